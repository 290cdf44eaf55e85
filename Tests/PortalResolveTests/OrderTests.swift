import PortalDiagnostics
import PortalTestSupport
import Testing

@Suite("Order of the input")
struct OrderTests {
    /// A sound input, one with faults, and one in which many want the same thing.
    static let inputs: [[String: String]] = {
        var faulty = FaultBase.resources
        for name in ["a plan that does not exist", "no grant", "another environment that wants the host"] {
            FaultTable.faults.first { $0.testDescription == name }?.change(&faulty)
        }
        var contested = FaultBase.resources
        for number in 1...4 {
            contested["product/thief\(number)"] = """
                kind: ApiProduct
                metadata: {name: thief\(number), namespace: shop, creationTimestamp: "2026-01-0\(number % 2 + 1)T00:00:00Z"}
                spec:
                  usagePlanRefs: [{name: everyone}]
                  versions:
                  - name: v1
                    route: {backends: [{service: {name: proxy, port: 80}}]}
                    apis: [{apiDocRef: {name: proxy}}, {name: people, apiDocRef: {name: users}}]
                """
            contested["environment/thief\(number)"] = """
                kind: Environment
                metadata: {name: thief\(number), namespace: shop}
                spec:
                  domains: [api.example.com, "*.thief.example.com"]
                  gateway: {ref: {name: public}}
                  products: [{}]
                """
        }
        return [FaultBase.resources, faulty, contested, people]
    }()

    /// Portals that want one host, users of one name, a portal of which there are two documents, and a broken group.
    private static let people: [String: String] = {
        var resources = SiteBase.resources
        for number in 1...3 {
            resources["portal/rival\(number)"] = """
                kind: Portal
                metadata: {name: rival\(number), namespace: shop}
                spec:
                  domains: [developers.example.com, "*.example.com"]
                  environmentRefs: [{name: production}]
                  gateway: {ref: {name: public}}
                """
            resources["user/rival\(number)"] = """
                kind: User
                metadata: {name: rival\(number), namespace: shop, labels: {company: acme}}
                spec: {username: mia}
                """
        }
        for gateway in ["public", "internal"] {
            resources["portal/twin-\(gateway)"] = """
                kind: Portal
                metadata: {name: twin, namespace: shop}
                spec:
                  domains: [twin.example.com]
                  environmentRefs: [{name: production}, {name: \(gateway), namespace: bank}]
                  gateway: {ref: {name: \(gateway)}}
                """
        }
        Fault.replace("group/staff", "allUsagePlans", "allUsagePlan")(&resources)
        return resources
    }()

    @Test("means nothing", arguments: 0..<4)
    func shuffled(_ number: Int) {
        let resources = Self.inputs[number]
        let expected = Resolution(SiteBase.text(resources))
        var random = SeededGenerator()
        for _ in 0..<30 {
            var files: [(name: String, text: String)] = []
            var rest = resources.keys.sorted().shuffled(using: &random)
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &random)
                let texts = rest.prefix(count).map { SiteBase.text([$0: resources[$0] ?? ""]) }
                files.append(("file\(files.count).yaml", texts.joined(separator: "---\n")))
                rest.removeFirst(count)
            }
            let other = Resolution(files)
            #expect(other.portal == expected.portal, "seed \(random.seed)")
            #expect(other.findings == expected.findings, "seed \(random.seed)")
        }
    }
}
