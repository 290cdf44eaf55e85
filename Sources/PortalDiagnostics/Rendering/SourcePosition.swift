/// A place in a text as people count: lines and columns from 1, columns in Unicode code points.
public struct SourcePosition: Hashable, Sendable, Comparable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders by line, then column.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A range of a file that a person wrote.
public struct SourceRange: Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// The bytes, in the outermost text.
    public let span: Span
    /// The first character.
    public let start: SourcePosition
    /// The character behind the last one.
    public let end: SourcePosition
    /// The value it is about, as a JSON pointer, where it is known.
    public let pointer: JSONPointer?
}

/// Finds lines and columns in one text: making it is O(bytes), a lookup is O(log lines), however long the lines are.
struct LineIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]
    /// How many code points begin before each block of bytes.
    private let counts: [Int]

    private static let block = 256

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / Self.block + 1)
        var count = 0
        bytes.withUnsafeBufferPointer { bytes in
            for (index, byte) in bytes.enumerated() {
                if index % Self.block == 0 { counts.append(count) }
                if Self.beginsCodePoint(byte) { count += 1 }
                switch byte {
                case UInt8(ascii: "\n"):
                    starts.append(index + 1)
                case UInt8(ascii: "\r"):
                    let isBeforeFeed = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                    if !isBeforeFeed { starts.append(index + 1) }
                default:
                    break
                }
            }
        }
        self.starts = starts
        self.counts = counts
    }

    /// The place of a byte; offsets beyond the text are its end.
    func position(of offset: Int) -> SourcePosition {
        let offset = Swift.min(Swift.max(offset, 0), bytes.count)
        var low = 0
        var high = starts.count
        while low < high {
            let middle = low + (high - low) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        let line = Swift.max(low, 1)
        return SourcePosition(line: line, column: count(of: starts[line - 1]..<offset) + 1)
    }

    /// The bytes of a line, from 1, without its end; `nil` beyond the last.
    func range(ofLine line: Int) -> Range<Int>? {
        guard line >= 1, line <= starts.count else { return nil }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// How many code points begin in a range of bytes: O(1).
    func count(of range: Range<Int>) -> Int {
        count(before: range.upperBound) - count(before: range.lowerBound)
    }

    /// The offset some code points before or behind another one, within bounds: O(code points).
    func offset(_ offset: Int, by distance: Int, within bounds: Range<Int>) -> Int {
        var offset = offset
        var left = abs(distance)
        while left > 0, distance < 0 ? offset > bounds.lowerBound : offset < bounds.upperBound {
            offset += distance.signum()
            if offset == bounds.upperBound || Self.beginsCodePoint(bytes[offset]) { left -= 1 }
        }
        return offset
    }

    /// The text in a range of bytes.
    func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func count(before offset: Int) -> Int {
        guard offset > 0, !counts.isEmpty else { return 0 }
        let block = Swift.min(offset / Self.block, counts.count - 1)
        return counts[block] + bytes[block * Self.block..<offset].count(where: Self.beginsCodePoint)
    }

    /// Continuation bytes begin none.
    private static func beginsCodePoint(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}

extension LineIndex: CustomReflectable {
    /// What debuggers and `dump` show: the text may hold secrets.
    var customMirror: Mirror { Mirror(self, children: ["lines": starts.count]) }
}
