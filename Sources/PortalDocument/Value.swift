/// A value to be written: what emitters build and the writers turn into text.
///
/// The order of members is kept.
public enum Value: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// Any other finite number.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case sequence([Value])
    /// A list of keys and values; keys are distinct.
    case mapping([Member])

    /// A key and its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: Value

        /// Pairs a key with a value.
        public init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// A sequence.
    public init(arrayLiteral elements: Value...) { self = .sequence(elements) }
    /// A mapping, in the order of the literal.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .mapping(elements.map { Member($0.0, $0.1) })
    }
}

extension Value {
    /// The value of a member of a mapping, or `nil`; O(n).
    public subscript(key: String) -> Value? {
        guard case .mapping(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}
