import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Operations by host, method and path") struct TrieTests {
    /// The first route of the gateway's list that takes a request, found by looking at each: slow, and nothing like the
    /// code under test.
    private static func scan(_ entries: [RouteEntry], _ call: PolicyCall) -> String? {
        let path = PathTemplate.normalized(String(call.path.prefix { $0 != "?" }), keepingSlashes: true)
        let asked = call.method == "OPTIONS" ? call.headers.first { $0.name == "access-control-request-method" } : nil
        return entries.first { entry in
            switch entry.match.method {
            case .any: break
            case .exactly(let method): if method.name != call.method { return false }
            case .preflight(let methods):
                guard let asked, methods.contains(where: { $0.name == asked.value }) else { return false }
            }
            switch entry.match.path {
            case .template(let template): return takes(template, path)
            case .below(let template):
                let front = template.description
                return front == "/" || path == front || path.hasPrefix(front + "/")
            }
        }?.name
    }

    private static func takes(_ template: PathTemplate, _ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard parts.count == template.segments.count else { return false }
        return zip(template.segments, parts).allSatisfy { takes($0.pieces[...], Array($1.utf8)[...]) }
    }

    /// Tries every length of every parameter.
    private static func takes(_ pieces: ArraySlice<PathTemplate.Piece>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = pieces.first else { return text.isEmpty }
        switch first {
        case .literal(let literal):
            return text.starts(with: literal.utf8) && takes(pieces.dropFirst(), text.dropFirst(literal.utf8.count))
        case .parameter:
            return (0..<max(text.count, 0)).contains { takes(pieces.dropFirst(), text.dropFirst($0 + 1)) }
        }
    }

    /// A table in the order in which the resolver makes one, of segments that overlap in every way.
    static func table(_ random: inout SeededGenerator) -> [RouteEntry] {
        let segments = [
            "a", "b", "ab", "a:b", "x-y", "%2F", "{p}", "{p}", "{p}-{q}", "{p}{q}", "a{p}", "{p}b", "x{p}y", "-{p}x",
            "{p}-x", "",
        ]
        let methods = ["GET", "POST", "OPTIONS"]
        var seen = Set<String>()
        var templates: [PathTemplate] = []
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                "/" + (segments.randomElement(using: &random) ?? "a")
            }.joined()
            let template = Fixture.path(text)
            if seen.insert(template.shape).inserted { templates.append(template) }
        }
        templates = templates.ordered { $0.precedes($1) }
        var mounts = Set(["/a", "/a/b", "/", "/x-y/a", "/a/"].filter { _ in Bool.random(using: &random) })
            .map { Fixture.path($0) }
            .ordered { ($1.isRoot ? 0 : $1.segments.count, $0.shape) < ($0.isRoot ? 0 : $0.segments.count, $1.shape) }
        var entries: [RouteEntry] = []
        func add(_ path: RouteMatch.Path, _ method: RouteMatch.Method, _ action: RouteAction) {
            let match = RouteMatch(path: path, method: method)
            entries.append(RouteEntry(name: "\(entries.count)", match: match, action: action))
        }
        for template in templates {
            let ranks = PathTemplate.Specificity(template).ranks
            while let mount = mounts.first {
                let length = mount.isRoot ? 0 : mount.segments.count
                guard ranks.prefix(length).contains(where: { $0 != 0 }) || ranks.count < length else { break }
                add(.below(mount), .any, .respond(.withheld))
                mounts.removeFirst()
            }
            if Bool.random(using: &random) {
                let asked = methods.filter { _ in Bool.random(using: &random) }.map { Fixture.method($0) }
                add(.template(template), .preflight(asked), .forward(Forwarding(backends: [])))
            }
            for method in methods where Bool.random(using: &random) {
                add(.template(template), .exactly(Fixture.method(method)), .forward(Forwarding(backends: [])))
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                add(.template(template), .any, .respond(.wrongMethod(allowed: [])))
            }
        }
        for mount in mounts { add(.below(mount), .any, .respond(.withheld)) }
        return entries
    }

    private static func call(_ random: inout SeededGenerator) -> PolicyCall {
        let parts = [
            "a", "b", "ab", "a:b", "a%3Ab", "a%3ab", "x-y", "x%2dy", "%2F", "%2f", "-b-x", "a-x", "xy", "xqy", "q",
            "aab",
            "", "%", "ü", "a b", "%61",
        ]
        let path = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            "/" + (parts.randomElement(using: &random) ?? "a")
        }.joined()
        let method = ["GET", "POST", "PUT", "OPTIONS"].randomElement(using: &random) ?? "GET"
        let asked = ["GET", "POST", "PUT"].randomElement(using: &random) ?? "GET"
        let headers = [
            PolicyCall.Field("origin", "https://app.example.com"),
            PolicyCall.Field("access-control-request-method", asked),
        ]
        return PolicyCall(
            host: "API.example.com:8443",
            method: method,
            path: path + (Bool.random(using: &random) ? "?a=/b" : ""),
            headers: Bool.random(using: &random) ? headers : [],
            now: 0
        )
    }

    @Test("is the first of the gateway's list that matches")
    func firstMatch() {
        var random = SeededGenerator()
        let seed = random.seed
        var matches = 0
        for _ in 0..<400 {
            let entries = Self.table(&random)
            let snapshot = PolicySnapshot(
                Fixture.portal(plans: [], operations: [], guards: entries.shuffled(using: &random))
            )
            for _ in 0..<40 {
                let call = Self.call(&random)
                let expected = Self.scan(entries, call)
                let found = snapshot.decide(call)
                if expected != nil { matches += 1 }
                guard found.route != expected else { continue }
                Issue.record("\(call.method) \(call.path): \(found), not \(expected ?? "none"); seed \(seed)")
                return
            }
        }
        #expect(matches > 1000, "the tables and paths should meet")
    }

    @Test(
        "is that of its host",
        arguments: [
            ("api.example.com", "exact"), ("API.Example.COM:80", "exact"), ("x.example.com", "wild"),
            ("x.y.example.com", "wild"), ("x.sub.example.com", "sub"), ("sub.example.com", "wild"),
            ("example.com", nil), (".example.com", nil), ("", nil), ("api.example.com.", nil),
        ] as [(String, String?)]
    )
    func hosts(_ host: String, _ expected: String?) {
        let environments = [("exact", "api.example.com"), ("wild", "*.example.com"), ("sub", "*.sub.example.com")].map {
            name,
            host in
            var portal = Fixture.portal(
                plans: [],
                operations: [Fixture.Served(name: name, path: "/", plans: [])],
                hosts: [host]
            )
            portal.environments[0].name = ResourceName(namespace: "shop", name: name)
            return portal.environments[0]
        }
        let verdict = PolicySnapshot(ResolvedPortal(environments: environments)).decide(
            PolicyCall(host: host, path: "/", now: 0)
        )
        #expect(verdict.route == expected)
        if expected == nil { #expect(verdict.summary == "deny 404 unknownHost") }
    }

    @Test(
        "is none where the path has segments that a backend would resolve, or is none",
        arguments: ["/a/../b", "/./b", "/%2e%2E/b", "/a/.", "", "a", "*", "?/a", "/..;/../b"]
    )
    func strangePaths(_ path: String) {
        let portal = Fixture.portal(
            plans: [],
            operations: [
                Fixture.Served(name: "one", path: "/{p}", plans: []),
                Fixture.Served(name: "two", path: "/{p}/{q}", plans: []),
                Fixture.Served(name: "three", path: "/{p}/{q}/{r}", plans: []),
            ]
        )
        let verdict = PolicySnapshot(portal).decide(PolicyCall(host: "api.example.com", path: path, now: 0))
        #expect(verdict.summary == "deny 404 unknownRoute")
    }

    @Test("is found on a small stack, however many segments a path has")
    func depth() {
        let long = String(repeating: "/a", count: 20_000)
        let portal = Fixture.portal(
            plans: [],
            operations: [
                Fixture.Served(name: "long", path: long + "/{p}", plans: []),
                Fixture.Served(name: "any", path: String(repeating: "/{p}", count: 20_000) + "/b", plans: []),
            ]
        )
        let snapshot = PolicySnapshot(portal)
        #expect(snapshot.decide(PolicyCall(host: "api.example.com", path: long + "/x", now: 0)).route == "long")
        #expect(snapshot.decide(PolicyCall(host: "api.example.com", path: long + "/b", now: 0)).route == "long")
        let other = "/b" + long.dropFirst(2) + "/b"
        #expect(snapshot.decide(PolicyCall(host: "api.example.com", path: other, now: 0)).route == "any")
    }
}

extension PathTemplate {
    /// A path in the spelling of templates, segment by segment.
    fileprivate static func normalized(_ path: String, keepingSlashes: Bool) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { normalized(String($0)) }
            .joined(separator: "/")
    }
}
