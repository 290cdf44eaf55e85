import PortalTestSupport
import PortalVocabulary

@testable import PortalCore

/// The manifests of a portal, made at random: descriptions, products, plans, environments, portals, groups, users, keys.
struct RandomManifests {
    /// The manifests.
    private(set) var values: [Value] = []
    /// The names of the users.
    let users = ["user0", "user1", "user2"]
    /// The groups that logins may say.
    let claims = ["claim0", "claim1", "claim2"]
    /// The issuers of tokens.
    static let issuers = ["https://one.example.com", "https://two.example.com"]

    private let docs = ["d0", "d1", "d2", "d3"]
    private let products = ["p0", "p1", "p2"]
    private let plans = ["key0", "key1", "token0", "token1", "everyone"]
    private let environments = ["e0", "e1"]
    private let portals = ["s0", "s1", "s2"]
    private var random: SeededGenerator

    init(_ random: inout SeededGenerator) {
        self.random = random
        for doc in docs { description(doc) }
        for product in products { self.product(product) }
        addPlans()
        for environment in environments { self.environment(environment) }
        for portal in portals { self.portal(portal) }
        for number in 0..<3 { people(number) }
        keys()
        random = self.random
    }

    /// The manifests as one text.
    var text: String { DocumentWriter.yaml(values) }

    /// The plain key of a user for a product and plan in an environment.
    static func key(_ user: String, _ product: String, _ environment: String, _ plan: String) -> String {
        "\(user).\(product).\(environment).\(plan)"
    }

    // MARK: - Chance

    private mutating func chance(_ one: Int, in many: Int = 10) -> Bool {
        Int.random(in: 0..<many, using: &random) < one
    }

    private mutating func some<Element>(_ elements: [Element], atLeast: Int = 0) -> [Element] {
        let count = Int.random(in: atLeast...elements.count, using: &random)
        return Array(elements.shuffled(using: &random).prefix(count))
    }

    private mutating func add(_ kind: String, _ name: String, labels: [String: String] = [:], _ spec: Value) {
        var metadata: [Value.Member] = [.init("name", .string(name)), .init("namespace", "shop")]
        if !labels.isEmpty {
            let members = labels.sorted { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
            metadata.append(.init("labels", .mapping(members)))
        }
        values.append([
            "apiVersion": "portalcore.dev/v1alpha1", "kind": .string(kind), "metadata": .mapping(metadata),
            "spec": spec,
        ])
    }

    private static func names(_ names: [String]) -> Value { .sequence(names.map { ["name": .string($0)] }) }

    private static func texts(_ texts: [String]) -> Value { .sequence(texts.map(Value.string)) }

    // MARK: - Products

    private mutating func description(_ name: String) {
        let version = ["2.0", "3.0.3", "3.1.0", "3.2.0"].randomElement(using: &random) ?? "3.1.0"
        let base = ["", "/v1", "/api/v1"].randomElement(using: &random) ?? ""
        var paths: [Value.Member] = []
        let pool = [
            "/orders", "/orders/{id}", "/orders/{id}.json", "/orders/{id}/items", "/orders/latest", "/{any}/items",
            "/tags/{tag}:close", "/own-\(name)", "/",
        ]
        for path in pool where chance(5) {
            var item: [Value.Member] = []
            if let start = path.firstIndex(of: "{"), let end = path.firstIndex(of: "}") {
                let parameter = String(path[path.index(after: start)..<end])
                let type: [Value.Member] =
                    version == "2.0" ? [.init("type", "string")] : [.init("schema", ["type": "string"])]
                let fields: [Value.Member] = [
                    .init("name", .string(parameter)), .init("in", "path"), .init("required", true),
                ]
                item.append(.init("parameters", .sequence([.mapping(fields + type)])))
            }
            for method in ["get", "post", "delete", "patch"] where chance(4) {
                var operation: [Value.Member] = [.init("responses", ["200": ["description": "ok"]])]
                // Without an identifier, the operation gets one of its method and path.
                if chance(8) { operation.append(.init("operationId", .string("\(method)\(paths.count)"))) }
                operation.append(.init("tags", Self.texts(some(["red", "blue"]))))
                item.append(.init(method, .mapping(operation)))
            }
            paths.append(.init(path, .mapping(item)))
        }
        var document: [Value.Member] = [
            .init("info", ["title": .string(name), "version": "1"]), .init("paths", .mapping(paths)),
        ]
        if version == "2.0" {
            document.append(.init("swagger", "2.0"))
            if !base.isEmpty { document.append(.init("basePath", .string(base))) }
        } else {
            document.append(.init("openapi", .string(version)))
            document.append(.init("servers", [["url": .string("https://old.example.com\(base)")]]))
        }
        add("ApiDoc", name, ["openApi": ["inlineText": .string(DocumentWriter.json(.mapping(document)))]])
    }

    private mutating func selectors() -> Value {
        let all: [Value] = [
            ["tags": ["red"]], ["methods": ["GET", "POST"]], ["ids": ["get0", "post1"]], ["paths": ["/orders/**"]],
            ["tags": ["blue"], "methods": ["GET"]], ["paths": ["/*"]],
        ]
        return .sequence(some(all, atLeast: 1))
    }

    /// A choice of operations; `nil`: all of them.
    private mutating func choice() -> Value? {
        guard chance(5) else { return nil }
        var members: [Value.Member] = []
        if chance(6) { members.append(.init("include", selectors())) }
        if members.isEmpty || chance(3) { members.append(.init("exclude", selectors())) }
        return .mapping(members)
    }

    private mutating func product(_ name: String) {
        var versions: [Value] = []
        for version in ["v1", "v2"].prefix(Int.random(in: 1...2, using: &random)) {
            var apis: [Value] = []
            for doc in some(docs, atLeast: 1).prefix(3) {
                var api: [Value.Member] = [.init("apiDocRef", ["name": .string(doc)])]
                if chance(7) { api.append(.init("pathPrefix", .string("/\(doc)"))) }
                if let choice = choice() { api.append(.init("operations", choice)) }
                apis.append(.mapping(api))
            }
            var members: [Value.Member] = [.init("name", .string(version)), .init("apis", .sequence(apis))]
            // Without a route, nothing of the version is served.
            if chance(9) {
                members.append(.init("route", ["backends": [["service": ["name": .string(name), "port": 80]]]]))
            }
            versions.append(.mapping(members))
        }
        var spec: [Value.Member] = [.init("versions", .sequence(versions))]
        if chance(8) { spec.append(.init("usagePlanRefs", Self.names(some(plans, atLeast: 1)))) }
        add("ApiProduct", name, labels: ["team": ["a", "b"].randomElement(using: &random) ?? "a"], .mapping(spec))
    }

    private mutating func addPlans() {
        add("UsagePlan", "key0", ["auth": ["apiKey": ["header": "api-key"]]])
        add(
            "UsagePlan",
            "key1",
            ["auth": ["apiKey": ["header": "x-key"]], "rateLimits": [["requests": 9, "unit": "Hour"]]]
        )
        for (number, issuer) in Self.issuers.enumerated() {
            let keys: Value = ["url": .string("\(issuer)/keys")]
            add("UsagePlan", "token\(number)", ["auth": ["jwt": ["issuer": .string(issuer), "jwks": keys]]])
        }
        add("UsagePlan", "everyone", ["auth": ["open": ["acknowledgeSecuredOperations": true]]])
    }

    // MARK: - Places

    private static let gateway: Value = [
        "ref": ["name": "public", "namespace": "shop"],
        "workload": ["namespace": "shop", "selector": ["istio": "ingressgateway"]],
    ]

    private mutating func environment(_ name: String) {
        var selections: [Value] = []
        for product in some(products, atLeast: 1) {
            var selection: [Value.Member] = [
                .init("names", Self.texts([product])), .init("basePath", .string("\(product)/{%version%}")),
            ]
            if chance(3) { selection.append(.init("usagePlanRefs", Self.names(some(plans, atLeast: 1)))) }
            if chance(2) { selection.append(.init("versions", ["names": ["v1"]])) }
            selections.append(.mapping(selection))
        }
        add(
            "Environment",
            name,
            [
                "domains": [.string("\(name).example.com")], "basePath": chance(5) ? "/base" : "/",
                "gateway": Self.gateway, "products": .sequence(selections),
            ]
        )
    }

    private mutating func portal(_ name: String) {
        var spec: [Value.Member] = [
            .init("domains", [.string("\(name).example.com")]),
            .init("environmentRefs", Self.names(some(environments, atLeast: 1))), .init("gateway", Self.gateway),
            .init("visibility", chance(1) ? "Public" : "Members"),
        ]
        if let issuer = Self.issuers.randomElement(using: &random), chance(6) {
            let secret: Value = ["name": "oidc", "key": "secret"]
            spec.append(
                .init(
                    "login",
                    ["oidc": ["issuer": .string(issuer), "clientId": "portal", "clientSecretKeyRef": secret]]
                )
            )
        }
        add("Portal", name, .mapping(spec))
    }

    // MARK: - People

    private mutating func people(_ number: Int) {
        add(
            "User",
            users[number],
            labels: ["group": "g\(Int.random(in: 0..<3, using: &random))"],
            ["username": .string("login-\(users[number])")]
        )
        var access: [Value] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            var right: [Value.Member] = [
                .init("portals", Self.names(some(portals, atLeast: 1))),
                .init("products", chance(3) ? [:] : ["names": Self.texts(some(products, atLeast: 1))]),
                .init("environments", chance(5) ? [:] : ["names": Self.texts(some(environments, atLeast: 1))]),
            ]
            if let choice = choice() { right.append(.init("operations", choice)) }
            right.append(
                chance(5) ? .init("allUsagePlans", true) : .init("usagePlanRefs", Self.names(some(plans, atLeast: 1)))
            )
            access.append(.mapping(right))
        }
        var members: [Value.Member] = [.init("users", ["matchLabels": ["group": .string("g\(number)")]])]
        if chance(7) { members.append(.init("oidcGroups", Self.texts(some(claims, atLeast: 1)))) }
        add("Group", "g\(number)", ["members": .mapping(members), "access": .sequence(access)])
    }

    private mutating func keys() {
        for user in users {
            for product in products {
                for environment in environments {
                    for plan in ["key0", "key1"] {
                        let key = Self.key(user, product, environment, plan)
                        values.append([
                            "apiVersion": "v1", "kind": "Secret", "type": "portalcore.dev/api-key",
                            "metadata": [
                                "name": .string(key), "namespace": "shop",
                                "labels": [
                                    "portalcore.dev/product": .string(product),
                                    "portalcore.dev/environment": .string(environment),
                                    "portalcore.dev/plan": .string(plan),
                                ],
                            ],
                            "stringData": [
                                "sha256": .string(SHA256.hexadecimal(of: key.utf8)), "consumer": .string(user),
                            ],
                        ])
                    }
                }
            }
        }
        values.append([
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "oidc", "namespace": "shop"],
            "stringData": ["secret": "x"],
        ])
    }
}
