extension Catalogue {
    /// PC4600–PC4619: paths that several operations share.
    static let overlapCodes: [DiagnosticCode] = [.guardCrosses]
}

extension DiagnosticCode {
    /// A guard that takes requests of an operation whose path it does not belong to.
    public static let guardCrosses = DiagnosticCode(
        "PC4600",
        "guard-crosses",
        .warning,
        "`{witness}` fits `{loser}`, but is answered with {status}, because `{winner}` comes first{more}",
        help: "change one of the paths, so that no request fits both; `portalctl overlaps` lists all pairs",
        page: DiagnosticPage(
            why: """
                Two paths cross: each takes what the other one does not, and some belong to both. The one that comes \
                first is not served with this method, so the gateway answers in its place, with 404 where the operation \
                is not selected and with 405 where the path has other methods only. The operation behind it never \
                sees these requests. At most three pairs are shown for an environment, and the others are counted.
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
                          post: {operationId: addToArchive, responses: {"204": {description: Archived}}}
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
                          post: {operationId: addToArchive, responses: {"204": {description: Archived}}}
                """,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment()
            )
        )
    )
}
