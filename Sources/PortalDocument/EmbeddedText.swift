internal import PortalDiagnostics

/// Finds the bytes of a decoded scalar in the text that it was written in.
///
/// A scalar is source without something (indentation, quotes, line breaks that fold), so it is a list of runs that stand
/// in both texts.
struct EmbeddedText {
    private let source: UnsafeBufferPointer<UInt8>
    private let text: UnsafeBufferPointer<UInt8>
    private var runs: [OffsetMap.Run] = []
    private var inner = 0

    /// The map of a string value.
    static func map(of node: Node) -> OffsetMap {
        let start = UInt32(truncatingIfNeeded: 0)
        guard let span = node.tree.span(of: node.index) else {
            return OffsetMap(runs: [OffsetMap.Run(inner: 0, outer: start)])
        }
        let record = node.record
        if !record.flags.contains(.decoded) {
            return OffsetMap(runs: [OffsetMap.Run(inner: 0, outer: record.first)])
        }
        let runs: [OffsetMap.Run] = node.tree.source.withUnsafeBufferPointer { source in
            node.withTextBytes { text in
                var map = EmbeddedText(source: source, text: text)
                let range = Int(span.start)..<Swift.min(Int(span.end), source.count)
                if record.flags.contains(.block) {
                    map.alignBlock(range)
                } else {
                    map.alignFlow(range)
                }
                guard map.inner == text.count else { return [OffsetMap.Run(inner: 0, outer: span.start)] }
                return map.runs
            }
        }
        return OffsetMap(runs: runs)
    }

    private init(source: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>) {
        self.source = source
        self.text = text
    }

    /// Notes that the next bytes of the text stand at an offset of the source.
    private mutating func align(_ count: Int, at outer: Int) {
        guard count > 0 else { return }
        if let last = runs.last, outer - Int(last.outer) == inner - Int(last.inner) {
            inner += count
            return
        }
        runs.append(
            OffsetMap.Run(inner: UInt32(truncatingIfNeeded: inner), outer: UInt32(truncatingIfNeeded: outer))
        )
        inner += count
    }

    private func isBreak(_ offset: Int) -> Bool {
        source[offset] == UInt8(ascii: "\n") || source[offset] == UInt8(ascii: "\r")
    }

    private func isBlank(_ offset: Int) -> Bool {
        source[offset] == UInt8(ascii: " ") || source[offset] == UInt8(ascii: "\t")
    }

    /// The offset behind the line break at an offset.
    private func afterBreak(_ offset: Int, _ end: Int) -> Int {
        let isPair =
            source[offset] == UInt8(ascii: "\r") && offset + 1 < end && source[offset + 1] == UInt8(ascii: "\n")
        return offset + (isPair ? 2 : 1)
    }
}

// MARK: - Plain and quoted scalars

extension EmbeddedText {
    private mutating func alignFlow(_ range: Range<Int>) {
        guard let first = range.first else { return }
        let quote = source[first]
        let isDouble = quote == UInt8(ascii: "\"")
        let isSingle = quote == UInt8(ascii: "'")
        var offset = range.lowerBound
        var end = range.upperBound
        if isDouble || isSingle {
            offset += 1
            end -= 1
        }
        while offset < end {
            let byte = source[offset]
            if isDouble, byte == UInt8(ascii: "\\") {
                if offset + 1 < end, isBreak(offset + 1) {
                    offset = alignFold(offset + 1, end, isEscaped: true)
                } else {
                    let (scalar, length) = EscapedText.decode(source, at: offset)
                    align(UTF8.width(scalar), at: offset)
                    offset += length
                }
            } else if isSingle, byte == quote {
                align(1, at: offset)
                offset += 2
            } else if let fold = foldStart(offset, end) {
                offset = alignFold(fold, end, isEscaped: false)
            } else {
                align(1, at: offset)
                offset += 1
            }
        }
    }

    /// The offset of a line break that only blanks stand before.
    private func foldStart(_ offset: Int, _ end: Int) -> Int? {
        var offset = offset
        while offset < end, isBlank(offset) { offset += 1 }
        return offset < end && isBreak(offset) ? offset : nil
    }

    /// Passes over line breaks and blanks: one break is a space, each further one a line (YAML 1.2.2 section 6.5).
    private mutating func alignFold(_ start: Int, _ end: Int, isEscaped: Bool) -> Int {
        var offset = start
        var breaks = 0
        while offset < end {
            if isBreak(offset) {
                offset = afterBreak(offset, end)
                breaks += 1
            } else if isBlank(offset) {
                offset += 1
            } else {
                break
            }
        }
        align(isEscaped ? breaks - 1 : Swift.max(1, breaks - 1), at: start)
        return offset
    }
}

// MARK: - Block scalars

extension EmbeddedText {
    private mutating func alignBlock(_ range: Range<Int>) {
        var offset = range.lowerBound
        while offset < range.upperBound, !isBreak(offset) { offset += 1 }
        guard offset < range.upperBound else { return }
        offset = afterBreak(offset, range.upperBound)
        guard let indentation = indentation(offset..<range.upperBound) else { return }
        skipLines(at: offset)
        while offset < range.upperBound, inner < text.count {
            let line = offset
            while offset < range.upperBound, offset - line < indentation, source[offset] == UInt8(ascii: " ") {
                offset += 1
            }
            let content = offset
            while offset < range.upperBound, !isBreak(offset) { offset += 1 }
            let count = offset - content
            guard inner + count <= text.count,
                UnsafeBufferPointer(rebasing: source[content..<offset]).hasSameBytes(
                    as: UnsafeBufferPointer(rebasing: text[inner..<inner + count])
                )
            else {
                inner = -1
                return
            }
            if count > 0 {
                align(count, at: content)
                if inner < text.count, text[inner] == UInt8(ascii: " ") {
                    align(1, at: offset)
                } else {
                    skipLines(at: offset)
                }
            }
            if offset < range.upperBound { offset = afterBreak(offset, range.upperBound) }
        }
    }

    /// Passes over the line breaks of the text; those of empty lines stand right behind one another in the source too.
    private mutating func skipLines(at outer: Int) {
        var count = 0
        while inner + count < text.count, text[inner + count] == UInt8(ascii: "\n") { count += 1 }
        align(count, at: outer)
    }

    /// How far the lines are indented: by how much the first line with content is longer in the source.
    private func indentation(_ range: Range<Int>) -> Int? {
        func leading(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
            var spaces = 0
            for offset in range {
                switch bytes[offset] {
                case UInt8(ascii: " "): spaces += 1
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"): spaces = 0
                default: return spaces
                }
            }
            return nil
        }
        guard let outside = leading(source, range), let inside = leading(text, 0..<text.count), outside >= inside
        else { return nil }
        return outside - inside
    }
}
