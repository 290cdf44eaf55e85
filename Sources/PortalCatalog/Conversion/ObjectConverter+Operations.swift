internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

// Published operations: what their path item says for them is put into them.
extension ObjectConverter {
    private static let order = [
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
        "callbacks", "deprecated",
    ]

    /// Converts a published operation; what plans and lifecycle say is added by whoever knows them.
    mutating func operation(_ planned: PlannedOperation) -> [Value.Member] {
        let node = planned.operation.node
        let isSwagger = sources[planned.source].format == .swagger2
        let produces = isSwagger ? node["produces"].map { SourceText.texts($0) } : nil
        begin(planned.source, planned.subject, produces: produces)
        let skipped: Set<String> = [
            "operationId", "parameters", "security", "servers", "consumes", "produces", "schemes",
        ]
        let object: ObjectName = isSwagger ? .swaggerOperation : .operation
        var members = convert(node, as: object, skipping: skipped)?.members ?? []
        if let id = planned.id { members["operationId"] = .string(id) }
        var parameters = sortedParameters(of: planned)
        let values = self.parameters(&parameters, of: planned)
        if !values.isEmpty { members["parameters"] = .sequence(values) }
        if isSwagger {
            let consumes = node["consumes"].map { SourceText.texts($0) } ?? source.consumes
            if let body = requestBody(bodies: parameters.bodies, forms: parameters.forms, consumes: consumes) {
                members["requestBody"] = body
            }
        }
        members = responsive(members)
        var result: [Value.Member] = []
        for key in Self.order {
            if let value = members.take(key) { result.append(Value.Member(key, value)) }
        }
        return result + members
    }

    /// Parameters of an operation, by what they become.
    private struct Parameters {
        /// Those that stay parameters: as written, and with references followed.
        var others: [(written: Node, node: Node)] = []
        var bodies: [Node] = []
        var forms: [Node] = []
    }

    /// The parameters of an operation, those of its path item before its own, each name and place once.
    private mutating func sortedParameters(of planned: PlannedOperation) -> Parameters {
        var lists = [planned.operation.node["parameters"]]
        lists += sources[current].chain(of: planned.operation.path).map { $0["parameters"] }
        var seen: Set<String> = []
        var kept: [[(written: Node, node: Node)]] = []
        for list in lists {
            var own: [(written: Node, node: Node)] = []
            for written in list.map({ Array($0.elements) }) ?? [] {
                guard case .success(let node) = sources[current].resolver.follow(written),
                    let name = node["name"]?.string, let place = node["in"]?.string
                else {
                    note("a parameter is left out: it has no name and place, or cannot be found")
                    continue
                }
                if seen.insert("\(place):\(name)").inserted { own.append((written, node)) }
            }
            kept.append(own)
        }
        var result = Parameters()
        for parameter in kept.reversed().flatMap({ $0 }) {
            switch parameter.node["in"]?.string {
            case "body" where source.format == .swagger2: result.bodies.append(parameter.node)
            case "formData" where source.format == .swagger2: result.forms.append(parameter.node)
            default: result.others.append(parameter)
            }
        }
        return result
    }

    /// The Parameter Objects: path parameters are called as the path calls them, and every one of it is there.
    private mutating func parameters(_ parameters: inout Parameters, of planned: PlannedOperation) -> [Value] {
        let object: ObjectName = source.format == .swagger2 ? .swaggerParameter : .parameter
        let renamed = planned.renamed
        var missing = planned.key.parameterNames
        var result: [Value] = []
        for parameter in parameters.others {
            guard parameter.node["in"]?.string == "path", let name = parameter.node["name"]?.string else {
                if let value = convert(parameter.written, as: object) { result.append(value) }
                continue
            }
            let newName = renamed[name] ?? name
            guard missing.contains(newName) else {
                note("path parameter `\(name)` is left out: it is not in the path")
                continue
            }
            var value = convert(newName == name ? parameter.written : parameter.node, as: object)
            if newName != name, var members = value?.members {
                note("path parameter `\(name)` is called `\(newName)`, as in the path that another operation names")
                members["name"] = .string(newName)
                value = .mapping(members)
            }
            guard let value else { continue }
            missing.removeAll { $0 == newName }
            result.append(value)
        }
        for name in missing {
            note("path parameter `\(name)` is added: the description does not explain it")
            result.append(
                ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]]
            )
        }
        return result
    }
}
