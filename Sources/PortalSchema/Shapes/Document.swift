// The outermost objects: OpenAPI Object, Swagger Object, Info and what belongs to it, Servers.

extension ObjectShape {
    static func openAPI(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "OpenAPI Object",
            fields: [
                // What is wrong with the version is said before any table is chosen.
                .required("openapi", .any),
                .optional("$self", .text(.withoutFragment), in: .openAPI32 ... .openAPI32),
                .required("info", .object(.info)),
                .optional("jsonSchemaDialect", .string, in: .openAPI31 ... .openAPI32),
                .optional("servers", .list(.object(.server))),
                format == .openAPI30
                    ? .required("paths", .object(.paths)) : .optional("paths", .object(.paths)),
                .optional("webhooks", .map(.object(.pathItem)), in: .openAPI31 ... .openAPI32),
                .optional("components", .object(.components)),
                .optional("security", .list(.object(.securityRequirement))),
                .optional("tags", .list(.object(.tag))),
                .optional("externalDocs", .object(.externalDocumentation)),
            ],
            constraints: format == .openAPI30 ? [] : [.atLeastOne(["paths", "components", "webhooks"])]
        )
    }

    static let swagger = ObjectShape(
        title: "Swagger Object",
        fields: [
            .required("swagger", .any),
            .required("info", .object(.info)),
            .optional("host", .text(.host)),
            .optional("basePath", .text(.rootedPath)),
            .optional("schemes", .list(.words("http", "https", "ws", "wss"), unique: true)),
            .optional("consumes", .list(.string, unique: true)),
            .optional("produces", .list(.string, unique: true)),
            .required("paths", .object(.paths)),
            .optional("definitions", .map(.object(.swaggerSchema))),
            .optional("parameters", .map(.object(.swaggerParameter))),
            .optional("responses", .map(.object(.swaggerResponse))),
            .optional("securityDefinitions", .map(.object(.swaggerScheme))),
            .optional("security", .list(.object(.securityRequirement))),
            .optional("tags", .list(.object(.tag))),
            .optional("externalDocs", .object(.externalDocumentation)),
        ]
    )

    static let info = ObjectShape(
        title: "Info Object",
        fields: [
            .required("title", .string),
            .optional("summary", .string, in: .openAPI31 ... .openAPI32),
            .optional("description", .string),
            .optional("termsOfService", .string),
            .optional("contact", .object(.contact)),
            .optional("license", .object(.license)),
            .required("version", .string),
        ]
    )

    static let contact = ObjectShape(
        title: "Contact Object",
        fields: [.optional("name", .string), .optional("url", .string), .optional("email", .string)]
    )

    static let license = ObjectShape(
        title: "License Object",
        fields: [
            .required("name", .string),
            .optional("identifier", .string, in: .openAPI31 ... .openAPI32),
            .optional("url", .string),
        ],
        constraints: [.atMostOne(["identifier", "url"])]
    )

    static let externalDocumentation = ObjectShape(
        title: "External Documentation Object",
        fields: [.optional("description", .string), .required("url", .string)]
    )

    static let tag = ObjectShape(
        title: "Tag Object",
        fields: [
            .required("name", .string),
            .optional("summary", .string, in: .openAPI32 ... .openAPI32),
            .optional("description", .string),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("parent", .string, in: .openAPI32 ... .openAPI32),
            .optional("kind", .string, in: .openAPI32 ... .openAPI32),
        ]
    )

    static let server = ObjectShape(
        title: "Server Object",
        fields: [
            .required("url", .string),
            .optional("description", .string),
            .optional("name", .string, in: .openAPI32 ... .openAPI32),
            .optional("variables", .map(.object(.serverVariable))),
        ]
    )

    static let serverVariable = ObjectShape(
        title: "Server Variable Object",
        fields: [
            .optional("enum", .strings, in: .openAPI30 ... .openAPI30),
            .optional("enum", .list(.string, atLeast: 1), in: .openAPI31 ... .openAPI32),
            .required("default", .string),
            .optional("description", .string),
        ]
    )
}
