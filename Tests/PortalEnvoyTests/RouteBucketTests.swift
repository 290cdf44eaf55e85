import PortalEnvoy
import PortalIR
import PortalScenarios
import PortalTestSupport
import PortalVocabulary
import Testing

/// A request is looked for in one bucket, and finds there what the whole list would have given it.
struct RouteBucketTests {
    @Test func aBucketGivesWhatTheListGives() {
        var random = SeededGenerator()
        var hits = 0
        for round in 0..<120 {
            let entries = Self.entries(count: round % 3 == 0 ? 400 : 60, &random)
            let paths = entries.map(\.match.path)
            let buckets = RouteBuckets(paths).buckets
            Self.checkForm(buckets, count: entries.count, seed: random.seed)
            for _ in 0..<300 {
                let path = Self.path(among: entries, &random)
                let expected = paths.firstIndex { Self.matches($0, path) }
                let found = Self.bucket(of: path, in: buckets)?.entries.first { Self.matches(paths[$0], path) }
                #expect(found == expected, "\(path) in round \(round), seed \(random.seed)")
                if expected != nil { hits += 1 }
            }
        }
        #expect(hits > 5000, "the requests hit too little: \(hits), seed \(random.seed)")
    }

    @Test func bucketsAreSmallWherePathsDiffer() {
        let paths = (0..<10_000).map {
            RouteMatch.Path.template(Fixture.path("/api/v1/resource\($0)/{id}/items/{item}"))
        }
        let buckets = RouteBuckets(paths).buckets
        #expect(buckets.map(\.entries.count).max() ?? 0 <= 12)
        #expect(buckets.reduce(0) { $0 + $1.entries.count } <= 12_000)
    }

    @Test func entriesThatBeginAlikeStayTogether() {
        let paths = (0..<2000).map { RouteMatch.Path.template(Fixture.path("/{tenant}/things/\($0)")) }
        #expect(RouteBuckets(paths).buckets.map(\.key) == ["/"])
    }

    @Test func copiesAreBounded() {
        var paths = (0..<1000).map { RouteMatch.Path.template(Fixture.path("/{tenant}/things/\($0)")) }
        paths += (0..<1000).map { RouteMatch.Path.template(Fixture.path("/a\($0)/things/{id}")) }
        let buckets = RouteBuckets(paths).buckets
        #expect(buckets.reduce(0) { $0 + $1.entries.count } <= 4 * paths.count + 1000)
    }

    @Test func anExactPathAndWhatIsBelowItAreFound() {
        let paths: [RouteMatch.Path] =
            [.template(Fixture.path("/a")), .below(Fixture.path("/a")), .template(Fixture.path("/ab"))]
            + (0..<40).map { .template(Fixture.path("/a/x\($0)/{id}")) }
        let buckets = RouteBuckets(paths).buckets
        for path in ["/a", "/a?q=/a/x1", "/a/", "/a/x1/7", "/a/x1/7/8", "/ab", "/abc", "/a/x1", "/", ""] {
            let expected = paths.firstIndex { Self.matches($0, path) }
            let found = Self.bucket(of: path, in: buckets)?.entries.first { Self.matches(paths[$0], path) }
            #expect(found == expected, "\(path)")
        }
    }

    // MARK: - A model of what Envoy does

    private static func bucket(of path: String, in buckets: [RouteBuckets.Bucket]) -> RouteBuckets.Bucket? {
        buckets.filter { path.utf8.starts(with: $0.key.utf8) }.max { $0.key.utf8.count < $1.key.utf8.count }
    }

    private static func matches(_ condition: RouteMatch.Path, _ path: String) -> Bool {
        let path = String(path.prefix { $0 != "?" })
        guard path.first == "/" else { return false }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
            spelt(String($0))
        }
        switch condition {
        case .template(let template):
            return template.segments.count == segments.count
                && zip(template.segments, segments).allSatisfy { $0.matches($1.utf8) }
        case .below(let template):
            var top = template.segments
            if let last = top.last, last.pieces.isEmpty { top.removeLast() }
            return segments.count >= top.count && zip(top, segments).allSatisfy { $0.matches($1.utf8) }
        }
    }

    /// The spelling that templates have.
    private static func spelt(_ segment: String) -> String {
        segment.replacing("%3a", with: ":").replacing("%3A", with: ":").replacing("%40", with: "@")
    }

    private static func checkForm(_ buckets: [RouteBuckets.Bucket], count: Int, seed: UInt64) {
        #expect(buckets.map(\.key) == buckets.map(\.key).sorted(), "seed \(seed)")
        #expect(Set(buckets.map(\.key)).count == buckets.count, "seed \(seed)")
        #expect(Set(buckets.flatMap(\.entries)) == Set(0..<count), "seed \(seed)")
        #expect(buckets.allSatisfy { $0.entries == $0.entries.sorted() }, "seed \(seed)")
        #expect(buckets.reduce(0) { $0 + $1.entries.count } <= 4 * count + 1000, "seed \(seed)")
    }

    // MARK: - Random portals

    private static let words = ["a", "ab", "abc", "b", "orders", "order", "v1", "x:y", "a@b", "it.s", "~", "a:b", ""]

    private static func segment(_ random: inout SeededGenerator) -> String {
        let word = words.randomElement(using: &random) ?? "a"
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return "{p}"
        case 2: return "\(word){p}"
        case 3: return "{p}\(word.isEmpty ? "z" : word)"
        case 4: return "\(word){p}.{q}"
        case 5: return "\(word)\(Int.random(in: 0..<30, using: &random))"
        default: return word.isEmpty ? "w" : word
        }
    }

    private static func entries(count: Int, _ random: inout SeededGenerator) -> [RouteEntry] {
        (0..<count).map { index in
            let depth = Int.random(in: 1...4, using: &random)
            var text = ""
            for _ in 0..<depth { text += "/" + segment(&random) }
            if Int.random(in: 0..<10, using: &random) == 0 { text += "/" }
            var entry = Fixture.entry("e\(index)", text)
            if Int.random(in: 0..<12, using: &random) == 0 {
                let literal = text.contains("{") ? "/\(words[index % 5])" : text
                entry.match.path = .below(Fixture.path(literal))
            }
            return entry
        }
    }

    private static func path(among entries: [RouteEntry], _ random: inout SeededGenerator) -> String {
        var path = ""
        if let entry = entries.randomElement(using: &random), Int.random(in: 0..<8, using: &random) > 0 {
            switch entry.match.path {
            case .template(let template): path = fill(template, &random)
            case .below(let template):
                path = fill(template, &random) + ["", "/", "/more", "x"][Int.random(in: 0..<4, using: &random)]
            }
        } else {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                path += "/" + (words.randomElement(using: &random) ?? "")
            }
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: path += "/"
        case 1: path = path.replacing(":", with: "%3A").replacing("@", with: "%40")
        case 2: path = path.replacing(":", with: "%3a")
        case 3: path += "?q=/\(words.randomElement(using: &random) ?? "")"
        case 4: path = String(path.dropLast())
        default: break
        }
        return path
    }

    private static func fill(_ template: PathTemplate, _ random: inout SeededGenerator) -> String {
        var text = ""
        for segment in template.segments {
            text += "/"
            for piece in segment.pieces {
                switch piece {
                case .literal(let literal): text += literal
                case .parameter: text += (words.randomElement(using: &random) ?? "") + "7"
                }
            }
        }
        return text
    }
}
