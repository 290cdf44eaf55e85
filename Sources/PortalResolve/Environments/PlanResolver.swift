internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Decides which plans an operation is under, and whether they let it be served.
struct PlanResolver {
    /// What a list of plans means for an operation.
    struct Decision {
        /// The identities of the plans, each an alternative, in the order written.
        var plans: [String] = []
        /// Whether one of them asks for keys, and for tokens; both only where none of them is open.
        var asks = (keys: false, tokens: false)
        /// Why nothing under these plans is served.
        var causes: [Findings.Cause] = []
        /// Reasons that were reported where they belong.
        var withholding = Withholding()
        /// Why nothing that its description secures is served.
        var securedCause: Findings.Cause?
        /// What is worth a warning where operations are served.
        var warning: Findings.Cause?
    }

    let index: ResourceIndex
    let environment: Environment
    let gateway: ResolvedGateway
    let table: PlanTable
    /// The namespace whose filters reach proxies in every other.
    let rootNamespace: String

    /// The plan that a reference names.
    static func lookup(
        _ reference: ObjectRef,
        from referrer: Referrer,
        _ index: ResourceIndex,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> (plan: UsagePlan?, reasons: [String]) {
        let name = reference.name(from: referrer.identity.namespace)
        let target = ResourceIdentity(kind: .usagePlan, namespace: name.namespace, name: name.name)
        if let objection = trust.objection(to: target, from: referrer, at: reference.provenance, &findings) {
            return (nil, [objection])
        }
        switch index.lookup(name, in: index.usagePlans) {
        case .found(let plan): return (plan, [])
        case .broken(let reasons): return (nil, reasons)
        case .missing:
            return (nil, [findings.reportUnknown(target, at: reference.provenance, index, subject: referrer.identity)])
        }
    }

    /// What plans mean; `nil` is none at all.
    ///
    /// - Parameters:
    ///   - plans: the plans that hold: those of the operation, else the selection, else the product; never a union
    ///   - referrer: who names them
    ///   - product: the product that they are for
    ///   - selection: what selects the product
    ///   - trust: decides on references into other namespaces
    ///   - findings: receives what is wrong
    /// - Returns: whether, and why, operations are withheld.
    func decide(
        _ plans: [PlanRef]?,
        from referrer: Referrer,
        product: ApiProduct,
        selection: ProductSelection,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Decision {
        var decision = Decision()
        guard let plans else { return implied(product, selection, &findings) }
        if plans.isEmpty {
            decision.withholding.append(
                findings.report(
                    .emptyList,
                    at: selection.provenance,
                    ["path": "usagePlanRefs"],
                    subject: referrer.identity
                )
            )
        }
        var open: PlanRef?
        var places: [String: Provenance] = [:]
        for reference in plans {
            let (id, reasons) = follow(reference, from: referrer, &trust, &findings)
            guard let id, let prepared = table[id] else {
                decision.withholding.append(contentsOf: reasons)
                continue
            }
            if let first = places[id] {
                findings.report(
                    .planNamedTwice,
                    at: reference.provenance,
                    ["plan": prepared.plan.name],
                    labels: [Diagnostic.Label("first named here", at: Location(first))],
                    subject: referrer.identity
                )
                continue
            }
            places[id] = reference.provenance
            decision.withholding.append(prepared.withholding)
            if prepared.withholding.applies { continue }
            decision.plans.append(id)
            add(prepared.plan, to: &decision, reference, referrer, &findings)
            if prepared.plan.auth == .open { open = open ?? reference }
        }
        if let open {
            decision.asks = (false, false)
            if referrer.identity == environment.identity, !trust.isGranted(product.identity, to: referrer) {
                decision.causes.append(cause(open, opens: product, &findings))
            }
            if decision.plans.count > 1 {
                findings.report(
                    .openBesideOthers,
                    at: open.provenance,
                    ["plan": open.name],
                    subject: referrer.identity
                )
            }
        }
        return decision
    }

    /// The environment opens what another namespace did not leave to it.
    private func cause(
        _ open: PlanRef,
        opens product: ApiProduct,
        _ findings: inout Findings
    ) -> Findings.Cause {
        findings.cause(
            .openedWithoutConsent,
            at: open.provenance,
            ["plan": open.name, "product": product.name.description],
            labels: [Diagnostic.Label("the product", at: Location(product.provenance))],
            subject: environment.identity
        )
    }

    /// What one plan means for the operations under it.
    private func add(
        _ plan: ResolvedPlan,
        to decision: inout Decision,
        _ reference: PlanRef,
        _ referrer: Referrer,
        _ findings: inout Findings
    ) {
        switch plan.auth {
        case .apiKey: decision.asks.keys = true
        case .jwt: decision.asks.tokens = true
        case .open:
            let open = openAuth(reference, from: referrer)
            if !(open?.acknowledgesSecuredOperations ?? false) {
                decision.securedCause = findings.cause(
                    .securedOperationOpened,
                    at: reference.provenance,
                    ["plan": plan.name],
                    labels: [Diagnostic.Label("the plan", at: Location(open?.provenance ?? plan.provenance))],
                    subject: referrer.identity
                )
            }
        }
        guard plan.needsFilters, decision.causes.isEmpty, gateway.source != .none else { return }
        guard let workload = gateway.workload, !workload.selector.isEmpty else {
            decision.causes.append(
                findings.cause(
                    .enforcementWithoutProxies,
                    at: environment.gateway?.provenance ?? environment.provenance,
                    ["environment": environment.name.description],
                    subject: environment.identity
                )
            )
            return
        }
        if workload.filterNamespace == nil {
            decision.causes.append(withoutNamespace(workload.selector, &findings))
        }
    }

    /// The proxies are known by their labels, and filters may be put neither beside them nor above them.
    private func withoutNamespace(_ selector: [String: String], _ findings: inout Findings) -> Findings.Cause {
        let said = environment.gateway?.workload
        let place =
            said == nil
            ? "`workload: {namespace: …, selector: {\(GatewayResolver.text(selector))}}` to `gateway`"
            : "`namespace: …` to `workload`"
        return findings.cause(
            .enforcementWithoutNamespace,
            at: said?.provenance ?? environment.gateway?.provenance ?? environment.provenance,
            ["environment": environment.name.description, "root": rootNamespace],
            help: "add \(place), the namespace in which the proxies run, or a ReferenceGrant in `\(rootNamespace)` "
                + "from Environment of `\(environment.metadata.namespace)` to Gateway",
            subject: environment.identity
        )
    }

    /// No plan: open by the rules of the Gloo dialect, closed by ours.
    private func implied(
        _ product: ApiProduct,
        _ selection: ProductSelection,
        _ findings: inout Findings
    ) -> Decision {
        var decision = Decision()
        let arguments = ["product": product.name.description, "environment": environment.name.description]
        if environment.dialect == .gloo, product.dialect == .gloo {
            decision.warning = findings.cause(
                .openWithoutPlan,
                at: selection.provenance,
                arguments,
                labels: [Diagnostic.Label("the product", at: Location(product.provenance))],
                subject: environment.identity
            )
        } else {
            decision.causes.append(
                findings.cause(
                    .noUsagePlan,
                    at: selection.provenance,
                    arguments,
                    labels: [Diagnostic.Label("the product", at: Location(product.provenance))],
                    subject: environment.identity
                )
            )
        }
        return decision
    }

    /// The identity of the plan that a reference names.
    private func follow(
        _ reference: PlanRef,
        from referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> (id: String?, reasons: [String]) {
        switch reference {
        case .resource(let reference):
            let (plan, reasons) = Self.lookup(reference, from: referrer, index, &trust, &findings)
            return (plan.map { PlanIdentity.of($0.name) }, reasons)
        case .environment(let name):
            if let local = environment.localPlans.first(where: { $0.name == name.text }) {
                let id = PlanIdentity.of(local: local.name, in: environment.name)
                return local.plan == nil ? (nil, index.reasons(of: environment.identity)) : (id, [])
            }
            let id = findings.reportUnknownLocal(
                "usage plan",
                name,
                among: environment.localPlans.map(\.name),
                in: environment,
                subject: referrer.identity
            )
            return (nil, [id])
        }
    }

    /// What an open plan says; those that only an environment knows are never open.
    private func openAuth(_ reference: PlanRef, from referrer: Referrer) -> OpenAuth? {
        guard case .resource(let reference) = reference,
            case .open(let open)? = index.usagePlans[reference.name(from: referrer.identity.namespace)]?.auth
        else { return nil }
        return open
    }
}

extension Findings {
    /// Reports a name that an environment does not define.
    mutating func reportUnknownLocal(
        _ kind: String,
        _ name: PlacedText,
        among known: [String],
        in environment: Environment,
        subject: ResourceIdentity
    ) -> String {
        let meant = NearName.closest(to: name.text, among: known.ordered())
        return report(
            .unknownLocalName,
            at: name.provenance,
            ["kind": kind, "name": name.text, "environment": environment.name.description],
            labels: [Diagnostic.Label("the environment", at: Location(environment.provenance))],
            help: meant.map { "did you mean `\($0)`?" },
            subject: subject
        )
    }
}
