extension Catalogue {
    /// PC2001–PC2499: the shape of API descriptions.
    static let openAPIShapeCodes: [DiagnosticCode] = [
        .notADescription,
        .unsupportedVersion,
        .unquotedVersion,
        .unknownOpenAPIField,
        .missingOpenAPIField,
        .missingOpenAPIAlternative,
        .conflictingOpenAPIFields,
        .wrongOpenAPIType,
        .wrongOpenAPIWord,
        .wrongOpenAPINumber,
        .wrongOpenAPICount,
        .malformedOpenAPIText,
        .malformedOpenAPIKey,
        .repeatedOpenAPIElement,
    ]
}

extension DiagnosticCode {
    /// A mapping that should be an API description has neither `openapi` nor `swagger`.
    public static let notADescription = DiagnosticCode(
        "PC2001",
        "not-a-description",
        .error,
        "this is no API description: neither `openapi` nor `swagger` says which version it is",
        help: "begin with `openapi: 3.1.0`, or the version that the description follows",
        page: DiagnosticPage(
            why: """
                An API description says in its first field which version of the OpenAPI Specification it follows: \
                `openapi`, or `swagger` in version 2.0. What the other fields mean depends on it, so without it no \
                operation can be read. OpenAPI 3.1, section 4.8.1, "OpenAPI Object".
                """,
            bad: .init(files: [
                (
                    "apidoc.yaml",
                    """
                    apiVersion: portalcore.dev/v1alpha1
                    kind: ApiDoc
                    metadata: {name: orders, namespace: shop}
                    spec:
                      openApi:
                        inline:
                          info: {title: Orders, version: "1"}
                          paths: {}
                    """
                )
            ]),
            good: .init(files: [
                (
                    "apidoc.yaml",
                    """
                    apiVersion: portalcore.dev/v1alpha1
                    kind: ApiDoc
                    metadata: {name: orders, namespace: shop}
                    spec:
                      openApi:
                        inline:
                          openapi: 3.1.0
                          info: {title: Orders, version: "1"}
                          paths: {}
                    """
                )
            ])
        )
    )

    /// The version is none of those that are read.
    public static let unsupportedVersion = DiagnosticCode(
        "PC2002",
        "unsupported-version",
        .error,
        "version `{version}` in `{field}` is not supported",
        help: "2.0 (as `swagger`), 3.0.x, 3.1.x and 3.2.x are",
        page: DiagnosticPage(
            why: """
                A new minor version of the OpenAPI Specification may add fields that decide what a request means, so a \
                description of an unknown one is not read at all rather than read by halves. Every patch level of 3.0, \
                3.1 and 3.2 is read, and Swagger 2.0. OpenAPI 3.1, section 4.1, "Versions and Deprecation".
                """,
            bad: """
                openapi: 4.0.0
                info: {title: Orders, version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.2.0
                info: {title: Orders, version: "1"}
                paths: {}
                """
        )
    )

    /// The version is a number, or lacks its patch level.
    public static let unquotedVersion = DiagnosticCode(
        "PC2003",
        "unquoted-version",
        .warning,
        "the version in `{field}` is a number, not a string",
        help: "put it in quotes",
        page: DiagnosticPage(
            why: """
                `2.0` without quotes is a number in YAML and JSON, and other tools refuse it or read it as `2`. The \
                specification asks for a string. It is read as meant here. Swagger 2.0, "Swagger Object".
                """,
            bad: """
                swagger: 2.0
                info: {title: Orders, version: "1"}
                paths: {}
                """,
            good: """
                swagger: "2.0"
                info: {title: Orders, version: "1"}
                paths: {}
                """
        )
    )
}
