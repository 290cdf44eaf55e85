internal import PortalDocument
internal import PortalVocabulary

/// The plain configuration for Envoy, with what the tests need changed: ports, clusters, and nothing of routes.
struct NativeGateway {
    private(set) var configuration = GatewayConfiguration()
    private(set) var ports: [GatewayPort] = []
    private(set) var faults: [String] = []

    /// Takes the bootstrap that was emitted.
    ///
    /// - Parameters:
    ///   - bootstrap: the message
    ///   - prefix: what the names of listeners begin with
    init(_ bootstrap: Value, prefix: String) {
        let resources = bootstrap["static_resources"]
        for listener in resources?["listeners"]?.items ?? [] {
            let filters = listener["filter_chains"]?.items.first?["filters"]?.items ?? []
            guard let manager = filters.first?["typed_config"], let routes = manager["route_config"] else {
                faults.append("a listener without routes")
                continue
            }
            let name = "\(prefix)/\(listener["name"]?.text ?? "")"
            configuration.add(listener: name, manager: manager.without("access_log"))
            let hosts = routes["virtual_hosts"]?.items ?? []
            ports.append(GatewayPort(listener: name, domains: hosts.flatMap { $0["domains"]?.texts ?? [] }))
        }
        for cluster in resources?["clusters"]?.items ?? [] {
            guard let name = cluster["name"]?.text else { continue }
            switch name {
            case "portalcore/authorization": configuration.authorization.insert(name)
            case "portalcore/rate-limit": configuration.counting.insert(name)
            default: configuration.backends.insert(name)
            }
        }
    }
}
