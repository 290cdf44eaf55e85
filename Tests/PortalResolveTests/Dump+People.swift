import PortalIR
import PortalVocabulary

/// Portals, people and rights as text.
extension Dump {
    static func people(_ portal: ResolvedPortal) -> [String] {
        let grants = portal.grants.enumerated().map { number, grant in
            let plans =
                switch grant.plans {
                case .all: "every plan"
                case .some(let ids): "plans \(ids)"
                }
            return "grant \(number) \(text(grant.holder, portal)) on \(list(grant.portals)), \(plans)\n"
        }
        return portal.sites.map(text) + portal.groups.map { "group \($0.name) oidc \($0.oidcGroups)\n" }
            + portal.users.map { user in
                let password = user.passwordSecret.map { "\($0) \(user.passwordKey ?? "-")" } ?? "-"
                let groups = user.groups.map { portal.groups[$0].name.name }
                return "user \(user.name) as \(user.username ?? "") in \(groups) password \(password)\n"
            } + grants
    }

    static func text(_ site: ResolvedSite) -> String {
        var lines = ["portal \(site.name)\(site.isSound ? "" : " unsound")\(site.isPublic ? " public" : "")"]
        lines.append("  hosts \(site.hosts.map(\.text).joined(separator: " "))")
        lines.append("  gateway \(site.gateway.map(text) ?? "-")")
        lines.append("  shows \(list(site.environments))")
        let branding = site.branding
        for (name, content) in [
            ("logo", branding.logo), ("favicon", branding.favicon), ("banner", branding.banner), ("css", branding.css),
        ] {
            if let content { lines.append("  \(name) \(text(content))") }
        }
        for (role, color) in branding.colors.sorted(by: { $0.key < $1.key }) {
            lines.append("  color \(role) \(color)")
        }
        for page in site.pages {
            let flags = (page.isInNavigation ? " navigation" : "") + (page.isOnHomePage ? " home" : "")
            lines.append("  page \(page.name) \(page.path) `\(page.title)`\(flags): \(text(page.content))")
        }
        if let oidc = site.oidc {
            lines.append(
                "  oidc \(oidc.issuer) \(oidc.clientID) \(oidc.clientSecret) \(oidc.clientSecretKey) \(oidc.groupsClaim)"
            )
        }
        if site.hasPasswords { lines.append("  passwords") }
        if let url = site.externalURL { lines.append("  url \(url)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ holder: ResolvedGrant.Holder, _ portal: ResolvedPortal) -> String {
        switch holder {
        case .group(let group): "group \(portal.groups[group].name)"
        case .user(let user): "user \(portal.users[user].name)"
        }
    }

    private static func text(_ content: ResolvedContent) -> String {
        switch content {
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .url(let url): url
        }
    }

    private static func text(_ content: ResolvedSite.Page.Content) -> String {
        switch content {
        case .markdown(let text): "markdown \(text.debugDescription)"
        case .html(let text): "html \(text.debugDescription)"
        case .embed(let url): "embed \(url)"
        }
    }

    private static func list(_ names: [ResourceName]) -> String {
        names.map(\.description).joined(separator: " ")
    }
}
