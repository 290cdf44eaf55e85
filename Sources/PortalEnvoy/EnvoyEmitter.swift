package import PortalDiagnostics
package import PortalDocument
package import PortalIR

/// What the emission of a portal gave.
package struct EnvoyEmission: Sendable {
    /// The documents, in the order of application.
    package var documents: [OutputDocument]
    /// What could not be said to Envoy: to be withheld in the portal before anybody else reads it.
    package var refusals: EmissionRefusals
}

/// Turns a resolved portal into plain configuration of Envoy.
package enum EnvoyEmitter {
    /// The configuration.
    package static func emit(
        _ portal: ResolvedPortal,
        options: EnvoyOptions,
        diagnostics: inout Diagnostics
    ) -> EnvoyEmission {
        EnvoyEmission(documents: [], refusals: EmissionRefusals())
    }
}
