internal import PortalDocument
internal import PortalIR
internal import PortalSchema

// Values outside bodies, and responses, of Swagger 2.0: what they are is said by the value itself there, by a schema in 3.
extension ObjectConverter {
    /// The object of 3 that a parameter of Swagger is.
    static func parameter(_ object: ObjectName) -> ObjectName {
        switch object {
        case .swaggerPathParameter: .pathParameter
        case .swaggerHeaderParameter: .headerParameter
        default: .queryParameter
        }
    }

    /// A parameter in a path, a query or a header.
    mutating func swaggerParameter(_ made: [Value.Member]) -> [Value.Member] {
        var rest = made
        var members: [Value.Member] = []
        for key in ["name", "in", "description", "required", "allowEmptyValue"] {
            if let value = rest.take(key) { members.append(Value.Member(key, value)) }
        }
        let place = members["in"]?.text ?? ""
        if place == "path" { members["required"] = true }
        let nullable = rest.take("x-nullable")
        let extensions = rest.takeExtensions()
        if let nullable { rest.append(Value.Member("x-nullable", nullable)) }
        members += serialization(&rest, in: place)
        members["schema"] = simpleSchema(rest)
        return members + extensions
    }

    /// A header of a response.
    mutating func swaggerHeader(_ made: [Value.Member]) -> [Value.Member] {
        var rest = made
        var members: [Value.Member] = []
        if let text = rest.take("description") { members.append(Value.Member("description", text)) }
        let nullable = rest.take("x-nullable")
        let extensions = rest.takeExtensions()
        if let nullable { rest.append(Value.Member("x-nullable", nullable)) }
        members += serialization(&rest, in: "header")
        members["schema"] = simpleSchema(rest)
        return members + extensions
    }

    /// The schema that the fields of a value outside bodies make.
    private mutating func simpleSchema(_ made: [Value.Member]) -> Value {
        var members = made
        var lost: [String] = []
        SchemaRules.upgrade(&members, isSwagger: true, null: SchemaRules.null(target))
        SchemaRules.mend(&members, &lost)
        if target == .openAPI30 { SchemaRules.downgrade(&members, &lost) }
        for message in lost { note(message) }
        return allowed(members, of: .schema) ?? .mapping([])
    }

    /// `style` and `explode` in the place of `collectionFormat`, which is taken away: `csv` where nothing is said.
    private mutating func serialization(_ members: inout [Value.Member], in place: String) -> [Value.Member] {
        let written = members.take("collectionFormat")?.text
        guard members["type"]?.text == "array" else { return [] }
        let hasForm = place == "query" || place == "formData"
        switch (written ?? "csv", hasForm) {
        case ("multi", true): return [Value.Member("style", "form"), Value.Member("explode", true)]
        case ("csv", true): return [Value.Member("style", "form"), Value.Member("explode", false)]
        case ("ssv", true): return [Value.Member("style", "spaceDelimited"), Value.Member("explode", false)]
        case ("pipes", true): return [Value.Member("style", "pipeDelimited"), Value.Member("explode", false)]
        case ("csv", false): return [Value.Member("style", "simple")]
        case (let other, _):
            note("`collectionFormat: \(other)` is left out: OpenAPI 3 cannot say it there")
            return hasForm ? [Value.Member("style", "form"), Value.Member("explode", false)] : []
        }
    }

    /// Elements of arrays are written as their array is; only commas are the default of both versions.
    mutating func dropCollectionFormat(_ members: inout [Value.Member]) {
        guard let format = members.take("collectionFormat")?.text, format != "csv" else { return }
        note("`collectionFormat: \(format)` of elements is left out: OpenAPI 3 cannot say it there")
    }

    /// A response: its schema for each media type that is produced, and its examples, which are by media type already.
    mutating func swaggerResponse(_ made: [Value.Member]) -> [Value.Member] {
        var rest = made
        var members = [Value.Member("description", rest.take("description") ?? "")]
        if let headers = rest.take("headers") { members.append(Value.Member("headers", headers)) }
        let schema = rest.take("schema")
        let examples = rest.take("examples")?.members ?? []
        var content: [Value.Member] = []
        if let schema {
            for type in mediaTypes(ownProduces ?? source.produces) {
                content.append(Value.Member(type, ["schema": schema]))
            }
        }
        for example in examples where !example.key.hasPrefix("x-") {
            var body = content[example.key]?.members ?? schema.map { [Value.Member("schema", $0)] } ?? []
            body.append(Value.Member("example", example.value))
            content[example.key] = .mapping(body)
        }
        if !content.isEmpty { members.append(Value.Member("content", .mapping(content))) }
        return members + rest.takeExtensions()
    }

    /// Media types, or JSON where Swagger's description names none.
    func mediaTypes(_ written: [String]) -> [String] {
        written.isEmpty ? ["application/json"] : written
    }

    // MARK: - Bodies

    /// The request body that parameters in the body and in forms make.
    ///
    /// - Parameters:
    ///   - bodies: the parameter in the body, its reference followed
    ///   - forms: those in forms
    ///   - consumes: the media types that requests have
    /// - Returns: the Request Body Object; `nil` for no body.
    mutating func requestBody(bodies: [Node], forms: [Node], consumes: [String]) -> Value? {
        if let body = bodies.first {
            if !forms.isEmpty || bodies.count > 1 { note("all but the first parameter in the body are left out") }
            return self.body(body, consumes)
        }
        return forms.isEmpty ? nil : form(forms, consumes)
    }

    private mutating func body(_ node: Node, _ consumes: [String]) -> Value? {
        // The table gives the schema; `name` and `in` have no place in a body.
        guard var members = convert(node, as: .swaggerBodyParameter, skipping: ["name", "in"])?.members else {
            return nil
        }
        let schema = members.take("schema") ?? .mapping([])
        var body: [Value.Member] = []
        if let text = members.take("description") { body.append(Value.Member("description", text)) }
        body["content"] = .mapping(mediaTypes(consumes).map { Value.Member($0, ["schema": schema]) })
        if let required = members.take("required") { body.append(Value.Member("required", required)) }
        return .mapping(body + members.takeExtensions())
    }

    private mutating func form(_ nodes: [Node], _ consumes: [String]) -> Value {
        var properties: [Value.Member] = []
        var encoding: [Value.Member] = []
        var required: [Value] = []
        var hasFile = false
        for node in nodes {
            guard var members = convert(node, as: .swaggerFormParameter)?.members, let name = node["name"]?.string
            else { continue }
            for key in ["name", "in", "allowEmptyValue"] { members[key] = nil }
            if members.take("required")?.flag == true { required.append(.string(name)) }
            if node["type"]?.string == "file" { hasFile = true }
            let style = serialization(&members, in: "formData")
            if !style.isEmpty { encoding[name] = .mapping(style) }
            let text = members.take("description")
            var schema = simpleSchema(members)
            if let text, var described = schema.members {
                described.insert(Value.Member("description", text), at: 0)
                schema = .mapping(described)
            }
            properties[name] = schema
        }
        var schema: [Value.Member] = [Value.Member("type", "object"), Value.Member("properties", .mapping(properties))]
        if !required.isEmpty { schema["required"] = .sequence(required) }
        let known = consumes.filter { $0.hasPrefix("multipart/") || $0 == "application/x-www-form-urlencoded" }
        let standard = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"
        let content = (known.isEmpty ? [standard] : known).map { type in
            var body = [Value.Member("schema", .mapping(schema))]
            if !encoding.isEmpty { body.append(Value.Member("encoding", .mapping(encoding))) }
            return Value.Member(type, .mapping(body))
        }
        var body = [Value.Member("content", .mapping(content))]
        if !required.isEmpty { body.append(Value.Member("required", true)) }
        return .mapping(body)
    }
}
