import PortalIR
import PortalResolve
import PortalTestSupport
import PortalVocabulary
import Testing

/// What shares requests, found by layouts.
@Suite struct OverlapSearchTests {
    typealias Line = OverlapSearch.Line

    /// `GET /a/{x}`, `* /a`, `* /a/**` (everything below).
    static func line(_ text: String) throws -> Line {
        let parts = text.split(separator: " ").map(String.init)
        var path = parts.last ?? "/"
        let isBelow = path.hasSuffix("/**")
        if isBelow { path = path == "/**" ? "/" : String(path.dropLast(3)) }
        let template = try PathTemplate(path)
        return Line(
            path: isBelow ? .below(template) : .template(template),
            method: parts.first == "*" ? nil : HTTPMethod(parts.first ?? "GET"),
            mayLose: !isBelow && parts.first != "*"
        )
    }

    @Test(arguments: [
        ("GET /a/{x}", "GET /a/{y}", "same"),
        ("GET /a/{x}", "POST /a/{y}", "-"),
        ("GET /a/b", "GET /a/{x}", "inside"),
        ("GET /a/{x}", "GET /a/b", "shadowed"),
        ("* /a/{x}", "GET /a/b", "shadowed"),
        ("* /a/{x}", "GET /a/{y}", "same"),
        ("* /a/b", "GET /a/{y}", "inside"),
        ("GET /a/c/{y}", "GET /a/{x}/b", "crossing"),
        ("* /a/c/{y}", "GET /a/{x}/b", "crossing"),
        ("GET /a/", "GET /a/{x}", "-"),
        ("GET /a", "GET /a/", "-"),
        ("GET /{x}.json", "GET /{y}", "inside"),
        ("GET /{x}.json", "GET /{y}.xml", "-"),
        ("GET /{x}.json", "GET /a{y}", "crossing"),
        ("GET /{x}{y}", "GET /{z}", "inside"),
        ("GET /a", "GET /{x}{y}", "-"),
        ("GET /aa", "GET /{x}{y}", "inside"),
        ("GET /aba", "GET /ab{x}ba", "-"),
        ("GET /abxba", "GET /ab{x}ba", "inside"),
        ("GET /a-b", "GET /{x}-{y}", "inside"),
        ("GET /a-", "GET /{x}-{y}", "-"),
        ("GET /a-b{x}", "GET /{y}-{z}", "inside"),
        ("GET /ab{x}", "GET /{y}-{z}", "crossing"),
        ("GET /{a}-{b}-{c}", "GET /{y}-{z}", "inside"),
        ("GET /{a}-{b}", "GET /{y}:{z}", "crossing"),
        ("GET /%3A{x}", "GET /:{y}", "same"),
        ("GET /a/{x}/{y}", "GET /a/{x}", "-"),
        ("* /a/**", "GET /a/{x}", "shadowed"),
        ("* /a/**", "GET /a", "shadowed"),
        ("* /a/**", "GET /ab", "-"),
        ("* /a/**", "GET /{x}/b", "crossing"),
        ("* /a/b/**", "GET /a", "-"),
        ("* /**", "GET /{x}/b", "shadowed"),
    ])
    func relation(_ winner: String, _ loser: String, _ expected: String) throws {
        let search = OverlapSearch([try Self.line(winner), try Self.line(loser)])
        let found = OverlapSearch.Relation.allCases.filter { search.loss(of: 1, $0).count > 0 }
        #expect(found.map { "\($0)" } == (expected == "-" ? [] : [expected]))
        #expect(search.losses[0] == nil)
    }

    @Test func onlyTheFirstWinnersAreNamed() throws {
        let lines = try (0..<9).map { try Self.line("GET /a/c\($0)/{y}") } + [Self.line("GET /a/{x}/b")]
        let loss = OverlapSearch(lines, mostWinners: 3).loss(of: 9, .crossing)
        #expect(loss == OverlapSearch.Loss(count: 9, winners: [0, 1, 2]))
        var others = lines
        others[0].mayWin = false
        #expect(OverlapSearch(others, mostWinners: 1).loss(of: 9, .crossing).winners == [1])
        others[9].mayLose = false
        #expect(OverlapSearch(others).losses.isEmpty)
    }

    /// Lines are cut to the length of a mount to be compared with it, and not with one another.
    @Test func mountsElsewhereChangeNothing() throws {
        let lines = try ["* /m/**", "GET /a/b/{x}", "GET /a/{y}/c", "GET /a/{z}/d"].map { try Self.line($0) }
        let search = OverlapSearch(lines)
        #expect(search.losses.keys.sorted() == [2, 3])
        #expect(search.loss(of: 2, .crossing) == OverlapSearch.Loss(count: 1, winners: [1]))
        #expect(search.loss(of: 3, .crossing) == OverlapSearch.Loss(count: 1, winners: [1]))
        #expect(search.losses.values.allSatisfy { $0[OverlapSearch.Relation.same.rawValue].count == 0 })
    }

    @Test func aBoundIsSaid() throws {
        let lines = try (0..<100).map { try Self.line("GET /{x}/c\($0)") } + [Self.line("GET /a/{x}")]
        #expect(OverlapSearch(lines).isComplete)
        #expect(!OverlapSearch(lines, mostSteps: 10).isComplete)
    }

    // MARK: - Against brute force

    /// All paths of one segment over an alphabet, and some of two; `z` is in no literal text.
    private static let paths: [String] = {
        func texts(_ length: Int) -> [String] {
            var (all, last) = ([""], [""])
            for _ in 0..<length {
                last = last.flatMap { text in ["a", "b", "z"].map { text + $0 } }
                all += last
            }
            return all
        }
        return texts(4).flatMap { first in ["/" + first] + texts(2).map { "/\(first)/\($0)" } }
    }()

    private static func randomLine(_ random: inout SeededGenerator) throws -> Line {
        func pick(_ pieces: [String]) -> String { pieces.randomElement(using: &random) ?? "a" }
        let isBelow = Int.random(in: 0..<8, using: &random) == 0
        let first = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            pick(isBelow ? ["a", "b"] : ["a", "b", "{x}"])
        }.joined()
        let second = pick(["", "/", "/a", "/{y}", "/b", "/{y}a", "/a{y}", "/{y}{z}"])
        let method = pick(["GET", "GET", "POST", "*"])
        var line = try line("\(method) /\(first)\(isBelow ? "" : second)\(isBelow ? "/**" : "")")
        line.mayWin = Int.random(in: 0..<8, using: &random) > 0
        return line
    }

    @Test func asTryingAllPathsSays() throws {
        var random = SeededGenerator()
        for round in 0..<60 {
            let lines = try (0..<14).map { _ in try Self.randomLine(&random) }
            let taken = lines.map { line in
                Set(Self.paths.indices.filter { Self.takes(line, Self.paths[$0]) })
            }
            let search = OverlapSearch(lines, mostWinners: 2)
            for loser in lines.indices {
                var expected: [OverlapSearch.Relation: [Int]] = [:]
                for winner in 0..<loser where lines[loser].mayLose && lines[winner].mayWin {
                    guard lines[winner].method == nil || lines[winner].method == lines[loser].method,
                        !taken[winner].isDisjoint(with: taken[loser])
                    else { continue }
                    let isLoserInside = taken[loser].isSubset(of: taken[winner])
                    let isWinnerInside = taken[winner].isSubset(of: taken[loser])
                    let relation: OverlapSearch.Relation =
                        switch (isLoserInside, isWinnerInside) {
                        case (true, true): .same
                        case (true, false): .shadowed
                        case (false, true): .inside
                        case (false, false): .crossing
                        }
                    expected[relation, default: []].append(winner)
                }
                for relation in OverlapSearch.Relation.allCases {
                    let winners = expected[relation] ?? []
                    let loss = OverlapSearch.Loss(count: winners.count, winners: Array(winners.prefix(2)))
                    #expect(
                        search.loss(of: loser, relation) == loss,
                        "\(relation) \(loser) of \(lines.map { ($0.method, $0.path) }) round \(round) seed \(random.seed)"
                    )
                }
            }
        }
    }

    private static func takes(_ line: Line, _ path: String) -> Bool {
        RequestSimulator.matches(RouteMatch(path: line.path, method: .any), .get, path)
    }

    // MARK: - Cost

    /// Shapes that share nothing, or everything, and drive comparisons of all with all into squares.
    enum Shape: String, CaseIterable {
        case crossing, literalSiblings, prefixes, suffixes, verbs, middles, methods, deep

        func lines(_ count: Int) throws -> [Line] {
            try (0..<count).map { number in
                let isEven = number % 2 == 0
                let text =
                    switch self {
                    case .crossing: isEven ? "/a/{x}/b\(number)" : "/a/c\(number)/{y}"
                    case .literalSiblings: isEven ? "/{x}/b\(number)/p" : "/c\(number)/{y}/q"
                    case .prefixes: isEven ? "/p\(number){x}/{u}" : "/q\(number)/v\(number)"
                    case .suffixes: isEven ? "/{x}s\(number)/a" : "/p\(number){x}/b"
                    case .verbs: "/v1/{name}:verb\(number)"
                    case .middles: isEven ? "/{x}-{y}/c\(number)/{z}" : "/a-b\(number)/{z}/d"
                    case .methods: isEven ? "/\(number)/{x}" : "/\(number)/a"
                    case .deep: "/a/b/c/\(isEven ? "{x}" : "d")/e/f\(number)/{y}/g/h\(number)/{z}"
                    }
                return try OverlapSearchTests.line("\(self == .methods && isEven ? "PUT" : "GET") \(text)")
            }
        }
    }

    @Test(arguments: Shape.allCases)
    func workGrowsWithLines(shape: Shape) throws {
        let small = OverlapSearch(try shape.lines(1000))
        let large = OverlapSearch(try shape.lines(4000))
        #expect(small.steps < 1000 * 150, "\(shape) \(small.steps)")
        #expect(large.steps < 4 * small.steps + 4000 * 12, "\(shape) \(small.steps) \(large.steps)")
        if shape == .crossing {
            let counts = large.losses.values.map { $0[OverlapSearch.Relation.crossing.rawValue].count }
            #expect(counts.reduce(0, +) == 2000 * 2000)
        }
    }
}
