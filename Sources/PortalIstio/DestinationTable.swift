internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The hosts that an environment's routes lead to, and what has to be known about them.
///
/// Istio keeps one list of subsets for a host, joined from every DestinationRule of the host in its namespace, and
/// takes the first of those with one name. So a subset's name is made from what it says: two rules that both have it
/// say the same, and their order does not matter. The first rule's `trafficPolicy` on the other hand hides the others',
/// so that what a connection needs stands in a subset too.
struct DestinationTable {
    /// What is known about a host outside the mesh.
    struct External {
        /// The address, if it is one; the registry knows it under a made name.
        var address: String?
        /// Whether the port speaks TLS to anybody, by number.
        var ports: [Int: Bool] = [:]
        /// The name to verify, by name of subset.
        var subsets: [String: String] = [:]
    }

    let clusterDomain: String
    /// The labels, by name of subset, by Service.
    private(set) var services: [ResourceName: [String: [String: String]]] = [:]
    /// What is known, by the name that the registry has.
    private(set) var externals: [String: External] = [:]

    init(clusterDomain: String) {
        self.clusterDomain = clusterDomain
    }

    /// The name of a Service in the registry.
    func host(of service: ResourceName) -> String {
        "\(service.name).\(service.namespace).svc.\(clusterDomain)"
    }

    /// A `destination`.
    mutating func destination(for backend: Backend, at place: Provenance) throws(Refusal) -> Value {
        switch backend {
        case .service(let name, let port, let labels):
            guard DNSLabel.isValid(name.name), DNSLabel.isValid(name.namespace) else {
                throw .value("service", name.description, "its name is no DNS label", at: place)
            }
            var subset: String?
            if !labels.isEmpty {
                let made = try Self.subsetName(labels, at: place)
                services[name, default: [:]][made] = labels
                subset = made
            }
            return try Self.destination(host(of: name), port: port, subset: subset, at: place)
        case .external(let external):
            return try destination(for: external, at: place)
        }
    }

    private mutating func destination(for external: ExternalHost, at place: Provenance) throws(Refusal) -> Value {
        let isAddress = IPAddress.isValid(external.host)
        let host = isAddress ? Self.madeName(ofAddress: external.host) : try checkedName(external.host, at: place)
        var entry = externals[host] ?? External(address: isAddress ? external.host : nil)
        var subset: String?
        if let tls = external.tls {
            guard let name = tls.serverName ?? (isAddress ? nil : host), let server = HostName(name), !server.isWildcard
            else {
                throw Refusal(
                    code: .istioExternalHostRefused,
                    arguments: ["host": external.host, "reason": "TLS needs a name to ask for and to verify"],
                    provenance: place
                )
            }
            let made = "tls-" + shortHash(server.text)
            entry.subsets[made] = server.text
            subset = made
        }
        let destination = try Self.destination(host, port: external.port, subset: subset, at: place)
        entry.ports[external.port] = entry.ports[external.port] == true || external.tls != nil
        externals[host] = entry
        return destination
    }

    private static func destination(
        _ host: String,
        port: Int,
        subset: String?,
        at place: Provenance
    ) throws(Refusal) -> Value {
        guard (1...65535).contains(port) else {
            throw .value("port", "\(port)", "it is not from 1 to 65535", at: place)
        }
        var members = [Value.Member("host", .string(host)), Value.Member("port", ["number": .integer(Int64(port))])]
        if let subset { members.append(Value.Member("subset", .string(subset))) }
        return .mapping(members)
    }

    private static func subsetName(_ labels: [String: String], at place: Provenance) throws(Refusal) -> String {
        var text = ""
        var readable: [UInt8] = []
        for (key, value) in labels.ordered(by: { $0.key < $1.key }) {
            guard value.utf8.count <= 63, !value.utf8.contains(UInt8(ascii: "*")), !key.isEmpty else {
                throw .value("subset label", "\(key)=\(value)", "it is no label of Kubernetes", at: place)
            }
            text += "\(key)=\(value)\n"
            readable += value.utf8.map { DNSLabel.isByte($0) ? $0 : UInt8(ascii: "-") } + [UInt8(ascii: "-")]
        }
        // What comes first must be no hyphen, whatever the values are.
        return "s-" + String(decoding: readable.prefix(40), as: UTF8.self) + shortHash(text)
    }

    /// The name of a host outside, after a look at what would reach into the cluster.
    private func checkedName(_ host: String, at place: Provenance) throws(Refusal) -> String {
        func refusal(_ reason: String) -> Refusal {
            Refusal(
                code: .istioExternalHostRefused,
                arguments: ["host": host, "reason": reason],
                provenance: place
            )
        }
        guard let name = HostName(host) else { throw refusal("it is neither a fully qualified name nor an address") }
        guard !name.isWildcard else { throw refusal("a request needs one host, and it stands for many") }
        // As a `service` it would need leave to be referred to from another namespace.
        guard !name.text.hasSuffix(".svc"), !name.text.hasSuffix("." + clusterDomain) else {
            throw refusal("it is the name of a Service")
        }
        return name.text
    }

    /// A name for an address, because the registry knows hosts by name only; `internal` is reserved for such use.
    private static func madeName(ofAddress address: String) -> String {
        let label = address.lowercased().utf8.map { DNSLabel.isByte($0) ? $0 : UInt8(ascii: "-") }
        let version = address.utf8.contains(UInt8(ascii: ":")) ? "ipv6" : "ipv4"
        return "\(version)-\(String(decoding: label, as: UTF8.self))-address.portalcore.internal"
    }
}
