package import PortalDiagnostics
package import PortalVocabulary

/// A User.
package struct ResolvedUser: Hashable, Sendable {
    /// The name of the resource.
    package var name: ResourceName
    /// The name that is logged in with; `nil`: there is no login, because somebody else has the name.
    package var username: String?
    /// An address.
    package var email: String?
    /// The Secret and its key with the bcrypt hash, which is never read; `nil`: no login by password.
    package var passwordSecret: ResourceName?
    package var passwordKey: String?
    /// The groups that the user belongs to, as positions in ``ResolvedPortal/groups``, ascending.
    package var groups: [Int]
    /// Where the User was written.
    package var provenance: Provenance

    /// The name for readers: that of the login, or that of the resource.
    package var shownName: String { username ?? name.description }

    /// Joins the parts of a user.
    package init(
        name: ResourceName,
        username: String?,
        email: String? = nil,
        passwordSecret: ResourceName? = nil,
        passwordKey: String? = nil,
        groups: [Int] = [],
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.username = username
        self.email = email
        self.passwordSecret = passwordSecret
        self.passwordKey = passwordKey
        self.groups = groups
        self.provenance = provenance
    }
}

/// A Group.
package struct ResolvedGroup: Hashable, Sendable {
    /// The name of the resource.
    package var name: ResourceName
    /// The name for readers.
    package var displayName: String
    /// The groups of the login whose members belong to it, sorted.
    package var oidcGroups: [String]
    /// Where the Group was written.
    package var provenance: Provenance

    /// Joins the parts of a group.
    package init(
        name: ResourceName,
        displayName: String? = nil,
        oidcGroups: [String] = [],
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.displayName = displayName ?? name.name
        self.oidcGroups = oidcGroups
        self.provenance = provenance
    }
}

/// One right of a group or a user: what it covers is said in ``PublishedVersion/visibility``.
package struct ResolvedGrant: Hashable, Sendable {
    /// Who has it.
    package enum Holder: Hashable, Sendable {
        /// The members of a group: a position in ``ResolvedPortal/groups``.
        case group(Int)
        /// A user: a position in ``ResolvedPortal/users``.
        case user(Int)
    }

    /// The plans that keys may be made for.
    package enum Plans: Hashable, Sendable {
        /// Every plan of an operation.
        case all
        /// Those with these identities, sorted.
        case some([String])
    }

    /// Who has it.
    package var holder: Holder
    /// The portals that it holds in, sorted.
    package var portals: [ResourceName]
    /// The plans that keys may be made for.
    package var plans: Plans

    /// Joins the parts of a right.
    package init(holder: Holder, portals: [ResourceName], plans: Plans) {
        self.holder = holder
        self.portals = portals
        self.plans = plans
    }
}
