/// Makes portals at random.
package struct PortalGenerator {
    private var dice: Dice
    private var portal: GeneratedPortal
    /// Whether paths are of few plain words: what meets then is many templates, not many spellings.
    private let isPlain: Bool
    private var usedPaths: [String] = []

    private init(seed: UInt64) {
        dice = Dice(seed: seed)
        portal = GeneratedPortal(seed: seed, namespace: "s" + String(seed, radix: 16))
        isPlain = dice.once(in: 3)
    }

    /// The portal of a seed.
    package static func portal(seed: UInt64) -> GeneratedPortal {
        var generator = PortalGenerator(seed: seed)
        generator.make()
        return generator.portal
    }

    private mutating func make() {
        let isLarge = dice.once(in: 12)
        portal.services = ["one", "two", "three"]
        makePlans()
        for number in 0..<dice.number(1...3) { makeApi("api\(number)", isLarge: isLarge) }
        for number in 0..<dice.number(1...2) { makeProduct("product\(number)") }
        for number in 0..<dice.number(1...3) { makeEnvironment("env\(number)", number) }
        makeKeys()
        if dice.once(in: 2) { portal.maximumRoutes = dice.number(1...12) }
        if dice.once(in: 2) { portal.maximumListedRoutes = dice.number(1...12) }
    }

    // MARK: - Plans

    private mutating func makePlans() {
        typealias Plan = GeneratedPortal.Plan
        portal.plans = [
            Plan(name: "open", auth: .open, place: "", limits: 0, isStrict: false),
            Plan(name: "metered", auth: .open, place: "", limits: dice.number(1...4), isStrict: dice.once(in: 2)),
            Plan(name: "keyed", auth: .header, place: "api-key", limits: 0, isStrict: false),
            Plan(
                name: "gold",
                auth: dice.pick([.header, .query, .cookie]),
                place: "gold-key",
                limits: dice.number(0...4),
                isStrict: dice.once(in: 2)
            ),
            Plan(name: "token", auth: .token, place: "", limits: dice.number(0...1), isStrict: false),
        ]
    }

    private mutating func planNames() -> [String] {
        switch dice.number(0...11) {
        case 0...5: ["open"]
        case 6: ["metered"]
        case 7: ["keyed"]
        case 8: ["gold"]
        case 9: ["gold", "keyed"]
        case 10: dice.pick([["token"], ["keyed", "token"], ["token", "gold"]])
        // No such plan: what is under it is withheld.
        default: dice.pick([["missing"], ["keyed"], ["open"]])
        }
    }

    private mutating func makeKeys() {
        for environment in portal.environments {
            for selection in environment.selections {
                for plan in portal.plans where [.header, .query, .cookie].contains(plan.auth) {
                    for isOverLimit in [false, true] where !isOverLimit || plan.limits > 0 {
                        let number = portal.keys.count
                        portal.keys.append(
                            GeneratedPortal.Key(
                                text: "\(portal.namespace)-key-\(number)",
                                environment: environment.name,
                                product: selection.product,
                                plan: plan.name,
                                consumer: isOverLimit ? "over-\(number)" : "user-\(number)",
                                isOverLimit: isOverLimit
                            )
                        )
                    }
                }
            }
        }
    }

    // MARK: - Paths

    private mutating func segment(_ parameter: inout Int) -> String {
        func name(_ number: inout Int) -> String {
            number += 1
            return "{p\(number)}"
        }
        switch dice.number(0...9) {
        case 0...3: return name(&parameter)
        case 4:
            var result = ""
            for character in dice.pick(isPlain ? Array(PathWords.partial.prefix(8)) : PathWords.partial) {
                result += character == "#" ? name(&parameter) : String(character)
            }
            return result
        case 5, 6: return dice.pick(isPlain ? PathWords.plain : PathWords.odd)
        default: return dice.pick(PathWords.plain)
        }
    }

    private mutating func path() -> String {
        var parameter = 0
        // A sibling of one that is there: some segments from the front, others of its own.
        if let known = usedPaths.randomElement(using: &dice.random), !dice.once(in: 3) {
            var segments = known.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
            let changed = dice.number(0...max(0, segments.count - 1))
            parameter = 100
            segments[changed] = segment(&parameter)
            if dice.once(in: 4) { segments.append(segment(&parameter)) }
            return "/" + segments.joined(separator: "/")
        }
        let length = dice.pick([1, 1, 2, 2, 2, 3, 3, 4])
        var path = ""
        for _ in 0..<length { path += "/" + segment(&parameter) }
        if dice.once(in: 20) { path += "/" }
        return dice.once(in: 40) ? "/" : path
    }

    /// A literal base path.
    private mutating func basePath(orNoneIn times: Int) -> String? {
        guard dice.once(in: times) else { return nil }
        let words =
            isPlain
            ? PathWords.plain : PathWords.plain + ["a:b", "b~", "é", "a.b", "x+y", "(z)", "a%20b", "%41", "a;v=1"]
        var path = ""
        for _ in 0..<dice.number(1...2) { path += "/" + dice.pick(words) }
        return path
    }

    // MARK: - Descriptions

    private mutating func makeApi(_ name: String, isLarge: Bool) {
        var operations: [GeneratedPortal.Operation] = []
        let count = isLarge ? dice.number(60...140) : dice.number(2...9)
        var shapes = Set<String>()
        while operations.count < count {
            let path = path()
            usedPaths.append(path)
            let methods = dice.some(["get", "put", "post", "delete", "options", "head", "patch", "trace"], onceIn: 4)
            for method in methods.isEmpty ? ["get"] : methods {
                let number = operations.count
                guard shapes.insert(method + " " + path).inserted else { continue }
                operations.append(
                    GeneratedPortal.Operation(
                        id: dice.once(in: 8) ? nil : name + "-" + dice.pick(["op", "Op ", "ö/", "x:"]) + "\(number)",
                        method: method == "trace" && dice.once(in: 2) ? "get2" : method,
                        path: path
                    )
                )
            }
        }
        let formats = GeneratedPortal.Api.Format.allCases
        let format = dice.pick(formats + [.openAPI31])
        for index in operations.indices {
            if operations[index].method == "get2" { operations[index].method = "get" }
            // Swagger has no such method.
            if format == .swagger, operations[index].method == "trace" { operations[index].method = "post" }
        }
        var seen = Set<String>()
        operations.removeAll { !seen.insert($0.method + " " + $0.path).inserted }
        portal.apis.append(
            GeneratedPortal.Api(
                name: name,
                format: format,
                basePath: basePath(orNoneIn: 3) ?? "",
                operations: operations
            )
        )
    }

    // MARK: - Products

    private mutating func makeProduct(_ name: String) {
        var versions: [GeneratedPortal.Version] = []
        for number in 1...dice.number(1...2) {
            var mounts: [GeneratedPortal.Mount] = []
            let apis = dice.some(portal.apis, onceIn: 2)
            for api in apis.isEmpty ? [dice.pick(portal.apis)] : apis { mounts.append(mount(api)) }
            versions.append(GeneratedPortal.Version(name: "v\(number)", way: way(), mounts: mounts))
        }
        portal.products.append(GeneratedPortal.Product(name: name, plans: planNames(), versions: versions))
    }

    private mutating func mount(_ api: GeneratedPortal.Api) -> GeneratedPortal.Mount {
        let ids = api.operations.compactMap(\.id)
        var overrides: [GeneratedPortal.Override] = []
        for _ in 0..<dice.number(0...3) {
            guard let id = ids.randomElement(using: &dice.random) else { break }
            overrides.append(
                GeneratedPortal.Override(
                    ids: [id],
                    plan: dice.once(in: 2) ? planNames()[0] : nil,
                    way: dice.once(in: 2) ? way() : nil
                )
            )
        }
        overrides.removeAll { $0.plan == nil && $0.way == nil }
        return GeneratedPortal.Mount(
            api: api.name,
            prefix: basePath(orNoneIn: 4),
            included: dice.once(in: 6) && !ids.isEmpty ? dice.some(ids, onceIn: 2) + [ids[0]] : nil,
            excluded: dice.once(in: 2) ? dice.some(ids, onceIn: 4) : [],
            overrides: overrides
        )
    }

    private mutating func way() -> GeneratedPortal.Way {
        let names = portal.services + ["outside.example.org"]
        var way = GeneratedPortal.Way(backends: [GeneratedPortal.Share(name: dice.pick(names))])
        if dice.once(in: 5) {
            way.backends = [
                GeneratedPortal.Share(name: "one", weight: 70), GeneratedPortal.Share(name: "two", weight: 30),
            ]
        }
        // No such Service: what goes there is withheld.
        if dice.once(in: 15) { way.backends = [GeneratedPortal.Share(name: "nowhere")] }
        if dice.once(in: 6) { way.host = dice.pick(["inside.example.org", "inside.example.org:8443"]) }
        way.changesHeaders = dice.once(in: 5)
        if dice.once(in: 3) { way.cors = cors() }
        if dice.once(in: 6) { way.timeout = "5s" }
        way.retries = dice.once(in: 6)
        if dice.once(in: 10) { way.mirror = "three" }
        if dice.once(in: 12) {
            way.redirect = dice.pick([
                GeneratedPortal.Redirect(host: "moved.example.org", path: nil, code: 301),
                GeneratedPortal.Redirect(host: nil, path: "/moved", code: 307),
                GeneratedPortal.Redirect(host: "moved.example.org", path: "/moved?x=1", code: 308),
                GeneratedPortal.Redirect(host: "moved.example.org", path: "/moved/here", code: 302),
            ])
        }
        return way
    }

    private mutating func cors() -> GeneratedPortal.CORS {
        GeneratedPortal.CORS(
            origins: dice.pick([
                ["https://app.example.org"], ["*"], ["^https://[a-z]+\\.example\\.org$"],
                ["https://app.example.org", "https://other.example.org"],
            ]),
            methods: dice.pick([[], ["GET"], ["GET", "POST", "DELETE"]]),
            credentials: false
        )
    }

    // MARK: - Environments

    private mutating func makeEnvironment(_ name: String, _ number: Int) {
        let hosts = [
            "api", "a", "b", "x.api", "*", "*.api", "test-1",
        ]
        // Hosts of different portals never meet, those of one portal may.
        var domains: [String] = []
        for host in dice.some(hosts, onceIn: 4) { domains.append("\(host).\(portal.namespace).example.com") }
        if domains.isEmpty || dice.once(in: 2) { domains.append("e\(number).\(portal.namespace).example.com") }
        var selections: [GeneratedPortal.Selection] = []
        for product in portal.products where selections.isEmpty || !dice.once(in: 3) {
            selections.append(
                GeneratedPortal.Selection(
                    product: product.name,
                    basePath: dice.once(in: 2)
                        ? dice.pick(["{%version%}", "/\(product.name)/{%version%}", "/shop/{%version%}/x"])
                        : basePath(orNoneIn: 3),
                    plans: dice.once(in: 4) ? planNames() : nil
                )
            )
        }
        portal.environments.append(
            GeneratedPortal.Environment(
                name: name,
                domains: domains,
                basePath: basePath(orNoneIn: 4),
                gateway: dice.pick([.shared, .shared, .shared, .plain, .secured]),
                selections: selections
            )
        )
    }
}
