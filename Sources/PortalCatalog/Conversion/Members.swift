internal import PortalDocument

// A mapping that is being made.
extension [Value.Member] {
    /// The value under a key.
    ///
    /// A new key goes to the end, `nil` takes one away. O(n).
    subscript(key: String) -> Value? {
        get { first { $0.key == key }?.value }
        set {
            let position = firstIndex { $0.key == key }
            switch (position, newValue) {
            case (let position?, let value?): self[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(Value.Member(key, value))
            case (nil, nil): break
            }
        }
    }

    /// Takes a member away and gives its value.
    mutating func take(_ key: String) -> Value? {
        guard let position = firstIndex(where: { $0.key == key }) else { return nil }
        return remove(at: position).value
    }

    /// Takes extensions away and gives them.
    mutating func takeExtensions() -> [Value.Member] {
        let taken = filter { $0.key.hasPrefix("x-") }
        removeAll { $0.key.hasPrefix("x-") }
        return taken
    }
}

extension Value {
    /// The text of a string.
    var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The flag of a boolean.
    var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

    /// The elements of a sequence.
    var elements: [Value]? { if case .sequence(let elements) = self { elements } else { nil } }

    /// The members of a mapping.
    var members: [Member]? { if case .mapping(let members) = self { members } else { nil } }

    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// A list of texts.
    init(texts: [String]) {
        self = .sequence(texts.map(Value.string))
    }
}
