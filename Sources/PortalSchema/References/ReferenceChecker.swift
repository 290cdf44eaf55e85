import PortalDiagnostics
import PortalDocument

/// Checks every reference that the walker met, and walks what the references lead to outside the usual places.
struct ReferenceChecker {
    private struct Visit: Hashable {
        var document: DocumentID
        var text: String
        var object: Int16
    }

    private var visited: Set<Visit> = []

    /// Follows references until no new one turns up.
    mutating func check(
        _ walker: inout ShapeWalker,
        _ resolver: inout ReferenceResolver,
        root: Node,
        findings: inout Findings
    ) {
        var pending = walker.takeReferences()
        while !pending.isEmpty {
            for reference in pending {
                check(reference, &walker, &resolver, root: root, &findings)
            }
            pending = walker.takeReferences()
        }
    }

    private mutating func check(
        _ reference: ShapeWalker.Reference,
        _ walker: inout ShapeWalker,
        _ resolver: inout ReferenceResolver,
        root: Node,
        _ findings: inout Findings
    ) {
        let text = reference.node.text
        let document = reference.node.document.id
        let visit = Visit(document: document, text: text, object: reference.object)
        let isFirst = visited.insert(visit).inserted
        switch resolver.target(of: reference.node) {
        case .failure(let fault):
            report(fault, text, reference, &findings)
        case .success(let target):
            guard isFirst else { return }
            if case .failure(.cycle) = resolver.follow(target), !reference.isPathItem || target.kind == .mapping {
                findings.report(.circularReference, at: reference.node.place, ["reference": text])
            }
            if document == root.document.id, Self.isWalkedAnyway(text) {
                checkSection(text, reference, &findings)
            } else if target.kind == .boolean, reference.isSchema {
                return
            } else {
                walker.walk(target: target, as: reference.object, findings: &findings)
            }
        }
    }

    private func report(
        _ fault: ReferenceResolver.Fault,
        _ text: String,
        _ reference: ShapeWalker.Reference,
        _ findings: inout Findings
    ) {
        let place = reference.node.place
        switch fault {
        case .documentNotSupplied(let uri):
            let code: DiagnosticCode = reference.concernsRouting ? .documentNotSupplied : .documentNotRead
            findings.report(code, at: place, ["reference": text, "document": uri])
        case .nothingThere:
            findings.report(.danglingReference, at: place, ["reference": text])
        case .unknownAnchor(let name):
            findings.report(.unknownAnchor, at: place, ["reference": text, "anchor": name])
        case .cycle:
            findings.report(.circularReference, at: place, ["reference": text])
        }
    }

    /// Whether a pointer leads into a part of the document that its own table covers.
    private static func isWalkedAnyway(_ text: String) -> Bool {
        let roots = [
            "#/components/", "#/paths/", "#/definitions/", "#/parameters/", "#/responses/", "#/webhooks/",
        ]
        return roots.contains { text.hasPrefix($0) }
    }

    /// A reference to a component leads to one of the kind that is needed.
    private func checkSection(_ text: String, _ reference: ShapeWalker.Reference, _ findings: inout Findings) {
        guard let expected = reference.section, !text.hasPrefix("#/components/\(expected)/"),
            let tokens = JSONPointer(String(text.dropFirst()))?.tokens, let found = Self.section(tokens),
            found != expected
        else { return }
        findings.report(
            .wrongTarget,
            at: reference.node.place,
            ["reference": text, "found": found, "expected": expected]
        )
    }

    /// The section of a pointer to a component itself, not into one.
    private static func section(_ tokens: [String]) -> String? {
        switch tokens.count {
        case 3 where tokens[0] == "components": tokens[1]
        case 2 where ["definitions", "parameters", "responses"].contains(tokens[0]): tokens[0]
        default: nil
        }
    }
}

extension ShapeWalker.Reference {
    private var name: ObjectName? { UInt8(exactly: object).flatMap(ObjectName.init(rawValue:)) }

    var isSchema: Bool { name == .schema || name == .swaggerSchema || name == .swaggerResponseSchema }

    var isPathItem: Bool { name == .pathItem || name == .swaggerPathItem }

    /// Whether a route depends on what it leads to.
    var concernsRouting: Bool {
        switch name {
        case .pathItem, .swaggerPathItem, .parameter, .swaggerParameter, .securityScheme: true
        default: false
        }
    }

    /// Where components of this kind are kept.
    var section: String? {
        switch name {
        case .schema: "schemas"
        case .swaggerSchema, .swaggerResponseSchema: "definitions"
        case .parameter, .swaggerParameter: "parameters"
        case .response, .swaggerResponse: "responses"
        case .requestBody: "requestBodies"
        case .header: "headers"
        case .example: "examples"
        case .link: "links"
        case .callback: "callbacks"
        case .pathItem: "pathItems"
        case .securityScheme: "securitySchemes"
        case .mediaType: "mediaTypes"
        default: nil
        }
    }
}
