package import PortalDiagnostics
package import PortalIR

/// Something that the target cannot express; what needs it is withheld.
package struct Refusal: Error {
    /// What kind of finding it is.
    package var code: DiagnosticCode
    /// The arguments of the code's template.
    package var arguments: [String: String]
    /// Where the cause was written, if that is known more closely than the entry.
    package var provenance: Provenance

    /// Describes a cause.
    package init(code: DiagnosticCode, arguments: [String: String], provenance: Provenance = Provenance()) {
        self.code = code
        self.arguments = arguments
        self.provenance = provenance
    }

    /// A value that the target refuses.
    package static func value(
        _ field: String,
        _ value: String,
        _ reason: String,
        at provenance: Provenance = Provenance(),
        for target: ProxyTarget
    ) -> Refusal {
        Refusal(
            code: target.valueRefused,
            arguments: ["field": field, "value": value, "reason": reason],
            provenance: provenance
        )
    }
}

/// What one environment's emission found: one diagnostic a cause, however many routes it takes down.
package struct Findings: Sendable {
    private struct Cause: Hashable {
        var code: DiagnosticCode
        var arguments: [String: String]
        var location: Location
    }

    private let subject: String
    private var order: [Cause] = []
    private var affected: [Cause: [Location]] = [:]

    /// Starts with nothing found about `subject`.
    package init(subject: String) {
        self.subject = subject
    }

    /// Notes a cause.
    ///
    /// - Parameters:
    ///   - refusal: the cause
    ///   - provenance: what it takes down; also the place of a cause that knows none
    package mutating func note(_ refusal: Refusal, affecting provenance: Provenance) {
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

    /// Notes a cause that takes down some operations.
    ///
    /// - Returns: the reasons, by route name
    package mutating func refusals(of operations: [PublishedOperation], for refusal: Refusal) -> [String: [String]] {
        var refused: [String: [String]] = [:]
        for operation in operations {
            refused[operation.name] = [refusal.code.id]
            note(refusal, affecting: operation.provenance)
        }
        return refused
    }

    /// The diagnostics, in the order of finding.
    package var diagnostics: [Diagnostic] {
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
