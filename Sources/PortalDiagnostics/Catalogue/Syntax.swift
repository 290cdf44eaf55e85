extension Catalogue {
    /// PC1001–PC1999: the text is not YAML or JSON, or breaks a bound.
    static let syntaxCodes: [DiagnosticCode] = []
}
