internal import PortalSchema
internal import PortalVocabulary

/// Makes answers of what one description says of responses.
struct MockWriter {
    /// The longest content, in bytes: the answers of all operations stand in the configuration.
    static let maximumBytes = 16_384

    private struct Name: Hashable {
        var path: String
        var method: HTTPMethod
    }

    private let format: ApiDescription.Format
    private let root: Node
    private var operations: [Name: Operation] = [:]
    private var examples: SchemaExample

    /// Reads a description.
    init(_ description: ApiDescription) {
        format = description.format
        root = description.text.root
        examples = SchemaExample(
            ReferenceResolver(
                root: description.text.root,
                base: description.text.base,
                library: description.text.library
            )
        )
        for operation in description.operations {
            operations[Name(path: operation.path, method: operation.method)] = operation
        }
    }

    /// The answer that says no more than which operation would have answered.
    static func plain(_ id: String, status: Int = 200) -> EnvoyOptions.MockAnswer {
        let body = DocumentWriter.json(["operation": .string(id)], indented: false)
        return EnvoyOptions.MockAnswer(status: status, body: body.utf8.count > maximumBytes ? "{}" : body)
    }

    /// The answer of an operation; `nil` where the description has no such operation.
    mutating func answer(to method: HTTPMethod, of path: String) -> EnvoyOptions.MockAnswer? {
        guard let operation = operations[Name(path: path, method: method)] else { return nil }
        let (status, response) = success(of: operation.node)
        // RFC 9110, sections 15.3.5 and 15.3.6: these have no content.
        if status == 204 || status == 205 {
            return EnvoyOptions.MockAnswer(status: status, contentType: "", body: "")
        }
        guard let response, let content = content(of: response, operation.node) else {
            return Self.plain(operation.id, status: status)
        }
        return EnvoyOptions.MockAnswer(status: status, contentType: content.type, body: content.body)
    }

    // MARK: - Responses

    /// The success that is looked at: the lowest status, then `2XX`, then `default`.
    private mutating func success(of operation: Node) -> (status: Int, response: Node?) {
        var best: (rank: Int, node: Node)?
        for member in operation["responses"].map({ Array($0.members) }) ?? [] {
            let key = member.key.text
            let rank: Int
            if let status = Int(key), (200..<300).contains(status) {
                rank = status
            } else if key == "2XX" || key == "2xx" {
                rank = 300
            } else if key == "default" {
                rank = 301
            } else {
                continue
            }
            if rank < best?.rank ?? .max { best = (rank, member.value) }
        }
        guard let best else { return (200, nil) }
        return (best.rank < 300 ? best.rank : 200, examples.follow(best.node))
    }

    /// A content and its media type.
    private struct Content {
        var type: String
        var body: String
    }

    private mutating func content(of response: Node, _ operation: Node) -> Content? {
        let candidates = format == .swagger2 ? swagger(response, operation) : mediaTypes(of: response)
        // JSON first, and among equals the first one written.
        for isJSON in [true, false] {
            for candidate in candidates where candidate.isJSON == isJSON {
                if let body = body(of: candidate), body.utf8.count <= Self.maximumBytes {
                    return Content(type: candidate.type, body: body)
                }
            }
        }
        return nil
    }

    // MARK: - Media types

    /// What is said of one media type.
    private struct Candidate {
        var type: String
        var isJSON: Bool
        /// The example that was written for it.
        var example: Node?
        /// Whether the example is the content itself and no value.
        var isSerialized = false
        var schema: Node?

        init(type written: String, example: Node? = nil, schema: Node? = nil) {
            let isPlain = !written.isEmpty && written.utf8.allSatisfy { (0x20...0x7e).contains($0) }
            type = isPlain && !written.utf8.contains(UInt8(ascii: "*")) ? written : "application/json"
            let essence = type.split(separator: ";").first.map { String($0).lowercased() } ?? ""
            let trimmed = essence.split(separator: " ").first.map(String.init) ?? ""
            isJSON = trimmed == "application/json" || trimmed.hasSuffix("+json") || trimmed == "text/json"
            self.example = example
            self.schema = schema
        }
    }

    private mutating func mediaTypes(of response: Node) -> [Candidate] {
        var result: [Candidate] = []
        for member in response["content"].map({ Array($0.members) }) ?? [] {
            // 3.2: a media type may be a reference.
            guard let object = examples.follow(member.value) else { continue }
            var candidate = Candidate(type: member.key.text, example: object["example"], schema: object["schema"])
            if candidate.example == nil, let first = object["examples"]?.members.first(where: { _ in true })?.value,
                let example = examples.follow(first)
            {
                let value = example["value"] ?? example["dataValue"]
                candidate.isSerialized = value == nil
                candidate.example = value ?? example["serializedValue"]
            }
            if member.key.text == "application/json" {
                result.insert(candidate, at: 0)
            } else {
                result.append(candidate)
            }
        }
        return result
    }

    private func swagger(_ response: Node, _ operation: Node) -> [Candidate] {
        let schema = response["schema"]
        var result: [Candidate] = []
        for member in response["examples"].map({ Array($0.members) }) ?? [] {
            result.append(Candidate(type: member.key.text, example: member.value, schema: schema))
        }
        guard schema != nil else { return result }
        let produced = (operation["produces"] ?? root["produces"])?.elements.compactMap(\.string) ?? []
        for type in produced.isEmpty ? ["application/json"] : produced {
            result.append(Candidate(type: type, schema: schema))
        }
        return result
    }

    private mutating func body(of candidate: Candidate) -> String? {
        if let example = candidate.example {
            guard example.kind == .string, candidate.isSerialized || !candidate.isJSON || isText(example, candidate)
            else {
                return candidate.isJSON ? SchemaExample.small(example).map(json) : nil
            }
            return example.text
        }
        guard let schema = candidate.schema, let value = examples.value(of: schema) else { return nil }
        if candidate.isJSON { return json(value) }
        if case .string(let text) = value { return text }
        return nil
    }

    /// Whether a string that stands for JSON is that JSON: authors write objects as text, where the schema asks for no
    /// string.
    private mutating func isText(_ example: Node, _ candidate: Candidate) -> Bool {
        let first = example.text.unicodeScalars.first { !$0.properties.isWhitespace }
        guard first == "{" || first == "[" else { return false }
        return candidate.schema.map { examples.type(of: $0) } != "string"
    }

    private func json(_ value: Value) -> String {
        DocumentWriter.json(value, indented: false)
    }
}
