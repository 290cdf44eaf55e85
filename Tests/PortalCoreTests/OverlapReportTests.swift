import Foundation
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore

/// What shares requests, and who gets them, from text to report.
@Suite struct OverlapReportTests {
    /// A product of one description: its paths, each with methods.
    struct Product {
        var name: String
        var paths: [String]
        var product = ""
        var api = ""
    }

    static func manifests(
        _ products: [Product],
        environments: [(name: String, domains: String, products: String)] = [("production", "api.example.com", "{}")]
    ) -> String {
        var texts = [
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: everyone, namespace: shop}
            spec: {auth: {open: {}}}
            """
        ]
        for product in products {
            var paths: [String: [String]] = [:]
            for path in product.paths {
                let parts = path.split(separator: " ").map(String.init)
                paths[parts[1], default: []].append(parts[0].lowercased())
            }
            let written = paths.sorted { $0.key < $1.key }.map { path, methods in
                let names = Set(path.matches(of: /{([^}]+)}/).map { String($0.1) }).sorted()
                let parameters = names.map {
                    "{name: \($0), in: path, required: true, schema: {type: string}}"
                }
                let operations = methods.map { "\($0): {responses: {\"200\": {description: All}}}" }
                let head = parameters.isEmpty ? [] : ["parameters: [\(parameters.joined(separator: ", "))]"]
                return "        \"\(path)\": {\((head + operations).joined(separator: ", "))}"
            }
            texts.append(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: \(product.name), namespace: shop}
                spec:
                  openApi:
                    inline:
                      openapi: 3.1.0
                      info: {title: \(product.name), version: "1"}
                      paths:
                \(written.joined(separator: "\n"))
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiProduct
                metadata: {name: \(product.name), namespace: shop}
                spec:
                  usagePlanRefs: [{name: everyone}]\(product.product)
                  versions:
                  - name: v1
                    route: {backends: [{host: {name: backend.example.net, port: 80}}]}
                    apis: [{apiDocRef: {name: \(product.name)}\(product.api)}]
                """
            )
        }
        for environment in environments {
            texts.append(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Environment
                metadata: {name: \(environment.name), namespace: shop}
                spec:
                  domains: ["\(environment.domains)"]
                  gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
                  products: [\(environment.products)]
                """
            )
        }
        return texts.joined(separator: "\n---\n") + "\n"
    }

    static func report(
        _ products: [Product],
        environments: [(name: String, domains: String, products: String)] = [("production", "api.example.com", "{}")],
        all: Bool = false
    ) -> OverlapReport {
        StatusTests.translate(manifests(products, environments: environments)).overlaps(all: all)
    }

    /// `kind: witness; winner / loser [answer] [+more]`.
    static func lines(_ pairs: [OverlapReport.Pair]) -> [String] {
        pairs.map { pair in
            "\(pair.kind): \(pair.witness); \(pair.winner.method) \(pair.winner.path)"
                + (pair.winner.answer.map { " [\($0)]" } ?? "") + " / \(pair.loser.method) \(pair.loser.path)"
                + (pair.more > 0 ? " +\(pair.more)" : "") + (pair.instead.map { " instead \($0.path)" } ?? "")
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var paths: [String]
        var all = false
        var expected: [String]
        var api = ""
    }

    static let cases = [
        Case(testDescription: "nothing", paths: ["GET /a", "GET /b/{x}"], all: true, expected: []),
        Case(
            testDescription: "crossing",
            paths: ["GET /a/c/{y}", "GET /a/{x}/b"],
            expected: ["crossing: GET /a/c/b; GET /a/c/{y} / GET /a/{x}/b"]
        ),
        Case(
            testDescription: "inside is ordinary",
            paths: ["GET /orders/export", "GET /orders/{id}"],
            expected: []
        ),
        Case(
            testDescription: "inside, on request",
            paths: ["GET /orders/export", "GET /orders/{id}"],
            all: true,
            expected: ["inside: GET /orders/export; GET /orders/export / GET /orders/{id}"]
        ),
        Case(
            testDescription: "a guard against other methods crosses",
            paths: ["POST /a/c/{y}", "GET /a/{x}/b"],
            expected: ["crossing: GET /a/c/b; * /a/c/{y} [405] / GET /a/{x}/b"]
        ),
        Case(
            testDescription: "a guard against other methods of a special case is ordinary",
            paths: ["POST /a/c", "GET /a/{x}"],
            all: true,
            expected: ["inside: GET /a/c; * /a/c [405] / GET /a/{x}"]
        ),
        Case(
            testDescription: "the guard of what is not selected crosses",
            paths: ["GET /a/c/{y}", "GET /a/{x}/b"],
            expected: ["crossing: GET /a/c/b; GET /a/c/{y} [404] / GET /a/{x}/b"],
            api: ", operations: {exclude: [{paths: [/a/c/*]}]}"
        ),
        Case(
            testDescription: "a few winners are listed",
            paths: (1...5).map { "GET /a/c\($0)/{y}" } + ["GET /a/{x}/b"],
            expected: [
                "crossing: GET /a/c1/b; GET /a/c1/{y} / GET /a/{x}/b",
                "crossing: GET /a/c2/b; GET /a/c2/{y} / GET /a/{x}/b",
                "crossing: GET /a/c3/b; GET /a/c3/{y} / GET /a/{x}/b +2",
            ]
        ),
        Case(
            testDescription: "a third one takes what two share",
            paths: ["GET /a/c/b", "GET /a/c/{y}", "GET /a/{x}/b"],
            expected: ["crossing: GET /a/c/b; GET /a/c/{y} / GET /a/{x}/b instead /a/c/b"]
        ),
        Case(
            testDescription: "a third one takes some of what two share",
            paths: ["GET /a/c/x/d", "GET /a/c/{y}/d", "GET /a/{x}/{y}/d", "GET /a/{x}/{y}/{z}"],
            expected: []
        ),
        Case(
            testDescription: "the witness is what the winner gets",
            paths: ["GET /c/b/x", "GET /c/{y}/{z}", "GET /{w}/b/{z}"],
            expected: ["crossing: GET /c/b/y; GET /c/{y}/{z} / GET /{w}/b/{z}"]
        ),
        Case(
            testDescription: "parts of segments",
            paths: ["GET /a/{x}.json", "GET /a/b{y}"],
            expected: ["crossing: GET /a/b.json; GET /a/{x}.json / GET /a/b{y}"]
        ),
    ]

    @Test(arguments: cases)
    func paths(example: Case) {
        let product = Product(name: "orders", paths: example.paths, api: example.api)
        let report = Self.report([product], all: example.all)
        #expect(Self.lines(report.pairs) == example.expected)
        #expect(report.hosts.isEmpty)
    }

    @Test func identicalAcrossProducts() throws {
        let report = Self.report([
            Product(name: "orders", paths: ["GET /a/{x}", "PUT /a/{x}"]),
            Product(name: "shipping", paths: ["GET /a/{id}"]),
        ])
        #expect(Self.lines(report.pairs) == ["identical: GET /a/x; GET /a/{x} / GET /a/{id}"])
        let pair = try #require(report.pairs.first)
        #expect(pair.winner.product == "shop/orders" && pair.loser.product == "shop/shipping")
        #expect(pair.winner.version == "v1" && pair.winner.operation == "GET:/a/{x}")
        #expect(pair.winner.answer == nil && pair.loser.answer == 503)
        #expect(pair.winner.place?.start.line == 15 && pair.loser.place?.start.line == 36)
        #expect(pair.hosts == ["api.example.com"] && pair.environment == "shop/production")
        #expect(report.summary == "1 identical")
    }

    @Test func aHostHasOneOwner() throws {
        let report = Self.report(
            [
                Product(name: "orders", paths: ["GET /a/{x}", "GET /b/c/{y}"]),
                Product(name: "shipping", paths: ["GET /a/{id}", "GET /b/{x}/d", "GET /e"]),
            ],
            environments: [
                ("first", "api.example.com", "{names: [orders]}"), ("second", "api.example.com", "{names: [shipping]}"),
            ]
        )
        #expect(report.pairs.isEmpty)
        let hosts = try #require(report.hosts.first)
        #expect(report.hosts.count == 1)
        #expect(hosts.kind == .taken && hosts.hosts == ["api.example.com"])
        #expect(hosts.winner.name == "shop/first" && hosts.loser.name == "shop/second")
        #expect(hosts.operations == 3 && hosts.identical == 1 && hosts.overlapping == 1)
        #expect(
            Self.lines(hosts.examples) == [
                "identical: GET /a/x; GET /a/{x} / GET /a/{id}", "crossing: GET /b/c/d; GET /b/c/{y} / GET /b/{x}/d",
            ]
        )
        #expect(hosts.examples.first?.loser.product == "shop/shipping")
        #expect(hosts.winner.place?.start.line == 55)
        #expect(report.summary == "1 host taken")
    }

    @Test func aHostInsideAWildcard() throws {
        let report = Self.report(
            [
                Product(name: "orders", paths: ["GET /a/{x}"]),
                Product(name: "shipping", paths: ["GET /a/{id}", "GET /e"]),
            ],
            environments: [
                ("narrow", "api.example.com", "{names: [orders]}"), ("wide", "*.example.com", "{names: [shipping]}"),
            ]
        )
        let hosts = try #require(report.hosts.first)
        #expect(hosts.kind == .narrower && hosts.hosts == ["api.example.com"] && hosts.within == ["*.example.com"])
        #expect(hosts.winner.name == "shop/narrow" && hosts.loser.name == "shop/wide")
        #expect(hosts.operations == 2 && hosts.identical == 1 && hosts.overlapping == 0)
        #expect(report.text.contains("narrower: api.example.com of *.example.com\n"))
    }

    /// Whoever gets the witness is the first entry that takes it, and both of a pair take it.
    @Test func witnessesGoToWhomTheReportSays() throws {
        var random = SeededGenerator()
        let segments = ["a", "b", "{x}", "{y}", "a{x}", "{x}b", "{x}-{y}", "a-b", "x"]
        var seen: [OverlapReport.Kind: Int] = [:]
        for round in 0..<40 {
            var paths = Set<String>()
            for _ in 0..<Int.random(in: 2...14, using: &random) {
                let path = (0..<Int.random(in: 1...3, using: &random)).map { position in
                    (segments.randomElement(using: &random) ?? "a").replacing("{x}", with: "{x\(position)}")
                        .replacing("{y}", with: "{y\(position)}")
                }
                paths.insert(
                    "\(["GET", "POST"].randomElement(using: &random) ?? "GET") /\(path.joined(separator: "/"))"
                )
            }
            let sorted = paths.sorted()
            let half = sorted.count / 2
            let translation = StatusTests.translate(
                Self.manifests([
                    Product(name: "one", paths: Array(sorted[..<half])),
                    Product(name: "two", paths: Array(sorted[half...])),
                ])
            )
            let entries = translation.portal.environments.first?.entries ?? []
            let report = translation.overlaps(all: true)
            for pair in report.pairs {
                seen[pair.kind, default: 0] += 1
                let note: Comment = "\(pair) of \(sorted) round \(round) seed \(random.seed)"
                let parts = pair.witness.split(separator: " ").map(String.init)
                let path = try PathTemplate(parts[1])
                let winner = try PathTemplate(pair.winner.path)
                let loser = try PathTemplate(pair.loser.path)
                #expect(path.isLiteral && path.overlaps(winner) && path.overlaps(loser), note)
                #expect(path.description == parts[1], note)
                let taker = entries.first { entry in
                    let takesMethod =
                        switch entry.match.method {
                        case .any: true
                        case .exactly(let method): method.name == parts[0]
                        case .preflight: false
                        }
                    guard takesMethod, case .template(let template) = entry.match.path else { return false }
                    return template.overlaps(path)
                }
                // Nothing but an identical operation loses everything.
                #expect(pair.kind != .shadowed, note)
                if pair.kind != .identical || pair.winner.answer == nil {
                    #expect(taker?.name == (pair.instead ?? pair.winner).route, note)
                }
                if pair.kind == .crossing {
                    #expect(!winner.isCovered(by: loser) && !loser.isCovered(by: winner), note)
                }
            }
        }
        #expect(Set(seen.keys).isSuperset(of: [.crossing, .inside]), "seed \(random.seed)")
    }

    @Test func reportsFitTheirSchema() throws {
        let products = [
            Product(name: "orders", paths: ["GET /a/{x}", "GET /b/c/{y}", "GET /b/{x}/d", "GET /b/c/d"]),
            Product(name: "shipping", paths: ["GET /a/{id}", "POST /b/{x}/d", "GET /c/{x}"]),
        ]
        let report = Self.report(
            products,
            environments: [
                ("first", "api.example.com", "{}"), ("second", "api.example.com", "{}"),
                ("wide", "*.example.com", "{names: [shipping]}"),
            ],
            all: true
        )
        #expect(Set(report.hosts.map(\.kind)) == [.taken, .narrower])
        #expect(report.pairs.contains { $0.instead != nil })
        #expect(try JSONSchemaCheck.findings(in: report.json, schema: "overlaps.schema.json") == [])
        #expect(try JSONSchemaCheck.findings(in: "{}", schema: "overlaps.schema.json") != [])
    }

    @Test func theOrderOfTheInputMeansNothing() throws {
        let products = [
            Product(name: "orders", paths: ["GET /a/{x}", "GET /b/c/{y}", "GET /b/{x}/d"]),
            Product(name: "shipping", paths: ["GET /a/{id}", "POST /b/{x}/d"]),
        ]
        let texts = Self.manifests(products).components(separatedBy: "\n---\n")
        let expected = Self.lines(StatusTests.translate(texts.joined(separator: "\n---\n")).overlaps(all: true).pairs)
        #expect(expected.count > 2)
        let turned = StatusTests.translate(texts.reversed().joined(separator: "\n---\n")).overlaps(all: true)
        #expect(Self.lines(turned.pairs) == expected)
    }
}
