import PortalIR
import PortalTestSupport
import Testing

@testable import PortalCore

/// What tenants of one gateway notice of each other: nothing.
@Suite struct SharedGatewayTests {
    private static func filters(_ served: Served, shared: Bool) -> [OutputDocument] {
        served.documents("EnvoyFilter").filter { $0.isShared == shared }
    }

    private static func text(_ documents: [OutputDocument]) -> String { DocumentWriter.yaml(documents.map(\.value)) }

    /// A tenant alone.
    private static func alone(_ tenant: String) -> TwoTenants {
        var tenants = TwoTenants()
        tenants.manifests = tenants.manifests.filter { $0.key.hasPrefix(tenant) || $0.key == "gateway" }
        return tenants
    }

    /// The description of `shop` with many more operations.
    private static func grown(to count: Int) -> Served {
        let paths = (0..<count).map { number in
            let operation = #"{"operationId":"op\#(number)","responses":{"200":{"description":"ok"}}}"#
            return #""/many/\#(number)":{"get":\#(operation)}"#
        }
        let document =
            #"{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{\#(paths.joined(separator: ","))}}"#
        var tenants = alone("shop")
        tenants.manifests["shop/docs"] = """
            kind: ApiDoc
            metadata: {name: orders, namespace: shop}
            spec: {openApi: {inlineText: '\(document)'}}
            ---
            kind: ApiDoc
            metadata: {name: bills, namespace: shop}
            spec: {openApi: {inlineText: '\(document.replacing("/many/", with: "/more/"))'}}
            """
        return tenants.served
    }

    @Test func filtersDoNotGrowWithOperations() {
        let few = Self.grown(to: 5)
        let many = Self.grown(to: 5_000)
        #expect(few.operations.count == 10 && many.operations.count == 10_000)
        #expect(many.routeNames == many.operations)
        #expect(Self.text(few.documents("EnvoyFilter")) == Self.text(many.documents("EnvoyFilter")))
        #expect(few.documents("EnvoyFilter").count == 2)
        #expect(Self.text(few.documents("ConfigMap")) == Self.text(many.documents("ConfigMap")))
    }

    /// Two repositories that are translated apart give what one gives.
    @Test func tenantsThatAreTranslatedApartShareTheChain() {
        let both = TwoTenants().served
        let (shop, bank) = (Self.alone("shop").served, Self.alone("bank").served)
        #expect(shop.codes == [] && bank.codes == [])
        let chain = Self.text(Self.filters(both, shared: true))
        #expect(Self.filters(both, shared: true).count == 1)
        #expect(Self.text(Self.filters(shop, shared: true)) == chain)
        #expect(Self.text(Self.filters(bank, shared: true)) == chain)
        let apart = (shop.translation.documents + bank.translation.documents).filter { !$0.isShared }
        let together = both.translation.documents.filter { !$0.isShared }
        #expect(Set(apart.map { Self.text([$0]) }) == Set(together.map { Self.text([$0]) }))
        #expect(apart.count == together.count)
    }

    /// Every filter is switched on for hosts of its own environment alone, so that a third tenant's host, and what is
    /// unknown, is as it was.
    @Test func filtersAreSwitchedOnForOwnHostsAlone() {
        let served = TwoTenants().served
        for filter in Self.filters(served, shared: false) {
            let tenant = filter.value["metadata"]?["labels"]?["portalcore.dev/environment-namespace"]
                .flatMap(Served.string)
            let patches = Served.elements(filter.value["spec"]?["configPatches"])
            let hosts = patches.filter { $0["applyTo"] == "VIRTUAL_HOST" }.map {
                $0["match"]?["routeConfiguration"]?["vhost"]?["domainName"].flatMap(Served.string)
            }
            #expect(hosts == ["api.\(tenant ?? "").example.com"])
            for patch in patches where patch["applyTo"] == "HTTP_FILTER" {
                #expect(patch["patch"]?["value"]?["disabled"] == true)
            }
        }
        for filter in Self.filters(served, shared: true) {
            for patch in Served.elements(filter.value["spec"]?["configPatches"]) {
                #expect(patch["applyTo"] == "HTTP_FILTER" && patch["patch"]?["value"]?["disabled"] == true)
            }
        }
    }

    /// What one tenant does to its key sets is nothing to the other, and a token of one opens nothing of the other.
    @Test(arguments: [
        #"{"kty": "XYZ"}"#, #"{"kty": "oct", "k": "c2VjcmV0LXNpZ25pbmcta2V5LTEyMw"}"#,
        #"{"kty": "RSA", "n": "AQAB", "e": "AQAB"}"#,
        "", "{", #"{"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}"#,
    ])
    func tokensAreApart(key: String) throws {
        let good = #"{"kty": "OKP", "crv": "Ed25519", "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}"#
        var tenants = TwoTenants()
        tenants.replace("shop/members", good, key)
        let (sound, broken) = (TwoTenants().served, tenants.served)
        #expect(broken.errors.allSatisfy { $0.hasSuffix("UsagePlan shop/members") } && !broken.errors.isEmpty)
        func own(_ served: Served) -> [String] {
            Self.filters(served, shared: false).filter {
                $0.value["metadata"]?["labels"]?["portalcore.dev/environment-namespace"] == "bank"
            }.map { Self.text([$0]) }
        }
        #expect(own(broken) == own(sound) && own(sound).count == 1)
        // The broken set is in no filter at all.
        let text = Self.text(broken.documents("EnvoyFilter"))
        #expect(!text.contains("id.shop.example.com"))
        let policy = sound.translation.policy
        for (number, provider) in policy.tokenProviders.enumerated() {
            let tokens = [PolicyCall.Field(provider, #"{"sub":"ann","groups":["partners"],"exp":1900000000}"#)]
            let verdicts = ["shop", "bank"].map { tenant in
                let name = "\(tenant)/production/\(tenant)/bills/v1/\(tenant)/bills/getBill"
                return policy.decide(PolicyCall(routeName: name, tokens: tokens, now: 1_800_000_000)).isAllowed
            }
            #expect(verdicts.count { $0 } == 1, "provider \(number)")
        }
        #expect(policy.tokenProviders.count == 2)
    }

    /// A key of one tenant opens nothing of the other.
    @Test func keysAreApart() {
        let policy = TwoTenants().served.translation.policy
        for owner in ["shop", "bank"] {
            for tenant in ["shop", "bank"] {
                let name = "\(tenant)/production/\(tenant)/orders/v1/\(tenant)/orders/listOrders"
                let headers = [PolicyCall.Field("api-key", "\(owner)-mia-orders")]
                let verdict = policy.decide(PolicyCall(routeName: name, headers: headers, now: 1_800_000_000))
                #expect(verdict.isAllowed == (owner == tenant))
            }
        }
    }
}
