extension DiagnosticCode {
    /// Two parameters of a list have the same name and place.
    public static let duplicateParameter = DiagnosticCode(
        "PC3010",
        "duplicate-parameter",
        .error,
        "the parameter `{name}` in `{location}` is listed twice",
        help: "remove one of them",
        page: DiagnosticPage(
            why: """
                A parameter is known by its name and its place. Which of two holds cannot be told. A parameter of an \
                operation may replace one of its path item, but not one of the same list. OpenAPI 3.1, section \
                4.8.10, "Operation Object", field `parameters`.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}}
                      - {name: limit, in: query, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A parameter stands beside one that takes all of its place.
    public static let rivalParameters = DiagnosticCode(
        "PC3011",
        "rival-parameters",
        .error,
        "the parameter `{name}` in `{location}` stands beside one that is the whole {whole}",
        help: "keep one of them",
        page: DiagnosticPage(
            why: """
                A request has one body and one query. A parameter in `body` (2.0) is all of the body, so no second \
                one and no form field can stand beside it; one in `querystring` (3.2) is all of the query. Swagger \
                2.0, "Parameter Object"; OpenAPI 3.2, section 4.12.1.
                """,
            bad: """
                swagger: "2.0"
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    post:
                      parameters:
                      - {name: order, in: body, schema: {type: object}}
                      - {name: note, in: formData, type: string}
                      responses: {"200": {description: Taken}}
                """,
            good: """
                swagger: "2.0"
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    post:
                      parameters:
                      - {name: order, in: body, schema: {type: object}}
                      responses: {"200": {description: Taken}}
                """
        )
    )

    /// Two operations have the same identifier.
    public static let duplicateOperationID = DiagnosticCode(
        "PC3012",
        "duplicate-operation-id",
        .error,
        "the operationId `{id}` is used twice",
        help: "give one of them another identifier",
        page: DiagnosticPage(
            why: """
                Products choose operations by their identifiers, and routes are called after them, so each has to be \
                unique in its document. Case matters. Both operations are withheld until it is. OpenAPI 3.1, section \
                4.8.10, "Operation Object", field `operationId`.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      operationId: listOrders
                      responses: {"200": {description: Orders}}
                    post:
                      operationId: listOrders
                      responses: {"201": {description: Taken}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      operationId: listOrders
                      responses: {"200": {description: Orders}}
                    post:
                      operationId: addOrder
                      responses: {"201": {description: Taken}}
                """
        )
    )

    /// A security requirement names no scheme of the document.
    public static let unknownSecurityScheme = DiagnosticCode(
        "PC3013",
        "unknown-security-scheme",
        .error,
        "no security scheme is called `{name}`",
        help: "declare the scheme, or name one that is declared",
        page: DiagnosticPage(
            why: """
                A requirement names the security schemes that a request has to satisfy. One that does not exist \
                cannot be satisfied, and ignoring it would leave the operation open, so the operation is withheld. \
                OpenAPI 3.1, section 4.8.30, "Security Requirement Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      security: [{apikey: []}]
                      responses: {"200": {description: Orders}}
                components:
                  securitySchemes:
                    apiKey: {type: apiKey, in: header, name: api-key}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      security: [{apiKey: []}]
                      responses: {"200": {description: Orders}}
                components:
                  securitySchemes:
                    apiKey: {type: apiKey, in: header, name: api-key}
                """
        )
    )

    /// A server URL has a variable that is not declared.
    public static let undeclaredServerVariable = DiagnosticCode(
        "PC3014",
        "undeclared-server-variable",
        .error,
        "the variable `{name}` of the server URL `{url}` is not declared",
        help: "declare it under `variables`, with a default",
        page: DiagnosticPage(
            why: """
                A variable of a server URL needs a default, or the URL cannot be known: the base path of all \
                operations is taken from it. OpenAPI 3.1, section 4.8.5, "Server Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://{region}.example.com
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://{region}.example.com
                  variables:
                    region: {default: eu}
                paths: {}
                """
        )
    )

    /// The default of a server variable is none of its values.
    public static let defaultNotListed = DiagnosticCode(
        "PC3015",
        "default-not-listed",
        .error,
        "the default `{value}` of the server variable `{name}` is none of its values",
        help: "add it to `enum`, or take one of those",
        page: DiagnosticPage(
            why: """
                Where a variable lists its values, its default has to be one of them. OpenAPI 3.1, section 4.8.6, \
                "Server Variable Object", field `default`.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://{region}.example.com
                  variables:
                    region: {default: eu, enum: [us, asia]}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://{region}.example.com
                  variables:
                    region: {default: eu, enum: [eu, us, asia]}
                paths: {}
                """
        )
    )

    /// A server URL has a brace without its partner.
    public static let strayBraceInURL = DiagnosticCode(
        "PC3016",
        "stray-brace-in-url",
        .error,
        "a brace of the server URL `{url}` has no partner",
        help: "write variables as `{name}`",
        page: DiagnosticPage(
            why: """
                Braces in a server URL enclose variables. With one alone the URL cannot be known, and with it the \
                base path of all operations. OpenAPI 3.1, section 4.8.5, "Server Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://{region.example.com
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                servers:
                - url: https://eu.example.com
                paths: {}
                """
        )
    )

    /// Two tags have the same name.
    public static let duplicateTag = DiagnosticCode(
        "PC3017",
        "duplicate-tag",
        .error,
        "the tag `{name}` is declared twice",
        help: "join the two declarations",
        page: DiagnosticPage(
            why: """
                Operations name their tags, so each name is declared once. OpenAPI 3.1, section 4.8.1, "OpenAPI \
                Object", field `tags`.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                tags:
                - {name: orders}
                - {name: orders, description: All of them}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                tags:
                - {name: orders, description: All of them}
                paths: {}
                """
        )
    )
}
