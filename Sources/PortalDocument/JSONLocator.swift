/// Finds where the values of a JSON text stand, by walking the text; only done when somebody asks.
///
/// Values count as the records of the tree do: in the order of the text, keys and containers included. So the walk needs
/// no tree, and the record with a number is found by counting.
struct JSONLocator {
    /// The offsets of the first byte of each value, by record.
    private(set) var starts: [UInt32] = []
    /// The offsets behind the last byte of each value, by record.
    private(set) var ends: [UInt32] = []

    /// Walks a text.
    ///
    /// - Parameters:
    ///   - source: a text that jansson has accepted
    ///   - last: the record behind whose end the walk may stop
    init(_ source: [UInt8], upTo last: UInt32 = .max) {
        source.withUnsafeBufferPointer { source in
            var tokens = JSONTokens(source)
            var open: [Int] = []
            while let token = tokens.next() {
                let end = UInt32(truncatingIfNeeded: token.range.upperBound)
                if case .close = token.kind {
                    guard let record = open.popLast() else { return }
                    ends[record] = end
                    if record == last { return }
                    continue
                }
                starts.append(UInt32(truncatingIfNeeded: token.range.lowerBound))
                ends.append(end)
                switch token.kind {
                case .openArray, .openObject: open.append(starts.count - 1)
                default: if starts.count - 1 == last { return }
                }
            }
        }
    }

    /// The bytes of a record, or `nil` if the text has not so many.
    subscript(record: UInt32) -> (start: UInt32, end: UInt32)? {
        let index = Int(record)
        return index < starts.count ? (starts[index], ends[index]) : nil
    }
}
