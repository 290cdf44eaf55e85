extension DiagnosticCode {
    /// The reference page of the code, in Markdown: what `docs/diagnostics/` holds.
    public var markdown: String {
        var result = "# \(id): \(slug)\n\n"
        result += "| severity | since |\n| --- | --- |\n| \(severity.rawValue) | \(since) |\n\n"
        result += "> \(template)\n\n"
        result += "\(page.why)\n\n"
        result += "## An example\n\n\(Self.fenced(page.bad))"
        result += "## The same, mended\n\n\(Self.fenced(page.good))"
        if let help { result += "## Remedy\n\n\(help)\n" }
        while result.hasSuffix("\n\n") { result.removeLast() }
        return result
    }

    private static func fenced(_ example: DiagnosticPage.Example) -> String {
        var result = ""
        let options = example.options.sorted { $0.key < $1.key }.map { "`--\($0.key) \($0.value)`" }
        if !options.isEmpty { result += "With \(options.joined(separator: " and ")):\n\n" }
        for file in example.files {
            if example.files.count > 1 { result += "`\(file.name)`:\n\n" }
            let text = file.text.hasSuffix("\n") ? file.text : file.text + "\n"
            // A text that holds a fence needs a longer one around it.
            let holdsFence = text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("```") }
            let fence = holdsFence ? "````" : "```"
            result += "\(fence)\(file.name.hasSuffix(".json") ? "json" : "yaml")\n\(text)\(fence)\n\n"
        }
        return result
    }
}
