import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore

/// What the status of a resource says.
@Suite struct StatusTests {
    static func translate(_ text: String, options: PortalOptions = PortalOptions()) -> Translation {
        PortalPipeline.translate([InputFile(name: "portal.yaml", bytes: Array(text.utf8))], options: options)
    }

    /// One line a resource: its three conditions, `+` where one holds, else `-` or `?` and the reason.
    static func lines(_ statuses: [ResourceStatus]) -> [String] {
        statuses.map { status in
            let conditions = status.conditions.map { condition in
                switch condition.status {
                case .holds: "+"
                case .fails: "-\(condition.reason)"
                case .unknown: "?\(condition.reason)"
                }
            }
            return "\(status.kind) \(status.name) \(conditions.joined(separator: " "))"
        }
    }

    static func manifest(product: String = "", plan: String = "", environment: String = "") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop, generation: 7}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders: {get: {operationId: listOrders, responses: {"200": {description: All orders}}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: open}]\(product)
          versions:
          - name: v1
            routeRef: {name: way}
            apis: [{apiDocRef: {name: orders}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Route
        metadata: {name: way, namespace: shop}
        spec: {backends: [{host: {name: orders.example.net, port: 80}}]}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: open, namespace: shop}
        spec: {auth: {open: {}}\(plan)}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]\(environment)
          gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
          products: [{names: [orders]}]

        """
    }

    @Test func allIsWell() throws {
        let statuses = Self.translate(Self.manifest()).statuses
        #expect(
            Self.lines(statuses).filter { !$0.hasPrefix("UsagePlan") } == [
                "ApiDoc orders + + +", "ApiProduct orders + + +", "Environment production + + +", "Route way + + +",
            ]
        )
        let doc = try #require(statuses.first)
        #expect(doc.observedGeneration == 7)
        #expect(doc.apiVersion == "portalcore.dev/v1alpha1")
        #expect(doc.conditions.map(\.type) == [.accepted, .programmed, .resolvedRefs])
        #expect(doc.condition(.programmed)?.message == "1 operation served")
    }

    @Test func aReferenceThatLeadsNowhere() throws {
        let text = Self.manifest().replacing("routeRef: {name: way}", with: "routeRef: {name: wey}")
        let statuses = Self.translate(text).statuses
        #expect(
            Self.lines(statuses).filter { !$0.hasPrefix("UsagePlan") } == [
                "ApiDoc orders + -UnknownResource +", "ApiProduct orders + -UnknownResource -UnknownResource",
                "Environment production + -UnknownResource +", "Route way + ?NotUsed +",
            ]
        )
        let message = try #require(statuses[2].condition(.programmed)?.message)
        #expect(message == "1 operation is withheld: `listOrders` in shop/production (PC4501)")
    }

    @Test func aBrokenResource() {
        let text = Self.manifest(environment: "\n  colour: red")
        let statuses = Self.translate(text).statuses
        #expect(Self.lines(statuses).contains("Environment production -UnknownField -UnknownField ?NotAccepted"))
        #expect(Self.lines(statuses).contains("ApiDoc orders + ?NotUsed +"))
    }

    /// Each is right by itself, and every reference leads somewhere; what is not in the output says so.
    @Test func aHostThatTheGatewayDoesNotTake() throws {
        let gateway = """
            ---
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: public, namespace: shop}
            spec:
              selector: {istio: ingressgateway}
              servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [www.example.com]}]
            """
        let translation = Self.translate(Self.manifest() + gateway)
        #expect(translation.documents.isEmpty)
        let lines = Self.lines(translation.statuses)
        #expect(lines.contains("Environment production + -HostNotOnGateway +"))
        #expect(lines.contains("ApiProduct orders + ?NotUsed +"))
        // One of two hosts is enough to serve, and the status says what is missing.
        let both = Self.manifest().replacing("[api.example.com]", with: "[api.example.com, www.example.com]")
        let partly = Self.translate(both + gateway)
        #expect(partly.documents.map(\.kind) == ["ServiceEntry", "VirtualService"])
        #expect(Self.lines(partly.statuses).contains("Environment production + -HostNotOnGateway +"))
    }

    /// What the reader finds has no subject: the place tells whose it is.
    @Test func aKeyThatIsGivenTwice() {
        let text = Self.manifest(environment: "\n  displayName: One\n  displayName: Two")
        let lines = Self.lines(Self.translate(text).statuses)
        #expect(lines.contains("Environment production -DuplicateKey -DuplicateKey ?NotAccepted"))
        #expect(lines.contains("ApiProduct orders + ?NotUsed +"))
    }

    /// Two of one name are one object to a cluster.
    @Test func duplicatesHaveOneStatus() {
        let text = Self.manifest() + "---" + Self.manifest().split(separator: "---")[2]
        let lines = Self.lines(Self.translate(text).statuses)
        #expect(
            lines.filter { $0.hasPrefix("Route") } == ["Route way -DuplicateResource -DuplicateResource ?NotAccepted"]
        )
    }

    @Test func aConflictIsNoFaultOfReferences() {
        let other = Self.manifest().split(separator: "---")[4].replacing("name: production", with: "name: rival")
        let lines = Self.lines(Self.translate(Self.manifest() + "---" + other).statuses)
        #expect(lines.contains("Environment rival + -HostTaken +"))
        #expect(lines.contains("Environment production + + +"))
    }

    @Test func theGlooDialectKeepsItsNames() {
        let text = """
            apiVersion: portal.gloo.solo.io/v1beta1
            kind: APIDoc
            metadata: {name: pets, namespace: default}
            spec: {openApi: {content: {inlineString: "openapi: 3.0.0"}}}
            """
        let statuses = Self.translate(text).statuses
        #expect(statuses.map(\.apiVersion) == ["portal.gloo.solo.io/v1beta1"])
        #expect(statuses.map(\.kind) == ["APIDoc"])
    }

    @Test func warningsStandInTheMessage() {
        let text = Self.manifest().replacing(
            "products: [{names: [orders]}]",
            with: "products: [{names: [orders]}, {selector: {matchLabels: {a: b}}}]"
        )
        let translation = Self.translate(text)
        #expect(translation.report.count(.warning) > 0)
        let environment = translation.statuses.first { $0.kind == "Environment" }
        #expect(environment?.conditions.allSatisfy { $0.status == .holds } ?? false)
        #expect(environment?.conditions.contains { $0.message.contains("with a warning: PC") } ?? false)
    }

    // MARK: - By hand

    static func reporter(_ portal: ResolvedPortal) -> StatusReporter {
        StatusReporter(portal, DecodedInput(), StatusFindings(translate("{}").report))
    }

    static func programmed(_ resource: any Resource, _ portal: ResolvedPortal) -> ResourceStatus.Condition? {
        reporter(portal).status(of: StatusReporter.Subject(resource: resource, isBroken: false), in: nil)
            .condition(.programmed)
    }

    @Test func aPlanSaysWhatHappensWhenNobodyCounts() {
        let portal = SamplePortal().portal
        var plan = UsagePlan(
            metadata: ObjectMeta(name: "gold", namespace: "shop"),
            auth: .open(OpenAuth()),
            rateLimits: [RateLimit(requests: 1, unit: .minute)]
        )
        let open = Self.programmed(plan, portal)
        #expect(open?.status == .holds)
        #expect(
            open?.message
                == "2 operations under it; calls that cannot be counted, because the limit service fails, are "
                + "let through"
        )
        plan.onLimitServiceFailure = .deny
        #expect(Self.programmed(plan, portal)?.message.hasSuffix("are refused") ?? false)
        plan.metadata.name = "silver"
        #expect(Self.programmed(plan, portal)?.reason == "NotUsed")
    }

    @Test func aPlanIsNoReasonForOtherFaults() {
        let portal = SamplePortal.changed { $0.withhold("makeOrder", ["PC3510"]) }
        let plan = UsagePlan(metadata: ObjectMeta(name: "gold", namespace: "shop"), auth: .open(OpenAuth()))
        #expect(Self.programmed(plan, portal)?.message == "1 operation under it")
        let product = ApiProduct(metadata: ObjectMeta(name: "orders", namespace: "shop"), versions: [])
        let condition = Self.programmed(product, portal)
        #expect(condition?.status == .fails)
        #expect(condition?.reason == "NoRoute")
    }

    @Test func aPortalWithoutHostsIsNotServed() {
        let site = Portal(metadata: ObjectMeta(name: "developers", namespace: "shop"), domains: [], environments: [])
        #expect(Self.programmed(site, SamplePortal().portal)?.message == "served at developers.example.com")
        let lost = SamplePortal.changed { $0.site.hosts = [] }
        #expect(Self.programmed(site, lost)?.reason == "NoHosts")
    }

    @Test func namesOfRoutesAreRead() {
        let long = String(repeating: "x", count: 150)
        let name = "shop/production/shop/orders/v1/shop/a%2Fb/GET%3A%2Forders"
        #expect(RouteNameParts(name).operation == "GET:/orders")
        #expect(RouteNameParts(name).api?.entry == "a/b")
        #expect(RouteNameParts("a/b/c/d/v1/e/f").isWholeApi)
        #expect(RouteNameParts("a/b/c/d/v1/e/f/\(long)%~0123456789abcdef").operation == long)
        #expect(RouteNameParts("a/b/c/\(long)%~0123456789abcdef").product == nil)
        #expect(RouteNameParts("").product == nil)
    }
}
