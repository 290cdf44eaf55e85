/// The part of RE2's syntax that we let through.
///
/// Istio's webhook refuses a whole VirtualService for one expression that RE2 does not take, and Envoy a whole port for
/// one whose program grows too large. So every expression that a user wrote is read here, and what we do not know is
/// refused: <https://github.com/google/re2/wiki/Syntax>.
package struct ExpressionSyntax {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var openGroups = 0
    private var hasAtom = false
    private var repetitions = 0
    /// An estimate, rather too large, of the steps of the program that RE2 makes of each open group.
    private var sizes = [0]
    /// The same of what a repetition would repeat.
    private var atomSize = 0
    /// How short a text can be that fits: the shortest finished branch of each open group, and the branch being read.
    private var lengths: [(shortest: Int, current: Int)] = [(.max, 0)]
    /// The same of what a repetition would repeat.
    private var atomLength = 0

    /// Envoy is told to take programs of 32,768 steps, as Istio tells its proxies.
    private static let largestProgram = 30_000

    /// Why an expression is not let through, or `nil`.
    package static func fault(_ expression: String, for target: ProxyTarget) -> String? {
        guard expression.utf8.count <= target.expressionLimit else {
            return "it takes \(expression.utf8.count) bytes and \(target.name) takes \(target.expressionLimit)"
        }
        var syntax = ExpressionSyntax(scalars: Array(expression.unicodeScalars))
        return syntax.read()
    }

    /// How many characters the shortest text that fits has; of an expression that is let through.
    package static func shortestMatch(_ expression: String) -> Int {
        var syntax = ExpressionSyntax(scalars: Array(expression.unicodeScalars))
        guard syntax.read() == nil, let last = syntax.lengths.last else { return 0 }
        return min(last.shortest, last.current)
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func read() -> String? {
        while let scalar = next {
            index += 1
            let fault: String?
            switch scalar {
            case "\\": fault = escape(inClass: false)
            case "[": fault = characterClass()
            case "(": fault = openGroup()
            case ")":
                guard openGroups > 0 else { return "it closes a group that it did not open" }
                openGroups -= 1
                let size = sizes.removeLast()
                let length = lengths.removeLast()
                addAtom(size + 2, length: min(length.shortest, length.current))
                fault = nil
            case "*", "+", "?": fault = repetition(scalar == "+" ? 1 : 0)
            case "{": fault = countedRepetition()
            case "|":
                hasAtom = false
                let branch = lengths[lengths.count - 1]
                lengths[lengths.count - 1] = (min(branch.shortest, branch.current), 0)
                fault = nil
            case "^", "$":
                hasAtom = false
                fault = nil
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}":
                fault = "it holds control characters"
            case ".":
                addAtom(6)
                fault = nil
            default:
                addAtom(2)
                fault = nil
            }
            if let fault { return fault }
            if let size = sizes.last, size > Self.largestProgram { return "its program grows too large" }
        }
        return openGroups > 0 ? "a group of it is not closed" : nil
    }

    private mutating func addAtom(_ size: Int, length: Int = 1) {
        hasAtom = true
        atomSize = size
        sizes[sizes.count - 1] += size
        atomLength = length
        lengths[lengths.count - 1].current += length
    }

    /// What the last atom counts for where it has to be there so often.
    private mutating func repeatLength(_ least: Int) {
        // As long as a program may be there is no overflow: its steps are more than its characters.
        lengths[lengths.count - 1].current += atomLength * (min(least, 1000) - 1)
    }

    private mutating func openGroup() -> String? {
        if take("?") {
            guard take(":") || take("i") && take(":") else { return "`(?` begins a form that we do not know" }
        }
        openGroups += 1
        sizes.append(0)
        lengths.append((.max, 0))
        hasAtom = false
        return openGroups > 50 ? "its groups are nested more than 50 deep" : nil
    }

    private mutating func repetition(_ least: Int) -> String? {
        guard hasAtom else { return "it repeats nothing" }
        repeatLength(least)
        _ = take("?")
        // RE2 takes no repetition of a repetition.
        hasAtom = false
        return nil
    }

    private mutating func countedRepetition() -> String? {
        guard hasAtom else { return "it repeats nothing" }
        let least = number()
        let most = take(",") ? number() ?? least : least
        guard let least, let most, least <= most, take("}") else { return "`{` begins no repetition" }
        // RE2 copies what is repeated. The sum is bounded as well, so that compiling stays quick.
        sizes[sizes.count - 1] += (atomSize + 1) * most
        repetitions += openGroups > 0 ? most * 10 : most
        guard repetitions <= 1000 else { return "it repeats too often" }
        repeatLength(least)
        _ = take("?")
        hasAtom = false
        return nil
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = next?.value, (0x30...0x39).contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit - 0x30), 100_000)
            index += 1
        }
        return value
    }

    private mutating func escape(inClass: Bool) -> String? {
        guard let scalar = next else { return "it ends in a backslash" }
        index += 1
        if !inClass { addAtom(6) }
        if scalar.isASCII, !scalar.properties.isAlphabetic, !(0x30...0x39).contains(scalar.value), scalar.value > 0x20,
            scalar.value < 0x7f
        {
            return nil
        }
        switch scalar {
        case "d", "D", "s", "S", "w", "W", "n", "r", "t", "f", "v", "a":
            return nil
        case "b", "B", "A", "z":
            hasAtom = false
            if !inClass { lengths[lengths.count - 1].current -= 1 }
            return inClass ? "`\\\(scalar)` stands in a class" : nil
        default:
            return "`\\\(scalar)` is an escape that we do not know"
        }
    }

    private mutating func characterClass() -> String? {
        _ = take("^")
        var previous: Unicode.Scalar?
        var isFirst = true
        var parts = 0
        while let scalar = next {
            index += 1
            parts += scalar.isASCII ? 0 : 1
            if scalar == "]", !isFirst {
                addAtom(6 * (parts + 1))
                return nil
            }
            isFirst = false
            switch scalar {
            case "[":
                guard next != ":" else { return "`[:` begins a form that we do not know" }
                previous = scalar
            case "\\":
                if let fault = escape(inClass: true) { return fault }
                previous = nil
            case "-":
                guard let lower = previous, let upper = next, upper != "]" else {
                    previous = scalar
                    continue
                }
                guard upper != "\\", upper != "[", lower <= upper else {
                    return "a range in a class is reversed or unclear"
                }
                index += 1
                previous = nil
            default:
                previous = scalar
            }
        }
        return "a class of it is not closed"
    }
}
