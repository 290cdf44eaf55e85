import PortalDiagnostics
import PortalDocument

/// What a published document refers to, found without knowing what its values are.
struct ReferenceCheck {
    /// References that lead nowhere.
    private(set) var dangling: [String] = []
    /// Components that nothing leads to.
    private(set) var unused: [String] = []

    /// Members that are data, in which `$ref` is no reference.
    private static let data: Set<String> = [
        "example", "examples", "default", "enum", "const", "value", "x-lifecycle", "parameters of a link",
    ]

    init(_ document: Value) {
        var used: Set<String> = []
        var stack: [(value: Value, holdsNames: Bool)] = [(document, false)]
        while let (value, holdsNames) = stack.popLast() {
            switch value {
            case .sequence(let elements): stack += elements.map { ($0, false) }
            case .mapping(let members):
                for member in members {
                    if holdsNames {
                        stack.append((member.value, false))
                    } else if member.key == "$ref", case .string(let text) = member.value {
                        used.insert(text)
                    } else if member.key == "mapping", case .mapping(let entries) = member.value {
                        for entry in entries { if case .string(let text) = entry.value { used.insert(text) } }
                    } else if Self.isExamples(member) {
                        stack.append((member.value, true))
                    } else if !Self.data.contains(member.key), !Self.isExtension(member.key) {
                        let names: Set<String> = [
                            "properties", "patternProperties", "$defs", "schemas", "responses", "headers",
                            "dependentSchemas", "callbacks", "links", "requestBodies",
                        ]
                        stack.append((member.value, names.contains(member.key)))
                    }
                }
            default: break
            }
        }
        for text in used.sorted() where !text.hasPrefix("#/") || document.at(String(text.dropFirst())) == nil {
            dangling.append(text)
        }
        if case .mapping(let sections)? = document["components"] {
            for section in sections where section.key != "securitySchemes" {
                for name in section.value.keys where !used.contains("#/components/\(section.key)/\(name)") {
                    unused.append("\(section.key)/\(name)")
                }
            }
        }
    }

    /// The `examples` of a schema are a list of data, others Example Objects by name.
    private static func isExamples(_ member: Value.Member) -> Bool {
        guard member.key == "examples", case .mapping = member.value else { return false }
        return true
    }

    private static func isExtension(_ key: String) -> Bool {
        key.hasPrefix("x-") && key != "x-additionalOperations"
    }
}
