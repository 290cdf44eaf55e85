extension DiagnosticCode {
    /// A port that the Service does not have.
    public static let unknownPort = DiagnosticCode(
        "PC4540",
        "unknown-port",
        .error,
        "there is no port {port} of Service `{service}`",
        page: DiagnosticPage(
            why: """
                The Service is among the inputs and lists its ports. Requests to another one would be answered \
                with 503 by the gateway. `port` is the port of the Service, not that of its pods.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 9090}}]
                """,
                """
                apiVersion: v1
                kind: Service
                metadata: {name: orders}
                spec:
                  ports: [{port: 8080}]
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends: [{service: {name: orders, port: 8080}}]
                """,
                """
                apiVersion: v1
                kind: Service
                metadata: {name: orders}
                spec:
                  ports: [{port: 8080}]
                """
            )
        )
    )

    /// An Upstream of Gloo Edge that cannot be followed.
    public static let unknownUpstream = DiagnosticCode(
        "PC4541",
        "unknown-upstream",
        .error,
        "nothing is known of upstream `{upstream}`",
        help: "add the Upstream or the Service to the inputs, or name the Service with `kube`",
        page: DiagnosticPage(
            why: """
                Istio has no Upstreams. One is followed to the Service or hosts behind it where the object is \
                among the inputs, or where its name is that of a discovered one (`namespace-service-port`) and \
                the Service is among the inputs. Otherwise the routes that lead there are withheld.
                """,
            bad: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends:
                  - upstream: {name: orders, namespace: default}
                """
            ),
            good: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Route
                metadata: {name: orders}
                spec:
                  backends:
                  - kube: {name: orders, namespace: default, port: 8080}
                """
            )
        )
    )

    /// Proxies that the Gateway does not run on.
    public static let workloadMismatch = DiagnosticCode(
        "PC4550",
        "workload-mismatch",
        .error,
        "`workload` does not select the proxies of Gateway `{gateway}` (`{selector}`)",
        help: "write the Gateway's labels in `workload.selector`",
        page: DiagnosticPage(
            why: """
                The filters that protect the hosts of an environment are attached to proxies. If these are not \
                the ones that the Gateway runs on, the hosts would be served without them. The environment is \
                not served. A Gateway without a selector (`{}`) runs on every proxy: filters cannot be attached to \
                all of them, so that it needs one.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(gateway: "{ref: {name: public}, workload: {selector: {istio: egressgateway}}}"),
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
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(
                    gateway: "{ref: {name: public}, workload: {selector: {istio: ingressgateway}}}"
                ),
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                """
            )
        )
    )

    /// A host that the Gateway has no server for.
    public static let hostNotOnGateway = DiagnosticCode(
        "PC4551",
        "host-not-on-gateway",
        .error,
        "no server of Gateway `{gateway}` takes `{host}` from this namespace, and it is not served",
        help: "add the host to a server of the Gateway",
        page: DiagnosticPage(
            why: """
                Istio gives a Gateway's servers only the routes of their own hosts, and only of the namespaces \
                that are allowed (`namespace/host`); other routes are left out without a word. The Gateway is \
                among the inputs and has no server for this host, so that the host is not claimed: whoever the \
                Gateway takes it from may have it. The other hosts are served.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}
                """
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                """
            )
        )
    )

    /// A Gloo Environment that no Gateway fits.
    public static let assumedGateway = DiagnosticCode(
        "PC4552",
        "assumed-gateway",
        .warning,
        "no gateway is said: `{gateway}` is taken, and what is enforced is enforced on its proxies alone",
        help: "add the Gateway to the inputs",
        page: DiagnosticPage(
            why: """
                Environments of the Gloo dialect do not say their gateway. A Gateway among the inputs that listens \
                to their hosts is taken: that of a stock installation, else one of their own namespace, else the \
                only one beside that of a stock installation. Where there is none, or the choice is not certain, it \
                is assumed that the gateway of a stock installation is meant, on proxies with the label \
                `istio: ingressgateway`. A Gateway elsewhere is never taken: anybody could have made it. The \
                filters that check keys, tokens and limits are attached to those proxies: if requests arrive at \
                others, nothing is enforced there.
                """,
            bad: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Environment
                metadata: {name: production}
                spec:
                  domains: [api.example.com]
                  apiProducts: []
                """
            ),
            good: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Environment
                metadata: {name: production}
                spec:
                  domains: [api.example.com]
                  apiProducts: []
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
            )
        )
    )
}
