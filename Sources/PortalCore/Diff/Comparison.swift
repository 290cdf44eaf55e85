internal import PortalIR
internal import PortalVocabulary

/// Compares two portals, part by part.
struct Comparison {
    /// A difference, before its places are looked for.
    struct Finding {
        var kind: PortalDifference.Kind
        var subject: PortalDifference.Subject
        var message: String
        var before: Provenance?
        var after: Provenance?
    }

    let old: DiffSide
    let new: DiffSide
    /// The environment of the new side that one of the old side became, by position.
    private(set) var successors: [Int: Int] = [:]
    /// The other way round.
    private(set) var predecessors: [Int: Int] = [:]
    /// The operation of the new side that one of the old side became.
    var counterparts: [DiffSide.Location: DiffSide.Location] = [:]
    private(set) var findings: [Finding] = []

    /// The differences, sorted.
    static func findings(between old: ResolvedPortal, and new: ResolvedPortal) -> [Finding] {
        var comparison = Comparison(old: DiffSide(old), new: DiffSide(new))
        comparison.pairEnvironments()
        comparison.compareEnvironments()
        comparison.compareHosts()
        comparison.compareOperations()
        comparison.comparePlans()
        comparison.compareSites()
        comparison.comparePeople()
        let keyed = comparison.findings.enumerated().map { (index: $0, order: $1.subject.order, finding: $1) }
        return keyed.ordered { left, right in
            let (first, second) = (left.finding.kind, right.finding.kind)
            if first.severity != second.severity { return first.severity > second.severity }
            return (left.order, first.rawValue, left.finding.message)
                < (right.order, second.rawValue, right.finding.message)
        }.map(\.finding)
    }

    private init(old: DiffSide, new: DiffSide) {
        self.old = old
        self.new = new
    }

    /// Notes a difference.
    mutating func note(
        _ kind: PortalDifference.Kind,
        _ subject: PortalDifference.Subject,
        _ message: String,
        before: Provenance? = nil,
        after: Provenance? = nil
    ) {
        // Messages quote the input, and are one line.
        let message = VisibleText.of(message)
        findings.append(Finding(kind: kind, subject: subject, message: message, before: before, after: after))
    }

    // MARK: - Subjects

    static func subject(environment: ResourceName) -> PortalDifference.Subject {
        var subject = PortalDifference.Subject()
        subject.environment = environment.description
        return subject
    }

    static func subject(_ version: PublishedVersion, in environment: ResourceName) -> PortalDifference.Subject {
        var subject = subject(environment: environment)
        subject.product = version.product.description
        subject.version = version.version
        return subject
    }

    static func subject(_ location: DiffSide.Location, on side: DiffSide) -> PortalDifference.Subject {
        let operation = side.operation(location)
        var subject = subject(side.version(location), in: side.offers[location.offer].environment.name)
        subject.operation = operation.id
        subject.method = operation.method.name
        subject.path = operation.template.description
        return subject
    }

    static func subject(portal: ResourceName) -> PortalDifference.Subject {
        var subject = PortalDifference.Subject()
        subject.portal = portal.description
        return subject
    }

    // MARK: - Environments

    /// Environments are the same by name; one that only has another name, by a host that it keeps.
    private mutating func pairEnvironments() {
        let names = Dictionary(
            uniqueKeysWithValues: new.offers.enumerated().map { ($1.environment.name, $0) }
        )
        for (number, offer) in old.offers.enumerated() {
            if let same = names[offer.environment.name] { pair(number, same) }
        }
        for (number, offer) in old.offers.enumerated() where successors[number] == nil {
            let hosts = Set(offer.environment.hosts)
            let heir = new.offers.indices.first { candidate in
                predecessors[candidate] == nil
                    && new.offers[candidate].isDocumented == offer.isDocumented
                    && new.offers[candidate].environment.hosts.contains(where: hosts.contains)
            }
            if let heir { pair(number, heir) }
        }
    }

    private mutating func pair(_ first: Int, _ second: Int) {
        successors[first] = second
        predecessors[second] = first
    }

    private mutating func compareEnvironments() {
        for (number, offer) in old.offers.enumerated() {
            guard let successor = successors[number] else {
                note(
                    .environmentRemoved,
                    Self.subject(environment: offer.environment.name),
                    "is no longer there, with \(Self.operations(offer))",
                    before: offer.environment.provenance
                )
                continue
            }
            compare(offer, new.offers[successor])
        }
        for (number, offer) in new.offers.enumerated() where predecessors[number] == nil {
            note(
                .environmentAdded,
                Self.subject(environment: offer.environment.name),
                "is new, with \(Self.operations(offer))",
                after: offer.environment.provenance
            )
        }
    }

    private mutating func compare(_ old: DiffSide.Offer, _ new: DiffSide.Offer) {
        let (before, after) = (old.environment, new.environment)
        let subject = Self.subject(environment: after.name)
        let places = (before.provenance, after.provenance)
        if before.name != after.name {
            let message = "was \(before.name): its API keys and counters start anew"
            note(.environmentRenamed, subject, message, before: places.0, after: places.1)
        }
        if old.isDocumented != new.isDocumented {
            note(
                new.isDocumented ? .environmentUnserved : .environmentServed,
                subject,
                new.isDocumented ? "is documented only" : "is served, and not only documented",
                before: places.0,
                after: places.1
            )
        } else if before.gateway != after.gateway {
            note(
                .gatewayChanged,
                subject,
                "is served by \(DiffWords.gateway(after.gateway)), was by \(DiffWords.gateway(before.gateway))",
                before: before.gateway.provenance,
                after: after.gateway.provenance
            )
        }
        if Self.words(before) != Self.words(after) {
            let message = "is described in other words"
            note(.documentationChanged, subject, message, before: places.0, after: places.1)
        }
    }

    /// What readers are told; a name for readers that was not written follows the other one.
    private static func words(_ environment: ResolvedEnvironment) -> [String?] {
        let isWritten = environment.displayName != environment.name.name
        return [isWritten ? environment.displayName : nil, environment.details]
    }

    private static func operations(_ offer: DiffSide.Offer) -> String {
        DiffWords.operations(offer.environment.products.reduce(0) { $0 + $1.operations.count(where: \.isOffered) })
    }
}
