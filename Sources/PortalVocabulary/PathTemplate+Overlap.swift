extension PathTemplate {
    /// A path that both templates match, or `nil` if there is none.
    ///
    /// Templates are compared byte by byte as Envoy sees a path: a parameter may hold escapes, or a part of one.
    package func witness(with other: PathTemplate) -> String? {
        guard segments.count == other.segments.count else { return nil }
        var path = ""
        for (left, right) in zip(segments, other.segments) {
            guard let text = left.witness(with: right) else { return nil }
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
    /// Whether some text matches both segments; said of two very long ones without looking closer.
    package func overlaps(_ other: PathTemplate.Segment) -> Bool {
        switch (literal, other.literal) {
        case (let left?, let right?): left == right
        case (let left?, nil): other.matches(left.utf8)
        case (nil, let right?): matches(right.utf8)
        case (nil, nil): isParameterOnly || other.isParameterOnly || intersection(other) != nil
        }
    }

    /// A text that both segments match, or `nil` if there is none.
    package func witness(with other: PathTemplate.Segment) -> String? {
        switch (literal, other.literal) {
        case (let left?, let right?): left == right ? left : nil
        case (let left?, nil): other.matches(left.utf8) ? left : nil
        case (nil, let right?): matches(right.utf8) ? right : nil
        case (nil, nil): intersection(other)
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
    /// A step of the automaton of a segment.
    private enum Step {
        case byte(UInt8)
        /// Exactly one byte of a parameter.
        case one
        /// Any number of further bytes of it.
        case more
    }

    private var steps: [Step] {
        pieces.flatMap { piece -> [Step] in
            switch piece {
            case .literal(let text): text.utf8.map(Step.byte)
            case .parameter: [.one, .more]
            }
        }
    }

    /// A shortest text that both segments match, by a search of the product of their automata.
    private func intersection(_ other: PathTemplate.Segment) -> String? {
        let left = steps
        let right = other.steps
        let width = right.count + 1
        let states = (left.count + 1) * width
        // Nobody writes such segments; taking them for overlapping costs a guard at most.
        guard states <= 1 << 18 else { return "x" }
        var cameFrom = [Int32](repeating: -1, count: states)
        var byte = [UInt8](repeating: 0, count: states)
        var queue = [0]
        cameFrom[0] = 0
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let (row, column) = (state / width, state % width)
            if row == left.count, column == right.count { return Self.text(to: state, cameFrom, byte) }
            func reach(_ row: Int, _ column: Int, _ taken: UInt8) {
                let next = row * width + column
                guard cameFrom[next] < 0 else { return }
                cameFrom[next] = Int32(state)
                byte[next] = taken
                queue.append(next)
            }
            let leftStep = row < left.count ? left[row] : nil
            let rightStep = column < right.count ? right[column] : nil
            if case .more? = leftStep { reach(row + 1, column, 0) }
            if case .more? = rightStep { reach(row, column + 1, 0) }
            guard let leftStep, let rightStep else { continue }
            let nextRow = if case .more = leftStep { row } else { row + 1 }
            let nextColumn = if case .more = rightStep { column } else { column + 1 }
            switch (leftStep, rightStep) {
            case (.byte(let a), .byte(let b)): if a == b { reach(nextRow, nextColumn, a) }
            case (.byte(let a), _): reach(nextRow, nextColumn, a)
            case (_, .byte(let b)): reach(nextRow, nextColumn, b)
            default: reach(nextRow, nextColumn, UInt8(ascii: "x"))
            }
        }
        return nil
    }

    private static func text(to state: Int, _ cameFrom: [Int32], _ byte: [UInt8]) -> String {
        var bytes: [UInt8] = []
        var state = state
        while state != 0 {
            if byte[state] != 0 { bytes.append(byte[state]) }
            state = Int(cameFrom[state])
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
