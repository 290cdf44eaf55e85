import PortalCore
import PortalTestSupport
import Testing

/// No plain secret of an input appears in what comes out of it.
@Suite struct ConcealmentTests {
    /// What must not be seen, plain and in base64.
    static let secrets = [
        "hunter2-plain", "aHVudGVyMi1wbGFpbg", "correct-horse", "Y29ycmVjdC1ob3JzZQ", "signing-secret", "opensesame",
    ]

    private static let secret = """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: orders-gold
          labels:
            apiproducts.portal.gloo.solo.io: orders.default
            environments.portal.gloo.solo.io: production.default
            usageplans.portal.gloo.solo.io: gold
        stringData:
          api-key: hunter2-plain
          username: mia
        """

    /// Inputs with faults beside their secrets.
    static let inputs: [(name: String, text: String)] = [
        ("a key for nothing", secret),
        ("a key with a space", secret.replacing("hunter2-plain", with: "hunter2-plain x")),
        (
            "a key in flow style",
            "{apiVersion: v1, kind: Secret, type: portalcore.dev/api-key, metadata: {name: a}, stringData: {sha256: hunter2-plain}}"
        ),
        (
            "a key in JSON",
            #"{"apiVersion":"v1","kind":"Secret","type":"portalcore.dev/api-key","metadata":{"name":"a"},"data":{"sha256":"aHVudGVyMi1wbGFpbg=="}}"#
        ),
        (
            "a List in JSON",
            #"{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","type":"portalcore.dev/api-key","metadata":{"name":"a"},"data":{"sha256":"aHVudGVyMi1wbGFpbg=="}}]}"#
        ),
        ("no base64", secret.replacing("stringData:", with: "data:")),
        ("an open quote", secret.replacing("hunter2-plain", with: "\"hunter2-plain")),
        ("an alias", secret.replacing("hunter2-plain", with: "*hunter2-plain")),
        ("a tag", secret.replacing("hunter2-plain", with: "!hunter2-plain x")),
        ("an escape", secret.replacing("hunter2-plain", with: "\"hunter2-plain\\q\"")),
        ("a tab", secret.replacing("  api-key: hunter2-plain", with: "\tapi-key: hunter2-plain")),
        ("a key twice", secret + "\n  api-key: hunter2-plain\n  api-key: hunter2-plain\n"),
        (
            "two mappings of values",
            secret + "\nstringData: {api-key: hunter2-plain}\nstringData: {api-key: hunter2-plain}\n"
        ),
        ("an ambiguous word", secret.replacing("hunter2-plain", with: "no # hunter2-plain")),
        ("JSON that breaks off", #"{"apiVersion":"v1","kind":"Secret","stringData":{"api-key":"hunter2-plain","#),
        (
            "a copy by kubectl",
            secret.replacing(
                "  labels:",
                with:
                    "  annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"data\":{\"password\":\"correct-horse\"}}'}\n  labels:"
            )
        ),
        (
            "a password",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: 12}
            data: {password: Y29ycmVjdC1ob3JzZQ==}
            """
        ),
        ("a Secret of another version", secret.replacing("apiVersion: v1", with: "apiVersion: [v1]")),
        (
            "a signing key",
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: gold}
            spec:
              auth:
                jwt:
                  issuer: https://id.example.com
                  jwks:
                    inlineText: |
                      {"keys": [
                        {"kty": "oct", "k": "signing-secret"}]}
            """
        ),
        (
            "a signing key in broken JSON",
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: gold}
            spec:
              auth: {jwt: {issuer: a, jwks: {inlineText: '{"keys": [{"kty": "oct", "k": "signing-secret"]}'}}}
            """
        ),
        (
            "a URL with a password",
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: gold}
            spec: {auth: {jwt: {issuer: a, jwks: {url: "https://mia:opensesame@id.example.com/keys"}}}}
            """
        ),
    ]

    @Test(arguments: inputs.map(\.name))
    func nothingIsShown(_ name: String) throws {
        let text = try #require(Self.inputs.first { $0.name == name }).text
        let translation = PortalPipeline.translate([InputFile(name: "a.yaml", bytes: Array(text.utf8))])
        let report = translation.report
        #expect(!report.entries.isEmpty, "nothing was found, so nothing was tested")
        var outputs = [report.text(), report.text(color: true), report.json, report.github, report.sarif(version: "1")]
        outputs += report.entries.map { "\($0)" }
        outputs.append(DocumentWriter.yaml(translation.documents.map(\.value)))
        for output in outputs {
            for secret in Self.secrets { #expect(!output.contains(secret), "\(secret) in\n\(output)") }
        }
    }

    @Test func otherLinesAreShown() {
        let text = "apiVersion: portalcore.dev/v1alpha1\nkind: Rute\nmetadata: {name: a}\n---\n" + Self.secret
        let report = PortalPipeline.translate([InputFile(name: "a.yaml", bytes: Array(text.utf8))]).report
        #expect(report.text().contains("2 | kind: Rute"))
        #expect(report.text().contains("usageplans") || report.text().contains("apiproducts"))
    }
}
