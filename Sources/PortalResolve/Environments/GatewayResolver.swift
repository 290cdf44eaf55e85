internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Finds the gateway of an environment or a portal, and the proxies that it runs on.
struct GatewayResolver {
    let index: ResourceIndex
    let options: ResolveOptions

    /// The gateway, or `nil` where the environment cannot be served.
    func gateway(
        of environment: HostClaim,
        hosts: [HostName],
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedGateway? {
        guard let choice = environment.gateway else {
            // The native dialect has to say it; one that does not is broken.
            return environment.dialect == .gloo ? assumed(for: environment, hosts, &findings) : nil
        }
        // Of a broken environment, parts of the choice may be missing.
        if let workload = choice.workload, workload.selector.isEmpty { return nil }
        switch choice.source {
        case .create(let created):
            guard let workload = choice.workload else {
                findings.report(.gatewayWithoutWorkload, at: choice.provenance, subject: environment.identity)
                return nil
            }
            if created.httpsRedirect, created.credentialName == nil {
                findings.report(
                    .unmetCondition,
                    at: created.provenance,
                    ["field": "httpsRedirect", "condition": "beside `tls`"],
                    subject: environment.identity
                )
                return nil
            }
            let namespace = workload.namespace ?? environment.metadata.namespace
            let proxies = proxies(workload.namespace, workload.selector, beside: namespace, environment, &trust)
            guard mayCreate(created, in: namespace, for: environment, workload.provenance, &trust, &findings) else {
                return nil
            }
            return ResolvedGateway(
                source: .made(
                    ResolvedGateway.Servers(
                        credentialName: created.credentialName,
                        redirectsToHTTPS: created.httpsRedirect
                    )
                ),
                workload: proxies,
                provenance: choice.provenance
            )
        case .reference(let reference):
            guard !reference.name.isEmpty else { return nil }
            let name = reference.name(from: environment.metadata.namespace)
            let target = ResourceIdentity(kind: .istioGateway, namespace: name.namespace, name: name.name)
            let objection = trust.objection(
                to: target,
                from: Referrer(environment),
                at: reference.provenance,
                &findings
            )
            if objection != nil { return nil }
            guard mayReach(choice.workload, of: name, for: environment, &trust, &findings) else { return nil }
            return existing(name, choice, reference.provenance, environment, hosts, &trust, &findings)
        }
    }

    /// Whether an environment may put a Gateway, and use a certificate, in the namespace of the proxies.
    private func mayCreate(
        _ gateway: CreatedGateway,
        in namespace: String,
        for environment: HostClaim,
        _ place: Provenance,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Bool {
        let referrer = Referrer(environment)
        // The emitter names the Gateway, so that only a grant for all of them can mean it.
        let made = ResourceIdentity(kind: .istioGateway, namespace: namespace, name: "*")
        guard trust.objection(to: made, from: referrer, at: place, &findings) == nil else { return false }
        guard let name = gateway.credentialName else { return true }
        let secret = ResourceIdentity(kind: .secret, namespace: namespace, name: name)
        return trust.objection(to: secret, from: referrer, at: gateway.provenance, &findings) == nil
    }

    /// Whether the proxies are where the environment may reach them: those of a Gateway that it may name stand with it.
    private func mayReach(
        _ workload: Workload?,
        of gateway: ResourceName,
        for environment: HostClaim,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Bool {
        guard let workload, let namespace = workload.namespace, namespace != gateway.namespace else { return true }
        let any = ResourceIdentity(kind: .istioGateway, namespace: namespace, name: "*")
        return trust.objection(to: any, from: Referrer(environment), at: workload.provenance, &findings) == nil
    }

    private func existing(
        _ name: ResourceName,
        _ choice: GatewayChoice,
        _ provenance: Provenance,
        _ environment: HostClaim,
        _ hosts: [HostName],
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedGateway? {
        var workload = choice.workload.map {
            proxies($0.namespace, $0.selector, beside: name.namespace, environment, &trust)
        }
        var served: [String]?
        switch index.lookup(name, in: index.istioGateways) {
        case .found(let gateway):
            served = Self.hosts(of: gateway, for: environment.metadata.namespace)
            if let said = choice.workload, !gateway.selector.isEmpty, said.selector != gateway.selector {
                findings.report(
                    .workloadMismatch,
                    at: said.provenance,
                    ["gateway": name.description, "selector": Self.text(gateway.selector)],
                    labels: [Diagnostic.Label("the Gateway", at: Location(gateway.provenance))],
                    subject: environment.identity
                )
                return nil
            }
            if workload == nil {
                workload = proxies(nil, gateway.selector, beside: name.namespace, environment, &trust)
            }
            for host in hosts where !Self.accepts(gateway, host, from: environment.metadata.namespace) {
                let written = environment.domains.first { $0.text.lowercased() == host.text }
                findings.report(
                    .hostNotOnGateway,
                    at: written?.provenance ?? environment.provenance,
                    ["host": host.text, "gateway": name.description],
                    labels: [Diagnostic.Label("the Gateway", at: Location(gateway.provenance))],
                    subject: environment.identity
                )
            }
        case .broken:
            break
        case .missing:
            if index.names[.istioGateway]?[name.namespace] != nil {
                let target = ResourceIdentity(kind: .istioGateway, namespace: name.namespace, name: name.name)
                _ = findings.reportUnknown(target, at: provenance, index, subject: environment.identity)
                return nil
            }
        }
        return ResolvedGateway(
            source: .existing(name),
            workload: workload,
            hosts: served,
            provenance: choice.provenance
        )
    }

    /// The proxies of a Gateway.
    ///
    /// Where their namespace is not said, what filters them goes into the root namespace, and that takes its consent,
    /// unless the Gateway stands there already.
    private func proxies(
        _ said: String?,
        _ selector: [String: String],
        beside gateway: String,
        _ environment: HostClaim,
        _ trust: inout Trust
    ) -> ResolvedGateway.Workload {
        if let said { return ResolvedGateway.Workload(namespace: said, selector: selector) }
        // Whoever needs no filters needs no consent: it is the plans that say so.
        var silent = Findings()
        let root = ResourceIdentity(kind: .istioGateway, namespace: options.rootNamespace, name: "*")
        let isAllowed =
            gateway == options.rootNamespace
            || trust.objection(to: root, from: Referrer(environment), at: Provenance(), &silent) == nil
        return ResolvedGateway.Workload(
            namespace: gateway,
            selector: selector,
            filterNamespace: isAllowed ? options.rootNamespace : nil
        )
    }

    /// The Gloo dialect does not say the gateway: the one among the inputs that takes a host of the environment, else
    /// the one that Istio's own installation brings.
    private func assumed(
        for environment: HostClaim,
        _ hosts: [HostName],
        _ findings: inout Findings
    ) -> ResolvedGateway? {
        let fitting = index.istioGateways.values.filter { gateway in
            hosts.contains { Self.accepts(gateway, $0, from: environment.metadata.namespace) }
        }.ordered { $0.name < $1.name }
        if fitting.count == 1, let gateway = fitting.first {
            return ResolvedGateway(
                source: .existing(gateway.name),
                workload: ResolvedGateway.Workload(
                    namespace: gateway.metadata.namespace,
                    selector: gateway.selector,
                    filterNamespace: options.rootNamespace
                ),
                hosts: Self.hosts(of: gateway, for: environment.metadata.namespace),
                provenance: gateway.provenance
            )
        }
        let name = fitting.first?.name ?? options.assumedGateway
        let selector = fitting.first?.selector ?? options.selectorOfAssumedGateway
        findings.report(
            .assumedGateway,
            at: environment.provenance,
            ["gateway": name.description],
            subject: environment.identity
        )
        return ResolvedGateway(
            source: .existing(name),
            workload: selector.map {
                ResolvedGateway.Workload(
                    namespace: name.namespace,
                    selector: $0,
                    filterNamespace: options.rootNamespace
                )
            },
            provenance: environment.provenance
        )
    }

    /// Whether a Gateway has a server for a host and a namespace (Istio: `Server.hosts`).
    static func accepts(_ gateway: IstioGateway, _ host: HostName, from namespace: String) -> Bool {
        hosts(of: gateway, for: namespace).contains { pattern in
            pattern == "*" || HostName(pattern).map { $0 == host || $0.covers(host) } ?? false
        }
    }

    /// The hosts of a Gateway's servers that take routes of a namespace, sorted.
    static func hosts(of gateway: IstioGateway, for namespace: String) -> [String] {
        var hosts = Set<String>()
        for server in gateway.servers {
            for written in server.hosts {
                let parts = written.text.split(separator: "/", maxSplits: 1)
                if parts.count == 2 {
                    let scope = parts[0] == "." ? Substring(gateway.metadata.namespace) : parts[0]
                    guard scope == "*" || scope == namespace else { continue }
                }
                hosts.insert(String(parts.last ?? ""))
            }
        }
        return hosts.ordered()
    }

    private static func text(_ selector: [String: String]) -> String {
        selector.ordered { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
}
