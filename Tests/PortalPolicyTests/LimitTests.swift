import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Limits") struct LimitTests {
    @Test("are named with all that is counted together")
    func words() {
        let limits = [
            PlanLimit(requests: 100, unit: .minute),
            PlanLimit(requests: 5, unit: .second, per: .plan, scope: .operation),
            PlanLimit(requests: 7, unit: .day, per: .clientAddress),
            PlanLimit(requests: 4_294_967_295, unit: .year, scope: .operation),
        ]
        let plans = [
            Fixture.key(limits: limits), Fixture.open(limits: [limits[2]]), Fixture.token(limits: [limits[0]]),
        ]
        let portal = Fixture.portal(
            plans: plans,
            operations: [Fixture.Served(name: "shop/a%2Fb/list", path: "/orders", plans: [0, 1, 2])],
            credentials: [Fixture.credential("k", consumer: "m i/a%")]
        )
        let snapshot = PolicySnapshot(portal)
        let verdict = snapshot.decide(Fixture.call("shop/a%2Fb/list", [("api-key", "k")]))
        #expect(
            verdict.limits == [
                PolicyCall.Field("limit1", "100/minute/shop/gold/p/shop/orders/c/m%20i%2Fa%25"),
                PolicyCall.Field("limit2", "5/second/shop/gold/o/shop/a%2Fb/list/p"),
                PolicyCall.Field("limit3", "7/day/shop/gold/p/shop/orders/a/203.0.113.7"),
                PolicyCall.Field("limit4", "4294967295/year/shop/gold/o/shop/a%2Fb/list/c/m%20i%2Fa%25"),
            ]
        )
        for (limit, field) in zip(limits, verdict.limits) {
            #expect(field.value.hasPrefix(LimitWords.prefix(of: limit)))
            #expect(LimitStore.counter(of: field.value)?.windowSeconds == limit.unit.seconds)
        }
        #expect(verdict.limitDomain == LimitWords.domain(of: Fixture.environment))
        let open = snapshot.decide(Fixture.call("shop/a%2Fb/list"))
        #expect(open.limits == [PolicyCall.Field("limit1", "7/day/shop/free/p/shop/orders/a/203.0.113.7")])
        let token = snapshot.decide(Fixture.call("shop/a%2Fb/list", token: #"{"sub":"ü/\n"}"#))
        #expect(
            token.limits == [PolicyCall.Field("limit1", "100/minute/shop/members/p/shop/orders/c/%C3%BC%2F%0A")]
        )
    }

    @Test("of plans that refuse what is not counted have keys of their own")
    func strict() {
        var plan = Fixture.open(limits: [PlanLimit(requests: 1, unit: .hour, per: .plan)])
        plan.refusesUncounted = true
        var call = Fixture.call()
        call.clientAddress = ""
        #expect(PolicySnapshot(Fixture.portal([plan])).decide(call).limits.map(\.name) == ["strict1"])
    }

    @Test("in fixed windows begin at multiples of their length")
    func windows() {
        var counter = FixedWindowCounter(requests: 2, windowSeconds: 60)
        #expect(counter.hit(now: 119) == LimitAnswer(isAllowed: true, remaining: 1, resetSeconds: 0))
        #expect(counter.hit(now: 119) == LimitAnswer(isAllowed: true, remaining: 0, resetSeconds: 1))
        #expect(counter.hit(now: 119) == LimitAnswer(isAllowed: false, remaining: 0, resetSeconds: 1))
        #expect(counter.hit(now: 120) == LimitAnswer(isAllowed: true, remaining: 1, resetSeconds: 0))
        // A clock that goes back opens nothing.
        #expect(counter.hit(now: 60) == LimitAnswer(isAllowed: true, remaining: 0, resetSeconds: 120))
        #expect(!counter.hit(now: 120).isAllowed)
        #expect(counter.hit(now: 240, cost: 3) == LimitAnswer(isAllowed: false, remaining: 0, resetSeconds: 60))
    }

    @Test("count right whatever the clock says", arguments: [Int64.min, .min + 1, -61, -1, 0, .max - 1, .max])
    func extremes(_ now: Int64) {
        for (requests, window) in [(Int64.max, Int64.max), (0, 0), (-5, -5), (1, 31_536_000)] {
            var counter = FixedWindowCounter(requests: requests, windowSeconds: window)
            for cost in [Int64.max, -1, 0, .max] { _ = counter.hit(now: now, cost: cost) }
            _ = counter.hit(now: .max)
            _ = counter.hit(now: .min)
            #expect(counter.used >= 0)
            var bucket = TokenBucket(capacity: requests, refill: window, periodNanoseconds: requests)
            for cost in [Int64.max, -1, 0, 1] { _ = bucket.take(cost, at: now) }
            _ = bucket.take(at: .max)
            _ = bucket.take(at: .min)
            #expect(bucket.tokens >= 0)
        }
    }

    @Test("of buckets let exactly as many through as flow in, in any steps")
    func buckets() {
        var random = SeededGenerator()
        let seed = random.seed
        for _ in 0..<200 {
            let refill = Int64.random(in: 1...1000, using: &random)
            let period = Int64.random(in: 1...5_000_000_000, using: &random)
            var bucket = TokenBucket(capacity: .max / 4, refill: refill, periodNanoseconds: period)
            _ = bucket.take(.max / 4, at: 0)
            #expect(bucket.tokens == 0)
            let end = Int64.random(in: 1...1_000_000_000_000, using: &random)
            var now: Int64 = 0
            while now < end {
                now = min(end, now + Int64.random(in: 1...max(1, end / 20), using: &random))
                _ = bucket.take(0, at: now)
            }
            let expected = Int64(Double(end) * Double(refill) / Double(period))
            #expect(abs(bucket.tokens - expected) <= 1 + expected / 1_000_000_000, "seed \(seed)")
        }
    }

    @Test("of buckets say when it is worth trying again")
    func waiting() {
        var bucket = TokenBucket(capacity: 2, refill: 1, periodNanoseconds: 10_000_000_000)
        #expect(bucket.take(2, at: 5) == LimitAnswer(isAllowed: true, remaining: 0, resetSeconds: 10))
        #expect(bucket.take(1, at: 4_000_000_005) == LimitAnswer(isAllowed: false, remaining: 0, resetSeconds: 6))
        #expect(!bucket.take(1, at: 10_000_000_004).isAllowed)
        #expect(bucket.take(1, at: 10_000_000_005).isAllowed)
        #expect(bucket.take(3, at: 1_000_000_000_000).resetSeconds == .max)
        #expect(bucket.take(2, at: 1_000_000_000_000).isAllowed)
    }

    @Test("are counted by value, slot and domain")
    func store() {
        var store = LimitStore()
        let value = "2/minute/shop/gold/p/shop/orders/c/mia"
        #expect(store.hit(value, now: 0).remaining == 1)
        #expect(store.hit(value, now: 0).isAllowed)
        #expect(!store.hit(value, now: 59).isAllowed)
        #expect(store.hit(value, key: "limit2", now: 59).isAllowed)
        #expect(store.hit(value, domain: "portalcore/shop/test", now: 59).isAllowed)
        #expect(store.hit(value + "x", now: 59).isAllowed)
        #expect(store.hit(value, now: 60).isAllowed)
    }

    @Test(
        "that say nothing are refused",
        arguments: [
            "", "/", "//", "5/minute", "5/minute/", "0/minute/x", "-1/minute/x", "05/minute/x", "5/Minute/x", "5/eon/x",
            "4294967296/minute/x", "99999999999999999999999/minute/x", " 5/minute/x", "5x/minute/x", "/minute/x",
        ]
    )
    func junk(_ value: String) {
        var store = LimitStore()
        #expect(store.hit(value, now: 0) == .uncounted)
        #expect(store.count == 0)
    }

    @Test("are forgotten when their window is over, and only then")
    func bounds() {
        var store = LimitStore(maximumValues: 2)
        #expect(store.hit("1/minute/a", now: 0).isAllowed)
        #expect(store.hit("1/hour/b", now: 0).isAllowed)
        #expect(store.hit("1/minute/c", now: 30) == .uncounted)
        #expect(!store.hit("1/minute/a", now: 30).isAllowed)
        #expect(store.hit("1/minute/c", now: 60).isAllowed)
        #expect(!store.hit("1/hour/b", now: 60).isAllowed)
        #expect(store.count == 2)
    }
}
