internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

extension RoutePreparer {
    /// A place that requests go to, or `nil` with the finding among the reasons.
    mutating func target(_ target: BackendTarget) -> PortalIR.Backend? {
        switch target {
        case .service(let service): self.service(service)
        case .host(let host): external(host)
        case .upstream(let reference): upstream(reference)
        }
    }

    /// A port of a Service.
    ///
    /// Whether both exist is checked where Services of that namespace are among the inputs: who
    /// hands over some of a namespace hands over all of them.
    private mutating func service(_ target: ServiceTarget) -> PortalIR.Backend? {
        let name = ResourceName(
            namespace: target.namespace ?? referrer.identity.namespace,
            name: target.name
        )
        let identity = ResourceIdentity(kind: .service, namespace: name.namespace, name: name.name)
        if let objection = trust.objection(to: identity, from: referrer, at: target.provenance, &findings) {
            route.withholding.append(objection)
            return nil
        }
        guard (1...65_535).contains(target.port) else {
            reportPort(target.port, at: target.provenance)
            return nil
        }
        switch index.lookup(name, in: index.services) {
        case .found(let service):
            if !service.ports.contains(where: { $0.port == target.port }) {
                let ports = service.ports.map { String($0.port) }.joined(separator: ", ")
                fault(
                    .unknownPort,
                    at: target.provenance.appending("port"),
                    ["service": name.description, "port": String(target.port)],
                    help: ports.isEmpty ? nil : "it has \(ports)"
                )
                return nil
            }
        case .broken(let reasons):
            route.withholding.append(contentsOf: reasons)
            return nil
        case .missing:
            if index.names[.service]?[name.namespace] != nil {
                route.withholding.append(
                    findings.reportUnknown(identity, at: target.provenance, index, subject: referrer.identity)
                )
                return nil
            }
        }
        return .service(name, port: Int(clamping: target.port), subset: target.subset)
    }

    private mutating func external(_ target: HostTarget) -> PortalIR.Backend? {
        guard (1...65_535).contains(target.port) else {
            reportPort(target.port, at: target.provenance)
            return nil
        }
        if let service = completed(target.name.lowercased()),
            let objection = trust.objection(to: service, from: referrer, at: target.provenance, &findings)
        {
            route.withholding.append(objection)
            return nil
        }
        return .external(
            ExternalHost(
                host: target.name.lowercased(),
                port: Int(clamping: target.port),
                tls: target.tls.map { ExternalHost.TLS(serverName: $0.serverName) }
            )
        )
    }

    /// The Service among the inputs that a resolver in the cluster finds by a name such as `orders.shop`: it completes
    /// short names with `svc.cluster.local`.
    private func completed(_ host: String) -> ResourceIdentity? {
        let labels = host.split(separator: ".").suffix(2)
        guard labels.count == 2, let name = labels.first.map(String.init), let namespace = labels.last.map(String.init),
            index.names[.service]?[namespace]?.contains(name) ?? false
        else { return nil }
        return ResourceIdentity(kind: .service, namespace: namespace, name: name)
    }

    private mutating func upstream(_ reference: ObjectRef) -> PortalIR.Backend? {
        fault(
            .unknownUpstream,
            at: reference.provenance,
            ["upstream": reference.name(from: referrer.identity.namespace).description]
        )
        return nil
    }

    private mutating func reportPort(_ port: Int64, at provenance: Provenance) {
        fault(
            .outOfRange,
            at: provenance.appending("port"),
            ["path": "port", "value": String(port), "low": "1", "high": "65535"]
        )
    }
}
