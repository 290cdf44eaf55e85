import PortalDocument
import Testing

@testable import PortalModel

/// The CRDs are structural, in the sense of Kubernetes ("Specifying a structural schema").
@Suite struct CustomResourceDefinitionTests {
    @Test func oneForEachKindSorted() {
        let kinds = CustomResourceDefinitions.all().compactMap { $0["spec"]?["names"]?["kind"] }
        #expect(
            kinds == ["ApiDoc", "ApiProduct", "Environment", "Group", "Portal", "Route", "UsagePlan", "User"]
        )
    }

    @Test func writesTheSameBytesEveryTime() {
        let first = DocumentWriter.yaml(CustomResourceDefinitions.all())
        #expect(first == DocumentWriter.yaml(CustomResourceDefinitions.all()))
        #expect(!first.isEmpty)
    }

    @Test(arguments: CustomResourceDefinitions.all())
    func isStructural(definition: Value) throws {
        guard case .sequence(let versions)? = definition["spec"]?["versions"] else {
            Issue.record("no versions")
            return
        }
        for version in versions {
            let schema = try #require(version["schema"]?["openAPIV3Schema"])
            StructuralCheck(path: "").check(schema)
            #expect(schema["properties"]?["status"]?["properties"]?["conditions"] != nil)
            #expect(version["subresources"]?["status"] == .mapping([]))
        }
    }
}

/// The rules of structural schemas, as far as ours could break them.
private struct StructuralCheck {
    let path: String

    private static let keys: Set<String> = [
        "type", "description", "default", "format", "pattern", "minLength", "maxLength", "enum", "minimum", "maximum",
        "minItems", "maxItems", "maxProperties", "items", "properties", "additionalProperties", "required",
        "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-validations",
        "x-kubernetes-preserve-unknown-fields",
    ]

    func check(_ schema: Value) {
        guard case .mapping(let members) = schema else {
            Issue.record("\(path) is no mapping")
            return
        }
        #expect(Set(members.map(\.key)).count == members.count, "\(path)")
        for member in members { #expect(Self.keys.contains(member.key), "\(path).\(member.key)") }
        guard case .string(let type)? = schema["type"] else {
            Issue.record("\(path) has no type")
            return
        }
        let names = properties(of: schema).map(\.key)
        switch type {
        case "object":
            let isFree = schema["x-kubernetes-preserve-unknown-fields"] != nil
            #expect(names.isEmpty || schema["additionalProperties"] == nil, "\(path)")
            #expect(!isFree || names.isEmpty, "\(path)")
        case "array":
            #expect(schema["items"] != nil && schema["maxItems"] != nil, "\(path)")
            checkList(schema)
        default:
            #expect(names.isEmpty && schema["items"] == nil, "\(path)")
        }
        if case .sequence(let required)? = schema["required"] {
            for case .string(let name) in required { #expect(names.contains(name), "\(path).\(name)") }
        }
        checkRules(schema, names)
        for member in properties(of: schema) { StructuralCheck(path: "\(path).\(member.key)").check(member.value) }
        for key in ["items", "additionalProperties"] {
            if let inner = schema[key] { StructuralCheck(path: "\(path)[]").check(inner) }
        }
    }

    private func properties(of schema: Value) -> [Value.Member] {
        guard case .mapping(let members)? = schema["properties"] else { return [] }
        return members
    }

    /// The keys of a list that merges are required scalars of its elements; the elements of a set are scalars.
    private func checkList(_ schema: Value) {
        guard let items = schema["items"] else { return }
        switch schema["x-kubernetes-list-type"] {
        case "map":
            guard case .sequence(let keys)? = schema["x-kubernetes-list-map-keys"],
                case .sequence(let required)? = items["required"]
            else {
                Issue.record("\(path) has no keys")
                return
            }
            for key in keys { #expect(required.contains(key), "\(path)") }
        case "set":
            #expect(items["type"] != "object" && items["type"] != "array", "\(path)")
        default:
            #expect(schema["x-kubernetes-list-type"] == "atomic", "\(path)")
        }
    }

    /// Rules name fields that exist, and have balanced brackets.
    private func checkRules(_ schema: Value, _ names: [String]) {
        guard case .sequence(let rules)? = schema["x-kubernetes-validations"] else { return }
        for rule in rules {
            guard case .string(let text)? = rule["rule"], case .string? = rule["message"] else {
                Issue.record("\(path) has a rule without text or message")
                continue
            }
            for part in text.split(separator: "self.").dropFirst(text.hasPrefix("self.") ? 0 : 1) {
                let name = String(part.prefix { $0.isLetter || $0.isNumber })
                #expect(names.contains(name), "\(path): \(text)")
            }
            #expect(text.filter { $0 == "(" }.count == text.filter { $0 == ")" }.count, "\(path): \(text)")
        }
    }
}
