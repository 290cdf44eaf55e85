internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// Turns changes of header fields into Istio's, and refuses what the webhook or Envoy would refuse: one bad value
/// there stops the configuration of every host of the gateway.
enum HeaderEmitter {
    enum Direction {
        case request
        case response
    }

    /// The members `set`, `add` and `remove`, as far as they are needed.
    static func members(_ changes: HeaderChanges, on direction: Direction) throws(Refusal) -> [Value.Member] {
        guard !changes.isEmpty else { return [] }
        var members: [Value.Member] = []
        for (word, fields) in [("set", changes.set), ("add", changes.add)] where !fields.isEmpty {
            var pairs: [Value.Member] = []
            for (name, value) in fields.ordered(by: { $0.key < $1.key }) {
                if let reason = nameFault(name, on: direction, isRemoval: false) ?? HeaderFormat.fault(value) {
                    throw refusal(name, reason, changes)
                }
                pairs.append(Value.Member(name, .string(value)))
            }
            members.append(Value.Member(word, .mapping(pairs)))
        }
        for name in changes.remove {
            if let reason = nameFault(name, on: direction, isRemoval: true) { throw refusal(name, reason, changes) }
        }
        if !changes.remove.isEmpty {
            members.append(Value.Member("remove", .sequence(changes.remove.map { .string($0) })))
        }
        return members
    }

    /// The field among the changes that sets the host, if one does.
    static func authority(among changes: HeaderChanges) -> String? {
        (Array(changes.set.keys) + changes.add.keys).filter(isAuthority).min()
    }

    static func refusal(_ name: String, _ reason: String, _ changes: HeaderChanges) -> Refusal {
        Refusal(
            code: .istioHeaderRefused,
            arguments: ["header": name, "reason": reason],
            provenance: changes.provenance
        )
    }

    private static func isAuthority(_ name: String) -> Bool {
        name == ":authority" || name.lowercased() == "host"
    }

    private static func nameFault(_ name: String, on direction: Direction, isRemoval: Bool) -> String? {
        if isAuthority(name) {
            return direction == .request && !isRemoval ? nil : "the host is not a field that may change here"
        }
        return HTTPMethod(name) == nil ? "its name is no token (RFC 9110 section 5.1)" : nil
    }
}
