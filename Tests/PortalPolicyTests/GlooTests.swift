import PortalIR
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Decisions in the Gloo dialect") struct GlooTests {
    private func decide(_ plans: [ResolvedPlan], _ call: PolicyCall) -> PolicyVerdict {
        let plans = plans.map { plan in
            var plan = plan
            plan.isGloo = true
            return plan
        }
        let portal = Fixture.portal(
            plans: plans,
            operations: [Fixture.Served(name: "list", path: "/orders", plans: Array(plans.indices))],
            credentials: [
                Fixture.credential("k-good", isGloo: true),
                Fixture.credential("k-other", product: Fixture.billing, isGloo: true),
            ],
            isGloo: true
        )
        return PolicySnapshot(portal).decide(call)
    }

    @Test("give 401 and Gloo's words where one plan takes keys")
    func onePlan() {
        for headers in [[], [("api-key", "bad")], [("api-key", "k-other")], [("api-key", "k-good"), ("api-key", "x")]] {
            let verdict = decide([Fixture.key()], Fixture.call("list", headers))
            #expect(verdict.status == 401)
            #expect(verdict.wwwAuthenticate == "API key is missing or invalid")
        }
        let verdict = decide([Fixture.key()], Fixture.call("list", [("api-key", "k-good")]))
        #expect(verdict.isAllowed)
        #expect(verdict.header("x-user-id") == "secret-of-mia")
        #expect(verdict.header("x-solo-plan") == "gold")
        #expect(verdict.removedHeaders == ["x-portal-consumer", "x-portal-plan", "api-key"])
    }

    @Test("give 403 and nothing else where several plans are alternatives")
    func severalPlans() {
        let plans = [Fixture.key(), Fixture.token()]
        for call in [Fixture.call(), Fixture.call(failure: 40), Fixture.call("list", [("api-key", "k-other")])] {
            let verdict = decide(plans, call)
            #expect(verdict.status == 403)
            #expect(verdict.wwwAuthenticate == nil)
        }
        let verdict = decide(plans, Fixture.call(token: Fixture.claims()))
        #expect(verdict.header("x-user-id") == "ann")
        #expect(verdict.removedHeaders == ["x-portal-consumer", "x-portal-plan", "x-solo-plan", "api-key"])
    }

    @Test("challenge for tokens where one plan takes them")
    func token() {
        let verdict = decide([Fixture.token()], Fixture.call(failure: 40))
        #expect(verdict.summary == "deny 503 keysUnavailable")
        #expect(decide([Fixture.token()], Fixture.call()).wwwAuthenticate == #"Bearer realm="shop/production""#)
    }
}
