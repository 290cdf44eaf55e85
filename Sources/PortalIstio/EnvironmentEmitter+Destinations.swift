internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// One ServiceEntry for each host outside the mesh, beside the environment.
    func serviceEntries(_ table: DestinationTable) throws(Refusal) -> [OutputDocument] {
        var documents: [OutputDocument] = []
        for (host, external) in table.externals.ordered(by: { $0.key < $1.key }) {
            let ports: [Value] = external.ports.ordered { $0.key < $1.key }.map { number, speaksTLS in
                // HTTP on a port would make sidecars that see the entry take over that port for every host.
                let (name, word): (String, Value) = speaksTLS ? ("https", "HTTPS") : ("http", "HTTP")
                return ["number": .integer(Int64(number)), "name": .string("\(name)-\(number)"), "protocol": word]
            }
            var members = [Value.Member("hosts", [.string(host)])] + exportTo
            members.append(Value.Member("location", "MESH_EXTERNAL"))
            members.append(Value.Member("ports", .sequence(ports)))
            if let address = external.address {
                members.append(Value.Member("resolution", "STATIC"))
                members.append(Value.Member("endpoints", [["address": .string(address)]]))
            } else {
                members.append(Value.Member("resolution", "DNS"))
            }
            documents.append(
                try factory.document(
                    kind: "ServiceEntry",
                    namespace: environment.name.namespace,
                    name: factory.name(suffix: shortHash(host), in: environment.name.namespace),
                    phase: .foundations,
                    content: ObjectContent(.mapping(members))
                )
            )
        }
        return documents
    }

    /// One DestinationRule for each host with subsets: beside the Service, or beside the ServiceEntry, because that is
    /// where Istio looks for one that every proxy may use.
    func destinationRules(_ table: DestinationTable) throws(Refusal) -> [OutputDocument] {
        var documents: [OutputDocument] = []
        for (service, subsets) in table.services.ordered(by: { $0.key < $1.key }) {
            let list: [Value] = subsets.ordered { $0.key < $1.key }.map { name, labels in
                let pairs = labels.ordered { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
                return ["name": .string(name), "labels": .mapping(pairs)]
            }
            let host = table.host(of: service)
            documents.append(try rule(for: host, in: service.namespace, exportTo: [], subsets: list))
        }
        for (host, external) in table.externals.ordered(by: { $0.key < $1.key }) where !external.subsets.isEmpty {
            let list: [Value] = external.subsets.ordered { $0.key < $1.key }.map { name, server in
                let tls: Value = ["mode": "SIMPLE", "sni": .string(server), "subjectAltNames": [.string(server)]]
                return ["name": .string(name), "trafficPolicy": ["tls": tls]]
            }
            let home = environment.name.namespace
            documents.append(try rule(for: host, in: home, exportTo: exportTo, subsets: list))
        }
        return documents
    }

    private func rule(
        for host: String,
        in namespace: String,
        exportTo: [Value.Member],
        subsets: [Value]
    ) throws(Refusal) -> OutputDocument {
        let members = [Value.Member("host", .string(host))] + exportTo + [Value.Member("subsets", .sequence(subsets))]
        return try factory.document(
            kind: "DestinationRule",
            namespace: namespace,
            name: factory.name(suffix: shortHash(host), in: namespace),
            phase: .foundations,
            content: ObjectContent(.mapping(members))
        )
    }
}
