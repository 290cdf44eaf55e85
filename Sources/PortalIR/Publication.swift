package import PortalDiagnostics
package import PortalVocabulary

/// A version of a product as an environment offers it.
package struct PublishedVersion: Hashable, Sendable {
    /// How far in its life a version is.
    package enum Lifecycle: Hashable, Sendable {
        /// In use.
        case active
        /// To be left: the date of its end (`2027-01-01`) and the version to go to, where they were said.
        case deprecated(sunset: String?, successor: String?)
        /// At its end, and offered all the same because it was named.
        case retired
    }

    /// Somebody to ask.
    package struct Contact: Hashable, Sendable {
        package var name: String?
        package var url: String?
        package var email: String?

        package init(name: String? = nil, url: String? = nil, email: String? = nil) {
            self.name = name
            self.url = url
            self.email = email
        }
    }

    /// The terms of use.
    package struct License: Hashable, Sendable {
        package var name: String?
        package var url: String?

        package init(name: String? = nil, url: String? = nil) {
            self.name = name
            self.url = url
        }
    }

    /// The product.
    package var product: ResourceName
    /// The product's name for readers.
    package var displayName: String
    /// What the product is, in Markdown.
    package var details: String?
    /// The product's picture.
    package var image: ResolvedContent?
    /// Whom to ask.
    package var contact: Contact?
    /// The terms of use.
    package var license: License?
    /// Where the terms of service are.
    package var termsOfService: String?
    /// The version.
    package var version: String
    /// How far in its life it is.
    package var lifecycle: Lifecycle
    /// Free words, sorted.
    package var tags: [String]
    /// The descriptions that it joins, in the order written.
    package var apis: [PublishedApi]
    /// The selected operations, served and withheld, sorted by ``PublishedOperation/name``.
    package var operations: [PublishedOperation]
    /// Who may see which operations, beyond portals that are open to everyone; sorted by grant.
    package var visibility: [GrantedOperations]
    /// Where the version was written.
    package var provenance: Provenance

    /// Joins the parts of a version.
    package init(
        product: ResourceName,
        displayName: String? = nil,
        details: String? = nil,
        image: ResolvedContent? = nil,
        contact: Contact? = nil,
        license: License? = nil,
        termsOfService: String? = nil,
        version: String,
        lifecycle: Lifecycle = .active,
        tags: [String] = [],
        apis: [PublishedApi] = [],
        operations: [PublishedOperation] = [],
        visibility: [GrantedOperations] = [],
        provenance: Provenance = Provenance()
    ) {
        self.product = product
        self.displayName = displayName ?? product.name
        self.details = details
        self.image = image
        self.contact = contact
        self.license = license
        self.termsOfService = termsOfService
        self.version = version
        self.lifecycle = lifecycle
        self.tags = tags
        self.apis = apis
        self.operations = operations
        self.visibility = visibility
        self.provenance = provenance
    }
}

/// An API description inside a version.
package struct PublishedApi: Hashable, Sendable {
    /// The key of the entry in the version.
    package var name: String
    /// The ApiDoc: what its description is found by.
    package var apiDoc: ResourceName
    /// What stands in front of the description's own paths under the hosts: base paths of environment and selection,
    /// the entry's prefix and the description's own base path; empty or `/shop/v2/api`.
    package var basePath: String
    /// Where the entry was written.
    package var provenance: Provenance

    /// Joins the parts of an entry.
    package init(name: String, apiDoc: ResourceName, basePath: String, provenance: Provenance = Provenance()) {
        self.name = name
        self.apiDoc = apiDoc
        self.basePath = basePath
        self.provenance = provenance
    }
}

/// An operation that a version selects.
package struct PublishedOperation: Hashable, Sendable {
    /// What became of it.
    package enum State: Hashable, Sendable {
        /// A route leads to it.
        case served
        /// It is documented only.
        case documented
        /// It was asked for and is not served: the identifiers of the diagnostics that are the reason, sorted.
        case withheld([String])
    }

    /// The route name, which is its identity; where no route is made, the one that it would have.
    package var name: String
    /// The description that it comes from, as a position in ``PublishedVersion/apis``.
    package var api: Int
    /// The identifier in the description.
    package var id: String
    /// The path as the description has it: the key under `paths`.
    package var writtenPath: String
    /// The path under the hosts.
    package var template: PathTemplate
    /// The method.
    package var method: HTTPMethod
    /// The tags.
    package var tags: [String]
    /// What became of it.
    package var state: State
    /// The plans, each an alternative, as positions in ``ResolvedEnvironment/plans``, in the order written; empty: open
    /// without a plan (Gloo dialect).
    package var plans: [Int]
    /// Where it was written.
    package var provenance: Provenance

    /// Whether readers may see it: it is served, or documented.
    package var isOffered: Bool {
        if case .withheld = state { false } else { true }
    }

    /// Joins the parts of an operation.
    package init(
        name: String,
        api: Int,
        id: String,
        writtenPath: String,
        template: PathTemplate,
        method: HTTPMethod,
        tags: [String] = [],
        state: State = .served,
        plans: [Int] = [],
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.api = api
        self.id = id
        self.writtenPath = writtenPath
        self.template = template
        self.method = method
        self.tags = tags
        self.state = state
        self.plans = plans
        self.provenance = provenance
    }
}

/// The operations of a version that a grant covers.
package struct GrantedOperations: Hashable, Sendable {
    /// Which operations.
    package enum Selection: Hashable, Sendable {
        /// All of them.
        case all
        /// Some, as positions in ``PublishedVersion/operations``, ascending.
        case some([Int])

        /// Whether it has an operation, in O(log n).
        package func contains(_ operation: Int) -> Bool {
            guard case .some(let members) = self else { return true }
            var (low, high) = (0, members.count)
            while low < high {
                let middle = low + (high - low) / 2
                if members[middle] < operation { low = middle + 1 } else { high = middle }
            }
            return low < members.count && members[low] == operation
        }
    }

    /// The grant, as a position in ``ResolvedPortal/grants``.
    package var grant: Int
    /// Which operations.
    package var operations: Selection

    /// Pairs a grant with operations.
    package init(grant: Int, operations: Selection) {
        self.grant = grant
        self.operations = operations
    }
}

/// Content that was supplied, or that whoever shows it fetches.
package enum ResolvedContent: Hashable, Sendable {
    /// Bytes.
    case bytes([UInt8])
    /// The address that browsers get it from.
    case url(String)
}
