internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Decides whether plans let an operation be served.
struct PlanResolver {
    /// What a list of plans means for an operation.
    struct Decision {
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
        for reference in plans {
            let (plan, reasons) = follow(reference, from: referrer, &trust, &findings)
            guard let plan else {
                decision.withholding.append(contentsOf: reasons)
                continue
            }
            guard case .open(let open) = plan.auth, plan.rateLimits.isEmpty else {
                decision.causes.append(
                    findings.cause(
                        .planNotEnforced,
                        at: reference.provenance,
                        ["plan": plan.metadata.name],
                        subject: referrer.identity
                    )
                )
                continue
            }
            if !open.acknowledgesSecuredOperations {
                decision.securedCause = findings.cause(
                    .securedOperationOpened,
                    at: reference.provenance,
                    ["plan": plan.metadata.name],
                    labels: [Diagnostic.Label("the plan", at: Location(open.provenance))],
                    subject: referrer.identity
                )
            }
        }
        return decision
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

    private func follow(
        _ reference: PlanRef,
        from referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> (plan: UsagePlan?, reasons: [String]) {
        switch reference {
        case .resource(let reference):
            return Self.lookup(reference, from: referrer, index, &trust, &findings)
        case .environment(let name):
            if let local = environment.localPlans.first(where: { $0.name == name.text }) {
                return (local.plan, local.plan == nil ? index.reasons(of: environment.identity) : [])
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
