/// A portal as somebody might write it: made at random, and made smaller where it shows a fault.
///
/// Everything has a name of its own, so that a part can be left out without renaming others. All of it lives in one
/// namespace, which is its own among all portals that run together.
package struct GeneratedPortal: Sendable, Hashable {
    /// An operation of an API description.
    package struct Operation: Sendable, Hashable {
        /// Its `operationId`; `nil`: it has none.
        package var id: String?
        /// The method, in lower case.
        package var method: String
        /// The path.
        package var path: String
        /// Its tags.
        package var tags: [String] = []
    }

    /// An ApiDoc.
    package struct Api: Sendable, Hashable {
        /// The version of OpenAPI that it is written in.
        package enum Format: String, Sendable, Hashable, CaseIterable {
            case swagger = "2.0"
            case openAPI30 = "3.0.3"
            case openAPI31 = "3.1.0"
        }

        package var name: String
        package var format: Format
        /// The base path of the description; empty: none.
        package var basePath: String
        package var operations: [Operation]
    }

    /// A backend and its weight: a Service of the namespace, or, with a point in its name, a host outside.
    package struct Share: Sendable, Hashable {
        package var name: String
        package var weight = 1
    }

    /// A way to backends, as a Route says it.
    package struct Way: Sendable, Hashable {
        package var backends: [Share]
        /// The host that the backend sees.
        package var host: String?
        /// Whether header fields are set and removed.
        package var changesHeaders = false
        /// The policy for other origins.
        package var cors: CORS?
        /// Where clients are sent instead.
        package var redirect: Redirect?
        package var timeout: String?
        package var retries = false
        package var mirror: String?
        /// A part of a Service.
        package var subset: String?
    }

    /// A policy for other origins.
    package struct CORS: Sendable, Hashable {
        /// Origins: `*`, whole ones, or expressions, which begin with `^`.
        package var origins: [String]
        package var methods: [String]
        package var credentials: Bool
    }

    /// A redirect.
    package struct Redirect: Sendable, Hashable {
        package var host: String?
        package var path: String?
        package var code: Int
    }

    /// A UsagePlan.
    package struct Plan: Sendable, Hashable {
        package enum Auth: String, Sendable, Hashable {
            case open, header, query, cookie, token
        }

        package var name: String
        package var auth: Auth
        /// The name of the header field, the parameter or the cookie.
        package var place: String
        package var limits: Int
        package var isStrict: Bool
    }

    /// What deviates from a mount's defaults for some operations.
    package struct Override: Sendable, Hashable {
        package var ids: [String]
        package var plan: String?
        package var way: Way?
    }

    /// An ApiDoc in a version.
    package struct Mount: Sendable, Hashable {
        package var api: String
        package var prefix: String?
        package var included: [String]?
        package var excluded: [String]
        package var overrides: [Override]
    }

    /// A version of a product.
    package struct Version: Sendable, Hashable {
        package var name: String
        package var way: Way
        package var mounts: [Mount]
    }

    /// An ApiProduct.
    package struct Product: Sendable, Hashable {
        package var name: String
        package var plans: [String]
        package var versions: [Version]
    }

    /// What an environment takes of a product.
    package struct Selection: Sendable, Hashable {
        package var product: String
        package var basePath: String?
        package var plans: [String]?
    }

    /// An Environment.
    package struct Environment: Sendable, Hashable {
        package enum Gateway: String, Sendable, Hashable {
            /// The Gateway of the namespace, whose server takes every host.
            case shared
            /// One of its own, in plain text.
            case plain
            /// One of its own, with a certificate and a redirect to it.
            case secured
        }

        package var name: String
        package var domains: [String]
        package var basePath: String?
        package var gateway: Gateway
        package var selections: [Selection]
    }

    /// A key.
    package struct Key: Sendable, Hashable {
        package var text: String
        package var environment: String
        package var product: String
        package var plan: String
        package var consumer: String
        /// Whether its requests are beyond the limit.
        package var isOverLimit: Bool
    }

    /// What all of it was made from.
    package var seed: UInt64
    /// The namespace of everything.
    package var namespace: String
    package var apis: [Api] = []
    package var products: [Product] = []
    package var plans: [Plan] = []
    package var environments: [Environment] = []
    package var keys: [Key] = []
    /// The Services that there are.
    package var services: [String] = []
    /// How many routes a VirtualService holds.
    package var maximumRoutes = 1000
    /// How many routes a virtual host of Envoy lists.
    package var maximumListedRoutes = 100
}
