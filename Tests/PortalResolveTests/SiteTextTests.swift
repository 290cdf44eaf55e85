import PortalDiagnostics
import PortalIR
import PortalVocabulary
import Testing

@testable import PortalResolve

/// Paths, addresses and pictures, friendly and hostile.
@Suite("Texts of portals")
struct SiteTextTests {
    @Test(
        "paths of pages",
        arguments: [
            ("/start", "/start"), ("/start/", "/start"), ("/a/b-c_d.html", "/a/b-c_d.html"), ("/apis", "/apis"),
            ("/loginx", "/loginx"), ("/docs/api", "/docs/api"),
        ]
    )
    func path(_ written: String, _ expected: String) {
        let (path, fault) = PagePath.normalized(written)
        #expect(path == expected)
        #expect(fault == nil)
    }

    @Test(
        "paths that no page may have",
        arguments: [
            "", "/", "//", "start", "/a//b", "//evil.example/", "/a/../b", "/..", "/./a", "/a/.", "/api", "/API/x",
            "/login/", "/logout", "/callback", "/oauth-redirect/x", "/assets/app.js", "/a b", "/a?b", "/a#b", "/a%2fb",
            "/\"><script>", "/a\\b", "/a\u{0}", "/a\nb", "/\u{202e}a", "/ä", "/{id}", "/a//",
        ]
    )
    func badPath(_ written: String) {
        #expect(PagePath.normalized(written).fault != nil)
    }

    @Test(
        "origins",
        arguments: [
            ("https://example.com", "https://example.com"), ("http://Example.com:80/a?b", "http://example.com"),
            ("https://example.com:8443/x", "https://example.com:8443"), ("http://[::1]:8080/", "http://[::1]:8080"),
        ]
    )
    func origin(_ url: String, _ expected: String) {
        #expect(WebAddress(url: url)?.origin == expected)
    }

    @Test(
        "texts that have no origin",
        arguments: [
            "", "example.com", "javascript:alert(1)", "ftp://example.com", "https://", "https:///a", "https://:80",
            "https://a@example.com", "https://example.com\"onload=", "https://exa mple.com", "https://a\\b",
            "HTTPS//x", "https://*.example.com", "${BASE}/x", "https://ex\u{e4}mple.com", "https://a<b",
        ]
    )
    func noOrigin(_ url: String) {
        #expect(WebAddress(url: url) == nil)
    }

    @Test("pictures are known by how they begin")
    func pictures() {
        #expect(Picture.isKnown([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
        #expect(Picture.isKnown([0xff, 0xd8, 0xff, 0xe0]))
        #expect(Picture.isKnown(Array("GIF89a...".utf8)))
        #expect(Picture.isKnown(Array("RIFF....WEBPVP8 ".utf8)))
        #expect(Picture.isKnown([0, 0, 1, 0, 1]))
        for text in [
            "", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml", "GIF88a", "RIFF....WAVE", "RIFF", "<html>",
        ] {
            #expect(!Picture.isKnown(Array(text.utf8)), "\(text)")
        }
    }

    @Test(
        "colours and addresses that would leave a style sheet or an attribute are refused",
        arguments: [
            "colors: {primary: \"url(//evil.example/x)\"}", "colors: {primary: \"var(--x)\"}",
            "colors: {primary: \"#12345\"}", "colors: {primary: \"red;} body {display: none\"}",
            "colors: {primary: \"red</style><script>\"}", "colors: {primary: \"expression(1)\"}",
            "banner: {url: \"https://a.example/x.png\\\"onerror=alert(1)\"}",
            "banner: {url: \"https://a.example/<script>\"}", "banner: {url: \"javascript:alert(1)\"}",
        ]
    )
    func refused(_ branding: String) {
        var resources = SiteBase.resources
        Fault.replace(
            "portal/developers",
            "banner: {url: \"https://cdn.example.com/banner.png\"}\n    css: {inlineText: \"body { margin: 0 }\"}\n"
                + "    colors: {primary: \"#0b5fff\", link: rgb(11 95 255)}",
            branding
        )(&resources)
        let resolution = Resolution(SiteBase.text(resources))
        #expect(
            resolution.diagnostics.contains { ["PC2525", "PC2528"].contains($0.code.id) },
            "\(resolution.findings)"
        )
        #expect(resolution.portal.sites.first?.isSound == false)
    }

    @Test("a colour in every form", arguments: ["#fff", "#0b5fff", "#0b5fff80", "rebeccapurple", "rgb(1 2 3 / 50%)"])
    func color(_ color: String) {
        var resources = SiteBase.resources
        Fault.replace("portal/developers", "primary: \"#0b5fff\"", "primary: \"\(color)\"")(&resources)
        let resolution = Resolution(SiteBase.text(resources))
        #expect(resolution.findings == [])
        #expect(resolution.portal.sites.first?.branding.colors["primary"] == color)
    }

    @Test("pages and style sheets are asked for; pictures by address are not")
    func asked() {
        var resources = SiteBase.resources
        Fault.replace("portal/developers", "css: {inlineText: \"body { margin: 0 }\"}", "css: {file: site.css}")(
            &resources
        )
        Fault.replace(
            "portal/developers",
            "markdown: {inlineText: Hello}",
            "markdown: {url: \"https://a.example/s.md\"}"
        )(
            &resources
        )
        resources["product/proxy"]? += "\n  image: {url: \"https://cdn.example.com/proxy.svg\"}"
        let text = SiteBase.text(resources)
        #expect(Resolution(text).missing.map(\.name) == ["site.css", "https://a.example/s.md"])
        let resolution = Resolution(
            text,
            content: ["site.css": "p { margin: 0 }", "https://a.example/s.md": "\u{feff}# Hi"]
        )
        #expect(resolution.missing == [])
        #expect(resolution.findings == [])
        let site = resolution.portal.sites.first
        #expect(site?.branding.css == .bytes(Array("p { margin: 0 }".utf8)))
        #expect(site?.pages.first?.content == .markdown("# Hi"))
    }
}
