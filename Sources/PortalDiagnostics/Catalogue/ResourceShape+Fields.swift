// Fields and their types.

extension DiagnosticCode {
    /// A field that the type does not have.
    public static let unknownField = DiagnosticCode(
        "PC2510",
        "unknown-field",
        .error,
        "`{path}` has no field `{field}`",
        page: DiagnosticPage(
            why: """
                The mapping has a field that its type does not have. A misspelt field is a setting that does not \
                take effect: a limit that does not limit, a plan that does not protect. So the resource is not used, \
                just as the API server refuses it under strict field validation (Kubernetes API concepts, "Field \
                validation"). The closest field that is missing is suggested.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimit:
                  - {requests: 100, unit: Minute}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 100, unit: Minute}
                """
        )
    )

    /// A value of another type than its field.
    public static let wrongType = DiagnosticCode(
        "PC2511",
        "wrong-type",
        .error,
        "`{path}` is {found}, not {expected}",
        page: DiagnosticPage(
            why: """
                A value has another type than its field. YAML decides the type of a plain scalar by its looks (YAML \
                1.2.2, section 10.3.2): `true` is a boolean, `1.10` a number, and neither is a string until it is \
                quoted. `null`, also written as nothing behind the colon, is not the same as an absent field: a list \
                whose elements were all commented out would otherwise fall back to a default that nobody asked for.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  displayName: 2027
                  auth: {apiKey: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  displayName: "2027"
                  auth: {apiKey: {}}
                """
        )
    )

    /// A required field that is absent.
    public static let missingField = DiagnosticCode(
        "PC2512",
        "missing-field",
        .error,
        "`{path}` lacks the field `{field}`",
        page: DiagnosticPage(
            why: """
                A field is required and absent. It has no default, because none would be safe or sensible. The \
                reference of resources says which fields are required.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: User
                metadata: {name: reader, namespace: shop}
                spec:
                  email: reader@shop.example
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: User
                metadata: {name: reader, namespace: shop}
                spec:
                  username: reader
                  email: reader@shop.example
                """
        )
    )

    /// A word that is none of those a field takes.
    public static let unknownValue = DiagnosticCode(
        "PC2513",
        "unknown-value",
        .error,
        "`{value}` is none of {allowed}",
        page: DiagnosticPage(
            why: """
                The field takes one of a few words, and this is another. The words are spelled in CamelCase, as in \
                the APIs of Kubernetes (API conventions, "Naming conventions"); upper and lower case matter.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 100, unit: Minutes}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 100, unit: Minute}
                """
        )
    )

    /// None of some fields of which one is needed.
    public static let noChoice = DiagnosticCode(
        "PC2514",
        "no-choice",
        .error,
        "`{path}` needs one of {names}",
        page: DiagnosticPage(
            why: """
                The fields are alternatives, and one of them has to be chosen. An `auth` without a choice, for \
                example, could be read as open access, and open access is said, never implied.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// Fields that exclude each other.
    public static let conflictingChoice = DiagnosticCode(
        "PC2515",
        "conflicting-choice",
        .error,
        "`{first}` and `{second}` exclude each other",
        help: "keep one of them",
        page: DiagnosticPage(
            why: """
                The fields are alternatives, or one has no meaning beside the other. Which of them was meant cannot \
                be known, and guessing could publish what was to be protected.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}, open: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// A list that must have an element.
    public static let emptyList = DiagnosticCode(
        "PC2516",
        "empty-list",
        .error,
        "`{path}` is empty",
        help: "leave the field out, or say what belongs into it",
        page: DiagnosticPage(
            why: """
                The list must have an element. Absent and empty are different things: absent leaves the choice to a \
                default, empty would mean "none". Where "none" would leave something open or unreachable, it is refused.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends: []
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Route
                metadata: {name: orders, namespace: shop}
                spec:
                  backends:
                  - service: {name: orders, port: 8080}
                """
        )
    )

    /// A list that is too long.
    public static let tooManyElements = DiagnosticCode(
        "PC2517",
        "too-many-elements",
        .error,
        "`{path}` has {count} elements; {most} are allowed",
        page: DiagnosticPage(
            why: """
                Lists are bounded. The bounds keep the cost of the rules in a CustomResourceDefinition below what \
                the API server accepts (Kubernetes, "Resource use by validation functions"), and a usage plan has at \
                most four limits because the gateway has a slot for each.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 1, unit: Second}
                  - {requests: 10, unit: Minute}
                  - {requests: 100, unit: Hour}
                  - {requests: 500, unit: Day}
                  - {requests: 900, unit: Week}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 1, unit: Second}
                  - {requests: 10, unit: Minute}
                  - {requests: 100, unit: Hour}
                  - {requests: 500, unit: Day}
                """
        )
    )

    /// A number outside its bounds.
    public static let outOfRange = DiagnosticCode(
        "PC2518",
        "out-of-range",
        .error,
        "`{path}` is {value}, outside {low} to {high}",
        page: DiagnosticPage(
            why: """
                The number is outside of what the field can mean. Ports, for example, are 16-bit numbers above zero \
                (RFC 9293, section 3.1), and a limit of no requests at all is better said by not granting the plan.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 0, unit: Minute}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                  rateLimits:
                  - {requests: 10, unit: Minute}
                """
        )
    )

    /// An element that is in the list already.
    public static let duplicateElement = DiagnosticCode(
        "PC2519",
        "duplicate-element",
        .error,
        "`{name}` is used twice in one list",
        help: "keep one of them, or give the second a name of its own",
        page: DiagnosticPage(
            why: """
                The elements of the list are told apart by a name, or by themselves, so that the list can be merged \
                element by element (`x-kubernetes-list-type` in the Kubernetes documentation of server-side apply). \
                Two elements with one name cannot be told apart.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members: {oidcGroups: [partners, partners]}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: Group
                metadata: {name: partners, namespace: shop}
                spec:
                  members: {oidcGroups: [partners, customers]}
                """
        )
    )
}
