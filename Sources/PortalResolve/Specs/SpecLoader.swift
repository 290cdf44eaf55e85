package import PortalDiagnostics
package import PortalDocument
package import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// Reads the API descriptions that ApiDocs name, and those that are part of the input themselves; and the pages, style
/// sheets and pictures of portals and products.
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
        var loading = SpecLoading(input, content: content, options: options, resolving: resolving, diagnostics.all)
        // Bare descriptions first: an ApiDoc that names one of them gets what was read here.
        loading.readBare(input.specs, &sources, &diagnostics)
        var store = SpecStore()
        for apiDoc in input.apiDocs {
            store.entries[apiDoc.name] = loading.read(apiDoc, &sources, &diagnostics)
        }
        var keySets = KeySetLoader(options: options)
        keySets.load(input, &sources, &diagnostics)
        store.keySets = keySets.sets
        var contents = SiteContentLoader(
            loading.index,
            content: content,
            options: options,
            trust: loading.trust
        )
        contents.load(input, sources)
        store.contents = contents.result
        // What an ApiDoc asks for too is listed for it.
        let missing = loading.pool.missing.merging(contents.missing) { first, _ in first }
        store.missing = missing.values.ordered()
        store.documents = loading.pool.read + keySets.documents
        diagnostics.report(contentsOf: loading.findings.finish())
        diagnostics.report(contentsOf: contents.findings.finish())
        return store
    }
}

/// The state of one run of ``SpecLoader``.
private struct SpecLoading {
    let index: ResourceIndex
    let options: DocumentOptions
    var trust: Trust
    var pool: TextPool
    var findings = Findings()
    /// Why the ApiDoc that is being read is not sound.
    var reasons: Set<String> = []

    init(
        _ input: DecodedInput,
        content: [String: [UInt8]],
        options: DocumentOptions,
        resolving: ResolveOptions,
        _ reported: [Diagnostic]
    ) {
        index = ResourceIndex(input, reported: reported)
        trust = Trust(input, options: resolving)
        pool = TextPool(content: content, options: options)
        self.options = options
    }

    /// Reads the descriptions that are documents of the input.
    mutating func readBare(_ specs: [Document], _ sources: inout SourceMap, _ diagnostics: inout Diagnostics) {
        let named = specs.map { ($0, sources[$0.id.source]?.name ?? "") }
        for (document, name) in named { pool.hold(document, as: name) }
        for (document, name) in named {
            _ = pool.describe(document.root, name: name, subject: nil, sharedAs: name, &sources, &diagnostics)
        }
    }

    /// Reads the description of an ApiDoc.
    mutating func read(
        _ apiDoc: ApiDoc,
        _ sources: inout SourceMap,
        _ diagnostics: inout Diagnostics
    ) -> SpecStore.Entry {
        guard case .openApi(let source) = apiDoc.schema else {
            let id = findings.report(.schemaNotReadYet, at: apiDoc.provenance, subject: apiDoc.identity)
            return SpecStore.Entry(description: nil, reasons: [id])
        }
        reasons = []
        let before = diagnostics.all.count
        var description: ApiDescription?
        let owner = Referrer(apiDoc)
        if let place = ContentLookup.find(
            source,
            of: owner,
            at: apiDoc.provenance,
            index,
            &trust,
            sources,
            &findings,
            &reasons
        ),
            let content = content(at: place, source, apiDoc, &sources, &diagnostics)
        {
            description = pool.describe(
                content.root,
                name: content.base,
                subject: apiDoc,
                sharedAs: content.key,
                &sources,
                &diagnostics
            )
            if let key = content.key { reasons.formUnion(pool.reasons[key] ?? []) }
        }
        reasons.formUnion(diagnostics.all[before...].filter { $0.severity == .error }.map(\.code.id))
        return SpecStore.Entry(description: description, reasons: reasons.ordered())
    }

    /// A description that was found.
    private struct Content {
        var root: Node
        /// What relative references are resolved against.
        var base: String
        /// The name that several ApiDocs share it under.
        var key: String?
    }

    private mutating func content(
        at place: ContentLookup.Place,
        _ source: ContentSource,
        _ apiDoc: ApiDoc,
        _ sources: inout SourceMap,
        _ diagnostics: inout Diagnostics
    ) -> Content? {
        let before = diagnostics.all.count
        let documents: [Document]
        let base: String
        var key: String?
        switch place {
        case .mapping(let node):
            return Content(root: node, base: sources.outermostName(of: node.document.id.source))
        case .embedded(let node):
            base = sources.outermostName(of: node.document.id.source)
            documents = DocumentReader.read(
                embedded: node,
                options: options,
                into: &sources,
                diagnostics: &diagnostics
            )
            pool.keep(documents)
        case .base64(let node):
            base = sources.outermostName(of: node.document.id.source)
            documents = DocumentReader.read(
                base64: node,
                options: options,
                into: &sources,
                diagnostics: &diagnostics
            )
            pool.keep(documents)
        case .bytes(let bytes, let name, let own):
            base = own
            documents = DocumentReader.read(
                bytes,
                name: name,
                options: options,
                into: &sources,
                diagnostics: &diagnostics
            )
            pool.keep(documents)
        case .supplied(let requirement):
            guard let supplied = pool.documents(requirement, &sources, &diagnostics) else {
                reasons.insert(findings.reportMissing(requirement, at: source.provenance, subject: apiDoc.identity))
                return nil
            }
            documents = supplied
            base = requirement.name
            key = requirement.name
            reasons.formUnion(pool.reasons[requirement.name] ?? [])
        }
        if documents.count == 1 { return Content(root: documents[0].root, base: base, key: key) }
        // Of a text that could not be read, the reader has said so.
        let isReported = !reasons.isEmpty || diagnostics.all[before...].contains { $0.severity == .error }
        if !documents.isEmpty || !isReported {
            reasons.insert(
                findings.report(
                    .notOneDocument,
                    at: source.provenance,
                    ["count": String(documents.count)],
                    subject: apiDoc.identity
                )
            )
        }
        return nil
    }
}

extension Findings {
    /// Reports content that the host has not supplied.
    mutating func reportMissing(
        _ requirement: ContentRequirement,
        at provenance: Provenance,
        subject: ResourceIdentity
    ) -> String {
        report(
            .missingContent,
            at: provenance,
            ["kind": requirement.kind.phrase, "name": requirement.name],
            help: requirement.kind == .configMap
                ? "add the ConfigMap to the input, or hand its entry over as content of this name"
                : "hand it over as content of this name",
            subject: subject
        )
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
