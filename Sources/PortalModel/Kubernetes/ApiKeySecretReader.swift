import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// Reads the Secrets of API keys; a key that is no digest yet is hashed and forgotten.
///
/// No finding quotes a value.
struct ApiKeySecretReader {
    private let secret: SecretKeys
    private let node: Node
    private let place: Place

    /// Reads what a Secret says of an API key, if it is the Secret of one.
    static func read(_ secret: inout SecretKeys, _ node: Node, _ place: Place, _ decoding: inout Decoding) {
        let reader = ApiKeySecretReader(secret: secret, node: node, place: place)
        switch secret.type {
        case ApiKeySecret.nativeType: secret.apiKey = reader.native(&decoding)
        case ApiKeySecret.glooType where reader.isOfPortal: secret.apiKey = reader.gloo(&decoding)
        default: break
        }
    }

    // MARK: - The native form

    private func native(_ decoding: inout Decoding) -> ApiKeySecret? {
        reportIgnored(&decoding)
        let labels = "\(APIGroup.native)/"
        let product = label(labels + "product", &decoding)
        let environment = label(labels + "environment", &decoding)
        let plan = label(labels + "plan", &decoding)
        let digest = digest(&decoding)
        let consumer = consumer(text("consumer", isRequired: true, &decoding), "consumer", &decoding)
        var notAfter: Timestamp?
        if let text = text("notAfter", &decoding) {
            notAfter = Timestamp(text)
            if notAfter == nil {
                refuse(
                    "`notAfter` is no moment such as `2027-06-01T00:00:00Z`",
                    at: value("notAfter")?.place,
                    &decoding
                )
                return nil
            }
        }
        guard let product, let environment, let plan, let digest, let consumer else { return nil }
        var user: ObjectRef?
        if optionalLabel(labels + "user") != nil, let name = label(labels + "user", &decoding) {
            user = reference(name, namespace: optionalLabel(labels + "user-namespace"))
        }
        return ApiKeySecret(
            digest: digest,
            product: reference(product),
            environment: reference(environment, namespace: optionalLabel(labels + "environment-namespace")),
            plan: reference(plan, namespace: optionalLabel(labels + "plan-namespace")),
            consumer: consumer,
            user: user,
            notAfter: notAfter,
            provenance: Provenance(value("sha256")?.place)
        )
    }

    private func digest(_ decoding: inout Decoding) -> String? {
        guard let text = text("sha256", isRequired: true, &decoding) else { return nil }
        let digest = text.lowercased()
        let isHexadecimal = digest.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
        guard digest.utf8.count == 64, isHexadecimal else {
            refuse(
                "`sha256` is not 64 hexadecimal digits",
                at: value("sha256")?.place,
                help: Self.digestHelp,
                &decoding
            )
            return nil
        }
        guard digest != SHA256.hexadecimal(of: []) else {
            refuse("`sha256` is the digest of no key at all", at: value("sha256")?.place, &decoding)
            return nil
        }
        return digest
    }

    private static let digestHelp = "`printf %s KEY | sha256sum` gives the digest of a key"

    /// Reports entries that mean nothing: somebody relies on them.
    private func reportIgnored(_ decoding: inout Decoding) {
        let known = ["sha256", "consumer", "notAfter"]
        for field in ["data", "stringData"] {
            for member in (node[field]?.members).map(Array.init) ?? [] where !known.contains(member.key.text) {
                let key = member.key.text
                var help = NearName.closest(to: key, among: known).map { "did you mean `\($0)`?" }
                if key == "api-key" { help = "store `sha256` and not the key: " + Self.digestHelp }
                decoding.report(
                    .ignoredSecretEntry,
                    at: place.appending(field).appending(key).key,
                    ["key": TextFormat.shown(key)],
                    help: help
                )
            }
        }
    }

    // MARK: - The form of Gloo Portal

    private static let glooLabels = (
        product: "apiproducts.\(APIGroup.gloo)", environment: "environments.\(APIGroup.gloo)",
        plan: "usageplans.\(APIGroup.gloo)"
    )

    /// Whether the key is one of Gloo Portal's: Gloo Edge has Secrets of the same type for itself.
    private var isOfPortal: Bool {
        let labels = Self.glooLabels
        return [labels.product, labels.environment, labels.plan].contains { optionalLabel($0) != nil }
    }

    private func gloo(_ decoding: inout Decoding) -> ApiKeySecret? {
        let product = qualified(Self.glooLabels.product, &decoding)
        let environment = qualified(Self.glooLabels.environment, &decoding)
        let plan = label(Self.glooLabels.plan, &decoding)
        _ = text("email", &decoding)
        let name = PlacedText(secret.metadata.name, provenance: secret.metadata.provenance)
        let username = text("username", &decoding)
        let consumer =
            username.map { $0.isEmpty } ?? true ? .some(name) : consumer(username, "username", &decoding)
        let digest = hashed(&decoding)
        guard let product, let environment, let plan, let digest, let consumer else { return nil }
        return ApiKeySecret(
            digest: digest,
            product: product,
            environment: environment,
            plan: reference(plan),
            consumer: consumer,
            dialect: .gloo,
            provenance: Provenance(value("api-key")?.place)
        )
    }

    /// The digest of the key, which is read here and nowhere else.
    private func hashed(_ decoding: inout Decoding) -> String? {
        guard let key = bytes("api-key", isRequired: true, &decoding) else { return nil }
        guard !key.isEmpty else {
            refuse("`api-key` is empty", at: value("api-key")?.place, &decoding)
            return nil
        }
        guard key.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else {
            refuse("`api-key` has a space or a control character", at: value("api-key")?.place, &decoding)
            return nil
        }
        return SHA256.hexadecimal(of: key)
    }

    /// What a label `name.namespace` names; namespaces have no dots, names may.
    private func qualified(_ key: String, _ decoding: inout Decoding) -> ObjectRef? {
        guard let label = label(key, &decoding) else { return nil }
        guard let dot = label.text.lastIndex(of: "."), dot > label.text.startIndex,
            label.text.index(after: dot) < label.text.endIndex
        else {
            refuse("label `\(key)` is not `name.namespace`", at: label.provenance.place, &decoding)
            return nil
        }
        return ObjectRef(
            name: String(label.text[..<dot]),
            namespace: String(label.text[label.text.index(after: dot)...]),
            provenance: label.provenance
        )
    }

    // MARK: - Values and labels

    private func consumer(_ text: String?, _ key: String, _ decoding: inout Decoding) -> PlacedText? {
        guard let text else { return nil }
        let isFine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) }
        guard !text.isEmpty, text.utf8.count <= 253, isFine else {
            refuse(
                "`\(key)` is empty, has more than 253 bytes or a control character",
                at: value(key)?.place,
                &decoding
            )
            return nil
        }
        return PlacedText(text, provenance: Provenance(value(key)?.place))
    }

    private func reference(_ label: PlacedText, namespace: String? = nil) -> ObjectRef {
        ObjectRef(name: label.text, namespace: namespace, provenance: label.provenance)
    }

    private func optionalLabel(_ key: String) -> String? {
        node["metadata"]?["labels"]?[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func label(_ key: String, _ decoding: inout Decoding) -> PlacedText? {
        guard let text = optionalLabel(key) else {
            refuse("it has no label `\(key)`", at: nil, &decoding)
            return nil
        }
        let labels = place.appending("metadata").appending("labels")
        return PlacedText(text, provenance: Provenance(labels.appending(key)))
    }

    /// A value: of `stringData`, which Kubernetes prefers, else of `data`.
    private func value(_ key: String) -> (node: Node, place: Place, isBase64: Bool)? {
        if let value = node["stringData"]?[key] { return (value, place.appending("stringData").appending(key), false) }
        if let value = node["data"]?[key] { return (value, place.appending("data").appending(key), true) }
        return nil
    }

    private func bytes(_ key: String, isRequired: Bool = false, _ decoding: inout Decoding) -> [UInt8]? {
        guard let (node, place, isBase64) = value(key) else {
            if isRequired { refuse("it has no `\(key)`", at: nil, &decoding) }
            return nil
        }
        guard node.kind == .string else {
            refuse("`\(key)` is no string", at: place, &decoding)
            return nil
        }
        guard isBase64 else { return node.withTextBytes { Array($0) } }
        // What the decoder of base64 finds is left aside: it points at single characters of the value.
        var aside = Diagnostics()
        guard let bytes = DocumentReader.bytes(base64: node, diagnostics: &aside) else {
            refuse("`\(key)` is no base64", at: place, &decoding)
            return nil
        }
        return bytes
    }

    /// A value as text, without the line break that editors and `echo` leave at its end.
    private func text(_ key: String, isRequired: Bool = false, _ decoding: inout Decoding) -> String? {
        guard var bytes = bytes(key, isRequired: isRequired, &decoding) else { return nil }
        let count = bytes.count
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            refuse("`\(key)` is no text in UTF-8", at: value(key)?.place, &decoding)
            return nil
        }
        if bytes.count < count, let place = value(key)?.place {
            decoding.report(.trimmedSecretValue, at: place, ["key": key])
        }
        return text
    }

    private func refuse(_ problem: String, at place: Place?, help: String? = nil, _ decoding: inout Decoding) {
        decoding.report(.unusableKeySecret, at: place ?? self.place, ["problem": problem], help: help)
    }
}
