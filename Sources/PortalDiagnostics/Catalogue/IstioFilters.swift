extension Catalogue {
    /// PC5011–PC5049: what filters in front of routes cannot be told.
    static let istioFilterCodes: [DiagnosticCode] = [
        .istioKeySetRefused, .istioKeySetTLSUnsaid, .istioRequestAuthenticationLost, .istioProxiesOverlap,
    ]
}

extension DiagnosticCode {
    /// PC5011: the gateway cannot fetch a key set.
    public static let istioKeySetRefused = DiagnosticCode(
        "PC5011",
        "istio-key-set-refused",
        .error,
        "the gateway cannot fetch the key set `{url}`: {reason}",
        help: "give the key set a URL that the gateway can fetch, or write it down under `jwks.inline`",
        page: DiagnosticPage(
            why: """
                The gateway verifies tokens, so it is the one to fetch the keys, through a cluster that Istio makes of \
                the URL's host: a Service, or a host outside the mesh, which needs a fully qualified name, and with \
                `https` a name to verify (RFC 6066 section 3), which an address is not. The operations under the plan \
                are withheld: guards in their places answer 503. See `RemoteJwks` in Envoy's documentation of JWT \
                authentication.
                """,
            bad: .manifests(IstioFilterExample.text(auth: IstioFilterExample.jwt("https://192.0.2.1/keys"))),
            good: .manifests(IstioFilterExample.text(auth: IstioFilterExample.jwt("https://id.example.com/keys")))
        )
    )

    /// PC5012: how a connection to a key set inside the mesh is secured is not for us to say.
    public static let istioKeySetTLSUnsaid = DiagnosticCode(
        "PC5012",
        "istio-key-set-tls-unsaid",
        .warning,
        "the key set `{url}` is fetched with TLS only if a DestinationRule for the Service `{service}` says so",
        help: "write `http://`: inside the mesh, connections are secured by the mesh",
        page: DiagnosticPage(
            why: """
                How proxies connect to a Service is decided by the mesh and by the Service's DestinationRule, not by \
                the scheme of a URL. Where neither speaks the TLS that the port expects, the keys cannot be fetched, \
                and no token is accepted. We write no such rule for a Service, because it would change how everybody in the \
                mesh reaches it. See `ClientTLSSettings` in Istio's DestinationRule reference.
                """,
            bad: .manifests(
                IstioFilterExample.text(auth: IstioFilterExample.jwt("https://keys.id.svc.cluster.local:8443/keys"))
            ),
            good: .manifests(
                IstioFilterExample.text(auth: IstioFilterExample.jwt("http://keys.id.svc.cluster.local:8080/keys"))
            )
        )
    )

    /// PC5013: a RequestAuthentication would judge the tokens of others.
    public static let istioRequestAuthenticationLost = DiagnosticCode(
        "PC5013",
        "istio-request-authentication-lost",
        .warning,
        "no RequestAuthentication for `{environment}`: it would judge the tokens of every host on the gateway",
        help:
            "give the environment a gateway of its own with `create`, or leave the option out: tokens are verified anyway",
        page: DiagnosticPage(
            why: """
                Istio's RequestAuthentication holds for a whole workload: a request to any host of the gateway with a \
                token of another issuer, or one that has expired, would be refused. So it is emitted only if asked \
                for, and only where the environment has a Gateway of its own. The filter that verifies the tokens of the \
                environment's own hosts does not depend on it. See Istio's RequestAuthentication reference.
                """,
            bad: DiagnosticPage.Example(
                files: [
                    (
                        "example.yaml",
                        IstioFilterExample.text(auth: IstioFilterExample.jwt("https://id.example.com/keys"))
                    )
                ],
                options: ["request-authentication": "true"]
            ),
            good: DiagnosticPage.Example(
                files: [
                    (
                        "example.yaml",
                        IstioFilterExample.text(
                            auth: IstioFilterExample.jwt("https://id.example.com/keys"),
                            gateway: "create: {tls: {credentialName: api}}"
                        )
                    )
                ],
                options: ["request-authentication": "true"]
            )
        )
    )

    /// PC5014: some proxies get the shared filters twice.
    public static let istioProxiesOverlap = DiagnosticCode(
        "PC5014",
        "istio-proxies-overlap",
        .warning,
        "the proxies of `{environment}` are among those of `{other}` by other labels, and get each shared filter twice",
        help: "select the proxies of one gateway by the same labels everywhere",
        page: DiagnosticPage(
            why: """
                The filters that ask the authorization and the rate limit service are shared by all environments on \
                the same proxies, and an EnvoyFilter names proxies by labels. Where two environments name the same proxies \
                by different labels, the proxies get both objects: each request is decided twice, and counted twice \
                against its limits. Nothing is opened by it. See `workloadSelector` in Istio's EnvoyFilter reference.
                """,
            bad: .manifests(
                IstioFilterExample.text(),
                IstioFilterExample.environment(
                    "staging",
                    gateway: "ref: {name: public}\n"
                        + "    workload: {namespace: shop, selector: {istio: edge, tier: public}}"
                )
            ),
            good: .manifests(
                IstioFilterExample.text(),
                IstioFilterExample.environment("staging", gateway: IstioFilterExample.gateway)
            )
        )
    )
}

/// The input of the examples: one operation under one plan, and the part that an example is about.
enum IstioFilterExample {
    static let gateway = "ref: {name: public}\n    workload: {namespace: shop, selector: {istio: edge}}"

    static func jwt(_ url: String) -> String {
        "jwt: {issuer: \"https://id.example.com\", jwks: {url: \"\(url)\"}}"
    }

    static func environment(_ name: String, gateway: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: \(name), namespace: shop}
        spec:
          displayName: An environment
          domains: [\(name).example.com]
          gateway:
            \(gateway.hasPrefix("create") ? gateway + "\n    workload: {namespace: shop, selector: {istio: edge}}" : gateway)
          products: [{names: [orders]}]

        """
    }

    static func text(
        auth: String = "apiKey: {header: api-key}",
        limits: String = "",
        gateway: String = Self.gateway
    ) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders:
                  get: {operationId: list, responses: {"200": {description: The orders.}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          displayName: Orders
          usagePlanRefs: [{name: gold}]
          versions:
          - name: v1
            route: {backends: [{service: {name: orders, port: 8080}}]}
            apis: [{apiDocRef: {name: orders}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold, namespace: shop}
        spec:
          displayName: Gold
          auth: {\(auth)}\(limits.isEmpty ? "" : "\n  rateLimits: [\(limits)]")
        ---
        \(environment("production", gateway: gateway))
        """
    }
}
