extension Catalogue {
    /// PC0001–PC0999: faults of this program.
    static let internalCodes: [DiagnosticCode] = []
}
