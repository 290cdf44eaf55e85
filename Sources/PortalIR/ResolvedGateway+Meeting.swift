package import PortalVocabulary

/// The one place that says which gateways can take one another's requests: who owns a host, and whose hosts are closed
/// under a wildcard, is asked here.
extension ResolvedGateway {
    /// Whether requests for one host may reach the routes of both: they are the same object, or may run on the same
    /// proxies.
    package func meets(_ other: ResolvedGateway) -> Bool {
        if case .existing(let name) = source, case .existing(let others) = other.source, name == others { return true }
        guard source != .none, other.source != .none, let workload, let others = other.workload else { return false }
        return workload.meets(others)
    }

    /// Whether a server takes routes of a host, or of a part of a wildcard; where the Gateway was not read, it is
    /// believed.
    package func takes(_ host: HostName) -> Bool {
        guard let hosts else { return true }
        return hosts.contains { pattern in
            if pattern == "*" { return true }
            guard let pattern = HostName(pattern) else { return false }
            return pattern == host || pattern.covers(host) || host.covers(pattern)
        }
    }
}

extension ResolvedGateway.Workload {
    /// Whether some proxy may be among both: the labels of one include those of the other, and their namespaces are not
    /// said to differ.
    package func meets(_ other: ResolvedGateway.Workload) -> Bool {
        if isNamespaceSaid, other.isNamespaceSaid, namespace != other.namespace { return false }
        return isIncluded(in: other) || other.isIncluded(in: self)
    }

    /// Whether what has the labels of the other has these too.
    private func isIncluded(in other: ResolvedGateway.Workload) -> Bool {
        selector.allSatisfy { other.selector[$0.key] == $0.value }
    }
}
