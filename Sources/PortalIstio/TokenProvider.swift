internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// Those who sign tokens, with the clusters that their keys are fetched through.
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
        var cluster = ""
        if case .remote(let text, _) = rules.keys {
            let url = try KeySetURL(text, at: rules.provenance, for: .istio)
            cluster = try self.cluster(of: url, &destinations, at: rules.provenance)
        }
        return try rules.provider(
            cluster: cluster,
            timeoutMilliseconds: options.keySetTimeoutMilliseconds,
            for: .istio
        )
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
            throw KeySetURL.refusal(url.text, error.arguments["reason"] ?? "", place, .istio)
        }
    }
}
