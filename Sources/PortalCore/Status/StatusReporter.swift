internal import PortalIR
internal import PortalVocabulary

/// Says what became of each resource: from the findings about it, and from what was resolved.
struct StatusReporter {
    let portal: ResolvedPortal
    let findings: StatusFindings
    let index: ProgrammedIndex
    /// The documents, and where one holds many resources the pointers, that routes were written in.
    private let waysInUse: Set<Place>

    /// A resource, sound or broken.
    struct Subject {
        var resource: any Resource
        var isBroken: Bool
    }

    init(_ portal: ResolvedPortal, _ input: DecodedInput, _ findings: StatusFindings) {
        self.portal = portal
        self.findings = findings
        index = ProgrammedIndex(portal, input)
        var ways = Set<Place>()
        for entry in portal.environments.flatMap(\.entries) {
            let provenance: Provenance? =
                switch entry.action {
                case .forward(let forwarding): forwarding.provenance
                case .redirect(let redirection): redirection.provenance
                case .respond: nil
                }
            if let place = provenance?.place { ways.formUnion(Self.ancestors(of: place)) }
        }
        waysInUse = ways
    }

    /// The resources of our kinds, each once, sorted by kind, namespace and name; those without a name have no status.
    static func subjects(of input: DecodedInput) -> [Subject] {
        var sound: [any Resource] = []
        sound += input.apiDocs as [any Resource]
        sound += input.apiProducts as [any Resource]
        sound += input.environments as [any Resource]
        sound += input.groups as [any Resource]
        sound += input.portals as [any Resource]
        sound += input.routes as [any Resource]
        sound += input.usagePlans as [any Resource]
        sound += input.users as [any Resource]
        var subjects = sound.map { Subject(resource: $0, isBroken: false) }
        var seen = Set<String>()
        for broken in input.broken where broken.dialect != .foreign && !broken.metadata.name.isEmpty {
            // Two of one name are one object to a cluster.
            guard seen.insert("\(broken.dialect) \(broken.identity)").inserted else { continue }
            subjects.append(Subject(resource: broken.content, isBroken: true))
        }
        return subjects.ordered { left, right in
            let (first, second) = (left.resource.identity, right.resource.identity)
            return first == second
                ? left.resource.dialect.rawValue < right.resource.dialect.rawValue : first < second
        }
    }

    /// The status of a resource.
    ///
    /// - Parameters:
    ///   - subject: the resource
    ///   - range: where it was written, if that is known
    /// - Returns: its three conditions.
    func status(of subject: Subject, in range: SourceRange?) -> ResourceStatus {
        let resource = subject.resource
        let identity = resource.identity
        let found = findings.all(about: identity.description, in: range)
        let isGloo = resource.dialect == .gloo
        return ResourceStatus(
            apiVersion: isGloo ? APIGroup.glooAPIVersion : APIGroup.nativeAPIVersion,
            kind: isGloo ? Self.glooKind(identity.kind) : identity.kind.rawValue,
            namespace: identity.namespace,
            name: identity.name,
            observedGeneration: resource.metadata.generation,
            conditions: [
                accepted(subject, found),
                programmed(subject, found),
                resolvedRefs(subject, found),
            ]
        )
    }

    private static func glooKind(_ kind: ResourceKind) -> String {
        switch kind {
        case .apiDoc: "APIDoc"
        case .apiProduct: "APIProduct"
        default: kind.rawValue
        }
    }

    private func accepted(_ subject: Subject, _ found: [Diagnostic]) -> ResourceStatus.Condition {
        let own = found.filter { $0.code.condition == .accepted }
        if let fault = Self.fault(.accepted, own) { return fault }
        if subject.isBroken {
            return ResourceStatus.Condition(
                .accepted,
                .fails,
                reason: "Invalid",
                message: "the resource cannot be used"
            )
        }
        return ResourceStatus.Condition(
            .accepted,
            .holds,
            reason: "Accepted",
            message: "accepted" + Self.warnings(own)
        )
    }

    private func resolvedRefs(_ subject: Subject, _ found: [Diagnostic]) -> ResourceStatus.Condition {
        let own = found.filter { $0.code.condition == .resolvedRefs }
        if let fault = Self.fault(.resolvedRefs, own) { return fault }
        if subject.isBroken {
            return ResourceStatus.Condition(
                .resolvedRefs,
                .unknown,
                reason: "NotAccepted",
                message: "what it names was not looked for, because it is not accepted"
            )
        }
        return ResourceStatus.Condition(
            .resolvedRefs,
            .holds,
            reason: "ResolvedRefs",
            message: "everything that it names is there" + Self.warnings(own)
        )
    }

    /// The condition that errors make false; `nil` where there is none.
    static func fault(
        _ type: ResourceStatus.ConditionType,
        _ found: [Diagnostic]
    ) -> ResourceStatus.Condition? {
        let errors = found.filter { $0.severity == .error }
        guard let first = errors.first else { return nil }
        return ResourceStatus.Condition(type, .fails, reason: first.code.reason, message: listed(errors))
    }

    /// What is worth knowing where a condition holds.
    static func warnings(_ found: [Diagnostic]) -> String {
        let warnings = found.filter { $0.severity == .warning }
        guard !warnings.isEmpty else { return "" }
        let count = warnings.count == 1 ? "a warning" : "\(warnings.count) warnings"
        return ", with \(count): " + listed(warnings)
    }

    /// The first few findings: `PC4501 unknown-resource: there is no …; …`.
    static func listed(_ found: [Diagnostic]) -> String {
        var parts = found.prefix(3).map { "\($0.code.id) \($0.code.slug): \($0.message)" }
        if found.count > 3 { parts.append("and \(found.count - 3) more") }
        return parts.joined(separator: "; ")
    }

    /// Whether a route of the output was written in a place, or below it.
    func isInUse(_ place: Place?) -> Bool {
        place.map { waysInUse.contains(Place(document: $0.document, pointer: $0.pointer)) } ?? false
    }

    private static func ancestors(of place: Place) -> [Place] {
        var pointer = place.pointer
        var ancestors = [Place(document: place.document, pointer: pointer)]
        while !pointer.text.isEmpty {
            pointer = pointer.parent
            ancestors.append(Place(document: place.document, pointer: pointer))
        }
        return ancestors
    }
}
