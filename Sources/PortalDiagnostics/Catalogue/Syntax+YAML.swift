extension Catalogue {
    static let yamlCodes: [DiagnosticCode] = [
        .yamlSyntax, .yamlTab, .yamlUnclosed, .yamlEscape, .yamlReservedCharacter, .yamlUnexpectedColon,
        .yamlIndentation, .yamlMissingColon, .yamlDirective, .undefinedAlias, .recursiveAlias, .complexKey,
        .mergeValue, .tagMismatch, .unknownTag, .ambiguousScalar,
    ]
}

extension DiagnosticCode {
    /// The text is not YAML, for a reason without a code of its own.
    public static let yamlSyntax = DiagnosticCode(
        "PC1101",
        "yaml-syntax",
        .error,
        "this is not YAML: {problem}",
        page: DiagnosticPage(
            why: """
                The text breaks the grammar of YAML (YAML 1.2.2, chapters 6 to 9). The documents before this place were \
                read; nothing behind it was, since what it means depends on how this is mended.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"]
                paths: {}
                """,
            good: soundDescription
        )
    )

    /// A tab where only spaces may stand.
    public static let yamlTab = DiagnosticCode(
        "PC1102",
        "yaml-tab",
        .error,
        "a tab stands where YAML needs spaces",
        help: "indent with spaces",
        page: DiagnosticPage(
            why: """
                Lines are indented with spaces only (YAML 1.2.2 section 6.1): a tab has a different width for everyone, \
                and the indentation decides what belongs to what.
                """,
            bad: """
                openapi: 3.1.0
                info:
                \ttitle: Orders
                \tversion: "1"
                paths: {}
                """,
            good: soundDescription
        )
    )

    /// A bracket or a quote is not closed.
    public static let yamlUnclosed = DiagnosticCode(
        "PC1103",
        "yaml-unclosed",
        .error,
        "{what} is not closed",
        page: DiagnosticPage(
            why: """
                A list in `[]`, a mapping in `{}` or a text in quotes goes on to the end of the file (YAML 1.2.2 sections \
                7.3 and 7.4). The place shown is where it begins.
                """,
            bad: """
                openapi: 3.1.0
                paths: {}
                info: {title: Orders, version: "1"
                """,
            good: soundDescription
        )
    )

    /// An unknown escape in double quotes.
    public static let yamlEscape = DiagnosticCode(
        "PC1104",
        "yaml-escape",
        .error,
        "this escape is unknown",
        help: "write `\\\\` for a backslash, or use single quotes, in which there are no escapes",
        page: DiagnosticPage(
            why: """
                In double quotes a backslash begins an escape, and only those of YAML 1.2.2 section 5.7 are known. \
                Regular expressions and Windows paths are better written in single quotes.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: "\\d+ orders", version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: '\\d+ orders', version: "1"}
                paths: {}
                """
        )
    )

    /// A plain scalar begins with a character that YAML keeps for itself.
    public static let yamlReservedCharacter = DiagnosticCode(
        "PC1105",
        "yaml-reserved-character",
        .error,
        "a value without quotes may not begin with `{character}`",
        help: "put the value in quotes",
        page: DiagnosticPage(
            why: """
                `@` and the backtick are reserved, and `%` begins a directive (YAML 1.2.2 section 5.3), so a value that \
                begins with one of them needs quotes.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: @orders, version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: "@orders", version: "1"}
                paths: {}
                """
        )
    )

    /// A second colon where there can be no mapping.
    public static let yamlUnexpectedColon = DiagnosticCode(
        "PC1106",
        "yaml-unexpected-colon",
        .error,
        "a `:` stands where no mapping can begin",
        help: "put the value in quotes, or begin the mapping on a line of its own",
        page: DiagnosticPage(
            why: """
                A colon and a space separate a key from its value, and a mapping in block style begins on a line of its \
                own (YAML 1.2.2 section 8.2). Most often a text that has a colon in it is missing its quotes, or a line \
                is indented too far.
                """,
            bad: """
                openapi: 3.1.0
                info:
                  title: Orders: the new ones
                  version: "1"
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info:
                  title: "Orders: the new ones"
                  version: "1"
                paths: {}
                """
        )
    )

    /// A line does not fit the block it stands in.
    public static let yamlIndentation = DiagnosticCode(
        "PC1107",
        "yaml-indentation",
        .error,
        "this does not fit the block that it stands in",
        help: "give the members of a block the same indentation",
        page: DiagnosticPage(
            why: """
                The members of a mapping begin in one column, and so do the elements of a list (YAML 1.2.2 section 8.2). \
                This line begins in a column between, or is an element in a mapping or a member in a list.
                """,
            bad: """
                openapi: 3.1.0
                info:
                    title: Orders
                  version: "1"
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info:
                  title: Orders
                  version: "1"
                paths: {}
                """
        )
    )

    /// A line of a mapping has no colon.
    public static let yamlMissingColon = DiagnosticCode(
        "PC1108",
        "yaml-missing-colon",
        .error,
        "this key has no `:`",
        help: "write `key: value`; a text of several lines needs quotes or `|`",
        page: DiagnosticPage(
            why: """
                Every line of a mapping is a key, a colon and a value (YAML 1.2.2 section 8.2.2). A key stands on one \
                line and has at most 1,024 characters.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths
                """,
            good: soundDescription
        )
    )

    /// A directive that is not understood.
    public static let yamlDirective = DiagnosticCode(
        "PC1109",
        "yaml-directive",
        .error,
        "this directive cannot be honoured: {problem}",
        page: DiagnosticPage(
            why: """
                `%YAML` and `%TAG` may stand before a document (YAML 1.2.2 section 6.8), once each, and the version is \
                1.1 or 1.2. A tag handle such as `!e!` needs a `%TAG` line in the same document.
                """,
            bad: """
                %YAML 3.0
                ---
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths: {}
                """,
            good: """
                %YAML 1.2
                ---
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths: {}
                """
        )
    )
}
