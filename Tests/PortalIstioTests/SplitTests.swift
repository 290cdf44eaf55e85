import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalScenarios
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalIstio

/// Parts of large lists of routes.
struct SplitTests {
    private func routes(_ names: [String], size: Int = 300) -> [EmittedRoute] {
        names.map { EmittedRoute(name: $0, value: .string($0), json: 0..<size) }
    }

    private func parts(_ names: [String], size: Int = 300, routes limit: Int = 1000) -> [[String]] {
        let splitter = RouteSplitter(maximumRoutes: limit, maximumBytes: 240 * 1024)
        return splitter.parts(of: routes(names, size: size)).map { Array(names[$0]) }
    }

    @Test(arguments: [(1, 300), (1000, 200), (1001, 200), (10_000, 300), (3000, 10_000), (50, 300_000)])
    func partsAreTheList(count: Int, size: Int) {
        let names = (0..<count).map { "shop/production/\($0)" }
        let parts = parts(names, size: size)
        #expect(parts.flatMap { $0 } == names)
        #expect(parts.allSatisfy { !$0.isEmpty && $0.count <= 1000 })
        #expect(parts.allSatisfy { $0.count == 1 || $0.count * size <= 240 * 1024 })
        #expect((parts.count == 1) == (count <= 1000 && count * size <= 240 * 1024 || count == 1))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func anEditChangesFewParts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1200...6000, using: &generator)
        var names = (0..<count).map { "shop/\(seed)/operation-\($0)" }
        let before = Set(parts(names))
        let place = Int.random(in: 0..<count, using: &generator)
        if Bool.random(using: &generator) {
            names.insert("shop/\(seed)/new-\(place)", at: place)
        } else {
            names.remove(at: place)
        }
        let after = Set(parts(names))
        #expect(after.subtracting(before).count <= 3, "seed \(seed)")
        #expect(before.subtracting(after).count <= 3, "seed \(seed)")
    }

    @Test func rootNamesItsParts() {
        var options = IstioOptions()
        options.maximumRoutes = 10
        let entries = (0..<100).map { Fixture.entry("operation-\($0)", "/a/\($0)") }
        let emission = Emission(Fixture.environment(entries), options: options)
        let services = emission.all("VirtualService")
        let root = services.last
        #expect(root?.name == "portalcore-production")
        #expect(root?.phase == .routes)
        #expect(root?.value.at("spec.hosts") == ["api.example.com"])
        let parts = services.dropLast()
        #expect(
            parts.allSatisfy {
                $0.phase == .parts && $0.value.at("spec.hosts") == nil && $0.value.at("spec.gateways") == nil
            }
        )
        let byName = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0) })
        var names: [String] = []
        for rule in root?.value.at("spec.http")?.elements ?? [] {
            #expect(rule["match"] == nil && rule["name"] == nil)
            #expect(rule.at("delegate.namespace") == "shop")
            let part = byName[rule.at("delegate.name")?.text ?? ""]
            names += part?.value.at("spec.http")?.elements?.compactMap { $0["name"]?.text } ?? []
        }
        #expect(names == entries.map(\.name))
        #expect(parts.count == root?.value.at("spec.http")?.elements?.count)
    }

    @Test func unchangedPartsKeepTheirNames() {
        var entries = (0..<3000).map { Fixture.entry("operation-\($0)", "/a/\($0)") }
        let before = Set(Emission(Fixture.environment(entries)).documents.map(\.name))
        entries.remove(at: 1500)
        let after = Set(Emission(Fixture.environment(entries)).documents.map(\.name))
        #expect(before.count > 4)
        #expect(after.subtracting(before).count <= 3)
    }

    @Test func whatDoesNotFitIsNotEmitted() {
        var options = IstioOptions()
        options.maximumObjectBytes = 3000
        let hosts = (0..<200).map { "host-\($0).example.com" }
        let crowded = Emission(Fixture.environment(hosts: hosts, [Fixture.entry("x", "/a")]), options: options)
        #expect(crowded.codes == ["PC5002"])
        #expect(crowded.documents.isEmpty)
        let fat = Fixture.entry("x", "/a", request: HeaderChanges(set: ["a": String(repeating: "a", count: 2000)]))
        let emission = Emission(Fixture.environment([fat, Fixture.entry("y", "/b")]), options: options)
        #expect(emission.codes == ["PC5002"])
        #expect(emission.routes.map { $0["directResponse"] != nil } == [true, false])
    }
}
