package import PortalDiagnostics
package import PortalVocabulary

/// Everything that emitters, decisions and catalogues need to know: every reference followed, every default applied.
///
/// Equality ignores provenance. All lists are in the order in which they are to be used; nothing here depends on the
/// order of the input.
package struct ResolvedPortal: Hashable, Sendable {
    /// The environments that serve anything, sorted by name.
    package var environments: [ResolvedEnvironment]

    /// Joins environments.
    package init(environments: [ResolvedEnvironment] = []) {
        self.environments = environments
    }
}

/// An environment: what is served under its hosts.
package struct ResolvedEnvironment: Hashable, Sendable {
    /// The name of the Environment.
    package var name: ResourceName
    /// The hosts that it owns, sorted; hosts lost to another owner are not among them.
    package var hosts: [HostName]
    /// The gateway that takes its requests.
    package var gateway: ResolvedGateway
    /// What happens to a request: the first entry that matches decides, and none is a 404.
    package var entries: [RouteEntry]
    /// The operations that were asked for and are not served, sorted by identity.
    package var withheld: [WithheldOperation]
    /// Where the Environment was written.
    package var provenance: Provenance

    /// Joins the parts of an environment.
    package init(
        name: ResourceName,
        hosts: [HostName],
        gateway: ResolvedGateway,
        entries: [RouteEntry] = [],
        withheld: [WithheldOperation] = [],
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.hosts = hosts
        self.gateway = gateway
        self.entries = entries
        self.withheld = withheld
        self.provenance = provenance
    }
}

/// The gateway that takes the requests of an environment.
package struct ResolvedGateway: Hashable, Sendable {
    /// Whose object it is.
    package enum Source: Hashable, Sendable {
        /// A Gateway that somebody else applies.
        case existing(ResourceName)
        /// A Gateway to be made for the environment.
        case made(Servers)
    }

    /// The servers of a Gateway to be made.
    package struct Servers: Hashable, Sendable {
        /// The Secret with the certificate, for HTTPS; `nil` for plain HTTP only.
        package var credentialName: String?
        /// Whether plain HTTP is answered with a redirect to HTTPS; otherwise it is served too.
        package var redirectsToHTTPS: Bool
        /// The port of plain HTTP.
        package var httpPort: Int
        /// The port of HTTPS.
        package var httpsPort: Int

        /// Describes servers.
        package init(credentialName: String?, redirectsToHTTPS: Bool, httpPort: Int = 80, httpsPort: Int = 443) {
            self.credentialName = credentialName
            self.redirectsToHTTPS = redirectsToHTTPS
            self.httpPort = httpPort
            self.httpsPort = httpsPort
        }
    }

    /// The proxies that a gateway runs on.
    package struct Workload: Hashable, Sendable {
        /// The namespace of the proxies.
        package var namespace: String
        /// The labels that select them.
        package var selector: [String: String]

        /// Names proxies.
        package init(namespace: String, selector: [String: String]) {
            self.namespace = namespace
            self.selector = selector
        }
    }

    /// Whose object it is.
    package var source: Source
    /// The proxies; known wherever a Gateway is made, else only if it was said or read.
    package var workload: Workload?
    /// Where it was written.
    package var provenance: Provenance

    /// Joins the parts of a gateway.
    package init(source: Source, workload: Workload?, provenance: Provenance = Provenance()) {
        self.source = source
        self.workload = workload
        self.provenance = provenance
    }
}

/// An operation that was asked for and is not served.
package struct WithheldOperation: Hashable, Sendable {
    /// The route name that it would have had, or that of the whole ApiDoc where its operations are unknown.
    package var name: String
    /// The identifiers of the diagnostics that are the reason, sorted.
    package var reasons: [String]
    /// Where it was written.
    package var provenance: Provenance

    /// Names an operation and the reasons.
    package init(name: String, reasons: [String], provenance: Provenance = Provenance()) {
        self.name = name
        self.reasons = reasons
        self.provenance = provenance
    }
}
