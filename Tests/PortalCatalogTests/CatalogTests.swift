import Foundation
import PortalCatalog
import PortalDocument
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

/// What a portal shows to whom.
@Suite struct CatalogTests {
    private static let text = """
        openapi: 3.0.3
        info: {title: T, version: '1'}
        paths:
          /a: {get: {operationId: a, tags: [x], summary: Reads., responses: {'200': {description: d}}}}
          /b: {get: {operationId: b, deprecated: true, responses: {'200': {description: d}}}}
          /c: {get: {operationId: c, responses: {'200': {description: d}}}}
          /d: {get: {operationId: d, responses: {'200': {description: d}}}}
        """

    /// Members see `a` by a group and `b` by themselves; `c` is withheld, `d` nobody's; gold is for members of the group.
    private static func made() -> MadePortal {
        let plans = [
            ResolvedPlan(
                id: "shop/gold",
                name: "gold",
                auth: .apiKey(.header("api-key")),
                limits: [PlanLimit(requests: 100, unit: .minute)],
                needsApproval: true
            ),
            ResolvedPlan(
                id: "shop/staff",
                name: "staff",
                details: "For *us*.",
                auth: .jwt(
                    TokenRules(
                        issuer: "https://login.example.com",
                        keys: .inline("{\"keys\": []}"),
                        requiredScopes: ["read"],
                        tokenURL: "https://login.example.com/token"
                    )
                )
            ),
        ]
        var made = MadePortal(
            [.init(name: "api", text: text, mount: "/shop")],
            plans: plans,
            operationPlans: [0, 1],
            lifecycle: .deprecated(sunset: "2027-01-01", successor: "v2")
        )
        made.version.image = .bytes(Array("image".utf8))
        made.version.license = .init(name: "MIT")
        made.version.contact = .init(email: "a@example.com")
        made.version.operations[2].state = .withheld(["PC4001"])
        made.version.operations[1].state = .documented
        made.version.visibility = [
            GrantedOperations(grant: 0, operations: .some([0, 2])), GrantedOperations(grant: 1, operations: .some([1])),
        ]
        made.portal.groups = [
            ResolvedGroup(name: ResourceName(namespace: "shop", name: "members"), oidcGroups: ["oidc-members"])
        ]
        made.portal.users = [
            ResolvedUser(name: ResourceName(namespace: "shop", name: "ann"), username: "ann", groups: [0])
        ]
        made.portal.grants = [
            ResolvedGrant(holder: .group(0), portals: [MadePortal.site], plans: .some(["shop/gold"])),
            ResolvedGrant(holder: .user(0), portals: [MadePortal.site], plans: .all),
        ]
        made.portal.sites[0].isPublic = false
        made.portal.sites[0].hasPasswords = true
        made.portal.sites[0].externalURL = "https://portal.example.com"
        made.portal.sites[0].details = "A site."
        made.portal.sites[0].hosts = [HostName("portal.example.com")].compactMap { $0 }
        made.portal.sites[0].oidc = ResolvedSite.Oidc(
            issuer: "https://login.example.com",
            clientID: "portal",
            clientSecret: ResourceName(namespace: "shop", name: "top-secret-name"),
            clientSecretKey: "hidden-key"
        )
        made.portal.sites[0].branding = ResolvedSite.Branding(
            logo: .bytes([0, 255, 16]),
            favicon: .url("https://cdn.example.com/f.png"),
            css: .bytes(Array("a {}".utf8)),
            colors: ["primary": "#fff", "link": "blue"]
        )
        made.portal.sites[0].pages = [
            .init(name: "start", path: "/start", isInNavigation: true, isOnHomePage: true, content: .markdown("# Hi")),
            .init(name: "old", path: "/old", title: "Old", details: "D", content: .html("<b>x</b>")),
            .init(name: "blog", path: "/blog", isInNavigation: true, content: .embed(url: "https://blog.example.com")),
        ]
        return made
    }

    private static func catalog(_ made: MadePortal, _ viewer: Viewer) -> PortalCatalog? {
        CatalogBuilder.catalog(of: MadePortal.site, for: viewer, in: made.portal, specs: made.specs)
    }

    private static func operations(_ catalog: PortalCatalog?) -> [String] {
        catalog?.products.flatMap(\.environments).flatMap(\.versions).flatMap(\.operations).map(\.id) ?? []
    }

    @Test func strangersSeePagesAndNoProducts() throws {
        let catalog = try #require(Self.catalog(Self.made(), .anonymous))
        #expect(catalog.products.isEmpty)
        #expect(catalog.pages.map(\.name) == ["start", "old", "blog"])
        #expect(catalog.navigation.map(\.path) == ["/start", "/blog"])
        #expect(catalog.login.hasPasswords)
        #expect(catalog.login.oidc?.clientID == "portal")
    }

    @Test func everyoneSeesWhatIsOfferedOnAPublicPortal() {
        var made = Self.made()
        made.portal.sites[0].isPublic = true
        let catalog = Self.catalog(made, .anonymous)
        #expect(Self.operations(catalog) == ["a", "b", "d"])
        let plans = catalog?.products[0].environments[0].versions[0].plans ?? []
        #expect(plans.map(\.isRequestable) == [false, false])
    }

    @Test func membersSeeWhatTheirRightsCover() throws {
        let catalog = try #require(Self.catalog(Self.made(), Viewer(oidcGroups: ["oidc-members"])))
        #expect(Self.operations(catalog) == ["a"])
        let version = catalog.products[0].environments[0].versions[0]
        #expect(version.operations[0].plans == ["shop/gold", "shop/staff"])
        #expect(version.operations[0].requestablePlans == ["shop/gold"])
        #expect(version.plans.map(\.isRequestable) == [true, false])
        #expect(version.servers == ["https://api.example.com/shop"])
        #expect(version.operations[0].path == "/shop/a")
        #expect(version.operations[0].summary == "Reads.")
    }

    @Test func usersSeeWhatTheyAndTheirGroupsMay() {
        let catalog = Self.catalog(Self.made(), Viewer(username: "ann"))
        #expect(Self.operations(catalog) == ["a", "b"])
        let operations = catalog?.products[0].environments[0].versions[0].operations
        #expect(operations?.map(\.isServed) == [true, false])
        #expect(operations?.map(\.isDeprecated) == [true, true])
        #expect(operations?[1].requestablePlans == ["shop/gold", "shop/staff"])
    }

    @Test func unsoundAndUnknownPortalsShowNothing() {
        var made = Self.made()
        #expect(
            CatalogBuilder.catalog(of: MadePortal.product, for: .anonymous, in: made.portal, specs: made.specs) == nil
        )
        made.portal.sites[0].isSound = false
        #expect(Self.catalog(made, .anonymous) == nil)
        #expect(made.specification(on: MadePortal.site, for: Viewer(username: "ann")) == nil)
    }

    @Test func specificationsShowTheSame() {
        let made = Self.made()
        #expect(made.specification(on: MadePortal.site) == nil)
        let viewer = Viewer(username: "ann")
        #expect(made.specification(on: MadePortal.site, for: viewer)?.document["paths"]?.keys == ["/a", "/b"])
        #expect(made.specification()?.document["paths"]?.keys == ["/a", "/b", "/d"])
        var hidden = made
        hidden.portal.sites[0].environments = []
        #expect(hidden.specification(on: MadePortal.site, for: viewer) == nil)
    }

    @Test func environmentsThatOnlyDocumentAreSaidToDoSo() {
        var made = Self.made()
        made.portal.documented = made.portal.environments
        made.portal.environments = []
        let catalog = Self.catalog(made, Viewer(username: "ann"))
        #expect(catalog?.products[0].environments[0].isDocumentationOnly == true)
        #expect(made.specification() != nil)
    }

    @Test func jsonFitsTheSchemaAndHoldsNoSecret() throws {
        var open = Self.made()
        open.portal.environments[0].plans[0].auth = .open
        open.version.lifecycle = .active
        let texts = [
            Self.catalog(Self.made(), .anonymous)?.text(), Self.catalog(Self.made(), Viewer(username: "ann"))?.text(),
            Self.catalog(open, Viewer(username: "ann"))?.text(),
        ].compactMap { $0 }
        #expect(texts.count == 3)
        var arguments = ["Scripts/check-json.py", "docs/schemas/catalogue.schema.json"]
            .map { PackageRoot.url.appendingPathComponent($0).path }
        var files: [URL] = []
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for text in texts {
            #expect(!text.contains("top-secret-name") && !text.contains("hidden-key"))
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json")
            try Data(text.utf8).write(to: file)
            files.append(file)
            arguments.append(file.path)
        }
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/python")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let findings = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(findings)")
        #expect(texts[1].contains(#""logo": {"#) && texts[1].contains(#""base64": "AP8Q""#))
    }

    @Test func base64IsThatOfTheStandard() {
        // RFC 4648 section 10.
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            var made = Self.made()
            made.portal.sites[0].branding.logo = .bytes(Array(bytes.utf8))
            #expect(Self.catalog(made, .anonymous)?.json().at("/branding/logo/base64") == .string(text))
        }
    }
}
