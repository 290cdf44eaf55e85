extension Catalogue {
    /// PC3001–PC3499: rules over API descriptions.
    static let openAPIRuleCodes: [DiagnosticCode] = [
        .pathWithoutSlash,
        .malformedTemplate,
        .queryInPath,
        .dotSegment,
        .reservedExpansion,
        .identicalPaths,
        .undeclaredPathParameter,
        .strayPathParameter,
        .repeatedVariable,
        .duplicateParameter,
        .rivalParameters,
        .duplicateOperationID,
        .unknownSecurityScheme,
        .undeclaredServerVariable,
        .defaultNotListed,
        .strayBraceInURL,
        .duplicateTag,
    ]
}

extension DiagnosticCode {
    /// A key of `paths` does not begin with a slash.
    public static let pathWithoutSlash = DiagnosticCode(
        "PC3001",
        "path-without-slash",
        .error,
        "the path `{path}` does not begin with `/`",
        help: "put a `/` in front of it",
        page: DiagnosticPage(
            why: """
                A path is appended to the URL of a server, so it has to begin with `/`; how tools join one that does \
                not is up to them. Until it is mended, its operations are withheld. OpenAPI 3.1, section 4.8.8, \
                "Paths Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  orders:
                    get:
                      responses: {"200": {description: Orders}}
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

    /// A path is no template.
    public static let malformedTemplate = DiagnosticCode(
        "PC3002",
        "malformed-template",
        .error,
        "the path `{path}` is no template: {fault}",
        help: "write each variable as `{name}`, in one segment",
        page: DiagnosticPage(
            why: """
                A path template is literal text with variables in braces, and a variable stands for one or more \
                characters but `/`. Which requests a path with stray braces means cannot be told. OpenAPI 3.1, \
                section 4.3, "Path Templating".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id:
                    get:
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A path holds a query or a fragment.
    public static let queryInPath = DiagnosticCode(
        "PC3003",
        "query-in-path",
        .warning,
        "the path `{path}` holds a `?` or `#`, which no request path does",
        help: "describe the query by parameters in `query`",
        page: DiagnosticPage(
            why: """
                Requests are matched by their path, which ends where the query begins, so no request matches this \
                path: the operation gets no route. Tools that number overloaded operations by a query or a fragment \
                lose them in gateways. RFC 3986, section 3.3; OpenAPI 3.1, section 4.8.8.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  "/orders?status=open":
                    get:
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      parameters:
                      - {name: status, in: query, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A path has a segment that is `.` or `..`.
    public static let dotSegment = DiagnosticCode(
        "PC3004",
        "dot-segment",
        .warning,
        "the path `{path}` has a segment `.` or `..`, which proxies remove",
        help: "write the path that is meant",
        page: DiagnosticPage(
            why: """
                Proxies resolve dot segments before they look for a route, so no request ever has such a path. RFC \
                3986, section 5.2.4, "Remove Dot Segments".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /shop/../orders:
                    get:
                      responses: {"200": {description: Orders}}
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

    /// A variable of a path begins with `+`.
    public static let reservedExpansion = DiagnosticCode(
        "PC3005",
        "reserved-expansion",
        .warning,
        "`{variable}` in `{path}` stands for one segment here, not for several",
        help: "write a path for each number of segments",
        page: DiagnosticPage(
            why: """
                In URI templates (RFC 6570) `{+name}` may stand for several segments. OpenAPI has no such thing: a \
                variable must not contain `/`, and `+` is a part of its name. The path matches requests of one \
                segment in this place, and no others. OpenAPI 3.1, section 4.3, "Path Templating".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  "/orders/{+id}":
                    get:
                      parameters:
                      - {name: +id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// Two paths differ in the names of their variables only.
    public static let identicalPaths = DiagnosticCode(
        "PC3006",
        "identical-paths",
        .error,
        "the path `{path}` matches the same requests as `{other}`",
        help: "join the operations under one path",
        page: DiagnosticPage(
            why: """
                Names of variables mean nothing to a request: `/orders/{id}` and `/orders/{name}` match the same \
                paths, and which operations hold cannot be told. Both are withheld. OpenAPI 3.1, section 4.8.8.2, \
                "Path Templating Matching": they are identical and invalid.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                  /orders/{name}:
                    put:
                      parameters:
                      - {name: name, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Changed}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                    put:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Changed}}
                """
        )
    )

    /// A variable of a path has no parameter.
    public static let undeclaredPathParameter = DiagnosticCode(
        "PC3007",
        "undeclared-path-parameter",
        .error,
        "no parameter in `path` describes the variable `{name}` of `{path}`",
        help: "add a parameter with this name, `in: path` and `required: true`",
        page: DiagnosticPage(
            why: """
                Each variable of a path must have a parameter in `path`, of the operation or of its path item. One \
                that is missing is usually a misspelt one. OpenAPI 3.1, section 4.8.8.1, "Paths Object", and section \
                4.3, "Path Templating".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A parameter in `path` has no variable.
    public static let strayPathParameter = DiagnosticCode(
        "PC3008",
        "stray-path-parameter",
        .error,
        "the parameter `{name}` is in `path`, but `{path}` has no such variable",
        help: "add the variable to the path, or say where else the parameter is",
        page: DiagnosticPage(
            why: """
                A parameter in `path` names a variable of the path; without that variable its value stands nowhere. \
                OpenAPI 3.1, section 4.8.12.2.1, "Parameter Object", field `name`.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )

    /// A path names a variable twice.
    public static let repeatedVariable = DiagnosticCode(
        "PC3009",
        "repeated-variable",
        .warning,
        "`{path}` has the variable `{name}` twice",
        help: "give the second one a name of its own",
        page: DiagnosticPage(
            why: """
                A variable stands for one value, yet nothing makes the two places of a request equal: the path \
                matches whatever stands there. OpenAPI 3.2, section 4.6, "Path Templating": a template expression \
                must not appear more than once.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}/copies/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders/{id}/copies/{copy}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: copy, in: path, required: true, schema: {type: string}}
                      responses: {"200": {description: Orders}}
                """
        )
    )
}
