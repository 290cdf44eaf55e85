internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// The portals, and who sees what there.
    mutating func compareSites() {
        let before = Dictionary(old.portal.sites.filter(\.isSound).map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.portal.sites.filter(\.isSound).map { ($0.name, $0) }) { first, _ in first }
        for name in Set(before.keys).union(after.keys).ordered() {
            let subject = Self.subject(portal: name)
            switch (before[name], after[name]) {
            case (let site?, nil):
                note(.portalRemoved, subject, "is no longer there", before: site.provenance)
            case (nil, let site?):
                note(.portalAdded, subject, "is new", after: site.provenance)
            case (let first?, let second?):
                compare(first, second, subject)
            case (nil, nil):
                break
            }
        }
    }

    private mutating func compare(
        _ before: ResolvedSite,
        _ after: ResolvedSite,
        _ subject: PortalDifference.Subject
    ) {
        let places = (before.provenance, after.provenance)
        if before.isPublic != after.isPublic {
            note(
                after.isPublic ? .portalOpened : .portalClosed,
                subject,
                after.isPublic ? "shows everything to everyone" : "shows to each what groups grant",
                before: places.0,
                after: places.1
            )
        }
        if before.gateway != after.gateway, let gateway = after.gateway {
            let message = "is served by \(DiffWords.gateway(gateway))"
            note(.gatewayChanged, subject, message, before: places.0, after: places.1)
        }
        let kept = before.environments.map { renamed($0) }
        for (name, current) in zip(before.environments, kept) where !after.environments.contains(current) {
            // That an Environment is gone is told once.
            guard new.offers.contains(where: { $0.environment.name == current }) else { continue }
            var subject = subject
            subject.environment = name.description
            note(.environmentHidden, subject, "is shown no longer", before: places.0, after: places.1)
        }
        for name in after.environments where !kept.contains(name) {
            guard predecessor(of: name) != nil else { continue }
            var subject = subject
            subject.environment = name.description
            note(.environmentShown, subject, "is shown too", before: places.0, after: places.1)
        }
        if before.oidc != after.oidc || before.hasPasswords != after.hasPasswords {
            note(.loginChanged, subject, "lets people in another way", before: places.0, after: places.1)
        }
        if Self.isDescribedOtherwise(before, after) {
            let message = "looks otherwise, or has other pages"
            note(.documentationChanged, subject, message, before: places.0, after: places.1)
        }
        compareVisibility(before, after)
    }

    private static func isDescribedOtherwise(_ before: ResolvedSite, _ after: ResolvedSite) -> Bool {
        [before.displayName, before.details, before.externalURL]
            != [after.displayName, after.details, after.externalURL]
            || before.branding != after.branding || before.pages != after.pages
    }

    /// The name that an environment of the old side has on the new one.
    private func renamed(_ name: ResourceName) -> ResourceName {
        let number = old.offers.firstIndex { $0.environment.name == name }
        return number.flatMap { successors[$0] }.map { new.offers[$0].environment.name } ?? name
    }

    private func predecessor(of name: ResourceName) -> Int? {
        new.offers.firstIndex { $0.environment.name == name }.flatMap { predecessors[$0] }
    }

    // MARK: - Visibility

    private mutating func compareVisibility(_ before: ResolvedSite, _ after: ResolvedSite) {
        let rights = (GrantHolders(old.portal, on: before), GrantHolders(new.portal, on: after))
        for (number, offer) in old.offers.enumerated() where before.environments.contains(offer.environment.name) {
            guard let successor = successors[number],
                after.environments.contains(new.offers[successor].environment.name)
            else { continue }
            for position in offer.environment.products.indices {
                let version = offer.environment.products[position]
                let pairs = version.operations.indices.compactMap { index -> OperationPair? in
                    let location = DiffSide.Location(offer: number, version: position, operation: index)
                    guard let counterpart = counterparts[location], version.operations[index].isOffered,
                        new.operation(counterpart).isOffered
                    else { return nil }
                    return OperationPair(before: location, after: counterpart)
                }
                if pairs.isEmpty { continue }
                let subject = Self.subject(version, in: new.offers[successor].environment.name)
                for holder in Set(rights.0.grants.keys).union(rights.1.grants.keys).ordered() {
                    compare(holder, pairs, rights, (before, after), subject)
                }
            }
        }
    }

    private struct OperationPair {
        var before: DiffSide.Location
        var after: DiffSide.Location
    }

    private mutating func compare(
        _ holder: String,
        _ pairs: [OperationPair],
        _ rights: (GrantHolders, GrantHolders),
        _ sites: (ResolvedSite, ResolvedSite),
        _ subject: PortalDifference.Subject
    ) {
        var subject = subject
        subject.portal = sites.1.name.description
        subject.holder = holder
        var (narrowed, widened): ([String], [String]) = ([], [])
        var lost: [String: [String]] = [:]
        var gained: [String: [String]] = [:]
        var views = (GrantView(rights.0, holder, old), GrantView(rights.1, holder, new))
        for pair in pairs {
            let before = views.0.grants(covering: pair.before)
            let after = views.1.grants(covering: pair.after)
            switch (before.isEmpty, after.isEmpty) {
            case (true, true): continue
            case (false, true): narrowed.append(new.operation(pair.after).id)
            case (true, false): widened.append(new.operation(pair.after).id)
            case (false, false):
                // Nothing but the plans of rights can differ then.
                if before.map(\.plans) == after.map(\.plans) { continue }
                let id = new.operation(pair.after).id
                let common = old.plans(pair.before).map(\.id).filter { id in
                    new.plans(pair.after).contains { $0.id == id }
                }
                for plan in common {
                    let was = before.contains { Self.names($0.plans, plan) }
                    let isNow = after.contains { Self.names($0.plans, plan) }
                    if was, !isNow { lost[plan, default: []].append(id) }
                    if !was, isNow { gained[plan, default: []].append(id) }
                }
            }
        }
        let places = (rights.0.provenance[holder], rights.1.provenance[holder])
        // What everyone sees, nobody needs a right for.
        if !narrowed.isEmpty, !sites.0.isPublic, !sites.1.isPublic {
            let message = "sees no longer \(DiffWords.some(narrowed))"
            note(.visibilityNarrowed, subject, message, before: places.0, after: places.1)
        }
        if !widened.isEmpty, !sites.0.isPublic, !sites.1.isPublic {
            let message = "sees \(DiffWords.some(widened)) too"
            note(.visibilityWidened, subject, message, before: places.0, after: places.1)
        }
        for (plan, ids) in lost.ordered(by: { $0.key < $1.key }) {
            subject.plan = plan
            let message = "may no longer ask for keys, for \(DiffWords.some(ids))"
            note(.planNotRequestable, subject, message, before: places.0, after: places.1)
        }
        for (plan, ids) in gained.ordered(by: { $0.key < $1.key }) {
            subject.plan = plan
            let message = "may ask for keys, for \(DiffWords.some(ids))"
            note(.planRequestable, subject, message, before: places.0, after: places.1)
        }
    }

    private static func names(_ plans: ResolvedGrant.Plans, _ plan: String) -> Bool {
        switch plans {
        case .all: true
        case .some(let ids): ids.contains(plan)
        }
    }

    // MARK: - People

    /// Users, and who belongs to groups.
    mutating func comparePeople() {
        compareUsers()
        let later = Dictionary(new.portal.groups.enumerated().map { ($1.name, $0) }) { first, _ in first }
        for (number, group) in old.portal.groups.enumerated() {
            guard let same = later[group.name] else { continue }
            let after = new.portal.groups[same]
            var subject = PortalDifference.Subject()
            subject.holder = "Group \(group.name)"
            let (first, second) = (Self.members(number, old.portal), Self.members(same, new.portal))
            let (gone, come) = (first.subtracting(second), second.subtracting(first))
            if !gone.isEmpty {
                let message = "has no longer the members \(DiffWords.some(gone.ordered()))"
                note(.memberRemoved, subject, message, before: group.provenance, after: after.provenance)
            }
            if !come.isEmpty {
                let message = "has the members \(DiffWords.some(come.ordered())) too"
                note(.memberAdded, subject, message, before: group.provenance, after: after.provenance)
            }
        }
    }

    private static func members(_ group: Int, _ portal: ResolvedPortal) -> Set<String> {
        let users = portal.users.filter { $0.groups.contains(group) }.map(\.shownName)
        return Set(users).union(portal.groups[group].oidcGroups.map { "group \($0) of the login" })
    }

    private mutating func compareUsers() {
        let before = Dictionary(old.portal.users.map { ($0.shownName, $0) }) { first, _ in first }
        let after = Dictionary(new.portal.users.map { ($0.shownName, $0) }) { first, _ in first }
        for name in Set(before.keys).union(after.keys).ordered() {
            var subject = PortalDifference.Subject()
            switch (before[name], after[name]) {
            case (let user?, nil):
                subject.holder = "User \(user.name)"
                note(.userRemoved, subject, "`\(name)` is no longer there", before: user.provenance)
            case (nil, let user?):
                subject.holder = "User \(user.name)"
                note(.userAdded, subject, "`\(name)` is new", after: user.provenance)
            default:
                break
            }
        }
    }
}

/// The rights that hold on a portal, by who has them.
private struct GrantHolders {
    /// Positions in the portal's grants.
    private(set) var grants: [String: [Int]] = [:]
    private(set) var provenance: [String: Provenance] = [:]
    private let rights: [ResolvedGrant]

    init(_ portal: ResolvedPortal, on site: ResolvedSite) {
        rights = portal.grants
        for (number, grant) in rights.enumerated() where grant.portals.contains(site.name) {
            switch grant.holder {
            case .group(let group):
                guard let group = portal.groups[checked: group] else { continue }
                grants["Group \(group.name)", default: []].append(number)
                provenance["Group \(group.name)"] = group.provenance
            case .user(let user):
                guard let user = portal.users[checked: user] else { continue }
                grants["User \(user.name)", default: []].append(number)
                provenance["User \(user.name)"] = user.provenance
            }
        }
    }

    /// The rights of a holder to a version, with the operations that they cover.
    func rights(of holder: String, to version: PublishedVersion) -> [(right: ResolvedGrant, entry: GrantedOperations)] {
        guard let own = grants[holder].map(Set.init) else { return [] }
        return version.visibility.compactMap { entry in
            guard own.contains(entry.grant), let right = rights[checked: entry.grant] else { return nil }
            return (right, entry)
        }
    }
}

/// The rights of one holder; those to the version that was asked for last are kept at hand.
private struct GrantView {
    private let holders: GrantHolders
    private let holder: String
    private let side: DiffSide
    private var offer = -1
    private var version = -1
    private var current: [(right: ResolvedGrant, entry: GrantedOperations)] = []

    init(_ holders: GrantHolders, _ holder: String, _ side: DiffSide) {
        self.holders = holders
        self.holder = holder
        self.side = side
    }

    /// The rights that cover an operation.
    mutating func grants(covering location: DiffSide.Location) -> [ResolvedGrant] {
        if location.offer != offer || location.version != version {
            (offer, version) = (location.offer, location.version)
            current = holders.rights(of: holder, to: side.version(location))
        }
        return current.filter { $0.entry.operations.contains(location.operation) }.map(\.right)
    }
}
