/// The tags that the core schema gives a meaning (YAML 1.2.2 chapter 10), and those of YAML 1.1 whose values JSON has.
enum CoreTag: Hashable {
    case null
    case boolean
    case integer
    case number
    case string
    case sequence
    case mapping
    case merge
    case unknown

    private static let prefix = "tag:yaml.org,2002:"

    /// Reads a resolved tag.
    init(_ name: String) {
        guard name.hasPrefix(Self.prefix) else {
            // `!` alone asks for a string.
            self = name == "!" ? .string : .unknown
            return
        }
        switch name.dropFirst(Self.prefix.count) {
        case "null": self = .null
        case "bool": self = .boolean
        case "int": self = .integer
        case "float": self = .number
        case "str", "binary", "timestamp": self = .string
        case "seq", "omap", "pairs": self = .sequence
        case "map", "set": self = .mapping
        case "merge": self = .merge
        default: self = .unknown
        }
    }

    /// A tag as people write it: `!!int` for `tag:yaml.org,2002:int`.
    static func shorthand(of name: String) -> String {
        name.hasPrefix(prefix) ? "!!" + name.dropFirst(prefix.count) : name
    }
}
