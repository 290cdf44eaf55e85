public import PortalDiagnostics

/// How a text is to be read.
public enum DocumentFormat: Sendable, Hashable {
    /// JSON where the text begins like it and is it, else YAML.
    case automatic
    /// YAML 1.2 as libyaml reads it, with the core schema.
    case yaml
    /// JSON (RFC 8259), strictly.
    case json
}

/// Reads text into documents.
public enum DocumentReader {
    /// Reads every document of a text.
    ///
    /// The text is decoded (UTF-8, UTF-16 or UTF-32, with or without a byte order mark), added to `sources` and read.
    /// What is wrong with it is reported; a stream is read up to its first syntax error, and the documents before it
    /// stand. A document that only breaks a rule, such as that of distinct keys, is left out, and those behind it
    /// stand. An empty document is a document whose root is null.
    ///
    /// - Parameters:
    ///   - bytes: the text as it was stored
    ///   - name: the path or URI that diagnostics show
    ///   - format: how to read it
    ///   - options: the bounds
    ///   - sources: receives the text, so that diagnostics can point into it
    ///   - diagnostics: receives what is wrong
    /// - Returns: the sound documents, in order.
    public static func read(
        _ bytes: [UInt8],
        name: String,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        let reading = Reading(format: format, options: options)
        return reading.read(bytes, name: name, into: &sources, diagnostics: &diagnostics) { _, _ in .host }
    }

    /// Reads the text of a string value, such as a specification in a block scalar, as documents of their own.
    ///
    /// Positions lead through the scalar into the file around it.
    ///
    /// - Parameters:
    ///   - node: a string
    ///   - format: how to read its text
    ///   - options: the bounds
    ///   - sources: receives the text; it must hold the text that the node is from
    ///   - diagnostics: receives what is wrong
    /// - Returns: the sound documents, in order; none if the node is no string.
    public static func read(
        embedded node: Node,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        guard node.kind == .string else { return [] }
        let reading = Reading(format: format, options: options)
        let bytes = node.withTextBytes { Array($0) }
        let host = node.document.id.source
        return reading.read(bytes, name: node.embeddedName(sources), into: &sources, diagnostics: &diagnostics) {
            markLength,
            _ in
            let map = EmbeddedText.map(of: node)
            return .embedded(in: host, map: map.dropping(UInt32(truncatingIfNeeded: markLength)))
        }
    }

    /// Reads the text that a string value holds as base64, such as a value of a ConfigMap's `binaryData`.
    ///
    /// Positions lead to the scalar, roughly to the line that holds the byte.
    ///
    /// - Parameters:
    ///   - node: a string
    ///   - format: how to read the text
    ///   - options: the bounds
    ///   - sources: receives the text; it must hold the text that the node is from
    ///   - diagnostics: receives what is wrong, also with the base64
    /// - Returns: the sound documents, in order; none if the node is no string or no base64.
    public static func read(
        base64 node: Node,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        guard let bytes = bytes(base64: node, diagnostics: &diagnostics) else { return [] }
        let reading = Reading(format: format, options: options)
        let host = node.document.id.source
        return reading.read(bytes, name: node.embeddedName(sources), into: &sources, diagnostics: &diagnostics) {
            _,
            text in
            .embedded(in: host, map: EmbeddedText.map(of: node).scaledToBase64(text, of: node))
        }
    }

    /// The bytes that a string value holds as base64.
    ///
    /// - Parameters:
    ///   - node: a string
    ///   - diagnostics: receives what is wrong with the base64
    /// - Returns: the bytes; `nil` if the node is no string or no base64.
    public static func bytes(base64 node: Node, diagnostics: inout Diagnostics) -> [UInt8]? {
        guard node.kind == .string else { return nil }
        switch node.withTextBytes({ Base64Text.decode($0) }) {
        case .success(let bytes):
            return bytes
        case .failure(let fault):
            let outer = EmbeddedText.map(of: node).outerOffset(of: UInt32(truncatingIfNeeded: fault.offset))
            let span = Span(source: node.document.id.source, start: outer, end: outer &+ 1)
            diagnostics.report(Diagnostic(.invalidBase64, at: .span(span), ["problem": fault.problem]))
            return nil
        }
    }
}

extension Node {
    /// The name of a text inside a text: that of the file, and where in it.
    fileprivate func embeddedName(_ sources: SourceMap) -> String {
        "\(sources[document.id.source]?.name ?? "")#\(pointer)"
    }
}

extension OffsetMap {
    /// The map of a text whose first bytes were taken away.
    fileprivate func dropping(_ count: UInt32) -> OffsetMap {
        guard count > 0 else { return self }
        let first = Run(inner: 0, outer: outerOffset(of: count))
        return OffsetMap(
            runs: [first] + runs.filter { $0.inner > count }.map { Run(inner: $0.inner - count, outer: $0.outer) }
        )
    }

    /// The map of a text whose bytes are in base64 in the text that this is the map of: right at the start of each line.
    fileprivate func scaledToBase64(_ text: [UInt8], of node: Node) -> OffsetMap {
        let length = node.withTextBytes { $0.count }
        var result: [Run] = []
        var isLineStart = true
        for (inner, byte) in text.enumerated() {
            if isLineStart {
                let digit = Swift.min(inner / 3 * 4, Swift.max(0, length - (text.count - inner)))
                let outer = outerOffset(of: UInt32(truncatingIfNeeded: Swift.max(0, digit)))
                result.append(Run(inner: UInt32(truncatingIfNeeded: inner), outer: outer))
            }
            isLineStart = byte == UInt8(ascii: "\n")
        }
        return OffsetMap(runs: result.isEmpty ? [Run(inner: 0, outer: outerOffset(of: 0))] : result)
    }
}
