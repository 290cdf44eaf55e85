import PortalDiagnostics
import Testing

@testable import PortalModel

/// One case for each code and each way to come to it: exact code and pointer, nothing else.
@Suite struct ShapeDiagnosticTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let findings: [String]

        init(_ name: String, _ text: String, _ findings: String...) {
            testDescription = name
            self.text = text
            self.findings = findings
        }
    }

    private static func native(_ kind: String, _ spec: String) -> String {
        "{apiVersion: portalcore.dev/v1alpha1, kind: \(kind), metadata: {name: x, namespace: shop}, spec: \(spec)}"
    }

    private static func gloo(_ kind: String, _ spec: String) -> String {
        "{apiVersion: portal.gloo.solo.io/v1beta1, kind: \(kind), metadata: {name: x, namespace: shop}, spec: \(spec)}"
    }

    private static let plan = native("UsagePlan", "{auth: {apiKey: {}}}")

    static let documents: [Case] = [
        Case("a list", "[1]", "PC2501 "),
        Case("a text", "hello", "PC2501 "),
        Case("no kind", "{apiVersion: v1}", "PC2501 "),
        Case("nothing", "---\n---\n{}\n"),
        Case("a kind of others", "{apiVersion: apps/v1, kind: Deployment, spec: {x: 1}}"),
        Case("unknown kind", "{apiVersion: portalcore.dev/v1alpha1, kind: Api}", "PC2502 /kind"),
        Case("unknown version", "{apiVersion: portalcore.dev/v2, kind: ApiDoc}", "PC2503 /apiVersion"),
        Case("older Gloo Portal", "{apiVersion: devportal.solo.io/v1alpha1, kind: Portal}", "PC2503 /apiVersion"),
        Case("twice", plan + "\n---\n" + plan, "PC2504 /metadata/name", "PC2504 /metadata/name"),
        Case(
            "in a list",
            "{apiVersion: v1, kind: List, items: [\(plan), {apiVersion: portalcore.dev/v1alpha1, kind: Plan}]}",
            "PC2502 /items/1/kind"
        ),
        Case("a storage of Gloo", "{apiVersion: portal.gloo.solo.io/v1beta1, kind: Storage, spec: {}}", "PC2601 /kind"),
    ]

    static let fields: [Case] = [
        Case("unknown", native("UsagePlan", "{auth: {apiKey: {}}, x: 1}"), "PC2510 /spec/x@"),
        Case("unknown in the frame", "{a: 1, \(plan.dropFirst())", "PC2510 /a@"),
        Case(
            "misspelt and required",
            native("UsagePlan", "{auth: {apiKey: {}}, rateLimits: [{request: 5, unit: Minute}]}"),
            "PC2510 /spec/rateLimits/0/request@"
        ),
        Case("misspelt choice", native("UsagePlan", "{auth: {apikey: {}}}"), "PC2510 /spec/auth/apikey@"),
        Case("list for mapping", native("UsagePlan", "{auth: []}"), "PC2511 /spec/auth"),
        Case("null", native("UsagePlan", "{auth: {apiKey: {}}, rateLimits: null}"), "PC2511 /spec/rateLimits"),
        Case("number for text", native("User", "{username: 7}"), "PC2511 /spec/username"),
        Case(
            "text for number",
            native("UsagePlan", "{auth: {apiKey: {}}, rateLimits: [{requests: \"5\", unit: Minute}]}"),
            "PC2511 /spec/rateLimits/0/requests"
        ),
        Case("missing", native("User", "{}"), "PC2512 /spec@"),
        Case("no spec", "{apiVersion: portalcore.dev/v1alpha1, kind: User, metadata: {name: x}}", "PC2512 /kind"),
        Case(
            "unknown word",
            native("UsagePlan", "{auth: {apiKey: {}}, approval: automatic}"),
            "PC2513 /spec/approval"
        ),
        Case(
            "unknown number",
            native("Route", "{redirect: {host: a.example, code: 304}}"),
            "PC2513 /spec/redirect/code"
        ),
        Case("no choice", native("ApiDoc", "{}"), "PC2514 /spec@"),
        Case("two choices", native("ApiDoc", "{openApi: {url: \"http://a/\", file: x}}"), "PC2515 /spec/openApi/url@"),
        Case("redirect and timeout", native("Route", "{redirect: {port: 1}, timeout: 5s}"), "PC2515 /spec/timeout@"),
        Case("empty list", native("Route", "{backends: []}"), "PC2516 /spec/backends"),
        Case("port", native("Route", "{redirect: {port: 70000}}"), "PC2518 /spec/redirect/port"),
        Case("huge number", native("Route", "{redirect: {port: 99999999999999999999}}"), "PC2518 /spec/redirect/port"),
        Case(
            "two pages",
            native(
                "Portal",
                "{domains: [a.example], pages: ["
                    + "{name: a, path: /a, embed: \"http://a/\"}, {name: a, path: /b, embed: \"http://b/\"}]}"
            ),
            "PC2519 /spec/pages/1/name"
        ),
        Case(
            "one document twice",
            native("ApiProduct", "{versions: [{name: v1, apis: [{apiDocRef: {name: a}}, {apiDocRef: {name: a}}]}]}"),
            "PC2519 /spec/versions/0/apis/1/apiDocRef/name"
        ),
    ]

    static let texts: [Case] = [
        Case("name", plan.replacingX(with: "$i"), "PC2521 /metadata/name"),
        Case(
            "name of a reference",
            native("Portal", "{domains: [a.example], environmentRefs: [{name: A}]}"),
            "PC2521 /spec/environmentRefs/0/name"
        ),
        Case(
            "label",
            native("Group", "{members: {users: {matchLabels: {a: b c}}}}"),
            "PC2522 /spec/members/users/matchLabels/a"
        ),
        Case(
            "key of a label",
            native("Group", "{members: {users: {matchLabels: {-a: b}}}}"),
            "PC2522 /spec/members/users/matchLabels/-a@"
        ),
        Case(
            "duration",
            native("Route", "{backends: [{service: {name: a, port: 1}}], timeout: \"5\"}"),
            "PC2523 /spec/timeout"
        ),
        Case("domain with port", native("Portal", "{domains: [\"a.example:80\"]}"), "PC2524 /spec/domains/0"),
        Case(
            "address",
            native("Route", "{backends: [{host: {name: 10.0.0.1, port: 1}}]}"),
            "PC2524 /spec/backends/0/host/name"
        ),
        Case("URL", native("ApiDoc", "{openApi: {url: \"ftp://a/\"}}"), "PC2525 /spec/openApi/url"),
        Case("path", native("Route", "{redirect: {path: a}}"), "PC2526 /spec/redirect/path"),
        Case(
            "placeholder",
            native("Environment", "{domains: [a.example], documentationOnly: true, basePath: \"/{%name%}\"}"),
            "PC2526 /spec/basePath"
        ),
        Case("base64", native("ApiDoc", "{grpc: {descriptorSet: {inlineBytes: \"?\"}}}"), "PC1401"),
        Case("header", native("UsagePlan", "{auth: {apiKey: {header: \"a b\"}}}"), "PC2528 /spec/auth/apiKey/header"),
        Case(
            "split header",
            native(
                "Route",
                "{backends: [{service: {name: a, port: 1}}], headers: {request: {set: {a: \"b\\r\\nc\"}}}}"
            ),
            "PC2528 /spec/headers/request/set/a"
        ),
    ]

    static let between: [Case] = [
        Case(
            "sunset",
            native(
                "ApiProduct",
                "{versions: [{name: v1, lifecycle: {phase: Active, sunset: \"2027-01-01\"}, apis: [{apiDocRef: {name: a}}]}]}"
            ),
            "PC2531 /spec/versions/0/lifecycle/sunset@"
        ),
        Case(
            "consumers of an open plan",
            native("UsagePlan", "{auth: {open: {}}, rateLimits: [{requests: 1, unit: Day, per: Consumer}]}"),
            "PC2532 /spec/rateLimits/0/per"
        ),
        Case("no gateway", native("Environment", "{domains: [a.example]}"), "PC2533 /spec@"),
        Case(
            "no values",
            native("Group", "{members: {users: {matchExpressions: [{key: a, operator: In}]}}}"),
            "PC2535 /spec/members/users/matchExpressions/0"
        ),
    ]

    static let ofGloo: [Case] = [
        Case("null is absent", gloo("User", "{username: a, email: null}")),
        Case(
            "web application firewall",
            gloo("Route", "{backends: [{kube: {name: a, port: 1}}], options: {waf: {x: 1}}}"),
            "PC2605 /spec/options/waf@"
        ),
        Case("nothing is lost", gloo("Portal", "{domains: [a.example], tls: {}, customStyling: {}}")),
        Case(
            "two headers of one name",
            gloo(
                "Route",
                "{backends: [{kube: {name: a, port: 1}}], options: {headerManipulation: {requestHeadersToAdd: [{header: {key: a, value: b}}, {header: {key: A, value: c}}]}}}"
            ),
            "PC2601 /spec/options/headerManipulation/requestHeadersToAdd/1"
        ),
        Case(
            "rewrite",
            gloo("Route", "{backends: [{kube: {name: a, port: 1}}], options: {regexRewrite: {}}}"),
            "PC2602 /spec/options/regexRewrite@"
        ),
        Case(
            "disabled",
            gloo("Route", "{disable: true, backends: [{kube: {name: a, port: 1}}]}"),
            "PC2603 /spec/disable@"
        ),
        Case(
            "reflection",
            gloo("APIDoc", "{grpc: {reflectionSource: {serviceAddress: \"a:1\"}}}"),
            "PC2604 /spec/grpc/reflectionSource@"
        ),
        Case("wild: groupNames", gloo("Group", "{groupNames: [a]}"), "PC2510 /spec/groupNames@"),
        Case(
            "wild: requestPerUnit",
            gloo(
                "Environment",
                "{domains: [a.example], parameters: {usagePlans: {p: {authPolicy: {apiKey: {}}, rateLimit: {requestPerUnit: 5, unit: MINUTE}}}}}"
            ),
            "PC2510 /spec/parameters/usagePlans/p/rateLimit/requestPerUnit@"
        ),
        Case(
            "wild: boolean label",
            "{apiVersion: portal.gloo.solo.io/v1beta1, kind: User, metadata: {name: x, labels: {a: true}}, spec: {username: a}}",
            "PC2511 /metadata/labels/a"
        ),
    ]

    @Test(arguments: documents + fields + texts + between + ofGloo)
    func gives(_ test: Case) {
        #expect(DecodedText(test.text).findings == test.findings)
    }

    @Test func misplacedFieldIsSentHome() {
        let diagnostics = DecodedText(Self.gloo("Group", "{groupNames: [a]}")).diagnostics
        #expect(diagnostics.first?.help == "`groupNames` is a field of `oidcGroup`")
    }

    @Test(arguments: [
        ("Portal", "{domains: [\"https://api.example.com/v1\"]}", "write `api.example.com`"),
        ("Portal", "{domains: [\"api.example.com:8080\"]}", "write `api.example.com`"),
        ("Portal", "{domains: [\"https://\"]}", nil),
        ("Environment", "{domains: [a.example], gateway: {ref: public}}", "write `{name: public}`"),
        ("Environment", "{domains: [a.example], gateway: {ref: [public]}}", nil),
        (
            "UsagePlan", "{auth: {apiKey: {}}, rateLimits: [{requests: ten, unit: Day}]}",
            "write digits: a whole number from 1 to 4294967295"
        ),
        (
            "UsagePlan", "{auth: {apiKey: {}}, rateLimits: [{requests: \"10\", unit: Day}]}",
            "take the quotes away: `10`"
        ),
    ])
    func helpSaysWhatToWrite(kind: String, spec: String, help: String?) {
        let finding = DecodedText(Self.native(kind, spec)).diagnostics.first {
            ["PC2511", "PC2524"].contains($0.code.id)
        }
        #expect(finding != nil)
        #expect(finding?.help == help)
    }

    @Test func brokenPlanBreaksNothingElse() throws {
        let environment = """
            {domains: [a.example], parameters: {usagePlans: {
              good: {authPolicy: {apiKey: {}}}, bad: {authPolicy: {}}}}}
            """
        let input = DecodedText(Self.gloo("Environment", environment)).input
        let plans = try #require(input.environments.first).localPlans
        #expect(plans.map { $0.plan != nil } == [true, false])
    }

    @Test func manyDuplicatesShowAFewOfEachOther() {
        let run = DecodedText(Array(repeating: Self.plan, count: 20).joined(separator: "\n---\n"))
        #expect(run.diagnostics.count == 20)
        #expect(run.diagnostics.allSatisfy { $0.labels.count == 8 })
        #expect(run.diagnostics.first?.labels.last?.message == "also defined here, and in 11 more places")
        let pair = DecodedText(Self.plan + "\n---\n" + Self.plan)
        #expect(pair.diagnostics.first?.labels.map(\.message) == ["also defined here"])
    }

    @Test func duplicatesAreBrokenWithWhatIsKnownOfThem() {
        let input = DecodedText(Self.plan + "\n---\n" + Self.plan).input
        #expect(input.usagePlans.isEmpty)
        #expect(input.broken.map(\.identity.description) == ["UsagePlan shop/x", "UsagePlan shop/x"])
    }
}

extension String {
    fileprivate func replacingX(with name: String) -> String {
        replacing("name: x,", with: "name: \(name),")
    }
}
