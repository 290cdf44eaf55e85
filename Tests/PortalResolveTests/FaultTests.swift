import PortalDiagnostics
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

/// A way to break one thing, and all that goes with it.
struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Changes the resources.
    let change: @Sendable (inout [String: String]) -> Void
    /// What the route names of exactly those operations begin with that are served before and withheld after.
    let withheld: [String]
    /// The same of operations that nobody asks for any more.
    let dropped: [String]
    /// Whether those are guarded all the same: they are asked for under another name.
    var isDropGuarded: Bool { codes == ["PC3012"] }
    /// The codes that are reported, of errors and warnings.
    let codes: [String]
    /// The environments that are not served at all any more.
    var closedEnvironments: [String] = []

    /// One change after another.
    static func all(
        _ changes: (@Sendable (inout [String: String]) -> Void)...
    ) -> @Sendable (inout [String: String]) -> Void {
        { resources in
            for change in changes { change(&resources) }
        }
    }

    /// Replaces a text in a resource.
    static func replace(_ key: String, _ old: String, _ new: String) -> @Sendable (inout [String: String]) -> Void {
        { resources in
            let text = resources[key] ?? ""
            precondition(text.contains(old), "\(key) does not contain \(old)")
            resources[key] = text.replacing(old, with: new)
        }
    }
}

@Suite("Fault table")
struct FaultTests {
    static let production = "shop/production/shop/"
    static let internalOrders = "bank/internal/shop/orders/v2/shop/"
    static let people = ["\(production)orders/v2/shop/people/", "\(internalOrders)people/"]
    static let v2Orders = ["\(production)orders/v2/shop/orders/", "\(internalOrders)orders/"]
    static let orders = ["\(production)orders/", internalOrders]

    @Test("the sound input is sound")
    func base() {
        let resolution = Resolution(FaultBase.text(FaultBase.resources))
        #expect(resolution.findings == [])
        #expect(resolution.portal.environments.flatMap(\.withheld) == [])
        #expect(resolution.portal.environments.map { operations($0).count } == [19, 19])
    }

    @Test("a fault withholds, and guards, what depends on it, and nothing else", arguments: FaultTable.faults)
    func fault(_ fault: Fault) {
        var resources = FaultBase.resources
        let sound = Resolution(FaultBase.text(resources))
        fault.change(&resources)
        let faulty = Resolution(FaultBase.text(resources))
        let isAsSaid =
            faulty.codes.allSatisfy { found in fault.codes.contains { found.hasPrefix($0) } }
            && fault.codes.allSatisfy { said in faulty.codes.contains { $0.hasPrefix(said) } }
        #expect(isAsSaid, "\(fault.codes) but\n\(faulty.findings.joined(separator: "\n"))")

        for environment in sound.portal.environments {
            let name = environment.name.description
            let before = operations(environment)
            let expected = before.filter { entry in fault.withheld.contains { entry.name.hasPrefix($0) } }
            let dropped = before.filter { entry in fault.dropped.contains { entry.name.hasPrefix($0) } }
            guard let after = faulty.environment(name) else {
                #expect(fault.closedEnvironments.contains(name), "\(name) is not served")
                continue
            }
            #expect(!fault.closedEnvironments.contains(name), "\(name) is served")
            if expected.isEmpty, dropped.isEmpty, !fault.withheld.contains(where: { $0.hasPrefix(name) }) {
                #expect(Dump.text(after) == Dump.text(environment))
                #expect(after == environment, "another owner's environment has changed")
                continue
            }
            // Byte for byte, and in the same order.
            let rest = before.filter { entry in !expected.contains(entry) && !dropped.contains(entry) }
            #expect(operations(after).filter { entry in rest.contains { $0.name == entry.name } } == rest)
            for entry in expected where !after.withheld.contains(where: { $0.name == entry.name }) {
                let mount = entry.name.split(separator: "/").dropLast().joined(separator: "/")
                #expect(after.withheld.contains { $0.name == mount }, "\(entry.name) is not listed")
            }
            #expect(after.withheld.allSatisfy { !$0.reasons.isEmpty }, "\(after.withheld)")
            #expect(Set(after.entries.map(\.name)).count == after.entries.count)
            expectGuarded(expected + (fault.isDropGuarded ? dropped : []), in: environment, sound, faulty)
        }
        for name in fault.closedEnvironments { #expect(faulty.environment(name) == nil) }
    }

    /// No request for a withheld operation reaches a backend.
    private func expectGuarded(
        _ withheld: [RouteEntry],
        in environment: ResolvedEnvironment,
        _ sound: Resolution,
        _ faulty: Resolution
    ) {
        var random = SeededGenerator()
        let before = RequestSimulator(portal: sound.portal)
        let after = RequestSimulator(portal: faulty.portal)
        for entry in withheld {
            guard case .template(let template) = entry.match.path, case .exactly(let method) = entry.match.method else {
                continue
            }
            for _ in 0..<20 {
                let path = RequestSimulator.path(of: template, using: &random)
                for host in environment.hosts {
                    let host = host.text.replacing("*", with: "any")
                    guard before.outcome(host: host, method: method, path: path) == .backend(entry.name) else {
                        continue
                    }
                    let outcome = after.outcome(host: host, method: method, path: path)
                    let isClosed =
                        switch outcome {
                        case .backend, .redirected: false
                        case .answered, .notFound: true
                        }
                    #expect(isClosed, "\(method) \(host)\(path): \(outcome), seed \(random.seed)")
                }
            }
        }
    }

    private func operations(_ environment: ResolvedEnvironment) -> [RouteEntry] {
        environment.entries.filter { !$0.name.hasPrefix("~") }
    }
}
