internal import PortalIR

/// What a translation gives.
public struct Translation: Sendable {
    /// The documents, in the order of application.
    public let documents: [OutputDocument]
    /// What is wrong with the input, and what was withheld for it.
    public let report: DiagnosticReport
    /// One line that says what was made of what.
    public let summary: String
}

/// Says what was made of what.
enum TranslationSummary {
    /// For example `2 ApiDocs, 1 ApiProduct and 1 Environment became 2 VirtualServices: 7 operations served, 1 withheld`.
    static func line(_ input: DecodedInput, _ portal: ResolvedPortal, _ documents: [OutputDocument]) -> String {
        let read = [
            count(input.apiDocs.count, "ApiDoc"),
            count(input.apiProducts.count, "ApiProduct"),
            count(input.environments.count, "Environment"),
        ]
        let kinds = Dictionary(grouping: documents, by: \.kind).sorted { $0.key < $1.key }
        let written = kinds.map { count($0.value.count, $0.key) }
        let entries = portal.environments.flatMap(\.entries)
        var guards = 0
        var served = 0
        for entry in entries {
            switch (entry.action, entry.match.method) {
            case (.respond, _): guards += 1
            case (_, .preflight): continue
            default: served += 1
            }
        }
        let withheld = portal.environments.reduce(0) { $0 + $1.withheld.count }
        return "\(list(read)) became \(written.isEmpty ? "nothing" : list(written)): "
            + "\(count(served, "operation")) served, \(withheld) withheld, \(count(guards, "guard"))"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
