// Components Object.

extension ObjectShape {
    static func components(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Components Object",
            fields: [
                .optional("schemas", .map(.schema(format), keys: .componentName)),
                .optional("responses", .map(.object(.response), keys: .componentName)),
                .optional("parameters", .map(.object(.parameter), keys: .componentName)),
                .optional("examples", .map(.object(.example), keys: .componentName)),
                .optional("requestBodies", .map(.object(.requestBody), keys: .componentName)),
                .optional("headers", .map(.object(.header), keys: .componentName)),
                .optional("securitySchemes", .map(.object(.securityScheme), keys: .componentName)),
                .optional("links", .map(.object(.link), keys: .componentName)),
                .optional("callbacks", .map(.object(.callback), keys: .componentName)),
                .optional("pathItems", .map(.object(.pathItem), keys: .componentName), in: .openAPI31 ... .openAPI32),
                .optional("mediaTypes", .map(.object(.mediaType), keys: .componentName), in: .openAPI32 ... .openAPI32),
            ]
        )
    }
}
