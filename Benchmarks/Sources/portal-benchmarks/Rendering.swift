// The inputs are written by the benchmark itself, not by the library that is measured.

extension Item {
    /// Block YAML, as people write it.
    var yaml: String {
        var text = ""
        writeYAML(to: &text, indentation: 0, inline: false)
        return text
    }

    /// JSON with two spaces a level.
    var json: String {
        var text = ""
        writeJSON(to: &text, indentation: 0)
        return text + "\n"
    }

    private func writeYAML(to text: inout String, indentation: Int, inline: Bool) {
        let margin = String(repeating: " ", count: indentation)
        switch self {
        case .mapping(let members):
            for (index, (key, value)) in members.enumerated() {
                text += index == 0 && inline ? "" : margin
                text += "\(Item.needsQuotes(key) ? "\"\(key)\"" : key):"
                switch value {
                case .mapping:
                    text += "\n"
                    value.writeYAML(to: &text, indentation: indentation + 2, inline: false)
                case .list:
                    text += "\n"
                    value.writeYAML(to: &text, indentation: indentation, inline: false)
                default:
                    text += " "
                    value.writeYAML(to: &text, indentation: 0, inline: true)
                }
            }
        case .list(let items):
            for item in items {
                text += margin + "- "
                item.writeYAML(to: &text, indentation: indentation + 2, inline: true)
            }
        case .text(let value): text += Item.needsQuotes(value) ? "\"\(value)\"\n" : "\(value)\n"
        case .number(let value): text += "\(value)\n"
        case .flag(let value): text += "\(value)\n"
        }
    }

    /// Status codes, references and versions; nothing that is generated needs an escape.
    private static func needsQuotes(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return true }
        return first == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }

    private func writeJSON(to text: inout String, indentation: Int) {
        let margin = String(repeating: " ", count: indentation + 2)
        let end = String(repeating: " ", count: indentation)
        switch self {
        case .mapping(let members):
            text += "{"
            for (index, (key, value)) in members.enumerated() {
                text += index == 0 ? "\n" : ",\n"
                text += "\(margin)\"\(key)\": "
                value.writeJSON(to: &text, indentation: indentation + 2)
            }
            text += "\n\(end)}"
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                text += index == 0 ? "\n" : ",\n"
                text += margin
                item.writeJSON(to: &text, indentation: indentation + 2)
            }
            text += "\n\(end)]"
        case .text(let value): text += "\"\(value)\""
        case .number(let value): text += "\(value)"
        case .flag(let value): text += "\(value)"
        }
    }
}
