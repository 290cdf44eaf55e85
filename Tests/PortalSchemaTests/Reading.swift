import PortalDiagnostics
import PortalDocument
import PortalSchema

/// Reads a description from text; other texts answer its references.
struct Reading {
    let description: ApiDescription?
    let diagnostics: [Diagnostic]

    init(_ text: String, name: String = "api.yaml", others: [String: String] = [:]) {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let main = DocumentReader.read(Array(text.utf8), name: name, into: &sources, diagnostics: &diagnostics)
        var library = DocumentLibrary()
        for (name, text) in others.sorted(by: { $0.key < $1.key }) {
            let read = DocumentReader.read(Array(text.utf8), name: name, into: &sources, diagnostics: &diagnostics)
            library.documents[name] = read.first
        }
        description = main.first.flatMap {
            ApiDescriptionReader.read($0.root, base: name, library: library, diagnostics: &diagnostics)
        }
        self.diagnostics = diagnostics.all
    }

    /// The findings as `code pointer`, with `(key)` behind the pointer where the key is meant, sorted.
    var findings: [String] {
        diagnostics.map { diagnostic in
            guard case .place(let place) = diagnostic.location else { return diagnostic.code.id }
            return "\(diagnostic.code.id) \(place.pointer)\(place.part == .key ? " (key)" : "")"
        }.sorted()
    }

    /// The operations as `METHOD path id`, with `!` in front of those that are unsound.
    var operations: [String] {
        (description?.operations ?? []).map { "\($0.isSound ? "" : "!")\($0.method) \($0.path) \($0.id)" }
    }
}
