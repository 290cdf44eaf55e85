extension DiagnosticCode {
    /// Bytes that are no picture.
    public static let notAPicture = DiagnosticCode(
        "PC3201",
        "not-a-picture",
        .error,
        "`{field}` is not a PNG, JPEG, GIF, WebP or ICO picture",
        help: "convert it, or give its address as `url`",
        page: DiagnosticPage(
            why: """
                A portal serves logos, banners and pictures of products from its own address, so that only kinds \
                are taken that cannot carry scripts. SVG can, and is refused; so is whatever else does not begin \
                as one of these kinds begins. The one picture is left out. A picture that is given by `url` is \
                fetched by browsers, from its own address, and is not looked at here.
                """,
            bad: .manifests(ExampleText.portal("branding: {logo: {inlineBytes: PHN2Zy8+}}")),
            good: .manifests(ExampleText.portal("branding: {logo: {inlineBytes: iVBORw0KGgo=}}"))
        )
    )

    /// Content that is too long.
    public static let contentTooLarge = DiagnosticCode(
        "PC3202",
        "content-too-large",
        .error,
        "`{field}` has {size} bytes; {most} are allowed",
        help: "give a picture by `url`, or make it smaller",
        page: DiagnosticPage(
            why: """
                Pages, style sheets and pictures are part of the catalogue that a portal loads, and each is at \
                most 1 MiB long, and no longer than `--max-bytes` allows. The one content is left out.
                """,
            bad: styled(
                """
                body { margin: 0; font-family: system-ui, sans-serif; line-height: 1.5 }
                h1, h2, h3 { font-weight: 600; line-height: 1.2; margin: 1em 0 0.5em }
                pre, code { font-family: ui-monospace, monospace; font-size: 0.9em }
                table { border-collapse: collapse; width: 100% }
                th, td { border-bottom: 1px solid silver; padding: 0.25em 0.5em; text-align: left }
                """
            ),
            good: styled("body { margin: 0 }")
        )
    )

    /// A portal with a style sheet, where little may be read at a time.
    private static func styled(_ css: String) -> DiagnosticPage.Example {
        DiagnosticPage.Example(
            files: [
                ("example.yaml", ExampleText.portal(#"branding: {css: {url: "https://docs.example.com/style.css"}}"#)),
                ("https://docs.example.com/style.css", css),
            ],
            options: ["max-bytes": "300"]
        )
    }

    /// A page or style sheet that is no text.
    public static let notText = DiagnosticCode(
        "PC3203",
        "not-text",
        .error,
        "`{field}` is not UTF-8 text",
        page: DiagnosticPage(
            why: """
                Pages and style sheets are texts in UTF-8. Bytes that are not would reach readers garbled. The one \
                page or style sheet is left out.
                """,
            bad: .manifests(
                ExampleText.portal("branding: {css: {configMapKeyRef: {name: style, key: site.css}}}"),
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: style}
                binaryData: {site.css: /w==}
                """
            ),
            good: .manifests(
                ExampleText.portal("branding: {css: {configMapKeyRef: {name: style, key: site.css}}}"),
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: style}
                data: {site.css: "body { margin: 0 }"}
                """
            )
        )
    )

    /// A page where the portal itself answers.
    public static let reservedPagePath = DiagnosticCode(
        "PC3204",
        "reserved-page-path",
        .error,
        "`{path}` is a path of the portal itself",
        page: DiagnosticPage(
            why: """
                A portal answers by itself at `/` and at and below `/api`, `/assets`, `/callback`, `/login`, \
                `/logout` and `/oauth-redirect`. A page there would never be seen, or would stand in the way. The \
                one page is left out; one that is to be seen at `/` has `home: true`.
                """,
            bad: .manifests(ExampleText.portal("pages: [{name: start, path: /login, markdown: {inlineText: Hello}}]")),
            good: .manifests(ExampleText.portal("pages: [{name: start, path: /start, markdown: {inlineText: Hello}}]"))
        )
    )

    /// Two pages of one name or path.
    public static let duplicatePage = DiagnosticCode(
        "PC3205",
        "duplicate-page",
        .error,
        "an earlier page has the {what} `{value}` too",
        page: DiagnosticPage(
            why: """
                Pages are told apart by their names and found by their paths. The earlier page stays, the later \
                one is left out. A slash at the end of a path does not tell paths apart.
                """,
            bad: .manifests(
                ExampleText.portal(
                    "pages:",
                    "- {name: start, path: /start, markdown: {inlineText: Hello}}",
                    "- {name: guide, path: /start/, markdown: {inlineText: Step by step}}"
                )
            ),
            good: .manifests(
                ExampleText.portal(
                    "pages:",
                    "- {name: start, path: /start, markdown: {inlineText: Hello}}",
                    "- {name: guide, path: /guide, markdown: {inlineText: Step by step}}"
                )
            )
        )
    )

    /// A second page for the home page.
    public static let secondHomePage = DiagnosticCode(
        "PC3206",
        "second-home-page",
        .warning,
        "page `{page}` is not shown on the home page, because an earlier one is",
        page: DiagnosticPage(
            why: """
                The home page shows one page at most: the first that asks for it. In the Gloo dialect only static \
                pages are counted.
                """,
            bad: .manifests(
                ExampleText.portal(
                    "pages:",
                    "- {name: start, path: /start, home: true, markdown: {inlineText: Hello}}",
                    "- {name: guide, path: /guide, home: true, markdown: {inlineText: Step by step}}"
                )
            ),
            good: .manifests(
                ExampleText.portal(
                    "pages:",
                    "- {name: start, path: /start, home: true, markdown: {inlineText: Hello}}",
                    "- {name: guide, path: /guide, markdown: {inlineText: Step by step}}"
                )
            )
        )
    )
}
