import PortalDiagnostics
import PortalDocument

@testable import PortalModel

/// What decoding makes of a text.
struct DecodedText {
    let input: DecodedInput
    /// `PC2510 /spec/x`, in the order of finding; a key is marked with `@` behind it.
    let findings: [String]
    let diagnostics: [Diagnostic]
    let consumed: [Place]
    let documents: [Document]

    init(_ files: [(name: String, text: String)]) {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        documents = files.flatMap { name, text in
            DocumentReader.read(Array(text.utf8), name: name, format: .yaml, into: &sources, diagnostics: &diagnostics)
        }
        var decoding = Decoding(options: ModelOptions())
        decoding.consumed = []
        input = ModelDecoder.decode(documents, &decoding)
        consumed = decoding.consumed ?? []
        self.diagnostics = diagnostics.all + decoding.diagnostics.all
        findings = self.diagnostics.map { diagnostic in
            switch diagnostic.location {
            case .place(let place): "\(diagnostic.code.id) \(place.pointer)\(place.part == .key ? "@" : "")"
            default: diagnostic.code.id
            }
        }
    }

    init(_ text: String) {
        self.init([("test.yaml", text)])
    }
}
