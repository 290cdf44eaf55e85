internal import PortalDiagnostics
internal import PortalVocabulary

extension Explanation {
    /// The explanation for people: who answers, then what is known of the way there, then what nearly took the request.
    public var text: String {
        var page = Page()
        page.line("\(method) \(scheme)://\(host)\(path.utf8.first == UInt8(ascii: "/") ? "" : " ")\(path)")
        page.line("  -> \(summary)")
        page.line("")
        if let owner { page.row(isPortal ? "portal" : "environment", owner.description) }
        if let route { page.row("route", route) }
        if let operation {
            let name =
                "`\(operation.id)` (\(operation.method) \(operation.path)) of \(operation.product) \(operation.version)"
            page.row("operation", name)
            page.row("", operation.place.map(Self.place))
            for finding in operation.reasons { page.row("", Self.words(finding)) }
        }
        page.row("location", responseLocation)
        addWay(to: &page)
        addPlans(to: &page)
        for (index, header) in requestHeaders.enumerated() { page.row(index == 0 ? "request" : "", header) }
        addDecision(to: &page)
        for (index, header) in responseHeaders.enumerated() { page.row(index == 0 ? "response" : "", header) }
        page.row("cors", cors)
        for (index, note) in notes.enumerated() { page.row(index == 0 ? "note" : "", note) }
        addMisses(to: &page)
        return page.text
    }

    private func addWay(to page: inout Page) {
        guard let way else { return }
        let total = way.backends.reduce(0) { $0 &+ $1.weight }
        for (index, backend) in way.backends.enumerated() {
            let share = way.backends.count > 1 ? "\(backend.weight) of \(total): " : ""
            page.row(index == 0 ? "backend" : "", share + backend.name)
        }
        if let backendPath {
            page.row("path", backendPath)
        } else if !way.strippedPrefix.isEmpty {
            page.row("path", "without `\(way.strippedPrefix)`")
        }
        page.row("host", backendHost ?? way.hostRewrite)
        page.row("timeout", way.timeoutMilliseconds.map { $0 % 1000 == 0 ? "\($0 / 1000) s" : "\($0) ms" })
        page.row("retries", way.retries)
        page.row("mirror", way.mirror)
    }

    private func addPlans(to page: inout Page) {
        let rows = plans.map { plan in
            [plan.id, plan.isAccepted.map { $0 ? "yes" : "no" } ?? "?", "\(plan.asks): \(plan.reason)"]
        }
        if rows.isEmpty, decision?.reason == .open { page.row("plans", "none, and the operation is open") }
        let width = rows.map { $0[0].count }.max() ?? 0
        for (index, row) in rows.enumerated() {
            let padding = String(repeating: " ", count: width - row[0].count)
            page.row(index == 0 ? "plans" : "", "\(row[0])\(padding)  \(row[1])\(row[1] == "yes" ? "" : " ") \(row[2])")
            if decision?.isAllowed != true {
                for limit in plans[index].limits { page.row("", String(repeating: " ", count: width + 6) + limit) }
            }
        }
        for (index, limit) in limits.enumerated() {
            page.row(index == 0 ? "limits" : "", "\(limit.limit)  (\(limit.key) = \(limit.value))")
        }
    }

    private func addDecision(to page: inout Page) {
        guard let decision else { return }
        if decision.isAllowed {
            let isFirst = requestHeaders.isEmpty
            let changes =
                decision.setHeaders.map { "set \($0.name): \($0.value)" }
                + decision.removedHeaders.map { "remove \($0)" }
                + decision.removedParameters.map { "remove the query parameter \($0)" }
            for (index, change) in changes.enumerated() { page.row(isFirst && index == 0 ? "request" : "", change) }
        } else {
            page.row("challenge", decision.wwwAuthenticate)
        }
    }

    private func addMisses(to page: inout Page) {
        guard !misses.isEmpty else { return }
        page.line("")
        page.line("near misses")
        for miss in misses {
            page.line("  \(miss.method.map { "\($0) " } ?? "")\(miss.path): \(miss.message)")
            page.line("    \(miss.route)\(miss.place.map { ", \(Self.place($0))" } ?? "")")
            for finding in miss.reasons { page.line("    \(Self.words(finding))") }
        }
        if furtherMisses > 0 { page.line("  and \(furtherMisses) more") }
    }

    private static func words(_ finding: Finding) -> String {
        finding.code + (finding.message.map { ": \($0)" } ?? "") + (finding.place.map { " (\(place($0)))" } ?? "")
    }

    private static func place(_ range: SourceRange) -> String {
        "\(range.file):\(range.start.line):\(range.start.column)"
    }

    /// Lines, and rows with a word in front.
    private struct Page {
        var text = ""

        /// A line that drives no terminal, whatever a request holds.
        mutating func line(_ text: String) {
            self.text += VisibleText.of(text) + "\n"
        }

        mutating func row(_ word: String, _ text: String?) {
            guard let text else { return }
            line(word + String(repeating: " ", count: max(1, 13 - word.count)) + text)
        }
    }
}
