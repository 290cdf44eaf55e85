/// Somebody who looks at a portal or calls an API, as groups see them.
package struct Beholder: Hashable, Sendable {
    /// The user, as a position in ``ResolvedPortal/users``; `nil` for nobody that is known.
    package var user: Int?
    /// The groups, as positions in ``ResolvedPortal/groups``.
    package var groups: Set<Int>

    /// Somebody of whom nothing is known.
    package static let anonymous = Beholder(user: nil, groups: [])

    /// Joins what is known of somebody.
    package init(user: Int?, groups: Set<Int>) {
        self.user = user
        self.groups = groups
    }

    /// Whether a right is theirs.
    package func holds(_ grant: ResolvedGrant) -> Bool {
        switch grant.holder {
        case .group(let group): groups.contains(group)
        case .user(let user): self.user == user
        }
    }
}

/// The one place that says who sees what: the catalogue, the published specification and the decision all ask here.
extension ResolvedPortal {
    /// Somebody by the name that they log in with, and by the groups that their login says they belong to.
    ///
    /// A name that no User has is nobody: people of an OpenID provider need no User, their groups speak for them.
    package func beholder(username: String?, oidcGroups: [String]) -> Beholder {
        let user = username.flatMap { name in users.firstIndex { $0.username == name } }
        var groups = Set(user.map { users[$0].groups } ?? [])
        if !oidcGroups.isEmpty {
            let claimed = Set(oidcGroups)
            for (index, group) in self.groups.enumerated() where group.oidcGroups.contains(where: claimed.contains) {
                groups.insert(index)
            }
        }
        return Beholder(user: user, groups: groups)
    }

    /// The operations of a version that somebody sees on a portal, as positions, ascending: those that are offered and
    /// that the portal shows to everyone or a right of theirs covers.
    ///
    /// The portal has to show the environment; that is for the caller to know.
    package func visibleOperations(
        of version: PublishedVersion,
        on site: ResolvedSite,
        to beholder: Beholder
    ) -> [Int] {
        let offered = version.operations.indices.filter { version.operations[$0].isOffered }
        if site.isPublic { return offered }
        let granted = version.visibility.filter { entry in
            grants[entry.grant].portals.contains(site.name) && beholder.holds(grants[entry.grant])
        }
        return offered.filter { operation in granted.contains { $0.operations.contains(operation) } }
    }

    /// The plans of an operation that somebody may ask for on a portal, as positions in the environment's plans.
    ///
    /// They are those that a right of theirs in this portal names for the operation, in its order. Nobody anonymous may.
    package func requestablePlans(
        of operation: Int,
        in version: PublishedVersion,
        of environment: ResolvedEnvironment,
        on site: ResolvedSite,
        to beholder: Beholder
    ) -> [Int] {
        version.operations[operation].plans.filter { plan in
            version.visibility.contains { entry in
                let grant = grants[entry.grant]
                guard grant.portals.contains(site.name), beholder.holds(grant), entry.operations.contains(operation)
                else { return false }
                switch grant.plans {
                case .all: return true
                case .some(let ids): return ids.contains(environment.plans[plan].id)
                }
            }
        }
    }
}
