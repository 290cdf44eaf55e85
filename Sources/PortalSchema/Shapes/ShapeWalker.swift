import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// Holds the tables of a version against a text.
///
/// It walks in the order of the text, with a stack of its own.
struct ShapeWalker {
    /// A reference that was met, and what it has to lead to.
    struct Reference {
        /// The text of the `$ref`.
        var node: Node
        /// The shape of the value that it stands for, a number of the table.
        var object: Int16
    }

    /// A container that is being walked.
    private struct Frame {
        enum Content {
            case object(Int16)
            case entries(Int16)
            case elements(Int16)
        }

        var node: Node
        var content: Content
        /// What is left of a mapping, or of a sequence.
        var members: Node.Members?
        var elements: Node.Elements?
        /// The fields met so far, as bits.
        var seen: UInt64 = 0
        /// Whether a member was met that is no extension.
        var hasEntry = false
    }

    private let table: ShapeTable
    private var stack: [Frame] = []
    private(set) var references: [Reference] = []
    /// What was walked because a reference led there: many may lead into one another.
    private var visited: Set<Visit>?

    private struct Visit: Hashable {
        var document: DocumentID
        var value: UInt32
        var object: Int16
    }

    init(_ format: ApiDescription.Format) {
        table = ShapeTable.table(of: format)
        stack.reserveCapacity(64)
    }

    /// Walks a value that is an object of the specification.
    mutating func walk(_ node: Node, as object: ObjectName, findings: inout Findings) {
        walk(node, as: Int16(object.rawValue), findings: &findings)
    }

    /// Walks a value that a reference led to; what was walked this way before is passed over.
    mutating func walk(target node: Node, as object: Int16, findings: inout Findings) {
        if visited == nil { visited = [] }
        walk(node, as: object, findings: &findings)
    }

    /// Takes the references met so far.
    mutating func takeReferences() -> [Reference] {
        defer { references = [] }
        return references
    }

    private mutating func walk(_ node: Node, as object: Int16, findings: inout Findings) {
        guard node.kind == .mapping else {
            findings.report(
                .wrongOpenAPIType,
                at: node.place,
                ["name": "the value", "expected": "a mapping", "found": node.kindInWords]
            )
            return
        }
        enter(node, object, &findings)
        while let depth = stack.indices.last {
            switch stack[depth].content {
            case .object(let object):
                if let member = stack[depth].members?.next() {
                    check(member, of: object, at: depth, &findings)
                } else {
                    let frame = stack.removeLast()
                    leave(frame, object, &findings)
                }
            case .entries(let value):
                if let member = stack[depth].members?.next() {
                    let shape = table.values[Int(value)]
                    if let entry = entry(shape) {
                        if checkKey(member, shape.keys, &findings) { check(member.value, entry, &findings) }
                    }
                } else {
                    stack.removeLast()
                }
            case .elements(let value):
                if let element = stack[depth].elements?.next() {
                    check(element, value, &findings)
                } else {
                    stack.removeLast()
                }
            }
        }
    }

    private func entry(_ shape: ShapeTable.Value) -> Int16? { shape.entry >= 0 ? shape.entry : nil }

    // MARK: - Objects

    /// Begins with a mapping that is an object, or notes the reference that stands in its place.
    private mutating func enter(_ node: Node, _ object: Int16, _ findings: inout Findings) {
        if visited != nil {
            let visit = Visit(document: node.document.id, value: node.identity, object: object)
            if visited?.insert(visit).inserted == false { return }
        }
        var object = object
        if table.objects[Int(object)].isReferenceable, let reference = node["$ref"] {
            guard reference.kind == .string else {
                reportType(reference, .string, &findings)
                return
            }
            references.append(Reference(node: reference, object: object))
            return
        }
        // A variant may have variants: an OAuth scheme by its flow.
        while let field = table.objects[Int(object)].variantField {
            guard let variant = variant(of: node, object, field, &findings) else { return }
            object = variant
        }
        push(node, .object(object))
    }

    private func variant(_ text: String, in object: ShapeTable.Object) -> Int16? {
        object.variants.first { $0.text == text }?.object
    }

    private func variant(of node: Node, _ object: Int16, _ field: String, _ findings: inout Findings) -> Int16? {
        let shape = table.objects[Int(object)]
        let value = node[field]
        if let text = value?.string, let found = variant(text, in: shape) { return found }
        if shape.otherwise >= 0 { return shape.otherwise }
        guard let value else {
            findings.report(
                .missingOpenAPIField,
                at: node.place,
                ["field": field, "object": shape.shape.title],
                missing: field
            )
            return nil
        }
        guard value.kind == .string else {
            reportType(value, .string, &findings)
            return nil
        }
        reportWord(value, shape.variants.map(\.text), &findings)
        return nil
    }

    private mutating func push(_ node: Node, _ content: Frame.Content) {
        let isMapping = node.kind == .mapping
        stack.append(
            Frame(
                node: node,
                content: content,
                members: isMapping ? node.members : nil,
                elements: isMapping ? nil : node.elements
            )
        )
    }

    private mutating func check(
        _ member: Node.Member,
        of object: Int16,
        at depth: Int,
        _ findings: inout Findings
    ) {
        let index = member.key.withTextBytes { table.objects[Int(object)].keys.index(of: $0) }
        if let index {
            stack[depth].seen |= 1 << UInt64(index)
            stack[depth].hasEntry = true
            check(member.value, table.objects[Int(object)].values[index], &findings)
            return
        }
        if table.objects[Int(object)].allowsExtensions, member.key.isExtension { return }
        let entry = table.objects[Int(object)].entry
        if entry >= 0 {
            stack[depth].hasEntry = true
            if checkKey(member, table.objects[Int(object)].entryKeys, &findings) {
                check(member.value, entry, &findings)
            }
        } else if table.objects[Int(object)].othersAreErrors {
            reportUnknown(member, table.objects[Int(object)].shape, &findings)
        }
    }

    /// Judges what can only be said when all members are known.
    private func leave(_ frame: Frame, _ object: Int16, _ findings: inout Findings) {
        let missing = table.objects[Int(object)].required & ~frame.seen
        if missing != 0 {
            let names = table.objects[Int(object)].keys.names
            for (index, name) in names.enumerated() where missing & (1 << UInt64(index)) != 0 {
                findings.report(
                    .missingOpenAPIField,
                    at: frame.node.place,
                    ["field": name, "object": table.objects[Int(object)].shape.title],
                    missing: name
                )
            }
        }
        if table.objects[Int(object)].isNotEmpty, !frame.hasEntry {
            findings.report(
                .wrongOpenAPICount,
                at: frame.node.place,
                ["expected": "at least one member", "found": "none"]
            )
        }
        if !table.objects[Int(object)].constraints.isEmpty {
            for constraint in table.objects[Int(object)].constraints {
                check(constraint, frame, object, &findings)
            }
        }
    }

    private func check(
        _ constraint: ShapeTable.Constraint,
        _ frame: Frame,
        _ object: Int16,
        _ findings: inout Findings
    ) {
        let count = (frame.seen & constraint.fields).nonzeroBitCount
        let title = table.objects[Int(object)].shape.title
        switch constraint.kind {
        case .atMostOne where count > 1, .exactlyOne where count > 1:
            reportConflict(constraint.names, frame.node, title, &findings)
        case .exactlyOne where count == 0, .atLeastOne where count == 0:
            findings.report(
                .missingOpenAPIAlternative,
                at: frame.node.place,
                ["fields": constraint.names.inWords("or"), "object": title],
                missing: constraint.names[0]
            )
        case .requires where count > 0 && frame.seen & constraint.others == 0:
            findings.report(
                .missingOpenAPIField,
                at: frame.node.place,
                ["field": constraint.names[1], "object": title],
                missing: constraint.names[1]
            )
        case .requiresWhen(let text) where count > 0 && frame.seen & constraint.others == 0:
            guard let value = frame.node[constraint.names[0]], value.kind == .string, value.text == text else { return }
            findings.report(
                .missingOpenAPIField,
                at: frame.node.place,
                ["field": constraint.names[1], "object": "\(title) of type `\(text)`"],
                missing: constraint.names[1]
            )
        case .excludes where count > 0 && frame.seen & constraint.others != 0:
            reportConflict(constraint.names, frame.node, title, &findings)
        default:
            break
        }
    }

    // MARK: - Values

    /// Judges a value by itself, and goes into it later if it is a container.
    private mutating func check(_ node: Node, _ value: Int16, _ findings: inout Findings) {
        let kind = node.kind
        guard table.values[Int(value)].kinds.contains(kind) else {
            reportType(node, table.shapes[table.values[Int(value)].shape], &findings)
            return
        }
        if node.isAmbiguous, table.values[Int(value)].kinds != .all, let warning = node.ambiguityWarning() {
            findings.report(warning.code, at: node.place, warning.arguments)
        }
        switch kind {
        case .mapping:
            if table.values[Int(value)].isCounted { checkCount(node, value, &findings) }
            if table.values[Int(value)].object >= 0 {
                enter(node, table.values[Int(value)].object, &findings)
            } else if table.values[Int(value)].entry >= 0 {
                push(node, .entries(value))
            }
        case .sequence:
            if table.values[Int(value)].isCounted { checkCount(node, value, &findings) }
            if table.values[Int(value)].isUnique { checkUnique(node, &findings) }
            if table.values[Int(value)].element >= 0 { push(node, .elements(table.values[Int(value)].element)) }
        case .string:
            if table.values[Int(value)].isText { checkText(node, value, &findings) }
            if table.values[Int(value)].isReference, case .object(let object)? = stack.last?.content {
                references.append(Reference(node: node, object: object))
            }
        case .boolean where table.values[Int(value)].isTrue && node.boolean != true:
            findings.report(.wrongOpenAPIWord, at: node.place, ["found": node.text, "expected": "`true`"])
        case .integer, .number:
            if table.values[Int(value)].isCount { checkNumber(node, &findings) }
        default:
            break
        }
    }

    private func checkText(_ node: Node, _ value: Int16, _ findings: inout Findings) {
        let shape = table.shapes[table.values[Int(value)].shape]
        if !shape.words.isEmpty {
            let isKnown = node.withTextBytes { bytes in shape.words.contains { bytes.elementsEqual($0.utf8) } }
            if !isKnown { reportWord(node, shape.words, &findings) }
        }
        if !node.withTextBytes({ shape.format.matches($0, table.format) }) {
            findings.report(
                .malformedOpenAPIText,
                at: node.place,
                ["found": node.text, "expected": shape.format.expectation]
            )
        }
    }

    private func checkNumber(_ node: Node, _ findings: inout Findings) {
        // Judged by its text, as numbers beyond 64 bits count too; `3.0` is whole.
        let isCount = node.withTextBytes { text in
            let zero = UInt8(ascii: "0")
            let digits = text.drop { $0 == UInt8(ascii: "+") }
            let whole = digits.prefix { (zero...UInt8(ascii: "9")).contains($0) }
            let rest = digits.dropFirst(whole.count)
            return !whole.isEmpty
                && (rest.isEmpty || (rest.first == UInt8(ascii: ".") && rest.dropFirst().allSatisfy { $0 == zero }))
        }
        guard isCount else {
            findings.report(.wrongOpenAPINumber, at: node.place, ["found": node.text])
            return
        }
    }

    private func checkCount(_ node: Node, _ value: Int16, _ findings: inout Findings) {
        let range = table.shapes[table.values[Int(value)].shape].count
        guard !range.contains(node.count) else { return }
        let what = node.kind == .mapping ? "member" : "element"
        let expected: String
        if range.upperBound == 1 {
            expected = "exactly one \(what)"
        } else if node.count > range.upperBound {
            expected = "at most \(range.upperBound) \(what)s"
        } else {
            expected = "at least one \(what)"
        }
        findings.report(
            .wrongOpenAPICount,
            at: node.place,
            ["expected": expected, "found": node.count == 0 ? "none" : String(node.count)]
        )
    }

    private func checkUnique(_ node: Node, _ findings: inout Findings) {
        guard node.count > 1 else { return }
        var firsts: [String: Node] = [:]
        for element in node.elements where element.kind != .mapping && element.kind != .sequence {
            let text = element.text
            guard let first = firsts[text] else {
                firsts[text] = element
                continue
            }
            findings.report(
                .repeatedOpenAPIElement,
                at: element.place,
                ["found": text],
                labels: [.init("first listed here", at: .place(first.place))]
            )
        }
    }

    /// Whether a key is one; what is under a key that is none is not looked at.
    private func checkKey(_ member: Node.Member, _ format: TextFormat, _ findings: inout Findings) -> Bool {
        if case .any = format { return true }
        if member.key.withTextBytes({ format.matches($0, table.format) }) { return true }
        // Keys of `paths` have a rule of their own.
        if case .rootedPath = format { return false }
        findings.report(
            .malformedOpenAPIKey,
            at: member.value.place.key,
            ["found": member.key.text, "expected": format.expectation]
        )
        if case .componentName = format { return true }
        return false
    }
}

extension Node {
    /// Whether a key begins with `x-`.
    fileprivate var isExtension: Bool {
        withTextBytes { $0.count >= 2 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
    }
}
