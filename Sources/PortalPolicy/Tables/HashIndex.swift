/// Finds rows of a table by a hash: open addressing, half full at most, never changed.
struct HashIndex: Sendable {
    /// The upper half of a hash and a row's number plus one; 0: empty.
    private let slots: [UInt64]

    /// Places rows by their hashes; one without is not to be found.
    init(_ hashes: [UInt64?]) {
        var size = 4
        while size < hashes.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for (row, hash) in hashes.enumerated() {
            guard let hash else { continue }
            var position = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[position] != 0 { position = (position + 1) & (size - 1) }
            slots[position] = Self.tag(hash) | UInt64(row + 1)
        }
        self.slots = slots
    }

    /// The first row with a hash that a condition holds for; rows with one hash come in the order given.
    @inline(__always)
    func first(_ hash: UInt64, where condition: (Int) -> Bool) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            let tag = Self.tag(hash)
            var position = Int(truncatingIfNeeded: hash) & mask
            while slots[position] != 0 {
                if slots[position] & 0xffff_ffff_0000_0000 == tag {
                    let row = Int(slots[position] & 0xffff_ffff) &- 1
                    if condition(row) { return row }
                }
                position = (position &+ 1) & mask
            }
            return nil
        }
    }

    @inline(__always)
    private static func tag(_ hash: UInt64) -> UInt64 { hash & 0xffff_ffff_0000_0000 }
}
