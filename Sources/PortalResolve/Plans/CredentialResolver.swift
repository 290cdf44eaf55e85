internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Binds API keys to what they open.
///
/// A key that cannot be bound opens nothing, and takes nothing else down.
struct CredentialResolver {
    private let secrets: [SecretKeys]
    private let environments: [ResourceName: Environment]
    private let broken: Set<ResourceIdentity>
    private let products: Set<ResourceName>
    private let plans: PlanTable
    private let index: ResourceIndex

    init(_ input: DecodedInput, products: [PreparedProduct], plans: PlanTable, index: ResourceIndex) {
        secrets = input.secrets
        environments = Dictionary(input.environments.map { ($0.name, $0) }) { first, _ in first }
        broken = Set(input.broken.map(\.identity))
        self.products = Set(products.map(\.name))
        self.plans = plans
        self.index = index
    }

    /// Adds to each environment the keys that open its operations, sorted by digest.
    func add(to portal: inout ResolvedPortal, _ findings: inout Findings) {
        var keys: [ResourceName: [ResolvedCredential]] = [:]
        for secret in secrets {
            guard let key = secret.apiKey, let (environment, credential) = bind(key, of: secret, &findings) else {
                continue
            }
            keys[environment, default: []].append(credential)
        }
        for number in portal.environments.indices {
            let environment = portal.environments[number]
            let used = (keys[environment.name] ?? []).filter { hasUse($0, in: environment, &findings) }
            portal.environments[number].credentials = withoutShared(used, &findings)
                .ordered { ($0.digest, $0.secret) < ($1.digest, $1.secret) }
        }
    }

    /// Finds the users that consumers name: in the native form by the name of the User, in that of Gloo Portal by the
    /// name that is logged in with.
    ///
    /// A key of a User that is broken is left out: what that user may do is not known. So is one whose Secret says a
    /// User who is not there.
    func link(_ portal: inout ResolvedPortal, _ findings: inout Findings) {
        var names: [ResourceName: Int] = [:]
        var logins: [String: Int] = [:]
        for (position, user) in portal.users.enumerated() {
            names[user.name] = position
            if let login = user.username { logins[login] = position }
        }
        var said: [ResourceName: Provenance] = [:]
        for secret in secrets { said[secret.name] = secret.apiKey?.user?.provenance }
        for number in portal.environments.indices {
            portal.environments[number].credentials = portal.environments[number].credentials.compactMap { credential in
                var credential = credential
                if credential.isGloo {
                    credential.user = logins[credential.consumer]
                    return credential
                }
                let consumer = ResourceName(namespace: credential.secret.namespace, name: credential.consumer)
                let name = credential.userName ?? consumer
                credential.user = names[name]
                let user = ResourceIdentity(kind: .user, namespace: name.namespace, name: name.name)
                if broken.contains(user) { return nil }
                if credential.userName != nil, credential.user == nil {
                    let secret = credential.secret
                    _ = findings.reportUnknown(
                        user,
                        at: said[secret] ?? credential.provenance,
                        index,
                        subject: ResourceIdentity(kind: .secret, namespace: secret.namespace, name: secret.name)
                    )
                    return nil
                }
                return credential
            }
        }
    }

    // MARK: - References

    private func bind(
        _ key: ApiKeySecret,
        of secret: SecretKeys,
        _ findings: inout Findings
    ) -> (ResourceName, ResolvedCredential)? {
        let own = secret.metadata.namespace
        let product = key.product.name(from: own)
        guard product.namespace == own else {
            findings.report(
                .keyOutsideProduct,
                at: key.product.provenance,
                ["product": product.description, "namespace": own],
                subject: secret.identity
            )
            return nil
        }
        var isBound = true
        if !products.contains(product) {
            report(.apiProduct, product, key.product, secret, &findings)
            isBound = false
        }
        let name = key.environment.name(from: own)
        guard let environment = environments[name] else {
            if !broken.contains(ResourceIdentity(kind: .environment, namespace: name.namespace, name: name.name)) {
                report(.environment, name, key.environment, secret, &findings)
            }
            return nil
        }
        guard let plan = planID(key, own, environment, secret, &findings), isBound else { return nil }
        return (
            name,
            ResolvedCredential(
                secret: secret.name,
                digest: key.digest,
                product: product,
                planID: plan,
                consumer: key.consumer.text,
                userName: key.user?.name(from: own),
                notAfter: key.notAfter?.seconds,
                isGloo: key.dialect == .gloo,
                provenance: key.provenance
            )
        )
    }

    /// The plan: one that the environment itself defines, else a UsagePlan.
    ///
    /// Keys of Gloo Portal outlive the move to native environments, whose plans are in the namespace of the product or of
    /// the environment.
    private func planID(
        _ key: ApiKeySecret,
        _ own: String,
        _ environment: Environment,
        _ secret: SecretKeys,
        _ findings: inout Findings
    ) -> String? {
        if key.plan.namespace == nil, let local = environment.localPlans.first(where: { $0.name == key.plan.name }) {
            return local.plan == nil ? nil : PlanIdentity.of(local: local.name, in: environment.name)
        }
        var candidates = [key.plan.name(from: own)]
        if key.dialect == .gloo { candidates.append(key.plan.name(from: environment.metadata.namespace)) }
        for name in candidates {
            switch index.lookup(name, in: index.usagePlans) {
            case .found: return PlanIdentity.of(name)
            case .broken: return nil
            case .missing: continue
            }
        }
        if key.dialect == .gloo, environment.dialect == .gloo {
            _ = findings.reportUnknownLocal(
                "usage plan",
                PlacedText(key.plan.name, provenance: key.plan.provenance),
                among: environment.localPlans.map(\.name),
                in: environment,
                subject: secret.identity
            )
        } else {
            report(.usagePlan, key.plan.name(from: own), key.plan, secret, &findings)
        }
        return nil
    }

    private func report(
        _ kind: ResourceKind,
        _ name: ResourceName,
        _ reference: ObjectRef,
        _ secret: SecretKeys,
        _ findings: inout Findings
    ) {
        let target = ResourceIdentity(kind: kind, namespace: name.namespace, name: name.name)
        _ = findings.reportUnknown(target, at: reference.provenance, index, subject: secret.identity)
    }

    // MARK: - Use

    /// The keys that only one Secret has for a product and a plan of the environment.
    ///
    /// With two it would not be known who uses the key, and taking one of them away would not end it. For another product
    /// or plan, a key may be in a Secret of its own.
    private func withoutShared(_ keys: [ResolvedCredential], _ findings: inout Findings) -> [ResolvedCredential] {
        struct Use: Hashable {
            var digest: String
            var product: ResourceName
            var plan: String

            init(_ key: ResolvedCredential) { (digest, product, plan) = (key.digest, key.product, key.planID) }
        }
        let holders = Dictionary(grouping: keys, by: Use.init)
        return keys.filter { key in
            guard let others = holders[Use(key)], others.count > 1 else { return true }
            for other in others where other.secret != key.secret {
                findings.report(
                    .sharedKey,
                    at: key.provenance,
                    ["other": other.secret.description],
                    labels: [Diagnostic.Label("the other one", at: Location(other.provenance))],
                    subject: ResourceIdentity(kind: .secret, namespace: key.secret.namespace, name: key.secret.name)
                )
                break
            }
            return false
        }
    }

    /// Whether the product has operations under the plan; where not, the key opens nothing.
    private func hasUse(
        _ key: ResolvedCredential,
        in environment: ResolvedEnvironment,
        _ findings: inout Findings
    ) -> Bool {
        // Of a plan that cannot be honoured, that has been reported.
        guard let prepared = plans[key.planID], !prepared.withholding.applies else { return false }
        let versions = environment.products.filter { $0.product == key.product }
        let plan = environment.plans.firstIndex { $0.id == key.planID }
        var problem: String?
        if versions.isEmpty {
            problem = "`\(environment.name)` does not offer `\(key.product)`"
        } else if case .apiKey = prepared.plan.auth {
            let isUsed = versions.contains { $0.operations.contains { plan.map($0.plans.contains) ?? false } }
            if !isUsed { problem = "`\(key.product)` has no operation under `\(key.planID)` in `\(environment.name)`" }
        } else {
            problem = "usage plan `\(key.planID)` takes no keys"
        }
        guard let problem else { return true }
        findings.report(
            .keyWithoutUse,
            at: key.provenance,
            ["problem": problem],
            subject: ResourceIdentity(kind: .secret, namespace: key.secret.namespace, name: key.secret.name)
        )
        return false
    }
}
