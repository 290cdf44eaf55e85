/// DNS labels (RFC 1123 section 2.1), in lower case as Kubernetes wants them.
package enum DNSLabel {
    /// Whether a text is one label.
    package static func isValid(_ text: String) -> Bool { isValid(Substring(text).utf8) }

    /// Whether a text is labels with points between them.
    package static func isSubdomain(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isValid)
    }

    /// Whether a byte may stand in a label; at its ends, a hyphen may not.
    package static func isByte(_ byte: UInt8, ignoringCase: Bool = false) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): ignoringCase
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    static func isValid(_ bytes: Substring.UTF8View) -> Bool {
        (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            && bytes.allSatisfy { isByte($0) }
    }
}
