internal import PortalIR
internal import PortalVocabulary

extension Translation {
    /// What becomes of a request at the gateway, and why.
    ///
    /// It is as pure as everything else here: nobody is asked, nothing is verified; what is not known is said.
    ///
    /// - Parameter request: the request
    /// - Returns: the explanation, made anew with every call: O(routes).
    public func explain(_ request: ExplainRequest) -> Explanation {
        Explainer.explain(request, in: portal, gateway: gateway)
    }

    private var gateway: GatewayKnowledge {
        var knowledge = GatewayKnowledge()
        knowledge.refused = refused
        switch options.target {
        case .istio:
            let service = options.istio.portalService
            knowledge.portalBackend = .service(
                ResourceName(namespace: service.namespace, name: service.name),
                port: service.port,
                subset: [:]
            )
        case .envoy:
            let envoy = options.envoy
            knowledge.isNative = true
            knowledge.hasAuthorization = envoy.authorization != nil
            knowledge.hasRateLimit = envoy.rateLimit != nil
            knowledge.mocks = envoy.mocks.mapValues(\.status)
            knowledge.port = envoy.listener.port
            knowledge.portalBackend = envoy.portal.map { .external(ExternalHost(host: $0.host, port: $0.port, tls: nil)) }
        }
        return knowledge
    }
}
