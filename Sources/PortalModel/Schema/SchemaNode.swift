package import PortalDocument

/// The schema of a value, as far as CRDs and the reference page need it.
package struct SchemaNode: Sendable {
    /// The types of OpenAPI v3 that Kubernetes knows.
    package enum Kind: String, Sendable {
        /// A mapping.
        case object
        /// A list.
        case array
        /// A text.
        case string
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
    }

    /// A field of a mapping.
    package struct Property: Sendable {
        package let name: String
        package let docs: String
        package let isRequired: Bool
        package let fallback: Value?
        package let schema: SchemaNode
    }

    /// A condition in the Common Expression Language.
    package struct Condition: Sendable {
        package let expression: String
        package let message: String
    }

    package let kind: Kind
    package private(set) var format: String?
    package private(set) var pattern: String?
    /// What a text of that form is called.
    package private(set) var phrase: String?
    package private(set) var length: ClosedRange<Int>?
    package private(set) var words: [String] = []
    package private(set) var integers: [Int64] = []
    package private(set) var range: ClosedRange<Int64>?
    /// The fields of a mapping.
    package private(set) var properties: [Property] = []
    /// The schema of elements of a list, or of what stands under names of the user's choice: none or one.
    package private(set) var contents: [SchemaNode] = []
    private(set) var bounds: ListBounds?
    /// How many names of the user's choice a mapping may hold.
    private(set) var mostNames: Int?
    /// What the reference page calls the type of a mapping.
    package private(set) var title: String?
    package private(set) var conditions: [Condition] = []
    /// Whether a mapping holds whatever the user likes.
    package private(set) var isFree = false

    init(type: Kind) {
        kind = type
    }

    init(format: TextFormat) {
        kind = .string
        self.format = format.format
        pattern = format.pattern
        phrase = format.phrase
        length = format.atLeast...format.atMost
    }

    init(integer range: ClosedRange<Int64>) {
        kind = .integer
        self.range = range
    }

    init(integers: [Int64]) {
        kind = .integer
        self.integers = integers
    }

    init(number range: ClosedRange<Int64>) {
        kind = .number
        self.range = range
    }

    init(words: [String]) {
        kind = .string
        self.words = words
    }

    init(listOf element: SchemaNode, _ bounds: ListBounds) {
        kind = .array
        contents = [element]
        self.bounds = bounds
    }

    init(mapOf element: SchemaNode, atMost: Int) {
        kind = .object
        mostNames = atMost
        contents = [element]
    }

    init<Owner>(_ table: Table<Owner>) {
        kind = .object
        title = table.title
        properties = table.fields.filter { !$0.isPassedOver }.map {
            Property(
                name: $0.name,
                docs: $0.docs,
                isRequired: $0.isRequired,
                fallback: $0.fallback,
                schema: $0.schema()
            )
        }
        conditions = table.rules.compactMap { rule in
            rule.cel.map { Condition(expression: $0, message: rule.message) }
        }
    }

    /// A mapping that holds whatever the user likes.
    static var anything: SchemaNode {
        var node = SchemaNode(type: .object)
        node.isFree = true
        return node
    }
}
