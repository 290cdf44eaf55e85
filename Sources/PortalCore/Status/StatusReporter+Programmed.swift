internal import PortalIR
internal import PortalVocabulary

extension StatusReporter {
    /// Whether what a resource asks for is in the output.
    func programmed(_ subject: Subject, _ found: [Diagnostic]) -> ResourceStatus.Condition {
        let name = ResourceName(
            namespace: subject.resource.metadata.namespace,
            name: subject.resource.metadata.name
        )
        let tally = tally(of: subject.resource, name)
        if let tally, !tally.withheld.isEmpty { return Self.withheld(tally.withheld) }
        if let fault = Self.fault(.programmed, found) { return fault }
        if subject.isBroken {
            return ResourceStatus.Condition(
                .programmed,
                .fails,
                reason: "NotAccepted",
                message: "nothing of it is in the output, because it is not accepted"
            )
        }
        let warnings = Self.warnings(found.filter { $0.code.condition == .programmed })
        switch subject.resource {
        case let environment as Environment:
            guard let tally, tally.served + tally.documented > 0 else {
                return Self.failed("NothingServed", "it selects no operation that is served")
            }
            return Self.holds(
                (environment.documentationOnly ? "documents " : "serves ") + Self.operations(tally) + warnings
            )
        case is Portal:
            return programmed(portal: name, warnings)
        case let plan as UsagePlan:
            return programmed(plan: plan, tally, warnings)
        case is ApiProduct, is ApiDoc:
            guard let tally, tally.served + tally.documented > 0 else {
                return Self.unused("no Environment offers an operation of it")
            }
            let isServed = tally.served > 0
            return Self.holds(Self.operations(tally) + (isServed ? " served" : " documented") + warnings)
        case is Route:
            guard isInUse(subject.resource.provenance.place) else {
                return Self.unused("no operation that is served goes this way")
            }
            return Self.holds("operations are served this way" + warnings)
        case is Group:
            return programmed(group: name, warnings)
        default:
            return Self.holds("known to portals and to API keys" + warnings)
        }
    }

    private func tally(of resource: any Resource, _ name: ResourceName) -> ProgrammedIndex.Tally? {
        switch resource {
        case is Environment: index.environments[name]
        case is ApiProduct: index.products[name]
        case is ApiDoc: index.apiDocs[name]
        case is UsagePlan: planTally(name)
        default: nil
        }
    }

    /// The operations under a plan; what is withheld for another reason is no fault of the plan.
    private func planTally(_ name: ResourceName) -> ProgrammedIndex.Tally? {
        guard var tally = index.plans[name.description] else { return nil }
        let own = Set(
            findings.all(about: "\(ResourceKind.usagePlan.rawValue) \(name)", in: nil)
                .filter { $0.severity == .error }.map(\.code.id)
        )
        tally.withheld.removeAll { own.isDisjoint(with: $0.reasons) }
        return tally
    }

    private func programmed(
        plan: UsagePlan,
        _ tally: ProgrammedIndex.Tally?,
        _ warnings: String
    ) -> ResourceStatus.Condition {
        guard let tally, tally.served + tally.documented > 0 else {
            return Self.unused("no operation that is served is under it")
        }
        var message = "\(Self.operations(tally)) under it"
        if !plan.rateLimits.isEmpty {
            message +=
                plan.onLimitServiceFailure == .deny
                ? "; calls that cannot be counted, because the limit service fails, are refused"
                : "; calls that cannot be counted, because the limit service fails, are let through"
        }
        return Self.holds(message + warnings)
    }

    private func programmed(portal name: ResourceName, _ warnings: String) -> ResourceStatus.Condition {
        guard let site = portal.sites.first(where: { $0.name == name }), site.isSound, site.gateway != nil,
            !site.hosts.isEmpty
        else { return Self.failed("NoHosts", "no host leads to it") }
        return Self.holds("served at \(site.hosts.map(\.text).joined(separator: ", "))" + warnings)
    }

    private func programmed(group name: ResourceName, _ warnings: String) -> ResourceStatus.Condition {
        guard let position = portal.groups.firstIndex(where: { $0.name == name }) else {
            return Self.unused("it grants nothing")
        }
        let portals = Set(
            portal.grants.filter { $0.holder == .group(position) }.flatMap(\.portals)
        ).ordered()
        guard !portals.isEmpty else { return Self.unused("it grants nothing") }
        return Self.holds("grants rights in \(portals.map(\.description).joined(separator: ", "))" + warnings)
    }

    // MARK: - Words

    private static func withheld(_ withheld: [ProgrammedIndex.Withheld]) -> ResourceStatus.Condition {
        let sorted = withheld.ordered { left, right in
            (left.environment.description, left.label, left.reasons.joined())
                < (right.environment.description, right.label, right.reasons.joined())
        }
        var parts = sorted.prefix(3).map { item in
            let codes = item.reasons.isEmpty ? "" : " (\(item.reasons.joined(separator: ", ")))"
            return "`\(item.label)` in \(item.environment)\(codes)"
        }
        if sorted.count > 3 { parts.append("and \(sorted.count - 3) more") }
        let count = sorted.count == 1 ? "1 operation is" : "\(sorted.count) operations are"
        return failed(
            DiagnosticCode.reason(of: sorted.lazy.flatMap(\.reasons).first),
            "\(count) withheld: \(parts.joined(separator: ", "))"
        )
    }

    private static func operations(_ tally: ProgrammedIndex.Tally) -> String {
        let count = tally.served + tally.documented
        return count == 1 ? "1 operation" : "\(count) operations"
    }

    private static func holds(_ message: String) -> ResourceStatus.Condition {
        ResourceStatus.Condition(.programmed, .holds, reason: "Programmed", message: message)
    }

    private static func failed(_ reason: String, _ message: String) -> ResourceStatus.Condition {
        ResourceStatus.Condition(.programmed, .fails, reason: reason, message: message)
    }

    private static func unused(_ message: String) -> ResourceStatus.Condition {
        ResourceStatus.Condition(.programmed, .unknown, reason: "NotUsed", message: message)
    }
}
