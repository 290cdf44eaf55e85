internal import PortalVocabulary

/// What the name of a route, of an operation or of a whole ApiDoc, says: where publications do not.
///
/// Names are `<env ns>/<env>/<product ns>/<product>/<version>/<apidoc ns>/<api entry>/<operationId>`, each part
/// percent-encoded. A long name is cut, and ends in `%~` and a hash: what is cut is not known.
struct RouteNameParts {
    private let parts: [String]

    init(_ name: String) {
        var parts: [String] = []
        for part in name.split(separator: "/", omittingEmptySubsequences: false) {
            guard let text = Self.decoded(part) else {
                // Of an operation the rest is still a good name.
                if parts.count == 7, let cut = part.utf8.firstIndex(of: UInt8(ascii: "%")) {
                    parts.append(String(part[..<cut]))
                }
                break
            }
            parts.append(text)
        }
        self.parts = parts
    }

    /// The product.
    var product: ResourceName? {
        parts.count > 3 ? ResourceName(namespace: parts[2], name: parts[3]) : nil
    }

    /// The product, the version and the key of the entry in the version.
    var api: ApiKey? {
        guard let product, parts.count > 6 else { return nil }
        return ApiKey(product: product, version: parts[4], entry: parts[6])
    }

    /// The operation; `nil` where the name is that of a whole ApiDoc.
    var operation: String? { parts.count > 7 ? parts[7] : nil }

    /// Whether it is known to be the name of a whole ApiDoc.
    var isWholeApi: Bool { parts.count == 7 }

    /// An entry of a version.
    struct ApiKey: Hashable {
        var product: ResourceName
        var version: String
        var entry: String
    }

    /// A part as it was before it was encoded; `nil` where it was cut.
    private static func decoded(_ part: Substring) -> String? {
        let bytes = Array(part.utf8)
        if bytes == [UInt8(ascii: "%")] { return "" }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            else { return nil }
            result.append(byte)
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }
}
