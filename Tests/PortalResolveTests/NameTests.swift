import PortalVocabulary
import Testing

@testable import PortalResolve

@Suite("Names and paths")
struct NameTests {
    @Test(
        "parts of route names are encoded without loss",
        arguments: [
            ("listOrders", "listOrders"), ("a/b", "a%2Fb"), ("a b%", "a%20b%25"), ("é", "é"), ("", "%"),
            ("a\u{85}b\u{7f}", "a%C2%85b%7F"), ("GET:/orders/{id}", "GET:%2Forders%2F{id}"), ("Â", "Â"),
        ]
    )
    func encoding(_ part: String, _ encoded: String) {
        #expect(RouteName.encoded(part) == encoded)
    }

    @Test("no written id gives the name of a made one")
    func made() {
        #expect(RouteName.encoded("GET:/orders/{id}", isMade: true) == "GET%3A%2Forders%2F{id}")
        #expect(RouteName.encoded("GET%3A%2Forders%2F{id}") == "GET%253A%252Forders%252F{id}")
    }

    @Test("a long name is cut at a character and ends in a hash of all of it")
    func long() {
        let name = String(repeating: "é", count: 150)
        let fitted = RouteName.fitted(name)
        #expect(fitted.utf8.count <= RouteName.longest)
        #expect(fitted.hasPrefix("éé"))
        #expect(fitted.hasSuffix("%~" + SHA256.hexadecimal(of: name.utf8).prefix(16)))
        #expect(RouteName.fitted(name + "e") != fitted)
        #expect(RouteName.fitted(String(repeating: "a", count: 200)).utf8.count == 200)
    }

    @Test(
        "globs",
        arguments: [
            ("/orders/**", "/orders", true), ("/orders/**", "/orders/{id}/items", true),
            ("/orders/*", "/orders", false),
            ("/orders/*", "/orders/{id}", true), ("/orders/*", "/orders/{id}/items", false), ("/**", "/a/b", true),
            ("/**/items", "/orders/{id}/items", true), ("/**/items", "/items", true),
            ("/a/**/b/**/c", "/a/x/b/c", true),
            ("/orders/*.json", "/orders/{id}.json", true), ("/orders/*.json", "/orders/{id}.xml", false),
            ("/orders", "/orders/", false), ("/ORDERS", "/orders", false),
        ]
    )
    func globs(_ glob: String, _ path: String, _ matches: Bool) {
        #expect(PathGlob(glob).matches(path) == matches)
    }

    @Test(
        "content is named as seen from the text that names it",
        arguments: [
            ("specs/a.yaml", "shop/api.yaml", "shop/specs/a.yaml"), ("../a.yaml", "shop/x/api.yaml", "shop/a.yaml"),
            ("a.yaml", "api.yaml", "a.yaml"), ("/a.yaml", "shop/api.yaml", "/a.yaml"),
            ("../../a.yaml", "shop/api.yaml", "../a.yaml"), ("./a.yaml", "/s/b.yaml", "/s/a.yaml"),
            ("a.yaml", "https://docs.example.com/s/b.yaml", "https://docs.example.com/s/a.yaml"),
            ("https://docs.example.com/a", "shop/api.yaml", "https://docs.example.com/a"),
        ]
    )
    func contentNames(_ reference: String, _ base: String, _ name: String) {
        #expect(ContentName.resolved(reference, against: base) == name)
    }

    @Test(
        "base paths tolerate missing and double slashes",
        arguments: [
            ("shop", "/shop"), ("/shop/", "/shop"), ("//a//b", "/a/b"), ("", "/"), ("/", "/"),
            ("a/../b", nil), (".", nil), ("a{b}", nil), ("é", "/%C3%A9"),
        ]
    )
    func basePaths(_ text: String, _ path: String?) {
        #expect(BasePath.literal(text)?.description == path)
    }

    @Test("a faulty path is guarded with what it can have meant")
    func guards() {
        #expect(OperationReader.guardTemplate("/orders/{id/purge").description == "/orders/{any}/purge")
        #expect(OperationReader.guardTemplate("orders?x=1").description == "/orders")
    }
}
