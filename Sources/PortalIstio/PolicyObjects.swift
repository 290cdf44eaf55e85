package import PortalDiagnostics
package import PortalDocument
package import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// The policy of an environment as objects that an authorization server loads.
package enum PolicyObjects {
    /// The type of the Secrets: a server asks for it and need not know names.
    package static let secretType = "portalcore.dev/policy"
    /// The key that has the snapshot.
    package static let key = "policy.json"

    /// One Secret for each part of a snapshot, in the namespace of the authorization service.
    ///
    /// The first part keeps its name however many follow, and every part says how many there are. So a server that
    /// sees a part beyond them knows that it is left over and ignores it, until its owner's labels have it pruned.
    ///
    /// - Parameters:
    ///   - environment: whose policy it is
    ///   - parts: the snapshot's documents: JSON in UTF-8, each complete in itself; none for no objects
    ///   - options: where they go
    ///   - diagnostics: receives PC5002 where a part is too large for an object; nothing is emitted then, so that the
    ///     server knows no route of the environment and refuses every request
    /// - Returns: the Secrets, in the order of the parts.
    package static func documents(
        for environment: ResolvedEnvironment,
        parts: [[UInt8]],
        options: IstioOptions,
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        let factory = ObjectFactory(owner: .environment(environment.name), maximumBytes: options.maximumObjectBytes)
        let namespace = options.authorizationService.namespace
        var documents: [OutputDocument] = []
        do throws(Refusal) {
            for (index, part) in parts.enumerated() {
                let suffix = index == 0 ? "policy" : "policy-\(index + 1)"
                documents.append(
                    try factory.document(
                        ObjectHead(
                            apiVersion: "v1",
                            kind: "Secret",
                            namespace: namespace,
                            name: factory.name(suffix: suffix, in: namespace),
                            phase: .policy,
                            labels: [
                                Value.Member(ObjectWords.policyPartLabel, .string(String(index + 1))),
                                Value.Member(ObjectWords.policyPartsLabel, .string(String(parts.count))),
                            ]
                        ),
                        ObjectContent(
                            .mapping([Value.Member(key, .string(String(decoding: part, as: UTF8.self)))]),
                            member: "stringData",
                            type: secretType
                        )
                    )
                )
            }
            return documents
        } catch {
            var findings = Findings(subject: "Environment \(environment.name)")
            findings.note(error, affecting: environment.provenance)
            diagnostics.report(contentsOf: findings.diagnostics)
            return []
        }
    }
}
