import PortalDiagnostics
import PortalDocument

extension Rule {
    /// Names that routes are found by mean the same to every reader of YAML: `no` is a text to some, a boolean to others.
    static let ambiguousWords = Rule { draft, findings in
        report(keysOf: draft.security?.node, &findings)
        for path in draft.paths {
            for parameter in path.parameters { report(parameter.node?["name"], &findings) }
            for operation in path.operations where operation.isComplete {
                report(operation.node["operationId"], &findings)
                if let tags = operation.node["tags"] {
                    for tag in tags.elements { report(tag, &findings) }
                }
                for parameter in operation.parameters { report(parameter.node?["name"], &findings) }
                report(keysOf: operation.security?.node, &findings)
            }
        }
    }

    private static func report(_ node: Node?, _ findings: inout Findings) {
        guard let node, node.isAmbiguous, let warning = node.ambiguityWarning(subject: findings.subject) else { return }
        findings.report(warning)
    }

    /// The names of the schemes in a list of security requirements.
    private static func report(keysOf list: Node?, _ findings: inout Findings) {
        guard let list else { return }
        for requirement in list.elements {
            for member in requirement.members where member.key.isAmbiguous {
                guard var warning = member.key.ambiguityWarning(subject: findings.subject) else { continue }
                warning.location = .place(member.value.place.key)
                findings.report(warning)
            }
        }
    }
}
