extension Catalogue {
    /// PC2001–PC2499: the shape of API descriptions.
    static let openAPIShapeCodes: [DiagnosticCode] = []
}
