extension DiagnosticReport {
    /// The findings for people: the source line with carets under what is meant, then the other places and the remedy.
    ///
    /// - Parameter color: whether to use the colours of a terminal
    /// - Returns: the text, with a line break at its end unless there is no finding.
    public func text(color: Bool = false) -> String {
        var renderer = TextRenderer(report: self, paint: Paint(isOn: color))
        for entry in entries { renderer.render(entry) }
        return renderer.output
    }

    /// How many findings there are: `2 errors, 1 warning`, or `no findings`.
    public var summary: String {
        let parts = [(Severity.error, "error"), (.warning, "warning"), (.info, "note")].compactMap { severity, name in
            let count = count(severity)
            return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
        }
        return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    }
}

/// The colours of a terminal (ECMA-48, "Select Graphic Rendition").
private struct Paint {
    let isOn: Bool

    func bold(_ text: String) -> String { wrap(text, "1") }
    func frame(_ text: String) -> String { wrap(text, "34") }

    func severity(_ text: String, _ severity: Severity) -> String {
        switch severity {
        case .error: wrap(text, "1;31")
        case .warning: wrap(text, "1;33")
        case .info: wrap(text, "1;36")
        }
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

private struct TextRenderer {
    let report: DiagnosticReport
    let paint: Paint
    var output = ""

    /// The widest piece of a source line that is shown.
    private static let width = 110

    mutating func render(_ entry: DiagnosticReport.Entry) {
        let diagnostic = entry.diagnostic
        let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.id)]"
        write(paint.severity(head, diagnostic.severity) + paint.bold(": \(VisibleText.of(diagnostic.message))"))
        let numbers = ([entry.range] + entry.labels.map(\.range)).compactMap { $0?.start.line }
        let margin = String(numbers.max() ?? 0).count
        if let range = entry.range {
            snippet(range, arrow: "-->", mark: "^", message: "", severity: diagnostic.severity, margin: margin)
        }
        for label in entry.labels {
            if let range = label.range {
                snippet(range, arrow: ":::", mark: "-", message: label.message, severity: .info, margin: margin)
            } else {
                note("note", label.message, margin: margin)
            }
        }
        if let subject = diagnostic.subject { note("in", subject, margin: margin) }
        if let help = diagnostic.help { note("help", help, margin: margin) }
        output += "\n"
    }

    private mutating func snippet(
        _ range: SourceRange,
        arrow: String,
        mark: Character,
        message: String,
        severity: Severity,
        margin: Int
    ) {
        let pad = String(repeating: " ", count: margin)
        let place = "\(range.file):\(range.start.line):\(range.start.column)"
        write("\(pad)\(paint.frame(arrow)) \(place)")
        guard let lines = report.lines[range.span.source], let line = lines.range(ofLine: range.start.line) else {
            return
        }
        let isConcealed = report.concealed[range.span.source]?.contains(range.start.line) ?? false
        guard !isConcealed else {
            write(paint.frame("\(pad) |") + " [a line that may hold a secret]")
            if !message.isEmpty { note("note", message, margin: margin) }
            return
        }
        let first = Swift.min(Swift.max(Int(range.span.start), line.lowerBound), line.upperBound)
        let isOneLine = range.end.line == range.start.line
        let last = isOneLine ? Swift.min(Swift.max(Int(range.span.end), first), line.upperBound) : line.upperBound
        // A long line is cut to a window that begins a little before what is meant.
        let isLong = lines.count(of: line) > Self.width
        let from = isLong ? lines.offset(first, by: -30, within: line) : line.lowerBound
        let to = isLong ? lines.offset(from, by: Self.width, within: line) : line.upperBound
        let shown = VisibleText.withoutPasswords(VisibleText.of(lines.text(in: from..<to)))
        let number = String(range.start.line)
        let gap = String(repeating: " ", count: margin - number.count)
        let cut = (before: from > line.lowerBound ? "…" : "", behind: to < line.upperBound ? "…" : "")
        write(paint.frame("\(pad) |"))
        write(paint.frame("\(gap)\(number) |") + " \(cut.before)\(shown)\(cut.behind)")
        let indent = String(repeating: " ", count: lines.count(of: from..<first) + cut.before.count)
        let marked = first..<Swift.max(first, Swift.min(last, to))
        let carets = String(repeating: mark, count: Swift.max(1, lines.count(of: marked)))
        let text = message.isEmpty ? "" : " \(message)"
        write(paint.frame("\(pad) | ") + indent + paint.severity(carets + text, severity))
    }

    private mutating func note(_ name: String, _ text: String, margin: Int) {
        let pad = String(repeating: " ", count: margin)
        write("\(pad) \(paint.frame("=")) \(paint.bold(name)): \(VisibleText.of(text))")
    }

    private mutating func write(_ text: String) {
        output += text
        output += "\n"
    }
}
