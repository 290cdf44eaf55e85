/// Resources for tests of plans and keys, with what a test changes.
enum PlanText {
    static let apiDoc = """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              servers: [{url: /api}]
              components:
                securitySchemes:
                  key: {type: apiKey, in: header, name: k}
                  login: {type: oauth2, flows: {}}
                  basic: {type: http, scheme: basic}
              paths:
                /orders:
                  get: {operationId: listOrders, tags: [public], responses: {"200": {description: ok}}}
                  post: {operationId: createOrder, security: [{key: []}], responses: {"200": {description: ok}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getOrder, security: [{login: []}, {basic: []}], responses: {"200": {description: ok}}}
        """

    static func plan(_ name: String, _ auth: String, _ rest: String = "") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: \(name), namespace: shop}
        spec: {auth: {\(auth)}\(rest.isEmpty ? "" : ", \(rest)")}
        """
    }

    static func product(plans: String, _ rest: String = "", operations: String = "{}") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          displayName: Orders
          usagePlanRefs: [\(plans)]
          \(rest)
          versions:
          - name: v2
            tags: [stable, new]
            lifecycle: {phase: Deprecated, sunset: "2027-01-01", successor: v3}
            route: {backends: [{service: {name: orders, port: 8080}}]}
            apis:
            - apiDocRef: {name: orders}
              pathPrefix: /all
              operations: \(operations)
        """
    }

    static func environment(_ name: String = "production", workload: Bool = true, documentationOnly: Bool = false)
        -> String
    {
        let selector = workload ? ", workload: {namespace: shop, selector: {istio: ingressgateway}}" : ""
        return """
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: \(name), namespace: shop}
            spec:
              displayName: The \(name)
              domains: [\(name).example.com]
              basePath: shop
              documentationOnly: \(documentationOnly)
              \(documentationOnly ? "" : "gateway: {ref: {name: public}\(selector)}")
              products: [{names: [orders], basePath: "{%version%}"}]
            """
    }

    static let digest = "3b3c5ca5bd0a4c1b1cf1e0b1fa2d6bd6b9e8cbf3d0a1a2f34a7d4f4f2c4ad0c3"

    static func secret(
        _ name: String = "mia-key",
        namespace: String = "shop",
        product: String = "orders",
        environment: String = "production",
        plan: String = "gold",
        digest: String = digest,
        consumer: String = "mia",
        _ rest: String = ""
    ) -> String {
        """
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: \(name)
          namespace: \(namespace)
          labels:
            portalcore.dev/product: \(product)
            portalcore.dev/environment: \(environment)
            portalcore.dev/plan: \(plan)
        stringData:
          sha256: "\(digest)"
          consumer: \(consumer)
          \(rest)
        """
    }

    static func joined(_ texts: String...) -> String { texts.joined(separator: "\n---\n") }
}
