extension Catalogue {
    /// PC4180–PC4199: what belongs to others.
    static let ownershipCodes: [DiagnosticCode] = [
        .openedWithoutConsent, .nativeNotSelected, .wildcardOverOthers, .wildcardOverServers,
    ]
}

extension DiagnosticCode {
    /// An open plan on a product of another namespace.
    public static let openedWithoutConsent = DiagnosticCode(
        "PC4180",
        "opened-without-consent",
        .error,
        "usage plan `{plan}` opens `{product}` of another namespace without its consent: {operations} withheld",
        help: "select it under plans that ask for keys or tokens, or add a ReferenceGrant there, from Environment to "
            + "ApiProduct",
        page: DiagnosticPage(
            why: """
                An environment may select products of other namespaces, and replace their usage plans by its own. To \
                replace them by an open plan is to publish somebody else's operations to everyone: that takes a \
                ReferenceGrant in the namespace of the product, for the environment's namespace and its kind.
                """,
            bad: .manifests(foreignApiDoc, foreignPlan, foreignProduct, ExampleText.plan, openingEnvironment),
            good: .manifests(
                foreignApiDoc,
                foreignPlan,
                foreignProduct,
                ExampleText.plan,
                openingEnvironment,
                """
                apiVersion: gateway.networking.k8s.io/v1beta1
                kind: ReferenceGrant
                metadata: {name: mirrors, namespace: shop}
                spec:
                  from: [{group: portalcore.dev, kind: Environment, namespace: default}]
                  to: [{group: portalcore.dev, kind: ApiProduct, name: orders}]
                """
            )
        )
    )

    /// A native resource that a selection of all namespaces finds.
    public static let nativeNotSelected = DiagnosticCode(
        "PC4181",
        "native-not-selected",
        .warning,
        "`{target}` is not selected: namespace `{namespace}` does not agree to it",
        help: "add a ReferenceGrant in that namespace, or name the namespaces that are meant",
        page: DiagnosticPage(
            why: """
                In the Gloo dialect a selection may look into all namespaces. It takes what is of that dialect; owners \
                of native resources count on being asked, so that one of another namespace is left out without a \
                ReferenceGrant of that namespace.
                """,
            bad: .manifests(
                ExampleText.glooShop,
                foreignProduct,
                foreignApiDoc,
                foreignPlan,
                glooGroup(products: "{labels: []}")
            ),
            good: .manifests(
                ExampleText.glooShop,
                foreignProduct,
                foreignApiDoc,
                foreignPlan,
                glooGroup(products: "{namespaces: [default]}")
            )
        )
    )

    /// A wildcard over a virtual host of somebody else.
    public static let wildcardOverOthers = DiagnosticCode(
        "PC4182",
        "wildcard-over-others",
        .error,
        "`{wildcard}` would share the virtual host `{host}` with `{owner}`, and is not served",
        help: "take that host out of the servers of the Gateway, or name the hosts instead of the wildcard",
        page: DiagnosticPage(
            why: """
                Where a Gateway lists a host that is narrower than a wildcard of an environment, Istio makes one \
                virtual host of it for everybody who routes it. Routes of the wildcard would be tried there beside \
                those of the narrower host's owner, and the filters of one would judge the requests of the other. The \
                wildcard is left out; the other hosts are served.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.environment(name: "wide", domains: "\"*.example.com\""),
                gateway(hosts: "\"*.example.com\", api.example.com")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.environment(name: "wide", domains: "\"*.example.com\""),
                gateway(hosts: "\"*.example.com\"")
            )
        )
    )

    /// A wildcard over virtual hosts that may be somebody else's.
    public static let wildcardOverServers = DiagnosticCode(
        "PC4183",
        "wildcard-over-servers",
        .warning,
        "routes and filters of `{wildcard}` hold for {servers} too, which the Gateway lists by itself",
        help: "name the hosts that are meant, if others route the ones that are listed",
        page: DiagnosticPage(
            why: """
                Where a Gateway lists a host that is narrower than a wildcard of an environment, Istio makes a virtual \
                host of it, with the routes of everybody who routes it. The environment's routes and filters are part \
                of it. Nobody among the inputs owns the host; if somebody else does, their requests are judged by \
                these filters.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(domains: "\"*.example.com\""),
                gateway(hosts: "\"*.example.com\", pay.example.com")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(domains: "\"*.example.com\""),
                gateway(hosts: "\"*.example.com\"")
            )
        )
    )
}

// MARK: - Texts of examples

extension DiagnosticCode {
    private static let foreignApiDoc = ExampleText.apiDoc(namespace: "shop")

    private static let foreignPlan = """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold, namespace: shop}
        spec:
          auth: {apiKey: {}}
        """

    private static let foreignProduct = """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: gold}]
          versions:
          - name: v1
            route: {backends: [{host: {name: orders.example.net, port: 80}}]}
            apis: [{apiDocRef: {name: orders}}]
        """

    private static let openingEnvironment = ExampleText.environment(
        selects: "{names: [orders], namespaces: [shop], usagePlanRefs: [{name: everyone}]}"
    )

    private static func gateway(hosts: String) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: [\(hosts)]}
        """
    }

    private static func glooGroup(products: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Group
        metadata: {name: partners}
        spec:
          oidcGroup: {groupNames: [partners]}
          accessLevel:
            portals: [{name: developers, namespace: default}]
            apis: [{products: \(products), environments: {names: [production]}, usagePlans: [gold]}]
        """
    }
}
