internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// One ServiceEntry for each host outside the mesh, beside the environment.
    func serviceEntries(_ table: DestinationTable) -> [OutputDocument] {
        table.externals.sorted { $0.key < $1.key }.map { host, external in
            let ports: [Value] = external.ports.sorted { $0.key < $1.key }.map { number, speaksTLS in
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
            return factory.document(
                kind: "ServiceEntry",
                namespace: environment.name.namespace,
                name: factory.name(suffix: shortHash(host), in: environment.name.namespace),
                phase: .foundations,
                spec: .mapping(members)
            )
        }
    }

    /// One DestinationRule for each host with subsets: beside the Service, or beside the ServiceEntry, because that is
    /// where Istio looks for one that every proxy may use.
    func destinationRules(_ table: DestinationTable) -> [OutputDocument] {
        let services = table.services.sorted { $0.key < $1.key }.map { service, subsets in
            rule(
                for: table.host(of: service),
                in: service.namespace,
                exportTo: [],
                subsets: subsets.sorted { $0.key < $1.key }.map { name, labels in
                    let pairs = labels.sorted { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
                    return ["name": .string(name), "labels": .mapping(pairs)]
                }
            )
        }
        let externals = table.externals.filter { !$0.value.subsets.isEmpty }.sorted { $0.key < $1.key }
        return services
            + externals.map { host, external in
                rule(
                    for: host,
                    in: environment.name.namespace,
                    exportTo: exportTo,
                    subsets: external.subsets.sorted { $0.key < $1.key }.map { name, server in
                        let tls: Value = [
                            "mode": "SIMPLE", "sni": .string(server), "subjectAltNames": [.string(server)],
                        ]
                        return ["name": .string(name), "trafficPolicy": ["tls": tls]]
                    }
                )
            }
    }

    private func rule(for host: String, in namespace: String, exportTo: [Value.Member], subsets: [Value])
        -> OutputDocument
    {
        factory.document(
            kind: "DestinationRule",
            namespace: namespace,
            name: factory.name(suffix: shortHash(host), in: namespace),
            phase: .foundations,
            spec: .mapping(
                [Value.Member("host", .string(host))] + exportTo + [Value.Member("subsets", .sequence(subsets))]
            )
        )
    }
}
