internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// The filters that all environments on a gateway's proxies share: one object, made from the options and the proxies
/// alone, so that everybody who emits it emits the same bytes, whatever they publish.
///
/// Its entries are switched off. An environment switches them on for its own virtual hosts (``EnvironmentFilters``), so
/// that other hosts of the proxies notice nothing, and a path without a route stays 404.
struct FilterChain {
    let workload: ResolvedGateway.Workload
    let options: IstioOptions

    /// Comes after the entries of environments, which verify the tokens that the question tells of.
    private static let priority: Value = 10

    /// The object.
    func document() throws(Refusal) -> OutputDocument {
        let factory = ObjectFactory(owner: .everybody(of: "chain"), maximumBytes: options.maximumObjectBytes)
        let authorization = try Self.service(options.authorizationService, "authorization service", options)
        let rateLimit = try Self.service(options.rateLimitService, "rate limit service", options)
        let patches: [Value] = [
            FilterName.insertion(
                FilterName.authorization,
                try PlanFilters.authorization(
                    cluster: authorization.cluster,
                    timeoutMilliseconds: options.authorizationTimeoutMilliseconds,
                    for: .istio
                )
            ),
            FilterName.insertion(
                FilterName.rateLimit(isStrict: false),
                try PlanFilters.rateLimit(
                    cluster: rateLimit.cluster,
                    timeoutMilliseconds: options.rateLimitTimeoutMilliseconds,
                    isStrict: false,
                    for: .istio
                )
            ),
            FilterName.insertion(
                FilterName.rateLimit(isStrict: true),
                try PlanFilters.rateLimit(
                    cluster: rateLimit.cluster,
                    timeoutMilliseconds: options.rateLimitTimeoutMilliseconds,
                    isStrict: true,
                    for: .istio
                )
            ),
        ]
        let references = Set([authorization.reference, rateLimit.reference]).ordered().joined(separator: ",")
        let text = workload.selector.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
        return try factory.document(
            ObjectHead(
                apiVersion: ObjectWords.envoyFilters,
                kind: "EnvoyFilter",
                namespace: workload.namespace,
                name: factory.name(suffix: shortHash(text), in: workload.namespace),
                phase: .filters,
                annotations: [
                    Value.Member(ObjectWords.syncOptionsAnnotation, .string(ObjectWords.pruneNever)),
                    Value.Member(ObjectWords.fluxPruneAnnotation, "disabled"),
                    Value.Member(ObjectWords.referencedServicesAnnotation, .string(references)),
                ]
            ),
            ObjectContent([
                "workloadSelector": try Self.selector(of: workload),
                "priority": Self.priority,
                "configPatches": .sequence(patches),
            ])
        )
    }

    /// The proxies that an EnvoyFilter attaches to: never all, as an empty selector would have it.
    static func selector(of workload: ResolvedGateway.Workload) throws(Refusal) -> Value {
        guard DNSLabel.isValid(workload.namespace) else {
            throw .value("namespace of the proxies", workload.namespace, "it is no DNS label")
        }
        guard !workload.selector.isEmpty else { throw .value("selector of the proxies", "", "it selects everything") }
        var labels: [Value.Member] = []
        for (key, value) in workload.selector.ordered(by: { $0.key < $1.key }) {
            let isLabel = [key, value].allSatisfy { text in
                text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "*") }
            }
            guard isLabel, !key.isEmpty, value.utf8.count <= 63 else {
                throw .value("selector of the proxies", "\(key)=\(value)", "it is no label of Kubernetes")
            }
            labels.append(Value.Member(key, .string(value)))
        }
        return ["labels": .mapping(labels)]
    }

    /// The cluster of a Service's port in Istio's words, and the Service in those of `referenced-services`.
    static func service(
        _ service: IstioOptions.ServiceReference,
        _ field: String,
        _ options: IstioOptions
    ) throws(Refusal) -> (cluster: String, reference: String) {
        let name = "\(service.namespace)/\(service.name):\(service.port)"
        guard DNSLabel.isValid(service.namespace), DNSLabel.isValid(service.name) else {
            throw .value(field, name, "namespace and name are DNS labels")
        }
        guard (1...65535).contains(service.port) else { throw .value(field, name, "the port is not from 1 to 65535") }
        guard DNSLabel.isSubdomain(options.clusterDomain) else {
            throw .value("cluster domain", options.clusterDomain, "it is no DNS name")
        }
        let host = "\(service.name).\(service.namespace).svc.\(options.clusterDomain)"
        return ("outbound|\(service.port)||\(host)", "\(service.namespace)/\(host)")
    }
}
