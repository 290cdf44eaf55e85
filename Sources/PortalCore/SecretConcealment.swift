internal import PortalDiagnostics
internal import PortalDocument

/// Keeps the values of Secrets out of reports, which show the lines that findings are in.
enum SecretConcealment {
    /// Conceals what may hold a secret in the texts that were read.
    ///
    /// Where a text could not be read as it was meant, there is no telling where values are: then every document in it
    /// that seems to be a Secret is concealed as a whole.
    static func apply(to sources: inout SourceMap, _ documents: [Document], _ diagnostics: [Diagnostic]) {
        for document in documents {
            for place in places(in: document) { sources.conceal(.place(place)) }
        }
        var unsound = Set<SourceID>()
        for diagnostic in diagnostics where diagnostic.severity == .error && diagnostic.code.id.hasPrefix("PC1") {
            switch diagnostic.location {
            case .span(let span): unsound.insert(sources.outermost(span).source)
            case .place(let place): unsound.insert(place.document.source)
            case .file(let source): unsound.insert(source)
            case .none: break
            }
        }
        for source in unsound {
            for span in spans(in: sources[source]?.bytes ?? [], of: source) { sources.conceal(.span(span)) }
        }
    }

    /// The values of Secrets in a document, and the annotations, in which `kubectl apply` keeps a copy of them.
    private static func places(in document: Document) -> [Place] {
        var places: [Place] = []
        var open = [(node: document.root, place: Place(document: document.id))]
        while let (node, place) = open.popLast() {
            guard node.kind == .mapping else { continue }
            for (index, item) in (node["items"]?.elements).map(Array.init)?.enumerated() ?? [].enumerated() {
                open.append((item, place.appending("items").appending(index)))
            }
            guard node["kind"]?.text.lowercased() == "secret" || node["stringData"] != nil else { continue }
            for field in ["data", "stringData"] where node[field] != nil { places.append(place.appending(field)) }
            if node["metadata"]?["annotations"] != nil {
                places.append(place.appending("metadata").appending("annotations"))
            }
        }
        return places
    }

    /// The documents of a text that seem to be Secrets: a line `---` ends one.
    private static func spans(in text: [UInt8], of source: SourceID) -> [Span] {
        var spans: [Span] = []
        var start = 0
        var line = 0
        while line <= text.count {
            let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let isBorder = text[line..<end].starts(with: "---".utf8)
            if isBorder || end == text.count {
                let stop = isBorder ? line : text.count
                if seemsSecret(text[start..<stop]) {
                    spans.append(
                        Span(
                            source: source,
                            start: UInt32(truncatingIfNeeded: start),
                            end: UInt32(truncatingIfNeeded: stop)
                        )
                    )
                }
                start = stop
            }
            line = end + 1
        }
        return spans
    }

    /// Whether `stringData`, or `Secret` as a whole word, stands in a text.
    private static func seemsSecret(_ text: ArraySlice<UInt8>) -> Bool {
        let isLetter = { (byte: UInt8) in (0x41...0x5a).contains(byte & 0xdf) }
        for word in text.split(whereSeparator: { !isLetter($0) }) {
            let lower = word.map { $0 | 0x20 }
            if lower.elementsEqual("secret".utf8) || lower.elementsEqual("stringdata".utf8) { return true }
        }
        return false
    }
}
