internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// Those who sign tokens, as the filter `jwt_authn` knows them.
///
/// The filter only verifies: what a token must say beyond its issuer is for the decision, which can take a key in its
/// place. A key set that cannot be fetched keeps no listener from opening; its tokens are not verified then.
struct TokenProviders {
    let options: IstioOptions
    /// The namespace that hosts outside the mesh are declared in.
    let namespace: String
    /// Services that the providers need, as `referenced-services` has them.
    private(set) var references: Set<String> = []
    /// What is worth a warning.
    private(set) var notes: [Refusal] = []

    init(options: IstioOptions, namespace: String) {
        self.options = options
        self.namespace = namespace
    }

    /// The provider of some rules.
    mutating func provider(for rules: TokenRules, _ destinations: inout DestinationTable) throws(Refusal) -> Value {
        // An empty one would let tokens of every issuer pass.
        guard !rules.issuer.isEmpty, rules.issuer.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw .value("issuer", "", "it is empty or holds control characters", at: rules.provenance)
        }
        let name = rules.providerName
        var members = [
            Value.Member("issuer", .string(rules.issuer)),
            Value.Member("from_headers", [["name": "Authorization", "value_prefix": "Bearer "]]),
            Value.Member("forward", true),
            Value.Member("payload_in_metadata", .string(name)),
            Value.Member("failed_status_in_metadata", .string(rules.failureName)),
        ]
        switch rules.keys {
        case .inline(let text):
            guard text.utf8.first == UInt8(ascii: "{") else {
                throw .value("key set", "", "it is no JSON Web Key Set", at: rules.provenance)
            }
            members.append(Value.Member("local_jwks", ["inline_string": .string(text)]))
        case .remote(let text, let refresh):
            let url = try KeySetURL(text, at: rules.provenance)
            guard let cache = ProtoDuration.text(refresh) else {
                throw .value("refresh of a key set", "\(refresh)ms", "it is not from 1ms", at: rules.provenance)
            }
            members.append(
                Value.Member(
                    "remote_jwks",
                    [
                        "http_uri": [
                            "uri": .string(text),
                            "cluster": .string(try cluster(of: url, &destinations, at: rules.provenance)),
                            // Envoy refuses the listener without one.
                            "timeout": try FilterChain.duration(options.keySetTimeoutMilliseconds, "key set timeout"),
                        ],
                        "cache_duration": .string(cache),
                        // Fetched ahead of requests, and no listener waits for it.
                        "async_fetch": ["fast_listener": true],
                        "retry_policy": ["num_retries": 2],
                    ]
                )
            )
        }
        return .mapping(members)
    }

    /// The cluster that a key set is fetched through.
    private mutating func cluster(
        of url: KeySetURL,
        _ destinations: inout DestinationTable,
        at place: Provenance
    ) throws(Refusal) -> String {
        let backend: Backend
        let home: String
        if let service = url.service(clusterDomain: options.clusterDomain) {
            if url.isTLS {
                notes.append(
                    Refusal(
                        code: .istioKeySetTLSUnsaid,
                        arguments: ["url": url.text, "service": service.description],
                        provenance: place
                    )
                )
            }
            backend = .service(service, port: url.port, subset: [:])
            home = service.namespace
        } else {
            backend = .external(ExternalHost(host: url.host, port: url.port, tls: url.isTLS ? .init() : nil))
            home = namespace
        }
        do throws(Refusal) {
            let destination = try destinations.destination(for: backend, at: place)
            guard case .string(let host) = destination["host"] else { return "" }
            var subset = ""
            if case .string(let name) = destination["subset"] { subset = name }
            references.insert("\(home)/\(host)")
            return "outbound|\(url.port)|\(subset)|\(host)"
        } catch {
            throw KeySetURL.refusal(url.text, error.arguments["reason"] ?? "", place)
        }
    }
}
