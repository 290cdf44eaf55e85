import PortalDiagnostics
import PortalIR
import PortalTestSupport
import Testing

@testable import PortalResolve

@Suite("Key sets")
struct KeySetTests {
    static let ec256 = """
        {"kty": "EC", "kid": "1", "crv": "P-256", "alg": "ES256", "use": "sig", "x5t": "gone", \
        "x": "41X79yVEHwcCZ-h8zqFPVIJgQOIaLbrAzCMq3jb8U_E", "y": "0dRW7LJ2SmAv5ZQHW_T54-0xSlWtG9XiMQaM9kImfVg"}
        """
    static let ec384 = """
        {"kty": "EC", "crv": "P-384", "x": "v5QUqmJsJDJmWXKB2MRm2EPigVhvHShLYs6CUmt-o-1RKyjx-OUjiM1Yy2vKT29P", \
        "y": "m17jK9OJx1xROu-KtT7CK6zt04UgxHtKKfkF-rHo6RMyDnbUn8JUE9_9x9PiFksc"}
        """
    static let ec521 = """
        {"kty": "EC", "crv": "P-521", "x": \
        "AfKDqnOLuYf10r7iWx2NoBUTQ0DeMztW3MwiZ0ln_PW5NQBRhLEQcCtU9cc5D0XOVKKlMI-aW99L_Ydtm2Ac9BMt", "y": \
        "AOjk7fsSx5SMbahSPyaLTmExArQIbF4qQKxULNNnmZ2Dxs5-gPZQunx6e_ig14mcEpjGPeOpwvXHyWqC5ClgMOC8"}
        """
    static let modulus = """
        z5VOCuFRYFIGjujZ8EAx2OgFNgkdCZ5uQp0bVpmVtfpKA1jrVW8Kkx-3p36GleLLoQMQjyGNpL7b-MAsrA2c8oD5tNeR5jTGMt9rye4XFch5Cc_R3KyqP\
        0wU2KZDyi3zukOn1E6a82npMHckUq8jclUIrKyDfmZl-exbFI7_QgUZgZfYTpr3Y9hzhcHIAEdmdeXFsaoCcA_k9ax0D6uaQqA8W5TeUJsYIqaokTaJKD\
        EA3x_DzN92STGkURrDZi9cgf73g4vTfZBK6wdXExjwlfGNxWwFbflLTqt9YUOo4FwFod69anNyLiyXmxOaLVc3sf4MRvt1Ttsz5X_-WjvzKQ
        """
    static let rsa = #"{"kty": "RSA", "n": "\#(modulus)", "e": "AQAB"}"#
    static let ed25519 = #"{"kty": "OKP", "crv": "Ed25519", "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}"#

    /// The plan of a key set, and what was found: `code line:column-line:column`.
    private func plan(_ keySet: String) -> (keys: TokenRules.KeySet?, codes: [String], subjects: Set<String?>) {
        let text = PlanText.joined(
            PlanText.apiDoc,
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: tokens, namespace: shop}
            spec:
              auth:
                jwt:
                  issuer: https://id.example.com
                  jwks:
                    inlineText: |
                      \(keySet)
            """,
            PlanText.product(plans: "{name: tokens}", operations: "{include: [{ids: [listOrders]}]}"),
            PlanText.environment()
        )
        let resolution = Resolution(text)
        var keys: TokenRules.KeySet?
        if case .jwt(let rules)? = resolution.environment("production")?.plans.first?.auth { keys = rules.keys }
        return (keys, resolution.codes, Set(resolution.diagnostics.map(\.subject)))
    }

    @Test("keep public members, in a fixed order, and nothing else")
    func canonical() {
        let found = plan("{\"keys\": [\(Self.ec256)], \"other\": 1}")
        #expect(found.codes == [])
        let expected = """
            {"keys":[{"kty":"EC","kid":"1","use":"sig","alg":"ES256","crv":"P-256",\
            "x":"41X79yVEHwcCZ-h8zqFPVIJgQOIaLbrAzCMq3jb8U_E","y":"0dRW7LJ2SmAv5ZQHW_T54-0xSlWtG9XiMQaM9kImfVg"}]}
            """
        #expect(found.keys == .inline(expected))
    }

    @Test("of every kind that gateways verify with", arguments: [ec256, ec384, ec521, rsa, ed25519])
    func kinds(_ key: String) {
        let found = plan("{\"keys\": [\(key)]}")
        #expect(found.codes == [])
        #expect(found.keys != nil)
    }

    /// What makes a key unusable.
    static let broken: [String] = [
        "1", "{}", #"{"kty": "RSA"}"#, #"{"kty": 1}"#, #"{"kty": "AKP"}"#,
        rsa.replacing("AQAB", with: "AQAB="), rsa.replacing("AQAB", with: "AQ"), rsa.replacing("AQAB", with: "AAAA"),
        rsa.replacing("AQAB", with: "AQABAQAB"), rsa.replacing("z5VO", with: "AAAA").replacing("CuFR", with: "AAAA"),
        rsa.replacing("jvzKQ", with: "jvzKA"), rsa.replacing("\"e\"", with: "\"alg\": \"RSA-OAEP\", \"e\""),
        rsa.replacing("\"e\"", with: "\"kid\": 1, \"e\""), rsa.replacing("\"e\"", with: "\"alg\": \"ES256\", \"e\""),
        ec256.replacing("41X7", with: "41X8"), ec256.replacing("41X7", with: ""),
        ec256.replacing("P-256", with: "P-384"),
        ec256.replacing("P-256", with: "secp256k1"), ec256.replacing("ES256", with: "ES384"),
        ec256.replacing("41X79yVEHwcCZ-h8zqFPVIJgQOIaLbrAzCMq3jb8U_E", with: String(repeating: "_", count: 42) + "8"),
        ec384.replacing("v5QU", with: "v5QV"), ec521.replacing("AfKD", with: "AfKE"),
        ed25519.replacing("qZ7B", with: ""), ed25519.replacing("Ed25519", with: "X25519"),
    ]

    @Test("without a usable key are refused", arguments: broken)
    func refused(_ key: String) {
        let found = plan("{\"keys\": [\(key)]}")
        #expect(found.codes == ["PC3151"])
        #expect(found.keys == nil)
        #expect(found.subjects == ["UsagePlan shop/tokens"])
    }

    @Test("lose their broken keys", arguments: broken)
    func reduced(_ key: String) {
        let found = plan("{\"keys\": [\(key), \(Self.rsa)]}")
        #expect(found.codes == ["PC3152"])
        #expect(found.keys == .inline(#"{"keys":[{"kty":"RSA","n":"\#(Self.modulus)","e":"AQAB"}]}"#))
    }

    @Test(
        "with a secret are refused as a whole",
        arguments: [
            #"{"kty": "oct", "k": "c2VjcmV0"}"#, #"{"kty": "oct"}"#,
            rsa.replacing("\"e\"", with: "\"d\": \"AQ\", \"e\""),
            ec256.replacing("\"x\"", with: "\"d\": \"AQ\", \"x\""), #"{"qi": 1}"#,
        ]
    )
    func secret(_ key: String) {
        let found = plan("{\"keys\": [\(Self.rsa), \(key)]}")
        #expect(found.codes == ["PC3153"])
        #expect(found.keys == nil)
    }

    @Test(
        "lose keys for encryption without a word",
        arguments: [
            #"{"kty": "RSA", "use": "enc", "alg": "RSA-OAEP"}"#,
            rsa.replacing("\"e\"", with: "\"key_ops\": [\"encrypt\"], \"e\""),
        ]
    )
    func encryption(_ key: String) {
        let found = plan("{\"keys\": [\(key), \(Self.ed25519)]}")
        #expect(found.codes == [])
        #expect(
            found.keys
                == .inline(
                    #"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}]}"#
                )
        )
        #expect(plan("{\"keys\": [\(key)]}").codes == ["PC3151"])
    }

    @Test(
        "of another form are refused",
        arguments: ["", "[]", "{}", #"{"keys": {}}"#, "null", "{", #"{"keys": [], "keys": []}"#]
    )
    func form(_ text: String) {
        #expect(plan(text).codes == ["PC3151"])
    }

    @Test("are bounded")
    func many() {
        let keys = Array(repeating: Self.ed25519, count: 65).joined(separator: ", ")
        #expect(plan("{\"keys\": [\(keys)]}").codes == ["PC3151"])
    }

    @Test(
        "at URLs",
        arguments: [
            ("https://id.example.com/keys?a=b", []), ("http://10.0.0.1:8080", []), ("https://[::1]:8443/keys", []),
            ("https://id.example.com/keys#a", ["PC3154"]), ("https://mia:pass@id.example.com/keys", ["PC3154"]),
            ("https://id.example.com:0/", ["PC3154"]), ("https://id.example.com:99999/", ["PC3154"]),
            ("https://:8080/", ["PC3154"]), ("https://id.exämple.com/", ["PC3154"]),
        ] as [(String, [String])]
    )
    func remote(_ url: String, _ codes: [String]) {
        let resolution = Resolution(
            PlanText.joined(
                PlanText.apiDoc,
                PlanText.plan("tokens", "jwt: {issuer: i, jwks: {url: \"\(url)\"}}"),
                PlanText.product(plans: "{name: tokens}", operations: "{include: [{ids: [listOrders]}]}"),
                PlanText.environment()
            )
        )
        #expect(resolution.codes == codes)
        guard codes.isEmpty, case .jwt(let rules)? = resolution.environment("production")?.plans.first?.auth else {
            #expect(!codes.isEmpty)
            return
        }
        #expect(rules.keys == .remote(url: url, refreshMilliseconds: 300_000))
    }
}
