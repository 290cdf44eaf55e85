import PortalDiagnostics
import PortalDocument

extension DescriptionReader {
    /// Reads a `servers` list; `nil` where there is none.
    static func servers(_ list: Node?, at place: Place) -> DraftServers? {
        guard let list, list.kind == .sequence else { return nil }
        let listPlace = place.appending("servers")
        let servers = list.elements.enumerated().compactMap { position, element -> Server? in
            guard let url = element["url"]?.string else { return nil }
            return Server(
                url: url,
                resolvedURL: ServerURL.resolved(url, variables: element["variables"]),
                summary: element["description"]?.string,
                provenance: Provenance(listPlace.appending(position))
            )
        }
        return DraftServers(place: listPlace, node: list, servers: servers)
    }

    /// The servers of a Swagger 2.0 document: one a scheme; `https` where it names none, as the host of the document
    /// decides then and we know none.
    func swaggerServers() -> [Server] {
        let host = root["host"]?.string
        let path = ServerURL.normalizedPath(root["basePath"]?.string ?? "")
        guard let host else {
            let url = path.isEmpty ? "/" : path
            return [Server(url: url, resolvedURL: url, provenance: Provenance(place))]
        }
        let schemes = root["schemes"]?.elements.compactMap(\.string) ?? []
        return (schemes.isEmpty ? ["https"] : schemes).map { scheme in
            let url = "\(scheme)://\(host)\(path)"
            return Server(url: url, resolvedURL: url, provenance: Provenance(place.appending("host")))
        }
    }
}

/// Text of server URLs.
enum ServerURL {
    /// A piece of a URL with variables.
    enum Piece: Equatable {
        case literal(String)
        case variable(String)
        /// A `{` without `}`, or a `}` without `{`.
        case strayBrace
    }

    /// Cuts a URL at its variables.
    static func pieces(_ url: String) -> [Piece] {
        var result: [Piece] = []
        var rest = url[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            if brace > rest.startIndex { result.append(.literal(String(rest[..<brace]))) }
            let behind = rest[rest.index(after: brace)...]
            guard rest[brace] == "{", let close = behind.firstIndex(where: { $0 == "{" || $0 == "}" }),
                behind[close] == "}"
            else {
                result.append(.strayBrace)
                rest = behind
                continue
            }
            result.append(.variable(String(behind[..<close])))
            rest = behind[behind.index(after: close)...]
        }
        if !rest.isEmpty { result.append(.literal(String(rest))) }
        return result
    }

    /// The URL with the defaults of its variables; `nil` where one has none, or a brace is not closed.
    static func resolved(_ url: String, variables: Node?) -> String? {
        guard url.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return url }
        var result = ""
        for piece in pieces(url) {
            switch piece {
            case .literal(let text): result += text
            case .variable(let name):
                guard let value = variables?[name]?["default"], value.kind != .mapping, value.kind != .sequence
                else { return nil }
                result += value.text
            case .strayBrace: return nil
            }
        }
        return result
    }

    /// The path of a URL as ``ApiDescription/basePath`` has it.
    static func basePath(_ url: String) -> String {
        normalizedPath(String(URIReference(url).path))
    }

    /// A path with one leading slash, without dot segments, empty segments or a trailing slash; empty for the root.
    static func normalizedPath(_ path: String) -> String {
        let kept = URIReference.withoutDots("/" + path[...], rooted: true).split(separator: "/")
        return kept.isEmpty ? "" : "/" + kept.joined(separator: "/")
    }
}
