extension Catalogue {
    /// PC2501–PC2999: the shape of resources.
    static let resourceShapeCodes: [DiagnosticCode] = []
}
