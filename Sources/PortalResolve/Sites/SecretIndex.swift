internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// The keys of the Secrets of an input.
struct SecretIndex {
    private let keys: [ResourceName: [String]]

    init(_ input: DecodedInput) {
        keys = Dictionary(input.secrets.map { ($0.name, $0.keys) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with a reference to a key, as the identifier of the finding; `nil` where nothing is known to be.
    ///
    /// Secrets are checked only where some Secret of their namespace is among the inputs.
    func fault(
        _ reference: KeyRef,
        from referrer: Referrer,
        _ index: ResourceIndex,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> String? {
        let name = ResourceName(namespace: reference.namespace ?? referrer.identity.namespace, name: reference.name)
        let target = ResourceIdentity(kind: .secret, namespace: name.namespace, name: name.name)
        if let objection = trust.objection(to: target, from: referrer, at: reference.provenance, &findings) {
            return objection
        }
        guard let keys = keys[name] else {
            // A broken Secret has been reported.
            guard index.names[.secret]?[name.namespace] != nil, !index.contains(target) else { return nil }
            return findings.reportUnknown(target, at: reference.provenance, index, subject: referrer.identity)
        }
        guard !keys.contains(reference.key) else { return nil }
        let meant = NearName.closest(to: reference.key, among: keys)
        return findings.report(
            .missingKey,
            at: reference.provenance,
            ["target": target.description, "key": reference.key],
            help: meant.map { "did you mean `\($0)`?" },
            subject: referrer.identity
        )
    }
}
