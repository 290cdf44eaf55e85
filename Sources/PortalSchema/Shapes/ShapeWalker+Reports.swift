import PortalDiagnostics
import PortalDocument
import PortalVocabulary

extension ShapeWalker {
    func reportType(_ node: Node, _ shape: ValueShape, _ findings: inout Findings) {
        let place = node.place
        let name = place.pointer.tokens.last.map { "`\($0)`" } ?? "the document"
        findings.report(
            .wrongOpenAPIType,
            at: place,
            ["name": name, "expected": shape.expectation, "found": node.kindInWords]
        )
    }

    func reportWord(_ node: Node, _ words: [String], _ findings: inout Findings) {
        let text = node.text
        let near = NearName.closest(to: text, among: words)
        findings.report(
            .wrongOpenAPIWord,
            at: node.place,
            ["found": text, "expected": words.inWords("or")],
            help: near.map { "did you mean `\($0)`?" }
        )
    }

    func reportUnknown(_ member: Node.Member, _ shape: ObjectShape, _ findings: inout Findings) {
        let name = member.key.text
        var help: String?
        if let later = shape.fields.first(where: { $0.name == name }) {
            help = "`\(name)` is known \(later.formats.inWords)"
        } else if let near = NearName.closest(to: name, among: shape.fields.map(\.name)) {
            help = "did you mean `\(near)`?"
        }
        findings.report(
            .unknownOpenAPIField,
            at: member.value.place.key,
            ["field": name, "object": shape.title],
            help: help
        )
    }

    func reportConflict(_ names: [String], _ node: Node, _ title: String, _ findings: inout Findings) {
        let present = names.filter { node[$0] != nil }
        guard let last = present.last, let member = node[last] else { return }
        findings.report(
            .conflictingOpenAPIFields,
            at: member.place.key,
            ["fields": present.inWords("and"), "object": title]
        )
    }
}

extension Node {
    /// What kind of value it is, in words.
    var kindInWords: String {
        switch kind {
        case .null: "nothing"
        case .boolean: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension [String] {
    /// The names in backticks: "`a`, `b` or `c`".
    func inWords(_ conjunction: String) -> String {
        let quoted = map { "`\($0)`" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}

extension ClosedRange<ApiDescription.Format> {
    /// The versions, in words.
    fileprivate var inWords: String {
        switch (lowerBound, upperBound) {
        case (let lower, .openAPI32): "since \(lower.number)"
        case (let lower, let upper) where lower == upper: "only in \(lower.number)"
        case (_, let upper): "until \(upper.number)"
        }
    }
}

extension ApiDescription.Format {
    /// The version as documents write it.
    var number: String {
        switch self {
        case .swagger2: "2.0"
        case .openAPI30: "3.0"
        case .openAPI31: "3.1"
        case .openAPI32: "3.2"
        }
    }
}
