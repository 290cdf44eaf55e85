internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// The ways to backends of one run, each prepared once.
struct RouteTable {
    private let index: ResourceIndex
    private var prepared: [PreparedRoute] = []
    private var numbers: [ResourceName: Int] = [:]

    /// Prepares every Route among the inputs, so that a faulty one is reported even where nobody uses it.
    init(_ input: DecodedInput, _ index: ResourceIndex, _ trust: inout Trust, _ findings: inout Findings) {
        self.index = index
        for route in input.routes {
            numbers[route.name] = prepare(route.spec, from: Referrer(route), &trust, &findings)
        }
    }

    /// The way with a number.
    subscript(number: Int) -> PreparedRoute { prepared[number] }

    /// Follows a way as it was written; `nil` gives none.
    mutating func bind(
        _ source: RouteSource?,
        from referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> RouteBinding {
        switch source {
        case nil:
            return .none
        case .environment(let name)?:
            return .local(name)
        case .inline(let spec)?:
            return .prepared(prepare(spec, from: referrer, &trust, &findings))
        case .reference(let reference)?:
            let name = reference.name(from: referrer.identity.namespace)
            let target = ResourceIdentity(kind: .route, namespace: name.namespace, name: name.name)
            if let objection = trust.objection(to: target, from: referrer, at: reference.provenance, &findings) {
                return .prepared(unusable([objection]))
            }
            switch index.lookup(name, in: index.routes) {
            case .found:
                if let number = numbers[name] { return .prepared(number) }
                return .prepared(unusable([]))
            case .broken(let reasons):
                return .prepared(unusable(reasons))
            case .missing:
                let id = findings.reportUnknown(
                    target,
                    at: reference.provenance,
                    index,
                    subject: referrer.identity
                )
                return .prepared(unusable([id]))
            }
        }
    }

    /// Prepares a policy that stands on its own.
    func preparedPolicy(_ cors: CorsPolicy, from referrer: Referrer, _ findings: inout Findings) -> PreparedRoute {
        var preparer = RoutePreparer(index: index, referrer: referrer)
        swap(&preparer.findings, &findings)
        preparer.route.cors = preparer.policy(cors)
        swap(&preparer.findings, &findings)
        return preparer.route
    }

    private mutating func unusable(_ reasons: [String]) -> Int {
        prepared.append(PreparedRoute(withholding: .because(reasons)))
        return prepared.count - 1
    }

    private mutating func prepare(
        _ spec: RouteSpec,
        from referrer: Referrer,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> Int {
        // Swapped, not copied: a copy would be copied again with every finding.
        var preparer = RoutePreparer(index: index, referrer: referrer)
        swap(&preparer.trust, &trust)
        swap(&preparer.findings, &findings)
        prepared.append(preparer.prepare(spec))
        swap(&preparer.trust, &trust)
        swap(&preparer.findings, &findings)
        return prepared.count - 1
    }
}
