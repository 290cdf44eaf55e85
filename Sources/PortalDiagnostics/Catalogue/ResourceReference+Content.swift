extension DiagnosticCode {
    /// Content that the host did not hand over.
    public static let missingContent = DiagnosticCode(
        "PC4520",
        "missing-content",
        .error,
        "{kind} `{name}` was not supplied",
        page: DiagnosticPage(
            why: """
                A translation reads no file and asks no network: what a `file`, a `url` or a `configMapKeyRef` \
                names is handed over by the host, on the command line with `--content NAME=FILE`, `--contents` \
                or `--fetch`. Without it nobody knows which operations there are; nothing of the ApiDoc is \
                served, and the place where it is mounted is guarded.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    url: https://docs.example.com/orders.yaml
                """
            ),
            good: DiagnosticPage.Example(files: [
                (
                    "example.yaml",
                    """
                    apiVersion: portalcore.dev/v1alpha1
                    kind: ApiDoc
                    metadata: {name: orders}
                    spec:
                      openApi:
                        url: https://docs.example.com/orders.yaml
                    """
                ),
                (
                    "https://docs.example.com/orders.yaml",
                    """
                    openapi: 3.1.0
                    info: {title: Orders, version: 1.0.0}
                    paths: {}
                    """
                ),
            ])
        )
    )

    /// A key that the ConfigMap does not have.
    public static let missingKey = DiagnosticCode(
        "PC4521",
        "missing-key",
        .error,
        "`{target}` has no key `{key}`",
        page: DiagnosticPage(
            why: """
                The ConfigMap is among the inputs, and neither `data` nor `binaryData` has the key. Keys are \
                compared letter by letter.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    configMapKeyRef: {name: specs, key: orders.yaml}
                """,
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: specs}
                data:
                  order.yaml: |
                    openapi: 3.1.0
                    info: {title: Orders, version: 1.0.0}
                    paths: {}
                """
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    configMapKeyRef: {name: specs, key: orders.yaml}
                """,
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: specs}
                data:
                  orders.yaml: |
                    openapi: 3.1.0
                    info: {title: Orders, version: 1.0.0}
                    paths: {}
                """
            )
        )
    )

    /// Content that is not exactly one document.
    public static let notOneDocument = DiagnosticCode(
        "PC4522",
        "not-one-document",
        .error,
        "the content holds {count} documents",
        page: DiagnosticPage(
            why: """
                An ApiDoc has one description. A YAML stream may hold several documents, separated by `---`, or \
                none; which of them would be meant is a guess.
                """,
            bad: DiagnosticPage.Example(files: [
                (
                    "example.yaml",
                    """
                    apiVersion: portalcore.dev/v1alpha1
                    kind: ApiDoc
                    metadata: {name: orders}
                    spec:
                      openApi:
                        url: https://docs.example.com/orders.yaml
                    """
                ),
                (
                    "https://docs.example.com/orders.yaml",
                    """
                    openapi: 3.1.0
                    info: {title: Orders, version: 1.0.0}
                    paths: {}
                    ---
                    openapi: 3.1.0
                    info: {title: Invoices, version: 1.0.0}
                    paths: {}
                    """
                ),
            ]),
            good: DiagnosticPage.Example(files: [
                (
                    "example.yaml",
                    """
                    apiVersion: portalcore.dev/v1alpha1
                    kind: ApiDoc
                    metadata: {name: orders}
                    spec:
                      openApi:
                        url: https://docs.example.com/orders.yaml
                    """
                ),
                (
                    "https://docs.example.com/orders.yaml",
                    """
                    openapi: 3.1.0
                    info: {title: Orders, version: 1.0.0}
                    paths: {}
                    """
                ),
            ])
        )
    )
}
