internal import PortalSchema

/// Makes values that schemas describe: their examples, or simple ones of their types.
struct SchemaExample {
    /// How deep values are nested.
    private static let maximumDepth = 8
    /// How many schemas are looked at for one value.
    private static let maximumSteps = 400

    private var resolver: ReferenceResolver
    private var steps = 0
    /// The schemas that the one at hand stands in: one that leads back to itself ends there.
    private var open: [Identity] = []

    private struct Identity: Equatable {
        var document: DocumentID
        var value: UInt32
    }

    /// Follows references by a resolver.
    init(_ resolver: ReferenceResolver) {
        self.resolver = resolver
    }

    /// The end of the references that begin with a value; `nil` where they lead nowhere.
    mutating func follow(_ node: Node) -> Node? {
        if case .success(let found) = resolver.follow(node) { found } else { nil }
    }

    /// A value as written; `nil` where it is too large for an answer, which is seen without looking at all of it.
    static func small(_ node: Node) -> Value? {
        var open = [node]
        var count = 0
        while let next = open.popLast() {
            count += 1 + next.count
            guard count <= MockWriter.maximumBytes else { return nil }
            open += next.elements
            open += next.members.lazy.map(\.value)
        }
        return Value(node)
    }

    /// A value that a schema describes; `nil` where nothing simple can be said.
    mutating func value(of schema: Node) -> Value? {
        steps = 0
        open = []
        return value(of: schema, depth: 0)
    }

    /// The type that a schema names, or shows by its keywords.
    mutating func type(of schema: Node) -> String? {
        guard let schema = follow(schema) else { return nil }
        if let type = schema["type"] {
            return type.string ?? type.elements.lazy.compactMap(\.string).first { $0 != "null" }
        }
        if schema["properties"] != nil || schema["additionalProperties"] != nil { return "object" }
        return schema["items"] != nil ? "array" : nil
    }

    private mutating func value(of schema: Node, depth: Int) -> Value? {
        steps += 1
        guard depth <= Self.maximumDepth, steps <= Self.maximumSteps, let schema = follow(schema) else { return nil }
        let identity = Identity(document: schema.document.id, value: schema.identity)
        guard !open.contains(identity) else { return nil }
        open.append(identity)
        defer { open.removeLast() }
        if let said = said(by: schema) { return Self.small(said) }
        if let parts = schema["allOf"], parts.count > 0 { return merged(schema, parts, depth) }
        for word in ["oneOf", "anyOf"] {
            for alternative in schema[word].map({ Array($0.elements) }) ?? [] {
                if let value = value(of: alternative, depth: depth + 1), value != .null { return value }
            }
        }
        switch type(of: schema) {
        case "object": return .mapping(properties(of: schema, depth))
        case "array":
            guard let items = schema["items"], let item = value(of: items, depth: depth + 1) else { return [] }
            return [item]
        case "string": return .string(text(of: schema))
        case "integer": return schema["minimum"]?.integer.map(Value.integer) ?? 0
        case "number": return schema["minimum"].map { Value($0) } ?? 0
        case "boolean": return true
        case "null": return .null
        default: return nil
        }
    }

    /// What the author wrote for it.
    private func said(by schema: Node) -> Node? {
        schema["example"] ?? schema["examples"]?[0] ?? schema["default"] ?? schema["const"] ?? schema["enum"]?[0]
    }

    /// The members of all parts and of the schema itself; a later one does not change an earlier one.
    private mutating func merged(_ schema: Node, _ parts: Node, _ depth: Int) -> Value? {
        var members: [Value.Member] = []
        var other: Value?
        var isObject = false
        func add(_ more: [Value.Member]) {
            for member in more where !members.contains(where: { $0.key == member.key }) { members.append(member) }
        }
        for part in parts.elements {
            switch value(of: part, depth: depth + 1) {
            case .mapping(let more)?:
                isObject = true
                add(more)
            case let value?: other = other ?? value
            case nil: break
            }
        }
        if schema["properties"] != nil {
            isObject = true
            add(properties(of: schema, depth))
        }
        return isObject ? .mapping(members) : other
    }

    private mutating func properties(of schema: Node, _ depth: Int) -> [Value.Member] {
        var members: [Value.Member] = []
        for property in schema["properties"].map({ Array($0.members) }) ?? [] {
            if follow(property.value)?["writeOnly"]?.boolean == true { continue }
            if let value = value(of: property.value, depth: depth + 1) {
                members.append(Value.Member(property.key.text, value))
            }
        }
        return members
    }

    private func text(of schema: Node) -> String {
        switch schema["format"]?.string {
        case "date-time": "2024-01-01T00:00:00Z"
        case "date": "2024-01-01"
        case "time": "00:00:00Z"
        case "uuid": "00000000-0000-4000-8000-000000000000"
        case "uri", "url": "https://example.com/"
        case "email": "someone@example.com"
        case "hostname": "example.com"
        case "ipv4": "192.0.2.1"
        case "ipv6": "2001:db8::1"
        case "byte": "dGV4dA=="
        default: "text"
        }
    }
}
