import PortalDiagnostics
import Testing

@Suite struct JSONPointerTests {
    @Test(arguments: [
        ("", []),
        ("/", [""]),
        ("/paths/~1orders~1{id}/get", ["paths", "/orders/{id}", "get"]),
        ("/a~0b/0", ["a~b", "0"]),
        ("/~01", ["~1"]),
        ("/é//x", ["é", "", "x"]),
    ])
    func tokensAndText(text: String, tokens: [String]) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(pointer.tokens == tokens)
        #expect(tokens.reduce(JSONPointer()) { $0.appending($1) }.text == text)
    }

    @Test(arguments: ["a", "a/b", "/a~", "/~2", "/~/"])
    func refused(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test func parents() throws {
        let pointer = JSONPointer().appending("a/b").appending(3)
        #expect(pointer.text == "/a~1b/3")
        #expect(pointer.parent.text == "/a~1b")
        #expect(pointer.parent.parent.text == "")
        #expect(pointer.parent.parent.parent.text == "")
    }
}
