import Testing

@testable import PortalPolicy

/// What Envoy 1.40 makes of paths, learnt from it with `normalize_path`.
@Suite("GatewayPath")
struct GatewayPathTests {
    @Test(arguments: [
        ("/", "/"), ("/a/./b", "/a/b"), ("/a/../b", "/b"), ("/../b", "/b"), ("/a/b/..", "/a/"), ("/a/b/.", "/a/b/"),
        ("/a/b/../", "/a/"), ("/a/%2e/b", "/a/b"), ("/a/%2E%2e/b", "/b"), ("/a/.%2e/b", "/b"), ("/a\\b", "/a/b"),
        ("/a\\..\\b", "/b"), ("/a%5cb", "/a%5cb"), ("/a%5C..%5cb", "/a%5C..%5cb"), ("/a//b", "/a//b"), ("//a", "//a"),
        ("//a/..//b", "///b"), ("/a%2fb", "/a%2fb"), ("/a%2F..%2Fb", "/a%2F..%2Fb"), ("/%41%61%7e%2D", "/Aa~-"),
        ("/%3a%3A", "/%3a%3A"), ("/%7B%7b%7D", "/%7B%7b%7D"), ("/{x}|^`\"<>", "/%7Bx%7D%7C%5E%60%22%3C%3E"),
        ("/a;b=c/.", "/a;b=c/"), ("/a%", "/a%"), ("/a%4", "/a%4"), ("/a%zz", "/a%zz"), ("/%01", "/%01"),
        ("/a!$&'()*+,=@~[]", "/a!$&'()*+,=@~[]"), ("/a/...", "/a/..."), ("/a/..b/.c", "/a/..b/.c"),
        ("/a/%2e%2e%2fb", "/a/..%2fb"), ("/.", "/"), ("/..", "/"), ("/a%25b", "/a%25b"), ("/%252e/", "/%252e/"),
        ("/a//../b", "/a/b"), ("//../b", "/b"), ("///..", "//"), ("/a/b/c/../../..", "/"), ("/a/.%2E/..", "/"),
        ("/a\\%2e%2e\\", "/"), ("/x%2e%2e/y", "/x../y"), ("/a/.../%2e", "/a/.../"), ("/a/..\\..\\b", "/b"),
        // Path parameters of dot segments.
        ("/a/..;x/b", "/b"), ("/a/..;", "/"), ("/a/.;x/b", "/a/b"), ("/a/%2e%2e;x/b", "/a/..;x/b"),
        ("/a/..%3bx/b", "/a/..%3bx/b"), ("/a/...;x/b", "/a/...;x/b"), ("/a/..a;x/b", "/a/..a;x/b"),
        ("/a/b;x/../c", "/a/c"), ("/a/;x/b", "/a/;x/b"), ("/a/..;x\\b", "/"), ("/a/..;%2f/b", "/b"),
        ("/a/b/..;x/..;y/c", "/c"), ("/a/.%2e;p=1/c", "/a/..;p=1/c"), ("/a/%2e;%2e/b", "/a/.;./b"), ("/a/.;.", "/a/"),
        // Escapes that come about by resolving others.
        ("/%%41", "/%A"), ("/%2%41", "/%252A"), ("/%%41b", "/%25Ab"), ("/%%41g", "/%Ag"), ("/%%34%31", "/%2541"),
        ("/%%2e", "/%."), ("/%4%2e", "/%4."), ("/%%34/1", "/%4/1"), ("/%a%2f", "/%a%2f"), ("/%%%41%42", "/%%25AB"),
        ("/%/../%41", "/A"), ("/%../x", "/%../x"), ("/%.%41", "/%.A"), ("/%2\\%41", "/%2/A"), ("/%%5f", "/%_"),
        ("/%25%32%65", "/%252e"),
    ])
    func paths(sent: String, seen: String) throws {
        let (path, query) = try GatewayPath.normalized(sent)
        #expect(String(decoding: path, as: UTF8.self) == seen)
        #expect(query.isEmpty)
    }

    @Test(arguments: [
        "", "a/b", "*", "\\a", "?x", "/a b", "/a\tb", "/ü", "/a#c", "/a?b#c", "/a%00b", "/a\u{7f}", "/a?é",
    ])
    func refused(path: String) {
        #expect(throws: GatewayPath.Refusal.self) { try GatewayPath.normalized(path) }
    }

    @Test(arguments: ["?", "?x=%2e%2E/../\\", "?%00", "?a{}|^\"<>", "?a?b"])
    func queriesStayAsTheyAre(query: String) throws {
        let seen = try GatewayPath.normalized("/a/." + query)
        #expect(String(decoding: seen.path, as: UTF8.self) == "/a/")
        #expect(String(decoding: seen.query, as: UTF8.self) == query)
    }

    /// Every character and every escape by itself.
    @Test func everyCharacter() throws {
        let changed: [UInt8: String] = [
            0x22: "%22", 0x3c: "%3C", 0x3e: "%3E", 0x5c: "/", 0x5e: "%5E", 0x60: "%60", 0x7b: "%7B", 0x7c: "%7C",
            0x7d: "%7D",
        ]
        for byte in UInt8(0x21)...0x7e where byte != UInt8(ascii: "#") && byte != UInt8(ascii: "?") {
            let character = String(UnicodeScalar(byte))
            let seen = try GatewayPath.normalized("/a\(character)b").path
            #expect(String(decoding: seen, as: UTF8.self) == "/a\(changed[byte] ?? character)b")
        }
        let digits = Array("0123456789abcdef")
        for byte in UInt8(1)...255 {
            let escape = "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            let character = String(UnicodeScalar(byte))
            let isUnreserved =
                byte < 0x80 && (character.first?.isLetter == true || "0123456789-._~".contains(character))
            let seen = try GatewayPath.normalized("/a\(escape)b").path
            #expect(String(decoding: seen, as: UTF8.self) == "/a\(isUnreserved ? character : escape)b")
        }
    }
}
