// What of Gloo Portal has no counterpart.

extension DiagnosticCode {
    /// A field of Gloo Portal that has no counterpart.
    public static let glooNotHonoured = DiagnosticCode(
        "PC2601",
        "gloo-not-honoured",
        .warning,
        "`{path}` is not honoured: {loss}",
        page: DiagnosticPage(
            why: """
                The field exists in Gloo Portal's `portal.gloo.solo.io/v1beta1`, and nothing here or in Istio does \
                the same. The resource is used without it; the message says what is lost.
                """,
            bad: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths: {}
                  image: {fetchUrl: "https://docs.example.com/orders.png"}
                """,
            good: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths: {}
                """
        )
    )

    /// An option that Gloo Portal refuses.
    public static let glooForbiddenOption = DiagnosticCode(
        "PC2602",
        "gloo-forbidden-option",
        .error,
        "`{option}` is not an option of routes: the portal decides it",
        help: "leave it out; usage plans say who may call and how often, base paths say what is rewritten",
        page: DiagnosticPage(
            why: """
                Gloo Portal itself refuses these options in routes and environments: who may call, how often, and \
                how paths are rewritten follow from usage plans and base paths. A route that asked for more would \
                undo them, so it is not used, and what depends on it is withheld.
                """,
            bad: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                  options: {prefixRewrite: /v2}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: shop}
                spec:
                  ports:
                  - {name: http, port: 8080}
                """,
            good: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                  options: {timeout: 5s}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: shop}
                spec:
                  ports:
                  - {name: http, port: 8080}
                """
        )
    )

    /// A route of Gloo Portal that is out of use.
    public static let glooDisabledRoute = DiagnosticCode(
        "PC2603",
        "gloo-disabled-route",
        .error,
        "the route is disabled",
        help: "remove `disable` when its operations are to be served",
        page: DiagnosticPage(
            why: """
                `disable: true` takes a route out of use. What depends on it is withheld, and calls to it are \
                answered by a guard route instead of falling through to an operation that is published.
                """,
            bad: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  disable: true
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: shop}
                spec:
                  ports:
                  - {name: http, port: 8080}
                """,
            good: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: shop}
                spec:
                  ports:
                  - {name: http, port: 8080}
                """
        )
    )

    /// A schema that a server was to be asked for.
    public static let glooReflection = DiagnosticCode(
        "PC2604",
        "gloo-reflection",
        .error,
        "a schema cannot be asked from a running server",
        help: "give the schema in `descriptors`, for example made by `protoc --include_imports --descriptor_set_out`",
        page: DiagnosticPage(
            why: """
                `reflectionSource` tells Gloo Portal to ask a running server for its schema. The translation here \
                makes the same output from the same input at any time and on any machine, so it asks nobody. The \
                ApiDoc is not used until the schema is given as a descriptor set.
                """,
            bad: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  grpc:
                    reflectionSource: {serviceAddress: "orders.shop:8080", insecure: true}
                """,
            good: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths: {}
                """
        )
    )

    /// An option of Gloo Portal that protects something and has no counterpart.
    public static let glooProtectionLost = DiagnosticCode(
        "PC2605",
        "gloo-protection-lost",
        .error,
        "`{path}` is not honoured: {loss}",
        help: "remove the option once the protection is given up or done elsewhere",
        page: DiagnosticPage(
            why: """
                The option protects what is behind the route: a firewall, a check of tokens or origins, an external \
                processor. Nothing here does the same yet, and publishing without it would open what was closed. So \
                the route, or the environment, is not used, and what depends on it is withheld and guarded.
                """,
            bad: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                  options:
                    waf: {customInterventionMessage: Stopped}
                """,
            good: """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - kube: {name: orders, namespace: shop, port: 8080}
                """
        )
    )
}
