extension PathTemplate {
    /// A path that both templates match.
    ///
    /// Paths are compared in the spelling of ``normalized(_:)``.
    ///
    /// - Parameters:
    ///   - other: the other template
    ///   - filler: a character that begins no escape, nor ends one, for what any text may stand for
    /// - Returns: the path, or `nil` if there is none.
    package func witness(with other: PathTemplate, filler: Character = "x") -> String? {
        guard segments.count == other.segments.count else { return nil }
        var path = ""
        for (left, right) in zip(segments, other.segments) {
            guard let text = left.witness(with: right, filler: filler) else { return nil }
            path += "/" + text
        }
        return path
    }

    /// Whether some path matches both templates.
    package func overlaps(_ other: PathTemplate) -> Bool {
        segments.count == other.segments.count
            && zip(segments, other.segments).allSatisfy { $0.overlaps($1) }
    }

    /// Whether every path that this template matches matches the other one too.
    package func isCovered(by other: PathTemplate) -> Bool {
        segments.count == other.segments.count
            && zip(segments, other.segments).allSatisfy { $0.isCovered(by: $1) }
    }
}

extension PathTemplate.Segment {
    /// Whether some text matches both segments.
    ///
    /// Of two segments with parameters it is enough to look at what they begin and end with: of `a{x}b{y}` and `{z}c` the
    /// text `a`, something, `b`, something, `c` belongs to both, because a parameter takes whatever the other one asks for
    /// in the middle.
    package func overlaps(_ other: PathTemplate.Segment) -> Bool {
        switch (literal, other.literal) {
        case (let left?, let right?): left == right
        case (let left?, nil): other.matches(left.utf8)
        case (nil, let right?): matches(right.utf8)
        case (nil, nil): ends.prefix.agrees(with: other.ends.prefix) && ends.suffix.agreesAtEnd(with: other.ends.suffix)
        }
    }

    /// A text that both segments match, or `nil` if there is none.
    package func witness(with other: PathTemplate.Segment, filler: Character = "x") -> String? {
        switch (literal, other.literal) {
        case (let left?, let right?): left == right ? left : nil
        case (let left?, nil): other.matches(left.utf8) ? left : nil
        case (nil, let right?): matches(right.utf8) ? right : nil
        case (nil, nil): overlaps(other) ? common(with: other, filler) : nil
        }
    }

    /// Whether every text that this segment matches matches the other one too.
    package func isCovered(by other: PathTemplate.Segment) -> Bool {
        // A byte that no literal text holds stands for whatever a parameter may be: only a parameter of the other
        // segment can take it, and that one takes anything in its place.
        let sample = pieces.flatMap { piece -> [UInt8] in
            switch piece {
            case .literal(let text): Array(text.utf8)
            case .parameter: [0]
            }
        }
        return other.matches(sample)
    }

    /// Whether the segment is one parameter and nothing else.
    package var isParameterOnly: Bool {
        if pieces.count == 1, case .parameter = pieces[0] { true } else { false }
    }

    /// Whether a text without slash matches: literal pieces are found from the left, as early as possible, but for the
    /// last one, which has to end the text.
    package func matches(_ text: some Collection<UInt8>) -> Bool {
        let text = Array(text)
        var position = 0
        var pending = 0
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .parameter:
                pending += 1
            case .literal(let literal):
                let bytes = Array(literal.utf8)
                var start = position + pending
                if index == pieces.count - 1, pending > 0 { start = max(start, text.count - bytes.count) }
                guard let found = Self.find(bytes, in: text, from: start, anchored: pending == 0) else { return false }
                position = found + bytes.count
                pending = 0
            }
        }
        return pending > 0 ? text.count - position >= pending : position == text.count
    }

    private static func find(_ bytes: [UInt8], in text: [UInt8], from start: Int, anchored: Bool) -> Int? {
        var start = start
        while start + bytes.count <= text.count {
            if text[start..<start + bytes.count].elementsEqual(bytes) { return start }
            if anchored { return nil }
            start += 1
        }
        return nil
    }
}

// MARK: - Two segments with parameters

extension PathTemplate.Segment {
    /// The literal text that a segment with parameters begins and ends with.
    package var ends: (prefix: String, suffix: String) {
        var ends = (prefix: "", suffix: "")
        if case .literal(let text)? = pieces.first { ends.prefix = text }
        if case .literal(let text)? = pieces.last { ends.suffix = text }
        return ends
    }

    /// The fewest bytes that match.
    package var leastLength: Int {
        pieces.reduce(0) { length, piece in
            if case .literal(let text) = piece { length + text.utf8.count } else { length + 1 }
        }
    }

    /// Whether literal text stands between parameters.
    package var hasMiddle: Bool {
        pieces.dropFirst().dropLast().contains { if case .literal = $0 { true } else { false } }
    }

    /// A short text that matches both of two overlapping segments with parameters.
    private func common(with other: PathTemplate.Segment, _ filler: Character) -> String {
        let prefix = longer(ends.prefix, other.ends.prefix)
        let suffix = longer(ends.suffix, other.ends.suffix)
        let (left, right) = (inner(filler), other.inner(filler))
        var texts = [""]
        for inner in [left, right] {
            // What the ends are longer by may be all that the first or the last parameter takes.
            texts += [inner.trimmed(true, true), inner.trimmed(true, false), inner.trimmed(false, true), inner]
        }
        // With all parameters of both filled in, it matches both in any case.
        let last = prefix + left + right + suffix
        return texts.map { prefix + $0 + suffix }.ordered { $0.utf8.count < $1.utf8.count }.first { text in
            matches(text.utf8) && other.matches(text.utf8) && PathTemplate.normalized(text) == text
        } ?? last
    }

    /// What stands between the ends, each parameter filled in.
    private func inner(_ filler: Character) -> String {
        var result = ""
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .parameter: result.append(filler)
            case .literal(let text): if index > 0, index + 1 < pieces.count { result += text }
            }
        }
        return result
    }

    private func longer(_ left: String, _ right: String) -> String {
        left.utf8.count < right.utf8.count ? right : left
    }
}

extension String {
    /// Whether one of two texts begins with the other one.
    fileprivate func agrees(with other: String) -> Bool {
        zip(utf8, other.utf8).allSatisfy { $0 == $1 }
    }

    /// Whether one of two texts ends with the other one.
    fileprivate func agreesAtEnd(with other: String) -> Bool {
        zip(utf8.reversed(), other.utf8.reversed()).allSatisfy { $0 == $1 }
    }

    /// The text without its first and its last character.
    fileprivate func trimmed(_ first: Bool, _ last: Bool) -> String {
        String(dropFirst(first ? 1 : 0).dropLast(last ? 1 : 0))
    }
}
