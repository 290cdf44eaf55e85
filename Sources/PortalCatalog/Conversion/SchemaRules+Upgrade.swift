internal import PortalDocument

/// What the keywords of one schema mean in another version; what they contain is converted already.
enum SchemaRules {
    /// A schema of 3.0 that allows everything or nothing.
    static func schema(always: Bool) -> Value {
        always ? .mapping([]) : ["not": .mapping([])]
    }

    /// A schema that allows `null` only, in a format.
    static func null(_ format: SpecificationFormat) -> Value {
        format == .openAPI31 ? ["type": "null"] : ["type": "string", "nullable": true, "enum": [.null]]
    }

    /// From Swagger 2.0 or OpenAPI 3.0 to JSON Schema 2020-12.
    ///
    /// - Parameters:
    ///   - members: the keywords
    ///   - isSwagger: whether they are of Swagger
    ///   - null: the schema of `null` in the target: what a schema contains is of the target already
    static func upgrade(_ members: inout [Value.Member], isSwagger: Bool, null: Value) {
        if isSwagger {
            if let flag = members.take("x-nullable") { members["nullable"] = flag }
            if members["type"]?.text == "file" {
                members["type"] = "string"
                members["format"] = "binary"
            }
            if let items = members["items"]?.elements {
                members["items"] = nil
                members["prefixItems"] = .sequence(items)
            }
        }
        bound("minimum", "exclusiveMinimum", &members)
        bound("maximum", "exclusiveMaximum", &members)
        if let example = members.take("example") { members["examples"] = .sequence([example]) }
        encode(&members)
        if members.take("nullable")?.flag == true { allowNull(&members, null) }
    }

    /// `exclusiveMinimum: true` makes `minimum` exclusive; in JSON Schema it is a number itself.
    private static func bound(_ word: String, _ exclusive: String, _ members: inout [Value.Member]) {
        guard let flag = members[exclusive]?.flag else { return }
        if flag, let number = members.take(word) {
            members[exclusive] = number
        } else {
            members[exclusive] = nil
        }
    }

    /// Formats that say how bytes are written.
    private static func encode(_ members: inout [Value.Member]) {
        guard let type = members["type"], type == "string", let format = members["format"]?.text else { return }
        switch format {
        case "binary":
            members["format"] = nil
            if members["contentMediaType"] == nil { members["contentMediaType"] = "application/octet-stream" }
        case "byte", "base64":
            members["format"] = nil
            if members["contentEncoding"] == nil { members["contentEncoding"] = "base64" }
        default: break
        }
    }

    /// What `nullable` means: `null` joins the types.
    ///
    /// Without a type, 3.0.0 and what authors mean say that `null` is allowed too; an `enum` is left alone, because `null`
    /// is no member of it unless it is listed (3.0.3).
    private static func allowNull(_ members: inout [Value.Member], _ null: Value) {
        if let type = members["type"]?.text {
            if type != "null" { members["type"] = [.string(type), "null"] }
        } else if let types = members["type"]?.elements {
            if !types.contains("null") { members["type"] = .sequence(types + ["null"]) }
        } else if let branches = members["anyOf"]?.elements {
            members["anyOf"] = .sequence(branches + [null])
        } else if let branches = members["oneOf"]?.elements {
            members["oneOf"] = .sequence(branches + [null])
        } else if let parts = members.take("allOf")?.elements {
            let whole = parts.count == 1 ? parts.first : nil
            members["anyOf"] = .sequence([whole ?? ["allOf": .sequence(parts)], null])
        }
    }

    /// What names a schema for references is taken out: references were rewritten, and `$id` would be their new base.
    static func localize(_ members: inout [Value.Member], _ lost: inout [String]) {
        if members.take("$id") != nil { lost.append("`$id` is left out: references lead to components instead") }
        members["$anchor"] = nil
        if let definitions = members["$defs"]?.members,
            !definitions.contains(where: { $0.value["$dynamicAnchor"] != nil })
        {
            members["$defs"] = nil
        }
    }

    /// What no version allows: empty lists, repeated names, a default of another type.
    static func mend(_ members: inout [Value.Member], _ lost: inout [String]) {
        if let value = members["default"], let type = members["type"] {
            let types = type.text.map { [$0] } ?? type.elements?.compactMap(\.text) ?? []
            if !types.isEmpty, !types.contains(where: { isOfType(value, $0) }) {
                members["default"] = nil
                lost.append("a `default` is left out: it is not of the type of its schema")
            }
        }
        for word in ["allOf", "anyOf", "oneOf", "prefixItems", "type", "required"] {
            guard let elements = members[word]?.elements else { continue }
            if elements.isEmpty { members[word] = nil }
            guard word == "required" || word == "type" else { continue }
            var seen: Set<Value> = []
            let distinct = elements.filter { seen.insert($0).inserted }
            if !distinct.isEmpty, distinct.count < elements.count { members[word] = .sequence(distinct) }
        }
    }

    /// Whether a value is of a type of JSON Schema.
    private static func isOfType(_ value: Value, _ type: String) -> Bool {
        switch (value, type) {
        case (.null, "null"), (.boolean, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
            (.string, "string"), (.sequence, "array"), (.mapping, "object"):
            true
        case (.number(let number), "integer"): number.isWhole
        default: false
        }
    }
}
