import PortalDiagnostics
import PortalVocabulary

// MARK: - Names of Kubernetes

extension TextFormat {
    /// A DNS label (RFC 1123 section 2.1): names of namespaces and Services.
    static let label = TextFormat(
        .badName,
        "a DNS label (lower-case letters, digits and inner `-`, at most 63)",
        pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
        atMost: 63,
        check: DNSLabel.isValid
    )

    /// A DNS subdomain (RFC 1123): names of most resources.
    static let resourceName = TextFormat(
        .badName,
        "the name of a resource (lower-case letters, digits, inner `-` and `.`, at most 253)",
        pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
        atMost: 253,
        check: DNSLabel.isSubdomain
    )

    /// A name within a resource, such as that of a version: it becomes part of route names and paths.
    static let innerName = TextFormat(
        .badName,
        "a name (letters, digits and inner `-`, `_` and `.`, at most 63)",
        pattern: "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$",
        atMost: 63,
        check: isQualifiedPart
    )

    /// The key of a label.
    static let labelKey = TextFormat(
        .badLabel,
        "the key of a label (a name of at most 63 letters, digits, inner `-`, `_` and `.`, with a DNS prefix and `/` if need be)",
        pattern: "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$",
        atMost: 317
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let name = parts.last, parts.count <= 2, name.count <= 63, isQualifiedPart(name) else { return false }
        return parts.count == 1 || resourceName.accepts(String(decoding: parts[0], as: UTF8.self))
    }

    /// The value of a label; it may be empty.
    static let labelValue = TextFormat(
        .badLabel,
        "the value of a label (at most 63 letters, digits, inner `-`, `_` and `.`)",
        pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$",
        atLeast: 0,
        atMost: 63
    ) { $0.isEmpty || isQualifiedPart($0) }

    /// A key of a ConfigMap or Secret.
    static let dataKey = TextFormat(
        .badName,
        "a key of a ConfigMap or Secret (letters, digits, `-`, `_` and `.`, at most 253)",
        pattern: "^[-._a-zA-Z0-9]+$",
        atMost: 253
    ) { $0.utf8.allSatisfy { isAlphanumeric($0) || "-._".utf8.contains($0) } }

    private static func isQualifiedPart(_ text: String) -> Bool { isQualifiedPart(Substring(text).utf8) }

    private static func isQualifiedPart(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && bytes.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isUpper(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
