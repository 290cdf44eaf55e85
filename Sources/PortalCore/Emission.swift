internal import PortalIR
internal import PortalVocabulary

/// The last stage: the resolved portal becomes documents.
enum Emission {
    /// The documents in the order of application; what the target cannot express is withheld from the portal, and of which
    /// environments nothing could be emitted is noted with the reasons.
    static func documents(
        of portal: inout ResolvedPortal,
        options: PortalOptions,
        refused: inout [ResourceName: [String]],
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        if options.target == .envoy {
            let emission = EnvoyEmitter.emit(portal, options: options.envoy, diagnostics: &diagnostics)
            portal.withhold(emission.refusals)
            refused = emission.refusals.environments
            return emission.documents
        }
        let emission = IstioEmitter.emit(portal, options: options.istio, diagnostics: &diagnostics)
        portal.withhold(emission.refusals)
        refused = emission.refusals.environments
        let policies = policies(of: portal, options: options.istio, diagnostics: &diagnostics)
        return IstioEmitter.inOrder(emission.documents + policies)
    }

    /// What authorization servers load: of the environments with filters, because nobody asks about the others.
    private static func policies(
        of portal: ResolvedPortal,
        options: IstioOptions,
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        var asked = portal
        asked.environments.removeAll { !$0.needsFilters }
        var documents: [OutputDocument] = []
        // As a string inside JSON a part grows: each of its quotes takes two bytes.
        let bytes = min(options.preferredObjectBytes, options.maximumObjectBytes / 2) * 2 / 3
        let snapshots = PolicySnapshot.documents(of: asked, maximumBytes: bytes)
        for (environment, snapshot) in zip(asked.environments, snapshots) {
            documents += PolicyObjects.documents(
                for: environment,
                parts: snapshot.parts,
                options: options,
                diagnostics: &diagnostics
            )
        }
        return documents
    }
}
