/// Writes values as text: the same value gives the same bytes, and reading them gives the same value.
public enum DocumentWriter {
    /// YAML in block style, one `---` document a value.
    ///
    /// A string is plain only where no reader of YAML 1.1 or 1.2 takes it for anything else. A string of several lines
    /// is a literal block where that loses nothing, else it has double quotes. Lines are never folded. A number that is
    /// not finite is `.inf`, `-.inf` or `.nan`.
    ///
    /// - Parameter documents: the values
    /// - Returns: the text; empty for no documents.
    public static func yaml(_ documents: [Value]) -> String {
        documents.isEmpty ? "" : YAMLEmitter.write(documents)
    }

    /// JSON (RFC 8259).
    ///
    /// JSON has no numbers that are not finite: they are written as `null`.
    ///
    /// - Parameters:
    ///   - value: the value
    ///   - indented: two spaces a level and a line a member, else nothing between tokens
    /// - Returns: the text, without a line break at its end.
    public static func json(_ value: Value, indented: Bool = true) -> String {
        var emitter = JSONEmitter(isIndented: indented)
        emitter.write(value)
        return emitter.text
    }
}

extension Value {
    /// The shortest decimal that is nearest to a finite number, with a point, and a sign in its exponent: so it is a
    /// number to readers of JSON, YAML 1.1 and YAML 1.2.
    static func text(of number: Double) -> String {
        let text = number.description
        guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
