import PortalIR
import PortalTestSupport
import Testing

@testable import PortalCore

/// A fault takes down what depends on it, is told of where it is, and touches nothing else.
@Suite struct TenantFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The manifest, and what of it becomes what; an empty text is the whole manifest.
        var change: (manifest: String, old: String, new: String)
        /// `code kind namespace/name`.
        var error: String
        /// The conditions of resources: Accepted, Programmed, ResolvedRefs.
        var statuses: [String: String]
        /// What is withheld: the products of `shop`.
        var withheld: [String]
    }

    private static let overflow = [
        "UsagePlan shop/gold": "-OutOfRange -OutOfRange ?NotAccepted", "ApiProduct shop/orders": "+ -OutOfRange +",
        "ApiDoc shop/orders": "+ -OutOfRange +", "Environment shop/production": "+ -OutOfRange +",
    ]
    private static let undefined = [
        "ApiProduct shop/orders": "+ -UnknownResource -UnknownResource", "ApiDoc shop/orders": "+ -UnknownResource +",
        "Environment shop/production": "+ -UnknownResource +", "UsagePlan shop/gold": "+ ?NotUsed +",
    ]
    private static let brokenKeys = [
        "UsagePlan shop/members": "-BrokenKeySet -BrokenKeySet +", "ApiProduct shop/bills": "+ -BrokenKeySet +",
        "ApiDoc shop/bills": "+ -BrokenKeySet +", "Environment shop/production": "+ -BrokenKeySet +",
    ]
    private static let contradiction = [
        "Environment shop/production": "+ -ConflictingSelection +", "UsagePlan shop/gold": "+ ?NotUsed +",
        "ApiProduct shop/orders": "+ -ConflictingSelection +", "ApiDoc shop/orders": "+ -ConflictingSelection +",
    ]

    static let faults = [
        Fault(
            testDescription: "an undefined plan",
            change: ("shop/orders", "{name: gold}", "{name: glod}"),
            error: "PC4501 ApiProduct shop/orders",
            statuses: undefined,
            withheld: ["orders"]
        ),
        Fault(
            testDescription: "an undefined plan beside a defined one",
            change: ("shop/orders", "{name: gold}", "{name: gold}, {name: platinum}"),
            error: "PC4501 ApiProduct shop/orders",
            statuses: undefined,
            withheld: ["orders"]
        ),
        Fault(
            testDescription: "a key of a kind that nobody verifies with",
            change: ("shop/members", #""kty": "OKP""#, #""kty": "XYZ""#),
            error: "PC3151 UsagePlan shop/members",
            statuses: brokenKeys,
            withheld: ["bills"]
        ),
        Fault(
            testDescription: "a key set that is no JSON",
            change: ("shop/members", #"{"keys": ["#, #"{"keys": "#),
            error: "PC3151 UsagePlan shop/members",
            statuses: brokenKeys,
            withheld: ["bills"]
        ),
        Fault(
            testDescription: "a Secret that is missing at a User",
            change: ("shop/password", "", ""),
            error: "PC4501 User shop/mia",
            statuses: ["User shop/mia": "+ -UnknownResource -UnknownResource"],
            withheld: []
        ),
        Fault(
            testDescription: "a Secret that is missing at a Portal",
            change: ("shop/oidc", "", ""),
            error: "PC4501 Portal shop/developers",
            statuses: ["Portal shop/developers": "+ -UnknownResource -UnknownResource"],
            withheld: []
        ),
        Fault(
            testDescription: "a limit beyond 64 bits",
            change: ("shop/gold", "requests: 100", "requests: 99999999999999999999"),
            error: "PC2518 UsagePlan shop/gold",
            statuses: overflow,
            withheld: ["orders"]
        ),
        Fault(
            testDescription: "a limit beyond what counters hold",
            change: ("shop/gold", "requests: 100, unit: Minute", "requests: 4294967296, unit: Year"),
            error: "PC2518 UsagePlan shop/gold",
            statuses: overflow,
            withheld: ["orders"]
        ),
        Fault(
            testDescription: "selections that contradict each other",
            change: (
                "shop/environment", "{names: [orders]},", "{names: [orders]}, {names: [orders], basePath: /other},"
            ),
            error: "PC4533 Environment shop/production",
            statuses: contradiction,
            withheld: ["orders"]
        ),
        Fault(
            testDescription: "selections with other plans",
            change: (
                "shop/environment", "{names: [orders]},",
                "{names: [orders]}, {names: [orders], usagePlanRefs: [{name: members}]},"
            ),
            error: "PC4533 Environment shop/production",
            statuses: contradiction,
            withheld: ["orders"]
        ),
    ]

    private static func documents(_ served: Served, of tenant: String) -> [OutputDocument] {
        served.translation.documents.filter { document in
            document.isShared
                || document.value["metadata"]?["labels"]?["portalcore.dev/environment-namespace"] == .string(tenant)
                || document.namespace == tenant
        }
    }

    /// The routes of a product, as they stand in the output, but for what portals are told of headers: browsers may send
    /// those of every plan that an environment has in use.
    private static func routes(_ served: Served, _ tenant: String, _ product: String) -> [Value] {
        served.routes.filter {
            $0["name"].flatMap(Served.string)?.hasPrefix("\(tenant)/production/\(tenant)/\(product)/") ?? false
        }.map { without("allowHeaders", in: $0) }
    }

    private static func without(_ key: String, in value: Value) -> Value {
        guard case .mapping(let members) = value else { return value }
        return .mapping(members.filter { $0.key != key }.map { Value.Member($0.key, without(key, in: $0.value)) })
    }

    private static let sound = TwoTenants().served

    @Test func theBaseIsSound() {
        #expect(Self.sound.codes == [])
        #expect(Self.sound.operations.count == 10)
        #expect(Self.sound.translation.statuses.allSatisfy { $0.conditions.allSatisfy { $0.status == .holds } })
        #expect(Self.documents(Self.sound, of: "bank").count == 6)
    }

    @Test(arguments: faults)
    func isIsolated(_ fault: Fault) throws {
        var tenants = TwoTenants()
        if fault.change.old.isEmpty {
            tenants.manifests[fault.change.manifest] = nil
        } else {
            tenants.replace(fault.change.manifest, fault.change.old, fault.change.new)
        }
        let served = tenants.served
        #expect(served.errors == [fault.error], "\(served.translation.report.text())")
        // What is wrong shows on the resources that it concerns, and on no other.
        for status in served.translation.statuses {
            let name = "\(status.kind) \(status.namespace)/\(status.name)"
            let found = served.status(status.kind, "\(status.namespace)/\(status.name)")
            #expect(found == fault.statuses[name] ?? "+ + +", "\(name)")
        }
        // The neighbour's objects are the same bytes.
        let mine = Self.documents(served, of: "bank").map { DocumentWriter.yaml([$0.value]) }
        #expect(mine == Self.documents(Self.sound, of: "bank").map { DocumentWriter.yaml([$0.value]) })
        let viewer = Viewer(username: "mia-bank")
        #expect(served.catalogue("bank/developers", viewer) == Self.sound.catalogue("bank/developers", viewer))
        let call = PolicyCall(
            routeName: "bank/production/bank/orders/v1/bank/orders/listOrders",
            headers: [PolicyCall.Field("api-key", "bank-mia-orders")],
            now: 1_800_000_000
        )
        let verdict = served.translation.policy.decide(call)
        #expect(verdict == Self.sound.translation.policy.decide(call) && verdict.isAllowed)
        for product in ["orders", "bills"] {
            let routes = Self.routes(served, "shop", product)
            let expected = fault.withheld.contains(product) ? [] : Self.routes(Self.sound, "shop", product)
            #expect(DocumentWriter.yaml(routes) == DocumentWriter.yaml(expected), "\(product)")
        }
        for product in fault.withheld { try Self.expectClosed(served, product) }
    }

    /// What is withheld is nowhere: not routed, not shown, not published, not opened.
    private static func expectClosed(_ served: Served, _ product: String) throws {
        let prefix = "shop/production/shop/\(product)/"
        let viewer = Viewer(username: "mia-shop", oidcGroups: ["partners"])
        #expect(served.catalogue("shop/developers", viewer).allSatisfy { !$0.hasPrefix(prefix) })
        let specification = served.translation.specification(
            of: served.name("shop/\(product)"),
            version: "v1",
            in: served.name("shop/production")
        )
        #expect(PublishedOperations(specification).lines == [])
        let policy = served.translation.policy
        for name in sound.operations where name.hasPrefix(prefix) {
            var call = PolicyCall(routeName: name, now: 1_800_000_000)
            call.headers = [PolicyCall.Field("api-key", "shop-mia-orders")]
            call.tokens = policy.tokenProviders.map { PolicyCall.Field($0, #"{"sub":"mia","groups":["partners"]}"#) }
            let verdict = policy.decide(call)
            #expect(!verdict.isAllowed || verdict.status == 503, "\(name): \(verdict.reason)")
        }
        let simulator = try GatewaySimulator(served.translation.documents, host: "api.shop.example.com")
        for path in ["/orders", "/orders/1", "/bills/1"] where path.hasPrefix("/\(product)") {
            #expect(simulator.route("GET", path) == nil)
        }
    }
}
