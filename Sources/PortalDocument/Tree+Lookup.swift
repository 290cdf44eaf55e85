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
        guard mapping.flags.contains(.indexed) else {
            var child = index + 1
            while child < mapping.next {
                let record = records[Int(child)]
                if record.tag != .merge, text(of: child, isEqualTo: key) { return child }
                child = records[Int(record.next)].next
            }
            return nil
        }
        let hash = Self.hash(key)
        var low = 0
        var high = Int(mapping.first)
        while low < high {
            let middle = low + (high - low) / 2
            let slot = Int(mapping.second) + 2 * middle
            let candidate = slots[slot + 1]
            if slots[slot] < hash || (slots[slot] == hash && text(of: candidate, precedes: key)) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < Int(mapping.first) else { return nil }
        let slot = Int(mapping.second) + 2 * low
        return slots[slot] == hash && text(of: slots[slot + 1], isEqualTo: key) ? slots[slot + 1] : nil
    }

    /// The record of the element at a position of the sequence at `index`, which has it.
    func element(_ position: Int, of index: UInt32) -> UInt32 {
        let sequence = records[Int(index)]
        if sequence.flags.contains(.indexed) { return slots[Int(sequence.second) + position] }
        var child = index + 1
        for _ in 0..<position { child = records[Int(child)].next }
        return child
    }

    /// The position of an element in the sequence at `index`.
    func position(of element: UInt32, in index: UInt32) -> Int {
        let sequence = records[Int(index)]
        var low = 0
        guard sequence.flags.contains(.indexed) else {
            var child = index + 1
            while child < element {
                child = records[Int(child)].next
                low += 1
            }
            return low
        }
        var high = Int(sequence.first)
        while low < high {
            let middle = low + (high - low) / 2
            if slots[Int(sequence.second) + middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func text(of index: UInt32, isEqualTo other: UnsafeBufferPointer<UInt8>) -> Bool {
        withText(of: scalar(index)) { $0.hasSameBytes(as: other) }
    }

    private func text(of index: UInt32, precedes other: UnsafeBufferPointer<UInt8>) -> Bool {
        withText(of: scalar(index)) { $0.lexicographicallyPrecedes(other) }
    }

    /// The record that a key is, aliases followed; no node is made, as that would count references.
    private func scalar(_ index: UInt32) -> Record {
        var record = records[Int(index)]
        while record.tag == .alias { record = records[Int(record.first)] }
        return record
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether both hold the same bytes.
    @inlinable
    package func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let left = UnsafeRawBufferPointer(self)
        let right = UnsafeRawBufferPointer(other)
        var index = 0
        while index &+ 8 <= count {
            guard
                left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            else { return false }
            index &+= 8
        }
        while index < count {
            guard left[index] == right[index] else { return false }
            index &+= 1
        }
        return true
    }
}
