internal import PortalDocument

/// Finds the number of a name among the fields of an object without making a string.
///
/// A class, so that a table in use costs one count of references and not one for each of its arrays.
final class KeyTable: Sendable {
    /// The names in order.
    let names: [String]
    private let bytes: [UInt8]
    /// The number of a name plus one, or 0; open addressing.
    private let slots: [UInt8]
    private let mask: Int
    private let starts: [Int]

    init(_ names: [String]) {
        self.names = names
        var bytes: [UInt8] = []
        var starts = [0]
        for name in names {
            bytes += Array(name.utf8)
            starts.append(bytes.count)
        }
        var size = 4
        while size < names.count * 3 { size *= 2 }
        var slots = [UInt8](repeating: 0, count: size)
        for index in names.indices.prefix(254) {
            var slot = bytes[starts[index]..<starts[index + 1]].withUnsafeBufferPointer(Self.hash) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt8(index + 1)
        }
        self.bytes = bytes
        self.starts = starts
        self.slots = slots
        mask = size - 1
    }

    /// The number of a name, or `nil`.
    func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        var slot = Self.hash(name) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            let start = starts[index]
            let isName = bytes.withUnsafeBufferPointer {
                UnsafeBufferPointer(rebasing: $0[start..<starts[index + 1]]).hasSameBytes(as: name)
            }
            if isName { return index }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Length, first, middle and last byte tell most names of a table apart.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = name.first, let last = name.last else { return 0 }
        return name.count &* 7 &+ Int(first) &* 31 &+ Int(last) &* 11 &+ Int(name[name.count / 2]) &* 131
    }
}
