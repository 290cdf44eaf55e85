internal import PortalDiagnostics

/// Something that Istio cannot express; what needs it is withheld.
struct Refusal: Error {
    /// What kind of finding it is.
    var code: DiagnosticCode
    /// The arguments of the code's template.
    var arguments: [String: String]
    /// Where the cause was written, if that is known more closely than the entry.
    var provenance = Provenance()
}

/// What one environment's emission found: one diagnostic a cause, however many routes it takes down.
struct Findings {
    private struct Cause: Hashable {
        var code: DiagnosticCode
        var arguments: [String: String]
        var location: Location
    }

    private let subject: String
    private var order: [Cause] = []
    private var affected: [Cause: [Location]] = [:]

    /// Starts with nothing found about `subject`.
    init(subject: String) {
        self.subject = subject
    }

    /// Notes a cause.
    ///
    /// - Parameters:
    ///   - refusal: the cause
    ///   - provenance: what it takes down; also the place of a cause that knows none
    mutating func note(_ refusal: Refusal, affecting provenance: Provenance) {
        let location = Location(refusal.provenance.place == nil ? provenance : refusal.provenance)
        let cause = Cause(code: refusal.code, arguments: refusal.arguments, location: location)
        let place = Location(provenance)
        if affected[cause] == nil {
            order.append(cause)
            affected[cause] = []
        }
        // In place: a cause may take down thousands of routes.
        if place != location, affected[cause]?.last != place { affected[cause]?.append(place) }
    }

    /// The diagnostics, in the order of finding.
    var diagnostics: [Diagnostic] {
        order.map { cause in
            let message = cause.code.severity == .error ? "withheld for this reason" : "concerned"
            return Diagnostic(
                cause.code,
                at: cause.location,
                cause.arguments,
                labels: (affected[cause] ?? []).map { Diagnostic.Label(message, at: $0) },
                subject: subject
            )
        }
    }
}
