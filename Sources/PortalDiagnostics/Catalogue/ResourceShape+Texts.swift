// What strings look like.

extension DiagnosticCode {
    /// A name that breaks the rules of names.
    public static let badName = DiagnosticCode(
        "PC2521",
        "bad-name",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                Names follow the rules of Kubernetes ("Object Names and IDs"): namespaces and Services are DNS \
                labels (RFC 1123, section 2.1), most other objects DNS subdomains. A name that was written as a \
                shell or template variable, such as `$NAME`, has not been filled in.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: Gold_Plan, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// A label that breaks the rules of labels.
    public static let badLabel = DiagnosticCode(
        "PC2522",
        "bad-label",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                Keys and values of labels follow the rules of Kubernetes ("Labels and Selectors", section "Syntax \
                and character set"). A selector with a value that no object can have selects nothing.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members: {users: {matchLabels: {company: Acme & Co}}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members: {users: {matchLabels: {company: acme}}}
                """
        )
    )

    /// A text that is no duration.
    public static let badDuration = DiagnosticCode(
        "PC2523",
        "bad-duration",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                Durations are one to four numbers, each with its unit `h`, `m`, `s` or `ms` (Gateway API, GEP-2257; \
                up to three decimals are allowed too). A number without a unit is refused, since seconds and \
                milliseconds have both been guessed in the past.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  timeout: 5 seconds
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: shop}
                spec:
                  ports:
                  - {name: http, port: 8080}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                  timeout: 5s
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

    /// A text that is no host.
    public static let badHost = DiagnosticCode(
        "PC2524",
        "bad-host",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                Hosts are DNS names of two or more labels (RFC 1123, section 2.1), without scheme, port or path; an \
                environment's first label may be `*`. An address in digits is no name: gateways match hosts by name.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  redirect: {host: "https://orders.example.com"}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  redirect: {host: orders.example.com}
                """
        )
    )

    /// A text that is no URL.
    public static let badURL = DiagnosticCode(
        "PC2525",
        "bad-url",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                The URL must be absolute and of the scheme `https` or `http` (RFC 9110, section 4.2), without \
                spaces. A URL that begins with a shell or template variable, such as `${BASE_URL}`, has not been \
                filled in.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth:
                    jwt:
                      issuer: https://id.example.com
                      jwks: {url: id.example.com/keys}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth:
                    jwt:
                      issuer: https://id.example.com
                      jwks: {url: "https://id.example.com/keys"}
                """
        )
    )

    /// A text that is no path.
    public static let badPath = DiagnosticCode(
        "PC2526",
        "bad-path",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                Paths are matched literally, so they are written as they stand on the request line (RFC 3986, \
                section 3.3) and begin with a slash; a query or fragment is not part of a path. Base paths of \
                environments may lack slashes and may hold the placeholders `{%version%}` and `{%label:key%}`.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  redirect: {path: orders}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  redirect: {path: /orders}
                """
        )
    )

    /// A text that does not have the form its field needs.
    public static let badFormat = DiagnosticCode(
        "PC2528",
        "bad-format",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(
            why: """
                The string does not have the form that its field needs. Names of headers, for example, are tokens \
                (RFC 9110, section 5.6.2), methods are in upper case, days are written as in RFC 3339. Control \
                characters are refused wherever they could reach a header or a name of a route, because the gateway \
                refuses the whole configuration for them.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {header: "api key"}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {header: api-key}}
                """
        )
    )
}
