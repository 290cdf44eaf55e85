package import PortalDiagnostics
package import PortalDocument
package import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// Reads the API descriptions that ApiDocs name, and those that are part of the input themselves.
///
/// Content is answered by the input (texts in place, ConfigMaps, bare descriptions) or by the host. What neither holds
/// is listed, and a diagnostic on the reference; only what depends on it goes without.
package enum SpecLoader {
    /// Reads every description.
    ///
    /// - Parameters:
    ///   - input: the resources
    ///   - content: what the host supplies, by the names of ``ContentRequirement``
    ///   - options: the bounds of reading
    ///   - resolving: what holds for references
    ///   - sources: holds the texts of the input, and receives those that are read
    ///   - diagnostics: receives what is wrong
    /// - Returns: the descriptions, and what is missing.
    package static func load(
        _ input: DecodedInput,
        content: [String: [UInt8]],
        options: DocumentOptions = DocumentOptions(),
        resolving: ResolveOptions = ResolveOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> SpecStore {
        var findings = Findings()
        var trust = Trust(input, options: resolving)
        let index = ResourceIndex(input, reported: diagnostics.all)
        var pool = TextPool(content: content, options: options)
        var store = SpecStore()

        // Bare descriptions first: an ApiDoc that names one of them gets what was read here.
        for document in input.specs {
            let name = sources[document.id.source]?.name ?? ""
            pool.hold(document, as: name)
        }
        for document in input.specs {
            let name = sources[document.id.source]?.name ?? ""
            _ = pool.describe(document.root, name: name, subject: nil, sharedAs: name, &sources, &diagnostics)
        }
        for apiDoc in input.apiDocs {
            guard case .openApi(let source) = apiDoc.schema else {
                let id = findings.report(.schemaNotReadYet, at: apiDoc.provenance, subject: apiDoc.identity)
                store.entries[apiDoc.name] = SpecStore.Entry(description: nil, reasons: [id])
                continue
            }
            let before = diagnostics.all.count
            var reasons: Set<String> = []
            let location = ContentLookup.find(source, of: apiDoc, index, &trust, sources, &findings, &reasons)
            var description: ApiDescription?
            switch location {
            case nil:
                break
            case .embedded(let node)?:
                let documents = DocumentReader.read(
                    embedded: node,
                    options: options,
                    into: &sources,
                    diagnostics: &diagnostics
                )
                pool.keep(documents)
                let base = sources.outermostName(of: node.place.document.source)
                if let root = Self.single(documents, source, apiDoc, before, &diagnostics, &findings, &reasons) {
                    description = pool.describe(root, name: base, subject: apiDoc, &sources, &diagnostics)
                }
            case .base64(let node)?:
                let documents = DocumentReader.read(
                    base64: node,
                    options: options,
                    into: &sources,
                    diagnostics: &diagnostics
                )
                pool.keep(documents)
                let base = sources.outermostName(of: node.place.document.source)
                if let root = Self.single(documents, source, apiDoc, before, &diagnostics, &findings, &reasons) {
                    description = pool.describe(root, name: base, subject: apiDoc, &sources, &diagnostics)
                }
            case .mapping(let node)?:
                let base = sources.outermostName(of: node.place.document.source)
                description = pool.describe(node, name: base, subject: apiDoc, &sources, &diagnostics)
            case .bytes(let bytes, let name, let base)?:
                let documents = DocumentReader.read(
                    bytes,
                    name: name,
                    options: options,
                    into: &sources,
                    diagnostics: &diagnostics
                )
                pool.keep(documents)
                if let root = Self.single(documents, source, apiDoc, before, &diagnostics, &findings, &reasons) {
                    description = pool.describe(root, name: base, subject: apiDoc, &sources, &diagnostics)
                }
            case .supplied(let requirement)?:
                let known = pool.reasons[requirement.name]
                if let documents = pool.documents(requirement, &sources, &diagnostics) {
                    if let known { reasons.formUnion(known) }
                    if let root = Self.single(documents, source, apiDoc, before, &diagnostics, &findings, &reasons) {
                        description = pool.describe(
                            root,
                            name: requirement.name,
                            subject: apiDoc,
                            sharedAs: requirement.name,
                            &sources,
                            &diagnostics
                        )
                        reasons.formUnion(pool.reasons[requirement.name] ?? [])
                    }
                } else {
                    reasons.insert(
                        findings.report(
                            .missingContent,
                            at: source.provenance,
                            ["kind": requirement.kind.phrase, "name": requirement.name],
                            help: "supply it with --content \(requirement.name)=FILE",
                            subject: apiDoc.identity
                        )
                    )
                }
            }
            reasons.formUnion(diagnostics.all[before...].filter { $0.severity == .error }.map(\.code.id))
            store.entries[apiDoc.name] = SpecStore.Entry(description: description, reasons: reasons.sorted())
        }
        store.documents = pool.read
        store.missing = pool.missing.values.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
        diagnostics.report(contentsOf: findings.finish())
        return store
    }

    /// The root of the one document that a content has to be.
    private static func single(
        _ documents: [Document],
        _ source: ContentSource,
        _ apiDoc: ApiDoc,
        _ before: Int,
        _ diagnostics: inout Diagnostics,
        _ findings: inout Findings,
        _ reasons: inout Set<String>
    ) -> Node? {
        if documents.count == 1 { return documents[0].root }
        // Of a text that could not be read, the reader has said so.
        let isReported = !reasons.isEmpty || diagnostics.all[before...].contains { $0.severity == .error }
        if documents.isEmpty, isReported { return nil }
        reasons.insert(
            findings.report(
                .notOneDocument,
                at: source.provenance,
                ["count": String(documents.count)],
                subject: apiDoc.identity
            )
        )
        return nil
    }
}

extension ContentRequirement.Kind {
    /// How messages name it.
    fileprivate var phrase: String {
        switch self {
        case .file: "file"
        case .url: "content of"
        case .configMap: "ConfigMap entry"
        }
    }
}

extension SourceMap {
    /// The name of the file that a person wrote, through every text inside a text.
    func outermostName(of source: SourceID) -> String {
        let span = outermost(Span(source: source, start: 0, end: 0))
        return self[span.source]?.name ?? ""
    }
}
