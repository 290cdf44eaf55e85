import PortalDiagnostics
import PortalDocument

extension Rule {
    /// "Each tag name in the list MUST be unique" (OpenAPI Object).
    static let duplicateTags = Rule { draft, findings in
        guard let tags = draft.root["tags"], tags.count > 1 else { return }
        var firsts: [String: Place] = [:]
        for tag in tags.elements {
            guard let node = tag["name"], let name = node.string else { continue }
            guard let first = firsts[name] else {
                firsts[name] = node.place
                continue
            }
            findings.report(
                .duplicateTag,
                at: node.place,
                ["name": name],
                labels: [.init("first declared here", at: .place(first))]
            )
        }
    }
}
