extension Catalogue {
    /// PC4001–PC4499: references of API descriptions.
    static let openAPIReferenceCodes: [DiagnosticCode] = []
}
