/// The path of a page on a portal.
enum PagePath {
    /// What is wrong with a path.
    enum Fault {
        /// It is no path of whole segments.
        case malformed
        /// The portal answers there itself.
        case reserved
    }

    /// Where the portal answers itself, with everything below.
    static let reserved = ["api", "assets", "callback", "login", "logout", "oauth-redirect"]

    /// A path without a slash at its end, and what is wrong with it.
    static func normalized(_ path: String) -> (path: String, fault: Fault?) {
        var text = path
        while text.utf8.count > 1, text.utf8.last == UInt8(ascii: "/") { text.removeLast() }
        guard text.utf8.first == UInt8(ascii: "/"), !path.hasSuffix("//"), text.utf8.allSatisfy(isPart) else {
            return (text, .malformed)
        }
        if text == "/" { return (text, .reserved) }
        let segments = text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if segments.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }) {
            return (text, .malformed)
        }
        let first = segments.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        return (text, reserved.contains(first) ? .reserved : nil)
    }

    /// What stands in a path as it is (RFC 3986 section 3.3, `pchar` without percent-encoding).
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
    }
}
