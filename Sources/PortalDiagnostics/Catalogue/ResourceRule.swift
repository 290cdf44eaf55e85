extension Catalogue {
    /// PC3501–PC3999: rules within one resource.
    static let resourceRuleCodes: [DiagnosticCode] = []
}
