import PortalIR
import PortalVocabulary
import Testing

/// What is not published gets a guard where another spelling of its path would reach something that is.
@Suite("Guards of other spellings")
struct SpellingGuardTests {
    /// The entries for two paths of which the first is excluded.
    private static func entries(_ excluded: String, _ served: String) -> [RouteEntry] {
        Resolution(
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: orders, namespace: shop}
            spec:
              openApi:
                inline:
                  openapi: 3.1.0
                  info: {title: Orders, version: 1.0.0}
                  paths:
                    "\(excluded)": {get: {operationId: hidden, responses: {"200": {description: ok}}}}
                    "\(served)":
                      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                      get: {operationId: shown, responses: {"200": {description: ok}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiProduct
            metadata: {name: orders, namespace: shop}
            spec:
              usagePlanRefs: [{name: everyone}]
              versions:
              - name: v1
                route: {backends: [{host: {name: orders.example.net, port: 80}}]}
                apis: [{apiDocRef: {name: orders}, operations: {exclude: [{ids: [hidden]}]}}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: everyone, namespace: shop}
            spec: {auth: {open: {}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: production, namespace: shop}
            spec:
              domains: [api.example.com]
              gateway: {ref: {name: public}}
              products: [{names: [orders]}]
            """
        ).environment("production")?.entries ?? []
    }

    /// The gateway's expression of the served path takes this spelling of the excluded one.
    @Test(arguments: [
        ("/caf/*", "/caf/{id}A", "/caf/%2A"), ("/caf/*", "/caf/{id}a", "/caf/%2a"),
        ("/caf/a:b", "/caf/{id}3Ab", "/caf/a%3Ab"), ("/caf/%C3%A9", "/caf/{id}a9", "/caf/%C3%a9"),
        ("/x/{a}:stop", "/x/{id}astop", "/x/7%3astop"),
    ])
    func guarded(excluded: String, served: String, request: String) throws {
        let entries = Self.entries(excluded, served)
        let first = try entries.first { entry in
            guard case .template(let template) = entry.match.path else { return false }
            return try Regex(template.regularExpression).wholeMatch(in: request) != nil
        }
        let entry = try #require(first)
        #expect(entry.action == .respond(.notSelected))
        #expect(entries.count == 2)
    }

    @Test(arguments: [("/caf/*", "/coffee/{id}A"), ("/caf/*", "/caf/{id}/A"), ("/caf/x", "/caf/{id}A")])
    func notGuardedWithoutNeed(excluded: String, served: String) {
        #expect(Self.entries(excluded, served).count == 1)
    }
}
