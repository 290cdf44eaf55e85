#if CLI
import PortalCore

/// The errors of what is served, so that an edit which brings new ones can be told from one that does not.
struct ErrorLedger {
    private var counts: [String: Int] = [:]

    /// Counts the errors of a report.
    init(_ report: DiagnosticReport) {
        for key in Self.keys(report) { counts[key, default: 0] += 1 }
    }

    /// How many errors a report has beyond those.
    func added(by report: DiagnosticReport) -> Int {
        var rest = counts
        return Self.keys(report).count { key in
            guard let count = rest[key], count > 0 else { return true }
            rest[key] = count - 1
            return false
        }
    }

    /// Without places: an inserted line moves errors and makes none.
    private static func keys(_ report: DiagnosticReport) -> [String] {
        report.entries.lazy.map(\.diagnostic).filter { $0.severity == .error }.map { "\($0.code.id) \($0.message)" }
    }
}
#endif
