internal import PortalDiagnostics
internal import PortalSchema
internal import PortalVocabulary

/// Makes the operations of a version from those of a description.
enum OperationReader {
    /// The operations, all of them selected and none overridden, in the order of paths and methods.
    static func operations(
        of description: ApiDescription,
        base: PathTemplate,
        _ route: RouteBinding,
        _ reasons: [String]
    ) -> [PreparedOperation] {
        var counts: [String: Int] = [:]
        for operation in description.operations { counts[operation.id, default: 0] += 1 }
        var result: [PreparedOperation] = []
        result.reserveCapacity(description.operations.count + description.unreadable.count)
        for operation in description.operations {
            let id = operation.id
            let ownBase = operation.servers.flatMap { Self.base(of: $0) } ?? base
            let path = operation.template ?? guardTemplate(operation.path)
            result.append(
                PreparedOperation(
                    name: RouteName.encoded(id, isMade: operation.hasMadeID),
                    id: id,
                    method: operation.method,
                    template: path.prefixed(by: ownBase),
                    isSelected: true,
                    withholding: operation.isSound && operation.template != nil && counts[operation.id] == 1
                        ? Withholding() : .because(reasons),
                    route: route,
                    planOverride: nil,
                    demandsSecurity: operation.demandsSecurity,
                    provenance: operation.provenance
                )
            )
        }
        for unreadable in description.unreadable {
            let id = "\(unreadable.method?.name ?? "*"):\(unreadable.path)"
            result.append(
                PreparedOperation(
                    name: RouteName.encoded(id, isMade: true),
                    id: id,
                    method: unreadable.method,
                    template: guardTemplate(unreadable.path).prefixed(by: base),
                    isSelected: true,
                    withholding: .because(reasons),
                    route: .none,
                    planOverride: nil,
                    demandsSecurity: true,
                    provenance: unreadable.provenance
                )
            )
        }
        return result
    }

    /// A template that matches at least what a faulty path can have meant: a segment that is no template becomes a
    /// parameter, and a query or fragment is cut off.
    static func guardTemplate(_ path: String) -> PathTemplate {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        let text = path.hasPrefix("/") ? path.dropFirst() : path
        let segments = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { part in
            (try? PathTemplate("/" + String(part)))?.segments.first ?? PathTemplate.Segment([.parameter("any")])
        }
        return PathTemplate(segments: segments)
    }

    /// The path of the first of an operation's own servers.
    private static func base(of servers: [Server]) -> PathTemplate? {
        guard let url = servers.first?.resolvedURL else { return nil }
        var rest = url[...]
        var slashes = 0
        if rest.first != "/" || rest.hasPrefix("//") {
            // scheme://authority/path
            while slashes < 2, let slash = rest.firstIndex(of: "/") {
                rest = rest[rest.index(after: slash)...]
                slashes += 1
            }
            guard slashes == 2 else { return nil }
            guard let slash = rest.firstIndex(of: "/") else { return PathTemplate(segments: []) }
            rest = rest[slash...]
        }
        return BasePath.literal(String(rest.prefix { $0 != "?" && $0 != "#" }))
    }
}
