internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

// References in all their forms: Reference Objects, `$ref` of schemas, discriminators, links.
extension ObjectConverter {
    /// Notes that a reference leads nowhere.
    mutating func noteUnresolved(_ reference: Node) {
        note("`\(reference.text)` is left out: it leads nowhere")
    }

    /// A Reference Object in the place of an object; a schema that cannot be found is one that allows everything.
    mutating func reference(_ reference: Node, _ node: Node, _ object: ObjectName) -> Value? {
        guard let section = Section(object), let text = address(of: reference, section) else {
            return Section(object) == .schemas ? .mapping([]) : nil
        }
        var members = [Value.Member("$ref", .string(text))]
        // 3.1, "Reference Object": these two override those of the target, where it may have them.
        if target == .openAPI31, source.format >= .openAPI31 {
            for key in ["summary", "description"] {
                if let text = node[key]?.string { members.append(Value.Member(key, .string(text))) }
            }
        }
        return .mapping(members)
    }

    /// The `$ref` of a schema of 3.1, beside which other keywords may stand.
    mutating func schemaReference(_ reference: Node) -> Value? {
        guard reference.kind == .string else { return nil }
        return address(of: reference, .schemas).map(Value.string)
    }

    /// Where a reference leads in the published document: `#/components/schemas/Order`.
    private mutating func address(of reference: Node, _ section: Section) -> String? {
        guard case .success(let found) = sources[current].resolver.target(of: reference) else {
            noteUnresolved(reference)
            return nil
        }
        // What leads back to itself says nothing.
        if case .failure(.cycle) = sources[current].resolver.follow(found) {
            noteUnresolved(reference)
            return nil
        }
        return address(of: found, section, reference: reference.text)
    }

    private mutating func address(of found: Node, _ section: Section, reference: String) -> String? {
        let key = ComponentPool.Key(
            source: current,
            section: section,
            document: found.document.id,
            value: found.identity
        )
        let position = pool.position(of: found, key, reference: reference, root: source.root)
        edges.append(position)
        return pool.names[position].map { "#/components/\(section.rawValue)/\($0)" }
    }

    // MARK: - Discriminators

    /// A Discriminator Object: what it maps to is a reference too, by name or by URI.
    mutating func discriminator(_ node: Node) -> Value? {
        guard let property = node["propertyName"]?.string else {
            note("a discriminator without `propertyName` is left out")
            return nil
        }
        var members = [Value.Member("propertyName", .string(property))]
        var mapping: [Value.Member] = []
        for member in node["mapping"].map({ Array($0.members) }) ?? [] where member.value.kind == .string {
            guard let found = mapped(member.value),
                let text = address(of: found, .schemas, reference: member.value.text)
            else {
                note("`\(member.key.text)` of a discriminator is left out: `\(member.value.text)` leads nowhere")
                continue
            }
            mapping.append(Value.Member(member.key.text, .string(text)))
        }
        if !mapping.isEmpty { members.append(Value.Member("mapping", .mapping(mapping))) }
        if source.format >= .openAPI32, node["defaultMapping"] != nil {
            note("`defaultMapping` is left out: OpenAPI \(target.rawValue) cannot say it")
        }
        if target == .openAPI31 {
            members += node.members.filter { $0.key.text.hasPrefix("x-") }.map {
                Value.Member($0.key.text, Value($0.value))
            }
        }
        return .mapping(members)
    }

    /// What a value of a mapping means: the name of a schema first (3.1, "Discriminator Object"), then a URI.
    private mutating func mapped(_ text: Node) -> Node? {
        if let named = source.schemas?[text.text] { return named }
        guard case .success(let found) = sources[current].resolver.target(of: text) else { return nil }
        return found
    }

    /// Says what a discriminator leaves to the names of schemas, where those names may be others now or where nothing
    /// else would lead to the schemas.
    ///
    /// - Parameters:
    ///   - discriminator: the discriminator as converted
    ///   - schema: the schema that has it
    /// - Returns: the discriminator, with a mapping where one is needed.
    mutating func completed(_ discriminator: Value, of schema: Node) -> Value {
        guard var members = discriminator.members, members["mapping"] == nil else { return discriminator }
        var mapping: [Value.Member] = []
        var isListed = false
        for word in ["oneOf", "anyOf"] {
            for part in schema[word].map({ Array($0.elements) }) ?? [] {
                guard let reference = part["$ref"], reference.kind == .string,
                    case .success(let found) = sources[current].resolver.target(of: reference),
                    let text = address(of: found, .schemas, reference: reference.text)
                else { continue }
                isListed = true
                let name = found.pointer.tokens.last ?? ""
                if text != "#/components/schemas/\(name)" { mapping.append(Value.Member(name, .string(text))) }
            }
        }
        if !isListed {
            for heir in sources[current].heirs(of: schema) {
                guard let text = address(of: heir.node, .schemas, reference: heir.name) else { continue }
                mapping.append(Value.Member(heir.name, .string(text)))
            }
        }
        var seen: Set<String> = []
        mapping = mapping.filter { seen.insert($0.key).inserted }
        if !mapping.isEmpty { members["mapping"] = .mapping(mapping) }
        return .mapping(members)
    }

    // MARK: - Links

    /// A Link Object whose operation is published; `nil` where it is not.
    mutating func link(_ members: [Value.Member], _ node: Node) -> [Value.Member]? {
        var members = members
        // Servers are those of the environment.
        _ = members.take("server")
        let id = members.take("operationId")?.text
        let reference = members.take("operationRef")?.text
        if let found = operations.destination(ofLink: node, from: current, resolver: &sources[current].resolver) {
            members.insert(found, at: 0)
            return members
        }
        if let reference, id == nil, reference.hasPrefix("https://") || reference.hasPrefix("http://") {
            members.insert(Value.Member("operationRef", .string(reference)), at: 0)
            return members
        }
        note("a link is left out: what it leads to is not published")
        return nil
    }
}
