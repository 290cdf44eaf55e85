import PortalDiagnostics
import PortalDocument

/// One reading, with all that it gives.
struct ReadingRun {
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    var documents: [Document] = []

    init(
        _ bytes: [UInt8],
        name: String = "test",
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions()
    ) {
        documents = DocumentReader.read(
            bytes,
            name: name,
            format: format,
            options: options,
            into: &sources,
            diagnostics: &diagnostics
        )
    }

    init(
        _ text: String,
        name: String = "test",
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions()
    ) {
        self.init(Array(text.utf8), name: name, format: format, options: options)
    }

    /// The first document as compact JSON, or "" if there is none.
    var json: String { documents.first.map { DocumentWriter.json(Value($0.root), indented: false) } ?? "" }

    /// The codes that were reported, in order.
    var codes: [String] { diagnostics.all.map(\.code.id) }

    /// Each finding as `code line:column text`, with what it points at.
    var findings: [String] {
        diagnostics.all.map { "\($0.code.id) \(describe($0.location))" }
    }

    func describe(_ location: Location) -> String {
        switch location {
        case .span(let span): describe(span)
        case .place(let place): span(of: place).map(describe) ?? "?"
        case .file: "file"
        case .none: "none"
        }
    }

    func describe(_ span: Span) -> String {
        let span = sources.outermost(span)
        guard let bytes = sources[span.source]?.bytes else { return "no such file" }
        guard Int(span.end) <= bytes.count else { return "outside the file" }
        let before = bytes[..<Int(span.start)]
        let line = before.count { $0 == 10 } + 1
        let column = Int(span.start) - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1
        let text = String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
        return "\(line):\(column) \(text.prefix(20))"
    }

    func span(of place: Place) -> Span? {
        var locator = DocumentLocator(documents: documents)
        return locator.span(of: place)
    }
}
