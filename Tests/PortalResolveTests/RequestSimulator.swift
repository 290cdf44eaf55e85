import PortalIR
import PortalVocabulary

/// Decides on requests as a gateway does that was given a resolved portal: the first entry that matches.
struct RequestSimulator {
    let portal: ResolvedPortal

    enum Outcome: Equatable {
        case backend(String)
        case answered(String, Guard)
        case redirected(String)
        case notFound
    }

    /// What happens to a request that is no preflight.
    func outcome(host: String, method: HTTPMethod, path: String) -> Outcome {
        guard let environment = environment(host) else { return .notFound }
        for entry in environment.entries where Self.matches(entry.match, method, path) {
            switch entry.action {
            case .forward: return .backend(entry.name)
            case .redirect: return .redirected(entry.name)
            case .respond(let answer): return .answered(entry.name, answer)
            }
        }
        return .notFound
    }

    /// The exact host first, then the longest wildcard (Envoy's order of domains).
    private func environment(_ host: String) -> ResolvedEnvironment? {
        let hosts = portal.environments.flatMap { environment in environment.hosts.map { (environment, $0) } }
        if let exact = hosts.first(where: { $0.1.text == host }) { return exact.0 }
        return hosts.filter { $0.1.isWildcard && host.hasSuffix($0.1.text.dropFirst()) }
            .max { $0.1.text.count < $1.1.text.count }?.0
    }

    static func matches(_ match: RouteMatch, _ method: HTTPMethod, _ path: String) -> Bool {
        switch match.method {
        case .any: break
        case .exactly(let wanted): if wanted != method { return false }
        case .preflight: return false
        }
        switch match.path {
        case .template(let template): return matches(template, path)
        case .below(let template):
            let prefix = template.description
            return prefix == "/" || path == prefix || path.hasPrefix(prefix + "/")
        }
    }

    /// Matches by trying every length of every parameter: slow, and nothing like the code under test.
    static func matches(_ template: PathTemplate, _ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard parts.count == template.segments.count else { return false }
        return zip(template.segments, parts).allSatisfy { matches($0.pieces[...], $1) }
    }

    private static func matches(_ pieces: ArraySlice<PathTemplate.Piece>, _ text: Substring) -> Bool {
        guard let first = pieces.first else { return text.isEmpty }
        switch first {
        case .literal(let literal):
            return text.hasPrefix(literal) && matches(pieces.dropFirst(), text.dropFirst(literal.count))
        case .parameter:
            guard !text.isEmpty else { return false }
            return (1...text.count).contains { matches(pieces.dropFirst(), text.dropFirst($0)) }
        }
    }

    /// A path that a template matches.
    static func path(of template: PathTemplate, using random: inout some RandomNumberGenerator) -> String {
        let words = ["1", "42", "purge", "export", "me", "orders", "a.json", "x-y", "~", "%2F", "v1", "status"]
        return template.segments.map { segment in
            segment.pieces.map { piece in
                switch piece {
                case .literal(let text): text
                case .parameter: words.randomElement(using: &random) ?? "1"
                }
            }.joined()
        }.map { "/" + $0 }.joined()
    }
}
