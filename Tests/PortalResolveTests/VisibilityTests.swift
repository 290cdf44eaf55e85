import PortalDiagnostics
import PortalIR
import PortalModel
import PortalVocabulary
import Testing

@testable import PortalResolve

/// What rights cover of versions that are put together by hand.
@Suite("What rights cover")
struct VisibilityTests {
    private static let production = ResourceName(namespace: "shop", name: "production")
    private static let orders = ResourceName(namespace: "shop", name: "orders")
    private static let developers = ResourceName(namespace: "shop", name: "developers")
    private static let group = ResourceIdentity(kind: .group, namespace: "shop", name: "partners")

    private static func operation(
        _ id: String,
        _ method: HTTPMethod,
        _ path: String,
        api: Int = 0,
        tags: [String] = []
    ) throws -> PublishedOperation {
        PublishedOperation(
            name: "shop/production/shop/orders/v1/shop/\(api)/\(id)",
            api: api,
            id: id,
            writtenPath: path,
            template: try PathTemplate("/v1" + path),
            method: method,
            tags: tags
        )
    }

    /// Two versions of a product, of two descriptions each.
    private static func environment(_ name: ResourceName = production) throws -> ResolvedEnvironment {
        let operations = [
            try operation("createOrder", .post, "/orders"),
            try operation("getOrder", .get, "/orders/{id}", tags: ["public"]),
            try operation("listOrders", .get, "/orders", tags: ["public"]),
            try operation("purgeOrders", .post, "/orders/purge", tags: ["internal"]),
            try operation("listUsers", .get, "/users", api: 1),
        ]
        let apis = ["orders", "users"].map {
            PublishedApi(name: $0, apiDoc: ResourceName(namespace: "shop", name: $0), basePath: "/v1")
        }
        return ResolvedEnvironment(
            name: name,
            hosts: [],
            gateway: ResolvedGateway(source: .none, workload: nil),
            products: ["v1", "v2"].map {
                PublishedVersion(product: orders, version: $0, apis: apis, operations: operations)
            }
        )
    }

    private static func right(
        _ operations: OperationChoice = OperationChoice(),
        products: Set<ResourceName> = [orders],
        environments: Set<ResourceName> = [production],
        portals: [ResourceName] = [developers]
    ) -> Right {
        Right(
            grant: ResolvedGrant(holder: .group(0), portals: portals, plans: .all),
            products: products,
            environments: environments,
            operations: operations,
            subject: group
        )
    }

    private static func apply(
        _ rights: [Right],
        to environments: [ResolvedEnvironment],
        showing shown: [ResourceName] = [production]
    ) -> (environments: [ResolvedEnvironment], findings: [String]) {
        var environments = environments
        var findings = Findings()
        let site = ResolvedSite(name: developers, environments: shown)
        Visibility(rights, [site]).apply(to: &environments, &findings)
        return (environments, findings.finish().map { "\($0.code.id) \($0.subject ?? "-") \($0.message)" })
    }

    private struct Choice: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let choice: OperationChoice
        let expected: [String]?
        var findings: [String] = []
    }

    private static func ids(_ ids: String...) -> OperationSelector {
        OperationSelector(ids: ids.map { PlacedText($0) })
    }

    private static let choices = [
        Choice(testDescription: "everything", choice: OperationChoice(), expected: nil),
        Choice(
            testDescription: "ids",
            choice: OperationChoice(include: [ids("getOrder", "listUsers")]),
            expected: ["getOrder", "listUsers"]
        ),
        Choice(
            testDescription: "tag and method, or a path",
            choice: OperationChoice(include: [
                OperationSelector(tags: ["public"], methods: ["GET"]), OperationSelector(paths: ["/users/**"]),
            ]),
            expected: ["getOrder", "listOrders", "listUsers"]
        ),
        Choice(
            testDescription: "all but a tag",
            choice: OperationChoice(exclude: [OperationSelector(tags: ["internal"])]),
            expected: ["createOrder", "getOrder", "listOrders", "listUsers"]
        ),
        Choice(
            testDescription: "an exclusion wins",
            choice: OperationChoice(include: [ids("getOrder")], exclude: [OperationSelector(methods: ["GET"])]),
            expected: []
        ),
        Choice(
            testDescription: "a tag that nothing has",
            choice: OperationChoice(exclude: [OperationSelector(tags: ["privat"])]),
            expected: nil,
            findings: ["PC3550 Group shop/partners a selector matches no operation of ApiProduct `shop/orders`"]
        ),
        Choice(
            testDescription: "an id that there is not",
            choice: OperationChoice(include: [ids("getOrder", "getOrdr")]),
            expected: ["getOrder"],
            findings: ["PC4502 Group shop/partners ApiProduct `shop/orders` has no operation `getOrdr`"]
        ),
        Choice(
            testDescription: "an exclusion of an id that there is not",
            choice: OperationChoice(exclude: [ids("purgeOrder")]),
            expected: [],
            findings: ["PC4502 Group shop/partners ApiProduct `shop/orders` has no operation `purgeOrder`"]
        ),
    ]

    @Test("a choice of operations", arguments: choices)
    private func choice(_ choice: Choice) throws {
        let (environments, findings) = Self.apply([Self.right(choice.choice)], to: [try Self.environment()])
        #expect(findings == choice.findings)
        for version in environments[0].products {
            let covered = version.visibility.flatMap { entry in
                version.operations.indices.filter(entry.operations.contains).map { version.operations[$0].id }
            }
            #expect(covered == choice.expected ?? version.operations.map(\.id))
            let isAll = version.visibility.contains { $0.operations == .all }
            #expect(isAll == (choice.expected == nil))
        }
    }

    @Test("where a description has no operations, only its version is withheld, and nothing is reported again")
    func gap() throws {
        var environment = try Self.environment()
        environment.products[1].operations.removeAll { $0.api == 0 }
        let right = Self.right(OperationChoice(exclude: [Self.ids("notThere")]))
        let (environments, findings) = Self.apply([right], to: [environment])
        #expect(findings == [])
        #expect(environments[0].products.map { $0.visibility.count } == [1, 0])
    }

    @Test("where a product is broken, what it may have had is not reported, and its neighbours stay visible")
    func brokenNeighbour() throws {
        var right = Self.right(OperationChoice(exclude: [Self.ids("notThere")]))
        right.hasGaps = true
        let (environments, findings) = Self.apply([right], to: [try Self.environment()])
        #expect(findings == [])
        #expect(environments[0].products.map { $0.visibility.count } == [1, 1])
    }

    @Test("a right is about its environments, products and portals only")
    func scope() throws {
        let staging = ResourceName(namespace: "shop", name: "staging")
        let other = ResourceName(namespace: "shop", name: "other")
        let rights = [
            Self.right(environments: [staging]), Self.right(products: [other]), Self.right(portals: [other]),
            Self.right(environments: [Self.production, staging]),
        ]
        let (environments, findings) = Self.apply(
            rights,
            to: [try Self.environment(), try Self.environment(staging)],
            showing: [Self.production]
        )
        #expect(findings == [])
        #expect(environments[0].products.map { $0.visibility.map(\.grant) } == [[3], [3]])
        // No portal shows it, so that no right is about it.
        #expect(environments[1].products.allSatisfy { $0.visibility.isEmpty })
    }

    @Test("a hundred rights to fifty thousand operations cost nothing where everything is meant")
    func scale() throws {
        var environment = try Self.environment()
        let template = try PathTemplate("/v1/orders")
        environment.products[0].operations = (0..<50_000).map { number in
            PublishedOperation(
                name: "o\(number)",
                api: number % 2,
                id: "o\(number)",
                writtenPath: "/orders",
                template: template,
                method: .get
            )
        }
        let rights = (0..<100).map { _ in Self.right() }
        let (environments, _) = Self.apply(rights, to: [environment])
        let entries = environments[0].products[0].visibility
        #expect(entries.count == 100)
        #expect(entries.allSatisfy { $0.operations == .all })
    }
}
