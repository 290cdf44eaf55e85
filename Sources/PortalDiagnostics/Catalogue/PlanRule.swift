extension Catalogue {
    /// PC3150–PC3199: usage plans, key sets and the Secrets of API keys.
    static let planRuleCodes: [DiagnosticCode] = [
        .enforcementWithoutProxies, .brokenKeySet, .unusableKey, .secretInKeySet, .unusableKeySetURL, .repeatedLimit,
        .planNamedTwice, .openBesideOthers, .schemeWithoutPlan, .unusableKeyHeader, .unusableKeySecret,
        .trimmedSecretValue, .unusableDocumentationURL, .enforcementWithoutNamespace,
        .credentialsInPlainText, .ignoredSecretEntry,
    ]
}

extension DiagnosticCode {
    /// Filters are needed, and nobody knows where.
    public static let enforcementWithoutProxies = DiagnosticCode(
        "PC3150",
        "enforcement-without-proxies",
        .error,
        "the proxies that are to enforce usage plans of `{environment}` are not known: {operations} withheld",
        help: "say `workload` with the `selector` of the proxies and the `namespace` in which they run, and see that a "
            + "request without a key is refused with 401",
        page: DiagnosticPage(
            why: """
                Keys, tokens and limits are checked by filters, and filters are attached to proxies. Which proxies \
                a Gateway runs on is known where `workload` says it, or where the Gateway is among the inputs and has \
                a selector. There is no default: filters that are attached nowhere would leave the operations open. \
                In which namespace filters go, PC3163 says. Operations whose plans are open and without limits need \
                no filters and are served.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.environment()
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.guardedEnvironment
            )
        )
    )

    /// Filters are needed, and there is no namespace that they may go into.
    public static let enforcementWithoutNamespace = DiagnosticCode(
        "PC3163",
        "enforcement-without-namespace",
        .error,
        "the namespace in which the proxies of `{environment}` run is not said, and nothing in `{root}` lets the "
            + "environment put filters there: {operations} withheld",
        help:
            "add `namespace: …` to `workload`, or a ReferenceGrant in Istio's root namespace from Environment to Gateway",
        page: DiagnosticPage(
            why: """
                Keys, tokens and limits are checked by filters, which Istio attaches to proxies of the filters' own \
                namespace; those in its root namespace (`istio-system`) reach proxies everywhere. So either \
                `workload.namespace` says where the proxies run, and a ReferenceGrant there lets Environments of this \
                namespace refer to Gateways unless the Gateway stands there; or it says nothing, and the Gateway \
                stands in the root namespace or a ReferenceGrant there allows the same. A `workload.namespace` in \
                which the proxies do not run is believed, and **leaves everything open**: after applying, a request \
                without a key has to be answered with 401. With the grant in the root namespace, leave `namespace` \
                out: that reaches proxies wherever they are.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.environment(
                    gateway: "{ref: {name: public}, workload: {selector: {istio: ingressgateway}}}"
                )
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.environment(
                    gateway: "{ref: {name: public}, workload: {selector: {istio: ingressgateway}}}"
                ),
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: ReferenceGrant
                metadata: {name: environments, namespace: istio-system}
                spec:
                  from: [{group: portalcore.dev, kind: Environment, namespace: default}]
                  to: [{group: networking.istio.io, kind: Gateway}]
                """
            )
        )
    )

    /// Two limits that count the same.
    public static let repeatedLimit = DiagnosticCode(
        "PC3155",
        "repeated-limit",
        .warning,
        "two limits per `{unit}` count the same requests: only the lower one can be reached",
        help: "leave one of the two out, or let it count something else (`per`, `scope`)",
        page: DiagnosticPage(
            why: """
                Each limit of a plan holds. Two with the same unit that count the same (`per` and `scope`) have \
                one count, and the higher number is never reached. The lower one is kept.
                """,
            bad: .manifests(ExampleText.limits("{requests: 10, unit: Minute}, {requests: 100, unit: Minute}")),
            good: .manifests(ExampleText.limits("{requests: 10, unit: Minute}, {requests: 100, unit: Hour}"))
        )
    )

    /// One plan twice in one list.
    public static let planNamedTwice = DiagnosticCode(
        "PC3156",
        "plan-named-twice",
        .warning,
        "usage plan `{plan}` is named twice in one list",
        help: "leave one of the two out",
        page: DiagnosticPage(
            why: """
                The plans of a list are alternatives, so that the second mention of one adds nothing. Probably \
                another plan was meant.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(plans: "everyone}, {name: everyone"),
                ExampleText.environment()
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )

    /// An open plan among alternatives.
    public static let openBesideOthers = DiagnosticCode(
        "PC3157",
        "open-beside-others",
        .warning,
        "usage plan `{plan}` is open, so that the plans beside it ask nobody for anything",
        help: "leave the open plan out, or the others",
        page: DiagnosticPage(
            why: """
                The plans of a list are alternatives: a request is let in if one of them lets it in. An open plan \
                lets everyone in, whatever the others demand. A plan is chosen by the credentials that a request \
                carries, so the others still say how its calls are counted.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.limits("{requests: 10, unit: Minute}"),
                ExampleText.product(plans: "everyone}, {name: gold"),
                ExampleText.guardedEnvironment
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.limits("{requests: 10, unit: Minute}"),
                ExampleText.product(plans: "gold"),
                ExampleText.guardedEnvironment
            )
        )
    )

    /// A scheme of the description that no plan is like.
    public static let schemeWithoutPlan = DiagnosticCode(
        "PC3158",
        "scheme-without-plan",
        .warning,
        "no usage plan of {operations} in `{product}` `{version}` is like the scheme `{scheme}` ({kind})",
        help: "add a plan that asks for it, or take the requirement out of the description",
        page: DiagnosticPage(
            why: """
                The description demands a security scheme for operations (OpenAPI `security`), and none of their \
                usage plans asks for credentials of that kind. The gateway asks for what the plans say, and the \
                published specification shows that; what the description says is enforced by nobody, unless the \
                backend does. A scheme of type `apiKey` goes with a plan of keys, one of type `oauth2`, \
                `openIdConnect` or `http` with `bearer` with a plan of tokens.
                """,
            bad: .manifests(
                ExampleText.securedApiDoc(scheme: "{type: mutualTLS}"),
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.guardedEnvironment
            ),
            good: .manifests(
                ExampleText.securedApiDoc(scheme: "{type: apiKey, in: header, name: api-key}"),
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.guardedEnvironment
            )
        )
    )

    /// A key in a header that has another job.
    public static let unusableKeyHeader = DiagnosticCode(
        "PC3159",
        "unusable-key-header",
        .error,
        "header `{name}` cannot carry keys",
        help: "use a header of your own, such as `api-key`",
        page: DiagnosticPage(
            why: """
                The header of a key is taken away before the backend. Headers such as `host` or \
                `transfer-encoding` say where and how a request goes, and those that begin with `x-portal-` and \
                `x-envoy-` are set by the gateway itself. What is under the plan is withheld.
                """,
            bad: .manifests(ExampleText.plan(auth: "apiKey: {header: Host}")),
            good: .manifests(ExampleText.plan(auth: "apiKey: {header: api-key}"))
        )
    )

    /// Keys and tokens without TLS.
    public static let credentialsInPlainText = DiagnosticCode(
        "PC3164",
        "credentials-in-plain-text",
        .warning,
        "the Gateway that is made for `{environment}` takes plain HTTP, and operations under `{plan}` take keys or tokens",
        help: "add `tls: {credentialName: …}` and `httpsRedirect: true` to `create`",
        page: DiagnosticPage(
            why: """
                A key or a token that is sent over plain HTTP can be read by everybody on the way, and used by them. \
                With `tls` the Gateway that is made serves HTTPS too, and with `httpsRedirect` nothing else. Where TLS \
                ends before the Gateway, the warning can be left as it is. Of a Gateway that somebody else looks \
                after (`ref`), nothing is said.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.environment(
                    gateway: "{create: {}, workload: {namespace: default, selector: {istio: ingressgateway}}}"
                )
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan(auth: "apiKey: {header: api-key}"),
                ExampleText.product(),
                ExampleText.environment(
                    gateway: """
                        {create: {tls: {credentialName: api}, httpsRedirect: true}, workload: {namespace: default, \
                        selector: {istio: ingressgateway}}}
                        """
                )
            )
        )
    )

    /// A page for readers that no browser should open.
    public static let unusableDocumentationURL = DiagnosticCode(
        "PC3162",
        "unusable-documentation-url",
        .warning,
        "`{field}` is no `https` or `http` URL and is not shown",
        page: DiagnosticPage(
            why: """
                Portals show the URL to readers, whose browsers follow it. Gloo Portal does not look at it; here \
                anything but a plain web address is left out. Nothing else depends on it.
                """,
            bad: .manifests(ExampleText.glooEnvironment(authorizationURL: "id.example.com/login")),
            good: .manifests(ExampleText.glooEnvironment(authorizationURL: "https://id.example.com/login"))
        )
    )
}

extension DiagnosticPage.Example {
    /// A product that is served under a plan of keys, and what an example adds.
    static func keyed(_ resources: String...) -> DiagnosticPage.Example {
        let served = [
            ExampleText.apiDoc, ExampleText.plan(auth: "apiKey: {header: api-key}"), ExampleText.product(),
            ExampleText.guardedEnvironment,
        ]
        return DiagnosticPage.Example(files: [("example.yaml", (served + resources).joined(separator: "\n---\n"))])
    }
}

extension ExampleText {
    /// An environment whose filters have a place.
    static let guardedEnvironment = environment(
        gateway: "{ref: {name: public}, workload: {namespace: default, selector: {istio: ingressgateway}}}"
    )

    /// A plan of keys with limits.
    static func limits(_ limits: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold}
        spec:
          auth: {apiKey: {}}
          rateLimits: [\(limits)]
        """
    }

    /// An environment of the Gloo dialect with a plan of tokens, and its Gateway.
    static func glooEnvironment(authorizationURL: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: production}
        spec:
          domains: [api.example.com]
          apiProducts: []
          parameters:
            usagePlans:
              partners:
                authPolicy:
                  oauth:
                    authorizationUrl: \(authorizationURL)
                    tokenUrl: https://id.example.com/token
                    jwtValidation:
                      issuer: https://id.example.com
                      remoteJwks: {url: "https://id.example.com/keys"}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
        """
    }
}
