extension Catalogue {
    /// PC4001–PC4499: references of API descriptions.
    static let openAPIReferenceCodes: [DiagnosticCode] = [
        .danglingReference,
        .unknownAnchor,
        .circularReference,
        .wrongTarget,
        .documentNotSupplied,
        .documentNotRead,
    ]
}

extension DiagnosticCode {
    /// A reference points at nothing.
    public static let danglingReference = DiagnosticCode(
        "PC4001",
        "dangling-reference",
        .error,
        "nothing stands at `{reference}`",
        page: DiagnosticPage(
            why: """
                A reference stands for the value at its pointer, which is walked from the root of the document, key \
                by key; `/` and `~` in a key are written `~1` and `~0`. Where it leads to no value, the object it \
                stands for is unknown. OpenAPI 3.1, section 4.8.23, "Reference Object"; RFC 6901.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Ordr"}
                components:
                  schemas:
                    Order: {type: object}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {type: object}
                """
        )
    )

    /// A reference names an anchor that its document does not have.
    public static let unknownAnchor = DiagnosticCode(
        "PC4002",
        "unknown-anchor",
        .error,
        "no schema has the anchor `{anchor}` that `{reference}` names",
        page: DiagnosticPage(
            why: """
                A fragment that does not begin with `/` names a schema by its `$anchor` or `$dynamicAnchor`. JSON \
                Schema 2020-12, Core, section 8.2.2.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#order"}
                components:
                  schemas:
                    Order: {type: object}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#order"}
                components:
                  schemas:
                    Order: {$anchor: order, type: object}
                """
        )
    )

    /// A chain of references leads back to where it began.
    public static let circularReference = DiagnosticCode(
        "PC4003",
        "circular-reference",
        .error,
        "`{reference}` leads back to itself",
        help: "let one of them be the value itself",
        page: DiagnosticPage(
            why: """
                A schema may contain itself, but a reference that stands for a reference that stands for the first \
                one stands for nothing. OpenAPI 3.1, section 4.8.23, "Reference Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {$ref: "#/components/schemas/Entry"}
                    Entry: {$ref: "#/components/schemas/Order"}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {$ref: "#/components/schemas/Entry"}
                    Entry: {type: object}
                """
        )
    )

    /// A reference leads to a component of another kind.
    public static let wrongTarget = DiagnosticCode(
        "PC4004",
        "wrong-target",
        .error,
        "`{reference}` leads to one of `{found}`, where one of `{expected}` is needed",
        page: DiagnosticPage(
            why: """
                A reference stands for an object of one kind: a parameter, a response, a schema. A component of \
                another kind cannot stand there. OpenAPI 3.1, section 4.8.23, "Reference Object".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/responses/Order"}
                components:
                  responses:
                    Order: {description: An order}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {type: object}
                """
        )
    )

    /// A document that a route depends on was not supplied.
    public static let documentNotSupplied = DiagnosticCode(
        "PC4005",
        "document-not-supplied",
        .error,
        "`{document}` was not supplied, and `{reference}` needs it",
        help: "supply the document",
        page: DiagnosticPage(
            why: """
                The reference leads into another document. Nothing is fetched unasked, so the document has to be \
                supplied with the description: as a file beside it, or by its URL. A parameter, path item or \
                security scheme that is not known may change what a request means, so the operation is withheld. \
                OpenAPI 3.1, section 4.6, "Relative References in URIs".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      parameters:
                      - {$ref: "https://specs.example.com/common.yaml#/components/parameters/limit"}
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

    /// A document that only describes data was not supplied.
    public static let documentNotRead = DiagnosticCode(
        "PC4006",
        "document-not-read",
        .warning,
        "`{document}` was not supplied, so `{reference}` is not checked",
        help: "supply the document",
        page: DiagnosticPage(
            why: """
                The reference leads into another document. Nothing is fetched unasked, so the document has to be \
                supplied with the description: as a file beside it, or by its URL. Routes do not depend on schemas \
                and responses, so the operation is served, but its description is not known to be whole. OpenAPI \
                3.1, section 4.6, "Relative References in URIs".
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "https://specs.example.com/common.yaml#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {type: object}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /orders:
                    get:
                      responses:
                        "200":
                          description: An order
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Order"}
                components:
                  schemas:
                    Order: {type: object}
                """
        )
    )
}
