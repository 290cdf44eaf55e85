import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore

/// What is published is routed, and what is routed is published.
@Suite struct PublishedRoutesTests {
    /// What a specification says can be called: a request of each operation.
    private static func requests(_ document: Value) -> [(method: String, path: String)] {
        let url = Served.elements(document["servers"]).first?["url"].flatMap(Served.string) ?? ""
        let authority = url.drop { $0 != "/" }.dropFirst(2)
        let base = authority.drop { $0 != "/" }
        var requests: [(String, String)] = []
        guard case .mapping(let paths)? = document["paths"] else { return [] }
        for path in paths {
            guard case .mapping(let item) = path.value else { continue }
            for member in item where ["get", "put", "post", "delete", "patch"].contains(member.key) {
                requests.append((member.key.uppercased(), base + filled(path.key)))
            }
        }
        return requests
    }

    /// A path with values of nobody else for its parameters.
    private static func filled(_ template: String) -> String {
        var path = ""
        var isInside = false
        for character in template {
            if character == "{" { path += "zz" }
            if character == "{" || character == "}" {
                isInside = character == "{"
            } else if !isInside {
                path.append(character)
            }
        }
        return path
    }

    /// Compares the specifications of every version with the routes of its host; returns how many operations there are.
    private static func compare(_ served: Served, _ context: String) throws -> Int {
        var count = 0
        for environment in served.translation.portal.environments {
            guard let host = environment.hosts.first?.text else { continue }
            let simulator = try GatewaySimulator(served.translation.documents, host: host)
            for version in environment.products {
                let expected = version.operations.filter { $0.state == .served }.map(\.name).sorted()
                for format in SpecificationFormat.allCases {
                    let specification = served.translation.specification(
                        of: version.product,
                        version: version.version,
                        in: environment.name,
                        format: format
                    )
                    let requests = specification.map { Self.requests($0.document) } ?? []
                    let found = requests.map { simulator.route($0.method, $0.path) ?? "none: \($0)" }.sorted()
                    #expect(found == expected, "\(version.product) \(version.version) \(format), \(context)")
                    guard found == expected else { return count }
                }
                count += expected.count
            }
        }
        // And in the output there is nothing else.
        #expect(served.routeNames == served.operations, "\(context)")
        return count
    }

    @Test func ofRandomProducts() throws {
        var random = SeededGenerator()
        let seed = random.seed
        var (served, withheld) = (0, 0)
        for round in 0..<60 {
            let portal = Served(RandomManifests(&random).text)
            served += try Self.compare(portal, "round \(round), seed \(seed)")
            withheld += portal.translation.portal.environments.map(\.withheld.count).reduce(0, +)
        }
        #expect(served > 500 && withheld > 50, "seed \(seed)")
    }

    /// The products of the corpus that are at hand.
    @Test(arguments: [
        ("bookstore", ["k8s"]), ("petstore-httpbin", [""]),
        ("oidc-jwt-rbac-grpc", ["petstore/default", "petstore/grpc"]),
        ("petstore-edge", [""]),
    ])
    func ofTheCorpus(set: String, prefixes: [String]) throws {
        guard var steps = try GlooSteps(set) else { return }
        for prefix in prefixes {
            for file in try steps.files where file.hasPrefix(prefix) { try steps.apply(file) }
        }
        #expect(try Self.compare(steps.served, set) > 5)
    }

    @Test func ofTheExamples() throws {
        for name in ["bookstore", "orders"] {
            let example = try ExampleFolder(name)
            #expect(try Self.compare(Served(example.translate(example.manifests)), name) > 0)
        }
    }
}
