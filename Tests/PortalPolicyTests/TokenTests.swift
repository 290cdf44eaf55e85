import PortalIR
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Claims of tokens") struct TokenTests {
    private func reason(_ rules: TokenRules, _ payload: String) -> PolicyReason {
        PolicySnapshot(Fixture.portal([Fixture.token("members", rules)])).decide(Fixture.call(token: payload)).reason
    }

    private static let now = Fixture.now

    @Test(
        "have to be of one JSON object",
        arguments: [
            "", "{", "[]", "null", #"{"sub":"a""#, #"{"sub":"a"}}"#, #"{"sub":"a"} x"#, #"{"sub":"a",}"#,
            #"{"sub" "a"}"#,
            #"{'sub':'a'}"#, #"{"sub":"a","x":01}"#, #"{"sub":"a","x":1.}"#, #"{"sub":"a","x":+1}"#,
            #"{"sub":"a","x":tru}"#, #"{"sub":"a","x":"\x"}"#, #"{"sub":"a","x":"\u12g4"}"#, "{\"sub\":\"a\u{1}\"}",
            #"{"sub":"a","x":[1,]}"#, #"{"sub":"a","x":[1 2]}"#, #"{"sub":"a","x":{"y"}}"#, #"{"sub":"a","x":[}"#,
            #"{"sub":"a","x":{]}"#, #"{"sub":"a","x":-}"#, #"{"sub":"a","x":1e}"#,
            #"{"sub":"a","x":"# + String(repeating: "[", count: 65) + String(repeating: "]", count: 65) + "}",
            #"{"sub":"a","sub":"b"}"#, #"{"sub":"a","s\u0075b":"b"}"#, #"{"sub":"a","aud":"x","aud":"y"}"#,
            #"{"sub":"a","\u0065xp":1}"#, #"{"sub":"a","scope":"x","scope":"x"}"#,
        ]
    )
    func unsound(_ payload: String) {
        #expect(reason(Fixture.rules(), payload) == .credentialInvalid)
    }

    @Test(
        "are taken as JSON writes them",
        arguments: [
            #"{"sub":"a"}"#, " {\n\"sub\" : \"a\" , \"x\" : [ ] }\t", #"{"x":{"sub":"b","y":[{}]},"sub":"a"}"#,
            #"{"x":[true,false,null,-0.5e+3,"\ud83d"],"sub":"a"}"#, #"{"s\u0075b":"a"}"#, #"{"sub":12}"#,
            #"{"sub":"a","x":1,"x":2}"#,
            #"{"sub":"a","x":"# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}",
        ]
    )
    func sound(_ payload: String) {
        #expect(reason(Fixture.rules(), payload) == .tokenAccepted)
    }

    @Test(
        "say times and an issuer that fit",
        arguments: [
            (#""exp":\#(now)"#, PolicyReason.tokenAccepted), (#""exp":\#(now - 60)"#, .tokenAccepted),
            (#""exp":\#(now - 61)"#, .credentialExpired), (#""exp":\#(now - 60).9"#, .tokenAccepted),
            (#""exp":1e300"#, .credentialInvalid), (#""exp":"\#(now)""#, .credentialInvalid),
            (#""exp":99999999999999999999"#, .credentialInvalid), (#""exp":-5"#, .credentialExpired),
            (#""exp":null"#, .credentialInvalid), (#""nbf":\#(now + 60)"#, .tokenAccepted),
            (#""nbf":\#(now + 61)"#, .credentialExpired), (#""nbf":{}"#, .credentialInvalid),
            (#""iss":"https://id.example.com""#, .tokenAccepted),
            (#""iss":"https:\/\/id.example.com""#, .tokenAccepted),
            (#""iss":"https://id.example.com/""#, .credentialInvalid), (#""iss":1"#, .credentialInvalid),
        ]
    )
    func times(_ claim: String, _ expected: PolicyReason) {
        #expect(reason(Fixture.rules(), #"{"sub":"a",\#(claim)}"#) == expected)
    }

    @Test("with extreme clocks trap nowhere", arguments: [Int64.min, -1, 0, .max])
    func clocks(_ now: Int64) {
        let snapshot = PolicySnapshot(Fixture.portal([Fixture.token()]))
        var call = Fixture.call(token: #"{"sub":"a","exp":500,"nbf":400}"#)
        call.now = now
        #expect(!snapshot.decide(call).isAllowed)
    }

    @Test(
        "name an audience of the plan",
        arguments: [
            (#""aud":"orders""#, true), (#""aud":["x","orders"]"#, true), (#""aud":[]"#, false),
            (#""aud":"orders ""#, false),
            (#""aud":["x"]"#, false), (#""x":"orders""#, false), (#""aud":{"orders":1}"#, false),
            (#""aud":[["orders"]]"#, false), (#""aud":"\u006frders""#, true),
        ]
    )
    func audiences(_ claim: String, _ isMeant: Bool) {
        let reason = reason(Fixture.rules(audiences: ["billing", "orders"]), #"{"sub":"a",\#(claim)}"#)
        #expect(reason == (isMeant ? .tokenAccepted : .audience))
    }

    @Test(
        "have all the scopes",
        arguments: [
            (#""scope":"a b""#, true), (#""scope":"b  c a""#, true), (#""scp":["a","b"]"#, true),
            (#""scope":"a","scp":"b""#, true), (#""scope":["a b"]"#, true), (#""scope":"\u0061 b""#, true),
            (#""scope":"ab""#, false), (#""scope":"a bb""#, false), (#""scope":"a""#, false),
            (#""scope":{"a":"b"}"#, false),
            (#""scope":"""#, false), (#""x":"a b""#, false), (#""scope":"a,b""#, false), (#""scope":true"#, false),
        ]
    )
    func scopes(_ claim: String, _ hasAll: Bool) {
        #expect(
            reason(Fixture.rules(scopes: ["a", "b"]), #"{"sub":"s",\#(claim)}"#) == (hasAll ? .tokenAccepted : .scope)
        )
    }

    @Test(
        "have the values that are asked for",
        arguments: [
            (#""level":"3","team":"red""#, PolicyReason.tokenAccepted),
            (#""level":3,"team":["x","blue"]"#, .tokenAccepted),
            (#""level":true,"team":"red""#, .tokenAccepted), (#""level":3.0,"team":"red""#, .claim),
            (#""level":null,"team":"red""#, .claim), (#""level":"3""#, .claim),
            (#""level":"3","team":"green""#, .claim),
            (#""level":"3","team":{"red":1}"#, .claim), (#""level":"3","team":"red","team":"x""#, .credentialInvalid),
            (#""level":"3","team":"red","t\u0065am":"x""#, .credentialInvalid),
        ]
    )
    func values(_ claims: String, _ expected: PolicyReason) {
        let rules = Fixture.rules(claims: ["level": ["3", "true"], "team": ["blue", "red"]])
        #expect(reason(rules, #"{"sub":"s",\#(claims)}"#) == expected)
    }

    @Test(
        "name a consumer",
        arguments: [
            (#"{"client":"c"}"#, "c"), (#"{"client":-5}"#, "-5"), (#"{"client":""}"#, nil), (#"{"client":["c"]}"#, nil),
            (#"{"client":true}"#, nil), (#"{"sub":"c"}"#, nil), (#"{"client":"\u0063"}"#, "c"),
        ] as [(String, String?)]
    )
    func consumers(_ payload: String, _ expected: String?) {
        let snapshot = PolicySnapshot(Fixture.portal([Fixture.token("members", Fixture.rules(consumer: "client"))]))
        let verdict = snapshot.decide(Fixture.call(token: payload))
        #expect(verdict.consumer == expected)
        #expect(verdict.reason == (expected == nil ? .consumer : .tokenAccepted))
    }

    @Test("count only under the name of their own provider")
    func providers() {
        var call = Fixture.call()
        call.tokens = [PolicyCall.Field("jwt-0000000000000000", Fixture.claims())]
        let snapshot = PolicySnapshot(Fixture.portal([Fixture.token()]))
        #expect(snapshot.decide(call).reason == .credentialMissing)
        #expect(snapshot.tokenProviders == [Fixture.provider])
    }
}
