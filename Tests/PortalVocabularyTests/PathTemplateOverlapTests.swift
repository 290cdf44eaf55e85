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

    /// All texts over an alphabet up to a length; `z` is in no literal text of a test.
    private static let texts: [String] = {
        var all = [""]
        var last = [""]
        for _ in 0..<5 {
            last = last.flatMap { text in ["a", "b", "z"].map { text + $0 } }
            all += last
        }
        return all
    }()

    /// Tries every length of every parameter: slow, and nothing like the code under test.
    private static func matches(_ pieces: ArraySlice<PathTemplate.Piece>, _ text: Substring) -> Bool {
        guard let first = pieces.first else { return text.isEmpty }
        switch first {
        case .literal(let literal):
            return text.hasPrefix(literal) && matches(pieces.dropFirst(), text.dropFirst(literal.count))
        case .parameter:
            guard !text.isEmpty else { return false }
            return (1...text.count).contains { matches(pieces.dropFirst(), text.dropFirst($0)) }
        }
    }

    @Test("decides on segments as trying all texts does")
    func segments() throws {
        var random = SeededGenerator()
        func segment() -> PathTemplate.Segment {
            PathTemplate.Segment(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    [.literal("a"), .literal("b"), .parameter("p")].randomElement(using: &random) ?? .literal("a")
                }
            )
        }
        for _ in 0..<1500 {
            let (left, right) = (segment(), segment())
            let own = Self.texts.filter { Self.matches(left.pieces[...], Substring($0)) }
            let note: Comment = "\(left.pieces) \(right.pieces) seed \(random.seed)"
            for text in Self.texts.shuffled(using: &random).prefix(20) {
                #expect(left.matches(text.utf8) == Self.matches(left.pieces[...], Substring(text)), note)
            }
            let shared = own.first { Self.matches(right.pieces[...], Substring($0)) }
            if let witness = left.witness(with: right) {
                #expect(Self.matches(left.pieces[...], Substring(witness)), note)
                #expect(Self.matches(right.pieces[...], Substring(witness)), note)
                #expect(left.overlaps(right), note)
                if let shared {
                    #expect(witness.count <= max(shared.count, left.leastLength + right.leastLength), note)
                }
            } else {
                #expect(shared == nil, note)
                #expect(!left.overlaps(right), note)
            }
            // The shortest texts of a segment of four pieces are among those that are tried.
            let isCovered = own.allSatisfy { Self.matches(right.pieces[...], Substring($0)) }
            if !own.isEmpty || left.leastLength == 0 { #expect(left.isCovered(by: right) == isCovered, note) }
        }
    }

    @Test("no length is too long", arguments: [("{x}", "{y}"), ("{x}b", "a{y}"), ("{x}-{y}", "{z}:{w}")])
    func long(_ left: String, _ right: String) throws {
        let text = String(repeating: "a", count: 3000)
        let (one, other) = (try PathTemplate("/a\(left)\(text)"), try PathTemplate("/\(text)\(right)"))
        let witness = try #require(one.witness(with: other))
        #expect(try PathTemplate(witness).isCovered(by: one))
        #expect(try PathTemplate(witness).isCovered(by: other))
        #expect(try PathTemplate("/b\(left)\(text)").witness(with: other) == nil)
    }

    @Test(
        "a witness is written as paths are compared",
        arguments: [("/%{x}", "/{y}41", "/%x41"), ("/%4{x}", "/{y}1", "/%4x1")]
    )
    func escapes(_ left: String, _ right: String, _ witness: String) throws {
        #expect(try PathTemplate(left).witness(with: PathTemplate(right)) == witness)
        #expect(try PathTemplate(witness).description == witness)
    }
}
