extension Catalogue {
    /// PC5001–PC5499: what Istio cannot express.
    static let istioCodes: [DiagnosticCode] = []
}
