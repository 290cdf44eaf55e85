package import PortalIR
internal import PortalVocabulary

/// How a path condition is said to a proxy.
package struct PathExpression {
    /// The condition on the path, which is without query.
    package enum Condition: Equatable {
        /// The path itself.
        case exact(String)
        /// The path and what is below it, behind a slash; empty for every path.
        case below(String)
        /// An anchored RE2 expression for the whole path.
        case regex(String)
    }

    /// The condition.
    package let condition: Condition
    /// The length of the expression that the proxy would refuse; `nil` where ``condition`` says exactly what was asked
    /// for.
    ///
    /// Otherwise it takes more than that: every path that was asked for, and whatever else begins like it. That is good
    /// for a guard only.
    package let refusedLength: Int?

    /// Finds the condition.
    package init(_ path: RouteMatch.Path, for target: ProxyTarget) {
        let limit = target.expressionLimit
        switch path {
        case .template(let template):
            if let text = template.exactText {
                self.init(condition: .exact(text))
            } else {
                self.init(beginning: template.regularExpression.utf8.dropLast(), end: "$", limit: limit)
            }
        case .below(let template):
            if let text = template.exactText?.utf8 {
                let top = String(Substring(text.last == UInt8(ascii: "/") ? text.dropLast() : text[...]))
                self.init(condition: .below(top))
            } else {
                self.init(beginning: template.regularExpression.utf8.dropLast(), end: "(/.*)?$", limit: limit)
            }
        }
    }

    private init(condition: Condition) {
        self.condition = condition
        refusedLength = nil
    }

    private init(beginning: Substring.UTF8View, end: String, limit: Int) {
        let length = beginning.count + end.utf8.count
        if length <= limit {
            condition = .regex(String(Substring(beginning)) + end)
            refusedLength = nil
        } else {
            condition = .regex(Self.shortened(Array(beginning), limit: limit) + ".*$")
            refusedLength = length
        }
    }

    /// The longest beginning of an expression that leaves room for `.*$` and does not cut an atom.
    private static func shortened(_ bytes: [UInt8], limit: Int) -> String {
        var end = 0
        while end < bytes.count {
            let rest = bytes[end...]
            let atom =
                switch bytes[end] {
                case UInt8(ascii: "\\"): 2
                // Neither classes nor groups of ours hold others of their kind.
                case UInt8(ascii: "["): rest.prefix { $0 != UInt8(ascii: "]") }.count + 1
                case UInt8(ascii: "("): groupLength(rest)
                default: 1
                }
            guard end + atom <= limit - 3 else { break }
            end += atom
        }
        return String(decoding: bytes.prefix(end), as: UTF8.self)
    }

    /// The length of the group that a text begins with.
    private static func groupLength(_ text: ArraySlice<UInt8>) -> Int {
        var isEscaped = false
        var length = 0
        for byte in text {
            length += 1
            if byte == UInt8(ascii: ")"), !isEscaped { break }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return length
    }
}
