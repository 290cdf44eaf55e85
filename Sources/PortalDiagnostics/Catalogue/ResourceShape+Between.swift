// What has to hold between fields.

extension DiagnosticCode {
    /// A field that has no meaning without another.
    public static let unmetCondition = DiagnosticCode(
        "PC2531",
        "unmet-condition",
        .error,
        "`{field}` has a meaning only {condition}",
        page: DiagnosticPage(
            why: """
                A field is set that says something only together with another, so that its author expects an effect \
                that it cannot have. A day of sunset, for example, is the day on which a deprecated version \
                retires, so an active version has none. \
                The reference of resources states such conditions above each table.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    inline:
                      openapi: 3.1.0
                      info: {title: Orders, version: 1.0.0}
                      paths: {}
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiProduct
                metadata: {name: orders, namespace: shop}
                spec:
                  versions:
                  - name: v1
                    lifecycle: {phase: Active, sunset: "2027-01-01"}
                    apis: [{apiDocRef: {name: orders}}]
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    inline:
                      openapi: 3.1.0
                      info: {title: Orders, version: 1.0.0}
                      paths: {}
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiProduct
                metadata: {name: orders, namespace: shop}
                spec:
                  versions:
                  - name: v1
                    lifecycle: {phase: Deprecated, sunset: "2027-01-01"}
                    apis: [{apiDocRef: {name: orders}}]
                """
        )
    )

    /// A limit per consumer on a plan without consumers.
    public static let consumerLimitOnOpenPlan = DiagnosticCode(
        "PC2532",
        "consumer-limit-on-open-plan",
        .error,
        "an open plan counts per `Consumer`, but knows none",
        help: "count per `ClientAddress` or per `Plan`",
        page: DiagnosticPage(
            why: """
                An open plan lets everyone call and asks nobody who they are, so there is no consumer to count by. \
                All callers would share one count, or have none. `per: ClientAddress` counts by the address of the \
                caller, `per: Plan` counts all callers together.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {open: {}}
                  rateLimits:
                  - {requests: 100, unit: Minute, per: Consumer}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {open: {}}
                  rateLimits:
                  - {requests: 100, unit: Minute, per: ClientAddress}
                """
        )
    )

    /// An environment without a gateway.
    public static let missingGateway = DiagnosticCode(
        "PC2533",
        "missing-gateway",
        .error,
        "the environment names no gateway",
        help: "name one in `gateway`, or set `documentationOnly: true`",
        page: DiagnosticPage(
            why: """
                Routes belong to a gateway, and there is no default: routes and filters that attach to the wrong \
                proxies leave the right ones open. `gateway.ref` names an Istio Gateway that exists, \
                `gateway.create` makes one. Only an environment with `documentationOnly: true` needs none, because \
                it makes no routes.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Environment
                metadata: {name: production, namespace: shop}
                spec:
                  domains: [api.example.com]
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Environment
                metadata: {name: production, namespace: shop}
                spec:
                  domains: [api.example.com]
                  documentationOnly: true
                """
        )
    )

    /// A selector with too many or too few values.
    public static let selectorValues = DiagnosticCode(
        "PC2535",
        "selector-values",
        .error,
        "`{operator}` {state}",
        page: DiagnosticPage(
            why: """
                `In` and `NotIn` compare a label with a list of values and need at least one; `Exists` and \
                `DoesNotExist` look at the key alone and take none (Kubernetes, "Labels and Selectors", section \
                "Set-based requirement"). Gloo Portal's `Equals` and `NotEquals` take exactly one.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members:
                    users:
                      matchExpressions: [{key: company, operator: In}]
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members:
                    users:
                      matchExpressions: [{key: company, operator: In, values: [acme]}]
                """
        )
    )
}
