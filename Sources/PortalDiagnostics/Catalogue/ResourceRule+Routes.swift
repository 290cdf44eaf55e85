extension DiagnosticCode {
    /// Operations that no route leads from.
    public static let noRoute = DiagnosticCode(
        "PC3510",
        "no-route",
        .error,
        "`{api}` has operations without a route: {operations} withheld",
        help: "give the version, the entry or the operations a `route` or `routeRef`",
        page: DiagnosticPage(
            why: """
                Every operation needs a way to backends: that of its override, else that of the entry under \
                `apis`, else that of the version. Without one there is nothing that its requests could be sent \
                to, and it is withheld.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(route: nil),
                ExampleText.environment()
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )

    /// Backends of which none gets any request.
    public static let noWeight = DiagnosticCode(
        "PC3511",
        "no-weight",
        .error,
        "the weights of all backends are 0",
        help: "leave `weight` out, or give one backend a weight above 0",
        page: DiagnosticPage(
            why: """
                Weights split the requests in relation to their sum. Where all of them are 0 there is nowhere to \
                send a request; Istio refuses such a route together with the whole object. What needs this route \
                is withheld.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}, weight: 0}]
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                """
            )
        )
    )

    /// A duration that the gateway does not count in.
    public static let unusableDuration = DiagnosticCode(
        "PC3512",
        "unusable-duration",
        .error,
        "`{value}` is not a positive number of whole {unit}",
        page: DiagnosticPage(
            why: """
                Istio takes durations of at least one millisecond and in whole milliseconds, and for `maxAge` of \
                CORS in whole seconds; it refuses the whole object otherwise. What needs this route is withheld.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  timeout: 0.5ms
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  timeout: 500ms
                """
            )
        )
    )

    /// A header that says where a request goes.
    public static let reservedHeader = DiagnosticCode(
        "PC3513",
        "reserved-header",
        .error,
        "header `{name}` cannot be changed here",
        help: "`rewrite: {host: …}` changes the host",
        page: DiagnosticPage(
            why: """
                `Host` and the pseudo-headers that begin with `:` say where a request goes. Istio refuses to \
                remove them, and to set them on responses; setting the host of a request has a field of its own, \
                `rewrite.host`, so that there is one place for it.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  headers: {request: {set: {Host: orders.internal}}}
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  rewrite: {host: orders.internal}
                """
            )
        )
    )

    /// A CORS policy that lets every site act as the user.
    public static let credentialsForAnyOrigin = DiagnosticCode(
        "PC3515",
        "credentials-for-any-origin",
        .error,
        "a CORS policy allows credentials to every origin",
        help: "list the origins that may send credentials",
        page: DiagnosticPage(
            why: """
                With `allowCredentials` a browser sends cookies along and lets the site read the answer. The \
                Fetch standard (\"CORS protocol and credentials\") forbids that beside the origin `*`; Envoy \
                would answer with the origin that asks, which lets every web site act in the name of its \
                visitors.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  cors: {allowOrigins: [{exact: "*"}], allowCredentials: true}
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  cors: {allowOrigins: [{exact: "https://app.example.com"}], allowCredentials: true}
                """
            )
        )
    )
}
