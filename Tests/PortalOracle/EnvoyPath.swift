/// What Envoy makes of the target of a request with `normalize_path`, as far as it concerns routes.
enum EnvoyPath {
    /// What becomes of a target.
    enum Result {
        /// The path as routes see it, and the query with its `?`.
        case path([UInt8], query: [UInt8])
        /// Envoy answers 400.
        case refused
        /// It has more to it than this model knows.
        case unknown
    }

    /// What becomes of a target.
    static func normalized(_ target: String) -> Result {
        let bytes = Array(target.utf8)
        // Requests with fragments, and those beyond ASCII, are refused.
        guard bytes.first == UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "#") })
        else { return .refused }
        let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        if hasPitfall(bytes[..<end]) { return .unknown }
        var segments: [[UInt8]] = []
        guard let spelt = spelling(bytes[1..<end]) else { return .refused }
        let parts = spelt.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index + 1 == parts.count
            if part.elementsEqual(".".utf8) {
                if isLast { segments.append([]) }
            } else if part.elementsEqual("..".utf8) {
                if !segments.isEmpty { segments.removeLast() }
                if isLast { segments.append([]) }
            } else {
                segments.append(Array(part))
            }
        }
        return .path(segments.flatMap { [UInt8(ascii: "/")] + $0 }, query: Array(bytes[end...]))
    }

    /// Whether a `%` begins no escape, or points have parameters (`..;x`).
    private static func hasPitfall(_ path: ArraySlice<UInt8>) -> Bool {
        for index in path.indices where path[index] == UInt8(ascii: "%") {
            guard index + 2 < path.endIndex, hex(path[index + 1], path[index + 2]) != nil else { return true }
        }
        return path.split(separator: UInt8(ascii: "/")).contains {
            $0.starts(with: ".;".utf8) || $0.starts(with: "..;".utf8)
        }
    }

    /// Unreserved characters without escapes, others that need one with it, backslashes as slashes.
    private static func spelling(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let value = hex(bytes[index + 1], bytes[index + 2])
            {
                if value == 0 { return nil }
                if isUnreserved(value) {
                    result.append(value)
                } else {
                    result += bytes[index...(index + 2)]
                }
                index += 3
                continue
            }
            if byte == UInt8(ascii: "\\") {
                result.append(UInt8(ascii: "/"))
            } else if byte <= 0x20 || byte >= 0x7f || "\"<>`{}^|".utf8.contains(byte) {
                let digits = Array("0123456789ABCDEF".utf8)
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
            index += 1
        }
        return result
    }

    static func hex(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = digit(high), let low = digit(low) else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~".utf8.contains(byte)
        }
    }
}
