package import PortalIR
internal import PortalVocabulary

/// An answer, seen or expected.
package struct Outcome: Hashable, CustomStringConvertible {
    /// The route; `nil`: none.
    package var route: String?
    /// The status.
    package var status: Int
    /// What the backend saw; `nil` where none heard of the request.
    package var backend: BackendView?

    /// What a backend saw.
    package struct BackendView: Hashable {
        package var path: String
        package var host: String

        package init(path: String, host: String) {
            self.path = path
            self.host = host
        }
    }

    package init(route: String?, status: Int, backend: BackendView? = nil) {
        self.route = route
        self.status = status
        self.backend = backend
    }

    /// One line.
    package var description: String {
        let seen = backend.map { "the backend saw \($0.path) of \($0.host)" } ?? "no backend"
        return "\(status) by \(route ?? "no route"); \(seen)"
    }
}

/// Decides on requests by going through the entries of a resolved portal one by one, as a list of routes says: slow, and
/// nothing like the code under test.
package struct ListModel {
    let portal: ResolvedPortal
    let table: PlanTable?
    let counts: Bool

    /// Reads a portal.
    ///
    /// - Parameters:
    ///   - portal: the portal
    ///   - table: how requests are decided on; `nil`: nobody does
    ///   - counts: whether anybody counts them
    package init(_ portal: ResolvedPortal, table: PlanTable?, counts: Bool) {
        self.portal = portal
        self.table = table
        self.counts = counts
    }

    /// The environment that has a host: the exact one, else the longest wildcard.
    package func environment(of host: String) -> ResolvedEnvironment? {
        let name = host.lowercased().split(separator: ":").first.map(String.init) ?? ""
        var found: (environment: ResolvedEnvironment, length: Int)?
        for environment in portal.environments {
            for candidate in environment.hosts {
                if candidate.text == name { return environment }
                let rest = candidate.text.dropFirst()
                guard candidate.isWildcard, name.hasSuffix(rest), name.utf8.count > rest.utf8.count,
                    rest.utf8.count > found?.length ?? 0
                else { continue }
                found = (environment, rest.utf8.count)
            }
        }
        return found?.environment
    }

    /// What comes of a request at a listener; `nil` where the model does not know.
    package func outcome(of request: WireRequest, at port: GatewayPort) -> Outcome? {
        let path: [UInt8]
        let query: [UInt8]
        switch EnvoyPath.normalized(request.target) {
        case .path(let normalized, let rest): (path, query) = (normalized, rest)
        case .refused: return Outcome(route: nil, status: 400)
        case .unknown: return nil
        }
        if let domain = GatewayPort.domain(of: request.host, among: port.domains), port.redirecting.contains(domain) {
            return Outcome(route: nil, status: 301)
        }
        guard let environment = environment(of: request.host),
            let entry = environment.entries.first(where: { Self.takes($0.match, request, path) })
        else { return Outcome(route: nil, status: 404) }
        let isClosed = self.isClosed(entry, in: environment)
        if case .forward = entry.action, !isClosed, entry.cors != nil, Self.isPreflight(request) {
            return Outcome(route: entry.name, status: 200)
        }
        if environment.needsFilters, let status = table?.refusal(of: request, by: entry.name) {
            // Envoy counts what goes to a backend, and nothing else.
            var isForwarded = false
            if case .forward = entry.action { isForwarded = counts && !isClosed }
            if status != 429 || isForwarded { return Outcome(route: entry.name, status: status) }
        }
        if isClosed { return Outcome(route: entry.name, status: 503) }
        switch entry.action {
        case .respond(.notSelected): return Outcome(route: entry.name, status: 404)
        case .respond(.withheld): return Outcome(route: entry.name, status: 503)
        case .respond(.wrongMethod): return Outcome(route: entry.name, status: 405)
        case .redirect(let redirection): return Outcome(route: entry.name, status: redirection.code)
        case .forward(let forwarding):
            var query = String(decoding: query, as: UTF8.self)
            if let table {
                guard let left = table.query(query, after: entry.name) else { return nil }
                query = left
            }
            let seen = Outcome.BackendView(
                path: Self.stripped(path, forwarding.strippedPrefix) + query,
                host: forwarding.hostRewrite ?? request.host
            )
            return Outcome(route: entry.name, status: 200, backend: seen)
        }
    }

    /// Whether an operation is closed because nobody enforces one of its plans.
    private func isClosed(_ entry: RouteEntry, in environment: ResolvedEnvironment) -> Bool {
        if case .preflight = entry.match.method { return false }
        return PlanTable.plans(of: entry.name, in: environment).contains { plan in
            if table == nil { return plan.auth != .open || !plan.limits.isEmpty }
            return !counts && plan.refusesUncounted && !plan.limits.isEmpty
        }
    }

    // MARK: - What an entry takes

    static func isPreflight(_ request: WireRequest) -> Bool {
        request.method == "OPTIONS" && !(request["origin"] ?? "").isEmpty
            && !(request["access-control-request-method"] ?? "").isEmpty
    }

    private static func takes(_ match: RouteMatch, _ request: WireRequest, _ path: [UInt8]) -> Bool {
        switch match.method {
        case .any: break
        case .exactly(let method): guard method.name == request.method else { return false }
        case .preflight(let methods):
            guard isPreflight(request),
                methods.contains(where: { $0.name == request["access-control-request-method"] })
            else { return false }
        }
        let segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        switch match.path {
        case .template(let template):
            return segments.count == template.segments.count && begins(segments, with: template)
        case .below(let template):
            var wanted = template
            if let last = template.segments.last, last.pieces.isEmpty {
                // `/` and everything below it.
                wanted = PathTemplate(segments: Array(template.segments.dropLast()))
                if template.segments.count == 1 { return true }
            }
            return segments.count >= wanted.segments.count && begins(segments, with: wanted)
        }
    }

    private static func begins(_ segments: [ArraySlice<UInt8>], with template: PathTemplate) -> Bool {
        zip(template.segments, segments).allSatisfy { matches($0.pieces[...], $1) }
    }

    /// Tries every length of every parameter.
    private static func matches(_ pieces: ArraySlice<PathTemplate.Piece>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = pieces.first else { return text.isEmpty }
        switch first {
        case .literal(let literal):
            guard let rest = dropping(Array(literal.utf8), from: text) else { return false }
            return matches(pieces.dropFirst(), rest)
        case .parameter:
            guard !text.isEmpty else { return false }
            return (1...text.count).contains { matches(pieces.dropFirst(), text.dropFirst($0)) }
        }
    }

    /// What is left behind a literal in any of its spellings.
    private static func dropping(_ literal: [UInt8], from text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var text = text
        var index = 0
        while index < literal.count {
            let byte = literal[index]
            if byte == UInt8(ascii: "%"), index + 2 < literal.count,
                let value = EnvoyPath.hex(literal[index + 1], literal[index + 2])
            {
                guard escape(text) == value else { return nil }
                text = text.dropFirst(3)
                index += 3
                continue
            }
            if text.first == byte {
                text = text.dropFirst()
            } else if "!$&'()*+,;=:@".utf8.contains(byte), escape(text) == byte {
                text = text.dropFirst(3)
            } else {
                return nil
            }
            index += 1
        }
        return text
    }

    private static func escape(_ text: ArraySlice<UInt8>) -> UInt8? {
        let front = Array(text.prefix(3))
        guard front.count == 3, front[0] == UInt8(ascii: "%") else { return nil }
        return EnvoyPath.hex(front[1], front[2])
    }

    // MARK: - What a backend sees

    private static func stripped(_ path: [UInt8], _ prefix: String) -> String {
        guard !prefix.isEmpty, let rest = dropping(Array(prefix.utf8), from: path[...]) else {
            return String(decoding: path, as: UTF8.self)
        }
        return "/" + String(decoding: rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest, as: UTF8.self)
    }
}

extension WireRequest {
    /// The values of a header field, as Envoy joins them.
    subscript(name: String) -> String? {
        let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
        return values.isEmpty ? nil : values.filter { !$0.isEmpty }.joined(separator: ",")
    }
}
