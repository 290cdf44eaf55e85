import PortalDiagnostics
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@Suite("API keys")
struct CredentialTests {
    private static let base = PlanText.joined(
        PlanText.apiDoc,
        PlanText.plan("gold", "apiKey: {}"),
        PlanText.plan("silver", "apiKey: {query: key}"),
        PlanText.plan("free", "open: {acknowledgeSecuredOperations: true}"),
        PlanText.product(plans: "{name: gold}", operations: "{exclude: [{ids: [getOrder]}]}"),
        PlanText.environment()
    )

    private func resolve(_ secrets: String...) -> Resolution {
        Resolution(([Self.base] + secrets).joined(separator: "\n---\n"))
    }

    private func keys(_ resolution: Resolution) -> [ResolvedCredential] {
        resolution.environment("production")?.credentials ?? []
    }

    @Test("of the native form are bound")
    func native() {
        let resolution = resolve(PlanText.secret("mia-key", "notAfter: \"2027-06-01T00:00:00+02:00\""))
        #expect(resolution.findings == [])
        #expect(
            keys(resolution) == [
                ResolvedCredential(
                    secret: ResourceName(namespace: "shop", name: "mia-key"),
                    digest: PlanText.digest,
                    product: ResourceName(namespace: "shop", name: "orders"),
                    planID: "shop/gold",
                    consumer: "mia",
                    notAfter: 1_811_800_800
                )
            ]
        )
    }

    @Test("in base64 are the same")
    func base64() {
        let secret = PlanText.secret()
            .replacing("stringData:", with: "data:")
            .replacing(
                "\"\(PlanText.digest)\"",
                with: "M2IzYzVjYTViZDBhNGMxYjFjZjFlMGIxZmEyZDZiZDZiOWU4Y2JmM2QwYTFhMmYzNGE3ZDRmNGYyYzRhZDBjMw=="
            )
            .replacing("consumer: mia", with: "consumer: bWlh")
        let resolution = resolve(secret)
        #expect(resolution.findings == [])
        #expect(keys(resolution) == keys(resolve(PlanText.secret())))
    }

    /// Secrets, and what is found about them; the key of none of them counts.
    static let faults: [(name: String, secret: String, codes: [String])] = [
        ("a digest that is none", PlanText.secret(digest: "abc"), ["PC3160"]),
        ("a digest with a letter", PlanText.secret(digest: "g" + PlanText.digest.dropFirst()), ["PC3160"]),
        ("the digest of nothing", PlanText.secret(digest: SHA256.hexadecimal(of: [])), ["PC3160"]),
        ("a consumer that is none", PlanText.secret(consumer: "\"\""), ["PC3160"]),
        ("a consumer with a control", PlanText.secret(consumer: "\"a\\u0085b\""), ["PC3160"]),
        ("a consumer that is too long", PlanText.secret(consumer: String(repeating: "a", count: 254)), ["PC3160"]),
        ("a consumer that is a number", PlanText.secret(consumer: "12"), ["PC3160"]),
        ("an end that is no moment", PlanText.secret("mia-key", "notAfter: tomorrow"), ["PC3160"]),
        ("no label", PlanText.secret().replacing("portalcore.dev/plan:", with: "other:"), ["PC3160"]),
        ("no base64", PlanText.secret().replacing("stringData:", with: "data:"), ["PC3160"]),
        ("an unknown product", PlanText.secret(product: "order"), ["PC4501"]),
        ("another namespace", PlanText.secret(namespace: "bank"), ["PC4501"]),
        ("an unknown environment", PlanText.secret(environment: "production1"), ["PC4501"]),
        ("an unknown plan", PlanText.secret(plan: "golden"), ["PC4501"]),
        ("a plan that the product does not use", PlanText.secret(plan: "silver"), ["PC4151"]),
        ("a plan without keys", PlanText.secret(plan: "free"), ["PC4151"]),
    ]

    @Test("that cannot be bound are left out, and take nothing else along", arguments: faults.map(\.name))
    func fault(_ name: String) throws {
        let fault = try #require(Self.faults.first { $0.name == name })
        let other = PlanText.secret("tom-key", digest: String(repeating: "a", count: 64), consumer: "tom")
        let resolution = resolve(fault.secret, other)
        #expect(Set(resolution.codes) == Set(fault.codes))
        let subjects = Set(resolution.diagnostics.compactMap(\.subject))
        #expect(subjects.allSatisfy { $0.hasPrefix("Secret ") && $0.hasSuffix("/mia-key") }, "\(subjects)")
        #expect(keys(resolution).map(\.consumer) == ["tom"])
        #expect(resolution.environment("production")?.withheld == [])
    }

    @Test("in two Secrets are refused, both")
    func shared() {
        let resolution = resolve(PlanText.secret(), PlanText.secret("tom-key", digest: PlanText.digest.uppercased()))
        #expect(resolution.findings.filter { $0.hasPrefix("PC4152") }.count == 2)
        #expect(keys(resolution) == [])
    }

    @Test("of a user that there is not are reported at the label")
    func unknownUser() throws {
        let mia = """
            apiVersion: portalcore.dev/v1alpha1
            kind: User
            metadata: {name: mia, namespace: shop}
            spec: {username: mia}
            """
        let label = "  labels:\n    portalcore.dev/user: mai"
        let resolution = resolve(mia, PlanText.secret().replacing("  labels:", with: label))
        let finding = try #require(resolution.diagnostics.first)
        #expect(resolution.codes == ["PC4501"])
        #expect(finding.help == "did you mean `mia`?")
        guard case .place(let place) = finding.location else {
            Issue.record("\(finding.location)")
            return
        }
        #expect(place.pointer.text == "/metadata/labels/portalcore.dev~1user")
        #expect(keys(resolution) == [])
    }

    @Test("end with the line break of an editor")
    func trimmed() {
        let resolution = resolve(PlanText.secret(consumer: "\"mia\\n\""))
        #expect(resolution.codes == ["PC3161"])
        #expect(keys(resolution).map(\.consumer) == ["mia"])
    }

    @Test("of other people's Secrets are not looked at")
    func others() {
        let resolution = resolve(
            PlanText.secret(digest: "abc").replacing("portalcore.dev/api-key", with: "Opaque"),
            """
            apiVersion: v1
            kind: Secret
            type: extauth.solo.io/apikey
            metadata: {name: edge, namespace: shop, labels: {team: 1}}
            data: {api-key: "%%%"}
            """
        )
        #expect(resolution.findings == [])
        #expect(keys(resolution) == [])
    }

    private static func glooSecret(
        _ data: String,
        product: String = "orders.shop",
        environment: String = "production.shop",
        namespace: String = "shop"
    ) -> String {
        """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: orders-gold-1
          namespace: \(namespace)
          labels:
            apiproducts.portal.gloo.solo.io: \(product)
            environments.portal.gloo.solo.io: \(environment)
            usageplans.portal.gloo.solo.io: gold
        data:
          \(data)
        """
    }

    @Test("of Gloo Portal are hashed on the way in")
    func gloo() {
        let key = "NWQ1ZjZjMWUtMmM1ZS00ZjViLTlhNTctMmY2YTNmMmY4YTEw"
        let resolution = resolve(Self.glooSecret("{api-key: \(key), username: bWlhCg==, email: bUBleGFtcGxlLmNvbQo=}"))
        #expect(resolution.codes == ["PC3161"])
        let keys = keys(resolution)
        #expect(keys.map(\.digest) == [SHA256.hexadecimal(of: "5d5f6c1e-2c5e-4f5b-9a57-2f6a3f2f8a10".utf8)])
        #expect(keys.map(\.consumer) == ["mia"])
        #expect(keys.map(\.isGloo) == [true])
        #expect(keys.map(\.planID) == ["shop/gold"])
        #expect(!"\(resolution.portal)".contains("5d5f6c1e"))
        #expect(!resolution.findings.joined().contains("5d5f6c1e"))
    }

    static let glooFaults: [(String, String)] = [
        (glooSecret("{api-key: \"\"}"), "PC3160"), (glooSecret("{api-key: \"Kg\"}"), "PC3160"),
        (glooSecret("{api-key: YSBi}"), "PC3160"),
        (glooSecret("{username: bWlh}"), "PC3160"), (glooSecret("{api-key: YQ==}", product: "orders"), "PC3160"),
        (glooSecret("{api-key: YQ==}", product: "orders.bank"), "PC4150"),
        (glooSecret("{api-key: YQ==}", namespace: "bank"), "PC4150"),
        (glooSecret("{api-key: YQ==}", environment: "dev.shop"), "PC4501"),
    ]

    @Test("of Gloo Portal that cannot be bound", arguments: glooFaults)
    func glooFault(_ secret: String, _ code: String) {
        let resolution = resolve(secret)
        #expect(resolution.codes == [code])
        #expect(keys(resolution) == [])
    }

    @Test("without a user name are used by the Secret itself")
    func anonymous() {
        #expect(keys(resolve(Self.glooSecret("{api-key: YQ==}"))).map(\.consumer) == ["orders-gold-1"])
    }

    @Test("of a User that is broken are left out: what the user may do is not known")
    func brokenUser() {
        let user = """
            apiVersion: portalcore.dev/v1alpha1
            kind: User
            metadata: {name: mia, namespace: shop}
            spec: {username: mia, colour: red}
            """
        #expect(keys(resolve(PlanText.secret(), user)) == [])
        #expect(keys(resolve(PlanText.secret(consumer: "tom"), user)).count == 1)
    }
}
