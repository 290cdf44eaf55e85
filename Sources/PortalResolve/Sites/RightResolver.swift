internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// A right with what it selects, not yet found in what is published.
struct Right {
    var grant: ResolvedGrant
    var products: Set<ResourceName>
    var environments: Set<ResourceName>
    var operations: OperationChoice
    /// Whose right it is.
    var subject: ResourceIdentity
    /// Whether it may mean products or environments that are broken, which has been reported.
    var hasGaps = false
}

/// Follows what rights name.
struct RightResolver {
    let index: ResourceIndex
    private let portals: Set<ResourceName>
    private let products: [ResourceName: [String: String]]
    private let environments: [ResourceName: Environment]

    /// Takes an input, and its portals, sound and broken.
    init(_ input: DecodedInput, _ index: ResourceIndex, _ sites: [ResolvedSite]) {
        self.index = index
        portals = Set(sites.map(\.name))
        products = Dictionary(
            input.apiProducts.map { ($0.name, $0.metadata.labels) },
            uniquingKeysWith: { first, _ in first }
        )
        environments = Dictionary(input.environments.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A right; `nil` where it grants nothing.
    func right(
        _ access: Access,
        of holder: ResolvedGrant.Holder,
        _ referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Right? {
        let own = referrer.identity.namespace
        var portals = Set<ResourceName>()
        for reference in access.portals {
            let target = reference.identity(.portal, from: own)
            if trust.objection(to: target, from: referrer, at: reference.provenance, &findings) != nil { continue }
            let name = ResourceName(namespace: target.namespace, name: target.name)
            if self.portals.contains(name) {
                portals.insert(name)
            } else {
                _ = findings.reportUnknown(target, at: reference.provenance, index, subject: referrer.identity)
            }
        }
        if let lack = lack(of: access, referrer.dialect) {
            findings.report(.rightWithoutEffect, at: access.provenance, ["what": lack], subject: referrer.identity)
        }
        guard let products = access.products, let environments = access.environments else { return nil }
        let selectedProducts = select(products, .apiProduct, referrer, &trust, &findings)
        let selectedEnvironments = select(environments, .environment, referrer, &trust, &findings)
        let plans = plans(of: access, selectedEnvironments, referrer, &trust, &findings)
        guard !portals.isEmpty, !selectedProducts.isEmpty, !selectedEnvironments.isEmpty else { return nil }
        return Right(
            grant: ResolvedGrant(holder: holder, portals: portals.ordered(), plans: plans),
            products: selectedProducts,
            environments: selectedEnvironments,
            operations: access.operations,
            subject: referrer.identity,
            hasGaps: mayMeanBroken(products, .apiProduct, own) || mayMeanBroken(environments, .environment, own)
        )
    }

    /// What a right does not name, so that it grants nothing.
    private func lack(of access: Access, _ dialect: Dialect) -> String? {
        if access.portals.isEmpty { return "portal" }
        // In the Gloo dialect portals may stand alone.
        if dialect == .gloo, access.products == nil, access.environments == nil { return nil }
        if access.products == nil { return "product" }
        return access.environments == nil ? "environment" : nil
    }
}

// MARK: - Selecting

extension RightResolver {
    /// The products or environments that a selection means, without those of namespaces that do not agree.
    private func select(
        _ selection: ObjectSelection,
        _ kind: ResourceKind,
        _ referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Set<ResourceName> {
        let own = referrer.identity.namespace
        let labels = kind == .apiProduct ? products : environments.mapValues(\.metadata.labels)
        let selected = labels.filter { name, labels in
            selection.selects(name.name, in: name.namespace, labels: labels, own: own)
        }
        for name in selection.names ?? [] {
            let known = index.names[kind] ?? [:]
            let isKnown = known.contains { namespace, names in
                selection.namespaces.contains(namespace, own: own) && names.contains(name.text)
            }
            if isKnown { continue }
            let target = ResourceIdentity(
                kind: kind,
                namespace: selection.namespaces.shown(own: own),
                name: name.text
            )
            _ = findings.reportUnknown(target, at: name.provenance, index, subject: referrer.identity)
        }
        if selected.isEmpty, selection.names == nil, !mayMeanBroken(selection, kind, own) {
            findings.report(
                .rightWithoutEffect,
                at: selection.provenance,
                ["what": kind == .apiProduct ? "product" : "environment"],
                subject: referrer.identity
            )
        }
        return granted(selected.keys.ordered(), selection, kind, referrer, &trust, &findings)
    }

    /// Whether a selection may mean something broken: of its labels nobody can be sure.
    private func mayMeanBroken(_ selection: ObjectSelection, _ kind: ResourceKind, _ own: String) -> Bool {
        (index.names[kind] ?? [:]).contains { namespace, names in
            guard selection.namespaces.contains(namespace, own: own) else { return false }
            return names.contains { name in
                let full = ResourceName(namespace: namespace, name: name)
                let isSound = kind == .apiProduct ? products[full] != nil : environments[full] != nil
                return !isSound && selection.names.map { $0.contains { $0.text == name } } ?? true
            }
        }
    }

    /// Those of selected objects whose namespaces agree.
    private func granted(
        _ selected: [ResourceName],
        _ selection: ObjectSelection,
        _ kind: ResourceKind,
        _ referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Set<ResourceName> {
        var namespaces: [PlacedText] = []
        if case .named(let named) = selection.namespaces { namespaces = named }
        var agreed: [ResourceIdentity: Bool] = [:]
        var granted = Set(selected.filter { $0.namespace == referrer.identity.namespace })
        for name in selected where name.namespace != referrer.identity.namespace {
            // The Gloo dialect is free among its own.
            let object = ResourceIdentity(kind: kind, namespace: name.namespace, name: name.name)
            if referrer.dialect == .gloo, !trust.isNative(object) {
                granted.insert(name)
                continue
            }
            // Without names, only a grant for all of them can mean it.
            let meant = selection.names == nil ? "*" : name.name
            let target = ResourceIdentity(kind: kind, namespace: name.namespace, name: meant)
            if agreed[target] == nil {
                let place = namespaces.first { $0.text == name.namespace }?.provenance ?? selection.provenance
                let scope = selection.namespaces
                let objection = trust.objection(toSelected: target, in: scope, from: referrer, at: place, &findings)
                agreed[target] = objection == nil
            }
            if agreed[target] == true { granted.insert(name) }
        }
        return granted
    }

    /// The identities of the plans that keys may be made for.
    private func plans(
        of access: Access,
        _ selected: Set<ResourceName>,
        _ referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedGrant.Plans {
        if access.allUsagePlans { return .all }
        var ids = Set<String>()
        for plan in access.usagePlans {
            switch plan {
            case .resource(let reference):
                let target = reference.identity(.usagePlan, from: referrer.identity.namespace)
                if trust.objection(to: target, from: referrer, at: reference.provenance, &findings) != nil { continue }
                if index.contains(target) {
                    ids.insert(RouteName.joined([target.namespace, target.name]))
                } else {
                    _ = findings.reportUnknown(target, at: reference.provenance, index, subject: referrer.identity)
                }
            case .environment(let name):
                let holders = selected.filter { holder in
                    environments[holder]?.localPlans.contains { $0.name == name.text } ?? false
                }
                for holder in holders { ids.insert(RouteName.joined([holder.namespace, holder.name, name.text])) }
                guard holders.isEmpty, !selected.isEmpty else { continue }
                reportUnknown(name, selected, referrer, &findings)
            }
        }
        return .some(ids.ordered())
    }

    private func reportUnknown(
        _ plan: PlacedText,
        _ selected: Set<ResourceName>,
        _ referrer: Referrer,
        _ findings: inout Findings
    ) {
        let known = Set(selected.flatMap { environments[$0]?.localPlans.map(\.name) ?? [] }).ordered()
        let meant = NearName.closest(to: plan.text, among: known)
        findings.report(
            .unknownGrantedPlan,
            at: plan.provenance,
            ["name": plan.text],
            help: meant.map { "did you mean `\($0)`?" },
            subject: referrer.identity
        )
    }
}
