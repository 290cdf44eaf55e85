public import PortalVocabulary

extension PortalCatalog {
    /// A product.
    public struct Product: Hashable, Sendable {
        /// The name of the ApiProduct.
        public var name: ResourceName
        /// The name for readers.
        public var displayName: String
        /// What the product is, in Markdown.
        public var details: String?
        /// Its picture.
        public var image: Content?
        /// Whom to ask.
        public var contact: Contact?
        /// The terms of use.
        public var license: License?
        /// Where the terms of service are.
        public var termsOfService: String?
        /// Where it is offered, in the order in which the portal lists environments.
        public var environments: [Environment]
    }

    /// Somebody to ask.
    public struct Contact: Hashable, Sendable {
        /// A name.
        public var name: String?
        /// A page.
        public var url: String?
        /// An address.
        public var email: String?
    }

    /// The terms of use.
    public struct License: Hashable, Sendable {
        /// A name.
        public var name: String?
        /// Where the terms are.
        public var url: String?
    }

    /// An environment that offers a product.
    public struct Environment: Hashable, Sendable {
        /// The name of the Environment.
        public var name: ResourceName
        /// The name for readers.
        public var displayName: String
        /// What it is for, in Markdown.
        public var details: String?
        /// Whether it only documents what it offers.
        public var isDocumentationOnly: Bool
        /// The versions of the product, in the order of the product.
        public var versions: [Version]
    }

    /// A version of a product in an environment.
    public struct Version: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// How far in its life it is.
        public var lifecycle: Lifecycle
        /// Free words, sorted.
        public var tags: [String]
        /// The addresses that the paths of the published specification are below.
        public var servers: [String]
        /// The plans of the operations that are seen, sorted by identity.
        public var plans: [Plan]
        /// The operations that are seen: by description, then by path and method.
        public var operations: [Operation]
    }

    /// How far in its life a version is.
    public enum Lifecycle: Hashable, Sendable {
        /// In use.
        case active
        /// To be left: the date of its end and the version to go to, where they were said.
        case deprecated(sunset: String?, successor: String?)
        /// At its end.
        case retired
    }

    /// A plan.
    public struct Plan: Hashable, Sendable {
        /// How callers prove who they are.
        public enum Auth: Hashable, Sendable {
            /// By a key in a header, a query parameter or a cookie (`place`) of some name.
            case apiKey(place: String, name: String)
            /// By a JSON Web Token; people and programs get it at the addresses, where they are known.
            case jwt(issuer: String, scopes: [String], authorizationURL: String?, tokenURL: String?)
            /// Not at all.
            case open
        }

        /// How many requests are let through in a time.
        public struct Limit: Hashable, Sendable {
            /// How many.
            public var requests: Int64
            /// The time: `minute`, for example.
            public var unit: String
            /// Whose requests are counted together: `consumer`, `plan` or `clientAddress`.
            public var per: String
            /// What is counted together: `product` or `operation`.
            public var scope: String
        }

        /// Its identity.
        public var id: String
        /// The name that people use.
        public var name: String
        /// The name for readers.
        public var displayName: String
        /// What it offers, in Markdown.
        public var details: String?
        /// How callers prove who they are.
        public var auth: Auth
        /// How often they may call.
        public var limits: [Limit]
        /// Whether somebody has to agree before a caller gets a key.
        public var needsApproval: Bool
        /// Whether the viewer may ask for it, for some operation that is seen.
        public var isRequestable: Bool
    }

    /// An operation.
    public struct Operation: Hashable, Sendable {
        /// The route name: what gateways and logs call it.
        public var route: String
        /// The entry of the version that it comes from.
        public var api: String
        /// The identifier in its description.
        public var id: String
        /// The method.
        public var method: String
        /// The path under the hosts.
        public var path: String
        /// What it does, in a few words.
        public var summary: String?
        /// Its tags.
        public var tags: [String]
        /// Whether it is not to be used any more.
        public var isDeprecated: Bool
        /// Whether it can be called; otherwise it is documented only.
        public var isServed: Bool
        /// The identities of its plans, each an alternative.
        public var plans: [String]
        /// The identities of those that the viewer may ask for.
        public var requestablePlans: [String]
    }
}
