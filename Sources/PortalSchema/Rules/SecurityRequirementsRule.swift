import PortalDiagnostics
import PortalVocabulary

extension Rule {
    /// Every name in a security requirement is the name of a security scheme.
    static let securityRequirements = Rule { draft, findings in
        let names = draft.schemes.map(\.name)
        let known = Set(names)
        let all = [draft.security].compactMap { $0 } + draft.allItems.flatMap { $0.operations.compactMap(\.security) }
        for security in all {
            for requirement in security.requirements {
                for scheme in requirement.schemes where !known.contains(scheme.name) {
                    guard let place = requirement.provenance.place?.appending(scheme.name) else { continue }
                    let near = NearName.closest(to: scheme.name, among: names)
                    findings.report(
                        .unknownSecurityScheme,
                        at: place.key,
                        ["name": scheme.name],
                        help: near.map { "did you mean `\($0)`?" }
                    )
                }
            }
        }
    }
}
