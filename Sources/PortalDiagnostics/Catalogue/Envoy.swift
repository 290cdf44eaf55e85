extension Catalogue {
    /// PC5501–PC5549: what plain configuration of Envoy cannot express.
    static let envoyCodes: [DiagnosticCode] = [
        .envoyPathTooLong, .envoyValueRefused, .envoyHeaderRefused, .envoyCORSRefused, .envoyCORSPartLost,
        .envoyExternalHostRefused, .envoyKeySetRefused, .envoySubsetRefused, .envoyPlansClosed, .envoyTLSNotTerminated,
        .envoyLimitsNotCounted,
    ]
}

extension DiagnosticCode {
    /// PC5501: a path template is too long for a match.
    public static let envoyPathTooLong = DiagnosticCode(
        "PC5501",
        "envoy-path-too-long",
        .error,
        "the path `{path}` takes {length} bytes as a regular expression, and we give Envoy 4096 at most",
        help: "shorten the path, or mount the document under a shorter one",
        page: DiagnosticPage(
            why: """
                A path with parameters becomes a regular expression, and Envoy refuses the routes of a whole port for \
                one whose program grows too large. The operation is withheld. A guard stands in its place that answers \
                503: it takes every path that begins like the first 4,000 bytes of the expression, so that no request \
                for the operation falls through to a less specific one. See `re2.max_program_size.error_level` in \
                Envoy's documentation and OpenAPI 3.1 section 4.8.8 (Paths Object).
                """,
            bad: EnvoyExample.input(path: "/" + String(repeating: "v1:", count: 300) + "/{id}"),
            good: EnvoyExample.input(path: "/" + String(repeating: "v1.", count: 300) + "/{id}")
        )
    )

    /// PC5502: a value is one that Envoy refuses.
    public static let envoyValueRefused = DiagnosticCode(
        "PC5502",
        "envoy-value-refused",
        .error,
        "the {field} `{value}` cannot be said to Envoy: {reason}",
        page: DiagnosticPage(
            why: """
                Envoy refuses the routes of a whole port for one value that it does not take. So values are checked \
                before they are emitted. The operations that need the value are withheld: guards in their places \
                answer 503. See `RouteConfiguration` in Envoy's API reference and RFC 3986 section 3.3.
                """,
            bad: EnvoyExample.input(target: "redirect: {path: /b\u{fc}cher, code: 308}"),
            good: EnvoyExample.input(target: "redirect: {path: /buecher, code: 308}")
        )
    )

    /// PC5503: a change of a header field is one that Envoy refuses.
    public static let envoyHeaderRefused = DiagnosticCode(
        "PC5503",
        "envoy-header-refused",
        .error,
        "the header `{header}` cannot be changed so: {reason}",
        help: "write `%%` for a percent sign that stands for itself",
        page: DiagnosticPage(
            why: """
                Envoy reads `%COMMAND%` in header values, and refuses the routes of a whole port for a percent sign \
                without a partner or for a command that it does not know. Names are tokens (RFC 9110 section 5.1), and \
                the host may change in one place only. The operations behind the change are withheld: guards in their \
                places answer 503. See "Custom request/response headers" in Envoy's documentation.
                """,
            bad: EnvoyExample.input(route: "headers: {request: {set: {x-machine: \"%HOSTNAME%\"}}}"),
            good: EnvoyExample.input(route: "headers: {request: {set: {x-client: \"%DOWNSTREAM_REMOTE_ADDRESS%\"}}}")
        )
    )

    /// PC5504: a part of a CORS policy is one that Envoy refuses.
    public static let envoyCORSRefused = DiagnosticCode(
        "PC5504",
        "envoy-cors-refused",
        .error,
        "the CORS {part} `{value}` cannot be said to Envoy: {reason}",
        page: DiagnosticPage(
            why: """
                Envoy refuses the routes of a whole port for an origin that is no RE2 expression, or one that grows too \
                large. Only forms of RE2 that are known to be safe are let through, in at most 4,096 bytes. The \
                operations under the policy are withheld: guards in their places answer 503. See `CorsPolicy` in \
                Envoy's API reference and the syntax of RE2.
                """,
            bad: EnvoyExample.input(
                route: "cors: {allowOrigins: [{regex: \"https://[a-z.]{1,600}/[a-z]{1,600}\"}], allowMethods: [GET]}"
            ),
            good: EnvoyExample.input(
                route: "cors: {allowOrigins: [{regex: \"https://.*\\\\.example\\\\.com\"}], allowMethods: [GET]}"
            )
        )
    )

    /// PC5505: a CORS policy gets lost.
    public static let envoyCORSPartLost = DiagnosticCode(
        "PC5505",
        "envoy-cors-part-lost",
        .warning,
        "the CORS {part} `{value}` is lost: Envoy adds nothing to an answer of its own",
        page: DiagnosticPage(
            why: """
                Envoy's CORS filter skips routes that Envoy answers by itself: redirects, and answers in the place of \
                backends (`portalctl up --mock`). So scripts of other origins cannot read them. Browsers become more \
                careful by it, not less. See `CorsPolicy` in Envoy's API reference.
                """,
            bad: EnvoyExample.input(
                target: "redirect: {path: /new, code: 308}",
                route: "cors: {allowOrigins: [{exact: \"https://app.example.com\"}], allowMethods: [GET]}"
            ),
            good: EnvoyExample.input(target: "redirect: {path: /new, code: 308}")
        )
    )

    /// PC5506: a host outside is one that cannot or must not be reached so.
    public static let envoyExternalHostRefused = DiagnosticCode(
        "PC5506",
        "envoy-external-host-refused",
        .error,
        "the host `{host}` cannot be a backend: {reason}",
        page: DiagnosticPage(
            why: """
                A host outside becomes a cluster, which needs a fully qualified name or an address. With TLS the proxy \
                asks for a name and verifies it, and an address is none (RFC 6066 section 3): say `tls.serverName`. \
                The name of a Service is refused, because as a `service` it would be checked for leave to be used from \
                another namespace. The operations that need the host are withheld: guards in their places answer 503. \
                See `Cluster` in Envoy's API reference.
                """,
            bad: EnvoyExample.input(target: "backends: [{host: {name: orders.shop.svc.cluster.local, port: 8080}}]"),
            good: EnvoyExample.input(target: "backends: [{host: {name: orders.example.net, port: 8080}}]")
        )
    )

    /// PC5507: Envoy cannot fetch a key set.
    public static let envoyKeySetRefused = DiagnosticCode(
        "PC5507",
        "envoy-key-set-refused",
        .error,
        "the key set `{url}` cannot be fetched: {reason}",
        help: "give the key set a URL that Envoy can fetch, or write it down under `jwks.inline`",
        page: DiagnosticPage(
            why: """
                Envoy verifies tokens, so it is the one to fetch the keys, through a cluster that is made of the URL's \
                host: a Service, or a host outside, which needs a fully qualified name, and with `https` a name to \
                verify (RFC 6066 section 3), which an address is not. The operations under the plan are withheld: \
                guards in their places answer 503. See `RemoteJwks` in Envoy's API reference.
                """,
            bad: EnvoyExample.filtered(IstioFilterExample.jwt("https://192.0.2.1/keys")),
            good: EnvoyExample.filtered(IstioFilterExample.jwt("https://id.example.com/keys"))
        )
    )

    /// PC5508: Envoy by itself does not know which endpoints of a Service have which labels.
    public static let envoySubsetRefused = DiagnosticCode(
        "PC5508",
        "envoy-subset-refused",
        .error,
        "the endpoints of the Service `{service}` that have the labels `{labels}` cannot be told from the others",
        help: "say where these endpoints are: a Service of their own, or an entry among the backends",
        page: DiagnosticPage(
            why: """
                Labels of endpoints are known to the cluster, and Envoy by itself asks only its DNS, which gives all \
                endpoints of a Service. Requests that were meant for some of them would reach others. The operations \
                are withheld: guards in their places answer 503. See "Load Balancer Subsets" in Envoy's documentation.
                """,
            bad: EnvoyExample.input(
                target: "backends: [{service: {name: orders, port: 8080, subset: {version: v2}}}]"
            ),
            good: EnvoyExample.input(target: "backends: [{service: {name: orders, port: 8080}}]")
        )
    )

    /// PC5509: nobody is there to decide on requests.
    public static let envoyPlansClosed = DiagnosticCode(
        "PC5509",
        "envoy-plans-closed",
        .warning,
        "{count} of `{environment}` cannot be called: no service {service} is named, and plans ask for one",
        help: "name the service in the options, or give the operations an open plan",
        page: DiagnosticPage(
            why: """
                Keys, tokens and limits are enforced by an authorization service (Envoy's external authorization), and \
                limits are counted by a rate limit service. Where none is named, the operations under such plans are \
                closed: Envoy answers 503 in their places, and no backend hears of a request. See `ExtAuthz` in Envoy's \
                API reference.
                """,
            bad: EnvoyExample.filtered("apiKey: {header: api-key}", options: [:]),
            good: EnvoyExample.filtered("apiKey: {header: api-key}")
        )
    )

    /// PC5510: certificates are not ours to read.
    public static let envoyTLSNotTerminated = DiagnosticCode(
        "PC5510",
        "envoy-tls-not-terminated",
        .warning,
        "`{environment}` is served in plain text: TLS is not terminated here, and nothing leads to HTTPS",
        help: "let something in front of Envoy terminate TLS, or leave `tls` out",
        page: DiagnosticPage(
            why: """
                The certificate of a Gateway is a Secret of the cluster, which is not read, and plain configuration is \
                meant for one machine: it listens on the loopback address. What is served does not change, but it is \
                served without TLS, and without the redirect to it. See `DownstreamTlsContext` in Envoy's API reference.
                """,
            bad: EnvoyExample.input(
                gateway:
                    "create: {tls: {credentialName: api-cert}}\n    workload: {namespace: shop, selector: {istio: edge}}"
            ),
            good: EnvoyExample.input()
        )
    )

    /// PC5511: nobody is there to count requests.
    public static let envoyLimitsNotCounted = DiagnosticCode(
        "PC5511",
        "envoy-limits-not-counted",
        .warning,
        "the limits of plans of `{environment}` are not counted: no rate limit service is named",
        help: "name the service in the options",
        page: DiagnosticPage(
            why: """
                Requests are counted by a rate limit service. Where none is named, plans that let uncounted calls pass \
                (`onLimitServiceFailure: Allow`, which is the default) let all calls pass, as when the service fails. \
                See `RateLimit` in Envoy's API reference.
                """,
            bad: EnvoyExample.filtered("apiKey: {header: api-key}", limits: "{requests: 10, unit: Minute}"),
            good: EnvoyExample.filtered("apiKey: {header: api-key}")
        )
    )
}

/// The inputs of the examples for Istio, written for Envoy.
private enum EnvoyExample {
    static let authorization = ["authorization-endpoint": "127.0.0.1:9101"]

    static func input(
        path: String = "/orders",
        target: String = "backends: [{host: {name: orders.example.net, port: 8080}}]",
        route: String = "",
        gateway: String = "create: {}\n    workload: {namespace: shop, selector: {istio: edge}}"
    ) -> DiagnosticPage.Example {
        example(IstioExample.text(path: path, target: target, route: route, gateway: gateway), [:])
    }

    static func filtered(
        _ auth: String,
        limits: String = "",
        options: [String: String] = authorization
    ) -> DiagnosticPage.Example {
        example(IstioFilterExample.text(auth: auth, limits: limits), options)
    }

    private static func example(_ text: String, _ options: [String: String]) -> DiagnosticPage.Example {
        DiagnosticPage.Example(
            files: [("example.yaml", text)],
            options: options.merging(["to": "envoy"]) { first, _ in first }
        )
    }
}
