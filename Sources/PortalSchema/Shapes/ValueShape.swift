import PortalDocument

/// What a value of a description must be: the kinds it may have, and for each what holds then.
struct ValueShape: Sendable {
    /// A set of ``NodeKind``.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let null = Kinds(rawValue: 1 << NodeKind.null.rawValue)
        static let boolean = Kinds(rawValue: 1 << NodeKind.boolean.rawValue)
        static let integer = Kinds(rawValue: 1 << NodeKind.integer.rawValue)
        static let number = Kinds(rawValue: 1 << NodeKind.number.rawValue)
        static let string = Kinds(rawValue: 1 << NodeKind.string.rawValue)
        static let sequence = Kinds(rawValue: 1 << NodeKind.sequence.rawValue)
        static let mapping = Kinds(rawValue: 1 << NodeKind.mapping.rawValue)
        static let all = Kinds(rawValue: 0x7f)

        /// Whether a kind is in the set.
        func contains(_ kind: NodeKind) -> Bool { rawValue & (1 << kind.rawValue) != 0 }
    }

    var kinds: Kinds
    /// The object that a mapping is.
    var object: ObjectName?
    /// What the members of a mapping are, whatever their keys; one or none.
    var entries: [ValueShape] = []
    /// What the keys of such a mapping are.
    var keys: TextFormat = .any
    /// What the elements of a sequence are; one or none.
    var elements: [ValueShape] = []
    /// How few and how many members or elements there may be.
    var count: ClosedRange<Int> = 0...Int.max
    /// Whether no two elements may be equal; asked of scalars only.
    var isUnique = false
    /// What a string is.
    var format: TextFormat = .any
    /// The words that a string may be; empty for any.
    var words: [String] = []
    /// Whether a number must not be negative.
    var isCount = false
    /// Whether a boolean must be true.
    var isTrue = false
    /// Whether a string is a reference: a URI that leads to a value of the same shape.
    var isReference = false

    static let any = ValueShape(kinds: .all)
    static let string = ValueShape(kinds: .string)
    static let boolean = ValueShape(kinds: .boolean)
    static let mustBeTrue = ValueShape(kinds: .boolean, isTrue: true)
    static let number = ValueShape(kinds: [.integer, .number])
    /// A whole number that is not negative; `3.0` is one (JSON Schema core section 4.2.3).
    static let count = ValueShape(kinds: [.integer, .number], isCount: true)
    static let mapping = ValueShape(kinds: .mapping)
    static let sequence = ValueShape(kinds: .sequence)
    static let strings = ValueShape.list(.string)

    static func words(_ words: String...) -> ValueShape { ValueShape(kinds: .string, words: words) }

    static func text(_ format: TextFormat) -> ValueShape { ValueShape(kinds: .string, format: format) }

    static func object(_ name: ObjectName) -> ValueShape { ValueShape(kinds: .mapping, object: name) }

    static func list(_ element: ValueShape, atLeast minimum: Int = 0, unique: Bool = false) -> ValueShape {
        ValueShape(kinds: .sequence, elements: [element], count: minimum...Int.max, isUnique: unique)
    }

    static func map(
        _ entry: ValueShape,
        keys: TextFormat = .any,
        count: ClosedRange<Int> = 0...Int.max
    ) -> ValueShape {
        ValueShape(kinds: .mapping, entries: [entry], keys: keys, count: count)
    }

    /// A value that is one or the other; what each says of a kind must not overlap.
    static func | (left: ValueShape, right: ValueShape) -> ValueShape {
        var result = left
        result.kinds.formUnion(right.kinds)
        result.object = left.object ?? right.object
        result.entries += right.entries
        result.elements += right.elements
        if left.kinds.isDisjoint(with: [.sequence, .mapping]) { result.count = right.count }
        result.isUnique = left.isUnique || right.isUnique
        result.words += right.words
        if left.format == .any { result.format = right.format }
        result.isCount = left.isCount || right.isCount
        return result
    }

    /// What it must be, in words: `a string`, `a mapping or a boolean`.
    var expectation: String {
        let names: [(Kinds, String)] = [
            (.mapping, "a mapping"), (.sequence, "a list"), (.string, "a string"), (.boolean, "a boolean"),
        ]
        var result = names.filter { kinds.contains($0.0) }.map(\.1)
        if !kinds.isDisjoint(with: [.integer, .number]) { result.append(isCount ? "a whole number" : "a number") }
        guard let last = result.last else { return "nothing" }
        return result.count == 1 ? last : result.dropLast().joined(separator: ", ") + " or " + last
    }
}

/// What a text or a key must look like.
enum TextFormat: Sendable {
    case any
    /// A key of the Components Object.
    case componentName
    /// A key of the Responses Object: a status code, a range such as `4XX`, or `default`.
    case statusCode
    /// A host, perhaps with a port, and nothing else.
    case host
    /// A path from the root.
    case rootedPath
    /// A method of RFC 9110 section 9 that has no field of its own.
    case additionalMethod
    /// A URI without fragment.
    case withoutFragment

    /// What is expected, in words.
    var expectation: String {
        switch self {
        case .any: "anything"
        case .componentName: "letters, digits, `.`, `-` and `_`"
        case .statusCode: "a status code, a range such as `4XX`, or `default`"
        case .host: "a host name, with a port or without"
        case .rootedPath: "a path that begins with `/`"
        case .additionalMethod: "a method that has no field of its own"
        case .withoutFragment: "a URI without fragment"
        }
    }

    /// Whether a text is one.
    func matches(_ text: UnsafeBufferPointer<UInt8>, _ format: ApiDescription.Format) -> Bool {
        switch self {
        case .any: true
        case .componentName: !text.isEmpty && text.allSatisfy(Self.isNameByte)
        case .statusCode: text.elementsEqual("default".utf8) || Self.isStatusCode(text, format)
        case .host: !text.isEmpty && !text.contains { "{}/ \\".utf8.contains($0) }
        case .rootedPath: text.first == UInt8(ascii: "/")
        case .additionalMethod: !text.isEmpty && text.allSatisfy(Self.isTokenByte) && !Self.hasField(text)
        case .withoutFragment: !text.contains(UInt8(ascii: "#"))
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// RFC 9110 section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func hasField(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"].contains {
            text.elementsEqual($0.utf8)
        }
    }

    private static func isStatusCode(_ text: UnsafeBufferPointer<UInt8>, _ format: ApiDescription.Format) -> Bool {
        guard text.count == 3 else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if format == .swagger2 { return text.allSatisfy(digits.contains) }
        guard (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(text[0]) else { return false }
        let x = UInt8(ascii: "X")
        return (digits.contains(text[1]) && digits.contains(text[2])) || (text[1] == x && text[2] == x)
    }
}
