internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalSchema
internal import PortalVocabulary

extension EnvironmentResolver {
    /// What an environment without routes documents.
    mutating func document(
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedEnvironment {
        resolve(
            hosts: Set(environment.domains.compactMap { HostName($0.text) }).ordered(),
            gateway: ResolvedGateway(source: .none, workload: nil, provenance: environment.provenance),
            &routes,
            &trust,
            &findings
        )
    }

    /// The plans that operations are under, sorted by identity.
    func plans(of candidates: [Candidate]) -> [ResolvedPlan] {
        var lists = Set<Int>()
        for candidate in candidates where candidate.isSelected { lists.insert(candidate.plans) }
        return Set(lists.flatMap { planLists[$0] }).ordered().compactMap { plans[$0]?.plan }
    }

    /// What the environment offers, each version once: of selections that contradict each other, both are withheld,
    /// and the first one says where.
    func publications(
        of candidates: [Candidate],
        _ entries: [RouteEntry],
        _ plans: [ResolvedPlan]
    ) -> [PublishedVersion] {
        var numbers: [Int: [PublishedOperation]] = [:]
        let served = Set(entries.filter(\.leadsAway).map(\.name))
        let positions = Dictionary(plans.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for candidate in candidates where candidate.isSelected {
            guard let operation = publication(of: candidate, served, positions) else { continue }
            numbers[mounts[candidate.owner.mount].selected, default: []].append(operation)
        }
        var seen = Set<[Int]>()
        let first = selected.indices.filter { seen.insert([selected[$0].product, selected[$0].version]).inserted }
        let ordered = first.ordered { left, right in
            (selected[left].product, writtenPosition(left)) < (selected[right].product, writtenPosition(right))
        }
        return ordered.map { number in
            version(number, (numbers[number] ?? []).ordered { $0.name < $1.name })
        }
    }

    /// The position of a selected version in its product.
    private func writtenPosition(_ number: Int) -> Int {
        let product = products[selected[number].product]
        let name = product.versions[selected[number].version].version.name
        return product.product.versions.firstIndex { $0.name == name } ?? .max
    }

    private func publication(
        of candidate: Candidate,
        _ served: Set<String>,
        _ plans: [String: Int]
    ) -> PublishedOperation? {
        let mount = mounts[candidate.owner.mount]
        let api = products[candidate.owner.product].versions[candidate.owner.version].apis[mount.api]
        guard let description = api.description, description.operations.indices.contains(candidate.operation),
            let method = candidate.method
        else { return nil }
        let operation = description.operations[candidate.operation]
        guard operation.template != nil else { return nil }
        let name = RouteName.fitted(candidate.name)
        let state: PublishedOperation.State
        if candidate.withholding.applies {
            state = .withheld(candidate.withholding.ids.ordered())
        } else if environment.documentationOnly {
            state = .documented
        } else {
            state = served.contains(name) ? .served : .withheld([])
        }
        return PublishedOperation(
            name: name,
            api: mount.api,
            id: operation.id,
            writtenPath: operation.path,
            template: candidate.template,
            method: method,
            tags: operation.tags,
            state: state,
            plans: planLists[candidate.plans].compactMap { plans[$0] },
            provenance: candidate.provenance
        )
    }

    private func version(_ number: Int, _ operations: [PublishedOperation]) -> PublishedVersion {
        let prepared = products[selected[number].product]
        let (product, version) = (prepared.product, prepared.versions[selected[number].version])
        let apis = mounts.filter { $0.selected == number }.map { mount in
            let api = version.apis[mount.api]
            return PublishedApi(
                name: api.api.name,
                apiDoc: api.apiDoc,
                basePath: mount.path.strippable,
                provenance: api.api.provenance
            )
        }
        return PublishedVersion(
            product: prepared.name,
            displayName: product.displayName,
            details: product.description,
            image: Self.content(product.image),
            contact: product.contact.map {
                PublishedVersion.Contact(name: $0.name, url: $0.url, email: $0.email)
            },
            license: product.license.map { PublishedVersion.License(name: $0.name, url: $0.url) },
            termsOfService: product.termsOfService,
            version: version.version.name,
            lifecycle: Self.lifecycle(version.version.lifecycle),
            tags: Set(version.version.tags).ordered(),
            apis: apis,
            operations: operations,
            provenance: version.version.provenance
        )
    }

    private static func lifecycle(_ written: ApiProduct.Lifecycle?) -> PublishedVersion.Lifecycle {
        switch written?.phase {
        case .deprecated?: .deprecated(sunset: written?.sunset, successor: written?.successor?.text)
        case .retired?: .retired
        case .active?, nil: .active
        }
    }

    /// Content that stands in place, or that browsers fetch.
    private static func content(_ source: ContentSource?) -> ResolvedContent? {
        switch source?.location {
        case .url(let url)?: .url(url)
        case .bytes(let bytes)?: .bytes(bytes.bytes)
        case .text(let text)?: .bytes(Array(text.text.utf8))
        // content: files and entries of ConfigMaps are looked up with those of portals.
        case .file?, .configMap?, .inline?, nil: nil
        }
    }
}

extension RouteEntry {
    /// Whether requests go to a backend or elsewhere, rather than being answered.
    fileprivate var leadsAway: Bool {
        if case .respond = action { false } else { true }
    }
}
