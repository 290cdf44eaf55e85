internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Paths that stand in front of others: slashes may be missing or double, and none is left at the end.
enum BasePath {
    /// The template of a literal path, or `nil` where it holds what no path can: `.` and `..` are taken away by every
    /// gateway before it looks for a route.
    static func literal(_ text: String) -> PathTemplate? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        var segments: [PathTemplate.Segment] = []
        for part in parts {
            guard isSegment(part), let template = try? PathTemplate("/" + part), template.isLiteral else { return nil }
            segments += template.segments
        }
        return PathTemplate(segments: segments)
    }

    private static func isSegment(_ part: Substring) -> Bool {
        part != "." && part != ".." && !part.hasPrefix(" ")
            && part.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7f && !"\\?#{}".unicodeScalars.contains($0)
            }
    }

    /// What is wrong with a base path.
    enum Fault {
        /// A label that the version does not have.
        case missingLabel(String)
        /// No path; the text after replacing.
        case unusable(String)
    }

    /// Replaces `{%version%}` and `{%label:key%}`.
    ///
    /// - Returns: the path; where something is wrong with it, also what, and the path has a parameter in the place of
    ///   what is not known: good for guards, for nothing else.
    static func filled(_ text: String, for version: ApiProduct.Version) -> (path: PathTemplate, fault: Fault?) {
        var result = ""
        var guess: [PathTemplate.Segment] = []
        var fault: Fault?
        for part in text.split(separator: "/", omittingEmptySubsequences: true) {
            var pieces: [PathTemplate.Piece] = []
            var rest = part[...]
            var filled = ""
            while let open = rest.firstIndex(of: "{") {
                let literal = String(rest[..<open])
                let close = rest[open...].firstIndex(of: "}") ?? rest.index(before: rest.endIndex)
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                switch value(of: rest[open...close], for: version) {
                case .success(let value):
                    pieces.append(.literal(value))
                    filled += literal + value
                case .failure(let problem):
                    pieces.append(.parameter("any"))
                    filled += literal + rest[open...close]
                    fault = fault ?? problem.fault
                }
                rest = rest[rest.index(after: close)...]
            }
            if !rest.isEmpty { pieces.append(.literal(String(rest))) }
            guess.append(PathTemplate.Segment(pieces))
            result += "/" + filled + rest
        }
        if let fault { return (PathTemplate(segments: guess), fault) }
        guard let path = literal(result) else { return (guessed(result), .unusable(result)) }
        return (path, nil)
    }

    private struct Problem: Error {
        var fault: Fault
    }

    private static func value(
        of placeholder: Substring,
        for version: ApiProduct.Version
    ) -> Result<String, Problem> {
        let text = String(placeholder)
        guard text.hasPrefix("{%"), text.hasSuffix("%}"), text.utf8.count > 4 else {
            return .failure(Problem(fault: .unusable(text)))
        }
        let name = text.dropFirst(2).dropLast(2)
        if name == "version" { return .success(version.name) }
        guard name.hasPrefix("label:") else { return .failure(Problem(fault: .unusable(text))) }
        let key = String(name.dropFirst("label:".count))
        guard let value = version.labels[key], !value.isEmpty else {
            return .failure(Problem(fault: .missingLabel(key)))
        }
        return .success(value)
    }

    /// A path with a parameter for each segment that cannot be one.
    private static func guessed(_ text: String) -> PathTemplate {
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        return PathTemplate(
            segments: parts.map { literal(String($0))?.segments.first ?? PathTemplate.Segment([.parameter("any")]) }
        )
    }
}

extension PathTemplate {
    /// Whether it is `/`: nothing in front of what follows.
    var isRoot: Bool { segments.count == 1 && segments[0].pieces.isEmpty }

    /// The text of a literal path to be stripped: empty for `/`.
    var strippable: String { isRoot ? "" : description }
}
