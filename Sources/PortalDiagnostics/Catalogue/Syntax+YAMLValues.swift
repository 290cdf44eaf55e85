extension DiagnosticCode {
    /// An alias without an anchor.
    public static let undefinedAlias = DiagnosticCode(
        "PC1110",
        "undefined-alias",
        .error,
        "there is no anchor `&{name}` before this alias",
        help: "define the anchor earlier in the same document, or put the value in quotes if it is a text",
        page: DiagnosticPage(
            why: """
                An alias `*name` stands for the value that the anchor `&name` marks, earlier in the same document (YAML \
                1.2.2 section 7.1). Anchors of other documents of a stream do not count. A text that begins with `*` \
                needs quotes.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: *name, version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: &name Orders, summary: *name, version: "1"}
                paths: {}
                """
        )
    )

    /// An alias inside the value it stands for.
    public static let recursiveAlias = DiagnosticCode(
        "PC1111",
        "recursive-alias",
        .error,
        "the alias `*{name}` stands for a value that contains it",
        page: DiagnosticPage(
            why: """
                YAML can describe a value that contains itself (YAML 1.2.2 section 3.2.1), but such a value has no end, \
                and nothing that is read here can be one. In an API description `$ref` can be recursive.
                """,
            bad: """
                openapi: 3.1.0
                info: &info {title: Orders, version: "1", x-self: *info}
                paths: {}
                """,
            good: soundDescription
        )
    )

    /// A list or a mapping as a key.
    public static let complexKey = DiagnosticCode(
        "PC1112",
        "complex-key",
        .error,
        "a list or a mapping cannot be a key",
        help: "put the key in quotes if it is a text",
        page: DiagnosticPage(
            why: """
                YAML allows any value as a key (YAML 1.2.2 section 3.2.1.1), but what is read here knows text keys only, \
                as JSON does. Most often braces of a template, such as `{id}: …`, are missing their quotes.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1", x-labels: {{id}: 1}}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1", x-labels: {"{id}": 1}}
                paths: {}
                """
        )
    )

    /// A merge key whose value is no mapping.
    public static let mergeValue = DiagnosticCode(
        "PC1113",
        "merge-value",
        .error,
        "the value of `<<` is neither a mapping nor a list of mappings",
        help: "write an alias of a mapping; or put `<<` in quotes if it is a key like others",
        page: DiagnosticPage(
            why: """
                `<<` takes over the members of other mappings, as <https://yaml.org/type/merge.html> describes it: its \
                value is a mapping, mostly an alias of one, or a list of such. Members written beside it win, and those \
                of an earlier mapping win over those of a later one.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1", <<: common}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                x-common: &common {version: "1"}
                info: {title: Orders, <<: *common}
                paths: {}
                """
        )
    )

    /// A value that is not what its tag says.
    public static let tagMismatch = DiagnosticCode(
        "PC1114",
        "tag-mismatch",
        .error,
        "this value is not what its tag `{tag}` says",
        page: DiagnosticPage(
            why: """
                A tag says what a value is (YAML 1.2.2 section 6.9.1), and the core schema (section 10.3) says how such \
                values are written. `!!int` needs a whole number, `!!bool` needs `true` or `false`, `!!map` a mapping.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1", x-stage: !!int three}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: Orders, version: "1", x-stage: !!int 3}
                paths: {}
                """
        )
    )

    /// A tag that is not of the core schema.
    public static let unknownTag = DiagnosticCode(
        "PC1115",
        "unknown-tag",
        .warning,
        "the tag `{tag}` is unknown: the value is read as if it had none",
        help: "remove the tag; what it asks for is not done",
        page: DiagnosticPage(
            why: """
                Tags beyond the core schema (YAML 1.2.2 section 10.3) ask a particular program to do something with the \
                value, such as to include a file. Nothing is done here: a scalar is read as a text, a list as a list, a \
                mapping as a mapping.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: !include title.txt, version: "1"}
                paths: {}
                """,
            good: soundDescription
        )
    )

    /// A plain scalar that YAML 1.1 reads as another value.
    public static let ambiguousScalar = DiagnosticCode(
        "PC1116",
        "ambiguous-scalar",
        .warning,
        "`{text}` is {meaning} here, and {other} to readers of YAML 1.1",
        help: "put it in quotes if a text is meant; write `true`, `false` or a plain decimal number otherwise",
        page: DiagnosticPage(
            why: """
                YAML 1.2 (2009) reads plain values otherwise than YAML 1.1 did: `no`, `on` and `off` are texts, not \
                booleans; `017` is seventeen, not fifteen; `0o17` is a number, `1_000` and `1:30` are not. Many tools \
                still read YAML 1.1, so the same file would mean something else to them. Values are read by the core \
                schema of YAML 1.2.2 (section 10.3), and this warning shows where it matters.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: no, version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: "no", version: "1"}
                paths: {}
                """
        )
    )
}
