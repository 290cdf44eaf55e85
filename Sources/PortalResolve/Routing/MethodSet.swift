internal import PortalVocabulary

/// A set of methods as bits.
///
/// Beyond 63 methods the rest share one bit: what is found by it may be another one of them, and is guarded all the same.
struct MethodSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// What methods beyond the 63rd share.
    static let others = MethodSet(rawValue: 1 << 63)
    /// Every method.
    static let all = MethodSet(rawValue: .max)
}

/// Numbers methods as they come.
struct MethodNumbers {
    private var numbers: [HTTPMethod: MethodSet] = [:]

    /// The bit of a method.
    mutating func bit(_ method: HTTPMethod) -> MethodSet {
        if let known = numbers[method] { return known }
        let bit = numbers.count < 63 ? MethodSet(rawValue: 1 << UInt64(numbers.count)) : .others
        numbers[method] = bit
        return bit
    }

    /// The bit of a method that has a number; that of the others for one that has none.
    func known(_ method: HTTPMethod) -> MethodSet {
        numbers[method] ?? .others
    }
}

/// What routes answer.
struct MethodMarks {
    /// The methods that are served.
    var served: MethodSet = []
    /// The methods that preflights answer for.
    var preflighted: MethodSet = []

    /// Whether nothing is answered.
    var isEmpty: Bool { served.isEmpty && preflighted.isEmpty }

    /// Adds what others answer.
    mutating func formUnion(_ other: MethodMarks) {
        served.formUnion(other.served)
        preflighted.formUnion(other.preflighted)
    }
}
