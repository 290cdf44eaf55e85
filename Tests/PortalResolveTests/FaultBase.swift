/// A sound input of two environments, four products and as many descriptions, by resource, so that one can be broken.
///
/// The product `proxy` takes every path of two to four segments: whatever is withheld would reach its backend if it were
/// merely left out.
enum FaultBase {
    static let resources: [String: String] = [
        "doc/orders": """
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inlineText: |
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders:
                  get: {operationId: listOrders, tags: [public], responses: {"200": {description: ok}}}
                  post: {operationId: createOrder, responses: {"200": {description: ok}}}
                /orders/purge:
                  post: {operationId: purgeOrders, responses: {"200": {description: ok}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getOrder, tags: [public], responses: {"200": {description: ok}}}
                  post: {operationId: updateOrder, responses: {"200": {description: ok}}}
        """,
        "doc/users": """
        kind: ApiDoc
        metadata: {name: users, namespace: shop}
        spec:
          openApi:
            inlineText: |
              swagger: "2.0"
              info: {title: Users, version: "1"}
              basePath: /people
              paths:
                /users:
                  get: {operationId: listUsers, responses: {"200": {description: ok}}}
                /users/{id}:
                  parameters: [{name: id, in: path, required: true, type: string}]
                  get: {operationId: getUser, responses: {"200": {description: ok}}}
                  delete: {responses: {"200": {description: ok}}}
        """,
        "doc/invoices": """
        kind: ApiDoc
        metadata: {name: invoices, namespace: shop}
        spec:
          openApi:
            inlineText: |
              openapi: 3.0.3
              info: {title: Invoices, version: "1"}
              paths:
                /invoices/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getInvoice, responses: {"200": {description: ok}}}
                /invoices/{id}/pay:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  post: {operationId: payInvoice, responses: {"200": {description: ok}}}
        """,
        "doc/proxy": """
        kind: ApiDoc
        metadata: {name: proxy, namespace: shop}
        spec:
          openApi:
            inlineText: |
              openapi: 3.0.3
              info: {title: Proxy, version: "1"}
              paths:
                /{a}/{b}:
                  parameters:
                  - {name: a, in: path, required: true, schema: {type: string}}
                  - {name: b, in: path, required: true, schema: {type: string}}
                  get: {operationId: get2, responses: {"200": {description: ok}}}
                  post: {operationId: post2, responses: {"200": {description: ok}}}
                  delete: {operationId: delete2, responses: {"200": {description: ok}}}
                /{a}/{b}/{c}:
                  parameters:
                  - {name: a, in: path, required: true, schema: {type: string}}
                  - {name: b, in: path, required: true, schema: {type: string}}
                  - {name: c, in: path, required: true, schema: {type: string}}
                  get: {operationId: get3, responses: {"200": {description: ok}}}
                  post: {operationId: post3, responses: {"200": {description: ok}}}
                  delete: {operationId: delete3, responses: {"200": {description: ok}}}
                /{a}/{b}/{c}/{d}:
                  parameters:
                  - {name: a, in: path, required: true, schema: {type: string}}
                  - {name: b, in: path, required: true, schema: {type: string}}
                  - {name: c, in: path, required: true, schema: {type: string}}
                  - {name: d, in: path, required: true, schema: {type: string}}
                  get: {operationId: get4, responses: {"200": {description: ok}}}
                  post: {operationId: post4, responses: {"200": {description: ok}}}
                  delete: {operationId: delete4, responses: {"200": {description: ok}}}
        """,
        "product/orders": """
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            routeRef: {name: orders}
            labels: {zone: v1}
            apis:
            - apiDocRef: {name: orders}
              operations:
                include: [{ids: [listOrders]}, {tags: [public]}]
          - name: v2
            routeRef: {name: orders}
            labels: {zone: v2}
            apis:
            - apiDocRef: {name: orders}
              operations:
                overrides: [{select: {ids: [purgeOrders]}, routeRef: {name: slow}}]
            - name: people
              apiDocRef: {name: users}
              pathPrefix: /all
              routeRef: {name: users}
        """,
        "product/billing": """
        kind: ApiProduct
        metadata: {name: billing, namespace: bank}
        spec:
          usagePlanRefs: [{name: open}]
          versions:
          - name: v1
            route: {backends: [{host: {name: billing.partner.example, port: 443, tls: {}}}]}
            apis:
            - apiDocRef: {name: invoices, namespace: shop}
        """,
        "product/proxy": """
        kind: ApiProduct
        metadata: {name: proxy, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route: {backends: [{service: {name: proxy, port: 80}}]}
            apis: [{apiDocRef: {name: proxy}}]
        """,
        "route/orders": """
        kind: Route
        metadata: {name: orders, namespace: shop}
        spec: {backends: [{service: {name: orders, port: 8080}}], timeout: 5s}
        """,
        "route/slow": """
        kind: Route
        metadata: {name: slow, namespace: shop}
        spec: {backends: [{service: {name: orders, port: 8080}}], timeout: 60s}
        """,
        "route/users": """
        kind: Route
        metadata: {name: users, namespace: shop}
        spec: {backends: [{service: {name: users, port: 80}}]}
        """,
        "plan/everyone": """
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {}}}
        """,
        "plan/open": """
        kind: UsagePlan
        metadata: {name: open, namespace: bank}
        spec: {auth: {open: {}}}
        """,
        "environment/production": """
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]
          basePath: /shop
          gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
          products:
          - {names: [orders], basePath: "{%version%}"}
          - {names: [proxy]}
        """,
        "environment/internal": """
        kind: Environment
        metadata: {name: internal, namespace: bank}
        spec:
          domains: [internal.example.com, "*.internal.example.com"]
          gateway: {ref: {name: internal}}
          products:
          - {names: [billing]}
          - {names: [orders], namespaces: [shop], versions: {names: [v2]}, basePath: /orders-api}
          - {names: [proxy], namespaces: [shop]}
        """,
        "grant/invoices": """
        kind: ReferenceGrant
        metadata: {name: bank, namespace: shop}
        spec:
          from: [{group: portalcore.dev, kind: ApiProduct, namespace: bank}]
          to: [{group: portalcore.dev, kind: ApiDoc, name: invoices}]
        """,
        "service/orders": """
        kind: Service
        metadata: {name: orders, namespace: shop}
        spec: {ports: [{port: 8080}]}
        """,
        "service/users": """
        kind: Service
        metadata: {name: users, namespace: shop}
        spec: {ports: [{port: 80}]}
        """,
        "service/proxy": """
        kind: Service
        metadata: {name: proxy, namespace: shop}
        spec: {ports: [{port: 80}]}
        """,
    ]

    /// The resources as one stream, in the order of their keys.
    static func text(_ resources: [String: String]) -> String {
        resources.sorted { $0.key < $1.key }.map { key, text in
            let version =
                switch key.prefix(while: { $0 != "/" }) {
                case "service": "v1"
                case "grant": "gateway.networking.k8s.io/v1beta1"
                case "gateway": "networking.istio.io/v1"
                default: "portalcore.dev/v1alpha1"
                }
            return "apiVersion: \(version)\n\(text)\n"
        }.joined(separator: "---\n")
    }
}
