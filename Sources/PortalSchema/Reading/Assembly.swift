import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// Makes the description out of the draft and of what was found wrong with it.
struct Assembly {
    private let draft: Draft
    private let findings: Findings
    private let schemes: [String: DraftScheme]
    /// Whether the parts that every operation draws from are free of errors.
    private let isRootSound: Bool
    private let isSecuritySound: Bool

    init(_ draft: Draft, _ findings: Findings) {
        self.draft = draft
        self.findings = findings
        schemes = Dictionary(draft.schemes.map { ($0.name, $0) }) { first, _ in first }
        // Of several servers, the first one gives the base path.
        let servers = draft.place.appending("servers")
        isRootSound =
            !findings.hasFault(in: draft.root, at: draft.place) { !Self.rootFieldsBesideRouting.contains($0) }
            && !findings.hasFault(at: servers) && !findings.hasFault(in: servers.appending(0))
        isSecuritySound = Self.isSound(draft.security, schemes, findings)
    }

    /// Fields of the document whose errors concern no route, or are asked for one by one.
    private static let rootFieldsBesideRouting: Set<String> = [
        "openapi", "swagger", "$self", "info", "jsonSchemaDialect", "paths", "webhooks", "components", "tags",
        "externalDocs", "definitions", "parameters", "responses", "securityDefinitions", "consumes", "produces",
        "security", "servers",
    ]
    private static let methodFields: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query", "additionalOperations",
    ]
    private static let operationFieldsBesideRouting: Set<String> = [
        "summary", "description", "externalDocs", "requestBody", "responses", "callbacks", "deprecated", "consumes",
        "produces", "parameters",
    ]

    /// The description.
    func description() -> ApiDescription {
        let info = draft.root["info"]
        let servers = draft.servers.flatMap(\.servers)
        var result = ApiDescription(
            document: draft.root.document,
            format: draft.format,
            title: info?["title"]?.string ?? "",
            version: info?["version"]?.string ?? "",
            summary: info?["description"]?.string,
            servers: servers,
            basePath: basePath(servers),
            securitySchemes: draft.schemes.compactMap(\.value)
        )
        result.operations.reserveCapacity(draft.paths.count * 2)
        for path in draft.paths { add(path, to: &result) }
        return result
    }

    private func basePath(_ servers: [Server]) -> String {
        if draft.format == .swagger2 { return ServerURL.normalizedPath(draft.root["basePath"]?.string ?? "") }
        return servers.first?.resolvedURL.map(ServerURL.basePath) ?? ""
    }

    private func add(_ path: DraftPath, to result: inout ApiDescription) {
        guard !path.items.isEmpty else {
            result.unreadable.append(
                UnreadablePath(path: path.path, method: nil, provenance: Provenance(path.place))
            )
            return
        }
        let isPathSound = isSound(path)
        let pathServers = servers(of: path)
        let inherited = path.parameters.compactMap(\.value)
        for operation in path.operations {
            guard operation.isComplete else {
                result.unreadable.append(
                    UnreadablePath(path: path.path, method: operation.method, provenance: Provenance(operation.place))
                )
                continue
            }
            let fields = operation.fields
            let own = DescriptionReader.servers(fields.servers, at: operation.place)
            result.operations.append(
                Operation(
                    path: path.path,
                    template: try? path.template.get(),
                    method: operation.method,
                    id: operation.id ?? "\(operation.method.name):\(path.path)",
                    hasMadeID: operation.id == nil,
                    parameters: DescriptionReader.merged(inherited, operation.parameters.compactMap(\.value)),
                    tags: fields.tags?.elements.compactMap(\.string) ?? [],
                    summary: fields.summary?.string,
                    details: fields.details?.string,
                    isDeprecated: fields.deprecated?.boolean ?? false,
                    servers: (own ?? pathServers)?.servers,
                    security: (operation.security ?? draft.security)?.requirements ?? [],
                    isSound: isPathSound && isSound(operation),
                    provenance: Provenance(operation.place),
                    node: operation.node
                )
            )
        }
    }

    /// The nearest list of servers among a path item and what its `$ref` leads to.
    private func servers(of path: DraftPath) -> DraftServers? {
        for (position, item) in path.items.enumerated() {
            let place = position == 0 ? path.place : item.place
            if let servers = DescriptionReader.servers(item["servers"], at: place) { return servers }
        }
        return nil
    }

    /// Whether what all operations of a path draw from is free of errors.
    private func isSound(_ path: DraftPath) -> Bool {
        guard path.parameters.allSatisfy(isSound) else { return false }
        if findings.isFaultless { return true }
        guard isRootSound, !findings.hasFault(at: path.place) else { return false }
        return !path.items.enumerated().contains { position, item in
            let place = position == 0 ? path.place : item.place
            return findings.hasFault(at: place.appending("parameters"))
                || findings.hasFault(in: item, at: place) { !Self.methodFields.contains($0) && $0 != "parameters" }
        }
    }

    private func isSound(_ operation: DraftOperation) -> Bool {
        let isSecured = operation.security.map { Self.isSound($0, schemes, findings) } ?? isSecuritySound
        guard isSecured, operation.parameters.allSatisfy(isSound) else { return false }
        return findings.isFaultless
            || (!findings.hasFault(at: operation.place.appending("parameters"))
                && !findings.hasFault(in: operation.node, at: operation.place) {
                    !Self.operationFieldsBesideRouting.contains($0)
                })
    }

    private func isSound(_ parameter: DraftParameter) -> Bool {
        guard parameter.value != nil, let node = parameter.node else { return false }
        if findings.isFaultless { return true }
        return !findings.hasFault(at: parameter.place)
            && !findings.hasFault(in: node, at: node.place) {
                $0 == "name" || $0 == "in" || $0 == "required" || $0 == "$ref"
            }
    }

    private static func isSound(
        _ security: DraftSecurity?,
        _ schemes: [String: DraftScheme],
        _ findings: Findings
    ) -> Bool {
        guard let security else { return true }
        guard security.isComplete else { return false }
        if !findings.isFaultless,
            findings.hasFault(in: security.place) || findings.hasFault(in: security.node.homePlace)
        {
            return false
        }
        return security.requirements.allSatisfy { requirement in
            requirement.schemes.allSatisfy { scheme in
                guard let known = schemes[scheme.name], known.value != nil else { return false }
                return findings.isFaultless
                    || !findings.hasFault(in: known.node, at: known.node.place) { $0 != "description" }
            }
        }
    }
}
