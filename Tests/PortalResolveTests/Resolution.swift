import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalModel
import PortalResolve
import PortalVocabulary

/// A run from texts to a resolved portal.
struct Resolution {
    let portal: ResolvedPortal
    let diagnostics: [Diagnostic]
    let missing: [ContentRequirement]
    let sources: SourceMap

    /// Runs the stages over some texts, in the order in which they are given.
    init(
        _ files: [(name: String, text: String)],
        content: [String: String] = [:],
        options: ResolveOptions = ResolveOptions()
    ) {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        var documents: [Document] = []
        for file in files {
            documents += DocumentReader.read(
                Array(file.text.utf8),
                name: file.name,
                into: &sources,
                diagnostics: &diagnostics
            )
        }
        let input = ModelDecoder.decode(documents, diagnostics: &diagnostics)
        let specs = SpecLoader.load(
            input,
            content: content.mapValues { Array($0.utf8) },
            resolving: options,
            into: &sources,
            diagnostics: &diagnostics
        )
        portal = Resolver.resolve(input, specs: specs, options: options, diagnostics: &diagnostics)
        self.diagnostics = diagnostics.all
        missing = specs.missing
        self.sources = sources
    }

    /// Runs the stages over one text.
    init(_ text: String, content: [String: String] = [:], options: ResolveOptions = ResolveOptions()) {
        self.init([("input.yaml", text)], content: content, options: options)
    }

    /// The environment with a name.
    func environment(_ name: String) -> ResolvedEnvironment? {
        portal.environments.first { $0.name.description == name || $0.name.name == name }
    }

    /// The identifiers of the findings, sorted and distinct.
    var codes: [String] { Set(diagnostics.map(\.code.id)).sorted() }

    /// The findings, a line each, in an order of their own.
    var findings: [String] {
        diagnostics.map { "\($0.code.id) \($0.severity) \($0.subject ?? "-"): \($0.message)" }.sorted()
    }
}
