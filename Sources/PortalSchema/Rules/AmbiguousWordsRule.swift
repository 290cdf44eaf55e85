import PortalDiagnostics
import PortalDocument

extension Rule {
    /// Names that routes are found by mean the same to every reader of YAML: `no` is a text to some, a boolean to others.
    static let ambiguousWords = Rule { draft, findings in
        for (name, place) in draft.ambiguous {
            guard var warning = name.ambiguityWarning(subject: findings.subject) else { continue }
            warning.location = .place(place)
            findings.report(warning)
        }
    }
}
