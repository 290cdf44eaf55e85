import PortalCore
import Testing

/// Pairs of manifests: each gives exactly one difference, and another one the other way round.
@Suite struct DifferenceManifestTests {
    static func translate(_ text: String) -> Translation {
        PortalPipeline.translate([InputFile(name: "portal.yaml", bytes: Array(text.utf8))])
    }

    static let base = """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders:
                  get: {operationId: listOrders, responses: {"200": {description: All orders}}}
                  post: {operationId: makeOrder, responses: {"201": {description: The order}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: getOrder, responses: {"200": {description: The order}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: gold}]
          versions:
          - name: v1
            lifecycle: {phase: Deprecated, sunset: "2027-06-01"}
            route: {backends: [{service: {name: orders, port: 8080}, weight: 9}, {service: {name: next, port: 8080}}]}
            apis:
            - apiDocRef: {name: orders}
              operations:
                overrides:
                - select: {ids: [listOrders]}
                  usagePlanRefs: [{name: everyone}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold, namespace: shop}
        spec:
          auth: {apiKey: {header: api-key}}
          rateLimits: [{requests: 100, unit: Minute}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: silver, namespace: shop}
        spec:
          auth: {apiKey: {header: api-key}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]
          basePath: /shop
          gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
          products: [{names: [orders]}]

        """

    /// What a text of the base becomes, what that makes, and what it makes the other way round.
    static let changes: [(from: String, to: String, kind: PortalDifference.Kind, reverse: PortalDifference.Kind)] = [
        ("domains: [api.example.com]", "domains: [api.example.com, a.example.org]", .hostAdded, .hostRemoved),
        ("metadata: {name: production,", "metadata: {name: live,", .environmentRenamed, .environmentRenamed),
        ("{ref: {name: public},", "{ref: {name: other},", .gatewayChanged, .gatewayChanged),
        ("basePath: /shop", "basePath: /shop\n  displayName: Live", .documentationChanged, .documentationChanged),
        (#"sunset: "2027-06-01""#, #"sunset: "2027-05-01""#, .sunsetEarlier, .sunsetLater),
        (
            "lifecycle: {phase: Deprecated, sunset: \"2027-06-01\"}", "labels: {a: b}", .versionRestored,
            .versionDeprecated
        ),
        (
            "  operations:\n", "  operations:\n        exclude: [{ids: [getOrder]}]\n", .operationRemoved,
            .operationAdded
        ),
        ("operationId: getOrder", "operationId: readOrder", .operationRenamed, .operationRenamed),
        ("/orders/{id}:", "/order/{id}:", .operationMoved, .operationMoved),
        (
            "get: {operationId: getOrder",
            "delete: {operationId: dropOrder, responses: {\"204\": {description: Gone}}}\n          get: {operationId: getOrder",
            .operationAdded, .operationRemoved
        ),
        ("name: next, port: 8080", "name: next, port: 8081", .backendChanged, .backendChanged),
        ("weight: 9}", "weight: 8}", .weightsChanged, .weightsChanged),
        ("route: {backends", "route: {timeout: 5s, backends", .timeoutChanged, .timeoutChanged),
        ("route: {backends", "route: {rewrite: {host: a.b}, backends", .rewriteChanged, .rewriteChanged),
        ("route: {backends", "route: {retries: {attempts: 3}, backends", .retriesChanged, .retriesChanged),
        ("route: {backends", "route: {headers: {request: {set: {x-a: b}}}, backends", .headersChanged, .headersChanged),
        (
            "route: {backends", "route: {cors: {allowOrigins: [{exact: \"https://a.example.com\"}]}, backends",
            .corsOpened, .corsClosed
        ),
        (
            "route: {backends",
            "route: {mirror: {service: {name: copy, port: 80}, percent: 5}, backends", .mirrorChanged, .mirrorChanged
        ),
        ("usagePlanRefs: [{name: everyone}]", "usagePlanRefs: [{name: gold}]", .authRequired, .authRemoved),
        (
            "usagePlanRefs: [{name: gold}]\n", "usagePlanRefs: [{name: gold}, {name: silver}]\n", .planAdded,
            .planRemoved
        ),
        ("requests: 100", "requests: 99", .limitLowered, .limitRaised),
        ("\n  rateLimits: [{requests: 100, unit: Minute}]", "", .limitRemoved, .limitAdded),
        ("unit: Minute}]", "unit: Minute}]\n  onLimitServiceFailure: Deny", .limitFailureChanged, .limitFailureChanged),
        ("unit: Minute}]", "unit: Minute}]\n  approval: Manual", .approvalRequired, .approvalDropped),
        ("{header: api-key}}\n  rate", "{query: key}}\n  rate", .keyLocationChanged, .keyLocationChanged),
        (
            "usagePlanRefs: [{name: gold}]\n", "usagePlanRefs: [{name: golden}]\n", .operationWithheld,
            .operationRestored
        ),
        (
            "products: [{names: [orders]}]", "products: [{names: [orders]}]\n  documentationOnly: true",
            .environmentUnserved, .environmentServed
        ),
    ]

    @Test(arguments: changes.indices)
    func aPair(number: Int) {
        let change = Self.changes[number]
        #expect(Self.base.contains(change.from), "\(change.from)")
        let old = Self.translate(Self.base)
        let new = Self.translate(Self.base.replacing(change.from, with: change.to))
        for (before, after, kind) in [(old, new, change.kind), (new, old, change.reverse)] {
            let difference = PortalDifference.between(old: before, new: after)
            let kinds = Set(difference.entries.map(\.kind))
            #expect(kinds == [kind], "\(change.to):\n\(difference.text())\(new.report.text())")
            for entry in difference.entries {
                #expect(entry.before != nil || entry.after != nil, "no place: \(entry.message)")
            }
        }
    }

    /// The order of documents, what stands on which line and how things are spelt is nothing that anybody notices.
    @Test func anotherOrderIsNoDifference() {
        let documents = Self.base.split(separator: "---\n")
        let old = Self.translate(Self.base)
        let new = Self.translate("# a line\n" + documents.reversed().joined(separator: "\n---\n"))
        #expect(PortalDifference.between(old: old, new: new).entries.isEmpty)
        #expect(PortalDifference.between(old: new, new: old).entries.isEmpty)
    }
}
