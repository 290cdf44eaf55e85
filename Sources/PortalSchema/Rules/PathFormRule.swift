import PortalDiagnostics
import PortalVocabulary

extension Rule {
    /// A path begins with `/`, is a template without query, and is what a request can have as its path.
    static let pathForm = Rule { draft, findings in
        for path in draft.paths {
            let place = path.place.key
            let arguments = ["path": path.path]
            if path.path.utf8.first != UInt8(ascii: "/") {
                findings.report(.pathWithoutSlash, at: place, arguments)
            }
            switch path.template {
            case .failure(.queryOrFragment):
                findings.report(.queryInPath, at: place, arguments)
            case .failure(let fault):
                findings.report(.malformedTemplate, at: place, ["path": path.path, "fault": fault.inWords])
            case .success(let template):
                if template.segments.contains(where: \.isDots) { findings.report(.dotSegment, at: place, arguments) }
                if template.isLiteral { continue }
                var seen: Set<String> = []
                for name in template.parameterNames {
                    if name.utf8.first == UInt8(ascii: "+") {
                        findings.report(.reservedExpansion, at: place, ["path": path.path, "variable": "{\(name)}"])
                    }
                    if !seen.insert(name).inserted {
                        findings.report(.repeatedVariable, at: place, ["path": path.path, "name": name])
                    }
                }
            }
        }
    }
}

extension PathTemplate.Fault {
    fileprivate var inWords: String {
        switch self {
        case .missingLeadingSlash: "it does not begin with `/`"
        case .unclosedBrace: "a `{` is not closed in its segment"
        case .strayBrace: "a `}` closes nothing"
        case .emptyName: "`{}` names no parameter"
        case .queryOrFragment: "it holds a `?` or `#`"
        }
    }
}

extension PathTemplate.Segment {
    /// Whether it is `.` or `..`, which every proxy removes (RFC 3986 section 5.2.4).
    fileprivate var isDots: Bool {
        guard pieces.count == 1, case .literal(let text)? = pieces.first else { return false }
        return text == "." || text == ".."
    }
}
