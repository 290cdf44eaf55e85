import PortalDocument
import PortalVocabulary

/// Finds which other documents a text refers to, without knowing what its values are.
///
/// Any text that references lead to may be asked, not descriptions only.
enum ReferenceCollector {
    /// Keys that say what stands below them.
    private static let keys = KeyTable(["$ref", "examples"] + data + mapsOfNames)
    /// Members that are data, in which `$ref` is no reference.
    private static let data = ["example", "default", "enum", "const", "value", "dataValue"]
    /// Mappings whose keys are names of the author's choice, where `$ref` or `default` name things.
    private static let mapsOfNames = [
        "properties", "patternProperties", "definitions", "$defs", "schemas", "responses", "headers",
        "dependentSchemas", "parameters",
    ]

    /// The URIs, resolved against `base`, sorted and distinct, without the text's own.
    static func documents(of node: Node, base: String) -> [String] {
        // Most texts refer to themselves only, which is quickly seen.
        guard node.mayHold("$ref", where: { uri(of: $0) != nil }) else { return [] }
        var found: Set<String> = []
        var base = base
        if let own = node["$self"]?.string { base = URIReference.resolve(own, against: base) }
        var stack: [(node: Node, holdsNames: Bool)] = [(node, false)]
        while let (node, holdsNames) = stack.popLast() {
            for member in node.members {
                let kind = member.value.kind
                guard kind == .mapping || kind == .sequence || kind == .string else { continue }
                let key = holdsNames ? nil : member.key.withTextBytes { keys.index(of: $0) }
                if kind == .string {
                    if key == 0, let uri = uri(of: member.value) {
                        found.insert(URIReference.resolve(uri, against: base))
                    }
                    continue
                }
                guard let key else {
                    if holdsNames || !isExtension(member.key) { stack.append((member.value, false)) }
                    continue
                }
                // The `examples` of a schema are a list of data, others a mapping of Example Objects by name.
                let isData = key == 1 ? kind == .sequence : key >= 2 && key < 2 + data.count
                if !isData { stack.append((member.value, key != 0)) }
            }
            for element in node.elements where element.kind == .mapping || element.kind == .sequence {
                stack.append((element, false))
            }
        }
        found.remove(base)
        return found.ordered()
    }

    /// A reference without its fragment; `nil` for one into its own document.
    private static func uri(of reference: Node) -> String? {
        let isLocal = reference.withTextBytes { $0.isEmpty || $0.first == UInt8(ascii: "#") }
        return isLocal ? nil : String(reference.text.prefix { $0 != "#" })
    }

    private static func isExtension(_ key: Node) -> Bool {
        key.withTextBytes { $0.count >= 2 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
    }
}
