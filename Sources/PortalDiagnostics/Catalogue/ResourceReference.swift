extension Catalogue {
    /// PC4501–PC4999: references between resources, conflicts, trust.
    static let resourceReferenceCodes: [DiagnosticCode] = []
}
