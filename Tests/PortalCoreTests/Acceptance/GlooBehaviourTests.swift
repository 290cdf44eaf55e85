import Foundation
import PortalIR
import PortalTestSupport
import Testing

@testable import PortalCore

/// Single behaviours of Gloo Portal that no set of the corpus shows.
@Suite struct GlooBehaviourTests {
    private static let doc = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: NAME, namespace: web}
        spec:
          openApi:
            content:
              inlineString: |
                openapi: 3.0.2
                info: {title: Pets, version: "1"}
                servers: [{url: "https://old.example.com/api"}]
                paths: {/NAME: {get: {operationId: list, responses: {"200": {description: Pets}}}}}
        """

    private static func product(
        _ name: String = "pets",
        docs: [String] = ["pets"],
        _ more: String = "",
        route: String = way
    ) -> String {
        let apis = docs.map { "{apiDoc: {name: \($0), namespace: web}}" }.joined(separator: ", ")
        return """
            apiVersion: portal.gloo.solo.io/v1beta1
            kind: APIProduct
            metadata: {name: \(name), namespace: web, labels: {app: pets}}
            spec: {\(more)versions: [{name: v1, tags: {stable: {}}, labels: {team: cats}, apis: [\(apis)]\(route)}]}
            """
    }

    private static let way =
        ", gatewayConfig: {route: {inlineRoute: {backends: [{kube: {name: pets, namespace: web, port: 80}}]}}}"

    private static func environment(
        _ selections: String = "{names: [pets]}",
        domains: String = "api.example.com",
        options: String = "",
        base: String = "base"
    ) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: dev, namespace: web}
        spec:
          domains: [\(domains)]
          basePath: \(base)
          apiProducts: [\(selections)]
          gatewayConfig: {disableRoutes: false\(options)}
          parameters: {usagePlans: {basic: {authPolicy: {apiKey: {}}}}}
        """
    }

    private static func served(_ texts: String...) -> Served {
        let docs = ["pets", "cats"].map { doc.replacing("NAME", with: $0) }
        return Served((docs + texts).joined(separator: "\n---\n"))
    }

    /// Base paths are joined whatever slashes they have, placeholders are filled in, and the description's own stays.
    @Test func basePathsAreJoined() {
        for (base, selection) in [("base", "x/{%version%}"), ("/base/", "/x/{%version%}/"), ("base", "x/v1")] {
            let served = Self.served(
                Self.product(),
                Self.environment("{names: [pets], basePath: \"\(selection)\"}", base: base)
            )
            #expect(
                served.routes.compactMap { Served.elements($0["match"]).first?["uri"]?["exact"] } == [
                    "/base/x/v1/api/pets"
                ]
            )
            let rewrite = served.routes.first?["rewrite"]?["uriRegexRewrite"]
            #expect(rewrite?["match"].flatMap(Served.string)?.contains("/base/x/v1") == true)
        }
        let labelled = Self.served(Self.product(), Self.environment("{names: [pets], basePath: \"{%label:team%}\"}"))
        #expect(
            labelled.routes.compactMap { Served.elements($0["match"]).first?["uri"]?["exact"] } == [
                "/base/cats/api/pets"
            ]
        )
    }

    /// What the product lists is not looked at where the selection has a list of its own.
    @Test func selectionsOverrideTheListOfTheProduct() {
        let served = Self.served(
            Self.product("pets", "usagePlans: [ultimate], "),
            Self.environment("{names: [pets], usagePlans: [basic]}")
        )
        #expect(served.errors == [])
        #expect(served.translation.portal.environments[0].servedPlans.map(\.name) == ["basic"])
    }

    /// An operation without a way to backends takes itself down, and nothing else.
    @Test func operationsWithoutARouteAreWithheldAlone() {
        let served = Self.served(
            Self.product("pets", route: ""),
            Self.product("cats", docs: ["cats"]),
            Self.environment("{labels: [{key: app, operator: Equals, values: [pets]}]}")
        )
        #expect(served.operations == ["web/dev/web/cats/v1/web/cats/list"])
        #expect(served.errors.allSatisfy { $0.hasSuffix("ApiProduct web/pets") } && !served.errors.isEmpty)
    }

    /// Two descriptions may use the same identifier.
    @Test func identifiersAreThoseOfTheirDescription() {
        let served = Self.served(Self.product(docs: ["pets", "cats"]), Self.environment())
        #expect(served.errors == [])
        #expect(
            served.routeNames == ["web/dev/web/pets/v1/web/cats/list", "web/dev/web/pets/v1/web/pets/list"]
        )
    }

    /// Two products with the same operation on one host contradict each other.
    @Test func sharedOperationsAreTold() {
        let served = Self.served(
            Self.product("pets"),
            Self.product("cats"),
            Self.environment("{labels: [{key: app, operator: In, values: [pets]}]}")
        )
        #expect(served.routes.count <= 1 && !served.errors.isEmpty)
        #expect(served.routeNames == served.operations)
    }

    /// What protects something, and cannot be had, is not served without; what the portal decides itself is refused.
    @Test(arguments: [
        ("waf: {ruleSets: [{ruleStr: x}]}", "PC2605"), ("csrf: {filterEnabled: {}}", "PC2605"),
        ("extauth: {disable: true}", "PC2602"), ("ratelimitBasic: {a: 1}", "PC2602"),
    ])
    func optionsThatProtect(option: String, code: String) {
        let served = Self.served(Self.product(), Self.environment(options: ", options: {\(option)}"))
        #expect(served.errors == ["\(code) Environment web/dev"])
        #expect(served.routes.isEmpty)
    }

    /// What changes nobody's rights is told of, and served without.
    @Test(arguments: ["transformations: {a: 1}", "stats: {virtualClusters: []}"])
    func optionsThatDoNot(option: String) {
        let served = Self.served(Self.product(), Self.environment(options: ", options: {\(option)}"))
        #expect(served.errors == [] && served.routes.count == 1)
    }

    @Test func portsOfDomainsAreLeftOut() {
        let served = Self.served(
            Self.product(),
            Self.environment(domains: "\"api.example.com:32500\", \"*.example.org\"")
        )
        let hosts = served.documents("VirtualService").flatMap { Served.elements($0.value["spec"]?["hosts"]) }
        #expect(hosts.compactMap(Served.string).sorted() == ["*.example.org", "api.example.com"])
    }

    /// Addresses that are none break nothing, and are not shown.
    @Test func addressesThatAreNoneAreNotShown() {
        let info =
            #"displayInfo: {termsOfService: "javascript:alert(1)", contact: {url: "www.example.com", name: Mia}}, "#
        let served = Self.served(Self.product("pets", info), Self.environment())
        #expect(served.errors == [] && served.codes.contains("PC2601"))
        let specification = served.translation.specification(
            of: served.name("web/pets"),
            version: "v1",
            in: served.name("web/dev")
        )
        #expect(specification?.document["info"]?["contact"] == ["name": "Mia"])
        #expect(specification?.document["info"]?["termsOfService"] == nil)
    }

    /// A kind that is not read is told of.
    @Test func otherKindsAreTold() {
        let storage =
            "apiVersion: portal.gloo.solo.io/v1beta1\nkind: Storage\nmetadata: {name: a}\nspec: {apikeyStorage: {}}"
        let served = Self.served(Self.product(), Self.environment(), storage)
        #expect(served.routes.count == 1)
        #expect(served.codes.count > 2, "\(served.codes)")
    }
}
