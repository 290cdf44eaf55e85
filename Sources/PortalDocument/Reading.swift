internal import PortalDiagnostics

/// The way from stored bytes to documents.
struct Reading {
    let format: DocumentFormat
    let options: DocumentOptions

    /// Offsets have 32 bits, and texts may grow by half when escapes are decoded.
    private static let largestText = 1 << 31

    /// Decodes, bounds and reads a text.
    ///
    /// - Parameters:
    ///   - stored: the text as it was stored
    ///   - name: its name
    ///   - sources: receives the text
    ///   - diagnostics: receives what is wrong
    ///   - origin: where the text comes from, given the length of the byte order mark and the text
    /// - Returns: the sound documents, in order.
    func read(
        _ stored: [UInt8],
        name: String,
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics,
        origin: (_ markLength: Int, _ text: [UInt8]) -> SourceFile.Origin
    ) -> [Document] {
        let maximum = Swift.min(options.maximumBytes, Self.largestText)
        guard stored.count <= maximum else {
            let id = sources.add(SourceFile(name: name, bytes: [], origin: origin(0, [])))
            diagnostics.report(Diagnostic(.tooManyBytes, at: .file(id), ["maximum": String(maximum)]))
            return []
        }
        let text = TextDecoder.decode(stored)
        let markLength = text.encoding == .utf8 ? stored.count - text.bytes.count : 0
        let id = sources.add(SourceFile(name: name, bytes: text.bytes, origin: origin(markLength, text.bytes)))
        if let fault = text.fault {
            let span = Span(
                source: id,
                start: UInt32(truncatingIfNeeded: fault.lowerBound),
                end: UInt32(truncatingIfNeeded: fault.upperBound)
            )
            diagnostics.report(Diagnostic(.textEncoding, at: .span(span), ["encoding": text.encoding.rawValue]))
            return []
        }
        switch format {
        case .json: return json(text, id, &diagnostics)
        case .yaml: return yaml(text, id, &diagnostics)
        case .automatic: return automatic(text, id, isNamedJSON: name.hasSuffix(".json"), &diagnostics)
        }
    }

    private func json(_ text: TextDecoder.Text, _ id: SourceID, _ diagnostics: inout Diagnostics) -> [Document] {
        JSONReader.read(text.bytes, id: id, options: options, diagnostics: &diagnostics).map { [$0] } ?? []
    }

    private func yaml(_ text: TextDecoder.Text, _ id: SourceID, _ diagnostics: inout Diagnostics) -> [Document] {
        YAMLReader.read(
            text.bytes,
            isASCII: text.isASCII,
            id: id,
            options: options,
            diagnostics: &diagnostics
        )
    }

    /// What begins like JSON may be YAML in flow style, or JSON with a comma too many, which YAML allows; only a file
    /// that is named like JSON is told so.
    private func automatic(
        _ text: TextDecoder.Text,
        _ id: SourceID,
        isNamedJSON: Bool,
        _ diagnostics: inout Diagnostics
    ) -> [Document] {
        let first = text.bytes.first { $0 > UInt8(ascii: " ") }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return yaml(text, id, &diagnostics) }
        var asJSON = Diagnostics()
        let documents = json(text, id, &asJSON)
        guard let fault = asJSON.all.first(where: { $0.code == .jsonSyntax || $0.code == .jsonUnclosed }) else {
            diagnostics.report(contentsOf: asJSON.all)
            return documents
        }
        var asYAML = Diagnostics()
        let others = yaml(text, id, &asYAML)
        guard !others.isEmpty, !asYAML.hasErrors else {
            // The reading that got further is likelier the one that was meant.
            let isYAML = asYAML.all.contains { $0.location.start > fault.location.start }
            diagnostics.report(contentsOf: isYAML ? asYAML.all : asJSON.all)
            return isYAML ? others : []
        }
        if isNamedJSON { diagnostics.report(Diagnostic(.notQuiteJSON, at: fault.location, fault.arguments)) }
        diagnostics.report(contentsOf: asYAML.all)
        return others
    }
}

extension Location {
    /// The offset of its first byte, where it is a span.
    fileprivate var start: UInt32 {
        if case .span(let span) = self { span.start } else { 0 }
    }
}
