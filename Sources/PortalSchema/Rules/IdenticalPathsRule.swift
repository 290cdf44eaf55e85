import PortalDiagnostics
import PortalVocabulary

extension Rule {
    /// "Templated paths with the same hierarchy but different templated names MUST NOT exist as they are identical"
    /// (Paths Object).
    static let identicalPaths = Rule { draft, findings in
        var firsts: [String: DraftPath] = [:]
        for path in draft.paths {
            guard case .success(let template) = path.template else { continue }
            let shape = template.shape
            guard let first = firsts[shape] else {
                firsts[shape] = path
                continue
            }
            findings.report(
                .identicalPaths,
                at: path.place.key,
                ["path": path.path, "other": first.path],
                labels: [.init("the other path", at: .place(first.place.key))]
            )
            findings.markFaulty(first.place)
        }
    }
}
