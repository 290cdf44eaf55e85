internal import PortalDiagnostics
internal import PortalDocument
internal import PortalModel
internal import PortalVocabulary

/// Finds out where content that a resource names stands.
enum ContentLookup {
    /// Where content stands.
    enum Place {
        /// In a string of the input.
        case embedded(Node)
        /// In the input, as a mapping.
        case mapping(Node)
        /// In a string of the input, in base64.
        case base64(Node)
        /// In bytes of the input, with the name to show, and the one that references in it are resolved against.
        case bytes([UInt8], name: String, base: String)
        /// With the host.
        case supplied(ContentRequirement)
    }

    /// Follows a content source; `nil` where that fails, with the finding among the reasons.
    static func find(
        _ source: ContentSource,
        of owner: Referrer,
        at provenance: Provenance,
        _ index: ResourceIndex,
        _ trust: inout Trust,
        _ sources: SourceMap,
        _ findings: inout Findings,
        _ reasons: inout Set<String>
    ) -> Place? {
        let manifest = provenance.place.map { sources.outermostName(of: $0.document.source) } ?? ""
        let made = "\(manifest)#\(source.provenance.place?.pointer.text ?? owner.identity.description)"
        switch source.location {
        case .inline(let content):
            return .mapping(content.node)
        case .text(let text):
            return text.node.map(Place.embedded) ?? .bytes(Array(text.text.utf8), name: made, base: manifest)
        case .bytes(let bytes):
            return bytes.node.map(Place.base64) ?? .bytes(bytes.bytes, name: made, base: manifest)
        case .file(let path):
            let name = ContentName.resolved(path, against: manifest)
            return .supplied(ContentRequirement(kind: .file, name: name, provenance: source.provenance))
        case .url(let url):
            return .supplied(ContentRequirement(kind: .url, name: url, provenance: source.provenance))
        case .configMap(let reference):
            return find(reference, of: owner, made, index, &trust, &findings, &reasons)
        }
    }

    private static func find(
        _ reference: KeyRef,
        of owner: Referrer,
        _ made: String,
        _ index: ResourceIndex,
        _ trust: inout Trust,
        _ findings: inout Findings,
        _ reasons: inout Set<String>
    ) -> Place? {
        let name = ResourceName(
            namespace: reference.namespace ?? owner.identity.namespace,
            name: reference.name
        )
        let target = ResourceIdentity(kind: .configMap, namespace: name.namespace, name: name.name)
        let objection = trust.objection(
            to: target,
            from: owner,
            at: reference.provenance,
            &findings
        )
        if let objection {
            reasons.insert(objection)
            return nil
        }
        switch index.lookup(name, in: index.configMaps) {
        case .broken(let codes):
            reasons.formUnion(codes)
            return nil
        case .missing:
            return .supplied(
                ContentRequirement(
                    kind: .configMap,
                    name: "\(name)/\(reference.key)",
                    provenance: reference.provenance
                )
            )
        case .found(let configMap):
            if let text = configMap.data[reference.key] {
                return text.node.map(Place.embedded) ?? .bytes(Array(text.text.utf8), name: made, base: made)
            }
            if let bytes = configMap.binaryData[reference.key] {
                return bytes.node.map(Place.base64)
                    ?? .bytes(bytes.bytes, name: "\(target) \(reference.key)", base: made)
            }
            let keys = (Array(configMap.data.keys) + configMap.binaryData.keys).ordered()
            let meant = NearName.closest(to: reference.key, among: keys)
            reasons.insert(
                findings.report(
                    .missingKey,
                    at: reference.provenance,
                    ["target": target.description, "key": reference.key],
                    help: meant.map { "did you mean `\($0)`?" },
                    subject: owner.identity
                )
            )
            return nil
        }
    }
}
