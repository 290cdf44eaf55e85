extension DiagnosticCode {
    /// A reference to a resource that is not among the inputs.
    public static let unknownResource = DiagnosticCode(
        "PC4501",
        "unknown-resource",
        .error,
        "there is no {kind} `{name}` in namespace `{namespace}`",
        page: DiagnosticPage(
            why: """
                A reference without `namespace` looks into the namespace of the resource that it stands in. What \
                depends on it is withheld; nothing else is. Services are checked only where some Service of \
                their namespace is among the inputs, and Gateways likewise: who hands over some of a namespace \
                hands over all of them.
                """,
            bad: .manifests(ExampleText.plan, ExampleText.product()),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product())
        )
    )

    /// An operation that the description does not have.
    public static let unknownOperation = DiagnosticCode(
        "PC4502",
        "unknown-operation",
        .error,
        "{source} has no operation `{id}`",
        page: DiagnosticPage(
            why: """
                Under `include` nothing but the operation is missing. Under `exclude`, and in an override with \
                usage plans, the whole entry is withheld: an operation was meant to be hidden or protected, and \
                nobody can tell which; of a Group, the whole right is. An operation without `operationId` is called \
                by its method and path: `GET:/orders/{id}`.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(operations: "include: [{ids: [listOrder]}]")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(operations: "include: [{ids: [listOrders]}]")
            )
        )
    )

    /// A version that none of the selected products has.
    public static let unknownProductVersion = DiagnosticCode(
        "PC4503",
        "unknown-product-version",
        .error,
        "no selected product has a version `{version}`",
        page: DiagnosticPage(
            why: """
                The environment names versions, and none of the products that the same selection finds has this \
                one. What the other names choose is served.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(selection: "versions: {names: [v2]}")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(selection: "versions: {names: [v1]}")
            )
        )
    )

    /// A plan or route that the environment does not define.
    public static let unknownLocalName = DiagnosticCode(
        "PC4504",
        "unknown-local-name",
        .error,
        "environment `{environment}` defines no {kind} `{name}`",
        page: DiagnosticPage(
            why: """
                In the Gloo dialect plans and routes may be defined by the environment, under `parameters`, and \
                used by name. What uses a name that is not defined there is withheld, and the rest of the \
                environment is served; Gloo Portal took down all of it.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Environment
                metadata: {name: production}
                spec:
                  domains: [api.example.com]
                  apiProducts:
                  - names: [orders]
                    usagePlans: [gold]
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
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: Environment
                metadata: {name: production}
                spec:
                  domains: [api.example.com]
                  apiProducts:
                  - names: [orders]
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
