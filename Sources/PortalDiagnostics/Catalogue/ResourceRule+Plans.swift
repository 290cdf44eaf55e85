extension DiagnosticCode {
    /// Nobody said who may call.
    public static let noUsagePlan = DiagnosticCode(
        "PC3501",
        "no-usage-plan",
        .error,
        "`{product}` has no usage plan in `{environment}`: {operations} withheld",
        help: "name a usage plan on the product, the selection or the operations; `auth: {open: {}}` is one",
        page: DiagnosticPage(
            why: """
                Open access is said, never implied: an operation without any usage plan is withheld, because \
                nobody can tell whether a plan was forgotten or not wanted. A plan comes from the override of \
                the operation, else from the environment's selection, else from the product. A plan whose `auth` \
                is `open` opens it to everyone.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(plans: nil),
                ExampleText.environment()
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )

    /// An open plan on an operation that its description marks as secured.
    public static let securedOperationOpened = DiagnosticCode(
        "PC3503",
        "secured-operation-opened",
        .error,
        "usage plan `{plan}` opens what the description secures: {operations} withheld",
        help: "set `acknowledgeSecuredOperations: true` on the plan if that is meant",
        page: DiagnosticPage(
            why: """
                The description demands a security scheme for the operation (OpenAPI `security`), and the usage \
                plan lets everyone call it. One of the two is wrong. The operation is withheld until the plan \
                says with `acknowledgeSecuredOperations` that it is meant, for example because the backend \
                checks by itself. An empty alternative (`{}`) in `security` makes the scheme optional, and then \
                nothing is withheld.
                """,
            bad: .manifests(
                ExampleText.securedApiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment()
            ),
            good: .manifests(
                ExampleText.securedApiDoc,
                ExampleText.plan(auth: "open: {acknowledgeSecuredOperations: true}"),
                ExampleText.product(),
                ExampleText.environment()
            )
        )
    )

    /// A product of the Gloo dialect without a plan.
    public static let openWithoutPlan = DiagnosticCode(
        "PC3504",
        "open-without-plan",
        .warning,
        "`{product}` has no usage plan in `{environment}`: {operations} open to everyone",
        help: "name usage plans on the product or on the selection",
        page: DiagnosticPage(
            why: """
                In Gloo Portal a product without usage plans is open to everyone, without authentication and \
                limits. Manifests of that dialect keep their meaning, so these operations are served; the \
                warning names them, because a forgotten plan looks just the same. The native dialect withholds \
                such operations.
                """,
            bad: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths:
                          /orders:
                            get: {operationId: listOrders, responses: {"200": {description: All orders}}}
                """,
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIProduct
                metadata: {name: orders}
                spec:
                  versions:
                  - name: v1
                    apis:
                    - apiDoc: {name: orders}
                    gatewayConfig:
                      route:
                        inlineRoute:
                          backends:
                          - kube: {name: orders, namespace: default, port: 8080}
                """,
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Environment
                metadata: {name: production}
                spec:
                  domains: [api.example.com]
                  apiProducts:
                  - names: [orders]
                """,
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                """
            ),
            good: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths:
                          /orders:
                            get: {operationId: listOrders, responses: {"200": {description: All orders}}}
                """,
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIProduct
                metadata: {name: orders}
                spec:
                  versions:
                  - name: v1
                    apis:
                    - apiDoc: {name: orders}
                    gatewayConfig:
                      route:
                        inlineRoute:
                          backends:
                          - kube: {name: orders, namespace: default, port: 8080}
                """,
                ExampleText.plan,
                ExampleText.environment(selection: "usagePlanRefs: [{name: everyone}]")
            )
        )
    )
}
