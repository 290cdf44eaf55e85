package import PortalDocument
internal import PortalVocabulary

/// A small model of what istiod makes of its resources for an ingress gateway: as much of its documented translation as
/// what we emit needs, so that a real Envoy can judge it.
///
/// One workload is modelled, whose labels every selector is held against. Each port of plain HTTP is one listener whose
/// route configuration joins the servers of all Gateways; each server of HTTPS is a listener of its own, here in plain
/// text, because nothing of TLS matters for routes.
package struct IstioLowering {
    /// What the labels of the proxies are.
    private static let labels = ["istio": "ingressgateway"]
    private static let workloadNamespace = "istio-system"

    private let objects: [Value]
    private let prefix: String
    /// The configuration.
    package private(set) var configuration = GatewayConfiguration()
    /// The listeners.
    package private(set) var ports: [GatewayPort] = []
    /// What istiod would drop without a word, or refuse.
    package private(set) var faults: [String] = []

    /// Translates objects: those that were emitted, Gateways of others and Services.
    ///
    /// - Parameters:
    ///   - objects: the objects
    ///   - prefix: what the names of listeners begin with
    package init(_ objects: [Value], prefix: String) {
        self.objects = objects
        self.prefix = prefix
        for (key, servers) in serversByPort.ordered(by: { $0.key < $1.key }) { lower(key, servers) }
        for object in objects where kind(object) == "EnvoyFilter" {
            let annotation = "envoyfilter.istio.io/referenced-services"
            for reference in object["metadata"]?["annotations"]?[annotation]?.text?.split(separator: ",") ?? [] {
                let host = reference.split(separator: "/").last.map(String.init) ?? ""
                if host.hasPrefix("portalcore-authz.") { configuration.authorization.insert("outbound|9101||\(host)") }
                if host.hasPrefix("portalcore-ratelimit.") { configuration.counting.insert("outbound|9102||\(host)") }
            }
        }
    }

    // MARK: - Objects

    private func kind(_ object: Value) -> String { object["kind"]?.text ?? "" }
    private func name(_ object: Value) -> String { object["metadata"]?["name"]?.text ?? "" }
    private func namespace(_ object: Value) -> String { object["metadata"]?["namespace"]?.text ?? "" }

    /// Objects of one time are in the order of their names, as the list that `kubectl apply` sends makes them.
    private func objects(of kind: String) -> [Value] {
        objects.filter { self.kind($0) == kind }
            .ordered { (name($0), namespace($0)) < (name($1), namespace($1)) }
    }

    private struct Server {
        var gateway: Value
        var spec: Value
    }

    /// The servers of one route configuration, by a name for it.
    private var serversByPort: [String: [Server]] {
        var result: [String: [Server]] = [:]
        for gateway in objects(of: "Gateway") where selects(gateway["spec"]?["selector"]) {
            for server in gateway["spec"]?["servers"]?.items ?? [] {
                let port = server["port"]?["number"]?.wholeNumber ?? 0
                let isSecure = server["port"]?["protocol"]?.text == "HTTPS"
                let key =
                    isSecure
                    ? "https.\(port).\(server["port"]?["name"]?.text ?? "").\(name(gateway)).\(namespace(gateway))"
                    : "http.\(port)"
                result[key, default: []].append(Server(gateway: gateway, spec: server))
            }
        }
        return result
    }

    private func selects(_ selector: Value?) -> Bool {
        let labels = selector?.members ?? []
        return labels.allSatisfy { Self.labels[$0.key] == $0.value.text }
    }

    // MARK: - Route configurations

    private mutating func lower(_ key: String, _ servers: [Server]) {
        var hosts: [VirtualHost] = []
        for server in servers {
            for service in objects(of: "VirtualService") where binds(service, server.gateway) {
                for host in intersection(service, server) {
                    let routes = self.routes(of: service)
                    let needsTLS = server.spec["tls"]?["httpsRedirect"]?.flag == true
                    if let known = hosts.firstIndex(where: { $0.domain == host }) {
                        hosts[known].join(routes, needsTLS: needsTLS)
                    } else {
                        hosts.append(VirtualHost(domain: host, routes: routes, needsTLS: needsTLS))
                    }
                }
            }
        }
        hosts = hosts.ordered { $0.domain < $1.domain }
        var virtualHosts = collapsed(hosts).map(patched)
        ports.append(
            GatewayPort(
                listener: "\(prefix)/\(key)",
                isSecure: key.hasPrefix("https"),
                domains: hosts.map(\.domain),
                redirecting: Set(hosts.filter(\.needsTLS).map(\.domain))
            )
        )
        if virtualHosts.isEmpty {
            virtualHosts = [["name": "blackhole", "domains": ["*"]]]
        }
        let manager: Value = [
            "stat_prefix": "gateway", "use_remote_address": true, "normalize_path": true,
            "path_with_escaped_slashes_action": "KEEP_UNCHANGED",
            "route_config": [
                "name": .string(key), "ignore_port_in_host_matching": true,
                "max_direct_response_body_size_bytes": 1_048_576, "validate_clusters": false,
                "virtual_hosts": .sequence(virtualHosts),
            ],
            "http_filters": .sequence(filterChain),
        ]
        configuration.add(listener: "\(prefix)/\(key)", manager: manager)
    }

    private func binds(_ service: Value, _ gateway: Value) -> Bool {
        let names = service["spec"]?["gateways"]?.texts ?? []
        return names.contains { reference in
            reference.contains("/")
                ? reference == "\(namespace(gateway))/\(name(gateway))"
                : reference == name(gateway) && namespace(service) == namespace(gateway)
        }
    }

    /// The hosts of a VirtualService that a server serves, each the narrower of the two.
    private func intersection(_ service: Value, _ server: Server) -> [String] {
        let served: [String] = (server.spec["hosts"]?.texts ?? []).compactMap { text in
            let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return text }
            let wanted = parts[0] == "." ? namespace(server.gateway) : parts[0]
            return wanted == "*" || wanted == namespace(service) ? parts[1] : nil
        }
        var hosts = Set<String>()
        for host in (service["spec"]?["hosts"]?.texts ?? []).map({ $0.lowercased() }) {
            for pattern in served {
                if Self.matches(host, pattern) {
                    hosts.insert(host)
                } else if Self.matches(pattern, host) {
                    hosts.insert(pattern)
                }
            }
        }
        return hosts.ordered()
    }

    /// Whether everything that a host stands for is among what a pattern stands for.
    private static func matches(_ host: String, _ pattern: String) -> Bool {
        pattern == host || pattern == "*" || (pattern.hasPrefix("*.") && host.hasSuffix(pattern.dropFirst()))
    }

    private struct VirtualHost {
        var domain: String
        var routes: [Value]
        var needsTLS: Bool

        /// The routes of another VirtualService come behind, and all that take everything at the end.
        mutating func join(_ others: [Value], needsTLS other: Bool) {
            let all = routes + others
            routes = all.filter { !IstioLowering.takesEverything($0) } + all.filter(IstioLowering.takesEverything)
            needsTLS = needsTLS || other
        }
    }

    static func takesEverything(_ route: Value) -> Bool {
        let match = route["match"]
        guard match?["headers"] == nil, match?["query_parameters"] == nil else { return false }
        return match?["prefix"]?.text == "/" || match?["safe_regex"]?["regex"]?.text == ".*"
    }

    /// Hosts with the same routes are one virtual host, named like the first.
    private func collapsed(_ hosts: [VirtualHost]) -> [Value] {
        var result: [Value] = []
        for host in hosts {
            let routes = Value.sequence(host.routes)
            let isSame = { (known: Value) in
                known["routes"] == routes && (known["require_tls"] != nil) == host.needsTLS
            }
            if let known = result.firstIndex(where: isSame) {
                let domains = result[known]["domains"]?.items ?? []
                result[known] = result[known].with("domains", .sequence(domains + [.string(host.domain)]))
                continue
            }
            var members = [
                Value.Member("name", .string(host.domain + ":80")), Value.Member("domains", [.string(host.domain)]),
                Value.Member("routes", routes), Value.Member("include_request_attempt_count", true),
            ]
            if host.needsTLS { members.append(Value.Member("require_tls", "ALL")) }
            result.append(.mapping(members))
        }
        return result
    }

    // MARK: - Filters

    /// The EnvoyFilters of the workload in the order in which they are applied.
    private var patches: [Value] {
        objects(of: "EnvoyFilter").filter { object in
            [Self.workloadNamespace].contains(namespace(object))
                && selects(object["spec"]?["workloadSelector"]?["labels"])
        }.ordered {
            let ranks = [$0, $1].map { $0["spec"]?["priority"]?.wholeNumber ?? 0 }
            return ranks[0] == ranks[1] ? name($0) < name($1) : ranks[0] < ranks[1]
        }.flatMap { $0["spec"]?["configPatches"]?.items ?? [] }
    }

    private var filterChain: [Value] {
        let type = GatewayConfiguration.type
        var chain: [Value] = [
            ["name": "istio.fault", "typed_config": ["@type": .string("\(type).filters.http.fault.v3.HTTPFault")]],
            [
                "name": "envoy.filters.http.cors",
                "typed_config": ["@type": .string("\(type).filters.http.cors.v3.Cors")],
            ],
            GatewayConfiguration.router,
        ]
        for patch in patches where patch["applyTo"]?.text == "HTTP_FILTER" {
            let filter = patch["match"]?["listener"]?["filterChain"]?["filter"]
            guard patch["match"]?["context"]?.text == "GATEWAY", patch["patch"]?["operation"]?.text == "INSERT_BEFORE",
                filter?["name"]?.text == "envoy.filters.network.http_connection_manager",
                let next = filter?["subFilter"]?["name"]?.text, let value = patch["patch"]?["value"],
                let place = chain.firstIndex(where: { $0["name"]?.text == next })
            else { continue }
            chain.insert(value, at: place)
        }
        return chain
    }

    private func patched(_ host: Value) -> Value {
        let domains = Set(host["domains"]?.texts ?? [])
        var host = host
        for patch in patches where patch["applyTo"]?.text == "VIRTUAL_HOST" {
            guard patch["patch"]?["operation"]?.text == "MERGE", let value = patch["patch"]?["value"],
                let domain = patch["match"]?["routeConfiguration"]?["vhost"]?["domainName"]?.text,
                domains.contains(domain)
            else { continue }
            host = host.merged(with: value)
        }
        return host
    }

    // MARK: - Routes

    private mutating func routes(of service: Value) -> [Value] {
        let routes = (service["spec"]?["http"]?.items ?? []).flatMap { rule -> [Value] in
            guard let delegate = rule["delegate"] else { return [rule] }
            return delegated(rule, delegate, namespace(service))
        }
        var result: [Value] = []
        for rule in routes {
            for match in rule["match"]?.items ?? [[:]] {
                let route = IstioRoute(rule: rule, match: match, namespace: namespace(service))
                for cluster in route.clusters { note(cluster) }
                result.append(route.value)
                // What stands behind a route for everything is not sent.
                if Self.takesEverything(route.value) { return result }
            }
        }
        return result
    }

    /// The rules of a delegate in the place of the one that names it.
    private mutating func delegated(_ rule: Value, _ delegate: Value, _ namespace: String) -> [Value] {
        let home = delegate["namespace"]?.text ?? namespace
        let found = objects.first {
            kind($0) == "VirtualService" && name($0) == delegate["name"]?.text && self.namespace($0) == home
        }
        guard let found else {
            faults.append("there is no delegate \(home)/\(delegate["name"]?.text ?? "")")
            return []
        }
        guard found["spec"]?["hosts"] == nil, found["spec"]?["gateways"] == nil, rule["match"] == nil else {
            faults.append("the delegate \(home)/\(name(found)) has hosts, or its root has matches")
            return []
        }
        return (found["spec"]?["http"]?.items ?? []).map { inner in
            let names = [rule["name"]?.text, inner["name"]?.text].compactMap(\.self)
            return inner.with("name", .string(names.joined(separator: "-")))
        }
    }

    /// Makes a cluster, if there is what it needs.
    private mutating func note(_ cluster: IstioRoute.Destination) {
        let isService = objects(of: "Service").contains { service in
            cluster.host == "\(name(service)).\(namespace(service)).svc.cluster.local"
                && (service["spec"]?["ports"]?.items ?? []).contains { $0["port"]?.wholeNumber == cluster.port }
        }
        let isEntry = objects(of: "ServiceEntry").contains { entry in
            (entry["spec"]?["hosts"]?.texts ?? []).contains(cluster.host)
                && (entry["spec"]?["ports"]?.items ?? []).contains { $0["number"]?.wholeNumber == cluster.port }
        }
        let isSubset =
            cluster.subset.isEmpty
            || objects(of: "DestinationRule").contains { rule in
                rule["spec"]?["host"]?.text == cluster.host
                    && (rule["spec"]?["subsets"]?.items ?? []).contains { $0["name"]?.text == cluster.subset }
            }
        guard isService || isEntry, isSubset else {
            faults.append("there is no cluster \(cluster.name)")
            return
        }
        configuration.backends.insert(cluster.name)
    }
}
