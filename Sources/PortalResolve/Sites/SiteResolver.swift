internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Resolves portals: what they show, how they look, and how people log in.
struct SiteResolver {
    let index: ResourceIndex
    let contents: SiteContent
    let secrets: SecretIndex

    /// The field that the content of a page is found by.
    static func field(ofPage number: Int) -> String { "page \(number + 1)" }

    /// The portals, sound and broken, sorted by name.
    func sites(
        _ claims: [HostClaims.Site],
        broken: [BrokenResource],
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> [ResolvedSite] {
        var sites = claims.map { site($0, &trust, &findings) }
        // Nothing is said twice about what is broken.
        var silent = Findings()
        for broken in broken {
            guard let portal = broken.content as? Portal else { continue }
            let site = unsound(portal, &trust, &silent)
            if let twin = sites.firstIndex(where: { $0.name == site.name }) {
                // Of two documents for one portal, all that either shows counts, to members.
                sites[twin].environments = Self.united(sites[twin].environments, site.environments)
                sites[twin].isPublic = sites[twin].isPublic && site.isPublic
                sites[twin].oidc = sites[twin].oidc ?? site.oidc
            } else {
                sites.append(site)
            }
        }
        return sites.ordered { $0.name < $1.name }
    }

    private func site(
        _ claim: HostClaims.Site,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedSite {
        let portal = claim.portal
        if portal.gateway == nil, portal.dialect != .gloo {
            findings.report(.portalWithoutGateway, at: portal.provenance, subject: portal.identity)
        }
        var externalURL = portal.externalUrl
        if let url = externalURL, WebAddress(url: url) == nil {
            report(notAURL: url, at: portal.provenance.appending("spec"), portal, &findings)
            externalURL = nil
        }
        return ResolvedSite(
            name: portal.name,
            displayName: portal.displayName,
            details: portal.description,
            hosts: claim.hosts,
            gateway: claim.gateway,
            environments: environments(of: portal, &trust, &findings),
            isPublic: portal.visibility == .everyone,
            branding: branding(of: portal),
            pages: pages(of: portal, &findings),
            oidc: oidc(of: portal, &trust, &findings),
            hasPasswords: portal.login?.password ?? false,
            externalURL: externalURL,
            provenance: portal.provenance
        )
    }

    /// What counts of a broken portal: what it shows to whom, and whose groups its members are in.
    private func unsound(_ portal: Portal, _ trust: inout Trust, _ findings: inout Findings) -> ResolvedSite {
        ResolvedSite(
            name: portal.name,
            environments: environments(of: portal, &trust, &findings),
            isPublic: portal.visibility == .everyone,
            oidc: oidc(of: portal, &trust, &findings),
            isSound: false,
            provenance: portal.provenance
        )
    }

    private static func united(_ first: [ResourceName], _ second: [ResourceName]) -> [ResourceName] {
        first + second.filter { !first.contains($0) }
    }

    /// The environments that a portal may show; a broken one is shown when it is mended.
    private func environments(
        of portal: Portal,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> [ResourceName] {
        var names: [ResourceName] = []
        for reference in portal.environments where !reference.name.isEmpty {
            let target = reference.identity(.environment, from: portal.metadata.namespace)
            let referrer = Referrer(portal)
            if trust.objection(to: target, from: referrer, at: reference.provenance, &findings) != nil { continue }
            guard index.contains(target) else {
                _ = findings.reportUnknown(target, at: reference.provenance, index, subject: portal.identity)
                continue
            }
            let name = ResourceName(namespace: target.namespace, name: target.name)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private func branding(of portal: Portal) -> ResolvedSite.Branding {
        var colors: [String: String] = [:]
        if let written = portal.branding?.colors {
            colors["primary"] = written.primary
            colors["secondary"] = written.secondary
            colors["background"] = written.background
            colors["text"] = written.text
            colors["link"] = written.link
            colors["button"] = written.button
        }
        return ResolvedSite.Branding(
            logo: contents.content("logo", of: portal.identity),
            favicon: contents.content("favicon", of: portal.identity),
            banner: contents.content("banner", of: portal.identity),
            css: contents.content("css", of: portal.identity),
            colors: colors
        )
    }

    /// The login; it stays where its secret is missing, because what it says of groups is asked by decisions too.
    private func oidc(
        of portal: Portal,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> ResolvedSite.Oidc? {
        guard let oidc = portal.login?.oidc, !oidc.issuer.isEmpty else { return nil }
        if WebAddress(url: oidc.issuer) == nil {
            report(notAURL: oidc.issuer, at: oidc.provenance, portal, &findings)
        }
        let secret = ResourceName(
            namespace: oidc.clientSecret.namespace ?? portal.metadata.namespace,
            name: oidc.clientSecret.name
        )
        _ = secrets.fault(oidc.clientSecret, from: Referrer(portal), index, &trust, &findings)
        return ResolvedSite.Oidc(
            issuer: oidc.issuer,
            clientID: oidc.clientId,
            clientSecret: secret,
            clientSecretKey: oidc.clientSecret.key,
            groupsClaim: oidc.groupsClaim ?? "groups"
        )
    }

    private func report(
        notAURL url: String,
        at provenance: Provenance,
        _ portal: Portal,
        _ findings: inout Findings
    ) {
        findings.report(
            .badURL,
            at: provenance,
            ["value": url, "phrase": "a URL that begins with `https://` or `http://`"],
            subject: portal.identity
        )
    }
}

// MARK: - Pages

extension SiteResolver {
    /// The pages that can be shown.
    private func pages(of portal: Portal, _ findings: inout Findings) -> [ResolvedSite.Page] {
        var pages: [ResolvedSite.Page] = []
        var home: Provenance?
        for (number, page) in portal.pages.enumerated() {
            guard let path = path(of: page, portal, &findings) else { continue }
            if let twin = pages.first(where: { $0.name == page.name || $0.path == path }) {
                let isName = twin.name == page.name
                findings.report(
                    .duplicatePage,
                    at: page.provenance,
                    ["what": isName ? "name" : "path", "value": isName ? page.name : path],
                    labels: [Diagnostic.Label("the earlier page", at: Location(twin.provenance))],
                    subject: portal.identity
                )
                continue
            }
            var isOnHomePage = page.home
            if isOnHomePage, countsForHome(page, portal) {
                if let home {
                    findings.report(
                        .secondHomePage,
                        at: page.provenance,
                        ["page": page.name],
                        labels: [Diagnostic.Label("the earlier page", at: Location(home))],
                        subject: portal.identity
                    )
                    isOnHomePage = false
                }
                home = home ?? page.provenance
            }
            guard let content = content(of: page, number, portal) else { continue }
            pages.append(
                ResolvedSite.Page(
                    name: page.name,
                    path: path,
                    title: page.title,
                    details: page.description,
                    isInNavigation: page.navigation,
                    isOnHomePage: isOnHomePage,
                    content: content,
                    provenance: page.provenance
                )
            )
        }
        return pages
    }

    private func path(
        of page: Portal.Page,
        _ portal: Portal,
        _ findings: inout Findings
    ) -> String? {
        let (path, fault) = PagePath.normalized(page.path)
        let place = page.provenance.appending("path")
        switch fault {
        case nil:
            return path
        case .reserved?:
            findings.report(.reservedPagePath, at: place, ["path": path], subject: portal.identity)
        case .malformed?:
            findings.report(
                .badPath,
                at: place,
                ["value": page.path, "phrase": "a path of a page: whole segments, none of them `.` or `..`"],
                subject: portal.identity
            )
        }
        return nil
    }

    /// In the Gloo dialect only pages in Markdown are told apart.
    private func countsForHome(_ page: Portal.Page, _ portal: Portal) -> Bool {
        guard portal.dialect == .gloo else { return true }
        if case .markdown = page.content { return true }
        return false
    }

    private func content(
        of page: Portal.Page,
        _ number: Int,
        _ portal: Portal
    ) -> ResolvedSite.Page.Content? {
        let field = Self.field(ofPage: number)
        switch page.content {
        case .markdown: return contents.text(field, of: portal.identity).map { .markdown($0) }
        case .html: return contents.text(field, of: portal.identity).map { .html($0) }
        // The decoder has seen that it is an `http` or `https` URL.
        case .embed(let url): return .embed(url: url.text)
        }
    }
}
