internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// How a path condition is said to Istio.
struct PathExpression {
    /// The longest regular expression that Istio's webhook takes, in bytes.
    static let limit = 1024

    /// The `uri` conditions; a request that fulfils one of them is taken.
    let conditions: [Value]
    /// The length of the expression that Istio would refuse; `nil` where ``conditions`` say exactly what was asked for.
    ///
    /// Otherwise they take more than that: every path that was asked for, and whatever else begins like it. That is
    /// good for a guard only.
    let refusedLength: Int?

    init(_ path: RouteMatch.Path) {
        switch path {
        case .template(let template):
            if let text = template.exactText {
                self.init(conditions: [["exact": .string(text)]])
            } else {
                self.init(beginning: template.regularExpression.utf8.dropLast(), end: "$")
            }
        case .below(let template):
            if let text = template.exactText?.utf8 {
                let top = String(Substring(text.last == UInt8(ascii: "/") ? text.dropLast() : text[...]))
                // Below the root is everything, the root included.
                let exact: [Value] = top.isEmpty ? [] : [["exact": .string(top)]]
                self.init(conditions: exact + [["prefix": .string(top + "/")]])
            } else {
                self.init(beginning: template.regularExpression.utf8.dropLast(), end: "(/.*)?$")
            }
        }
    }

    private init(conditions: [Value]) {
        self.conditions = conditions
        refusedLength = nil
    }

    private init(beginning: Substring.UTF8View, end: String) {
        let length = beginning.count + end.utf8.count
        if length <= Self.limit {
            conditions = [["regex": .string(String(Substring(beginning)) + end)]]
            refusedLength = nil
        } else {
            conditions = [["regex": .string(Self.shortened(Array(beginning)) + ".*$")]]
            refusedLength = length
        }
    }

    /// The longest beginning of an expression that leaves room for `.*$` and does not cut an atom.
    private static func shortened(_ bytes: [UInt8]) -> String {
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
