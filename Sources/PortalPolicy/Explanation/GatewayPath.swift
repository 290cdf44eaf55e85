internal import PortalVocabulary

/// What Envoy makes of the path of a request before it looks for a route, where `normalize_path` is on, slashes are not
/// merged and escaped ones are kept: Istio's gateways and ours.
///
/// Learnt from Envoy 1.40; `docs/explain.md` has the table.
enum GatewayPath {
    /// A path that Envoy refuses with status 400.
    struct Refusal: Error {
        /// Why, for people.
        var reason: String
    }

    /// The path and its query, as routes are matched and backends see it.
    static func normalized(_ target: String) throws(Refusal) -> (path: [UInt8], query: [UInt8]) {
        let bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/") else {
            throw Refusal(reason: bytes.isEmpty ? "the path is empty" : "the path does not begin with `/`")
        }
        for byte in bytes {
            switch byte {
            case 0...0x20, 0x7f: throw Refusal(reason: "the path holds a space or a control character")
            case 0x80...: throw Refusal(reason: "the path holds a character beyond ASCII that is not percent-encoded")
            case UInt8(ascii: "#"): throw Refusal(reason: "the path holds a fragment (`#`)")
            default: break
            }
        }
        let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        let path = try canonical(withoutDotParameters(bytes[..<mark]))
        return (path, Array(bytes[mark...]))
    }

    /// `/a/..;x/b` is `/a/../b`: path parameters of dot segments are dropped, where the dots are not escaped.
    private static func withoutDotParameters(_ path: ArraySlice<UInt8>) -> [UInt8] {
        guard path.contains(UInt8(ascii: ";")) else { return Array(path) }
        var result: [UInt8] = []
        for segment in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
            result.append(UInt8(ascii: "/"))
            let dots = segment.prefix { $0 == UInt8(ascii: ".") }.count
            let hasParameters = segment.dropFirst(dots).first == UInt8(ascii: ";")
            result += hasParameters && (1...2).contains(dots) ? segment.prefix(dots) : segment
        }
        return result
    }

    /// The path as googleurl writes it: escapes of unreserved characters resolved, `\` as `/`, what no path may hold
    /// escaped, dot segments removed.
    private static func canonical(_ path: [UInt8]) throws(Refusal) -> [UInt8] {
        var output: [UInt8] = []
        // A `%` that begins no escape: what is resolved behind it must not make it one.
        var strayPercent: Int?
        var index = 0
        while index < path.count {
            let byte = path[index]
            if let length = dotLength(path, index) {
                guard output.last == UInt8(ascii: "/"), let step = dotSegment(path, index + length) else {
                    output.append(UInt8(ascii: "."))
                    index += length
                    continue
                }
                if step.isUp {
                    backUp(&output)
                    if let position = strayPercent, position >= output.count { strayPercent = nil }
                }
                index = step.end
                continue
            }
            index += 1
            switch byte {
            case UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "/"))
            case UInt8(ascii: "%"):
                guard let value = URIByte.escape(path, index - 1) else {
                    strayPercent = output.count
                    output.append(byte)
                    continue
                }
                guard value != 0 else { throw Refusal(reason: "the path holds `%00`") }
                index += 2
                guard URIByte.isUnreserved(value) else {
                    output += path[index - 3..<index]
                    continue
                }
                output.append(value)
                if let position = strayPercent, position + 3 >= output.count {
                    keepStray(position, in: &output, next: index < path.count ? path[index] : nil)
                }
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                output += URIByte.escaped(byte)
            default:
                output.append(byte)
            }
        }
        return output
    }

    /// The length of `.` or `%2e` at a position.
    private static func dotLength(_ path: [UInt8], _ index: Int) -> Int? {
        guard index < path.count else { return nil }
        if path[index] == UInt8(ascii: ".") { return 1 }
        return URIByte.escape(path, index) == UInt8(ascii: ".") ? 3 : nil
    }

    /// What a segment that begins with a dot is, from behind that dot: `nil` for a name, else where the next one begins.
    private static func dotSegment(_ path: [UInt8], _ index: Int) -> (isUp: Bool, end: Int)? {
        if index == path.count { return (false, index) }
        if isSlash(path[index]) { return (false, index + 1) }
        guard let length = dotLength(path, index) else { return nil }
        let end = index + length
        if end == path.count { return (true, end) }
        return isSlash(path[end]) ? (true, end + 1) : nil
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// Drops the last segment; the first slash stays.
    private static func backUp(_ output: inout [UInt8]) {
        guard output.count > 1 else { return }
        output.removeLast()
        while let last = output.last, last != UInt8(ascii: "/") { output.removeLast() }
    }

    /// Escapes a stray `%` that a resolved escape would have made the beginning of another one.
    private static func keepStray(_ position: Int, in output: inout [UInt8], next: UInt8?) {
        var text = Array(output[position...])
        if text.count == 2, let next { text.append(next) }
        guard text.count == 3, URIByte.escape(text, 0) != nil else { return }
        output.insert(contentsOf: "25".utf8, at: position + 1)
    }
}

/// Literal text of paths, byte by byte.
enum PathLiteral {
    /// Where literal text ends that stands at a position of a path, in one of the spellings that routes take
    /// (`PathTemplate.expression`); `nil` where it does not stand there.
    static func end(of literal: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        var index = start
        var digits = 0
        for byte in literal {
            guard index < path.count else { return nil }
            if digits > 0, (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte) {
                guard path[index] == byte || path[index] == byte | 0x20 else { return nil }
                index += 1
            } else if path[index] == byte {
                index += 1
            } else if "!$&'()*+,;=:@".utf8.contains(byte), URIByte.escape(path, index) == byte {
                index += 3
            } else {
                return nil
            }
            digits = byte == UInt8(ascii: "%") ? 2 : max(0, digits - 1)
        }
        return index
    }
}
