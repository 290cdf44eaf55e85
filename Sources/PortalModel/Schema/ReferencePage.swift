import PortalDocument
import PortalVocabulary

/// The reference page of the resources, in Markdown: what `docs/resources.md` holds.
package enum ReferencePage {
    /// The page.
    package static var markdown: String {
        var page = """
            # Resources

            `apiVersion: \(APIGroup.nativeAPIVersion)`. Every resource has `metadata` with a `name`, and if need be a `namespace` \
            (`default` where absent) and `labels`. References end in `Ref` and default to the referrer's namespace; one into another \
            namespace needs a `ReferenceGrant` of the Gateway API there. Absent is different from empty: what absence means is said \
            with each field, and a list that must not be empty says `list of 1 to …`. `null` is an error.

            This page is made from the tables that the decoder and the CustomResourceDefinitions come from (`portalctl crds`); a \
            test compares it. Rules between fields stand above each table; `portalctl` checks all of them, the API server those that \
            are cheap enough for it.

            | kind | what it is |
            | --- | --- |

            """
        for reader in KindReader.native {
            page += "| [\(reader.kind)](#\(reader.kind.lowercased())) | \(summary(reader.resourceKind)) |\n"
        }
        var types = ReferencedTypes()
        for reader in KindReader.native {
            page += "\n## \(reader.kind)\n\n\(summary(reader.resourceKind))\n"
            for property in reader.schema().properties {
                page += types.table(property.schema, path: property.name, level: 3)
            }
        }
        page += "\n## Types\n"
        page += types.joined()
        return page
    }

    /// What a kind is, in one sentence.
    static func summary(_ kind: ResourceKind) -> String {
        switch kind {
        case .apiDoc: "One API description: an OpenAPI document or a gRPC schema."
        case .apiProduct: "Many API descriptions as one API, in versions."
        case .environment: "Domains that serve products."
        case .group: "Who may see and use what."
        case .portal: "The web site that shows products."
        case .route: "A reusable way to backends; the same mapping is a `route` in place."
        case .usagePlan: "Who may call, and how often."
        case .user: "A person or program that uses APIs."
        default: kind.rawValue
        }
    }
}

/// Writes the tables of mappings: those of named types once for all, others where they stand.
private struct ReferencedTypes {
    private var pages: [String: String] = [:]

    /// The named types so far, sorted.
    func joined() -> String {
        pages.ordered { $0.key < $1.key }.map(\.value).joined()
    }

    /// The table of a mapping, and those of the mappings in it that have no name.
    // Recursion is bounded by the depth of the declarations.
    mutating func table(_ schema: SchemaNode, path: String, level: Int) -> String {
        var text = "\n\(String(repeating: "#", count: level)) `\(path)`\n\n"
        for condition in schema.conditions { text += "- Rule: \(condition.message).\n" }
        if !schema.conditions.isEmpty { text += "\n" }
        guard !schema.properties.isEmpty else { return text + "It has no fields: `{}`.\n" }
        text += "| field | type | meaning |\n| --- | --- | --- |\n"
        var inner = ""
        for property in schema.properties {
            let need = property.isRequired ? "**Required.** " : ""
            let fallback = property.fallback.map { " Default: `\(Self.text($0))`." } ?? ""
            text += "| `\(property.name)` | \(Self.type(property.schema)) | \(need)\(property.docs)\(fallback) |\n"
            inner += nested(property.schema, path: "\(path).\(property.name)", level: level)
        }
        return text + inner
    }

    /// The tables of what a value holds.
    private mutating func nested(_ schema: SchemaNode, path: String, level: Int) -> String {
        if let element = schema.contents.first {
            return nested(element, path: path + (schema.kind == .array ? "[]" : ".*"), level: level)
        }
        guard schema.kind == .object, !schema.isFree else { return "" }
        guard let title = schema.title else { return table(schema, path: path, level: level) }
        if pages[title] == nil {
            pages[title] = ""
            pages[title] = table(schema, path: title, level: 3)
        }
        return ""
    }

    /// How a type is called.
    private static func type(_ schema: SchemaNode) -> String {
        if let element = schema.contents.first {
            let most = schema.bounds?.atMost ?? schema.mostNames ?? .max
            let least = schema.bounds?.atLeast ?? 0
            let count = most < .max ? "\(least) to \(most)" : "\(least) or more"
            return schema.kind == .array ? "list of \(count) × \(type(element))" : "map of names to \(type(element))"
        }
        if !schema.words.isEmpty { return schema.words.map { "`\($0)`" }.joined(separator: ", ") }
        if !schema.integers.isEmpty { return schema.integers.map { "`\($0)`" }.joined(separator: ", ") }
        if let range = schema.range {
            return range.upperBound == .max
                ? "\(schema.kind.rawValue)" : "\(schema.kind.rawValue), \(range.lowerBound) to \(range.upperBound)"
        }
        guard schema.kind == .object else { return schema.phrase ?? schema.kind.rawValue }
        if schema.isFree { return "any mapping" }
        return schema.title.map { "[\($0)](#\($0.lowercased()))" } ?? "mapping"
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .boolean(let isTrue): "\(isTrue)"
        case .string(let text): text
        default: ""
        }
    }
}
