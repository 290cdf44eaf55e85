// The objects of Swagger 2.0 that 3.0 replaced: parameters with a type of their own, responses, schemas.

extension ObjectShape {
    static let swaggerParameter = ObjectShape(
        title: "Parameter Object",
        isReferenceable: true,
        variants: Variants(
            field: "in",
            objects: [
                ("query", .swaggerQueryParameter), ("header", .swaggerHeaderParameter),
                ("path", .swaggerPathParameter), ("formData", .swaggerFormParameter), ("body", .swaggerBodyParameter),
            ]
        )
    )

    static let swaggerBodyParameter = ObjectShape(
        title: "Parameter Object (in `body`)",
        fields: [
            .required("name", .string),
            .required("in", .string),
            .optional("description", .string),
            .optional("required", .boolean),
            .required("schema", .object(.swaggerSchema)),
        ]
    )

    /// What values outside bodies are, and the elements of their arrays.
    private static func simpleType(_ types: ValueShape, collectionFormats: ValueShape) -> [Field] {
        [
            .required("type", types),
            .optional("format", .string),
            .optional("items", .object(.swaggerItems)),
            .optional("collectionFormat", collectionFormats),
            .optional("default", .any),
            .optional("maximum", .number),
            .optional("exclusiveMaximum", .boolean),
            .optional("minimum", .number),
            .optional("exclusiveMinimum", .boolean),
            .optional("maxLength", .count),
            .optional("minLength", .count),
            .optional("pattern", .string),
            .optional("maxItems", .count),
            .optional("minItems", .count),
            .optional("uniqueItems", .boolean),
            .optional("enum", .list(.any, atLeast: 1)),
            .optional("multipleOf", .number),
        ]
    }

    private static let simpleTypes = ValueShape.words("string", "number", "integer", "boolean", "array")
    private static let separators = ValueShape.words("csv", "ssv", "tsv", "pipes")
    private static let separatorsAndMulti = ValueShape.words("csv", "ssv", "tsv", "pipes", "multi")

    static func swaggerSimpleParameter(_ place: String, _ own: [Field]) -> ObjectShape {
        var fields: [Field] = [
            .required("name", .string), .required("in", .string), .optional("description", .string),
        ]
        if !own.contains(where: { $0.name == "required" }) { fields.append(.optional("required", .boolean)) }
        fields += simpleType(simpleTypes, collectionFormats: place == "Query" ? separatorsAndMulti : separators)
        return ObjectShape(
            title: "Parameter Object (in `\(place.lowercased())`)",
            fields: fields + own,
            constraints: [.requiresWhen("type", is: "array", "items")]
        )
    }

    static let swaggerFormParameter = ObjectShape(
        title: "Parameter Object (in `formData`)",
        fields: [
            .required("name", .string),
            .required("in", .string),
            .optional("description", .string),
            .optional("required", .boolean),
            .optional("allowEmptyValue", .boolean),
        ]
            + simpleType(
                .words("string", "number", "integer", "boolean", "array", "file"),
                collectionFormats: separatorsAndMulti
            ),
        constraints: [.requiresWhen("type", is: "array", "items")]
    )

    static let swaggerItems = ObjectShape(
        title: "Items Object",
        fields: simpleType(simpleTypes, collectionFormats: separators),
        constraints: [.requiresWhen("type", is: "array", "items")]
    )

    static let swaggerHeader = ObjectShape(
        title: "Header Object",
        fields: simpleType(simpleTypes, collectionFormats: separators) + [.optional("description", .string)],
        constraints: [.requiresWhen("type", is: "array", "items")]
    )

    static let swaggerResponse = ObjectShape(
        title: "Response Object",
        fields: [
            .required("description", .string),
            .optional("schema", .object(.swaggerResponseSchema)),
            .optional("headers", .map(.object(.swaggerHeader))),
            // Examples by media type; nothing is said about their shape.
            .optional("examples", .mapping),
        ],
        isReferenceable: true
    )

    static let swaggerResponseSchema = ObjectShape(
        title: "Schema Object",
        isReferenceable: true,
        variants: Variants(field: "type", objects: [("file", .swaggerFileSchema)], otherwise: .swaggerSchema)
    )

    static let swaggerFileSchema = ObjectShape(
        title: "Schema Object (of type `file`)",
        fields: [
            .required("type", .string),
            .optional("format", .string),
            .optional("title", .string),
            .optional("description", .string),
            .optional("default", .any),
            .optional("required", .list(.string, atLeast: 1, unique: true)),
            .optional("readOnly", .boolean),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("example", .any),
        ]
    )

    private static let types = ValueShape.words("array", "boolean", "integer", "null", "number", "object", "string")

    static let swaggerSchema = ObjectShape(
        title: "Schema Object",
        fields: [
            .optional("format", .string),
            .optional("title", .string),
            .optional("description", .string),
            .optional("default", .any),
            .optional("multipleOf", .number),
            .optional("maximum", .number),
            .optional("exclusiveMaximum", .boolean),
            .optional("minimum", .number),
            .optional("exclusiveMinimum", .boolean),
            .optional("maxLength", .count),
            .optional("minLength", .count),
            .optional("pattern", .string),
            .optional("maxItems", .count),
            .optional("minItems", .count),
            .optional("uniqueItems", .boolean),
            .optional("maxProperties", .count),
            .optional("minProperties", .count),
            .optional("required", .list(.string, atLeast: 1, unique: true)),
            .optional("enum", .list(.any, atLeast: 1)),
            .optional("additionalProperties", .object(.swaggerSchema) | .boolean),
            .optional("type", types | .list(types, atLeast: 1, unique: true)),
            .optional("items", .object(.swaggerSchema) | .list(.object(.swaggerSchema), atLeast: 1)),
            .optional("allOf", .list(.object(.swaggerSchema), atLeast: 1)),
            .optional("properties", .map(.object(.swaggerSchema))),
            .optional("discriminator", .string),
            .optional("readOnly", .boolean),
            .optional("xml", .object(.xml)),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("example", .any),
        ],
        isReferenceable: true
    )
}
