internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Opens APIs to the portals that show them, so that requests can be tried out there; a policy that somebody wrote
/// stands instead.
enum PortalCORS {
    /// Stands among the headers, until the plans are known, for those that keys are sent in.
    ///
    /// No written name is empty.
    private static let keys = ""

    /// The policy of each environment that a portal shows, without methods: those of a path's operations are meant.
    static func policies(_ sites: [ResolvedSite]) -> [ResourceName: CORSPolicy] {
        var addresses: [ResourceName: (exact: Set<WebAddress>, wildcard: Set<WebAddress>, provenance: Provenance)] = [:]
        for site in sites where site.isSound {
            let (exact, wildcard) = self.addresses(of: site)
            guard !exact.isEmpty || !wildcard.isEmpty else { continue }
            for environment in site.environments {
                var known = addresses[environment] ?? ([], [], site.provenance)
                known.exact.formUnion(exact)
                known.wildcard.formUnion(wildcard)
                addresses[environment] = known
            }
        }
        return addresses.mapValues { known in
            CORSPolicy(
                allowOrigins: known.exact.ordered().map { .exact($0.origin) }
                    + known.wildcard.ordered().map { .regex(expression($0)) },
                allowHeaders: ["authorization", "content-type", keys],
                provenance: known.provenance
            )
        }
    }

    /// Puts the headers that keys are sent in into the policies that were made here.
    static func complete(_ environment: inout ResolvedEnvironment) {
        var names = Set<String>()
        for plan in environment.plans {
            if case .apiKey(.header(let name)) = plan.auth { names.insert(name) }
        }
        names.subtract(["authorization", "content-type"])
        let headers = names.ordered()
        for number in environment.entries.indices {
            guard let written = environment.entries[number].cors?.allowHeaders, written.contains(keys) else { continue }
            environment.entries[number].cors?.allowHeaders = written.filter { $0 != keys } + headers
        }
    }

    /// The origins of a portal; those of wildcards have the wildcard in them.
    private static func addresses(
        of site: ResolvedSite
    ) -> (exact: Set<WebAddress>, wildcard: Set<WebAddress>) {
        let external = site.externalURL.flatMap { WebAddress(url: $0) }
        var exact = Set<WebAddress>()
        var wildcard = Set<WebAddress>()
        if let external { exact.insert(external) }
        guard let gateway = site.gateway else { return (exact, wildcard) }
        for host in site.hosts {
            for scheme in schemes(of: gateway, external) {
                let address = WebAddress(scheme: scheme, authority: host.text)
                if host.isWildcard { wildcard.insert(address) } else { exact.insert(address) }
            }
        }
        return (exact, wildcard)
    }

    /// The schemes of a portal: what its own gateway serves, or its address says; both where nobody says it.
    private static func schemes(of gateway: ResolvedGateway, _ external: WebAddress?) -> [String] {
        if case .made(let servers) = gateway.source { return servers.credentialName == nil ? ["http"] : ["https"] }
        return external.map { [$0.scheme] } ?? ["http", "https"]
    }

    /// An RE2 expression for the origins of a wildcard: one label stands for the `*`.
    private static func expression(_ address: WebAddress) -> String {
        let rest = address.authority.dropFirst().split(separator: ".").joined(separator: "\\.")
        return "^\(address.scheme)://[^/.]+\\.\(rest)$"
    }
}
