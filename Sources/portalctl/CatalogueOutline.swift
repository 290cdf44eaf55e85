#if CLI
import PortalCore

/// A catalogue as a tree for people: a line for each thing that has a name, what it is in front.
enum CatalogueOutline {
    /// The tree.
    static func text(_ catalogue: Value) -> String {
        var lines: [String] = []
        add(catalogue, indent: 0, to: &lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func add(_ value: Value, indent: Int, to lines: inout [String]) {
        guard case .mapping(let members) = value else { return }
        let space = String(repeating: "  ", count: indent)
        for member in members {
            switch member.value {
            case .sequence(let elements) where elements.contains { isScalar($0) == false }:
                if elements.isEmpty { continue }
                lines.append("\(space)\(member.key)")
                for element in elements {
                    lines.append("\(space)  \(title(element))")
                    add(rest(element), indent: indent + 2, to: &lines)
                }
            case .sequence(let elements):
                if elements.isEmpty { continue }
                lines.append("\(space)\(member.key): \(elements.map(scalar).joined(separator: ", "))")
            case .mapping(let inner):
                if inner.isEmpty { continue }
                lines.append("\(space)\(member.key)")
                add(member.value, indent: indent + 1, to: &lines)
            default:
                lines.append("\(space)\(member.key): \(scalar(member.value))")
            }
        }
    }

    /// What an element is told by.
    private static let titles = ["method", "path", "namespace", "name", "id", "version", "summary", "displayName"]

    private static func title(_ element: Value) -> String {
        guard case .mapping = element else { return scalar(element) }
        let parts = titles.compactMap { key in element[key].flatMap { isScalar($0) ? scalar($0) : nil } }
        return parts.isEmpty ? "-" : parts.joined(separator: " ")
    }

    /// An element without what its line says already.
    private static func rest(_ element: Value) -> Value {
        guard case .mapping(let members) = element else { return .mapping([]) }
        return .mapping(members.filter { !(titles.contains($0.key) && isScalar($0.value)) })
    }

    private static func isScalar(_ value: Value) -> Bool {
        switch value {
        case .sequence, .mapping: false
        default: true
        }
    }

    /// One line, however long a text is.
    private static func scalar(_ value: Value) -> String {
        switch value {
        case .string(let text):
            let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return line.count > 100 ? line.prefix(99) + "…" : line
        case .integer(let number): return String(number)
        case .number(let number): return String(number)
        case .boolean(let isTrue): return isTrue ? "yes" : "no"
        case .null, .sequence, .mapping: return ""
        }
    }
}
#endif
