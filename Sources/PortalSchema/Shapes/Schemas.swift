// Schema Object of OpenAPI 3.0, and the keywords of JSON Schema 2020-12 for 3.1 and 3.2.

extension ValueShape {
    /// A schema; from 3.1 on `true` and `false` are schemas too (JSON Schema core section 4.3.2).
    static func schema(_ format: ApiDescription.Format) -> ValueShape {
        format >= .openAPI31 ? .object(.schema) | .boolean : .object(.schema)
    }
}

extension ObjectShape {
    static let schema30 = ObjectShape(
        title: "Schema Object",
        fields: [
            .optional("title", .string),
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
            .optional("type", .words("array", "boolean", "integer", "number", "object", "string")),
            .optional("not", .object(.schema)),
            .optional("allOf", .list(.object(.schema))),
            .optional("oneOf", .list(.object(.schema))),
            .optional("anyOf", .list(.object(.schema))),
            .optional("items", .object(.schema)),
            .optional("properties", .map(.object(.schema))),
            .optional("additionalProperties", .object(.schema) | .boolean),
            .optional("description", .string),
            .optional("format", .string),
            .optional("default", .any),
            .optional("nullable", .boolean),
            .optional("discriminator", .object(.discriminator)),
            .optional("readOnly", .boolean),
            .optional("writeOnly", .boolean),
            .optional("example", .any),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("deprecated", .boolean),
            .optional("xml", .object(.xml)),
        ],
        isReferenceable: true
    )

    static func schema31(_ format: ApiDescription.Format) -> ObjectShape {
        let schema = ValueShape.schema(format)
        let types = ValueShape.words("array", "boolean", "integer", "null", "number", "object", "string")
        return ObjectShape(
            title: "Schema Object",
            fields: [
                // Core, section 8.
                .optional("$schema", .string),
                .optional("$id", .string),
                .optional("$anchor", .string),
                .optional("$ref", ValueShape(kinds: .string, isReference: true)),
                .optional("$dynamicRef", .string),
                .optional("$dynamicAnchor", .string),
                .optional("$comment", .string),
                .optional("$defs", .map(schema)),
                // Applicators, section 10.
                .optional("allOf", .list(schema, atLeast: 1)),
                .optional("anyOf", .list(schema, atLeast: 1)),
                .optional("oneOf", .list(schema, atLeast: 1)),
                .optional("not", schema),
                .optional("if", schema),
                .optional("then", schema),
                .optional("else", schema),
                .optional("dependentSchemas", .map(schema)),
                .optional("prefixItems", .list(schema, atLeast: 1)),
                .optional("items", schema),
                .optional("contains", schema),
                .optional("properties", .map(schema)),
                .optional("patternProperties", .map(schema)),
                .optional("additionalProperties", schema),
                .optional("propertyNames", schema),
                .optional("unevaluatedItems", schema),
                .optional("unevaluatedProperties", schema),
                // Validation, section 6.
                .optional("type", types | .list(types, atLeast: 1, unique: true)),
                .optional("enum", .sequence),
                .optional("multipleOf", .number),
                .optional("maximum", .number),
                .optional("exclusiveMaximum", .number),
                .optional("minimum", .number),
                .optional("exclusiveMinimum", .number),
                .optional("maxLength", .count),
                .optional("minLength", .count),
                .optional("pattern", .string),
                .optional("maxItems", .count),
                .optional("minItems", .count),
                .optional("uniqueItems", .boolean),
                .optional("maxContains", .count),
                .optional("minContains", .count),
                .optional("maxProperties", .count),
                .optional("minProperties", .count),
                .optional("required", .list(.string, unique: true)),
                .optional("dependentRequired", .map(.list(.string, unique: true))),
                .optional("format", .string),
                .optional("contentEncoding", .string),
                .optional("contentMediaType", .string),
                .optional("contentSchema", schema),
                // Annotations, section 9.
                .optional("title", .string),
                .optional("description", .string),
                .optional("deprecated", .boolean),
                .optional("readOnly", .boolean),
                .optional("writeOnly", .boolean),
                .optional("examples", .sequence),
                // OpenAPI's own vocabulary.
                .optional("discriminator", .object(.discriminator)),
                .optional("xml", .object(.xml)),
                .optional("externalDocs", .object(.externalDocumentation)),
            ],
            // "A JSON Schema MAY contain properties which are not schema keywords" (core section 4.3.1).
            others: .ignored
        )
    }

    static func discriminator(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "Discriminator Object",
            fields: [
                .required("propertyName", .string),
                .optional("mapping", .map(.string)),
                .optional("defaultMapping", .string, in: .openAPI32 ... .openAPI32),
            ],
            // The schema of 3.0 says nothing about other fields here.
            others: format == .openAPI30 ? .ignored : .unknown
        )
    }

    static func xml(_ format: ApiDescription.Format) -> ObjectShape {
        ObjectShape(
            title: "XML Object",
            fields: [
                .optional(
                    "nodeType",
                    .words("element", "attribute", "text", "cdata", "none"),
                    in: .openAPI32 ... .openAPI32
                ),
                .optional("name", .string),
                .optional("namespace", .string),
                .optional("prefix", .string),
                .optional("attribute", .boolean),
                .optional("wrapped", .boolean),
            ],
            constraints: format == .openAPI32 ? [.excludes("nodeType", ["attribute", "wrapped"])] : []
        )
    }
}
