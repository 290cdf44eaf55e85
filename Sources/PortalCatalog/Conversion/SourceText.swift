internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// A description that a specification is made of, with what is looked up in it.
struct SourceText {
    /// A value of a document.
    struct Identity: Hashable {
        var document: DocumentID
        var value: UInt32

        init(_ node: Node) {
            document = node.document.id
            value = node.identity
        }
    }

    /// The key of the entry in the version: what names are told apart by.
    let name: String
    let description: ApiDescription
    let shapes: DescriptionShapes
    var resolver: ReferenceResolver
    /// `consumes` and `produces` of Swagger.
    let consumes: [String]
    let produces: [String]
    /// The schemas that extend another one by `allOf`, by that one; made when first asked for.
    private var heirs: [Identity: [Heir]]?

    /// A schema that extends another one.
    struct Heir {
        /// Its name in the description.
        var name: String
        var node: Node
    }

    init(name: String, _ description: ApiDescription) {
        self.name = name
        self.description = description
        let text = description.text
        shapes = DescriptionShapes(description.format)
        resolver = ReferenceResolver(root: text.root, base: text.base, library: text.library)
        consumes = Self.texts(text.root["consumes"])
        produces = Self.texts(text.root["produces"])
    }

    var format: ApiDescription.Format { description.format }

    var root: Node { description.text.root }

    /// The texts of a list.
    static func texts(_ node: Node?) -> [String] {
        var seen: Set<String> = []
        return node?.elements.compactMap(\.string).filter { seen.insert($0).inserted } ?? []
    }

    /// Where the schemas of the description are kept.
    var schemas: Node? { format == .swagger2 ? root["definitions"] : root["components"]?["schemas"] }

    /// The schemas of the description that extend a schema by `allOf`, sorted by name.
    mutating func heirs(of schema: Node) -> [Heir] {
        if heirs == nil {
            var found: [Identity: [Heir]] = [:]
            for member in schemas.map({ Array($0.members) }) ?? [] {
                for part in member.value["allOf"].map({ Array($0.elements) }) ?? [] {
                    guard let reference = part["$ref"], reference.kind == .string,
                        case .success(let base) = resolver.target(of: reference)
                    else { continue }
                    found[Identity(base), default: []].append(Heir(name: member.key.text, node: member.value))
                }
            }
            heirs = found.mapValues { $0.ordered { $0.name < $1.name } }
        }
        return heirs?[Identity(schema)] ?? []
    }

    /// A path item and those that its `$ref` leads to.
    mutating func chain(of path: String) -> [Node] {
        guard let paths = root["paths"], let first = paths[path], first.kind == .mapping else { return [] }
        var items = [first]
        while items.count < 32, let reference = items.last?["$ref"], reference.kind == .string,
            case .success(let next) = resolver.target(of: reference), next.kind == .mapping
        {
            items.append(next)
        }
        return items
    }
}
