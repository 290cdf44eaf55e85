/// The tables of one version, flattened for the walker: shapes are numbers, names are found by hash.
struct ShapeTable: Sendable {
    /// A ``ValueShape``, its parts by number.
    struct Value: Sendable {
        var kinds: ValueShape.Kinds
        var isUnique: Bool
        var isCount: Bool
        var isTrue: Bool
        var isReference: Bool
        var isText: Bool
        /// Whether containers have to be counted.
        var isCounted: Bool
        /// The object that a mapping is; -1 for none.
        var object: Int16
        /// What the members of a mapping are; -1 for none.
        var entry: Int16
        /// What the elements of a sequence are; -1 for none.
        var element: Int16
        var keys: TextFormat
        /// The declaration, for what is said when something is wrong.
        var shape: Int
    }

    /// An ``ObjectShape``, its parts by number.
    struct Object: Sendable {
        var keys: KeyTable
        /// The shape of each field, in the order of declaration.
        var values: [Int16]
        /// The fields that have to be there, as bits.
        var required: UInt64
        var entry: Int16
        var entryKeys: TextFormat
        var othersAreErrors: Bool
        var allowsExtensions: Bool
        var isReferenceable: Bool
        var isNotEmpty: Bool
        var constraints: [Constraint]
        var variantField: String?
        var variants: [(text: String, object: Int16)]
        var otherwise: Int16
        /// The declaration, for what is said when something is wrong.
        var shape: ObjectShape
    }

    /// An ``ObjectShape/Constraint`` over bits.
    struct Constraint: Sendable {
        enum Kind: Sendable {
            case atMostOne
            case exactlyOne
            case atLeastOne
            /// Where one of `fields` is, all of `others` have to be.
            case requires
            /// Where `fields` is and has a text, `others` has to be.
            case requiresWhen(String)
            /// Where one of `fields` is, none of `others` may be.
            case excludes
        }

        var kind: Kind
        var fields: UInt64
        var others: UInt64 = 0
        var names: [String]
    }

    let format: ApiDescription.Format
    private(set) var values: [Value] = []
    private(set) var shapes: [ValueShape] = []
    private(set) var objects: [Object] = []

    private static let swagger2 = ShapeTable(.swagger2)
    private static let openAPI30 = ShapeTable(.openAPI30)
    private static let openAPI31 = ShapeTable(.openAPI31)
    private static let openAPI32 = ShapeTable(.openAPI32)

    /// The tables of a version, made when first asked for.
    static func table(of format: ApiDescription.Format) -> ShapeTable {
        switch format {
        case .swagger2: swagger2
        case .openAPI30: openAPI30
        case .openAPI31: openAPI31
        case .openAPI32: openAPI32
        }
    }

    private init(_ format: ApiDescription.Format) {
        self.format = format
        objects.reserveCapacity(ObjectName.allCases.count)
        for name in ObjectName.allCases {
            objects.append(flatten(name.shape(format)))
        }
    }

    private mutating func flatten(_ shape: ObjectShape) -> Object {
        let fields = shape.fields.filter { $0.formats.contains(format) }
        // The bits of a word number the fields; the longest table has 62.
        let values = fields.prefix(64).map { flatten($0.value) }
        var required: UInt64 = 0
        for (index, field) in fields.enumerated() where field.isRequired { required |= 1 << UInt64(index) }
        var entry: Int16 = -1
        var entryKeys = TextFormat.any
        var othersAreErrors = false
        switch shape.others {
        case .unknown: othersAreErrors = true
        case .ignored: break
        case .entries(let value, let keys):
            entry = flatten(value)
            entryKeys = keys
        }
        let names = fields.map(\.name)
        return Object(
            keys: KeyTable(names),
            values: values,
            required: required,
            entry: entry,
            entryKeys: entryKeys,
            othersAreErrors: othersAreErrors,
            allowsExtensions: shape.allowsExtensions,
            isReferenceable: shape.isReferenceable,
            isNotEmpty: shape.isNotEmpty,
            constraints: shape.constraints.map { Self.flatten($0, names) },
            variantField: shape.variants?.field,
            variants: shape.variants?.objects.map { ($0.text, Int16($0.object.rawValue)) } ?? [],
            otherwise: shape.variants?.otherwise.map { Int16($0.rawValue) } ?? -1,
            shape: shape
        )
    }

    private mutating func flatten(_ shape: ValueShape) -> Int16 {
        let entry = shape.entries.first.map { flatten($0) } ?? -1
        let element = shape.elements.first.map { flatten($0) } ?? -1
        var isText = !shape.words.isEmpty
        if case .any = shape.format {} else { isText = true }
        values.append(
            Value(
                kinds: shape.kinds,
                isUnique: shape.isUnique,
                isCount: shape.isCount,
                isTrue: shape.isTrue,
                isReference: shape.isReference,
                isText: isText,
                isCounted: shape.count != 0...Int.max,
                object: shape.object.map { Int16($0.rawValue) } ?? -1,
                entry: entry,
                element: element,
                keys: shape.keys,
                shape: shapes.count
            )
        )
        shapes.append(shape)
        return Int16(truncatingIfNeeded: values.count - 1)
    }

    private static func flatten(_ constraint: ObjectShape.Constraint, _ names: [String]) -> Constraint {
        func bits(_ wanted: [String]) -> UInt64 {
            names.enumerated().reduce(0) { wanted.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
        }
        switch constraint {
        case .atMostOne(let fields):
            return Constraint(kind: .atMostOne, fields: bits(fields), names: fields)
        case .exactlyOne(let fields):
            return Constraint(kind: .exactlyOne, fields: bits(fields), names: fields)
        case .atLeastOne(let fields):
            return Constraint(kind: .atLeastOne, fields: bits(fields), names: fields)
        case .requires(let field, let other):
            return Constraint(kind: .requires, fields: bits([field]), others: bits([other]), names: [field, other])
        case .requiresWhen(let field, let text, let other):
            return Constraint(
                kind: .requiresWhen(text),
                fields: bits([field]),
                others: bits([other]),
                names: [field, other]
            )
        case .excludes(let field, let others):
            return Constraint(kind: .excludes, fields: bits([field]), others: bits(others), names: [field] + others)
        }
    }
}
