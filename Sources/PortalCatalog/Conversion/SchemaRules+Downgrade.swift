internal import PortalDocument

extension SchemaRules {
    /// From JSON Schema 2020-12 to the Schema Object of OpenAPI 3.0.
    ///
    /// What has the same meaning in other words is said so; of the rest the schema allows more than before, never less,
    /// and `lost` says what.
    static func downgrade(_ members: inout [Value.Member], _ lost: inout [String]) {
        if let constant = members.take("const") { members["enum"] = .sequence([constant]) }
        if members["enum"]?.elements?.isEmpty == true { members["enum"] = nil }
        if let examples = members.take("examples")?.elements {
            members["example"] = examples.first
            if examples.count > 1 { lost.append("all but the first of several examples of a schema are left out") }
        }
        bounds("minimum", "exclusiveMinimum", &members, keeps: { $0 > $1 })
        bounds("maximum", "exclusiveMaximum", &members, keeps: { $0 < $1 })
        decode(&members)
        downgradeItems(&members, &lost)
        downgradeProperties(&members, &lost)
        downgradeTypes(&members)
        if members["default"] == .null, members["nullable"] == nil {
            members["default"] = nil
            lost.append("a `default` of `null` is left out: OpenAPI 3.0 allows it only beside `nullable`")
        }
        wrapReference(&members)
        for word in ["$schema", "$comment", "$dynamicAnchor", "$defs"] { members[word] = nil }
    }

    /// A number of its own becomes a flag beside the inclusive bound; of two bounds the narrower one stays.
    private static func bounds(
        _ word: String,
        _ exclusive: String,
        _ members: inout [Value.Member],
        keeps: (Double, Double) -> Bool
    ) {
        guard let bound = members.take(exclusive), let number = bound.double else { return }
        if let inclusive = members[word]?.double, keeps(inclusive, number) { return }
        members[word] = bound
        members[exclusive] = true
    }

    private static func decode(_ members: inout [Value.Member]) {
        guard members["format"] == nil else { return }
        if let encoding = members["contentEncoding"]?.text, encoding == "base64" {
            members["contentEncoding"] = nil
            members["format"] = "byte"
        } else if members["contentEncoding"] == nil, members["contentMediaType"] == "application/octet-stream" {
            members["contentMediaType"] = nil
            members["format"] = "binary"
        }
    }

    private static func downgradeItems(_ members: inout [Value.Member], _ lost: inout [String]) {
        if let first = members.take("prefixItems")?.elements {
            lost.append("`prefixItems` became `anyOf`: OpenAPI 3.0 cannot tell the places of an array apart")
            var kinds = first
            if let rest = members["items"] {
                if rest == schema(always: false) {
                    if members["maxItems"] == nil { members["maxItems"] = .integer(Int64(first.count)) }
                } else {
                    kinds.append(rest)
                }
                members["items"] = ["anyOf": .sequence(kinds)]
            } else {
                members["items"] = .mapping([])
            }
        }
    }

    private static func downgradeProperties(_ members: inout [Value.Member], _ lost: inout [String]) {
        // Without the patterns, `additionalProperties` would refuse what they allow.
        if members["patternProperties"] != nil, members.take("additionalProperties") != nil {
            lost.append("`additionalProperties` is left out with `patternProperties`")
        }
    }

    /// Several types become alternatives; `null` becomes `nullable`.
    private static func downgradeTypes(_ members: inout [Value.Member]) {
        guard let type = members["type"] else { return }
        var types = type.text.map { [$0] } ?? type.elements?.compactMap(\.text) ?? []
        let isNullable = types.contains("null")
        types.removeAll { $0 == "null" }
        switch (types.count, isNullable) {
        case (0, true):
            members["type"] = "string"
            members["nullable"] = true
            members["enum"] = [.null]
        case (0, false):
            members["type"] = nil
        case (1, _):
            members["type"] = .string(types[0])
            if isNullable { members["nullable"] = true }
            if types[0] == "array", members["items"] == nil { members["items"] = .mapping([]) }
        default:
            members["type"] = nil
            let items = members["items"] ?? .mapping([])
            let branches = types.map { type in
                var branch: [Value.Member] = [Value.Member("type", .string(type))]
                if type == "array" { branch.append(Value.Member("items", items)) }
                if isNullable { branch.append(Value.Member("nullable", true)) }
                return Value.mapping(branch)
            }
            if types.contains("array") { members["items"] = nil }
            join("anyOf", .sequence(branches), &members)
        }
    }

    /// Nothing may stand beside a `$ref` in 3.0.
    private static func wrapReference(_ members: inout [Value.Member]) {
        guard members.count > 1, let reference = members.take("$ref") else { return }
        let part: Value = ["$ref": reference]
        members["allOf"] = .sequence((members["allOf"]?.elements ?? []) + [part])
    }

    /// Adds a keyword; where it is there already, both hold.
    private static func join(_ word: String, _ value: Value, _ members: inout [Value.Member]) {
        guard let old = members.take(word) else {
            members[word] = value
            return
        }
        let both: [Value] = [.mapping([Value.Member(word, old)]), .mapping([Value.Member(word, value)])]
        members["allOf"] = .sequence((members["allOf"]?.elements ?? []) + both)
    }
}
