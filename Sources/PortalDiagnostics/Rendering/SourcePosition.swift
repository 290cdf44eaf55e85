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

/// Finds lines and columns in one text: making it is O(bytes), a lookup is O(log lines + column).
struct LineIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
        }
        self.starts = starts
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
        // Continuation bytes begin no code point.
        let column = bytes[starts[line - 1]..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePosition(line: line, column: column + 1)
    }

    /// The text of a line, from 1, without its end; `nil` beyond the last.
    func text(ofLine line: Int) -> String? {
        guard line >= 1, line <= starts.count else { return nil }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
