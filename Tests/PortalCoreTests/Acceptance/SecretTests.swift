import Foundation
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore

/// No plain key or password of an input is in anything that comes out of it, not even in part.
@Suite struct SecretTests {
    private static let secrets = SecretText([
        "Zq3vXw8KpT5rLm2N", "hG7sKd0PqY4uWc9B", "Rf6nJt1MxV3zQe8L", "Oa5yUi2EkS7bDg4C", "Nw9pFh3TjX6mZr1V",
        "Lc2dGs8QvB5kAy7J", "Te4xMw6HnP9oRi3U", "Vb1zKq7CfY2gLs5D", "Xj8mNh4WtE6rJa9P", "Iu3oSb5GdZ1kXc7M",
        "Dy6wQt9RlF2vBn8H", "Pk4eAz7JgU3sTx5O", "$2y$10$Hm8uCv2YwN5xKp.QzLr6TjFe3BgDa9S",
    ])
    private static let list = secrets.secrets

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private static func glooKey(_ name: String, _ labels: String, _ content: String) -> String {
        """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata: {name: \(name), namespace: web, labels: \(labels)}
        \(content)
        """
    }

    private static let labels = """
        {apiproducts.portal.gloo.solo.io: pets.web, environments.portal.gloo.solo.io: dev.web, \
        usageplans.portal.gloo.solo.io: basic}
        """

    /// A portal of Gloo with keys in every form, beside the tenants.
    private static let gloo = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: pets, namespace: web}
        spec:
          openApi:
            content:
              inlineString: |
                openapi: 3.0.2
                info: {title: Pets, version: "1"}
                paths: {/pets: {get: {operationId: listPets, responses: {"200": {description: Pets}}}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: pets, namespace: web}
        spec:
          usagePlans: [basic]
          versions:
          - name: v1
            apis: [{apiDoc: {name: pets, namespace: web}}]
            gatewayConfig: {route: {inlineRoute: {backends: [{kube: {name: pets, namespace: web, port: 80}}]}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: dev, namespace: web}
        spec:
          domains: [pets.example.com]
          apiProducts: [{names: [pets]}]
          parameters: {usagePlans: {basic: {authPolicy: {apiKey: {}}}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: User
        metadata: {name: mia, namespace: web}
        spec: {username: mia, basicAuth: {passwordSecretName: mia-password}}
        ---
        \(glooKey("in-string-data", labels, "stringData: {api-key: \(list[0]), username: mia}"))
        ---
        \(glooKey("in-data", labels, "data: {api-key: \(base64(list[1])), username: \(base64("mia"))}"))
        ---
        \(glooKey("for-nothing", "{}", "stringData: {api-key: \(list[2])}"))
        ---
        \(glooKey("twice", labels, "stringData: {api-key: \(list[3])}"))
        ---
        \(glooKey("twice-again", labels, "data: {api-key: \(base64(list[3]))}"))
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: mia-password
          namespace: web
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"\(list[4])"}}'
        data: {password: \(base64(list[5]))}
        """

    /// Our own resources with secrets in them, sound and not.
    private static let native = """
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: plain
          namespace: shop
          labels: {portalcore.dev/product: orders, portalcore.dev/environment: production, portalcore.dev/plan: gold}
        stringData: {sha256: \(list[6]), consumer: mia}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: other, namespace: shop}
        stringData: {bcrypt: \(list[12])}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: Secret, metadata: {name: third, namespace: shop}, data: {password: \(base64(list[7]))}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: private, namespace: shop}
        spec:
          auth:
            jwt:
              issuer: https://id.example.com
              jwks:
                inlineText: '{"keys": [{"kty": "OKP", "crv": "Ed25519", "d": "\(list[8])\(list[8])\(list[8].prefix(11))",
                  "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}]}'
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: symmetric, namespace: shop}
        spec:
          auth: {jwt: {issuer: "https://id.example.com", jwks: {inlineText: '{"keys": [{"kty": "oct", "k": "\(list[9])"}]}'}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: remote, namespace: shop}
        spec: {auth: {jwt: {issuer: "https://id.example.com", jwks: {url: "https://mia:\(list[10])@id.example.com/keys"}}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: guarded, namespace: shop}
        spec: {openApi: {url: "https://mia:\(list[11])@docs.example.com/api.yaml"}}
        """

    private static var files: [InputFile] {
        var files = TwoTenants().files
        for (name, text) in [("gloo.yaml", gloo), ("native.yaml", native)] {
            files.append(InputFile(name: name, bytes: Array(text.utf8)))
        }
        return files
    }

    private static let translation = PortalPipeline.translate(files)

    /// Looks at a text, which must not be empty.
    private static func look(at text: String, _ what: String) {
        #expect(!text.isEmpty, "\(what)")
        let found = secrets.found(in: text)
        #expect(found == nil, "\(what): \(found ?? "")")
    }

    @Test func keysAreThere() {
        // Without their use, nothing would have been tested.
        let policy = Self.translation.policy
        for key in [Self.list[0], Self.list[1]] {
            let call = PolicyCall(
                routeName: "web/dev/web/pets/v1/web/pets/listPets",
                headers: [PolicyCall.Field("api-key", key)],
                now: 1_800_000_000
            )
            #expect(policy.decide(call).isAllowed)
            let verdict = "\(policy.decide(call))"
            #expect(Self.secrets.found(in: verdict) == nil)
        }
        #expect(Self.secrets.found(in: "..\(Self.list[0])..") != nil)
        #expect(Self.secrets.found(in: "x: " + Self.base64(Self.list[1])) != nil)
        #expect(Self.secrets.found(inDescription: "\(Array(Self.list[2].utf8))") != nil)
        let codes = Served(Self.translation).codes
        #expect(codes == ["PC3153", "PC3154", "PC3160", "PC4152", "PC4520"])
    }

    @Test func documentsHoldNone() {
        Self.look(at: DocumentWriter.yaml(Self.translation.documents.map(\.value)), "YAML")
        for document in Self.translation.documents { Self.look(at: DocumentWriter.json(document.value), document.name) }
        Self.look(at: Self.translation.summary, "summary")
    }

    @Test func findingsHoldNone() {
        let report = Self.translation.report
        Self.look(at: report.text(), "text")
        Self.look(at: report.text(color: true), "colour")
        Self.look(at: report.json, "JSON")
        Self.look(at: report.github, "GitHub")
        Self.look(at: report.sarif(version: "1"), "SARIF")
        Self.look(at: ResourceStatus.json(Self.translation.statuses), "statuses")
        Self.look(at: ResourceStatus.yaml(Self.translation.statuses), "statuses")
    }

    @Test func answersHoldNone() {
        for portal in Self.translation.portals {
            for viewer in [Viewer.anonymous, Viewer(username: "mia-shop"), Viewer(oidcGroups: ["partners"])] {
                let catalogue = Self.translation.catalogue(of: portal, for: viewer)
                Self.look(at: catalogue?.text() ?? "", "catalogue")
                Self.look(at: "\(catalogue.debugDescription)", "catalogue")
            }
        }
        for environment in Self.translation.portal.environments {
            for version in environment.products {
                let specification = Self.translation.specification(
                    of: version.product,
                    version: version.version,
                    in: environment.name
                )
                Self.look(at: specification?.json() ?? "none", "specification")
            }
        }
        let policies = PolicySnapshot.documents(of: Self.translation.portal, maximumBytes: 100_000)
        for part in policies.flatMap(\.parts) { Self.look(at: String(decoding: part, as: UTF8.self), "policy") }
    }

    /// Keys that come with a request are shown as little as those of the input.
    @Test func explanationsHoldNone() throws {
        let (known, unknown) = (Self.list[0], Self.list[10])
        let fields = [
            ("api-key", known), ("api-key", unknown), ("Authorization", "Bearer e30.\(Self.base64(unknown)).\(known)"),
            ("Authorization", "Bearer \(unknown)"), ("Cookie", "a=\(unknown); api-key=\(known)"), ("x-other", unknown),
        ]
        let keyless = try ExplainRequest(url: "https://pets.example.com/pets", now: 0)
        #expect(Self.translation.explain(keyless).route?.hasSuffix("/listPets") == true)
        for (name, value) in fields {
            for (method, path) in [("GET", "/pets"), ("OPTIONS", "/pets"), ("GET", "/Pets/"), ("GET", "/%00")] {
                let explanation = Self.translation.explain(
                    try ExplainRequest(
                        method: method,
                        url: "https://pets.example.com\(path)",
                        headers: [
                            PolicyCall.Field(name, value), PolicyCall.Field("Origin", "https://example.com"),
                            PolicyCall.Field("Access-Control-Request-Method", "GET"),
                        ],
                        now: 1_800_000_000
                    )
                )
                var dumped = ""
                dump(explanation, to: &dumped)
                Self.look(at: explanation.text, "text")
                Self.look(at: explanation.json, "JSON")
                Self.look(at: "\(explanation)\(dumped)", "value")
            }
        }
    }

    @Test func differencesHoldNone() {
        let old = PortalPipeline.translate(Self.files.filter { $0.name != "gloo.yaml" && $0.name != "native.yaml" })
        let changed = Self.files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self).replacing("namespace: web", with: "namespace: net")
            return InputFile(name: file.name, bytes: Array(text.utf8))
        }
        for other in [old, PortalPipeline.translate(changed)] {
            for (before, after) in [(other, Self.translation), (Self.translation, other)] {
                let difference = PortalDifference.between(old: before, new: after)
                #expect(!difference.entries.isEmpty)
                Self.look(at: difference.text(), "difference")
                Self.look(at: difference.json, "difference")
            }
        }
    }

    /// What a debugger or a log shows of values that somebody may have in hands.
    @Test func descriptionsHoldNone() {
        var workspace = PortalWorkspace()
        for file in Self.files { workspace.put(file) }
        let snapshot = workspace.evaluate()
        let values: [(String, Any)] = [
            ("file", Self.files[0]), ("files", Self.files), ("translation", Self.translation),
            ("report", Self.translation.report), ("documents", Self.translation.documents),
            ("statuses", Self.translation.statuses), ("policy", Self.translation.policy), ("workspace", workspace),
            ("snapshot", snapshot), ("changes", snapshot.changes(since: 0)),
        ]
        for (name, value) in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in [String(describing: value), String(reflecting: value), dumped] {
                let found = Self.secrets.found(inDescription: text)
                #expect(found == nil, "\(name) (\(text.utf8.count) bytes): \(found ?? "")")
            }
        }
    }
}
