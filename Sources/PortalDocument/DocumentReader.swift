public import PortalDiagnostics

/// How a text is to be read.
public enum DocumentFormat: Sendable, Hashable {
    /// JSON where the text begins like it, else YAML.
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
    /// The text is decoded (UTF-8, or UTF-16 with or without a byte order mark), added to `sources` and read. What is
    /// wrong with it is reported; a stream is read up to its first syntax error, and the documents before it stand.
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
        []
    }

    /// Reads the text of a string value, such as a specification in a block scalar, as documents of their own.
    ///
    /// Positions lead through the scalar into the file around it.
    public static func read(
        embedded node: Node,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        []
    }
}
