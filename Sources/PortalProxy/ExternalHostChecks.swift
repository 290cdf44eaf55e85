package import PortalDiagnostics
package import PortalIR
internal import PortalVocabulary

extension ExternalHost {
    /// Whether the host is an address.
    package var isAddress: Bool { IPAddress.isValid(host) }

    /// The name of a host outside, after a look at what would reach into the cluster.
    package func checkedName(
        clusterDomain: String,
        at place: Provenance,
        for target: ProxyTarget
    ) throws(Refusal) -> String {
        guard let name = HostName(host) else {
            throw refusal("it is neither a fully qualified name nor an address", at: place, for: target)
        }
        guard !name.isWildcard else {
            throw refusal("a request needs one host, and it stands for many", at: place, for: target)
        }
        // As a `service` it would need leave to be referred to from another namespace.
        guard !name.text.hasSuffix(".svc"), !name.text.hasSuffix("." + clusterDomain) else {
            throw refusal("it is the name of a Service", at: place, for: target)
        }
        return name.text
    }

    /// Looks whether the host is what the name or the address of a machine elsewhere can be.
    ///
    /// A gateway in a cluster serves many; what listens on its own addresses, such as its administration, and what its
    /// machine offers on its own link, such as credentials, is none of theirs.
    package func checkIsElsewhere(at place: Provenance, for target: ProxyTarget) throws(Refusal) {
        let name = host.lowercased()
        let isLocalName = ["localhost", "localdomain"].contains { name == $0 || name.hasSuffix("." + $0) }
        guard isAddress ? !IPAddress.isLocal(host) : !isLocalName else {
            throw refusal("it is the gateway itself, or on its own link", at: place, for: target)
        }
    }

    /// The name to ask for and to verify, which is that of the host where none is said; `nil` without TLS.
    package func checkedServerName(
        name: String?,
        at place: Provenance,
        for target: ProxyTarget
    ) throws(Refusal) -> String? {
        guard let tls else { return nil }
        guard let name = tls.serverName ?? name, let server = HostName(name), !server.isWildcard else {
            throw refusal("TLS needs a name to ask for and to verify", at: place, for: target)
        }
        return server.text
    }

    private func refusal(_ reason: String, at place: Provenance, for target: ProxyTarget) -> Refusal {
        Refusal(
            code: target.externalHostRefused,
            arguments: ["host": host, "reason": reason],
            provenance: place
        )
    }
}

extension Backend {
    /// Checks the name of a Service, and the port of whatever it is.
    package func check(at place: Provenance, for target: ProxyTarget) throws(Refusal) {
        let port: Int
        switch self {
        case .service(let name, let number, _):
            guard DNSLabel.isValid(name.name), DNSLabel.isValid(name.namespace) else {
                throw .value("service", name.description, "its name is no DNS label", at: place, for: target)
            }
            port = number
        case .external(let external): port = external.port
        }
        guard (1...65535).contains(port) else {
            throw .value("port", "\(port)", "it is not from 1 to 65535", at: place, for: target)
        }
    }
}
