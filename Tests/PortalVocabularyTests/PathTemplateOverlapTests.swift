import PortalTestSupport
import PortalVocabulary
import Testing

@Suite("Overlap and order of path templates")
struct PathTemplateOverlapTests {
    @Test(
        "finds a path that two templates match",
        arguments: [
            ("/a/{x}/b", "/a/c/{y}", "/a/c/b"),
            ("/orders/purge", "/orders/{id}", "/orders/purge"),
            ("/orders/{id}.json", "/orders/a{x}", "/orders/a.json"),
            ("/{a}-{b}", "/x{c}", "/x-x"),
            ("/{a}{b}", "/{c}", "/xx"),
            ("/{a}ab", "/a{b}", "/aab"),
        ]
    )
    func overlapping(_ left: String, _ right: String, _ witness: String) throws {
        let (left, right) = (try PathTemplate(left), try PathTemplate(right))
        #expect(left.overlaps(right))
        #expect(right.overlaps(left))
        #expect(left.witness(with: right) == witness)
    }

    @Test(
        "knows templates that share no path",
        arguments: [
            ("/a", "/b"), ("/a", "/a/"), ("/{x}.json", "/{y}.xml"), ("/a{x}", "/b{y}"), ("/{x}{y}", "/a"),
            ("/{x}", "/"), ("/ab{x}", "/ab"),
        ]
    )
    func disjoint(_ left: String, _ right: String) throws {
        let (left, right) = (try PathTemplate(left), try PathTemplate(right))
        #expect(!left.overlaps(right))
        #expect(!right.overlaps(left))
        #expect(left.witness(with: right) == nil)
    }

    @Test("what matches less comes first, and the order is total")
    func order() throws {
        var random = SeededGenerator()
        let pieces = ["a", "b", "ab", "{x}", "{y}", "-", "{z}"]
        func template() throws -> PathTemplate {
            let segments = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<Int.random(in: 1...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "a" }
                    .joined()
            }
            return try PathTemplate("/" + segments.joined(separator: "/"))
        }
        for _ in 0..<3000 {
            let (a, b, c) = (try template(), try template(), try template())
            #expect(!(a.precedes(b) && b.precedes(a)), "\(a) \(b) seed \(random.seed)")
            #expect(a.precedes(b) || b.precedes(a) || a.shape == b.shape, "\(a) \(b) seed \(random.seed)")
            if a.precedes(b), b.precedes(c) { #expect(a.precedes(c), "\(a) \(b) \(c) seed \(random.seed)") }
            if a.isCovered(by: b), a.shape != b.shape, !b.isCovered(by: a) {
                #expect(a.precedes(b), "\(a) \(b) seed \(random.seed)")
            }
            if let path = a.witness(with: b) {
                let literal = try PathTemplate(path)
                #expect(literal.overlaps(a) && literal.overlaps(b), "\(a) \(b) \(path) seed \(random.seed)")
            } else {
                #expect(!a.overlaps(b))
            }
        }
    }
}
