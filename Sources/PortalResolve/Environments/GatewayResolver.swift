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
        switch index.lookup(name, in: index.istioGateways) {
        case .found(let gateway):
            // Without labels, a Gateway runs on every proxy.
            if let said = choice.workload, said.selector != gateway.selector {
                let labels = gateway.selector.isEmpty ? "{}" : Self.text(gateway.selector)
                findings.report(
                    .workloadMismatch,
                    at: said.provenance,
                    ["gateway": name.description, "selector": labels],
                    labels: [Diagnostic.Label("the Gateway", at: Location(gateway.provenance))],
                    help: gateway.selector.isEmpty
                        ? "give the Gateway a `selector`, and write the same labels in `workload.selector`"
                        : "write the Gateway's labels, `\(labels)`, in `workload.selector`",
                    subject: environment.identity
                )
                return nil
            }
            if workload == nil {
                workload = proxies(nil, gateway.selector, beside: name.namespace, environment, &trust)
            }
            let resolved = ResolvedGateway(
                source: .existing(name),
                workload: workload,
                hosts: Self.hosts(of: gateway, for: environment.metadata.namespace),
                provenance: choice.provenance
            )
            reportRefused(hosts, by: resolved, gateway, of: environment, &findings)
            return resolved
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
            provenance: choice.provenance
        )
    }

    /// Reports the hosts that a Gateway has no server for.
    private func reportRefused(
        _ hosts: [HostName],
        by gateway: ResolvedGateway,
        _ read: IstioGateway,
        of environment: HostClaim,
        _ findings: inout Findings
    ) {
        for host in hosts where !gateway.takes(host) {
            let written = environment.domains.first { $0.text.lowercased() == host.text }
            findings.report(
                .hostNotOnGateway,
                at: written?.provenance ?? environment.provenance,
                ["host": host.text, "gateway": read.name.description],
                labels: [Diagnostic.Label("the Gateway", at: Location(read.provenance))],
                subject: environment.identity
            )
        }
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

    /// The gateway of the Gloo dialect, which does not say it.
    ///
    /// It is the one that is assumed, where that is among the inputs and takes a host of the environment; else one that
    /// does in the environment's own namespace, or the only one beside the one that is assumed. A Gateway that somebody
    /// makes elsewhere is never taken for it.
    private func assumed(
        for environment: HostClaim,
        _ hosts: [HostName],
        _ findings: inout Findings
    ) -> ResolvedGateway? {
        let own = environment.metadata.namespace
        let stock = options.assumedGateway
        let fitting = index.istioGateways.values.filter { gateway in
            let resolved = assumed(gateway, for: environment)
            return hosts.contains { resolved.takes($0) }
        }.ordered { $0.name < $1.name }
        let near = fitting.filter { $0.metadata.namespace == own }
        let beside = fitting.filter { $0.metadata.namespace == stock.namespace }
        var isCertain = true
        var gateway = fitting.first { $0.name == stock }
        if gateway == nil {
            gateway = near.first ?? (beside.count == 1 ? beside.first : nil)
            isCertain = gateway != nil && near.count <= 1
        }
        gateway = gateway ?? index.istioGateways[stock]
        if !isCertain {
            findings.report(
                .assumedGateway,
                at: environment.provenance,
                ["gateway": (gateway?.name ?? stock).description],
                subject: environment.identity
            )
        }
        if let gateway {
            let resolved = assumed(gateway, for: environment)
            reportRefused(hosts, by: resolved, gateway, of: environment, &findings)
            return resolved
        }
        return ResolvedGateway(
            source: .existing(stock),
            workload: options.selectorOfAssumedGateway.map {
                ResolvedGateway.Workload(
                    namespace: stock.namespace,
                    selector: $0,
                    filterNamespace: options.rootNamespace
                )
            },
            provenance: environment.provenance
        )
    }

    /// A Gateway that is among the inputs, for an environment that does not name it.
    private func assumed(_ gateway: IstioGateway, for environment: HostClaim) -> ResolvedGateway {
        ResolvedGateway(
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

    /// Labels as YAML has them in one line.
    static func text(_ selector: [String: String]) -> String {
        selector.ordered { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
}
