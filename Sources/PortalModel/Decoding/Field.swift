import PortalDiagnostics
import PortalDocument

/// A value that knows where it was written.
protocol Placed {
    var provenance: Provenance { get set }
}

/// A type whose written form is declared field by field: the decoder, the CRD schema and the reference page come from it.
protocol Shaped: Placed, Sendable {
    /// A value that says nothing, which reading fills in.
    static var blank: Self { get }
    /// The fields, in the order of the reference page.
    static var fields: [Field<Self>] { get }
    /// What has to hold between fields.
    static var rules: [Rule<Self>] { get }
    /// What the reference page calls the type.
    static var title: String { get }
}

extension Shaped {
    static var rules: [Rule<Self>] { [] }
    static var title: String { String(describing: Self.self) }
}

/// One field of a mapping: its name, its schema, its documentation, and how it is read into `Owner`.
struct Field<Owner>: Sendable {
    let name: String
    let docs: String
    let isRequired: Bool
    /// What the API server fills in where the field is absent.
    let fallback: Value?
    let schema: @Sendable () -> SchemaNode
    let read: @Sendable (inout Owner, Node, Place, inout Decoding) -> Void
    /// Whether it is known, and nothing is made of it: it does not appear in schema and reference.
    var isPassedOver = false

    init(
        _ name: String,
        _ docs: String,
        isRequired: Bool,
        fallback: Value? = nil,
        schema: @escaping @Sendable () -> SchemaNode,
        read: @escaping @Sendable (inout Owner, Node, Place, inout Decoding) -> Void
    ) {
        self.name = name
        self.docs = docs
        self.isRequired = isRequired
        self.fallback = fallback
        self.schema = schema
        self.read = read
    }

    /// The field without the type that it fills.
    var outline: TableOutline.Field {
        TableOutline.Field(name: name, isRequired: isRequired, isPassedOver: isPassedOver, schema: schema)
    }
}

extension Field {
    /// A field whose value goes to `set`.
    init<Content>(
        _ name: String,
        _ shape: Shape<Content>,
        _ docs: String,
        required: Bool = false,
        fallback: Value? = nil,
        set: @escaping @Sendable (inout Owner, Content, Provenance) -> Void
    ) {
        self.init(name, docs, isRequired: required, fallback: fallback, schema: shape.schema) {
            if let value = shape.read($1, $2, &$3) { set(&$0, value, Provenance($2)) }
        }
    }

    /// A field of the value.
    init<Content>(
        _ name: String,
        _ shape: Shape<Content>,
        into path: any WritableKeyPath<Owner, Content> & Sendable,
        required: Bool = false,
        fallback: Value? = nil,
        _ docs: String
    ) {
        self.init(name, shape, docs, required: required, fallback: fallback) { owner, value, _ in
            owner[keyPath: path] = value
        }
    }

    /// A field of the value that may be absent.
    init<Content>(
        _ name: String,
        _ shape: Shape<Content>,
        into path: any WritableKeyPath<Owner, Content?> & Sendable,
        required: Bool = false,
        fallback: Value? = nil,
        _ docs: String
    ) {
        self.init(name, shape, docs, required: required, fallback: fallback) { owner, value, _ in
            owner[keyPath: path] = value
        }
    }

    /// A mapping whose fields belong to the value itself.
    init(_ name: String, within table: Table<Owner>, required: Bool = false, _ docs: String) {
        self.init(name, docs, isRequired: required, schema: { SchemaNode(table) }) {
            if $3.expect(.mapping, $1, at: $2) { table.read(into: &$0, from: $1, at: $2, &$3) }
        }
    }

    /// A field that is known and that nothing has to be made of.
    static func passedOver(_ name: String) -> Field {
        var field = Field(name, "", isRequired: false, schema: { .anything }) { $3.consume($2) }
        field.isPassedOver = true
        return field
    }
}

/// A condition between the fields of a mapping.
struct Rule<Owner>: Sendable {
    /// The condition in the Common Expression Language, for the CRD; `nil` where Kubernetes cannot check it.
    let cel: String?
    /// What the API server answers.
    let message: String
    /// Reports what does not hold; nothing where a rule of the resolver does.
    let check: @Sendable (Owner, Node, Place, inout Decoding) -> Void

    init(
        cel: String?,
        _ message: String,
        check: @escaping @Sendable (Owner, Node, Place, inout Decoding) -> Void = { _, _, _, _ in }
    ) {
        self.cel = cel
        self.message = message
        self.check = check
    }
}
