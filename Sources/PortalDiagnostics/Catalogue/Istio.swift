extension Catalogue {
    /// PC5001–PC5499: what Istio cannot express.
    static let istioCodes: [DiagnosticCode] = [
        .istioPathTooLong, .istioObjectTooLarge, .istioValueRefused, .istioHeaderRefused, .istioCORSRefused,
        .istioCORSPartLost, .istioRetryPartLost, .istioExternalHostRefused,
        .istioGatewayRefused,
    ]
}

extension DiagnosticCode {
    /// PC5001: a path template is too long for a match.
    public static let istioPathTooLong = DiagnosticCode(
        "PC5001",
        "istio-path-too-long",
        .error,
        "the path `{path}` takes {length} bytes as a regular expression, and Istio takes 1024",
        help: "shorten the path, or mount the document under a shorter one",
        page: DiagnosticPage(
            why: """
                A path with parameters becomes a regular expression in a VirtualService, and Istio's validation refuses \
                expressions of more than 1,024 bytes, with the whole object that holds them. The operation is withheld. \
                A guard stands in its place that answers 503: it takes every path that begins like the first 1,000 bytes \
                of the expression, so that no request for the operation falls through to a less specific one. \
                See `StringMatch` in Istio's VirtualService reference and OpenAPI 3.1 section 4.8.8 (Paths Object).
                """,
            bad: IstioExample.input(path: "/" + String(repeating: "v1.", count: 300) + "/{id}"),
            good: IstioExample.input(path: "/short/{id}")
        )
    )

    /// PC5002: an object is larger than a cluster can store.
    public static let istioObjectTooLarge = DiagnosticCode(
        "PC5002",
        "istio-object-too-large",
        .error,
        "the {object} `{name}` would take {size} bytes, more than a cluster stores",
        help: "give the environment fewer domains, or split it",
        page: DiagnosticPage(
            why: """
                A cluster keeps objects in etcd, which refuses more than 1.5 MiB, on some clusters less. Routes are \
                spread over several VirtualServices well before that, but hosts and the parts of one route cannot be. \
                What does not fit is not emitted at all. The bound is an option, 1 MiB by default. \
                See "System limits" in the documentation of etcd.
                """,
            bad: DiagnosticPage.Example(
                files: [("example.yaml", IstioExample.text())],
                options: ["max-object-bytes": "300"]
            ),
            good: IstioExample.input()
        )
    )

    /// PC5003: a value is one that Istio's validation refuses.
    public static let istioValueRefused = DiagnosticCode(
        "PC5003",
        "istio-value-refused",
        .error,
        "the {field} `{value}` cannot be said to Istio: {reason}",
        page: DiagnosticPage(
            why: """
                Istio's validation refuses a whole object for one value that it does not take, Envoy the routes of a \
                whole port, and a path in a redirect has to be a URI's (RFC 3986 section 3.3). So values are checked \
                before they are emitted. The operations that need the value are withheld: guards in their places \
                answer 503. See Istio's VirtualService reference.
                """,
            bad: IstioExample.input(target: "redirect: {path: /b\u{fc}cher, code: 308}"),
            good: IstioExample.input(target: "redirect: {path: /buecher, code: 308}")
        )
    )

    /// PC5004: a change of a header field is one that Istio or Envoy refuses.
    public static let istioHeaderRefused = DiagnosticCode(
        "PC5004",
        "istio-header-refused",
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
            bad: IstioExample.input(route: "headers: {request: {set: {x-machine: \"%HOSTNAME%\"}}}"),
            good: IstioExample.input(route: "headers: {request: {set: {x-client: \"%DOWNSTREAM_REMOTE_ADDRESS%\"}}}")
        )
    )

    /// PC5005: a part of a CORS policy is one that Istio or Envoy refuses.
    public static let istioCORSRefused = DiagnosticCode(
        "PC5005",
        "istio-cors-refused",
        .error,
        "the CORS {part} `{value}` cannot be said to Istio: {reason}",
        page: DiagnosticPage(
            why: """
                Istio's validation refuses a whole object for an origin that is empty or that is no RE2 expression of at \
                most 1,024 bytes, and Envoy the routes of a whole port for one that grows too large. Only forms of RE2 \
                that are known to be safe are let through. Envoy's filter also holds expressions against `*`, and takes \
                every origin for allowed where one fits: write an expression of at least two characters, or `.*` if that is \
                meant. The operations under the policy are withheld: guards in their places answer 503. See `CorsPolicy` in Istio's VirtualService reference and the syntax of RE2.
                """,
            bad: IstioExample.input(
                route: "cors: {allowOrigins: [{regex: \"https://[a-z.]{1,600}/[a-z]{1,600}\"}], allowMethods: [GET]}"
            ),
            good: IstioExample.input(
                route: "cors: {allowOrigins: [{regex: \"https://.*\\\\.example\\\\.com\"}], allowMethods: [GET]}"
            )
        )
    )

    /// PC5006: a part of a CORS policy gets lost.
    public static let istioCORSPartLost = DiagnosticCode(
        "PC5006",
        "istio-cors-part-lost",
        .warning,
        "the CORS {part} `{value}` is lost: Istio has no word for it",
        page: DiagnosticPage(
            why: """
                Istio lets a CORS policy name the methods of RFC 9110 and PATCH, and ages of one second or more. \
                What is left out makes browsers more careful, not less: they will not send a method that is not named, \
                and they keep the answer to a preflight for five seconds where no age is said. On a redirect Envoy's \
                CORS filter does nothing at all, so that scripts of other origins cannot follow it. \
                See `CorsPolicy` in Istio's VirtualService reference.
                """,
            bad: IstioExample.input(
                route: "cors: {allowOrigins: [{exact: \"https://app.example.com\"}], allowMethods: [GET], maxAge: 0s}"
            ),
            good: IstioExample.input(
                route: "cors: {allowOrigins: [{exact: \"https://app.example.com\"}], allowMethods: [GET], maxAge: 1s}"
            )
        )
    )

    /// PC5008: conditions of tries stand beside no tries.
    public static let istioRetryPartLost = DiagnosticCode(
        "PC5008",
        "istio-retry-part-lost",
        .warning,
        "`{field}` is lost: Istio takes none where `attempts` is 0",
        help: "leave it out; `timeout` bounds the only try as well",
        page: DiagnosticPage(
            why: """
                `attempts: 0` switches off the tries that Istio makes by itself, and its validation refuses every other \
                field beside it. There is one try, and `timeout` is the time for it. \
                See `HTTPRetry` in Istio's VirtualService reference.
                """,
            bad: IstioExample.input(route: "retries: {attempts: 0, perTryTimeout: 1s}"),
            good: IstioExample.input(route: "retries: {attempts: 0}\n  timeout: 1s")
        )
    )

    /// PC5009: a host outside the mesh is one that cannot or must not be reached so.
    public static let istioExternalHostRefused = DiagnosticCode(
        "PC5009",
        "istio-external-host-refused",
        .error,
        "the host `{host}` cannot be a backend: {reason}",
        page: DiagnosticPage(
            why: """
                A host outside the mesh becomes a ServiceEntry, which needs a fully qualified name or an address. With \
                TLS the proxy asks for a name and verifies it, and an address is none (RFC 6066 section 3): say \
                `tls.serverName`. The name of a Service is refused, because as a `service` it would be checked for \
                leave to be used from another namespace. Addresses of the gateway itself or of its own link (RFC 6890) are refused, too: \
                what answers there, such as its administration, is nobody's backend. The operations that need the host are withheld: guards in \
                their places answer 503. See Istio's ServiceEntry reference.
                """,
            bad: IstioExample.input(
                target: "backends: [{host: {name: orders.shop.svc.cluster.local, port: 8080}}]"
            ),
            good: IstioExample.input(target: "backends: [{host: {name: orders.example.net, port: 8080}}]")
        )
    )

    /// PC5010: a gateway cannot be made, or not be referred to.
    public static let istioGatewayRefused = DiagnosticCode(
        "PC5010",
        "istio-gateway-refused",
        .error,
        "the gateway `{gateway}` cannot be used: {reason}",
        page: DiagnosticPage(
            why: """
                A VirtualService names its gateways as `namespace/name`, each a DNS label, so that a name with a dot \
                cannot be said. A Gateway that is made needs to know its proxies. Nothing is emitted for the \
                environment, and what it serves is withheld. Filters that enforce plans need to know more of an \
                existing Gateway: the proxies that it runs on, and for a wildcard domain the hosts of its servers, \
                because Istio makes virtual hosts of those that are narrower. Where that is not known, the operations \
                under such plans are withheld. See `gateways` in Istio's VirtualService reference.
                """,
            bad: IstioExample.input(
                gateway: "ref: {name: public.edge}\n    workload: {namespace: shop, selector: {istio: edge}}"
            ),
            good: IstioExample.input(
                gateway: "ref: {name: public-edge}\n    workload: {namespace: shop, selector: {istio: edge}}"
            )
        )
    )
}

/// The input of the examples: one operation, served openly, and the part that an example is about.
enum IstioExample {
    static func input(
        path: String = "/orders",
        target: String = "backends: [{host: {name: orders.example.net, port: 8080}}]",
        route: String = "",
        gateway: String = "create: {}\n    workload: {namespace: shop, selector: {istio: edge}}"
    ) -> DiagnosticPage.Example {
        DiagnosticPage.Example(stringLiteral: text(path: path, target: target, route: route, gateway: gateway))
    }

    static func text(
        path: String = "/orders",
        target: String = "backends: [{host: {name: orders.example.net, port: 8080}}]",
        route: String = "",
        gateway: String = "create: {}\n    workload: {namespace: shop, selector: {istio: edge}}"
    ) -> String {
        let parameters =
            path.hasSuffix("{id}") ? "parameters: [{name: id, in: path, required: true, schema: {type: string}}], " : ""
        return """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: orders, namespace: shop}
            spec:
              openApi:
                inline:
                  openapi: 3.1.0
                  info: {title: Orders, version: "1"}
                  paths:
                    \(path):
                      get: {operationId: read, \(parameters)responses: {"200": {description: It is there.}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiProduct
            metadata: {name: orders, namespace: shop}
            spec:
              displayName: Orders
              usagePlanRefs: [{name: open}]
              versions:
              - name: v1
                routeRef: {name: orders}
                apis: [{apiDocRef: {name: orders}}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Route
            metadata: {name: orders, namespace: shop}
            spec:
              \(target)
              \(route)
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: open, namespace: shop}
            spec:
              displayName: Open
              auth: {open: {}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: production, namespace: shop}
            spec:
              displayName: Production
              domains: [api.example.com]
              gateway:
                \(gateway)
              products: [{names: [orders]}]

            """
    }
}
