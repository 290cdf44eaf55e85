internal import PortalDocument
internal import PortalIR
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
            FilterName.insertion(FilterName.authorization, try self.authorization(authorization.cluster)),
            FilterName.insertion(
                FilterName.rateLimit(isStrict: false),
                try self.rateLimit(rateLimit.cluster, isStrict: false)
            ),
            FilterName.insertion(
                FilterName.rateLimit(isStrict: true),
                try self.rateLimit(rateLimit.cluster, isStrict: true)
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

    private func authorization(_ cluster: String) throws(Refusal) -> Value {
        let timeout = try Self.duration(options.authorizationTimeoutMilliseconds, "authorization timeout")
        return EnvoyMessage.externalAuthorization.value([
            Value.Member("transport_api_version", "V3"),
            Value.Member("stat_prefix", "portalcore"),
            Value.Member("failure_mode_allow", false),
            Value.Member("status_on_error", ["code": "ServiceUnavailable"]),
            Value.Member("clear_route_cache", false),
            Value.Member("metadata_context_namespaces", ["envoy.filters.http.jwt_authn"]),
            Value.Member(
                "grpc_service",
                [
                    "envoy_grpc": ["cluster_name": .string(cluster)],
                    "timeout": timeout,
                    "initial_metadata": [["key": "x-portalcore-route", "value": "%ROUTE_NAME%"]],
                ]
            ),
        ])
    }

    /// Slots that the decision fills by writing texts under their keys; one without a text makes no descriptor, and
    /// without any the service is not asked.
    private func rateLimit(_ cluster: String, isStrict: Bool) throws(Refusal) -> Value {
        let timeout = try Self.duration(options.rateLimitTimeoutMilliseconds, "rate limit timeout")
        let slots: [Value] = (1...LimitWords.slots).map { slot in
            let key = Value.string(LimitWords.key(slot: slot, isStrict: isStrict))
            return [
                "actions": [
                    [
                        "metadata": [
                            "descriptor_key": key,
                            "source": "DYNAMIC",
                            "metadata_key": ["key": "envoy.filters.http.ext_authz", "path": [["key": key]]],
                        ]
                    ]
                ]
            ]
        }
        return EnvoyMessage.rateLimit.value([
            // A virtual host names its environment's own.
            Value.Member("domain", "portalcore"),
            Value.Member("timeout", timeout),
            Value.Member("failure_mode_deny", .boolean(isStrict)),
            Value.Member("status_on_error", ["code": "ServiceUnavailable"]),
            Value.Member("enable_x_ratelimit_headers", "DRAFT_VERSION_03"),
            Value.Member("rate_limited_as_resource_exhausted", true),
            Value.Member(
                "rate_limit_service",
                [
                    "transport_api_version": "V3",
                    "grpc_service": ["envoy_grpc": ["cluster_name": .string(cluster)], "timeout": timeout],
                ]
            ),
            Value.Member("rate_limits", .sequence(slots)),
        ])
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

    /// A timeout, which Envoy refuses to go without.
    static func duration(_ milliseconds: Int64, _ field: String) throws(Refusal) -> Value {
        guard milliseconds <= 3_600_000, let text = ProtoDuration.text(milliseconds) else {
            throw .value(field, "\(milliseconds)ms", "it is not from 1ms to 1h")
        }
        return .string(text)
    }
}
