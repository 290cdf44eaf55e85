internal import PortalDocument

extension Value {
    /// The text of a string.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// A whole number.
    var wholeNumber: Int64? { if case .integer(let number) = self { number } else { nil } }
    /// A boolean.
    var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
    /// The items of a sequence; none for anything else.
    var items: [Value] { if case .sequence(let items) = self { items } else { [] } }
    /// The members of a mapping; none for anything else.
    var members: [Member] { if case .mapping(let members) = self { members } else { [] } }
    /// The texts of a sequence of strings.
    var texts: [String] { items.compactMap(\.text) }

    /// The value with a member set.
    func with(_ key: String, _ value: Value) -> Value {
        var members = members
        if let known = members.firstIndex(where: { $0.key == key }) {
            members[known].value = value
        } else {
            members.append(Member(key, value))
        }
        return .mapping(members)
    }

    /// The value without a member.
    func without(_ key: String) -> Value {
        .mapping(members.filter { $0.key != key })
    }

    /// The value with another merged into it as protobuf merges messages: mappings member by member, sequences one
    /// behind the other, anything else replaced.
    func merged(with other: Value) -> Value {
        switch (self, other) {
        case (.mapping, .mapping(let added)):
            added.reduce(self) { result, member in
                result.with(member.key, result[member.key]?.merged(with: member.value) ?? member.value)
            }
        case (.sequence(let first), .sequence(let second)): .sequence(first + second)
        default: other
        }
    }

    /// The value with every mapping changed, the inner ones first.
    func mapped(_ change: (Value) -> Value) -> Value {
        switch self {
        case .mapping(let members):
            change(.mapping(members.map { Member($0.key, $0.value.mapped(change)) }))
        case .sequence(let items): .sequence(items.map { $0.mapped(change) })
        default: self
        }
    }
}
