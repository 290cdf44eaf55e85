public import PortalDiagnostics
public import PortalDocument

/// Decodes documents into resources.
public enum ModelDecoder {
    /// Decodes every resource of some documents, in whatever order they come.
    ///
    /// - Parameters:
    ///   - documents: what the reader read
    ///   - options: how to decode
    ///   - diagnostics: receives what is wrong with the shape of resources
    /// - Returns: what the documents hold
    public static func decode(
        _ documents: [Document],
        options: ModelOptions = ModelOptions(),
        diagnostics: inout Diagnostics
    ) -> DecodedInput {
        DecodedInput()
    }
}
