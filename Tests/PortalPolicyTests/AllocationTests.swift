import AllocationCount
import PortalIR
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Allocations of a decision") struct AllocationTests {
    /// Requests of every kind, with what they have to lead to.
    private static let samples: [(call: PolicyCall, reason: PolicyReason)] = {
        var cookie = Fixture.call("list", [("cookie", "a=1; k=c-good; b=2")])
        cookie.routeName = nil
        var query = Fixture.call("list", path: "/orders?k=q%2Dgood&x=1")
        query.routeName = nil
        let claims = Fixture.claims(
            #","aud":["x","orders"],"scope":"read write","team":"r\u0065d","groups":["a","partners"]"#
        )
        return [
            (Fixture.call("list", [("accept", "*/*"), ("api-key", "k-good")]), .keyAccepted),
            (Fixture.call("list", [("api-key", "k-bad")]), .credentialInvalid),
            (Fixture.call("list"), .credentialMissing), (Fixture.call("nobody"), .unknownRoute),
            (Fixture.call("list", token: claims), .tokenAccepted),
            (
                Fixture.call("list", token: #"{"sub":"\#(String(repeating: "n", count: 2000))""# + claims.dropFirst(5)),
                .credentialInvalid
            ),
            (cookie, .keyAccepted), (query, .keyAccepted), (Fixture.call("open"), .open),
            (Fixture.call(nil, path: "/%6Fpen/a/ü"), .open), (Fixture.call(nil, path: "/open/x-a/y"), .open),
            (Fixture.call(nil, path: "/nobody/" + String(repeating: "x%2f", count: 500)), .unknownRoute),
            (Fixture.call("list", failure: 40), .keysUnavailable), (Fixture.call("~guard/x"), .guarded),
        ]
    }()

    private static func snapshot() -> PolicySnapshot {
        let limits = [
            PlanLimit(requests: 5, unit: .second), PlanLimit(requests: 9, unit: .day, per: .clientAddress),
            PlanLimit(requests: 7, unit: .month, per: .plan, scope: .operation),
        ]
        let rules = Fixture.rules(audiences: ["orders"], scopes: ["read"], claims: ["team": ["blue", "red"]])
        let plans = [
            Fixture.key(limits: limits), Fixture.token("members", rules, limits: limits),
            ResolvedPlan(id: "shop/c", name: "c", auth: .apiKey(.cookie("k"))),
            ResolvedPlan(id: "shop/q", name: "q", auth: .apiKey(.query("k"))), Fixture.open(limits: [limits[1]]),
        ]
        var portal = Fixture.portal(
            plans: plans,
            operations: [
                Fixture.Served(name: "list", path: "/orders", plans: [0, 1, 2, 3]),
                Fixture.Served(name: "open", path: "/open/a/{x}", plans: [4]),
                Fixture.Served(name: "open2", path: "/open/{x}-{y}/{z}", plans: [4]),
                Fixture.Served(name: "open3", path: "/open/{x}/{y}", plans: [4]),
            ],
            credentials: [
                Fixture.credential("k-good", user: 0), Fixture.credential("c-good", "shop/c", user: 0),
                Fixture.credential("q-good", "shop/q", user: 0),
            ],
            guards: [
                RouteEntry(
                    name: "~guard/x",
                    match: RouteMatch(path: .below(Fixture.path("/x")), method: .any),
                    action: .respond(.withheld)
                )
            ]
        )
        portal.groups = [
            ResolvedGroup(name: ResourceName(namespace: "shop", name: "partners"), oidcGroups: ["partners"])
        ]
        portal.users = [
            ResolvedUser(name: ResourceName(namespace: "shop", name: "mia"), username: "mia", groups: [0])
        ]
        portal.sites = [
            ResolvedSite(
                name: Fixture.developers,
                environments: [Fixture.environment],
                oidc: ResolvedSite.Oidc(
                    issuer: Fixture.issuer,
                    clientID: "c",
                    clientSecret: Fixture.orders,
                    clientSecretKey: "k"
                )
            )
        ]
        portal.grants = [ResolvedGrant(holder: .group(0), portals: [Fixture.developers], plans: .all)]
        portal.environments[0].products[0].visibility = [GrantedOperations(grant: 0, operations: .all)]
        return PolicySnapshot(portal)
    }

    @Test("are counted here at all")
    func counting() {
        guard portalcore_test_allocations() >= 0 else { return }
        let before = portalcore_test_allocations()
        let array = [UInt8](repeating: 1, count: 10_000)
        #expect(portalcore_test_allocations() > before, "\(array.count)")
    }

    @Test("are none, ten thousand times")
    func none() {
        guard portalcore_test_allocations() >= 0 else {
            print("SKIPPED: allocations are not counted here")
            return
        }
        let snapshot = Self.snapshot()
        for (call, reason) in Self.samples {
            let packed = PackedCall(call)
            packed.withRequest { request in
                withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { memory in
                    // What is made once, is made.
                    #expect(snapshot.decide(request, into: memory).reason == reason, "\(call)")
                    var different = 0
                    let before = portalcore_test_allocations()
                    for _ in 0..<10_000 where snapshot.decide(request, into: memory).reason != reason { different += 1 }
                    let count = portalcore_test_allocations() - before
                    #expect(count == 0, "\(reason): \(count) allocations")
                    #expect(different == 0)
                }
            }
        }
    }
}
