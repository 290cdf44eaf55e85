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

    /// What became of a base path with placeholders.
    enum Outcome {
        /// The path.
        case path(PathTemplate)
        /// A label that the version does not have.
        case missingLabel(String)
        /// No path; the text after replacing.
        case unusable(String)
    }

    /// Replaces `{%version%}` and `{%label:key%}`.
    static func filled(_ text: String, for version: ApiProduct.Version) -> Outcome {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { return .unusable(text) }
            let name = rest[rest.index(after: open)..<close]
            guard name.count >= 2, name.hasPrefix("%"), name.hasSuffix("%") else { return .unusable(text) }
            switch name.dropFirst().dropLast() {
            case "version":
                result += version.name
            case let label where label.hasPrefix("label:"):
                let key = String(label.dropFirst("label:".count))
                guard let value = version.labels[key], !value.isEmpty else { return .missingLabel(key) }
                result += value
            default:
                return .unusable(text)
            }
            rest = rest[rest.index(after: close)...]
        }
        let filled = result + rest
        return literal(filled).map(Outcome.path) ?? .unusable(filled)
    }

    /// The literal front of a base path with placeholders: what is certain of it.
    static func certainFront(_ text: String) -> PathTemplate {
        let front = text.prefix { $0 != "{" }
        // A segment that a placeholder stands in is not certain.
        let whole = front.count == text.count ? front : front[..<(front.lastIndex(of: "/") ?? front.startIndex)]
        return literal(String(whole)) ?? PathTemplate(segments: [])
    }
}

extension PathTemplate {
    /// Whether it is `/`: nothing in front of what follows.
    var isRoot: Bool { segments.count == 1 && segments[0].pieces.isEmpty }

    /// The text of a literal path to be stripped: empty for `/`.
    var strippable: String { isRoot ? "" : description }
}
