internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The words that make our objects recognizable, in one place because controllers and prune rules rely on them.
enum ObjectWords {
    static let networking = "networking.istio.io/v1"
    static let managedByLabel = "app.kubernetes.io/managed-by"
    static let managedBy = "portalcore"
    static let environmentLabel = "portalcore.dev/environment"
    static let environmentNamespaceLabel = "portalcore.dev/environment-namespace"
    /// The SHA-256 of the object as compact JSON, without this annotation and with its SHA-256 in the place of `spec`.
    static let contentHashAnnotation = "portalcore.dev/content-hash"
    static let phaseAnnotation = "portalcore.dev/phase"
    /// Argo CD applies lower waves first and prunes in the opposite order.
    static let syncWaveAnnotation = "argocd.argoproj.io/sync-wave"
    /// A part may go only after the root stopped naming it: a delegate that is missing drops its routes silently.
    static let syncOptionsAnnotation = "argocd.argoproj.io/sync-options"
    static let pruneLast = "PruneLast=true"
}

/// Makes the objects that one environment owns.
struct ObjectFactory {
    /// The owner.
    let owner: ResourceName
    /// How many bytes of JSON an object never exceeds.
    let maximumBytes: Int

    /// The name of an object of the owner, which is a DNS label because Istio asks that of gateways.
    ///
    /// - Parameters:
    ///   - suffix: what tells it from other objects of the kind; at most 21 characters of a DNS label
    ///   - namespace: where it stands; away from home the owner's namespace is part of the name, as a hash
    /// - Returns: at most 63 characters
    func name(suffix: String = "", in namespace: String) -> String {
        let ending = suffix.isEmpty ? "" : "-" + suffix
        let home = namespace == owner.namespace ? "" : "-" + shortHash(owner.description)
        let name = "portalcore-" + owner.name + home + ending
        if DNSLabel.isValid(name) { return name }
        let beginning = owner.name.utf8.prefix(18).map { DNSLabel.isByte($0) ? $0 : UInt8(ascii: "-") }
        return "portalcore-" + String(decoding: beginning, as: UTF8.self) + "-" + shortHash(owner.description) + ending
    }

    /// An object with the owner's labels, and its hash and place in the order of application as annotations.
    func document(
        kind: String,
        namespace: String,
        name: String,
        phase: OutputDocument.Phase,
        content: ObjectContent
    ) throws(Refusal) -> OutputDocument {
        let template = object(kind, namespace, name, phase, hash: nil, spec: .string(content.digest)).canonicalBytes
        let hash = SHA256.hexadecimal(of: template)
        let size = content.size + template.count
        guard size <= maximumBytes else {
            throw Refusal(
                code: .istioObjectTooLarge,
                arguments: ["object": kind, "name": name, "size": "\(size)"]
            )
        }
        return OutputDocument(
            apiVersion: ObjectWords.networking,
            kind: kind,
            namespace: namespace,
            name: name,
            phase: phase,
            contentHash: hash,
            value: object(kind, namespace, name, phase, hash: hash, spec: content.spec)
        )
    }

    private func object(
        _ kind: String,
        _ namespace: String,
        _ name: String,
        _ phase: OutputDocument.Phase,
        hash: String?,
        spec: Value
    ) -> Value {
        var annotations: [Value.Member] = []
        if phase == .parts {
            annotations.append(Value.Member(ObjectWords.syncOptionsAnnotation, .string(ObjectWords.pruneLast)))
        }
        annotations.append(Value.Member(ObjectWords.syncWaveAnnotation, .string(String(phase.rawValue))))
        if let hash { annotations.append(Value.Member(ObjectWords.contentHashAnnotation, .string(hash))) }
        annotations.append(Value.Member(ObjectWords.phaseAnnotation, .string(String(phase.rawValue))))
        return [
            "apiVersion": .string(ObjectWords.networking),
            "kind": .string(kind),
            "metadata": [
                "name": .string(name),
                "namespace": .string(namespace),
                "labels": [
                    ObjectWords.managedByLabel: .string(ObjectWords.managedBy),
                    ObjectWords.environmentLabel: .string(LabelValue.text(owner.name)),
                    ObjectWords.environmentNamespaceLabel: .string(LabelValue.text(owner.namespace)),
                ],
                "annotations": .mapping(annotations),
            ],
            "spec": spec,
        ]
    }
}

/// A `spec`, walked once for what is asked of its text.
struct ObjectContent {
    /// The value.
    let spec: Value
    /// The SHA-256 of its compact JSON, in hexadecimal digits.
    let digest: String
    /// The length of its compact JSON.
    let size: Int

    init(_ spec: Value) {
        self.init(spec, json: spec.canonicalBytes)
    }

    /// Takes a value whose compact JSON is at hand.
    init(_ spec: Value, json: [UInt8]) {
        self.spec = spec
        digest = SHA256.hexadecimal(of: json)
        size = json.count
    }
}

/// The first 10 hexadecimal digits of a text's SHA-256: 40 bits tell apart what one owner has.
func shortHash(_ text: String) -> String {
    String(SHA256.hexadecimal(of: text.utf8).prefix(10))
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
