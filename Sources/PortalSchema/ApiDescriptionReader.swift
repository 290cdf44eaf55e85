package import PortalDiagnostics
package import PortalDocument

/// Answers references from one document into another: the host supplies the documents, the reader follows the pointers.
package struct DocumentLibrary: Sendable {
    /// Documents by the URI or path that references use, resolved against the URI of the referring document.
    package var documents: [String: Document]

    /// Holds documents by URI.
    package init(documents: [String: Document] = [:]) {
        self.documents = documents
    }
}

/// Reads API descriptions.
package enum ApiDescriptionReader {
    /// Whether a value looks like an API description: a mapping with `openapi` or `swagger`.
    package static func recognizes(_ node: Node) -> Bool {
        node.member("openapi") != nil || node.member("swagger") != nil
    }

    /// The URIs of other documents that references in this one name, resolved against `base`, sorted and distinct.
    package static func requiredDocuments(of node: Node, base: String) -> [String] {
        ReferenceCollector.documents(of: node, base: base)
    }

    /// Reads one description.
    ///
    /// - Parameters:
    ///   - node: the root of the description, which may stand inside another document
    ///   - base: the URI of the text that holds it, which relative references are resolved against
    ///   - library: the documents that answer references
    ///   - subject: the resource that diagnostics are about, such as `ApiDoc shop/orders`
    ///   - diagnostics: receives what is wrong
    /// - Returns: what could be read, or `nil` where there is no telling which operations exist.
    package static func read(
        _ node: Node,
        base: String,
        library: DocumentLibrary = DocumentLibrary(),
        subject: String? = nil,
        diagnostics: inout Diagnostics
    ) -> ApiDescription? {
        var findings = Findings(subject: subject)
        defer { diagnostics.report(contentsOf: findings.diagnostics) }
        guard let format = FormatDetector.format(of: node, findings: &findings) else { return nil }

        var walker = ShapeWalker(format)
        walker.walk(node, as: format == .swagger2 ? .swagger : .openAPI, findings: &findings)
        var resolver = ReferenceResolver(root: node, base: base, library: library)
        var checker = ReferenceChecker()
        checker.check(&walker, &resolver, root: node, findings: &findings)

        let paths = node["paths"]
        let canDoWithout = format >= .openAPI31 && (node["components"] != nil || node["webhooks"] != nil)
        guard paths?.kind == .mapping || (paths == nil && canDoWithout) else { return nil }
        var reader = DescriptionReader(format: format, root: node, place: node.place, resolver: resolver)
        let draft = reader.read()
        if reader.isExceeded {
            findings.report(
                .wrongOpenAPICount,
                at: node.place.appending("paths"),
                ["expected": "at most 100000 operations with a million parameters", "found": "more"]
            )
            return nil
        }
        for rule in Rule.all { rule.check(draft, &findings) }
        findings.sortFaults()
        var description = Assembly(draft, findings).description()
        description.text = DescriptionText(root: node, base: base, library: library)
        return description
    }
}
