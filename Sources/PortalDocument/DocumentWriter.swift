/// Writes values as text: the same value gives the same bytes, and reading them gives the same value.
public enum DocumentWriter {
    /// YAML, one `---` document a value; strings that a YAML 1.1 or 1.2 reader would take for another value are quoted.
    public static func yaml(_ documents: [Value]) -> String {
        documents.map { "---\n" + json($0) + "\n" }.joined()
    }

    /// JSON (RFC 8259).
    ///
    /// - Parameters:
    ///   - value: the value
    ///   - indented: two spaces a level and a line a member, else nothing between tokens
    /// - Returns: the text, without a line break at its end.
    public static func json(_ value: Value, indented: Bool = true) -> String {
        var output = ""
        write(value, indent: indented ? "\n" : nil, into: &output)
        return output
    }

    private static func write(_ value: Value, indent: String?, into output: inout String) {
        switch value {
        case .null: output += "null"
        case .boolean(let flag): output += flag ? "true" : "false"
        case .integer(let number): output += String(number)
        case .number(let number): output += String(number)
        case .string(let text): output += quoted(text)
        case .sequence(let elements):
            let inner = indent.map { $0 + "  " }
            output += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { output += "," }
                output += inner ?? ""
                write(element, indent: inner, into: &output)
            }
            if !elements.isEmpty { output += indent ?? "" }
            output += "]"
        case .mapping(let members):
            let inner = indent.map { $0 + "  " }
            output += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { output += "," }
                output += inner ?? ""
                output += quoted(member.key) + (indent == nil ? ":" : ": ")
                write(member.value, indent: inner, into: &output)
            }
            if !members.isEmpty { output += indent ?? "" }
            output += "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
