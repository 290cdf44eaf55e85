package import PortalIR
internal import PortalVocabulary

/// Which listener serves what: everybody is on the first one, and whose host is taken there by somebody before is on the
/// next.
package struct EnvoyListeners: Sendable {
    /// What one listener serves.
    package struct Group: Sendable {
        /// The name: `http`, `http-2` and so on; that of its routes too.
        package var name: String
        /// The port; 0 where any free one was asked for.
        package var port: Int
        /// The environments, as positions in ``ResolvedPortal/environments``.
        package var environments: [Int] = []
        /// The portals, as positions in ``ResolvedPortal/sites``.
        package var sites: [Int] = []
        fileprivate var hosts = Set<HostName>()
    }

    /// The listeners, at least one.
    package private(set) var groups: [Group]

    /// Finds the listeners of a portal: environments first, each by name.
    package init(_ portal: ResolvedPortal, options: EnvoyOptions) {
        groups = [Group(name: "http", port: options.listener.port)]
        for (index, environment) in portal.environments.enumerated() where !environment.hosts.isEmpty {
            let group = place(environment.hosts, port: options.listener.port)
            groups[group].environments.append(index)
        }
        for (index, site) in portal.sites.enumerated() where site.isSound && !site.hosts.isEmpty {
            let group = place(site.hosts, port: options.listener.port)
            groups[group].sites.append(index)
        }
    }

    private mutating func place(_ hosts: [HostName], port: Int) -> Int {
        var index = 0
        while index < groups.count, hosts.contains(where: groups[index].hosts.contains) { index += 1 }
        if index == groups.count {
            groups.append(Group(name: "http-\(index + 1)", port: port == 0 ? 0 : port &+ index))
        }
        groups[index].hosts.formUnion(hosts)
        return index
    }

    /// The port that serves an environment; `nil` where nothing of it is routed.
    package func port(ofEnvironment index: Int) -> Int? {
        groups.first { $0.environments.contains(index) }?.port
    }
}
