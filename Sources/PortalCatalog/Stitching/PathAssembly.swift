internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// A Path Item that operations of several descriptions may share.
///
/// What an item says for all of its operations is put into the operations, because they need not be of one description
/// any more: parameters always. Its texts and extensions stay where those that share it agree.
struct PathAssembly {
    private struct Origin: Hashable {
        var source: Int
        var path: String
    }

    private var origins: Set<Origin> = []
    private var shared: [Value.Member] = []
    private var refused: Set<String> = []
    private var operations: [Value.Member] = []
    private var further: [Value.Member] = []

    /// Adds an operation.
    mutating func add(_ planned: PlannedOperation, _ members: [Value.Member], _ converter: inout ObjectConverter) {
        let path = planned.operation.path
        if origins.insert(Origin(source: planned.source, path: path)).inserted {
            for member in converter.texts(ofPath: path, in: planned.source) where !refused.contains(member.key) {
                guard let other = shared[member.key] else {
                    shared.append(member)
                    continue
                }
                if other == member.value { continue }
                shared[member.key] = nil
                refused.insert(member.key)
                converter.subject = planned.key.description
                converter.note("`\(member.key)` is left out: the descriptions that share the path disagree")
            }
        }
        if let field = PlannedOperation.field(of: planned.operation.method) {
            operations[field] = .mapping(members)
        } else {
            let method = planned.operation.method.name
            further[method] = .mapping(members)
            converter.subject = planned.subject
            converter.note(
                "it is under `\(PlannedOperation.furtherMethods)`: OpenAPI \(converter.target.rawValue) has no field for it"
            )
        }
    }

    /// The Path Item Object.
    var value: Value {
        var members = shared
        for field in PlannedOperation.fields {
            if let operation = operations[field] { members.append(Value.Member(field, operation)) }
        }
        if !further.isEmpty { members[PlannedOperation.furtherMethods] = .mapping(further) }
        return .mapping(members)
    }
}

extension ObjectConverter {
    /// The texts and extensions of a path item.
    mutating func texts(ofPath path: String, in source: Int) -> [Value.Member] {
        var result: [Value.Member] = []
        for item in sources[source].chain(of: path) {
            for member in item.members {
                let key = member.key.text
                let isText =
                    (key == "summary" || key == "description") && member.value.kind == .string
                    && sources[source].format != .swagger2
                let isExtension = key.hasPrefix("x-") && key != PlannedOperation.furtherMethods
                if isText || isExtension, result[key] == nil {
                    result.append(Value.Member(key, Value(member.value)))
                }
            }
        }
        return result
    }
}
