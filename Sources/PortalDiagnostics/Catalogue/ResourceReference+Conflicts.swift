extension DiagnosticCode {
    /// Two environments that serve one host.
    public static let hostTaken = DiagnosticCode(
        "PC4530",
        "host-taken",
        .error,
        "`{host}` belongs to `{owner}`",
        page: DiagnosticPage(
            why: """
                On one gateway a host has one owner, so that nobody changes the routes of somebody else. As in \
                the Gateway API, the older of the two is the owner where both have a creation time, else the \
                first by namespace and name, a native one before one of the Gloo dialect. The other one keeps its \
                other hosts. A wildcard and a single host are different hosts. Two Gateways are one where the labels \
                of their proxies may select the same ones, unless `workload.namespace` of both says otherwise.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.environment(name: "staging")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.environment(name: "staging", domains: "staging.example.com")
            )
        )
    )

    /// Two operations with one method and one path.
    public static let pathTaken = DiagnosticCode(
        "PC4531",
        "path-taken",
        .error,
        "`{method} {path}` belongs to `{owner}`: {operations} withheld",
        help: "mount one of them elsewhere, with `pathPrefix` or a base path",
        page: DiagnosticPage(
            why: """
                Templates that differ only in the names of parameters match the same paths. Of several \
                operations with one method and path on a host one is served: that of the older product where all \
                have a creation time, else that of the first by product, version, entry and operation. The \
                others are withheld.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.product(name: "shop"),
                ExampleText.environment(selects: "names: [orders, shop]")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.product(name: "shop", api: "pathPrefix: /shop"),
                ExampleText.environment(selects: "names: [orders, shop]")
            )
        )
    )

    /// Two paths of which each takes what the other does not, and some belong to both.
    public static let crossingPaths = DiagnosticCode(
        "PC4532",
        "crossing-paths",
        .warning,
        "`{winner}` and `{loser}` cross: `{witness}` goes to the first{more}",
        help: "change one of the paths, so that no request fits both; `portalctl overlaps` lists all pairs",
        page: DiagnosticPage(
            why: """
                OpenAPI leaves open which operation a request belongs to that fits two templates of which \
                neither is more concrete. Here the order decides, segment by segment from the left: literal text \
                before text with a parameter before a parameter alone. The message shows a request that fits \
                both, and who gets it. At most three pairs are shown for an environment, and the others are counted.
                """,
            bad: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    inline:
                      openapi: 3.1.0
                      info: {title: Orders, version: 1.0.0}
                      paths:
                        /orders/{id}/status:
                          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                          get: {operationId: getStatus, responses: {"200": {description: A status}}}
                        /orders/archive/{year}:
                          parameters: [{name: year, in: path, required: true, schema: {type: string}}]
                          get: {operationId: getArchive, responses: {"200": {description: Old orders}}}
                """,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment()
            ),
            good: .manifests(
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    inline:
                      openapi: 3.1.0
                      info: {title: Orders, version: 1.0.0}
                      paths:
                        /orders/{id}/status:
                          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                          get: {operationId: getStatus, responses: {"200": {description: A status}}}
                        /archive/{year}:
                          parameters: [{name: year, in: path, required: true, schema: {type: string}}]
                          get: {operationId: getArchive, responses: {"200": {description: Old orders}}}
                """,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment()
            )
        )
    )

    /// A version that two selections treat differently.
    public static let conflictingSelection = DiagnosticCode(
        "PC4533",
        "conflicting-selection",
        .error,
        "version `{version}` of `{product}` is selected twice with different settings",
        help: "let one selection choose it",
        page: DiagnosticPage(
            why: """
                Selections of an environment are a union, and a version is served once. Two of them choose this \
                version with different base paths or usage plans; which one holds is a guess, so the version is \
                withheld in both places.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(selects: "{names: [orders]}", "{names: [orders], basePath: /orders}")
            ),
            good: .manifests(ExampleText.apiDoc, ExampleText.plan, ExampleText.product(), ExampleText.environment())
        )
    )
}
