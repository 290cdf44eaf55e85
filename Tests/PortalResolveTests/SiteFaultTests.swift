import PortalDiagnostics
import PortalIR
import PortalResolve
import PortalVocabulary
import Testing

/// A portal, groups and users beside the environments of ``FaultBase``.
enum SiteBase {
    static let own: [String: String] = [
        "portal/developers": """
        kind: Portal
        metadata: {name: developers, namespace: shop}
        spec:
          displayName: Developers
          domains: [developers.example.com]
          environmentRefs: [{name: production}, {name: internal, namespace: bank}]
          gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
          branding:
            logo: {inlineBytes: iVBORw0KGgo=}
            banner: {url: "https://cdn.example.com/banner.png"}
            css: {inlineText: "body { margin: 0 }"}
            colors: {primary: "#0b5fff", link: rgb(11 95 255)}
          pages:
          - {name: start, path: /start, title: Getting started, navigation: true, home: true, markdown: {inlineText: Hello}}
          - {name: guide, path: /guide, markdown: {configMapKeyRef: {name: pages, key: guide.md}}}
          - {name: status, path: /status, embed: "https://status.example.com"}
          login:
            oidc:
              issuer: https://id.example.com
              clientId: portal
              clientSecretKeyRef: {name: oidc, key: secret}
            password: {}
        """,
        "grant/portal": """
        kind: ReferenceGrant
        metadata: {name: shop, namespace: bank}
        spec:
          from: [{group: portalcore.dev, kind: Portal, namespace: shop}]
          to: [{group: portalcore.dev, kind: Environment, name: internal}]
        """,
        "core/pages": """
        kind: ConfigMap
        metadata: {name: pages, namespace: shop}
        data: {guide.md: "# Guide"}
        """,
        "core/oidc": """
        kind: Secret
        metadata: {name: oidc, namespace: shop}
        stringData: {secret: never-read-this}
        """,
        "core/mia": """
        kind: Secret
        metadata: {name: mia-password, namespace: shop}
        stringData: {bcrypt: never-read-this-either}
        """,
        "user/mia": """
        kind: User
        metadata: {name: mia, namespace: shop, labels: {company: acme}}
        spec: {username: mia, email: mia@acme.example, passwordKeyRef: {name: mia-password, key: bcrypt}}
        """,
        "user/noah": """
        kind: User
        metadata: {name: noah, namespace: shop, labels: {company: other}}
        spec: {username: noah}
        """,
        "group/partners": """
        kind: Group
        metadata: {name: partners, namespace: shop}
        spec:
          members: {users: {matchLabels: {company: acme}}, oidcGroups: [partners]}
          access:
          - portals: [{name: developers}]
            products: {names: [orders]}
            environments: {names: [production]}
            usagePlanRefs: [{name: everyone}]
        """,
        "group/staff": """
        kind: Group
        metadata: {name: staff, namespace: shop}
        spec:
          members: {users: {}}
          access:
          - {portals: [{name: developers}], products: {}, environments: {}, allUsagePlans: true}
        """,
    ]

    static let resources = FaultBase.resources.merging(own) { $1 }

    /// The resources as one stream, those of the core group with its version.
    static func text(_ resources: [String: String]) -> String {
        FaultBase.text(resources.filter { !$0.key.hasPrefix("core/") })
            + resources.filter { $0.key.hasPrefix("core/") }.sorted { $0.key < $1.key }
            .map { "---\napiVersion: v1\n\($0.value)\n" }.joined()
    }
}

/// A way to break a portal, a group or a user, and all that goes with it.
struct SiteFault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout [String: String]) -> Void
    /// What is reported: code and subject.
    let findings: [String]
    /// The lines of the dump of portals and people that go.
    var lost: [String] = []
    /// The lines that come instead.
    var gained: [String] = []
}

@Suite("Faults of portals and people")
struct SiteFaultTests {
    private static let portal = "Portal shop/developers"
    private static let partners = "Group shop/partners"
    private static let mia = "User shop/mia"
    private static let startPage = "  page start /start `Getting started` navigation home: markdown \"Hello\""
    private static let guidePage = "  page guide /guide `guide`: markdown \"# Guide\""
    private static let miaLine = "user shop/mia as mia in [\"partners\", \"staff\"] password shop/mia-password bcrypt"
    private static let miaWithoutPassword = "user shop/mia as mia in [\"partners\", \"staff\"] password -"
    private static let noahLine = "user shop/noah as noah in [\"staff\"] password -"
    private static let partnersGrant =
        "grant 0 group shop/partners on shop/developers, plans [\"shop/everyone\"]"
    private static let staffGrant = "grant 1 group shop/staff on shop/developers, every plan"

    private static func portal(_ old: String, _ new: String) -> @Sendable (inout [String: String]) -> Void {
        Fault.replace("portal/developers", old, new)
    }

    private static func partners(_ old: String, _ new: String) -> @Sendable (inout [String: String]) -> Void {
        Fault.replace("group/partners", old, new)
    }

    static let faults = portals + contents + people + rights

    private static let portals = [
        SiteFault(
            testDescription: "an environment that does not exist",
            change: portal("{name: production}", "{name: prodution}"),
            findings: ["PC4501 \(portal)"],
            lost: ["  shows shop/production bank/internal"],
            gained: ["  shows bank/internal"]
        ),
        SiteFault(
            testDescription: "an environment that does not agree",
            change: { $0["grant/portal"] = nil },
            findings: ["PC4510 \(portal)"],
            lost: ["  shows shop/production bank/internal"],
            gained: ["  shows shop/production"]
        ),
        SiteFault(
            testDescription: "the host of an environment",
            change: portal("[developers.example.com]", "[api.example.com]"),
            findings: ["PC4530 Environment shop/production"],
            lost: ["  hosts developers.example.com"],
            gained: ["  hosts api.example.com"]
        ),
        SiteFault(
            testDescription: "no gateway",
            change: portal("  gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}\n", ""),
            findings: ["PC3207 \(portal)"],
            lost: ["  gateway shop/public on shop {istio=ingressgateway}"],
            gained: ["  gateway -"]
        ),
        SiteFault(
            testDescription: "a client secret that does not exist",
            change: portal("{name: oidc, key: secret}", "{name: odic, key: secret}"),
            findings: ["PC4501 \(portal)"],
            lost: ["  oidc https://id.example.com portal shop/oidc secret groups"],
            gained: ["  oidc https://id.example.com portal shop/odic secret groups"]
        ),
        SiteFault(
            testDescription: "an issuer that is no URL",
            change: portal("issuer: https://id.example.com", "issuer: javascript:alert(1)"),
            findings: ["PC2525 \(portal)"],
            lost: ["  oidc https://id.example.com portal shop/oidc secret groups"],
            gained: ["  oidc javascript:alert(1) portal shop/oidc secret groups"]
        ),
    ]

    private static let contents = [
        SiteFault(
            testDescription: "a logo that is SVG",
            change: portal("inlineBytes: iVBORw0KGgo=", "inlineBytes: PHN2Zy8+"),
            findings: ["PC3201 \(portal)"],
            lost: ["  logo 8 bytes"]
        ),
        SiteFault(
            testDescription: "a style sheet that is no text",
            change: Fault.all(
                portal(
                    "css: {inlineText: \"body { margin: 0 }\"}",
                    "css: {configMapKeyRef: {name: style, key: a.css}}"
                ),
                {
                    $0["core/style"] = """
                        kind: ConfigMap
                        metadata: {name: style, namespace: shop}
                        binaryData: {a.css: /w==}
                        """
                }
            ),
            findings: ["PC3203 \(portal)"],
            lost: ["  css 18 bytes"]
        ),
        SiteFault(
            testDescription: "a key that the ConfigMap does not have",
            change: portal("key: guide.md", "key: guid.md"),
            findings: ["PC4521 \(portal)"],
            lost: [guidePage]
        ),
        SiteFault(
            testDescription: "a page that nobody supplied",
            change: portal("markdown: {inlineText: Hello}", "markdown: {file: start.md}"),
            findings: ["PC4520 \(portal)"],
            lost: [startPage]
        ),
        SiteFault(
            testDescription: "a page where people log in",
            change: portal("path: /start", "path: /Login/now"),
            findings: ["PC3204 \(portal)"],
            lost: [startPage]
        ),
        SiteFault(
            testDescription: "a page outside the portal",
            change: portal("path: /start", "path: /start/../../etc"),
            findings: ["PC2526 \(portal)"],
            lost: [startPage]
        ),
        SiteFault(
            testDescription: "two pages of one path",
            change: portal("path: /guide", "path: /start/"),
            findings: ["PC3205 \(portal)"],
            lost: [guidePage]
        ),
        SiteFault(
            testDescription: "two pages for the home page",
            change: portal("path: /status", "path: /status, home: true"),
            findings: ["PC3206 \(portal)"]
        ),
    ]

    private static let people = [
        SiteFault(
            testDescription: "a username that somebody else has",
            change: Fault.replace("user/noah", "username: noah", "username: mia"),
            findings: ["PC4201 User shop/noah"],
            lost: [noahLine],
            gained: [noahLine.replacing("as noah in", with: "as  in")]
        ),
        SiteFault(
            testDescription: "a password that does not exist",
            change: Fault.replace("user/mia", "name: mia-password", "name: mia-passwort"),
            findings: ["PC4501 \(mia)"],
            lost: [miaLine],
            gained: [miaWithoutPassword]
        ),
        SiteFault(
            testDescription: "a key that the Secret does not have",
            change: Fault.replace("user/mia", "key: bcrypt", "key: bcript"),
            findings: ["PC4521 \(mia)"],
            lost: [miaLine],
            gained: [miaWithoutPassword]
        ),
        SiteFault(
            testDescription: "a password in a namespace that does not agree",
            change: Fault.replace("user/mia", "name: mia-password", "namespace: bank, name: mia-password"),
            findings: ["PC4510 \(mia)"],
            lost: [miaLine],
            gained: [miaWithoutPassword]
        ),
        SiteFault(
            testDescription: "a broken user keeps the name, and nothing else",
            change: Fault.replace("user/mia", "email:", "emial:"),
            findings: ["PC2510 \(mia)"],
            lost: [miaLine],
            gained: ["user shop/mia as mia in [] password -"]
        ),
    ]

    private static let rights = [
        SiteFault(
            testDescription: "a portal that does not exist",
            change: partners("{name: developers}", "{name: developer}"),
            findings: ["PC4501 \(partners)"],
            lost: [partnersGrant, staffGrant],
            gained: ["grant 0 group shop/staff on shop/developers, every plan"]
        ),
        SiteFault(
            testDescription: "a product that does not exist",
            change: partners("names: [orders]", "names: [orders, oders]"),
            findings: ["PC4501 \(partners)"]
        ),
        SiteFault(
            testDescription: "an environment that does not exist",
            change: partners("names: [production]", "names: [prodution]"),
            findings: ["PC4501 \(partners)"],
            lost: [partnersGrant, staffGrant],
            gained: ["grant 0 group shop/staff on shop/developers, every plan"]
        ),
        SiteFault(
            testDescription: "a plan that does not exist",
            change: partners("{name: everyone}", "{name: everybody}"),
            findings: ["PC4501 \(partners)"],
            lost: [partnersGrant],
            gained: ["grant 0 group shop/partners on shop/developers, plans []"]
        ),
        SiteFault(
            testDescription: "products of a namespace that does not agree",
            change: partners("names: [orders]", "names: [billing], namespaces: [bank]"),
            findings: ["PC4510 \(partners)"],
            lost: [partnersGrant, staffGrant],
            gained: ["grant 0 group shop/staff on shop/developers, every plan"]
        ),
        SiteFault(
            testDescription: "a selector without match",
            change: partners("names: [orders]", "selector: {matchLabels: {team: nobody}}"),
            findings: ["PC3208 \(partners)"],
            lost: [partnersGrant, staffGrant],
            gained: ["grant 0 group shop/staff on shop/developers, every plan"]
        ),
        SiteFault(
            testDescription: "no environments",
            change: partners("    environments: {names: [production]}\n", ""),
            findings: ["PC3208 \(partners)"],
            lost: [partnersGrant, staffGrant],
            gained: ["grant 0 group shop/staff on shop/developers, every plan"]
        ),
        SiteFault(
            testDescription: "a broken group grants nothing, and has no members",
            change: partners("oidcGroups", "oidcGruops"),
            findings: ["PC2510 \(partners)"],
            lost: [miaLine, "group shop/partners oidc [\"partners\"]", partnersGrant, staffGrant],
            gained: [
                "user shop/mia as mia in [\"staff\"] password shop/mia-password bcrypt",
                "grant 0 group shop/staff on shop/developers, every plan",
            ]
        ),
    ]

    @Test("the sound input is sound")
    func base() {
        let resolution = Resolution(SiteBase.text(SiteBase.resources))
        #expect(resolution.findings == [])
        let lines = Self.lines(resolution)
        let known = Self.faults.flatMap(\.lost)
        #expect(known.allSatisfy(lines.contains), "\(known.filter { !lines.contains($0) }) of\n\(lines)")
    }

    @Test("a fault takes what depends on it, and nothing else", arguments: faults)
    func fault(_ fault: SiteFault) {
        var resources = SiteBase.resources
        let sound = Resolution(SiteBase.text(resources))
        fault.change(&resources)
        let faulty = Resolution(SiteBase.text(resources))
        let found = faulty.diagnostics.map { "\($0.code.id) \($0.subject ?? "-")" }.sorted()
        #expect(found == fault.findings, "\(faulty.findings)")
        let (before, after) = (Self.lines(sound), Self.lines(faulty))
        #expect(before.filter { !after.contains($0) } == before.filter(fault.lost.contains))
        #expect(after.filter { !before.contains($0) }.sorted() == fault.gained.sorted())
        for finding in faulty.findings + after {
            #expect(!finding.contains("never-read-this"))
        }
        guard !fault.findings.contains(where: { $0.hasPrefix("PC4530") }) else { return }
        #expect(Self.withoutCORS(faulty) == Self.withoutCORS(sound), "an environment has changed")
    }

    @Test("of a broken portal the hosts are closed, and what it grants holds")
    func brokenPortal() throws {
        var resources = SiteBase.resources
        Fault.replace("portal/developers", "displayName: Developers", "displayNmae: Developers")(&resources)
        Fault.replace("environment/production", "domains: [api.example.com]", "domains: [\"*.example.com\"]")(
            &resources
        )
        let resolution = Resolution(SiteBase.text(resources))
        let site = try #require(resolution.portal.sites.first)
        #expect(!site.isSound)
        #expect(site.environments.map(\.description) == ["shop/production", "bank/internal"])
        #expect(site.oidc?.issuer == "https://id.example.com")
        #expect(site.hosts == [] && site.gateway == nil && site.pages == [])
        #expect(resolution.portal.grants.count == 2)
        let closed = try #require(resolution.environment("developers_portal"))
        #expect(closed.hosts.map(\.text) == ["developers.example.com"])
        let outcome = RequestSimulator(portal: resolution.portal).outcome(
            host: "developers.example.com",
            method: .get,
            path: "/shop/v1/orders"
        )
        #expect(outcome == .answered("~guard/shop/developers_portal", .withheld))
    }

    @Test("a selector that may mean something broken is not reported too")
    func brokenSelection() {
        var resources = SiteBase.resources
        Fault.replace("group/partners", "names: [production]", "selector: {matchLabels: {stage: live}}")(&resources)
        Fault.replace("environment/production", "basePath: /shop", "basePaht: /shop")(&resources)
        let resolution = Resolution(SiteBase.text(resources))
        #expect(
            resolution.diagnostics.map { "\($0.code.id) \($0.subject ?? "-")" } == [
                "PC2510 Environment shop/production"
            ]
        )
    }

    @Test("two documents for one portal show to members what either shows")
    func duplicate() throws {
        var resources = SiteBase.resources
        let twin = resources["portal/developers"] ?? ""
        resources["portal/twin"] = twin.replacing("{name: internal, namespace: bank}", with: "{name: internal}")
        Fault.replace("portal/developers", "{name: production}, ", "")(&resources)
        let resolution = Resolution(SiteBase.text(resources))
        #expect(resolution.portal.sites.count == 1)
        let site = try #require(resolution.portal.sites.first)
        #expect(Set(site.environments.map(\.description)) == ["shop/production", "bank/internal"])
        #expect(!site.isSound && !site.isPublic)
    }

    private static func lines(_ resolution: Resolution) -> [String] {
        Dump.people(resolution.portal).flatMap { $0.split(separator: "\n").map(String.init) }
    }

    private static func withoutCORS(_ resolution: Resolution) -> [ResolvedEnvironment] {
        resolution.portal.environments.map { environment in
            var environment = environment
            environment.products = []
            environment.entries.removeAll { $0.name.hasPrefix("~") }
            for index in environment.entries.indices { environment.entries[index].cors = nil }
            return environment
        }
    }
}
