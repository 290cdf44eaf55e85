import PortalDocument

/// Finds which other documents a text refers to, without knowing what its values are: any text that references lead
/// to may be asked, not descriptions only.
enum ReferenceCollector {
    /// The URIs, resolved against `base`, sorted and distinct, without the text's own.
    static func documents(of node: Node, base: String) -> [String] {
        var found: Set<String> = []
        var base = base
        if let own = node["$self"]?.string { base = URIReference.resolve(own, against: base) }
        var stack: [(node: Node, holdsNames: Bool)] = [(node, false)]
        while let (node, holdsNames) = stack.popLast() {
            if !holdsNames, let reference = ReferenceResolver.reference(in: node) {
                let text = reference.text
                let uri = text.prefix { $0 != "#" }
                if !uri.isEmpty { found.insert(URIReference.resolve(String(uri), against: base)) }
            }
            for member in node.members {
                let isContainer = member.value.kind == .mapping || member.value.kind == .sequence
                guard isContainer, holdsNames || !isData(member) else { continue }
                stack.append((member.value, !holdsNames && isMapOfNames(member.key)))
            }
            for element in node.elements where element.kind == .mapping || element.kind == .sequence {
                stack.append((element, false))
            }
        }
        found.remove(base)
        return found.sorted()
    }

    /// Whether a member is data, in which `$ref` is no reference.
    private static func isData(_ member: Node.Member) -> Bool {
        let key = member.key
        if key.withTextBytes({ $0.starts(with: "x-".utf8) }) { return true }
        if key.hasText("examples") { return member.value.kind == .sequence }
        return key.hasText("example") || key.hasText("default") || key.hasText("enum") || key.hasText("const")
            || key.hasText("value") || key.hasText("dataValue")
    }

    /// Whether the keys of a member's value are names of the author's choice, where `$ref` or `default` name things.
    private static func isMapOfNames(_ key: Node) -> Bool {
        key.hasText("properties") || key.hasText("patternProperties") || key.hasText("definitions")
            || key.hasText("$defs") || key.hasText("schemas") || key.hasText("responses") || key.hasText("headers")
            || key.hasText("dependentSchemas") || key.hasText("examples") || key.hasText("parameters")
    }
}
