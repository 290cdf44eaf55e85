internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Resolves one environment: mounts what it selects, and settles what happens to each operation.
struct EnvironmentResolver {
    let environment: Environment
    let products: [PreparedProduct]
    let index: ResourceIndex
    /// The policy for portals, where no other one is written.
    var portalCORS: CORSPolicy?
    let plans: PlanTable
    /// The namespace whose filters reach proxies in every other.
    let rootNamespace: String
    private var localRoutes: [String: RouteBinding] = [:]
    private var cors: PreparedRoute?
    private(set) var mounts: [Mount] = []
    private var candidates: [Candidate] = []
    private var closed: [ClosedMount] = []
    private var withheld: [WithheldOperation] = []
    private var names = Set<String>()
    /// The lists of plans that operations are under, by the identities of plans.
    private(set) var planLists: [[String]] = []
    private(set) var selected: [SelectedVersion] = []

    /// An entry of a version as one selection mounts it.
    struct Mount {
        var strippedPrefix: String
        /// The number of the selected version.
        var selected: Int
        /// The number of the entry in it.
        var api: Int
        /// Where the paths of the description begin.
        var path: PathTemplate
    }

    init(
        _ environment: Environment,
        products: [PreparedProduct],
        plans: PlanTable,
        index: ResourceIndex,
        rootNamespace: String
    ) {
        self.environment = environment
        self.rootNamespace = rootNamespace
        self.products = products
        self.plans = plans
        self.index = index
    }

    /// What the environment serves under its hosts, or what it documents where it makes no routes.
    mutating func resolve(
        hosts: [HostName],
        gateway: ResolvedGateway,
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedEnvironment {
        prepareLocals(&routes, &trust, &findings)
        let selector = ProductSelector(products: products, index: index, trust: trust)
        selected = selector.select(in: environment, &findings)
        let resolver = PlanResolver(
            index: index,
            environment: environment,
            gateway: gateway,
            table: plans,
            rootNamespace: rootNamespace
        )
        for number in selected.indices { mount(number, resolver, routes, &trust, &findings) }
        var ages: [Int: Timestamp] = [:]
        for (number, product) in products.enumerated() {
            ages[number] = product.product.metadata.creationTimestamp
        }
        var plan = RoutePlan(
            environment: environment.name,
            candidates: candidates,
            closed: closed,
            ages: ages,
            &findings
        )
        candidates = []
        var entries: [RouteEntry] = []
        if !environment.documentationOnly {
            entries = plan.entries { [mounts, policy = cors?.cors ?? portalCORS] candidate in
                Self.entry(of: candidate, mounts, policy, routes)
            }
            CrossingPaths.report(in: entries, &findings)
        }
        for candidate in plan.candidates where candidate.isSelected && candidate.withholding.applies {
            withheld.append(
                WithheldOperation(
                    name: RouteName.fitted(candidate.name),
                    reasons: candidate.withholding.ids.ordered(),
                    provenance: candidate.provenance
                )
            )
        }
        let used = plans(of: plan.candidates)
        let resolved = ResolvedEnvironment(
            name: environment.name,
            displayName: environment.displayName,
            details: environment.description,
            hosts: hosts,
            gateway: gateway,
            entries: entries,
            withheld: withheld.ordered { ($0.name, $0.reasons.joined()) < ($1.name, $1.reasons.joined()) },
            plans: used,
            products: publications(of: plan.candidates, entries, used),
            contested: plan.contested.map { pair in
                ContestedPath(
                    winner: RouteName.fitted(plan.candidates[pair.winner].name),
                    loser: RouteName.fitted(plan.candidates[pair.loser].name)
                )
            },
            isGloo: environment.dialect == .gloo,
            provenance: environment.provenance
        )
        reportPlainText(resolved, &findings)
        return resolved
    }

    /// Reports keys and tokens over plain HTTP, which whoever is on the way reads.
    ///
    /// Of a Gateway of others, nobody here knows.
    private func reportPlainText(_ resolved: ResolvedEnvironment, _ findings: inout Findings) {
        guard case .made(let servers) = resolved.gateway.source, servers.credentialName == nil,
            let secret = resolved.servedPlans.first(where: { $0.auth != .open })
        else { return }
        findings.report(
            .credentialsInPlainText,
            at: environment.gateway?.provenance ?? environment.provenance,
            ["environment": environment.name.description, "plan": secret.id],
            subject: environment.identity
        )
    }

    /// Prepares the ways that only this environment knows.
    private mutating func prepareLocals(
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) {
        let referrer = Referrer(environment)
        for local in environment.localRoutes {
            localRoutes[local.name] = routes.bind(local.source, from: referrer, &trust, &findings)
        }
        if let policy = environment.cors {
            cors = routes.preparedPolicy(policy, from: referrer, &findings)
        }
    }

    private static func entry(
        of candidate: Candidate,
        _ mounts: [Mount],
        _ cors: CORSPolicy?,
        _ routes: RouteTable
    ) -> RouteEntry? {
        guard let number = candidate.route, let method = candidate.method else { return nil }
        let route = routes[number]
        guard var action = route.action else { return nil }
        var policy = route.cors
        if case .forward(var forwarding) = action {
            forwarding.strippedPrefix = mounts[candidate.owner.mount].strippedPrefix
            action = .forward(forwarding)
            policy = policy ?? cors
        }
        return RouteEntry(
            name: RouteName.fitted(candidate.name),
            match: RouteMatch(path: .template(candidate.template), method: .exactly(method)),
            action: action,
            cors: policy,
            requestHeaders: route.requestHeaders,
            responseHeaders: route.responseHeaders,
            provenance: candidate.provenance
        )
    }
}

// MARK: - Mounting

extension EnvironmentResolver {
    private mutating func mount(
        _ number: Int,
        _ plans: PlanResolver,
        _ routes: RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) {
        let selected = self.selected[number]
        let product = products[selected.product]
        let version = product.versions[selected.version]
        var withholding = selected.withholding
        let base = basePath(selected, product, version, &withholding, &findings)
        // A plan of the selection is named by the environment, one of the product by the product.
        let isOwn = selected.selection.usagePlans != nil
        let decision = plans.decide(
            selected.selection.usagePlans ?? product.product.usagePlans,
            from: isOwn ? Referrer(environment) : Referrer(product.product),
            product: product.product,
            selection: selected.selection,
            &trust,
            &findings
        )
        let list = planLists.count
        planLists.append(decision.plans)
        for (apiNumber, api) in version.apis.enumerated() {
            let path = api.mount.placed(below: base)
            let owner = Candidate.Owner(product: selected.product, version: selected.version, mount: mounts.count)
            mounts.append(
                Mount(
                    strippedPrefix: path.strippable,
                    selected: number,
                    api: apiNumber,
                    path: api.base.placed(below: path)
                )
            )
            let name = RouteName.joined([
                environment.metadata.namespace, environment.metadata.name, product.name.namespace, product.name.name,
                version.version.name, api.apiDoc.namespace, api.api.name,
            ])
            let holder = "\(owner.product) \(owner.version) \(api.apiDoc.namespace)/\(api.api.name)"
            var apiWithholding = withholding
            apiWithholding.append(api.withholding)
            guard api.isReadable else {
                close(path, name, api, apiWithholding)
                continue
            }
            var overridden: [Int: (decision: PlanResolver.Decision, list: Int)] = [:]
            for (number, override) in api.api.operations.overrides.enumerated() where override.usagePlans != nil {
                let decision = plans.decide(
                    override.usagePlans,
                    from: Referrer(product.product),
                    product: product.product,
                    selection: selected.selection,
                    &trust,
                    &findings
                )
                overridden[number] = (decision, planLists.count)
                planLists.append(decision.plans)
            }
            let schemes = SchemeCoverage(api, version: version.version.name, of: product.product)
            for (position, operation) in api.operations.enumerated() {
                var own = apiWithholding
                own.append(operation.withholding)
                let fullName = unique("\(name)/\(operation.name)", &own)
                let label = Candidate.Label(id: operation.id, holder: holder, name: operation.name)
                let plan = operation.planOverride.flatMap { overridden[$0] } ?? (decision, list)
                var route: Int?
                if operation.isSelected {
                    route = bind(operation, api, product, label, routes, &own, &findings)
                    Self.apply(plan.decision, to: operation, label, &own, &findings)
                    if !own.applies { schemes.check(position, under: plan.decision, label, &findings) }
                }
                let template = operation.template.prefixed(by: path)
                candidates.append(
                    Candidate(
                        name: fullName,
                        template: template,
                        specificity: PathTemplate.Specificity(template),
                        method: operation.method,
                        isSelected: operation.isSelected,
                        withholding: own,
                        route: route,
                        owner: owner,
                        operation: position,
                        plans: plan.list,
                        provenance: operation.provenance,
                        label: label,
                        isBroken: product.brokenReasons != nil
                    )
                )
            }
        }
    }

    /// The base path of a version; one that is not certain has parameters, and withholds.
    private func basePath(
        _ selected: SelectedVersion,
        _ product: PreparedProduct,
        _ version: PreparedVersion,
        _ withholding: inout Withholding,
        _ findings: inout Findings
    ) -> PathTemplate {
        var path = PathTemplate(segments: [])
        for written in [environment.basePath, selected.selection.basePath] {
            guard let written else { continue }
            let (next, fault) = BasePath.filled(written.text, for: version.version)
            path = next.placed(below: path)
            switch fault {
            case nil:
                continue
            case .missingLabel(let key)?:
                withholding.append(
                    findings.report(
                        .missingLabel,
                        at: written.provenance,
                        ["label": key, "version": version.version.name, "product": product.name.description],
                        labels: [Diagnostic.Label("the version", at: Location(version.version.provenance))],
                        subject: environment.identity
                    )
                )
            case .unusable(let text)?:
                withholding.append(
                    findings.report(
                        .badPath,
                        at: written.provenance,
                        ["value": text, "phrase": "a path: no segment may be `.` or `..`"],
                        subject: environment.identity
                    )
                )
            }
        }
        return path
    }

    private mutating func close(
        _ path: PathTemplate,
        _ name: String,
        _ api: PreparedApi,
        _ withholding: Withholding
    ) {
        var ignored = Withholding()
        let name = unique(name, &ignored)
        closed.append(ClosedMount(name: name, path: path, provenance: api.api.provenance))
        withheld.append(
            WithheldOperation(
                name: RouteName.fitted(name),
                reasons: withholding.ids.ordered(),
                provenance: api.api.provenance
            )
        )
    }

    /// A name that nothing else here has: a second holder of one is withheld, whatever the reason, and told apart.
    private mutating func unique(_ name: String, _ withholding: inout Withholding) -> String {
        if names.insert(name).inserted { return name }
        withholding.append(contentsOf: [])
        var ordinal = 2
        while !names.insert("\(name)%~\(ordinal)").inserted { ordinal += 1 }
        return "\(name)%~\(ordinal)"
    }

    private func bind(
        _ operation: PreparedOperation,
        _ api: PreparedApi,
        _ product: PreparedProduct,
        _ label: Candidate.Label,
        _ routes: RouteTable,
        _ withholding: inout Withholding,
        _ findings: inout Findings
    ) -> Int? {
        var binding: RouteBinding? = operation.route
        if case .local(let local) = operation.route {
            binding = localRoutes[local.text]
            if binding == nil {
                let id = findings.reportUnknownLocal(
                    "route",
                    local,
                    among: environment.localRoutes.map(\.name),
                    in: environment,
                    subject: product.product.identity
                )
                if !environment.documentationOnly { withholding.append(id) }
                return nil
            }
        }
        // What is only documented needs no way to a backend; that of another name has been reported.
        if environment.documentationOnly { return nil }
        switch binding {
        case .prepared(let number)?:
            let route = routes[number]
            withholding.append(route.withholding)
            if route.action == nil { withholding.append(contentsOf: []) }
            if route.cors == nil, let cors { withholding.append(cors.withholding) }
            return number
        case .none? where product.brokenReasons == nil && operation.method != nil:
            if case .local = operation.route {
                // The environment's own way is broken, which has been reported.
                withholding.append(contentsOf: index.reasons(of: environment.identity))
                return nil
            }
            let cause = findings.cause(
                .noRoute,
                at: api.api.provenance,
                ["api": api.api.name],
                subject: product.product.identity
            )
            findings.withhold(label, by: cause)
            withholding.append(cause.id)
            return nil
        default:
            withholding.append(contentsOf: [])
            return nil
        }
    }

    private static func apply(
        _ decision: PlanResolver.Decision,
        to operation: PreparedOperation,
        _ label: Candidate.Label,
        _ withholding: inout Withholding,
        _ findings: inout Findings
    ) {
        let isClosedAnyway = withholding.applies
        withholding.append(decision.withholding)
        for cause in decision.causes {
            findings.withhold(label, by: cause)
            withholding.append(cause.id)
        }
        if let cause = decision.securedCause, operation.demandsSecurity, operation.method != nil {
            findings.withhold(label, by: cause)
            withholding.append(cause.id)
        }
        if let warning = decision.warning, !isClosedAnyway { findings.withhold(label, by: warning) }
    }
}

extension PathTemplate {
    /// This path below another one; `/` below it is the other one itself.
    func placed(below prefix: PathTemplate) -> PathTemplate {
        isRoot ? prefix : prefixed(by: prefix)
    }
}
