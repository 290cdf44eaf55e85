internal import PortalDiagnostics
internal import PortalDocument
internal import PortalModel
internal import PortalSchema

/// The texts that the host supplied: each is read once, whoever names it.
struct TextPool {
    private let content: [String: [UInt8]]
    private let options: DocumentOptions
    private var texts: [String: [Document]] = [:]
    private var descriptions: [String: ApiDescription?] = [:]
    /// The identifiers of the errors found while a text was read.
    private(set) var reasons: [String: Set<String>] = [:]
    /// The documents that were read.
    private(set) var read: [Document] = []
    /// What is needed and not there.
    private(set) var missing: [String: ContentRequirement] = [:]

    init(content: [String: [UInt8]], options: DocumentOptions) {
        self.content = content
        self.options = options
    }

    /// Keeps a document of the input under the name of its file.
    mutating func hold(_ document: Document, as name: String) {
        texts[name, default: []].append(document)
    }

    /// Keeps documents that were read elsewhere, so that diagnostics can be located in them.
    mutating func keep(_ documents: [Document]) {
        read += documents
    }

    /// The documents of a text, or `nil` where the host has not supplied it.
    mutating func documents(
        _ requirement: ContentRequirement,
        _ sources: inout SourceMap,
        _ diagnostics: inout Diagnostics
    ) -> [Document]? {
        if let known = texts[requirement.name] { return known }
        guard let bytes = content[requirement.name] else {
            if missing[requirement.name] == nil { missing[requirement.name] = requirement }
            return nil
        }
        let before = diagnostics.all.count
        let documents = DocumentReader.read(
            bytes,
            name: requirement.name,
            options: options,
            into: &sources,
            diagnostics: &diagnostics
        )
        texts[requirement.name] = documents
        read += documents
        note(requirement.name, diagnostics.all[before...])
        return documents
    }

    /// Reads a description; one that several ApiDocs share is read, and reported, once.
    ///
    /// - Parameters:
    ///   - root: the description
    ///   - name: what relative references in it are resolved against
    ///   - subject: the ApiDoc, or `nil` for a description on its own
    ///   - key: the name that it is shared under, or `nil` for a text of the ApiDoc itself
    ///   - sources: receives the texts that references lead to
    ///   - diagnostics: receives what is wrong
    /// - Returns: the description, or `nil` where there is no telling which operations exist.
    mutating func describe(
        _ root: Node,
        name: String,
        subject: ApiDoc?,
        sharedAs key: String? = nil,
        _ sources: inout SourceMap,
        _ diagnostics: inout Diagnostics
    ) -> ApiDescription? {
        if let key, let known = descriptions[key] { return known }
        let before = diagnostics.all.count
        let library = library(of: root, name: name, &sources, &diagnostics)
        let description = ApiDescriptionReader.read(
            root,
            base: name,
            library: library,
            subject: subject?.identity.description,
            diagnostics: &diagnostics
        )
        if let key {
            descriptions[key] = .some(description)
            note(key, diagnostics.all[before...])
        }
        return description
    }

    /// The documents that references lead to, from one document to the next.
    private mutating func library(
        of root: Node,
        name: String,
        _ sources: inout SourceMap,
        _ diagnostics: inout Diagnostics
    ) -> DocumentLibrary {
        var library = DocumentLibrary()
        var waiting = [(node: root, name: name)]
        while let next = waiting.popLast() {
            for needed in ApiDescriptionReader.requiredDocuments(of: next.node, base: next.name)
            where library.documents[needed] == nil {
                let kind: ContentRequirement.Kind = needed.hasPrefix("http") ? .url : .file
                let requirement = ContentRequirement(kind: kind, name: needed, provenance: Provenance(next.node.place))
                guard let document = documents(requirement, &sources, &diagnostics)?.first else { continue }
                library.documents[needed] = document
                waiting.append((document.root, needed))
            }
        }
        return library
    }

    private mutating func note(_ name: String, _ found: ArraySlice<Diagnostic>) {
        reasons[name, default: []].formUnion(found.filter { $0.severity == .error }.map(\.code.id))
    }
}
