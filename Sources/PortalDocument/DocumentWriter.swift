/// Writes values as text: the same value gives the same bytes, and reading them gives the same value.
public enum DocumentWriter {
    /// YAML, one `---` document a value; strings that a YAML 1.1 or 1.2 reader would take for another value are quoted.
    public static func yaml(_ documents: [Value]) -> String {
        ""
    }

    /// JSON (RFC 8259).
    ///
    /// - Parameters:
    ///   - value: the value
    ///   - indented: two spaces a level and a line a member, else nothing between tokens
    public static func json(_ value: Value, indented: Bool = true) -> String {
        ""
    }
}
