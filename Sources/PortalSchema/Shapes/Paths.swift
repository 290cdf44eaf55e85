// Paths Object, Path Item Object, Operation Object, Callback Object.

extension ObjectShape {
    /// Keys without their slash are judged by a rule, which knows more to say than "unknown key".
    static func paths(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Paths Object",
            others: .entries(.object(format == .swagger2 ? .swaggerPathItem : .pathItem), keys: .rootedPath)
        )
    }

    static let pathItem = ObjectShape(
        title: "Path Item Object",
        fields: [
            .optional("$ref", ValueShape(kinds: .string, isReference: true)),
            .optional("summary", .string),
            .optional("description", .string),
            .optional("servers", .list(.object(.server))),
            .optional("parameters", .list(.object(.parameter))),
            .optional("get", .object(.operation)),
            .optional("put", .object(.operation)),
            .optional("post", .object(.operation)),
            .optional("delete", .object(.operation)),
            .optional("options", .object(.operation)),
            .optional("head", .object(.operation)),
            .optional("patch", .object(.operation)),
            .optional("trace", .object(.operation)),
            .optional("query", .object(.operation), in: .openAPI32 ... .openAPI32),
            .optional(
                "additionalOperations",
                .map(
                    .object(.operation),
                    keys: .additionalMethod,
                    count: 0...DescriptionReader.maximumAdditionalOperations
                ),
                in: .openAPI32 ... .openAPI32
            ),
        ]
    )

    static func operation(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Operation Object",
            fields: [
                .optional("tags", .strings),
                .optional("summary", .string),
                .optional("description", .string),
                .optional("externalDocs", .object(.externalDocumentation)),
                .optional("operationId", .string),
                .optional("parameters", .list(.object(.parameter))),
                .optional("requestBody", .object(.requestBody)),
                format == .openAPI30
                    ? .required("responses", .object(.responses)) : .optional("responses", .object(.responses)),
                .optional("callbacks", .map(.object(.callback))),
                .optional("deprecated", .boolean),
                .optional("security", .list(.object(.securityRequirement))),
                .optional("servers", .list(.object(.server))),
            ]
        )
    }

    static let callback = ObjectShape(
        title: "Callback Object",
        others: .entries(.object(.pathItem), keys: .any),
        isReferenceable: true
    )

    static let swaggerPathItem = ObjectShape(
        title: "Path Item Object",
        fields: [
            .optional("$ref", ValueShape(kinds: .string, isReference: true)),
            .optional("get", .object(.swaggerOperation)),
            .optional("put", .object(.swaggerOperation)),
            .optional("post", .object(.swaggerOperation)),
            .optional("delete", .object(.swaggerOperation)),
            .optional("options", .object(.swaggerOperation)),
            .optional("head", .object(.swaggerOperation)),
            .optional("patch", .object(.swaggerOperation)),
            .optional("parameters", .list(.object(.swaggerParameter))),
        ]
    )

    static let swaggerOperation = ObjectShape(
        title: "Operation Object",
        fields: [
            .optional("tags", .list(.string, unique: true)),
            .optional("summary", .string),
            .optional("description", .string),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("operationId", .string),
            .optional("consumes", .list(.string, unique: true)),
            .optional("produces", .list(.string, unique: true)),
            .optional("parameters", .list(.object(.swaggerParameter))),
            .required("responses", .object(.responses)),
            .optional("schemes", .list(.words("http", "https", "ws", "wss"), unique: true)),
            .optional("deprecated", .boolean),
            .optional("security", .list(.object(.securityRequirement))),
        ]
    )
}
