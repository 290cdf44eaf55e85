internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Decides whether a resource may refer to one of another namespace.
///
/// The native dialect needs a ReferenceGrant in the namespace that is referred to; the Gloo dialect never did, so among
/// resources of that dialect, and from it to what has none, it is a warning, once for each resource. A native resource is
/// asked for whoever refers to it: its owners count on grants. What a native environment selects needs no grant: it names
/// the namespaces that it takes products from.
struct Trust {
    private let grants: [String: [ReferenceGrant]]
    private let requiresGrants: Bool
    /// The native resources; empty where nothing of the Gloo dialect can refer to them.
    private let natives: Set<ResourceIdentity>
    private var warned = Set<ResourceIdentity>()

    /// Trusts nobody.
    init() {
        grants = [:]
        requiresGrants = true
        natives = []
    }

    init(_ input: DecodedInput, options: ResolveOptions) {
        grants = Dictionary(grouping: input.referenceGrants, by: \.metadata.namespace)
        requiresGrants = options.requiresGrants
        natives = Self.hasGloo(input) ? Self.natives(input) : []
    }

    /// Whether anything of the Gloo dialect may refer to something; plans and descriptions refer to nothing of ours.
    private static func hasGloo(_ input: DecodedInput) -> Bool {
        input.environments.contains { $0.dialect == .gloo } || input.apiProducts.contains { $0.dialect == .gloo }
            || input.portals.contains { $0.dialect == .gloo } || input.routes.contains { $0.dialect == .gloo }
            || input.groups.contains { $0.dialect == .gloo } || input.users.contains { $0.dialect == .gloo }
            || input.broken.contains { $0.dialect == .gloo }
    }

    private static func natives(_ input: DecodedInput) -> Set<ResourceIdentity> {
        let all: [[any Resource]] = [
            input.apiDocs, input.apiProducts, input.environments, input.groups, input.portals, input.routes,
            input.usagePlans, input.users, input.broken.map(\.content),
        ]
        return Set(all.joined().filter { $0.dialect != .gloo }.map { $0.identity })
    }

    /// Whether a resource is one of ours in the native dialect.
    func isNative(_ identity: ResourceIdentity) -> Bool {
        identity.kind.group == APIGroup.native && natives.contains(identity)
    }

    /// Whether a resource may be used, because it is of the same namespace or because its namespace agrees.
    func isGranted(_ target: ResourceIdentity, to referrer: Referrer) -> Bool {
        let identity = referrer.identity
        guard identity.namespace != target.namespace, requiresGrants else { return true }
        return grants[target.namespace, default: []].contains { grant in
            grant.allows(
                from: (group: APIGroup.native, kind: identity.kind.rawValue, namespace: identity.namespace),
                to: (group: target.kind.group, kind: target.kind.rawValue, name: target.name)
            )
        }
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
        if referrer.dialect == .gloo, !isNative(target) {
            if warned.insert(identity).inserted {
                findings.report(.freeReference, at: provenance, ["target": target.description], subject: identity)
            }
            return nil
        }
        return isGranted(target, to: referrer) ? nil : report(target, referrer, provenance, &findings)
    }

    /// Checks what a selection of the Gloo dialect finds of the native one, or a native selection of another namespace.
    ///
    /// Where the selection names no namespace, nobody asked for that one: it is a warning then.
    func objection(
        toSelected target: ResourceIdentity,
        in scope: NamespaceScope,
        from referrer: Referrer,
        at provenance: Provenance,
        _ findings: inout Findings
    ) -> String? {
        if isGranted(target, to: referrer) { return nil }
        guard case .all = scope else { return report(target, referrer, provenance, &findings) }
        return findings.report(
            .nativeNotSelected,
            at: provenance,
            ["target": target.description, "namespace": target.namespace],
            subject: referrer.identity
        )
    }

    /// The grant that is missing, in words of YAML; one for the kind, but for Secrets.
    private static func grant(of target: ResourceIdentity, to referrer: Referrer) -> String {
        let from = referrer.identity
        let group = target.kind.group.isEmpty ? "\"\"" : target.kind.group
        let name = target.kind == .secret ? ", name: \(target.name)" : ""
        return "a ReferenceGrant in `\(target.namespace)` with `from: [{group: \(APIGroup.native), "
            + "kind: \(from.kind.rawValue), namespace: \(from.namespace)}]` and "
            + "`to: [{group: \(group), kind: \(target.kind.rawValue)\(name)}]`"
    }

    private func report(
        _ target: ResourceIdentity,
        _ referrer: Referrer,
        _ provenance: Provenance,
        _ findings: inout Findings
    ) -> String {
        findings.report(
            .missingGrant,
            at: provenance,
            [
                "target": target.description, "namespace": target.namespace,
                "referrer": referrer.identity.kind.rawValue,
            ],
            help: "add \(Self.grant(of: target, to: referrer)), or turn grants off where there is one tenant "
                + "(`--single-tenant`)",
            subject: referrer.identity
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
