package import PortalVocabulary

/// Shares hosts out among the listeners of an Envoy by itself: everybody is on the first one, and whose host is taken there
/// by somebody before is on the next.
package struct ListenerPlacement {
    private var taken: [Set<HostName>] = []

    /// Starts with nothing taken.
    package init() {}

    /// The listener of somebody with hosts, from 0.
    package mutating func place(_ hosts: [HostName]) -> Int {
        let free = taken.firstIndex { $0.isDisjoint(with: hosts) } ?? taken.count
        if free == taken.count { taken.append([]) }
        taken[free].formUnion(hosts)
        return free
    }
}
