internal import CPortalCore

/// The memory of strings that callers borrow: it stays where it is until the handle that owns it is released.
struct StringStorage: ~Copyable {
    private var chunks: [UnsafeMutablePointer<CChar>] = []
    private var next: UnsafeMutablePointer<CChar>?
    private var room = 0
    /// Most handles keep a few short strings, a large result thousands.
    private var chunkSize = 64

    /// What is absent.
    static var absent: portalcore_string { portalcore_string(data: nil, size: 0) }

    /// Copies a string, and puts a NUL behind it.
    mutating func keep(_ string: String) -> portalcore_string {
        var string = string
        return string.withUTF8 { bytes in
            let target = reserve(bytes.count + 1)
            for (index, byte) in bytes.enumerated() { target[index] = CChar(bitPattern: byte) }
            target[bytes.count] = 0
            return portalcore_string(data: UnsafePointer(target), size: bytes.count)
        }
    }

    /// Copies a string, if there is one.
    mutating func keep(_ string: String?) -> portalcore_string {
        guard let string else { return Self.absent }
        return keep(string)
    }

    private mutating func reserve(_ count: Int) -> UnsafeMutablePointer<CChar> {
        if let start = next, room >= count {
            next = start + count
            room -= count
            return start
        }
        let size = Swift.max(count, chunkSize)
        chunkSize = Swift.min(chunkSize * 2, 4096)
        let chunk = UnsafeMutablePointer<CChar>.allocate(capacity: size)
        chunks.append(chunk)
        // A chunk that a long string fills is done with at once; the one before it may still have room.
        if size - count > room {
            next = chunk + count
            room = size - count
        }
        return chunk
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }
}
