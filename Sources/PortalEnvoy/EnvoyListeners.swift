package import PortalIR
internal import PortalVocabulary

/// Which listener serves what (``ListenerPlacement``).
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
    }

    /// The listeners, at least one.
    package let groups: [Group]

    /// Finds the listeners of a portal: environments first, each by name.
    package init(_ portal: ResolvedPortal, options: EnvoyOptions) {
        let first = options.listener.port
        var placement = ListenerPlacement()
        var groups = [Group(name: "http", port: first)]
        func group(_ hosts: [HostName]) -> Int {
            let index = placement.place(hosts)
            // One more than any port is refused with the others that are none.
            if index == groups.count {
                groups.append(Group(name: "http-\(index + 1)", port: first == 0 ? 0 : first &+ index))
            }
            return index
        }
        for (index, environment) in portal.environments.enumerated() where !environment.hosts.isEmpty {
            let number = group(environment.hosts)
            groups[number].environments.append(index)
        }
        for (index, site) in portal.sites.enumerated() where site.isSound && !site.hosts.isEmpty {
            let number = group(site.hosts)
            groups[number].sites.append(index)
        }
        self.groups = groups
    }
}
