extension DiagnosticCode {
    /// A placeholder for a label that a version lacks.
    public static let missingLabel = DiagnosticCode(
        "PC3520",
        "missing-label",
        .error,
        "version `{version}` of `{product}` has no label `{label}`",
        help: "add the label to the version, or leave the placeholder out",
        page: DiagnosticPage(
            why: """
                `{%label:key%}` in a base path stands for a label of the version. Without the label nobody can \
                tell where the version is to be served, so it is withheld; any segment in the place of the \
                placeholder is guarded.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(selection: "basePath: \"{%label:audience%}\"")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(version: "labels: {audience: public}"),
                ExampleText.environment(selection: "basePath: \"{%label:audience%}\"")
            )
        )
    )

    /// A domain that a wildcard of the same environment takes anyway.
    public static let domainCovered = DiagnosticCode(
        "PC3530",
        "domain-covered",
        .warning,
        "`{host}` is served by `{wildcard}` of the same environment",
        help: "leave one of the two out",
        page: DiagnosticPage(
            why: """
                The hosts of one environment become one object of routes, and Istio refuses one whose hosts \
                overlap. The wildcard serves both in the same way, so the single domain is left out.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(domains: "\"*.example.com\", api.example.com")
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )

    /// A gateway to be made, and nobody knows where.
    public static let gatewayWithoutWorkload = DiagnosticCode(
        "PC3540",
        "gateway-without-workload",
        .error,
        "a gateway that is made needs `workload`",
        help:
            "say which proxies run it, such as `workload: {namespace: istio-system, selector: {istio: ingressgateway}}`",
        page: DiagnosticPage(
            why: """
                A Gateway of Istio takes effect on the proxies that its selector names. There is no default: a \
                selector that fits nothing would leave the hosts without the routes, and, worse, without the \
                filters that protect them. The environment is not served.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(gateway: "{create: {}}")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(gateway: "{create: {}, workload: {selector: {istio: ingressgateway}}}")
            )
        )
    )

    /// A selector of operations that selects nothing.
    public static let selectorWithoutMatch = DiagnosticCode(
        "PC3550",
        "selector-without-match",
        .warning,
        "a selector matches no operation of {source}",
        page: DiagnosticPage(
            why: """
                None of the operations of the description has one of the tags, methods or paths. That is \
                ordinary while a description grows, and it may be a misspelling: look at it where the selector \
                stands under `exclude`, since what it was to hide is published. An `ids` entry that names no \
                operation is an error instead.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(operations: "exclude: [{tags: [internal]}]")
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product())
        )
    )

    /// A selection of products that finds none.
    public static let emptySelection = DiagnosticCode(
        "PC3551",
        "empty-selection",
        .warning,
        "a selection finds no version of any product",
        page: DiagnosticPage(
            why: """
                No product of the namespaces that are named has the labels and a version with the tags, or all \
                its versions are retired. Retired versions are served only where they are chosen by name. A name \
                that no product has is an error instead.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(selects: "selector: {matchLabels: {team: orders}}")
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )

    /// An ApiDoc with a gRPC schema.
    public static let schemaNotReadYet = DiagnosticCode(
        "PC3560",
        "schema-not-read-yet",
        .error,
        "schemas of gRPC are not read by this release",
        page: DiagnosticPage(
            why: """
                Descriptor sets are accepted as a part of the resource, and this release does not read them. The \
                operations of the ApiDoc are not known, so nothing of it is served, and the place where it is \
                mounted is guarded.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  grpc:
                    descriptorSet: {inlineBytes: Cg==}
                """
            ),
            good: .manifests(ExampleText.apiDoc)
        )
    )
}
