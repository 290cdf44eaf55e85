import PortalDiagnostics
import PortalDocument

/// How long a list may be, and what tells its elements apart.
struct ListBounds: Sendable {
    /// The fewest elements.
    var atLeast = 0
    /// The most elements; it bounds the cost of the schema's rules.
    var atMost = 64
    /// The field whose value is different in every element, which makes the list one that merges.
    var key: String?
    /// Whether equal elements are pointless, so that the list is a set.
    var isSet = false
    /// Whether an empty list is for the resolver to judge, which knows who is concerned.
    var leavesEmpty = false

    /// The elements of a list with their places, or `nil` if it is none.
    ///
    /// What is wrong with the list itself is reported.
    func elements(of node: Node, at place: Place, _ decoding: inout Decoding) -> [(node: Node, place: Place)]? {
        guard decoding.expect(.sequence, node, at: place) else { return nil }
        if node.count == 0 { decoding.consume(place) }
        if node.count < atLeast, !leavesEmpty {
            decoding.report(.emptyList, at: place)
        } else if node.count > atMost {
            decoding.report(.tooManyElements, at: place.key, ["count": "\(node.count)", "most": "\(atMost)"])
        }
        var elements: [(node: Node, place: Place)] = []
        var names: [String: Place] = [:]
        for (index, child) in node.elements.enumerated() {
            let childPlace = place.appending(index)
            if let key, let name = child[key] {
                decoding.checkUnique(name.text, at: childPlace.appending(key), among: &names)
            } else if isSet {
                decoding.checkUnique(child.text, at: childPlace, among: &names)
            }
            elements.append((child, childPlace))
        }
        return elements
    }
}

extension Shape {
    /// A list.
    static func list<Element>(
        _ element: Shape<Element>,
        atLeast: Int = 0,
        atMost: Int = 64,
        key: String? = nil,
        isSet: Bool = false,
        leavesEmpty: Bool = false
    ) -> Shape where Value == [Element] {
        let bounds = ListBounds(atLeast: atLeast, atMost: atMost, key: key, isSet: isSet, leavesEmpty: leavesEmpty)
        return Shape(SchemaNode(listOf: element.schema(), bounds)) { node, place, decoding in
            guard let elements = bounds.elements(of: node, at: place, &decoding) else { return nil }
            var values: [Element] = []
            for child in elements {
                if let value = element.read(child.node, child.place, &decoding) { values.append(value) }
            }
            return values
        }
    }

    /// A mapping from names of the user's choice.
    static func map<Element>(
        _ keys: TextFormat,
        to element: Shape<Element>,
        atMost: Int = 256
    ) -> Shape where Value == [String: Element] {
        Shape<[(PlacedText, Element)]>.entries(keys, of: element, atMost: atMost).map { entries in
            Dictionary(entries.map { ($0.text, $1) }, uniquingKeysWith: { $1 })
        }
    }

    /// A mapping from names of the user's choice, in the order of the text.
    static func entries<Element>(
        _ keys: TextFormat,
        of element: Shape<Element>,
        atMost: Int = 256
    ) -> Shape where Value == [(PlacedText, Element)] {
        Shape(SchemaNode(mapOf: element.schema(), atMost: atMost)) { node, place, decoding in
            guard decoding.expect(.mapping, node, at: place) else { return nil }
            if node.count == 0 { decoding.consume(place) }
            if node.count > atMost {
                decoding.report(.tooManyElements, at: place.key, ["count": "\(node.count)", "most": "\(atMost)"])
            }
            return node.members.compactMap { member in
                let name = member.key.text
                let childPlace = place.appending(name)
                keys.check(name, at: childPlace.key, &decoding)
                return element.read(member.value, childPlace, &decoding).map {
                    (PlacedText(name, provenance: Provenance(childPlace)), $0)
                }
            }
        }
    }

    /// A mapping with fields.
    static func object(_ table: Table<Value>, blank: Value) -> Shape where Value: Sendable {
        Shape(SchemaNode(table)) { node, place, decoding in
            guard decoding.expect(.mapping, node, at: place, help: table.outline.help(insteadOf: node)) else {
                return nil
            }
            var value = blank
            table.read(into: &value, from: node, at: place, &decoding)
            return value
        }
    }

    /// Anything, kept as it is.
    static func whole(_ kind: NodeKind) -> Shape where Value == Node {
        Shape(SchemaNode.anything) { node, place, decoding in
            decoding.consume(place)
            return decoding.expect(kind, node, at: place) ? node : nil
        }
    }
}

extension Shape where Value: Shaped {
    /// A mapping with the fields of its type.
    static var object: Shape {
        .object(Table(Value.fields, rules: Value.rules, title: Value.title), blank: Value.blank)
    }
}

extension Decoding {
    /// Whether a value is of a kind; where it is not, that is reported, and nothing will be made of the value.
    mutating func expect(_ kind: NodeKind, _ node: Node, at place: Place, help: String? = nil) -> Bool {
        if node.kind == kind { return true }
        consume(place)
        reportType(node, at: place, expected: kind.phrase, help: help)
        return false
    }

    /// Reports a name that another element of the list has already.
    mutating func checkUnique(_ name: String, at place: Place, among names: inout [String: Place]) {
        if let first = names[name] {
            report(
                .duplicateElement,
                at: place,
                ["name": name],
                labels: [Diagnostic.Label("first used here", at: .place(first))]
            )
        } else {
            names[name] = place
        }
    }
}
