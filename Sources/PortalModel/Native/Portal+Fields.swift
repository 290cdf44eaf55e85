import PortalDiagnostics
import PortalDocument

extension Portal: Shaped {
    static let blank = Portal(metadata: .blank, domains: [])
    static let fields: [Field<Portal>] = [
        Field(
            "displayName",
            .text(.line),
            into: \.displayName,
            "The name for readers; the resource's own where absent."
        ),
        Field("description", .text(), into: \.description, "What the site is for, in Markdown."),
        Field(
            "domains",
            .list(.placed(.domain), atLeast: 1, isSet: true),
            into: \.domains,
            required: true,
            "The hosts."
        ),
        Field(
            "environmentRefs",
            .list(.object),
            into: \.environments,
            "What is shown: the environments; browsers may call them from this portal (CORS)."
        ),
        Field(
            "visibility",
            .word,
            into: \.visibility,
            "Who may see the catalogue: everyone, or members whom a Group grants it; `Members` where absent."
        ),
        Field("branding", .object, into: \.branding, "How it looks."),
        Field("pages", .list(.object, key: "name"), into: \.pages, "Further pages."),
        Field("login", .object, into: \.login, "How people log in; nobody can where absent."),
        Field(
            "gateway",
            .object,
            into: \.gateway,
            "The gateway, as in Environment; nothing leads to the portal where absent."
        ),
    ]
}

extension Portal.Branding: Shaped {
    static let blank = Portal.Branding()
    static let fields: [Field<Self>] = [
        Field("logo", .binary, into: \.logo, "The logo: PNG, JPEG, GIF, WebP or ICO, at most 1 MiB, or any by `url`."),
        Field("favicon", .binary, into: \.favicon, "The icon of browser tabs; like the logo."),
        Field("banner", .binary, into: \.banner, "The picture of the home page; like the logo."),
        Field("colors", .object, into: \.colors, "Colours, as CSS writes them."),
        Field("css", .content, into: \.css, "A style sheet, which wins over the colours."),
    ]
}

extension Portal.Colors: Shaped {
    static let blank = Portal.Colors()
    static let fields: [Field<Self>] = [
        Field("primary", .text(.color), into: \.primary, "What stands out."),
        Field("secondary", .text(.color), into: \.secondary, "What stands out less."),
        Field("background", .text(.color), into: \.background, "The background."),
        Field("text", .text(.color), into: \.text, "Text."),
        Field("link", .text(.color), into: \.link, "Links."),
        Field("button", .text(.color), into: \.button, "Buttons."),
    ]
}

extension Portal.Page: Shaped {
    static let blank = Portal.Page(name: "", path: "", content: .embed(""))
    static let fields: [Field<Self>] = [
        Field("name", .text(.innerName), into: \.name, required: true, "The name."),
        Field(
            "path",
            .text(.path),
            into: \.path,
            required: true,
            "The path on the portal; unique, and none where the portal answers itself, such as `/api` or `/login`."
        ),
        Field("title", .text(.line), into: \.title, "The title; the name where absent."),
        Field("description", .text(), into: \.description, "What is there, in one sentence."),
        Field("navigation", .boolean, into: \.navigation, fallback: false, "Whether the navigation leads to it."),
        Field("home", .boolean, into: \.home, fallback: false, "Whether the home page shows it; one page at most."),
        Field(
            "markdown",
            Shape<ContentSource>.content.map(Portal.Page.Content.markdown),
            into: \.content,
            "The page in Markdown."
        ),
        Field(
            "embed",
            Shape<PlacedText>.placed(.url).map(Portal.Page.Content.embed),
            into: \.content,
            "Another site, in a frame."
        ),
    ]
    static let rules: [Rule<Self>] = [.exactlyOne(of: ["markdown", "embed"])]
}

extension Portal.Login: Shaped {
    static let blank = Portal.Login()
    static let fields: [Field<Self>] = [
        Field("oidc", .object, into: \.oidc, "By OpenID Connect."),
        Field("password", Shape<NoFields>.object, "By the passwords of `User` resources; written `{}`.") {
            login,
            _,
            _ in
            login.password = true
        },
    ]
    static let rules: [Rule<Self>] = [.atLeastOne(of: ["oidc", "password"])]
}

extension Portal.Oidc: Shaped {
    static let blank = Portal.Oidc(issuer: "", clientId: "", clientSecret: .blank)
    static let fields: [Field<Self>] = [
        Field("issuer", .text(.line), into: \.issuer, required: true, "The issuer."),
        Field("clientId", .text(.line), into: \.clientId, required: true, "The client."),
        Field(
            "clientSecretKeyRef",
            .object,
            into: \.clientSecret,
            required: true,
            "The key of a Secret that holds the client's secret."
        ),
        Field("groupsClaim", .text(.line), into: \.groupsClaim, "The claim that lists groups; `groups` where absent."),
    ]
}

/// A mapping that says all by being there.
struct NoFields: Shaped {
    var provenance = Provenance()

    static let blank = NoFields()
    static let fields: [Field<NoFields>] = []
}
