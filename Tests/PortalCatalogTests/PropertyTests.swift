import PortalCatalog
import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalSchema
import PortalTestSupport
import PortalVocabulary
import Testing

/// What holds for every product, over random ones.
@Suite struct PropertyTests {
    private static let names = ["Order", "Error", "Item", "Tag"]

    /// A schema with references to some of the names.
    private func schema(_ isSwagger: Bool, _ version: String, _ random: inout SeededGenerator, depth: Int = 0) -> Value
    {
        let holder = isSwagger ? "#/definitions/" : "#/components/schemas/"
        switch Int.random(in: 0...(depth > 2 ? 3 : 7), using: &random) {
        case 0: return ["type": "string"]
        case 1: return ["type": "integer", "minimum": 1]
        case 2, 3: return ["$ref": .string(holder + (Self.names.randomElement(using: &random) ?? "Tag"))]
        case 4:
            return ["type": "array", "items": schema(isSwagger, version, &random, depth: depth + 1)]
        case 5 where version == "3.1.0": return ["type": ["string", "null"]]
        case 5 where version == "3.0.3": return ["type": "string", "nullable": true]
        case 6: return ["allOf": [schema(isSwagger, version, &random, depth: depth + 1)]]
        default:
            return [
                "type": "object",
                "properties": [
                    "a": schema(isSwagger, version, &random, depth: depth + 1),
                    "b": schema(isSwagger, version, &random, depth: depth + 1),
                ],
            ]
        }
    }

    private func description(_ ordinal: Int, _ random: inout SeededGenerator) -> String {
        let version = ["2.0", "3.0.3", "3.1.0", "3.2.0"].randomElement(using: &random) ?? "3.1.0"
        let isSwagger = version == "2.0"
        var paths: [Value.Member] = []
        for path in ["/orders", "/orders/{id}", "/orders/{id}/items/{item}", "/tags", "/own\(ordinal)"] {
            guard Bool.random(using: &random) else { continue }
            // Names of parameters differ between descriptions, methods may clash: the first one has the route.
            let name = path.replacing("{id}", with: "{id\(ordinal)}")
            var item: [Value.Member] = []
            for method in ["get", "post", "delete"] where Bool.random(using: &random) {
                let schema = schema(isSwagger, version, &random)
                let response: Value =
                    isSwagger
                    ? ["description": "d", "schema": schema]
                    : ["description": "d", "content": ["application/json": ["schema": schema]]]
                let id = ["read", "write", "\(method)\(paths.count)"].randomElement(using: &random) ?? ""
                item.append(
                    Value.Member(
                        method,
                        [
                            "operationId": .string("\(id)\(paths.count)\(method)"), "tags": [.string("t\(ordinal)")],
                            "responses": ["200": response],
                        ]
                    )
                )
            }
            if !item.isEmpty { paths.append(Value.Member(name, .mapping(item))) }
        }
        let schemas = Value.mapping(Self.names.map { Value.Member($0, schema(isSwagger, version, &random)) })
        let document: Value =
            isSwagger
            ? [
                "swagger": "2.0", "info": ["title": "T", "version": "1"], "paths": .mapping(paths),
                "definitions": schemas,
            ]
            : [
                "openapi": .string(version), "info": ["title": "T", "version": "1"], "paths": .mapping(paths),
                "components": ["schemas": schemas],
            ]
        return DocumentWriter.json(document)
    }

    private func portal(_ random: inout SeededGenerator) -> MadePortal {
        let count = Int.random(in: 1...3, using: &random)
        var made = MadePortal(
            (0..<count).map {
                MadePortal.Entry(
                    name: "api\($0)",
                    text: description($0, &random),
                    mount: ["", "/shop", "/shop/v\($0)"].randomElement(using: &random) ?? ""
                )
            },
            plans: [ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.header("api-key")))],
            operationPlans: [0]
        )
        made.portal.sites[0].isPublic = Int.random(in: 0..<4, using: &random) == 0
        made.portal.groups = (0..<3).map {
            ResolvedGroup(name: ResourceName(namespace: "shop", name: "g\($0)"), oidcGroups: ["g\($0)"])
        }
        made.portal.grants = (0..<3).map {
            ResolvedGrant(holder: .group($0), portals: [MadePortal.site], plans: .all)
        }
        for index in made.version.operations.indices where Int.random(in: 0..<6, using: &random) == 0 {
            made.version.operations[index].state = Bool.random(using: &random) ? .documented : .withheld(["PC4001"])
        }
        made.version.visibility = (0..<3).map { grant in
            let members = made.version.operations.indices.filter { _ in Bool.random(using: &random) }
            return GrantedOperations(grant: grant, operations: .some(Array(members)))
        }
        return made
    }

    /// `METHOD path` of the operations of a document, with the path under the hosts.
    private func operations(_ document: Value) -> [String] {
        let server = document.at("/servers/0/url")?.line.dropFirst().dropLast() ?? ""
        let front = server.dropFirst("https://api.example.com".count)
        var result: [String] = []
        for path in document["paths"]?.keys ?? [] {
            let item = document["paths"]?[path] ?? .null
            for method in item.keys {
                result.append("\(method.uppercased()) \((try? PathTemplate(front + path))?.shape ?? "")")
            }
        }
        return result.sorted()
    }

    @Test func everyProduct() {
        var random = SeededGenerator()
        let seed = random.seed
        for _ in 0..<150 {
            let made = portal(&random)
            let groups = ["g0", "g1", "g2"].filter { _ in Bool.random(using: &random) }
            let viewer = Viewer(oidcGroups: groups)
            let beholder = made.portal.beholder(username: nil, oidcGroups: groups)
            let visible = made.portal.visibleOperations(of: made.version, on: made.portal.sites[0], to: beholder)
            let expected = visible.map { made.version.operations[$0] }
                .map { "\($0.method.name) \($0.template.shape)" }.sorted()
            let catalog = CatalogBuilder.catalog(of: MadePortal.site, for: viewer, in: made.portal, specs: made.specs)
            let routes = catalog?.products.flatMap(\.environments).flatMap(\.versions).flatMap(\.operations).map(
                \.route
            )
            #expect(routes?.sorted() == visible.map { made.version.operations[$0].name }.sorted(), "seed \(seed)")
            for format in SpecificationFormat.allCases {
                let specification = made.specification(on: MadePortal.site, for: viewer, format: format)
                #expect((specification == nil) == visible.isEmpty, "seed \(seed)")
                guard let specification else { continue }
                #expect(operations(specification.document) == expected, "seed \(seed)")
                let check = ReferenceCheck(specification.document)
                #expect(check.dangling.isEmpty && check.unused.isEmpty, "seed \(seed): \(check)")
                #expect(
                    specification == made.specification(on: MadePortal.site, for: viewer, format: format),
                    "seed \(seed)"
                )
                #expect(faults(specification).isEmpty, "seed \(seed): \(faults(specification)) \(specification.json())")
            }
        }
    }

    /// What our own reader has against a document.
    private func faults(_ specification: PublishedSpecification) -> [String] {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let text = Array(specification.yaml().utf8)
        let documents = DocumentReader.read(text, name: "published.yaml", into: &sources, diagnostics: &diagnostics)
        guard let root = documents.first?.root else { return ["no document"] }
        _ = ApiDescriptionReader.read(root, base: "published.yaml", diagnostics: &diagnostics)
        return diagnostics.all.filter { $0.severity == .error }.map { "\($0.code.id) \($0.message)" }
    }
}
