extension DiagnosticCode {
    /// A key that the specification does not know.
    public static let unknownOpenAPIField = DiagnosticCode(
        "PC2010",
        "unknown-openapi-field",
        .error,
        "the {object} has no field `{field}`",
        page: DiagnosticPage(
            why: """
                A field that the specification does not know has no effect, and is often a misspelt one: `securty` \
                would leave an operation open. What an author adds begins with `x-`. OpenAPI 3.1, section 4.9, \
                "Specification Extensions".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      operationID: listOrders
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      operationId: listOrders
                """
        )
    )

    /// A required key is missing.
    public static let missingOpenAPIField = DiagnosticCode(
        "PC2011",
        "missing-openapi-field",
        .error,
        "the {object} lacks its field `{field}`",
        help: "add the field",
        page: DiagnosticPage(
            why: """
                The specification marks the field as required: without it the object does not say what it is for. \
                OpenAPI 3.1, section 4.8, "Schema", names the required fields of each object.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths: {}
                """
        )
    )

    /// None of several keys is there, one of which has to be.
    public static let missingOpenAPIAlternative = DiagnosticCode(
        "PC2012",
        "missing-openapi-alternative",
        .error,
        "the {object} has none of {fields}",
        help: "add one of them",
        page: DiagnosticPage(
            why: """
                Some objects need one of several fields: a parameter describes its value by `schema` or by \
                `content`, a link names its operation by `operationId` or by `operationRef`. OpenAPI 3.1, section \
                4.8.12, "Parameter Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: query}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}}
                """
        )
    )

    /// Keys that exclude each other stand together.
    public static let conflictingOpenAPIFields = DiagnosticCode(
        "PC2013",
        "conflicting-openapi-fields",
        .error,
        "the {object} has {fields}, which exclude each other",
        help: "keep one of them",
        page: DiagnosticPage(
            why: """
                The specification lets an object say a thing in one of several ways, and gives no rule for what \
                holds where it says it twice. OpenAPI 3.1, section 4.8.12, "Parameter Object": `example` and \
                `examples` are mutually exclusive.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}, example: 1, examples: {}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}, example: 1}
                """
        )
    )

    /// A value has another type than it must.
    public static let wrongOpenAPIType = DiagnosticCode(
        "PC2014",
        "wrong-openapi-type",
        .error,
        "{name} must be {expected}, not {found}",
        page: DiagnosticPage(
            why: """
                Each field has a type, and a value of another one cannot be read as meant. Mind YAML's own types: \
                `1.0` is a number, `no` may be a boolean, and a key without a value is nothing. OpenAPI 3.1, section \
                4.8, "Schema".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: 1.0}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1.0"}
                paths: {}
                """
        )
    )

    /// A value is none of those that are allowed.
    public static let wrongOpenAPIWord = DiagnosticCode(
        "PC2015",
        "wrong-openapi-word",
        .error,
        "`{found}` is not {expected}",
        page: DiagnosticPage(
            why: """
                The field takes one of a few words, and this is none of them. Case matters. A parameter in `path` \
                has to be `required: true`, because a path without it is another path. OpenAPI 3.1, section 4.8.12, \
                "Parameter Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: Query, schema: {type: integer}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: limit, in: query, schema: {type: integer}}
                """
        )
    )

    /// A number that counts something is negative or has a fraction.
    public static let wrongOpenAPINumber = DiagnosticCode(
        "PC2016",
        "wrong-openapi-number",
        .error,
        "`{found}` is not a whole number from 0",
        help: "write a whole number from 0",
        page: DiagnosticPage(
            why: """
                Keywords such as `maxLength` and `minItems` count something, so their values are whole numbers that \
                are not negative. JSON Schema 2020-12, Validation, sections 6.3 to 6.5.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: tag, in: query, schema: {type: string, maxLength: -1}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                      parameters:
                      - {name: tag, in: query, schema: {type: string, maxLength: 10}}
                """
        )
    )

    /// A list or mapping has too few or too many elements.
    public static let wrongOpenAPICount = DiagnosticCode(
        "PC2017",
        "wrong-openapi-count",
        .error,
        "there must be {expected}, not {found}",
        page: DiagnosticPage(
            why: """
                Some lists and mappings must not be empty: an operation has at least one response, a list of \
                alternatives at least one. The `content` of a parameter has exactly one media type. OpenAPI 3.1, \
                section 4.8.16, "Responses Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A text has not the form that it must.
    public static let malformedOpenAPIText = DiagnosticCode(
        "PC2018",
        "malformed-openapi-text",
        .error,
        "`{found}` is not {expected}",
        page: DiagnosticPage(
            why: """
                The field takes texts of one form only. The `host` of a Swagger document is a host name with or \
                without a port, no URL; its `basePath` begins with `/`. Swagger 2.0, "Swagger Object".
                """,
            bad: """
                swagger: "2.0"
                info: {title: Orders, version: "1"}
                host: https://api.example.com
                paths: {}
                """,
            good: """
                swagger: "2.0"
                info: {title: Orders, version: "1"}
                host: api.example.com
                paths: {}
                """
        )
    )

    /// A key has not the form that it must.
    public static let malformedOpenAPIKey = DiagnosticCode(
        "PC2019",
        "malformed-openapi-key",
        .error,
        "the key `{found}` is not made of {expected}",
        page: DiagnosticPage(
            why: """
                Keys of components are names that references are made of, and the keys of responses are status \
                codes, so both have a form. OpenAPI 3.1, sections 4.8.7, "Components Object", and 4.8.16, "Responses \
                Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                components:
                  schemas:
                    an order: {type: object}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                components:
                  schemas:
                    an-order: {type: object}
                """
        )
    )

    /// A list whose elements have to differ holds one twice.
    public static let repeatedOpenAPIElement = DiagnosticCode(
        "PC2020",
        "repeated-openapi-element",
        .error,
        "`{found}` is listed twice",
        help: "remove one of them",
        page: DiagnosticPage(
            why: """
                The list is a set: a second element that is equal to another says nothing, and is usually meant to \
                be another one. JSON Schema 2020-12, Validation, section 6.5.3, "required".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                components:
                  schemas:
                    Order: {type: object, required: [id, id]}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                components:
                  schemas:
                    Order: {type: object, required: [id]}
                """
        )
    )
}
