internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// What resolving finds: every cause once, however many operations it withholds and environments it is met in.
struct Findings {
    /// A cause that may withhold many operations: reported once, with their number and the first names.
    struct Cause {
        fileprivate let index: Int
        /// The identifier of its code.
        let id: String
    }

    private struct Group {
        var code: DiagnosticCode
        var location: Location
        var arguments: [String: String]
        var labels: [Diagnostic.Label]
        var help: String?
        var subject: String?
        var seen = Set<String>()
        var names: [String] = []
    }

    private struct Key: Hashable {
        var code: DiagnosticCode
        var location: Location
        var arguments: [String: String]
    }

    private var groups: [Group] = []
    private var indices: [Key: Int] = [:]
    private var reported = Set<Diagnostic>()
    private var order: [Diagnostic] = []

    /// Reports a finding unless it has been; gives the identifier of its code.
    @discardableResult
    mutating func report(
        _ code: DiagnosticCode,
        at provenance: Provenance,
        _ arguments: [String: String] = [:],
        labels: [Diagnostic.Label] = [],
        help: String? = nil,
        subject: ResourceIdentity? = nil
    ) -> String {
        let diagnostic = Diagnostic(
            code,
            at: Location(provenance),
            arguments,
            labels: labels,
            help: help,
            subject: subject?.description
        )
        if reported.insert(diagnostic).inserted { order.append(diagnostic) }
        return code.id
    }

    /// Opens, or finds again, a cause that operations are counted for with ``withhold(_:by:)``.
    ///
    /// One that withholds nothing is not reported. The template of the code has the argument `operations`.
    mutating func cause(
        _ code: DiagnosticCode,
        at provenance: Provenance,
        _ arguments: [String: String] = [:],
        labels: [Diagnostic.Label] = [],
        help: String? = nil,
        subject: ResourceIdentity? = nil
    ) -> Cause {
        let key = Key(code: code, location: Location(provenance), arguments: arguments)
        if let known = indices[key] { return Cause(index: known, id: code.id) }
        indices[key] = groups.count
        groups.append(
            Group(
                code: code,
                location: Location(provenance),
                arguments: arguments,
                labels: labels,
                help: help,
                subject: subject?.description
            )
        )
        return Cause(index: groups.count - 1, id: code.id)
    }

    /// Counts an operation for a cause, once for all environments.
    mutating func withhold(_ operation: Candidate.Label, by cause: Cause) {
        guard groups[cause.index].seen.insert(operation.key).inserted else { return }
        if groups[cause.index].names.count < 3 { groups[cause.index].names.append(operation.id) }
    }

    /// Everything found, in an order that does not depend on that of the input.
    consuming func finish() -> [Diagnostic] {
        var all = order
        for group in groups where !group.seen.isEmpty {
            var arguments = group.arguments
            arguments["operations"] = Self.phrase(group.seen.count, group.names)
            all.append(
                Diagnostic(
                    group.code,
                    at: group.location,
                    arguments,
                    labels: group.labels,
                    help: group.help,
                    subject: group.subject
                )
            )
        }
        return all.map { (($0.code.id, $0.subject ?? "", $0.message), $0) }.ordered { $0.0 < $1.0 }.map(\.1)
    }

    /// "2 operations (`a`, `b`)".
    private static func phrase(_ count: Int, _ names: [String]) -> String {
        let listed = names.map { "`\($0)`" }.joined(separator: ", ")
        let more = count > names.count ? " and \(count - names.count) more" : ""
        return "\(count) operation\(count == 1 ? "" : "s") (\(listed)\(more))"
    }
}
