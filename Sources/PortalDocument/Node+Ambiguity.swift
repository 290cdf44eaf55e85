public import PortalDiagnostics

extension Node {
    /// A warning if YAML 1.1 readers take the value for another one, else `nil`.
    ///
    /// For those who decode a value whose meaning would change: the reader itself says nothing.
    ///
    /// - Parameter subject: the resource that the value belongs to
    /// - Returns: the warning, at the value.
    public func ambiguityWarning(subject: String? = nil) -> Diagnostic? {
        guard isAmbiguous else { return nil }
        let text = text
        // YAML 1.1 has `y` and `n` among its booleans, but the readers in use (PyYAML, go-yaml, SnakeYAML, Psych) do
        // not, and coordinates are often called so.
        guard text.utf8.count > 1 || text == "=" else { return nil }
        let meaning =
            switch kind {
            case .integer: text.hasPrefix("0o") ? "an octal number" : "a decimal number"
            case .number: "a number"
            default: "a text"
            }
        return Diagnostic(
            .ambiguousScalar,
            at: .place(place),
            ["text": text, "meaning": meaning, "other": meaning11(of: text)],
            subject: subject
        )
    }

    /// What YAML 1.1 makes of a text that it reads otherwise.
    private func meaning11(of text: String) -> String {
        switch text.lowercased() {
        case "yes", "on": return "`true`"
        case "no", "off": return "`false`"
        case "<<": return "a merge"
        case "=": return "the default value"
        default: break
        }
        if text.contains(":") { return "a number of base 60" }
        if kind == .integer {
            // 08 is no octal number, and YAML 1.1 knows no 0o.
            return text.contains("o") || text.contains("8") || text.contains("9") ? "a text" : "an octal number"
        }
        return kind == .number ? "a text" : "a number"
    }
}
