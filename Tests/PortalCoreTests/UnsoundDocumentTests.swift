import PortalCore
import Testing

/// A manifest with a key given twice is not used, and what it might have published stays closed.
@Suite struct UnsoundDocumentTests {
    private static func input(_ duplicated: String, in kind: String) -> InputFile {
        let text = """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: orders, namespace: shop}
            spec:
              openApi:
                inline:
                  openapi: 3.1.0
                  info: {title: Orders, version: "1"}
                  paths:
                    /orders: {get: {operationId: listOrders, responses: {"200": {description: All orders}}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiProduct
            metadata: {name: orders, namespace: shop}
            spec:
              usagePlanRefs: [{name: open}]\(kind == "ApiProduct" ? duplicated : "")
              versions:
              - name: v1
                route: {backends: [{service: {name: orders, port: 80}}]}
                apis: [{apiDocRef: {name: orders}}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: open, namespace: shop}
            spec: {auth: {open: {}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: wild, namespace: shop}
            spec:
              domains: ["*.example.com"]
              gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
              products: [{names: [orders]}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: exact, namespace: shop}
            spec:
              domains: [api.example.com]\(kind == "Environment" ? duplicated : "")
              gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
              products: [{names: [orders]}]
            """
        return InputFile(name: "portal.yaml", bytes: Array(text.utf8))
    }

    private static func routes(_ document: OutputDocument) -> [Value] {
        guard case .sequence(let routes)? = document.value["spec"]?["http"] else { return [] }
        return routes
    }

    @Test func anEnvironmentIsClosedBesideAWildcard() throws {
        let twice = "\n  displayName: One\n  displayName: Two"
        let translation = PortalPipeline.translate([Self.input(twice, in: "Environment")])
        #expect(translation.report.entries.map(\.diagnostic.code.id) == ["PC1010"])
        let exact = try #require(
            translation.documents.first { $0.value["spec"]?["hosts"] == .sequence(["api.example.com"]) }
        )
        #expect(!Self.routes(exact).isEmpty)
        #expect(Self.routes(exact).allSatisfy { $0["directResponse"] != nil })
        let wild = try #require(
            translation.documents.first { $0.value["spec"]?["hosts"] == .sequence(["*.example.com"]) }
        )
        #expect(Self.routes(wild).contains { $0["route"] != nil })
    }

    @Test func aProductIsWithheldForOneReason() {
        let twice = "\n  displayName: One\n  displayName: Two"
        let translation = PortalPipeline.translate([Self.input(twice, in: "ApiProduct")])
        #expect(translation.report.entries.map(\.diagnostic.code.id) == ["PC1010"])
        #expect(translation.documents.flatMap(Self.routes).allSatisfy { $0["route"] == nil })
    }

    @Test func soundnessIsSaid() {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        var options = DocumentOptions()
        options.keepsUnsoundDocuments = true
        for (text, isSound) in [("a: 1\na: 2", false), (#"{"a": 1, "a": 2}"#, false), ("a: 1\nb: 2", true)] {
            let documents = DocumentReader.read(
                Array(text.utf8),
                name: "a",
                options: options,
                into: &sources,
                diagnostics: &diagnostics
            )
            #expect(documents.map(\.isSound) == [isSound])
            #expect(documents.first?.root["a"]?.integer == 1)
        }
        #expect(diagnostics.all.count == 2)
    }
}
