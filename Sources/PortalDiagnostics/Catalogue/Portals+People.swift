extension DiagnosticCode {
    /// A portal without a gateway.
    public static let portalWithoutGateway = DiagnosticCode(
        "PC3207",
        "portal-without-gateway",
        .warning,
        "the portal names no gateway, so that nothing leads to it",
        help: "name one in `gateway`",
        page: DiagnosticPage(
            why: """
                Without a gateway no route leads to the hosts of a portal. What it shows is known all the same, \
                and may be served by other means.
                """,
            bad: .manifests(ExampleText.portal(gateway: nil)),
            good: .manifests(ExampleText.portal())
        )
    )

    /// A right that grants nothing.
    public static let rightWithoutEffect = DiagnosticCode(
        "PC3208",
        "right-without-effect",
        .warning,
        "the right grants nothing, because it selects no {what}",
        page: DiagnosticPage(
            why: """
                A right is about products in environments, on portals. It grants nothing where it names none of one \
                of the three, or where a selector finds none: what is absent selects nothing, `{}` selects \
                everything of the namespaces.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.portal("environmentRefs: [{name: production}]"),
                ExampleText.group(access: "portals: [{name: developers}], products: {names: [orders]}")
            ),
            good: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.environment(),
                ExampleText.portal("environmentRefs: [{name: production}]"),
                ExampleText.group(
                    access: "portals: [{name: developers}], products: {names: [orders]}, environments: {}"
                )
            )
        )
    )

    /// Two users who log in with one name.
    public static let duplicateUsername = DiagnosticCode(
        "PC4201",
        "duplicate-username",
        .error,
        "the username `{username}` belongs to `{owner}`",
        help: "choose another username",
        page: DiagnosticPage(
            why: """
                People log in with their usernames, so that a username means one User in the whole input. Of several, \
                the oldest has it where all have a creation time, else the first by namespace and name. The others \
                keep their groups, rights and keys, and nobody can log in as one of them.
                """,
            bad: .manifests(ExampleText.user("mia", username: "mia"), ExampleText.user("mia-acme", username: "mia")),
            good: .manifests(
                ExampleText.user("mia", username: "mia"),
                ExampleText.user("mia-acme", username: "mia@acme.example")
            )
        )
    )

    /// A plan that no environment of a right has.
    public static let unknownGrantedPlan = DiagnosticCode(
        "PC4202",
        "unknown-granted-plan",
        .error,
        "no environment of the right has a usage plan `{name}`",
        page: DiagnosticPage(
            why: """
                In the Gloo dialect usage plans are defined by environments, and groups and users name those that \
                they may ask for keys of. None of the environments that the right selects defines this one. The \
                rest of the right holds.
                """,
            bad: .manifests(ExampleText.glooShop, ExampleText.glooGroup(plan: "glod")),
            good: .manifests(ExampleText.glooShop, ExampleText.glooGroup(plan: "gold"))
        )
    )
}
