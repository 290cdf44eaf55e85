internal import PortalIR
internal import PortalVocabulary

/// Whether routes take requests, as Envoy matches them: on the path as it is spelt.
///
/// The trie of ``PolicySnapshot`` compares paths in one spelling. Where a path has escapes or brackets the two may differ:
/// a parameter takes a part of an escape for Envoy.
enum RouteMatcher {
    /// A request as far as routes look at it.
    struct Request {
        var method: String
        /// The path without query, normalized.
        var path: [UInt8]
        /// The method that a CORS preflight asks for.
        var preflight: String?
    }

    /// Whether the spelling of a path may make a difference.
    static func isSpeltPeculiarly(_ path: [UInt8]) -> Bool {
        path.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
    }

    /// Whether a route takes a request.
    static func takes(_ match: RouteMatch, _ request: Request) -> Bool {
        takes(match.method, request) && takes(match.path, request.path)
    }

    /// Whether a route takes the method of a request.
    static func takes(_ method: RouteMatch.Method, _ request: Request) -> Bool {
        switch method {
        case .any: true
        case .exactly(let method): method.name == request.method
        case .preflight(let methods): methods.contains { $0.name == request.preflight }
        }
    }

    /// Whether a route takes a path.
    static func takes(_ route: RouteMatch.Path, _ path: [UInt8]) -> Bool {
        switch route {
        case .template(let template): return takes(template.segments[...], path, andBelow: false)
        case .below(let template):
            var segments = template.segments[...]
            if let last = segments.last, last.pieces.isEmpty { segments = segments.dropLast() }
            return takes(segments, path, andBelow: true)
        }
    }

    private static func takes(_ segments: ArraySlice<PathTemplate.Segment>, _ path: [UInt8], andBelow: Bool) -> Bool {
        var start = 1
        for segment in segments {
            guard start <= path.count else { return false }
            let end = path[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.count
            guard takes(segment, Array(path[start..<end])) else { return false }
            start = end + 1
        }
        return andBelow || start > path.count
    }

    /// Whether a segment matches: every place that the pieces so far may end at is kept.
    private static func takes(_ segment: PathTemplate.Segment, _ text: [UInt8]) -> Bool {
        var ends = [0]
        for piece in segment.pieces {
            switch piece {
            case .literal(let literal):
                let literal = Array(literal.utf8)
                ends = ends.compactMap { PathLiteral.end(of: literal, in: text, from: $0) }
            case .parameter:
                guard let first = ends.min(), first < text.count else { return false }
                ends = Array(first + 1...text.count)
            }
        }
        return ends.contains(text.count)
    }

    /// What a backend sees of a path whose beginning it does not know.
    static func stripped(_ prefix: String, from path: [UInt8]) -> [UInt8] {
        guard !prefix.isEmpty, let end = PathLiteral.end(of: Array(prefix.utf8), in: path, from: 0) else { return path }
        let rest = path[end...]
        return [UInt8(ascii: "/")] + (rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest)
    }
}
