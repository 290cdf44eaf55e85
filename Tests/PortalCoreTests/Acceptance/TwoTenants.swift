import PortalVocabulary

@testable import PortalCore

/// Two tenants of one gateway, each with an environment, products, plans, a portal and people, by resource, so that one
/// can be broken.
struct TwoTenants {
    /// The manifests by name.
    var manifests: [String: String]

    init() {
        manifests = Self.base
        for tenant in ["shop", "bank"] {
            let digest = SHA256.hexadecimal(of: "\(tenant)-mia-orders".utf8)
            for (name, text) in Self.tenant {
                manifests["\(tenant)/\(name)"] = text.replacing("DIGEST", with: digest).replacing(
                    "TENANT",
                    with: tenant
                )
            }
        }
    }

    /// Replaces a text in a manifest; a text that is not there is a mistake of the test.
    mutating func replace(_ name: String, _ old: String, _ new: String) {
        guard let text = manifests[name], text.contains(old) else { preconditionFailure("\(name) has no \(old)") }
        manifests[name] = text.replacing(old, with: new)
    }

    /// What the manifests give.
    var served: Served { Served(PortalPipeline.translate(files)) }

    /// The manifests as files.
    var files: [InputFile] {
        manifests.sorted { $0.key < $1.key }.map { name, text in
            let documents = text.split(separator: "\n---\n").map { document in
                document.hasPrefix("apiVersion:")
                    ? String(document) : "apiVersion: portalcore.dev/v1alpha1\n\(document)"
            }
            return InputFile(name: "\(name).yaml", bytes: Array(documents.joined(separator: "\n---\n").utf8))
        }
    }

    /// The plain keys of both tenants.
    static let keys = ["shop-mia-orders", "bank-mia-orders"]

    private static let base: [String: String] = [
        "gateway": """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: istio-system}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*/*"]}]
        ---
        apiVersion: gateway.networking.k8s.io/v1beta1
        kind: ReferenceGrant
        metadata: {name: tenants, namespace: istio-system}
        spec:
          from:
          - {group: portalcore.dev, kind: Environment, namespace: shop}
          - {group: portalcore.dev, kind: Portal, namespace: shop}
          - {group: portalcore.dev, kind: Environment, namespace: bank}
          - {group: portalcore.dev, kind: Portal, namespace: bank}
          to: [{group: networking.istio.io, kind: Gateway}]
        """
    ]

    private static let tenant: [String: String] = [
        "docs": """
        kind: ApiDoc
        metadata: {name: orders, namespace: TENANT}
        spec:
          openApi:
            inlineText: |
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders:
                  get: {operationId: listOrders, responses: {"200": {description: ok}}}
                  post: {operationId: makeOrder, responses: {"200": {description: ok}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getOrder, responses: {"200": {description: ok}}}
        ---
        kind: ApiDoc
        metadata: {name: bills, namespace: TENANT}
        spec:
          openApi:
            inlineText: |
              openapi: 3.1.0
              info: {title: Bills, version: "1"}
              paths:
                /bills/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getBill, responses: {"200": {description: ok}}}
                  delete: {operationId: dropBill, responses: {"200": {description: ok}}}
        """,
        "orders": """
        kind: ApiProduct
        metadata: {name: orders, namespace: TENANT}
        spec:
          usagePlanRefs: [{name: gold}]
          versions:
          - name: v1
            route: {backends: [{service: {name: orders, port: 80}}]}
            apis: [{apiDocRef: {name: orders}}]
        """,
        "bills": """
        kind: ApiProduct
        metadata: {name: bills, namespace: TENANT}
        spec:
          usagePlanRefs: [{name: members}]
          versions:
          - name: v1
            route: {backends: [{service: {name: bills, port: 80}}]}
            apis: [{apiDocRef: {name: bills}}]
        """,
        "gold": """
        kind: UsagePlan
        metadata: {name: gold, namespace: TENANT}
        spec:
          auth: {apiKey: {header: api-key}}
          rateLimits: [{requests: 100, unit: Minute}]
        """,
        "members": """
        kind: UsagePlan
        metadata: {name: members, namespace: TENANT}
        spec:
          auth:
            jwt:
              issuer: https://id.TENANT.example.com
              jwks: {inlineText: '{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}]}'}
        """,
        "environment": """
        kind: Environment
        metadata: {name: production, namespace: TENANT}
        spec:
          domains: [api.TENANT.example.com]
          gateway: {ref: {name: public, namespace: istio-system}}
          products: [{names: [orders]}, {names: [bills]}]
        """,
        "portal": """
        kind: Portal
        metadata: {name: developers, namespace: TENANT}
        spec:
          domains: [developers.TENANT.example.com]
          environmentRefs: [{name: production}]
          gateway: {ref: {name: public, namespace: istio-system}}
          login:
            password: {}
            oidc: {issuer: "https://id.TENANT.example.com", clientId: portal, clientSecretKeyRef: {name: oidc, key: secret}}
        """,
        "people": """
        kind: User
        metadata: {name: mia, namespace: TENANT, labels: {company: acme}}
        spec: {username: mia-TENANT, passwordKeyRef: {name: mia, key: bcrypt}}
        ---
        kind: Group
        metadata: {name: partners, namespace: TENANT}
        spec:
          members: {users: {matchLabels: {company: acme}}, oidcGroups: [partners]}
          access: [{portals: [{name: developers}], products: {}, environments: {}, allUsagePlans: true}]
        """,
        "oidc": """
        apiVersion: v1
        kind: Secret
        metadata: {name: oidc, namespace: TENANT}
        stringData: {secret: TENANT-client-secret}
        """,
        "password": """
        apiVersion: v1
        kind: Secret
        metadata: {name: mia, namespace: TENANT}
        stringData: {bcrypt: $2y$10$TENANT.Abcdefghijklmnopqrstuvwxyz}
        """,
        "key": """
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: mia-orders
          namespace: TENANT
          labels: {portalcore.dev/product: orders, portalcore.dev/environment: production, portalcore.dev/plan: gold}
        stringData: {sha256: DIGEST, consumer: mia}
        """,
    ]
}
