import PortalVocabulary
import Testing

@Suite("Domains")
struct HostNameTests {
    @Test(
        "letters beyond ASCII are none of a domain",
        arguments: ["\u{212a}.example.com", "é.example.com", "api.example。com"]
    )
    func beyondASCII(text: String) {
        #expect(HostName(text) == nil)
    }

    @Test("case does not count")
    func lowerCase() {
        #expect(HostName("API.Example.COM")?.text == "api.example.com")
    }
}
