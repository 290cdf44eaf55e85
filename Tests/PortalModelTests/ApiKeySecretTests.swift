import PortalDiagnostics
import PortalModel
import Testing

@Suite struct ApiKeySecretTests {
    private static let gloo = """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: orders-gold
          labels:
            apiproducts.portal.gloo.solo.io: orders.v2.shop
            environments.portal.gloo.solo.io: dev.web
            usageplans.portal.gloo.solo.io: gold
        data: {api-key: aHVudGVyMi1wbGFpbg==, username: bWlh}
        """

    @Test func theKeyIsForgotten() throws {
        let decoded = DecodedText(Self.gloo)
        #expect(decoded.findings == [])
        let key = try #require(decoded.input.secrets.first?.apiKey)
        #expect(key.digest == "fcacc7bac5d78ec90f4ad5655781d871ac8fcd267159b521fbd1bc12f7b05688")
        #expect(key.product == ObjectRef(name: "orders.v2", namespace: "shop"))
        #expect(key.environment == ObjectRef(name: "dev", namespace: "web"))
        #expect(key.plan == ObjectRef(name: "gold"))
        var shown = ""
        dump(decoded.input.secrets, to: &shown)
        #expect(!shown.contains("hunter2") && !shown.contains("aHVudGVy"))
    }

    @Test func findingsPointAtValuesAndLabels() {
        let secret = """
            apiVersion: v1
            kind: Secret
            type: portalcore.dev/api-key
            metadata: {name: a, labels: {portalcore.dev/product: orders, portalcore.dev/environment: dev}}
            stringData: {sha256: x, consumer: [], notAfter: "2027-02-30T00:00:00Z"}
            """
        #expect(
            Set(DecodedText(secret).findings) == [
                "PC3160 /kind", "PC3160 /stringData/sha256", "PC3160 /stringData/consumer",
                "PC3160 /stringData/notAfter",
            ]
        )
    }

    @Test func entriesThatMeanNothingAreReported() throws {
        let digest = String(repeating: "0a", count: 32)
        let secret = """
            apiVersion: v1
            kind: Secret
            type: portalcore.dev/api-key
            metadata:
              name: a
              labels: {portalcore.dev/product: a, portalcore.dev/environment: b, portalcore.dev/plan: c}
            stringData: {sha256: \(digest), consumer: mia, api-key: sesame, notafter: "2027-01-01T00:00:00Z"}
            """
        let decoded = DecodedText(secret)
        #expect(decoded.findings == ["PC3165 /stringData/api-key@", "PC3165 /stringData/notafter@"])
        #expect(decoded.diagnostics.map { $0.help?.contains("sesame") } == [false, false])
        #expect(decoded.diagnostics.first?.help?.contains("sha256sum") == true)
        #expect(decoded.diagnostics.last?.help == "did you mean `notAfter`?")
        #expect(decoded.input.secrets.first?.apiKey != nil)
    }

    @Test func aKeyInsteadOfItsDigestIsToldHowToBeOne() {
        let secret = """
            apiVersion: v1
            kind: Secret
            type: portalcore.dev/api-key
            metadata:
              name: a
              labels: {portalcore.dev/product: a, portalcore.dev/environment: b, portalcore.dev/plan: c}
            stringData: {sha256: sesame, consumer: mia}
            """
        let findings = DecodedText(secret).diagnostics
        #expect(findings.map(\.help) == ["`printf %s KEY | sha256sum` gives the digest of a key"])
    }

    @Test func otherSecretsKeepTheirKeysOnly() {
        let decoded = DecodedText(
            "{apiVersion: v1, kind: Secret, type: Opaque, metadata: {name: a, labels: {a: 1}}, stringData: {b: [], a: 2}}"
        )
        #expect(decoded.findings == [])
        #expect(decoded.input.secrets.map(\.keys) == [["a", "b"]])
        #expect(decoded.input.secrets.map(\.apiKey) == [nil])
    }
}
