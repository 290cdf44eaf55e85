internal import PortalVocabulary

/// The first three stages: what the files and the supplied content say.
struct LoadedInput: Sendable {
    /// The texts that were read.
    private(set) var sources = SourceMap()
    /// What was found so far.
    var diagnostics = Diagnostics()
    /// The resources as written.
    let resources: DecodedInput
    /// The API descriptions that they name.
    let specs: SpecStore
    private let documents: [Document]

    /// Reads, decodes and loads.
    init(_ files: [InputFile], content: [String: [UInt8]], options: PortalOptions) {
        var documents: [Document] = []
        var reading = options.documents
        reading.keepsUnsoundDocuments = true
        // Numbers of files are handed out by name, so that the order of the input does not show.
        for file in files.ordered(by: { ExactName($0.name) < ExactName($1.name) }) {
            documents += DocumentReader.read(
                file.bytes,
                name: file.name,
                format: file.format,
                options: reading,
                into: &sources,
                diagnostics: &diagnostics
            )
        }
        SecretConcealment.apply(to: &sources, documents, diagnostics.all)
        resources = ModelDecoder.decode(documents, options: options.model, diagnostics: &diagnostics)
        specs = SpecLoader.load(
            resources,
            content: content,
            options: options.documents,
            resolving: options.resolving,
            into: &sources,
            diagnostics: &diagnostics
        )
        self.documents = documents
    }

    /// The places of values as people count: lines and columns.
    func ranges(of places: [Provenance?]) -> [SourceRange?] {
        var locator = DocumentLocator(documents: documents + specs.documents)
        var finder = RangeFinder(sources: sources)
        return places.map { provenance in
            provenance.flatMap { finder.range(of: Location($0)) { locator.span(of: $0) } }
        }
    }

    /// The findings with their places.
    func report() -> DiagnosticReport {
        var locator = DocumentLocator(documents: documents + specs.documents)
        return DiagnosticReport(diagnostics.all, sources: sources) { locator.span(of: $0) }
    }
}
