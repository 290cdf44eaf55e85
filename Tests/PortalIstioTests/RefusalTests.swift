import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalProxy
import PortalScenarios
import PortalVocabulary
import Testing

@testable import PortalIstio

/// What Istio or Envoy would refuse is withheld, and guarded where it stood.
struct RefusalTests {
    private static func forwarding(_ change: (inout Forwarding) -> Void) -> RouteAction {
        var forwarding = Forwarding(backends: [WeightedBackend(Fixture.service)])
        change(&forwarding)
        return .forward(forwarding)
    }

    private static func external(_ host: String, port: Int = 443, tls: ExternalHost.TLS? = nil) -> RouteAction {
        Fixture.forward(.external(ExternalHost(host: host, port: port, tls: tls)))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var code: String
        var entry: RouteEntry
        var testDescription: String

        init(_ title: String, _ code: String, _ action: RouteAction, cors: CORSPolicy? = nil, path: String = "/a") {
            self.code = code
            entry = Fixture.entry("x", path, .any, action, cors: cors)
            testDescription = title
        }

        init(_ title: String, request: HeaderChanges = HeaderChanges(), response: HeaderChanges = HeaderChanges()) {
            code = "PC5004"
            entry = Fixture.entry("x", "/a", .any, request: request, response: response)
            testDescription = title
        }
    }

    static let cases: [Case] = [
        Case("timeout below zero", "PC5003", forwarding { $0.timeoutMilliseconds = -1 }),
        Case(
            "per try timeout below zero",
            "PC5003",
            forwarding {
                $0.retries = Retries(attempts: 1, perTryTimeoutMilliseconds: -5)
            }
        ),
        Case("attempts below zero", "PC5003", forwarding { $0.retries = Retries(attempts: -1) }),
        Case("unknown condition", "PC5003", forwarding { $0.retries = Retries(attempts: 1, conditions: ["often"]) }),
        Case("no backend", "PC5003", forwarding { $0.backends = [] }),
        Case("no weight", "PC5003", forwarding { $0.backends[0].weight = 0 }),
        Case("weight below zero", "PC5003", forwarding { $0.backends[0].weight = -1 }),
        Case("weight too large", "PC5003", forwarding { $0.backends[0].weight = .max }),
        Case("mirror over 100", "PC5003", forwarding { $0.mirror = Mirror(backend: Fixture.service, percent: 101) }),
        Case(
            "mirror of no number",
            "PC5003",
            forwarding { $0.mirror = Mirror(backend: Fixture.service, percent: .nan) }
        ),
        Case("host with a space", "PC5003", forwarding { $0.hostRewrite = "a b" }),
        Case("host with a line end", "PC5003", forwarding { $0.hostRewrite = "a\r\nb" }),
        Case("base path of another path", "PC5003", forwarding { $0.strippedPrefix = "/b" }),
        Case("base path that ends in a segment", "PC5003", forwarding { $0.strippedPrefix = "/a" }, path: "/ab"),
        Case(
            "port 0",
            "PC5003",
            Fixture.forward(.service(ResourceName(namespace: "a", name: "b"), port: 0, subset: [:]))
        ),
        Case(
            "service with a dot",
            "PC5003",
            Fixture.forward(
                .service(ResourceName(namespace: "a", name: "b.c"), port: 1, subset: [:])
            )
        ),
        Case(
            "subset label too long",
            "PC5003",
            Fixture.forward(
                .service(
                    ResourceName(namespace: "a", name: "b"),
                    port: 1,
                    subset: ["v": String(repeating: "v", count: 64)]
                )
            )
        ),
        Case("redirect code", "PC5003", .redirect(Redirection(host: "a.example.com", code: 300))),
        Case("redirect to itself", "PC5003", .redirect(Redirection(code: 308))),
        Case("redirect scheme", "PC5003", .redirect(Redirection(scheme: "ftp", code: 308))),
        Case("redirect port", "PC5003", .redirect(Redirection(port: 70_000, code: 308))),
        Case("redirect path", "PC5003", .redirect(Redirection(path: "a", code: 308))),
        Case("redirect host", "PC5003", .redirect(Redirection(host: "a:1", code: 308))),
        Case("single label", "PC5009", external("localhost")),
        Case("the gateway itself", "PC5009", external("127.0.0.1", port: 15_000)),
        Case("the gateway itself by IPv6", "PC5009", external("::1")),
        Case("the gateway itself by name", "PC5009", external("localhost.localdomain")),
        Case("what the machine tells about itself", "PC5009", external("169.254.169.254")),
        Case("wildcard", "PC5009", external("*.example.com")),
        Case("name of a Service", "PC5009", external("orders.shop.svc.cluster.local")),
        Case("short name of a Service", "PC5009", external("orders.shop.svc")),
        Case("TLS to an address", "PC5009", external("10.0.0.1", tls: ExternalHost.TLS())),
        Case("external port", "PC5003", external("a.example.com", port: 65_536)),
        Case("empty origin", "PC5005", Fixture.forward(Fixture.service), cors: CORSPolicy(allowOrigins: [.exact("")])),
        Case("bad origin", "PC5005", Fixture.forward(Fixture.service), cors: CORSPolicy(allowOrigins: [.regex("(")])),
        Case(
            "bad CORS header",
            "PC5005",
            Fixture.forward(Fixture.service),
            cors: CORSPolicy(
                allowOrigins: [.exact("*")],
                allowHeaders: ["a b"]
            )
        ),
        Case(
            "age below zero",
            "PC5005",
            Fixture.forward(Fixture.service),
            cors: CORSPolicy(
                allowOrigins: [.exact("*")],
                maxAgeSeconds: -1
            )
        ),
        Case(
            "expression that takes `*`, which Envoy takes for every origin",
            "PC5005",
            Fixture.forward(Fixture.service),
            cors: CORSPolicy(allowOrigins: [.exact("https://a.example.com"), .regex("[^.]*")])
        ),
        Case("header name", request: HeaderChanges(set: ["a b": "1"])),
        Case("header value with a line end", request: HeaderChanges(add: ["a": "1\r\nb: 2"])),
        Case("single percent sign", request: HeaderChanges(set: ["a": "50%"])),
        Case("colon in a name", response: HeaderChanges(set: ["a": "%REQ(a:b)%"])),
        Case("colon alone", response: HeaderChanges(set: ["a": "%REQ(:)%"])),
        Case("two colons", response: HeaderChanges(set: ["a": "%REQ(::path)%"])),
        Case("unknown command", response: HeaderChanges(set: ["a": "%NOTHING%"])),
        Case("secret of the proxy", response: HeaderChanges(set: ["a": "%ENVIRONMENT(TOKEN)%"])),
        Case("host of a response", response: HeaderChanges(set: ["host": "a"])),
        Case("host removed", request: HeaderChanges(remove: ["Host"])),
        Case("pseudo header", request: HeaderChanges(set: [":path": "/"])),
    ]

    @Test(arguments: RefusalTests.cases)
    func guardsWhatIsRefused(refused: Case) {
        let emission = Emission(Fixture.environment([refused.entry, Fixture.entry("y", "/y")]))
        #expect(emission.codes == [refused.code])
        #expect(emission.routes.first?.at("directResponse.status") == 503)
        #expect(emission.routes.first?["name"] == "x")
        #expect(emission.routes.first?["route"] == nil)
        #expect(emission.routes.last?["route"] != nil)
        #expect(emission.all("DestinationRule").isEmpty)
        #expect(emission.diagnostics.allSatisfy { !$0.message.contains("{") })
    }

    @Test func hostIsSetInOnePlaceOnly() {
        var entry = Fixture.entry("x", "/a", request: HeaderChanges(set: ["Host": "a.example.com"]))
        #expect(Emission(Fixture.environment([entry])).codes.isEmpty)
        entry.action = Self.forwarding { $0.hostRewrite = "b.example.com" }
        #expect(Emission(Fixture.environment([entry])).codes == ["PC5004"])
        entry = Fixture.entry(
            "x",
            "/a",
            request: HeaderChanges(set: ["Host": "a.example.com"], add: [":authority": "b.example.com"])
        )
        #expect(Emission(Fixture.environment([entry])).codes == ["PC5004"])
    }

    @Test func longPathsAreGuardedByTheirBeginning() {
        let long = "/" + String(repeating: "a.", count: 600) + "/{id}"
        let emission = Emission(
            Fixture.environment([Fixture.entry("x", long), Fixture.entry("y", "/{any}/{thing}")])
        )
        #expect(emission.codes == ["PC5001"])
        let guardRoute = emission.routes.first ?? .null
        #expect(guardRoute.at("directResponse.status") == 503)
        let expression = guardRoute.at("match.0.uri.regex")?.text ?? ""
        #expect(expression.utf8.count <= 1024)
        #expect(expression.hasPrefix("^/a\\.a\\."))
        #expect(expression.hasSuffix("a\\..*$") || expression.hasSuffix("\\.a.*$"))
        #expect(emission.routes.last?["route"] != nil)
    }

    /// The guard takes whatever the template takes, wherever the expression is cut.
    @Test(arguments: 985...1030)
    func shortenedExpressionsTakeMore(length: Int) throws {
        let text =
            "/" + String(repeating: "a", count: length / 2) + "/{x}.{y}" + String(repeating: "+", count: length / 4)
        let path = PathExpression(.template(Fixture.path(text)), for: .istio)
        guard path.refusedLength != nil else { return }
        guard case .regex(let expression) = path.condition else {
            Issue.record("no expression")
            return
        }
        let sample =
            "/" + String(repeating: "a", count: length / 2) + "/1.2" + String(repeating: "+", count: length / 4)
        let matches = try Regex(expression).wholeMatch(in: sample) != nil
        #expect(matches && expression.utf8.count <= 1024)
    }

    @Test func literalPathsMayBeLong() {
        let long = "/" + String(repeating: "a", count: 3000)
        #expect(Emission(Fixture.environment([Fixture.entry("x", long)])).codes.isEmpty)
    }

    @Test(arguments: ["", "a\tb", "a\u{7f}", "a\u{85}b"])
    func namesEnvoyChokesOn(name: String) {
        let emission = Emission(Fixture.environment([Fixture.entry(name, "/a")]))
        #expect(emission.codes == ["PC5003"])
        #expect(emission.routes.first?.at("directResponse.status") == 503)
        #expect(emission.routes.first?["name"]?.text?.hasPrefix("withheld-") == true)
    }

    @Test func oneReportACause() {
        let document = DocumentID(source: SourceID(rawValue: 0))
        let cause = Provenance(Place(document: document).appending("headers"))
        let entries = (0..<3).map { number in
            Fixture.entry(
                "x\(number)",
                "/a\(number)",
                request: HeaderChanges(set: ["a": "%"], provenance: cause),
                provenance: Provenance(Place(document: document).appending(number))
            )
        }
        let diagnostics = Emission(Fixture.environment(entries)).diagnostics
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.location == Location(cause))
        #expect(diagnostics.first?.labels.count == 3)
    }

    @Test func lossesAreSaid() {
        let query = CORSPolicy(allowOrigins: [.exact("*")], allowMethods: [.get, .query], maxAgeSeconds: 0)
        let lossy = Emission(Fixture.environment([Fixture.entry("x", "/a", cors: query)]))
        #expect(lossy.codes == ["PC5006", "PC5006"])
        #expect(lossy.routes.first?.at("corsPolicy.allowMethods") == ["GET"])
        #expect(lossy.routes.first?["route"] != nil)
        let redirect = RouteAction.redirect(Redirection(host: "a.example.com", code: 308))
        let moved = Emission(Fixture.environment([Fixture.entry("x", "/a", .any, redirect, cors: query)]))
        #expect(moved.codes == ["PC5006"])
        #expect(moved.routes.first?["redirect"] != nil)
        #expect(moved.routes.first?["corsPolicy"] == nil)
    }

    @Test(arguments: [
        "https://.*\\.example\\.com", "https://(?:a|b)\\.example\\.com(:[0-9]{1,5})?", "[^\\d]+?", "(?i:a)", "a{3}",
        "[]a]",
        "[a-]", "(aaaaaaaaaa){1000}", "[^a]{1000}", "^a$", "\\Aa\\z",
    ])
    func expressionsLetThrough(expression: String) {
        #expect(ExpressionSyntax.fault(expression, for: .istio) == nil)
    }

    @Test(arguments: [
        "(", ")", "[a", "a**", "*a", "a{2,1}", "a{1001}", "(a{500}){2}", "\\1", "(?=a)", "(?<n>a)", "a\\", "[z-a]",
        "a{",
        "[[:alpha:]]", "\\pL", "a|*", "\u{1}", String(repeating: "a", count: 1025), "a{,5}",
        "(" + String(repeating: "a", count: 400) + "){100}", "((\\W{10}){10}){90}",
    ])
    func expressionsRefused(expression: String) {
        #expect(ExpressionSyntax.fault(expression, for: .istio) != nil)
    }

    @Test(arguments: [
        ("", 0), ("a", 1), (".*", 0), (".+", 1), ("https://.*\\.example\\.com", 20), ("a|bcd", 1), ("(?:ab|cde)f", 3),
        ("a{3}", 3), ("(ab){2,}", 4), ("(ab)?c", 1), ("^\\Aab\\b$", 2), ("[^.]*", 0), ("(a|)b", 1), ("a{0,2}", 0),
    ])
    func shortestMatches(expression: String, length: Int) {
        #expect(ExpressionSyntax.shortestMatch(expression) == length)
    }

    @Test(arguments: [":path", ":method", ":authority", ":scheme", "X-A", "x_b"])
    func fieldsThatMayBeQuoted(name: String) {
        #expect(HeaderFormat.fault("%REQ(\(name))%") == nil)
    }

    @Test(arguments: [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.1.1", "::", "::1", "0:0:0:0:0:0:0:1", "::ffff:7f00:1", "::7f00:1",
        "fe80::1", "FEBF::1", "0::1",
    ])
    func localAddresses(text: String) {
        #expect(IPAddress.isValid(text) && IPAddress.isLocal(text))
    }

    @Test(arguments: ["10.0.0.1", "128.0.0.1", "169.253.0.1", "2001:db8::1", "fec0::1", "64:ff9b::1", "::1:2:3:4:5"])
    func addressesElsewhere(text: String) {
        #expect(IPAddress.isValid(text) && !IPAddress.isLocal(text))
    }

    @Test(arguments: ["10.0.0.1", "::", "::1", "2001:db8::1", "fe80:0:0:0:0:0:0:1"])
    func addresses(text: String) {
        #expect(IPAddress.isValid(text))
    }

    @Test(arguments: [
        "10.0.0", "10.0.0.256", "010.0.0.1", "1:2", ":1:2:3:4:5:6:7", "1::2::3", "12345::", "g::", "a.b.c.d", "",
    ])
    func notAddresses(text: String) {
        #expect(!IPAddress.isValid(text))
    }
}
