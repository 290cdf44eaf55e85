internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// The words that make our objects recognizable, in one place because controllers and prune rules rely on them.
enum ObjectWords {
    static let networking = "networking.istio.io/v1"
    /// EnvoyFilter has no later version.
    static let envoyFilters = "networking.istio.io/v1alpha3"
    static let managedByLabel = "app.kubernetes.io/managed-by"
    static let managedBy = "portalcore"
    static let environmentLabel = "portalcore.dev/environment"
    static let portalLabel = "portalcore.dev/portal"
    static let sharedLabel = "portalcore.dev/shared"
    /// Which part of how many a policy object has.
    static let policyPartLabel = "portalcore.dev/policy-part"
    static let policyPartsLabel = "portalcore.dev/policy-parts"
    /// The SHA-256 of the object as compact JSON, without this annotation and with its SHA-256 in the place of `spec`,
    /// or of what a kind of Kubernetes' core has in its place.
    static let contentHashAnnotation = "portalcore.dev/content-hash"
    static let phaseAnnotation = "portalcore.dev/phase"
    /// Argo CD applies lower waves first and prunes in the opposite order.
    static let syncWaveAnnotation = "argocd.argoproj.io/sync-wave"
    /// A part may go only after the root stopped naming it: a delegate that is missing drops its routes silently.
    static let syncOptionsAnnotation = "argocd.argoproj.io/sync-options"
    static let pruneLast = "PruneLast=true"
    static let pruneNever = "Prune=false"
    /// The same for Flux.
    static let fluxPruneAnnotation = "kustomize.toolkit.fluxcd.io/prune"
    /// The Services that an EnvoyFilter alone refers to, so that istiod sends their clusters to gateways that get no
    /// others (`PILOT_FILTER_GATEWAY_CLUSTER_CONFIG`).
    static let referencedServicesAnnotation = "envoyfilter.istio.io/referenced-services"
}

/// Whose an object is.
enum ObjectOwner {
    case environment(ResourceName)
    case portal(ResourceName)
    /// Everybody's whose environments run on the same proxies.
    case everybody(of: String)

    /// What tells owners apart in names that are made.
    var identity: String {
        switch self {
        case .environment(let name): name.description
        case .portal(let name): "Portal \(name)"
        case .everybody(let word): word
        }
    }

    /// The labels that tools prune by.
    var labels: [Value.Member] {
        switch self {
        case .environment(let name): Self.labels(ObjectWords.environmentLabel, name)
        case .portal(let name): Self.labels(ObjectWords.portalLabel, name)
        case .everybody(let word): [Value.Member(ObjectWords.sharedLabel, .string(word))]
        }
    }

    private static func labels(_ label: String, _ name: ResourceName) -> [Value.Member] {
        [
            Value.Member(label, .string(LabelValue.text(name.name))),
            Value.Member(label + "-namespace", .string(LabelValue.text(name.namespace))),
        ]
    }
}

/// What stands in front of an object's content.
struct ObjectHead {
    var apiVersion = ObjectWords.networking
    let kind: String
    let namespace: String
    let name: String
    let phase: OutputDocument.Phase
    /// Labels beside those of the owner.
    var labels: [Value.Member] = []
    /// Annotations beside those that every object has.
    var annotations: [Value.Member] = []
}

/// Makes the objects that one owner has.
struct ObjectFactory {
    /// The owner.
    let owner: ObjectOwner
    /// How many bytes of JSON an object never exceeds.
    let maximumBytes: Int

    /// The name of an object of the owner, which is a DNS label because Istio asks that of gateways.
    ///
    /// A Portal's always has a hash, because an Environment may have the Portal's name.
    ///
    /// - Parameters:
    ///   - suffix: what tells it from other objects of the kind; at most 21 characters of a DNS label
    ///   - namespace: where it stands; away from home the owner's namespace is part of the name, as a hash
    /// - Returns: at most 63 characters
    func name(suffix: String = "", in namespace: String) -> String {
        let ending = suffix.isEmpty ? "" : "-" + suffix
        // Names stand side by side with those of other owners: nobody is to find a second one with the same hash.
        let hash = "-" + SHA256.hexadecimal(of: owner.identity.utf8).prefix(16)
        let (word, needsHash) =
            switch owner {
            case .environment(let owner): (owner.name, namespace != owner.namespace)
            case .portal(let owner): (owner.name, true)
            case .everybody(let word): (word, false)
            }
        let name = "portalcore-" + word + (needsHash ? hash : "") + ending
        if DNSLabel.isValid(name) { return name }
        let beginning = word.utf8.prefix(12).map { DNSLabel.isByte($0) ? $0 : UInt8(ascii: "-") }
        return "portalcore-" + String(decoding: beginning, as: UTF8.self) + hash + ending
    }

    /// An object of Istio's networking group.
    func document(
        kind: String,
        namespace: String,
        name: String,
        phase: OutputDocument.Phase,
        content: ObjectContent
    ) throws(Refusal) -> OutputDocument {
        try document(ObjectHead(kind: kind, namespace: namespace, name: name, phase: phase), content)
    }

    /// An object with the owner's labels, and its hash and place in the order of application as annotations.
    func document(_ head: ObjectHead, _ content: ObjectContent) throws(Refusal) -> OutputDocument {
        let template = object(head, content, hash: nil, value: .string(content.digest)).canonicalBytes
        let hash = SHA256.hexadecimal(of: template)
        let size = content.size + template.count
        guard size <= maximumBytes else {
            throw Refusal(
                code: .istioObjectTooLarge,
                arguments: ["object": head.kind, "name": head.name, "size": "\(size)"]
            )
        }
        var isShared = false
        if case .everybody = owner { isShared = true }
        return OutputDocument(
            apiVersion: head.apiVersion,
            kind: head.kind,
            namespace: head.namespace,
            name: head.name,
            phase: head.phase,
            contentHash: hash,
            isShared: isShared,
            value: object(head, content, hash: hash, value: content.spec)
        )
    }

    private func object(_ head: ObjectHead, _ content: ObjectContent, hash: String?, value: Value) -> Value {
        let phase = Value.string(String(head.phase.rawValue))
        var annotations: [Value.Member] = []
        if head.phase == .parts {
            annotations.append(Value.Member(ObjectWords.syncOptionsAnnotation, .string(ObjectWords.pruneLast)))
        }
        annotations.append(contentsOf: head.annotations)
        annotations.append(Value.Member(ObjectWords.syncWaveAnnotation, phase))
        if let hash { annotations.append(Value.Member(ObjectWords.contentHashAnnotation, .string(hash))) }
        annotations.append(Value.Member(ObjectWords.phaseAnnotation, phase))
        let managed = Value.Member(ObjectWords.managedByLabel, .string(ObjectWords.managedBy))
        var members = [
            Value.Member("apiVersion", .string(head.apiVersion)),
            Value.Member("kind", .string(head.kind)),
            Value.Member(
                "metadata",
                [
                    "name": .string(head.name),
                    "namespace": .string(head.namespace),
                    "labels": .mapping([managed] + owner.labels + head.labels),
                    "annotations": .mapping(annotations),
                ]
            ),
        ]
        if let type = content.type { members.append(Value.Member("type", .string(type))) }
        members.append(Value.Member(content.member, value))
        return .mapping(members)
    }
}

/// A `spec`, or what a kind of Kubernetes' core has in its place, walked once for what is asked of its text.
struct ObjectContent {
    /// The value.
    let spec: Value
    /// The member that has it: `spec`, `data` or `stringData`.
    let member: String
    /// The `type` of a Secret.
    let type: String?
    /// The SHA-256 of its compact JSON, in hexadecimal digits.
    let digest: String
    /// The length of its compact JSON.
    let size: Int

    init(_ spec: Value, member: String = "spec", type: String? = nil) {
        self.init(spec, json: spec.canonicalBytes, member: member, type: type)
    }

    /// Takes a value whose compact JSON is at hand.
    init(_ spec: Value, json: [UInt8], member: String = "spec", type: String? = nil) {
        self.spec = spec
        self.member = member
        self.type = type
        digest = SHA256.hexadecimal(of: json)
        size = json.count
    }
}

/// The value of a label: at most 63 characters.
enum LabelValue {
    /// A name of a resource as a label's value: itself, or its beginning and 16 hexadecimal digits of its SHA-256.
    static func text(_ name: String) -> String {
        guard name.utf8.count > 63 else { return name }
        let digits = SHA256.hexadecimal(of: name.utf8).prefix(16)
        return String(decoding: name.utf8.prefix(46), as: UTF8.self) + "-" + digits
    }
}
