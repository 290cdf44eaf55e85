internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// The clusters that routes and filters lead to, each once.
struct ClusterTable {
    let options: EnvoyOptions
    /// The messages, by name.
    private var clusters: [String: Value] = [:]
    private var used: Set<String> = []

    init(options: EnvoyOptions) {
        self.options = options
    }

    /// The messages of what is used, sorted by name: nobody is looked for in DNS to whom nothing leads.
    var sorted: [Value] { used.ordered().compactMap { clusters[$0] } }

    /// Notes that something leads to some clusters.
    mutating func use(_ names: [String]) { used.formUnion(names) }

    /// The cluster of a backend.
    mutating func cluster(for backend: Backend, at place: Provenance) throws(Refusal) -> String {
        try backend.check(at: place, for: .envoy)
        switch backend {
        case .service(let service, let port, let labels):
            return try cluster(of: service, port: port, labels: labels, at: place)
        case .external(let external):
            return try cluster(for: external, at: place)
        }
    }

    /// The cluster of somebody who answers gRPC.
    mutating func cluster(named word: String, at endpoint: EnvoyOptions.Endpoint) throws(Refusal) -> String {
        try Self.check(endpoint, word)
        let name = "portalcore/" + word
        add(name, endpoint.host, endpoint.port, speaksGRPC: true)
        use([name])
        return name
    }

    /// The cluster of the web site of portals.
    mutating func portalCluster(at endpoint: EnvoyOptions.Endpoint) throws(Refusal) -> String {
        try Self.check(endpoint, "portal")
        let name = "portalcore/portal"
        add(name, endpoint.host, endpoint.port)
        use([name])
        return name
    }

    private mutating func cluster(
        of service: ResourceName,
        port: Int,
        labels: [String: String],
        at place: Provenance
    ) throws(Refusal) -> String {
        let name = "service/\(service):\(port)"
        let backends = options.backends
        if let mapped = backends["\(service):\(port)"] ?? backends[service.description] ?? backends[service.name] {
            try Self.check(mapped, "backend \(service)")
            add(name, mapped.host, mapped.port)
            return name
        }
        guard labels.isEmpty else {
            let text = labels.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            throw Refusal(
                code: .envoySubsetRefused,
                arguments: ["service": service.description, "labels": text],
                provenance: place
            )
        }
        guard DNSLabel.isSubdomain(options.clusterDomain) else {
            throw .value("cluster domain", options.clusterDomain, "it is no DNS name", for: .envoy)
        }
        add(name, "\(service.name).\(service.namespace).svc.\(options.clusterDomain)", port)
        return name
    }

    private mutating func cluster(for external: ExternalHost, at place: Provenance) throws(Refusal) -> String {
        let host: String
        if external.isAddress {
            host = external.host.lowercased()
        } else {
            host = try external.checkedName(clusterDomain: options.clusterDomain, at: place, for: .envoy)
        }
        let server = try external.checkedServerName(name: external.isAddress ? nil : host, at: place, for: .envoy)
        if server != nil, options.trustedCertificates == nil {
            throw Refusal(
                code: .envoyExternalHostRefused,
                arguments: ["host": external.host, "reason": "the options name no trusted certificates"],
                provenance: place
            )
        }
        let name = "external/\(host):\(external.port)" + (server.map { "/tls/\($0)" } ?? "")
        // With a point at its end no resolver completes it to the name of something inside the cluster.
        add(name, external.isAddress ? host : host + ".", external.port, serverName: server)
        return name
    }

    /// Checks what the options say.
    private static func check(_ endpoint: EnvoyOptions.Endpoint, _ word: String) throws(Refusal) {
        guard endpoint.hasNameOrAddress else {
            throw .value(word, endpoint.host, "it is neither a name nor an address", for: .envoy)
        }
        guard (1...65535).contains(endpoint.port) else {
            throw .value(word, "\(endpoint.host):\(endpoint.port)", "the port is not from 1 to 65535", for: .envoy)
        }
    }

    private mutating func add(
        _ name: String,
        _ host: String,
        _ port: Int,
        serverName: String? = nil,
        speaksGRPC: Bool = false
    ) {
        guard clusters[name] == nil else { return }
        let isAddress = IPAddress.isValid(host)
        var members: [Value.Member] = [
            Value.Member("name", .string(name)),
            Value.Member("type", isAddress ? "STATIC" : "STRICT_DNS"),
            Value.Member("connect_timeout", "5s"),
        ]
        if !isAddress {
            members.append(Value.Member("dns_lookup_family", "V4_PREFERRED"))
            // A name that is not known keeps nothing else from starting.
            members.append(Value.Member("wait_for_warm_on_init", false))
        }
        members.append(Value.Member("circuit_breakers", Self.unlimited))
        if speaksGRPC { members.append(Value.Member("typed_extension_protocol_options", Self.http2)) }
        if let serverName { members.append(Value.Member("transport_socket", tls(serverName))) }
        let address: Value = [
            "socket_address": ["address": .string(host), "port_value": .integer(Int64(port))]
        ]
        members.append(
            Value.Member(
                "load_assignment",
                [
                    "cluster_name": .string(name),
                    "endpoints": [["lb_endpoints": [["endpoint": ["address": address]]]]],
                ]
            )
        )
        clusters[name] = .mapping(members)
    }

    /// What a backend can bear is not for the gateway to guess: as in Istio, nothing is held back.
    private static let unlimited: Value = {
        let most: Value = .integer(Int64(UInt32.max))
        return [
            "thresholds": [
                [
                    "max_connections": most, "max_pending_requests": most, "max_requests": most, "max_retries": most,
                ]
            ]
        ]
    }()

    private static let http2: Value = [
        "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": NativeMessage.protocolOptions.value([
            Value.Member("explicit_http_config", ["http2_protocol_options": [:]])
        ])
    ]

    /// TLS to a host whose certificate has to name it, and to be signed by somebody whom the machine trusts.
    private func tls(_ serverName: String) -> Value {
        let name: Value = ["san_type": "DNS", "matcher": ["exact": .string(serverName)]]
        let roots: Value = ["filename": .string(options.trustedCertificates ?? "")]
        return [
            "name": "envoy.transport_sockets.tls",
            "typed_config": NativeMessage.upstreamTLS.value([
                Value.Member("sni", .string(serverName)),
                Value.Member(
                    "common_tls_context",
                    ["validation_context": ["trusted_ca": roots, "match_typed_subject_alt_names": [name]]]
                ),
            ]),
        ]
    }
}
