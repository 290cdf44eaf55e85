internal import PortalIR
internal import PortalVocabulary

/// The last stage: the resolved portal becomes documents.
enum Emission {
    /// The documents in the order of application; what the target cannot express is withheld from the portal.
    static func documents(
        of portal: inout ResolvedPortal,
        options: PortalOptions,
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        IstioEmitter.emit(portal, options: options.istio, diagnostics: &diagnostics)
    }
}
