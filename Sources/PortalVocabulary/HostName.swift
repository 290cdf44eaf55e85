/// A domain that requests name: a fully qualified name, or one whose first label is `*`.
///
/// Lower case, without port and without trailing dot, because that is what virtual hosts are matched by.
public struct HostName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name in lower case.
    public let text: String

    /// Takes a name of at most 253 characters whose labels follow RFC 1123 section 2.1; `nil` if it is none, a single
    /// label, or an address.
    public init?(_ text: String) {
        // Some letters beyond ASCII have an ASCII one in lower case: the Kelvin sign is no `k` of a domain.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let lowered = text.lowercased()
        guard !lowered.isEmpty, lowered.utf8.count <= 253 else { return nil }
        var labels = lowered.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
        if let first = labels.first, first.elementsEqual("*".utf8) { labels = labels.dropFirst() }
        guard labels.count + (lowered.utf8.first == UInt8(ascii: "*") ? 1 : 0) >= 2 else { return nil }
        for label in labels {
            guard DNSLabel.isValid(label) else { return nil }
        }
        // A last label of digits only would be read as an address.
        guard let last = labels.last, !last.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.text = lowered
    }

    /// Whether the first label is `*`.
    public var isWildcard: Bool { text.utf8.first == UInt8(ascii: "*") }

    /// Whether it is a wildcard that takes another host, exact or wildcard, other than itself.
    public func covers(_ other: HostName) -> Bool {
        isWildcard && self != other && other.text.hasSuffix(text.dropFirst())
    }

    /// The name.
    public var description: String { text }

    /// Orders by text.
    public static func < (left: HostName, right: HostName) -> Bool {
        left.text < right.text
    }
}
