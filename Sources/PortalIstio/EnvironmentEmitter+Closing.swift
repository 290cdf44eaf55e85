internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// What keeps the wildcard hosts of another environment from answering for this one, which could not be emitted.
    ///
    /// Only where both may be asked for the host, or belong to one namespace: what others serve elsewhere is not for this
    /// one to close. It stands beside the other environment, because a Gateway that is made takes hosts from that namespace only, and
    /// is a part: applied before the routes it guards against, and deleted after them.
    mutating func closing(against other: EnvironmentEmitter) -> [OutputDocument] {
        guard environment.gateway.source != .none, let gateway = other.gatewayReference else { return [] }
        let isNeighbour = environment.name.namespace == other.environment.name.namespace
        guard isNeighbour || environment.gateway.meets(other.environment.gateway) else { return [] }
        let hosts = environment.hosts.filter { host in
            !other.environment.hosts.contains(host) && other.environment.hosts.contains { $0.covers(host) }
        }
        guard !hosts.isEmpty else { return [] }
        let namespace = other.environment.name.namespace
        let name = Value.string("\(environment.name)/closed")
        let route = [Value.Member("name", name), Value.Member("match", [["uri": ["prefix": "/"]]])]
        let spec: Value = [
            "hosts": .sequence(hosts.map { .string($0.text) }),
            "gateways": [.string(gateway)],
            "http": [.mapping(route + RouteEmitter.answer(.withheld))],
        ]
        do throws(Refusal) {
            return [
                try factory.document(
                    kind: "VirtualService",
                    namespace: namespace,
                    name: factory.name(suffix: shortHash(other.factory.owner.identity), in: namespace),
                    phase: .parts,
                    content: ObjectContent(spec)
                )
            ]
        } catch {
            findings.note(error, affecting: environment.provenance)
            return []
        }
    }
}
