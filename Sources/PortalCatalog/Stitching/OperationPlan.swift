internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// Which operations are published under which path and name.
struct OperationPlan {
    /// The operations, in the order in which they are written: by description, then as it has its paths, then by method.
    private(set) var operations: [PlannedOperation] = []
    /// The literal path that stands in the servers: `/shop/v2`, or empty.
    private(set) var serverPath = ""

    /// Plans the operations of a version.
    ///
    /// - Parameters:
    ///   - version: the version
    ///   - positions: the operations to be published, as positions
    ///   - sources: the descriptions, by the position of their entry in the version
    init(_ version: PublishedVersion, _ positions: [Int], _ sources: [Int: (position: Int, source: SourceText)]) {
        let front = Self.front(of: version, ownPaths: sources.mapValues { $0.source.description.basePath })
        let depth = front.count
        serverPath = front.map { "/" + $0 }.joined()
        let ids = Self.ids(version, sources)
        var known: [Int: [Name: Operation]] = [:]
        var orders: [Int: [String: Int]] = [:]
        for (api, entry) in sources {
            known[api] = Self.operations(of: entry.source.description)
            orders[api] = Self.order(of: entry.source)
        }
        for position in positions {
            let published = version.operations[position]
            let name = Name(path: published.writtenPath, method: published.method)
            guard let entry = sources[published.api], let operation = known[published.api]?[name] else { continue }
            let template = PathTemplate(segments: Array(published.template.segments.dropFirst(depth)))
            operations.append(
                PlannedOperation(
                    position: position,
                    source: entry.position,
                    operation: operation,
                    template: template,
                    key: template,
                    id: ids[position]
                )
            )
        }
        operations = operations.ordered { left, right in
            let (a, b) = (version.operations[left.position].api, version.operations[right.position].api)
            let (first, second) = (orders[a]?[left.operation.path] ?? 0, orders[b]?[right.operation.path] ?? 0)
            return (a, first, left.methodOrder, left.operation.method.name)
                < (b, second, right.methodOrder, right.operation.method.name)
        }
        shareKeys()
    }

    private struct Name: Hashable {
        var path: String
        var method: HTTPMethod
    }

    private static func operations(of description: ApiDescription) -> [Name: Operation] {
        var result: [Name: Operation] = [:]
        for operation in description.operations {
            result[Name(path: operation.path, method: operation.method)] = operation
        }
        return result
    }

    private static func order(of source: SourceText) -> [String: Int] {
        var result: [String: Int] = [:]
        for (index, member) in (source.root["paths"].map { Array($0.members) } ?? []).enumerated() {
            result[member.key.text] = index
        }
        return result
    }

    /// Templates that are the same up to names are one path (3.1, "Path Templating"): the first one names it.
    private mutating func shareKeys() {
        var keys: [String: PathTemplate] = [:]
        var seen: Set<String> = []
        var kept: [PlannedOperation] = []
        for var operation in operations {
            let shape = operation.template.shape
            operation.key = keys[shape] ?? operation.template
            keys[shape] = operation.key
            // One route serves a method of a path: resolving withheld every other one.
            if seen.insert("\(operation.operation.method.name) \(shape)").inserted { kept.append(operation) }
        }
        operations = kept
    }

    // MARK: - Servers

    private static func segments(_ path: String) -> [Substring] { path.split(separator: "/") }

    /// The segments in front of all paths that belong to the servers: those that every entry has before what its
    /// description itself says.
    ///
    /// - Parameters:
    ///   - version: the version
    ///   - ownPaths: the base path that the description of each entry has of its own, by the position of the entry
    /// - Returns: the segments; none where nothing is shared.
    static func front(of version: PublishedVersion, ownPaths: [Int: String]) -> [String] {
        var common: [Substring]?
        for (index, api) in version.apis.enumerated() {
            var mount = segments(api.basePath)
            let own = segments(ownPaths[index] ?? "")
            if mount.suffix(own.count) == own[...] { mount.removeLast(own.count) }
            let shared = zip(common ?? mount, mount).prefix { $0 == $1 }.count
            common = Array(mount.prefix(shared))
        }
        let front = common?.map(String.init) ?? []
        // A path that does not begin so, which no resolved version has, is written in full, and all others with it.
        let isFront = version.operations.allSatisfy { operation in
            operation.template.segments.count > front.count
                && zip(operation.template.segments, front).allSatisfy { $0.pieces == [.literal($1)] }
        }
        return isFront ? front : []
    }

    // MARK: - Identifiers

    /// The identifiers of operations by position.
    ///
    /// They do not depend on who looks: of several operations that have one, the first description keeps it, and the name
    /// of the entry is put before it elsewhere.
    private static func ids(
        _ version: PublishedVersion,
        _ sources: [Int: (position: Int, source: SourceText)]
    ) -> [Int: String] {
        var made: [Int: Set<String>] = [:]
        for (api, entry) in sources {
            made[api] = Set(entry.source.description.operations.lazy.filter(\.hasMadeID).map(\.id))
        }
        var result: [Int: String] = [:]
        var used: Set<String> = []
        let order = version.operations.indices.ordered { version.operations[$0].api < version.operations[$1].api }
        for position in order {
            let operation = version.operations[position]
            if made[operation.api]?.contains(operation.id) ?? true { continue }
            var id = operation.id
            if used.contains(id), version.apis.indices.contains(operation.api) {
                id = "\(ComponentName.fitted(version.apis[operation.api].name))_\(operation.id)"
            }
            let base = id
            var ordinal = 2
            while !used.insert(id).inserted {
                id = "\(base)_\(ordinal)"
                ordinal += 1
            }
            result[position] = id
        }
        return result
    }
}
