// Parameter Object, by the place of the parameter.

extension ObjectShape {
    static func parameter(_ format: ApiDescription.Format) -> ObjectShape {
        var objects: [(text: String, object: ObjectName)] = [
            ("path", .pathParameter), ("query", .queryParameter), ("header", .headerParameter),
            ("cookie", .cookieParameter),
        ]
        if format == .openAPI32 { objects.append(("querystring", .querystringParameter)) }
        return ObjectShape(
            title: "Parameter Object",
            isReferenceable: true,
            variants: Variants(field: "in", objects: objects)
        )
    }

    static func pathParameter(_ format: ApiDescription.Format) -> ObjectShape {
        parameter(
            "Path",
            [.required("required", .mustBeTrue), .optional("style", .words("matrix", "label", "simple"))],
            format,
            allowsReserved: format != .openAPI31
        )
    }

    static func queryParameter(_ format: ApiDescription.Format) -> ObjectShape {
        parameter(
            "Query",
            [
                .optional("required", .boolean),
                .optional("style", .words("form", "spaceDelimited", "pipeDelimited", "deepObject")),
                .optional("allowEmptyValue", .boolean, in: .openAPI31 ... .openAPI32),
            ],
            format,
            allowsReserved: true
        )
    }

    static func headerParameter(_ format: ApiDescription.Format) -> ObjectShape {
        parameter(
            "Header",
            [.optional("required", .boolean), .optional("style", .words("simple"))],
            format,
            allowsReserved: format == .openAPI30
        )
    }

    static func cookieParameter(_ format: ApiDescription.Format) -> ObjectShape {
        let styles: ValueShape = format == .openAPI32 ? .words("form", "cookie") : .words("form")
        return parameter(
            "Cookie",
            [.optional("required", .boolean), .optional("style", styles)],
            format,
            allowsReserved: format != .openAPI31
        )
    }

    static func querystringParameter(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Parameter Object (in `querystring`)",
            fields: [
                .required("name", .string),
                .required("in", .string),
                .optional("description", .string),
                .optional("required", .boolean),
                .optional("deprecated", .boolean),
                .required("content", .map(.object(.mediaType), count: 1...1)),
                .optional("example", .any),
                .optional("examples", .map(.object(.example))),
            ],
            constraints: [.atMostOne(["example", "examples"])]
        )
    }

    private static func parameter(
        _ place: String,
        _ own: [Field],
        _ format: ApiDescription.Format,
        allowsReserved: Bool
    ) -> ObjectShape {
        var fields: [Field] = [
            .required("name", .string),
            .required("in", .string),
            .optional("description", .string),
            .optional("deprecated", .boolean),
            // 3.0 describes the next two for query parameters, and allows them everywhere.
            .optional("allowEmptyValue", .boolean, in: .openAPI30 ... .openAPI30),
            .optional("explode", .boolean),
            .optional("schema", .schema(format)),
            .optional("content", .map(.object(.mediaType), count: 1...1)),
            .optional("example", .any),
            .optional("examples", .map(.object(.example))),
        ]
        if allowsReserved { fields.append(.optional("allowReserved", .boolean)) }
        return ObjectShape(
            title: "Parameter Object (in `\(place.lowercased())`)",
            fields: fields + own,
            constraints: [
                .exactlyOne(["schema", "content"]),
                .atMostOne(["example", "examples"]),
                .excludes(
                    "content",
                    format == .openAPI32 ? ["style", "explode"] : ["style", "explode", "allowReserved"]
                ),
            ]
        )
    }
}
