internal import PortalDocument
internal import PortalIR
internal import PortalSchema

// What becomes of an object when all it contains is converted: one rule a kind, then what the target allows.
extension ObjectConverter {
    /// An object in the target; `nil` where nothing may stand in its place.
    mutating func finished(_ object: ObjectName, _ made: [Value.Member], _ node: Node) -> Value? {
        var members = made
        var object = object
        switch object {
        case .schema, .swaggerSchema, .swaggerFileSchema, .swaggerItems:
            return schema(members, of: object, node)
        case .swaggerPathParameter, .swaggerQueryParameter, .swaggerHeaderParameter:
            object = Self.parameter(object)
            members = swaggerParameter(members)
        case .swaggerHeader:
            object = .header
            members = swaggerHeader(members)
        case .swaggerResponse:
            object = .response
            members = swaggerResponse(members)
        case .swaggerBodyParameter, .swaggerFormParameter:
            // ``requestBody(bodies:forms:consumes:)`` makes something else of them.
            return .mapping(members)
        case .pathParameter:
            members["required"] = true
            members = valued(members)
        case .queryParameter, .headerParameter, .cookieParameter:
            members = valued(members)
        case .header:
            // What names a header is the key that it stands under.
            members = valued(members)
        case .querystringParameter:
            note("a parameter for the whole query string is left out: OpenAPI \(target.rawValue) cannot say it")
            return nil
        case .mediaType:
            members = mediaType(members)
        case .example:
            members = example(members)
        case .response:
            if members["description"] == nil { members["description"] = members.take("summary") ?? "" }
        case .responses:
            // An operation without any response is finished by ``operation(_:)``.
            if !members.contains(where: { !$0.key.hasPrefix("x-") }) { return nil }
        case .requestBody:
            if members["content"] == nil { members["content"] = .mapping([]) }
        case .operation:
            members = callbackOperation(members, node)
        case .pathItem:
            members.removeAll { $0.key == "servers" }
        case .xml:
            if members.take("nodeType")?.text == "attribute" { members["attribute"] = true }
        case .link:
            guard let converted = link(members, node) else { return nil }
            members = converted
        default:
            break
        }
        return allowed(members, of: object)
    }

    /// An object with what the target knows of it.
    mutating func allowed(_ members: [Value.Member], of object: ObjectName) -> Value? {
        var kept: [Value.Member] = []
        kept.reserveCapacity(members.count)
        for member in members {
            var key = member.key
            let membership = key.withUTF8 { targetShapes.membership($0, of: object) }
            switch membership {
            case .unknown:
                note("`\(key)` is left out: OpenAPI \(target.rawValue) cannot say it there")
            case .field(let shape), .entry(let shape):
                if case .string(let text) = member.value, !targetShapes.accepts(word: text, shape) {
                    note("`\(key): \(text)` is left out: OpenAPI \(target.rawValue) cannot say it there")
                } else {
                    kept.append(member)
                }
            case .extra:
                kept.append(member)
            }
        }
        for field in targetShapes.required(object) where kept[field] == nil {
            note("something is left out that lacks `\(field)`")
            return nil
        }
        return .mapping(kept)
    }

    private mutating func schema(_ made: [Value.Member], of object: ObjectName, _ node: Node) -> Value? {
        var members = made
        var lost: [String] = []
        if let property = members["discriminator"]?.text {
            members["discriminator"] = ["propertyName": .string(property)]
        }
        if let discriminator = members["discriminator"] {
            members["discriminator"] = completed(discriminator, of: node)
        }
        if object == .swaggerItems { dropCollectionFormat(&members) }
        if source.format <= .openAPI30 {
            SchemaRules.upgrade(&members, isSwagger: source.format == .swagger2, null: SchemaRules.null(target))
        } else {
            SchemaRules.localize(&members, &lost)
        }
        SchemaRules.mend(&members, &lost)
        if target == .openAPI30 { SchemaRules.downgrade(&members, &lost) }
        for message in lost { note(message) }
        // The tables of 3.0 call such a schema a Reference Object.
        if members.count == 1, members[0].key == "$ref" { return .mapping(members) }
        return allowed(members, of: .schema)
    }

    /// A parameter or a header: one of `schema` and `content`, and what goes with it.
    private mutating func valued(_ made: [Value.Member]) -> [Value.Member] {
        var members = made
        if members["schema"] != nil {
            members["content"] = nil
        } else if let content = members["content"]?.members, let first = content.first {
            if content.count > 1 { note("all but the first of several media types are left out") }
            members["content"] = .mapping([first])
            for key in ["style", "explode", "allowReserved"] { members[key] = nil }
        } else {
            members["content"] = nil
            members["schema"] = .mapping([])
        }
        if members["examples"] != nil { members["example"] = nil }
        return members
    }

    private mutating func mediaType(_ made: [Value.Member]) -> [Value.Member] {
        var members = made
        if members["examples"] != nil { members["example"] = nil }
        if let item = members.take("itemSchema"), members["schema"] == nil {
            // 3.2, "Sequential Media Types": the schema of the whole is that of an array.
            members["schema"] = ["type": "array", "items": item]
        }
        return members
    }

    private func example(_ made: [Value.Member]) -> [Value.Member] {
        var members = made
        if let data = members.take("dataValue"), members["value"] == nil { members["value"] = data }
        if members["value"] != nil { members["externalValue"] = nil }
        return members
    }

    /// An operation inside a callback: its servers and security are not those of the environment's hosts.
    private mutating func callbackOperation(_ made: [Value.Member], _ node: Node) -> [Value.Member] {
        var members = made
        members["servers"] = nil
        members["security"] = nil
        if let id = members["operationId"]?.text {
            let identity = SourceText.Identity(node)
            if operations.ids.contains(id) || callbackOperations[id, default: identity] != identity {
                members["operationId"] = nil
                note("the `operationId` of a callback is left out: `\(id)` is that of another operation")
            } else {
                callbackOperations[id] = identity
            }
        }
        return responsive(members)
    }

    /// An operation with the responses that 3.0 demands.
    func responsive(_ made: [Value.Member]) -> [Value.Member] {
        var members = made
        if target == .openAPI30, members["responses"] == nil {
            members["responses"] = ["default": ["description": ""]]
        }
        return members
    }
}
