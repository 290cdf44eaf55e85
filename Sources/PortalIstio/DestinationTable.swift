internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
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
            try backend.check(at: place, for: .istio)
            var subset: String?
            if !labels.isEmpty {
                let made = try Self.subsetName(labels, at: place)
                services[name, default: [:]][made] = labels
                subset = made
            }
            return Self.destination(host(of: name), port: port, subset: subset)
        case .external(let external):
            return try destination(for: external, at: place)
        }
    }

    private mutating func destination(for external: ExternalHost, at place: Provenance) throws(Refusal) -> Value {
        let isAddress = external.isAddress
        try external.checkIsElsewhere(at: place, for: .istio)
        let host =
            isAddress
            ? Self.madeName(ofAddress: external.host)
            : try external.checkedName(clusterDomain: clusterDomain, at: place, for: .istio)
        var entry = externals[host] ?? External(address: isAddress ? external.host : nil)
        var subset: String?
        if let server = try external.checkedServerName(name: isAddress ? nil : host, at: place, for: .istio) {
            let made = "tls-" + shortHash(server)
            entry.subsets[made] = server
            subset = made
        }
        try Backend.external(external).check(at: place, for: .istio)
        let destination = Self.destination(host, port: external.port, subset: subset)
        entry.ports[external.port] = entry.ports[external.port] == true || external.tls != nil
        externals[host] = entry
        return destination
    }

    private static func destination(_ host: String, port: Int, subset: String?) -> Value {
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

    /// A name for an address, because the registry knows hosts by name only; `internal` is reserved for such use.
    private static func madeName(ofAddress address: String) -> String {
        let label = address.lowercased().utf8.map { DNSLabel.isByte($0) ? $0 : UInt8(ascii: "-") }
        let version = address.utf8.contains(UInt8(ascii: ":")) ? "ipv6" : "ipv4"
        return "\(version)-\(String(decoding: label, as: UTF8.self))-address.portalcore.internal"
    }
}
