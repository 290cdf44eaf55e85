extension Catalogue {
    /// PC3001–PC3499: rules within one API description.
    static let openAPIRuleCodes: [DiagnosticCode] = []
}
