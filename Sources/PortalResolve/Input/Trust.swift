internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Decides whether a resource may refer to one of another namespace.
///
/// The native dialect needs a ReferenceGrant in the namespace that is referred to; the Gloo dialect never did, so there
/// it is a warning, once for each resource. What an environment selects needs no grant: it names the namespaces that it
/// takes products from.
struct Trust {
    private let grants: [String: [ReferenceGrant]]
    private let requiresGrants: Bool
    private var warned = Set<ResourceIdentity>()

    /// Trusts nobody.
    init() {
        grants = [:]
        requiresGrants = true
    }

    init(_ input: DecodedInput, options: ResolveOptions) {
        grants = Dictionary(grouping: input.referenceGrants, by: \.metadata.namespace)
        requiresGrants = options.requiresGrants
    }

    /// Checks a reference.
    ///
    /// - Parameters:
    ///   - target: what is referred to
    ///   - referrer: who refers
    ///   - provenance: where the reference was written
    ///   - findings: receives what is wrong
    /// - Returns: the identifier of the finding that forbids the reference, or `nil` where it may be followed.
    mutating func objection(
        to target: ResourceIdentity,
        from referrer: Referrer,
        at provenance: Provenance,
        _ findings: inout Findings
    ) -> String? {
        let identity = referrer.identity
        guard identity.namespace != target.namespace else { return nil }
        if referrer.dialect == .gloo {
            if warned.insert(identity).inserted {
                findings.report(.freeReference, at: provenance, ["target": target.description], subject: identity)
            }
            return nil
        }
        guard requiresGrants else { return nil }
        let isGranted = grants[target.namespace, default: []].contains { grant in
            grant.allows(
                from: (group: APIGroup.native, kind: identity.kind.rawValue, namespace: identity.namespace),
                to: (group: target.kind.group, kind: target.kind.rawValue, name: target.name)
            )
        }
        if isGranted { return nil }
        return findings.report(
            .missingGrant,
            at: provenance,
            ["target": target.description, "namespace": target.namespace, "referrer": identity.kind.rawValue],
            subject: identity
        )
    }
}

/// Who refers to something.
struct Referrer {
    /// Kind, namespace and name.
    var identity: ResourceIdentity
    /// The form it was written in.
    var dialect: Dialect

    init(identity: ResourceIdentity, dialect: Dialect) {
        self.identity = identity
        self.dialect = dialect
    }

    init(_ resource: some Resource) {
        identity = resource.identity
        dialect = resource.dialect
    }
}

extension ResourceKind {
    /// The API group that grants name the kind by.
    fileprivate var group: String {
        switch self {
        case .service, .configMap, .secret: ""
        case .istioGateway: "networking.istio.io"
        case .referenceGrant: "gateway.networking.k8s.io"
        case .upstream: "gloo.solo.io"
        default: APIGroup.native
        }
    }
}
