internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The addresses of an environment.
enum ServerList {
    /// The servers, each host with `https` first.
    ///
    /// Of a Gateway that is made, what it serves; of one that others own, and of hosts that are only documented, nobody
    /// here knows: both schemes are listed.
    static func servers(of environment: ResolvedEnvironment, path: String) -> [Value] {
        let origins = origins(of: environment.gateway)
        let list = environment.hosts.flatMap { host in
            origins.map { server(host, scheme: $0.scheme, port: $0.port, path: path) }
        }
        return list.isEmpty ? [["url": .string(path.isEmpty ? "/" : path)]] : list
    }

    private static func origins(of gateway: ResolvedGateway) -> [(scheme: String, port: String)] {
        guard case .made(let servers) = gateway.source else { return [("https", ""), ("http", "")] }
        let http = ("http", servers.httpPort == 80 ? "" : ":\(servers.httpPort)")
        guard servers.credentialName != nil else { return [http] }
        let https = ("https", servers.httpsPort == 443 ? "" : ":\(servers.httpsPort)")
        return servers.redirectsToHTTPS ? [https] : [https, http]
    }

    private static func server(_ host: HostName, scheme: String, port: String, path: String) -> Value {
        guard host.isWildcard else { return ["url": .string("\(scheme)://\(host.text)\(port)\(path)")] }
        return [
            "url": .string("\(scheme)://{subdomain}\(host.text.dropFirst())\(port)\(path)"),
            "variables": [
                "subdomain": ["default": "www", "description": .string("Any name below `\(host.text.dropFirst(2))`.")]
            ],
        ]
    }
}
