import PortalDiagnostics

extension Tree {
    /// FNV-1a over the bytes of a key.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811c_9dc5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash ^ (hash >> 15)
    }

    /// The record of the key with some bytes in the mapping at `index`, or `nil`.
    func findKey(_ key: UnsafeBufferPointer<UInt8>, in index: UInt32) -> UInt32? {
        let mapping = records[Int(index)]
        if mapping.indexBits > 0 {
            let mask = (UInt32(1) << UInt32(mapping.indexBits)) &- 1
            var slot = Self.hash(key) & mask
            while true {
                let candidate = slots[Int(mapping.second &+ slot)]
                if candidate == 0 { return nil }
                if Node(tree: self, index: candidate).withTextBytes({ $0.elementsEqual(key) }) { return candidate }
                slot = (slot &+ 1) & mask
            }
        }
        var child = index + 1
        while child < mapping.next {
            let record = records[Int(child)]
            if record.tag != .merge, Node(tree: self, index: child).withTextBytes({ $0.elementsEqual(key) }) {
                return child
            }
            child = records[Int(record.next)].next
        }
        return nil
    }
}
