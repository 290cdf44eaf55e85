/// A quick hash of bytes for lookups in tables: callers choose what is looked up, never what is in a table, and whoever
/// wrote a part of one does not know the seed.
enum ByteHash {
    /// The hash of some bytes; another seed gives another hash.
    @inline(__always)
    static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        let count = bytes.count
        var hash = mix(seed ^ 0x9e37_79b9_7f4a_7c15, UInt64(truncatingIfNeeded: count) ^ 0xe703_7ed1_a0b4_28db)
        var index = 0
        while index &+ 8 <= count {
            hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), 0xa076_1d64_78bd_642f)
            index &+= 8
        }
        if index < count {
            var rest: UInt64 = 0
            if count >= 8 {
                rest = bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            } else {
                while index < count {
                    rest = rest << 8 | UInt64(bytes[index])
                    index &+= 1
                }
            }
            hash = mix(hash ^ rest, 0x8ebc_6af0_9c88_c6e3)
        }
        return mix(hash, 0x5895_7d9f_2d11_2b1d)
    }

    /// The two halves of a product, folded.
    @inline(__always)
    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low ^ left
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the same bytes are in both.
    @inline(__always)
    func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        let count = self.count
        guard count == other.count else { return false }
        var index = 0
        while index &+ 8 <= count {
            if loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                return false
            }
            index &+= 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }

    /// Whether the same bytes are in both, but for the case of ASCII letters; `lowered` has them in lower case.
    func equalsIgnoringCase(lowered other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            if Self.lowered(self[index]) != other[index] { return false }
            index &+= 1
        }
        return true
    }

    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// A part of the bytes.
    @inline(__always)
    func part(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[start..<end])
    }

    /// Where a byte is found first, from a position on; eight bytes at a time.
    @inline(__always)
    func position(of byte: UInt8, from start: Int = 0) -> Int? {
        var index = start
        let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
        while index &+ 8 <= count {
            // What is zero in `word` is the byte; borrows can only be wrong above the first one.
            let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
            let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < count {
            if self[index] == byte { return index }
            index &+= 1
        }
        return nil
    }
}
