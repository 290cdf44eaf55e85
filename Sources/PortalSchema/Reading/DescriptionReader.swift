import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// Reads the parts of a description that routes are made of, without judging them: shapes and rules do that.
struct DescriptionReader {
    let format: ApiDescription.Format
    let root: Node
    /// The place of the root, which may stand inside another document.
    let place: Place
    var resolver: ReferenceResolver
    /// How many more operations, and parameters of operations, are read: a `$ref` of a few bytes may stand for many.
    private(set) var operationsLeft = 100_000
    private(set) var parametersLeft = 1_000_000
    /// Names that YAML 1.1 readers take for others, and where they stand.
    var ambiguous: [(name: Node, place: Place)] = []

    init(format: ApiDescription.Format, root: Node, place: Place, resolver: ReferenceResolver) {
        self.format = format
        self.root = root
        self.place = place
        self.resolver = resolver
    }

    /// Whether there is more than is read.
    var isExceeded: Bool { operationsLeft < 0 || parametersLeft < 0 }

    /// Reads everything but `paths`.
    mutating func read() -> Draft {
        var draft = Draft(format: format, root: root, place: place)
        draft.security = security(root["security"], at: place)
        draft.schemes = securitySchemes()
        if format == .swagger2 {
            draft.servers = [DraftServers(place: place, node: root, servers: swaggerServers())]
        } else if let servers = Self.servers(root["servers"], at: place) {
            draft.servers = [servers]
        }
        draft.paths = paths()
        for holder in [["webhooks"], ["components", "pathItems"]] where format >= .openAPI31 {
            let value = root.value(at: holder.reduce(JSONPointer()) { $0.appending($1) })
            let holderPlace = holder.reduce(place) { $0.appending($1) }
            guard let value else { continue }
            for member in value.members where member.value.kind == .mapping {
                let name = member.key.text
                draft.pathlessItems.append(pathItem(name, member.value, at: holderPlace.appending(name)))
            }
        }
        draft.ambiguous = ambiguous
        if format >= .openAPI32 {
            let lists = [draft.security] + draft.allItems.flatMap { $0.operations.map(\.security) }
            let requirements = lists.compactMap { $0?.requirements }.flatMap { $0 }
            draft.schemes = securitySchemes(namedBy: requirements, known: draft.schemes)
        }
        return draft
    }

    /// The members of `paths`, in the order of their text.
    private mutating func paths() -> [DraftPath] {
        guard let paths = root["paths"], paths.kind == .mapping else { return [] }
        let pathsPlace = place.appending("paths")
        var result: [DraftPath] = []
        result.reserveCapacity(paths.count)
        for member in paths.members {
            let path = member.key.text
            if path.hasPrefix("x-") { continue }
            if isExceeded { break }
            result.append(pathItem(path, member.value, at: pathsPlace.appending(path)))
        }
        result = result.ordered { $0.path < $1.path }
        return result
    }

    private mutating func pathItem(_ path: String, _ node: Node, at place: Place) -> DraftPath {
        var result = DraftPath(path: path, place: place, node: node, template: Self.template(path))
        result.items = chain(from: node)
        for (position, item) in result.items.enumerated() {
            let itemPlace = position == 0 ? place : item.place
            // What stands beside a `$ref` wins over what it leads to: 3.0 and 3.1 leave that open.
            let nearer = Set(result.parameters.compactMap { $0.value?.key })
            result.parameters += parameters(item["parameters"], at: itemPlace).filter { parameter in
                parameter.value.map { !nearer.contains($0.key) } ?? true
            }
            for operation in operations(of: item, at: itemPlace) {
                if position == 0 || !result.operations.contains(where: { $0.method == operation.method }) {
                    result.operations.append(operation)
                }
            }
        }
        result.operations = result.operations.ordered { $0.method < $1.method }
        operationsLeft -= result.operations.count
        for operation in result.operations where !operation.parameters.isEmpty {
            parametersLeft -= operation.parameters.count + result.parameters.count
        }
        return result
    }

    /// A path item and those that its `$ref` leads to; empty where it is none or one of them cannot be found.
    private mutating func chain(from node: Node) -> [Node] {
        guard node.kind == .mapping else { return [] }
        var items = [node]
        while let reference = ReferenceResolver.reference(in: items[items.count - 1]) {
            guard items.count < 32, case .success(let next) = resolver.target(of: reference), next.kind == .mapping
            else { return [] }
            items.append(next)
        }
        if let odd = items[items.count - 1]["$ref"], odd.kind != .string { return [] }
        return items
    }

    /// More methods than anybody serves; the table of the Path Item Object reports more.
    static let maximumAdditionalOperations = 100

    private mutating func operations(of item: Node, at place: Place) -> [DraftOperation] {
        var result: [DraftOperation] = []
        for member in item.members {
            if member.key.hasText("additionalOperations"), format >= .openAPI32 {
                let morePlace = place.appending("additionalOperations")
                for more in member.value.members.prefix(Self.maximumAdditionalOperations) {
                    guard let method = HTTPMethod(more.key.text) else { continue }
                    // The fixed fields own the methods that they are called after.
                    if result.contains(where: { $0.method == method }) { continue }
                    result.append(operation(method, more.value, at: morePlace.appending(method.name)))
                }
            } else if let method = fixedMethod(member.key) {
                result.removeAll { $0.method == method }
                result.append(operation(method, member.value, at: place.appending(member.key.text)))
            }
        }
        return result
    }

    private mutating func operation(_ method: HTTPMethod, _ node: Node, at place: Place) -> DraftOperation {
        var node = node
        var fields = OperationFields(of: node)
        var isComplete = node.kind == .mapping
        // No version lets a reference stand for an operation, but descriptions do it, and what it means is plain.
        if fields.reference?.kind == .string {
            switch resolver.follow(node) {
            case .success(let target) where target.kind == .mapping:
                node = target
                fields = OperationFields(of: target)
            default:
                isComplete = false
            }
        }
        note(fields.operationID)
        for tag in fields.tags?.elements.map({ $0 }) ?? [] { note(tag) }
        return DraftOperation(
            method: method,
            place: place,
            node: node,
            fields: fields,
            id: fields.operationID?.string.flatMap { $0.isEmpty ? nil : $0 },
            parameters: parameters(fields.parameters, at: place),
            security: security(fields.security, at: place),
            isComplete: isComplete
        )
    }

    /// Remembers a name that YAML 1.1 readers take for another one.
    mutating func note(_ name: Node?) {
        if let name, name.isAmbiguous { ambiguous.append((name, name.place)) }
    }

    private static let methods: [(field: String, method: HTTPMethod, since: ApiDescription.Format)] = [
        ("get", .get, .swagger2), ("post", .post, .swagger2), ("put", .put, .swagger2),
        ("delete", .delete, .swagger2), ("patch", .patch, .swagger2), ("head", .head, .swagger2),
        ("options", .options, .swagger2), ("trace", .trace, .openAPI30), ("query", .query, .openAPI32),
    ]
    private static let methodNames = KeyTable(methods.map(\.field))

    private func fixedMethod(_ key: Node) -> HTTPMethod? {
        guard let index = key.withTextBytes({ Self.methodNames.index(of: $0) }) else { return nil }
        let known = Self.methods[index]
        return format >= known.since ? known.method : nil
    }

    /// A path as a template; one without its slash is read as if it had it, so that it can be guarded.
    private static func template(_ path: String) -> Result<PathTemplate, PathTemplate.Fault> {
        do {
            return .success(try PathTemplate(path))
        } catch PathTemplate.Fault.missingLeadingSlash {
            do { return .success(try PathTemplate("/" + path)) } catch { return .failure(error) }
        } catch {
            return .failure(error)
        }
    }
}
