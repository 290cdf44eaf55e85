package import PortalIR
package import PortalVocabulary

/// What an explanation has to know of the output beside the portal.
package struct GatewayKnowledge: Sendable {
    /// Whether Envoy runs by itself, without Istio.
    package var isNative = false
    /// Whether somebody decides on requests.
    package var hasAuthorization = true
    /// The routes that Envoy closes because nobody is there to decide or to count, by name.
    package var closed: Set<String> = []
    /// Whether somebody counts requests.
    package var hasRateLimit = true
    /// The status of what Envoy answers in the place of a backend, by route name.
    package var mocks: [String: Int] = [:]
    /// Where portals' web sites are; `nil`: nowhere, and they are closed.
    package var portalBackend: Backend?
    /// The first port that requests are taken on, where it is known.
    package var port: Int?
    /// Environments of which nothing could be emitted, with the identifiers of the diagnostics.
    package var refused: [ResourceName: [String]] = [:]

    /// The defaults of a gateway of Istio.
    package init() {}
}
