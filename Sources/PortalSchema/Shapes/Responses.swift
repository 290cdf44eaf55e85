// What requests and responses carry: bodies, media types, headers, examples, links.

extension ObjectShape {
    static func requestBody(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Request Body Object",
            fields: [
                .optional("description", .string),
                .required("content", .map(.object(.mediaType))),
                .optional("required", .boolean),
            ],
            isReferenceable: true
        )
    }

    static func mediaType(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Media Type Object",
            fields: [
                .optional("description", .string, in: .openAPI32 ... .openAPI32),
                .optional("schema", .schema(format)),
                .optional("itemSchema", .schema(format), in: .openAPI32 ... .openAPI32),
                .optional("example", .any),
                .optional("examples", .map(.object(.example))),
                .optional("encoding", .map(.object(.encoding))),
                .optional("prefixEncoding", .list(.object(.encoding)), in: .openAPI32 ... .openAPI32),
                .optional("itemEncoding", .object(.encoding), in: .openAPI32 ... .openAPI32),
            ],
            isReferenceable: format == .openAPI32,
            constraints: [
                .atMostOne(["example", "examples"]), .excludes("encoding", ["prefixEncoding", "itemEncoding"]),
            ]
        )
    }

    static func encoding(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Encoding Object",
            fields: [
                .optional("contentType", .string),
                .optional("headers", .map(.object(.header))),
                .optional("style", .words("form", "spaceDelimited", "pipeDelimited", "deepObject")),
                .optional("explode", .boolean),
                .optional("allowReserved", .boolean),
                .optional("encoding", .map(.object(.encoding)), in: .openAPI32 ... .openAPI32),
                .optional("prefixEncoding", .list(.object(.encoding)), in: .openAPI32 ... .openAPI32),
                .optional("itemEncoding", .object(.encoding), in: .openAPI32 ... .openAPI32),
            ],
            constraints: [.excludes("encoding", ["prefixEncoding", "itemEncoding"])]
        )
    }

    static func responses(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Responses Object",
            others: .entries(.object(format == .swagger2 ? .swaggerResponse : .response), keys: .statusCode),
            isNotEmpty: true
        )
    }

    static func response(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Response Object",
            fields: [
                .optional("summary", .string, in: .openAPI32 ... .openAPI32),
                format == .openAPI32 ? .optional("description", .string) : .required("description", .string),
                .optional("headers", .map(.object(.header))),
                .optional("content", .map(.object(.mediaType))),
                .optional("links", .map(.object(.link))),
            ],
            isReferenceable: true
        )
    }

    static func header(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Header Object",
            fields: [
                .optional("description", .string),
                .optional("required", .boolean),
                .optional("deprecated", .boolean),
                .optional("allowEmptyValue", .boolean, in: .openAPI30 ... .openAPI30),
                .optional("allowReserved", .boolean, in: .openAPI30 ... .openAPI30),
                .optional("style", .words("simple")),
                .optional("explode", .boolean),
                .optional("schema", .schema(format)),
                .optional("content", .map(.object(.mediaType), count: 1...1)),
                .optional("example", .any),
                .optional("examples", .map(.object(.example))),
            ],
            isReferenceable: true,
            constraints: [
                .exactlyOne(["schema", "content"]),
                .atMostOne(["example", "examples"]),
                .excludes("content", ["style", "explode", "allowReserved"]),
            ]
        )
    }

    static func example(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Example Object",
            fields: [
                .optional("summary", .string),
                .optional("description", .string),
                .optional("value", .any),
                .optional("externalValue", .string),
                .optional("dataValue", .any, in: .openAPI32 ... .openAPI32),
                .optional("serializedValue", .string, in: .openAPI32 ... .openAPI32),
            ],
            isReferenceable: true,
            constraints: format == .openAPI32
                ? [
                    .excludes("value", ["externalValue", "dataValue", "serializedValue"]),
                    .atMostOne(["serializedValue", "externalValue"]),
                ] : [.atMostOne(["value", "externalValue"])]
        )
    }

    static func link(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Link Object",
            fields: [
                .optional("operationRef", .string),
                .optional("operationId", .string),
                .optional("parameters", .map(.any)),
                .optional("requestBody", .any),
                .optional("description", .string),
                .optional("server", .object(.server)),
            ],
            isReferenceable: true,
            constraints: format == .openAPI30
                ? [.atMostOne(["operationRef", "operationId"])] : [.exactlyOne(["operationRef", "operationId"])]
        )
    }
}
