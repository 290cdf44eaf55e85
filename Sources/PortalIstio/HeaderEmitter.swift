internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// Turns changes of header fields into Istio's, and refuses what the webhook or Envoy would refuse.
enum HeaderEmitter {
    /// The members `set`, `add` and `remove`, as far as they are needed.
    static func members(
        _ changes: HeaderChanges,
        on direction: HeaderChecks.Direction
    ) throws(Refusal) -> [Value.Member] {
        try HeaderChecks.check(changes, on: direction, for: .istio)
        var members: [Value.Member] = []
        for (word, fields) in [("set", changes.set), ("add", changes.add)] where !fields.isEmpty {
            let pairs = fields.ordered { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
            members.append(Value.Member(word, .mapping(pairs)))
        }
        if !changes.remove.isEmpty {
            members.append(Value.Member("remove", .sequence(changes.remove.map { .string($0) })))
        }
        return members
    }
}
