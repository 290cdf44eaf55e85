extension Catalogue {
    static let boundCodes: [DiagnosticCode] = [
        .tooManyBytes, .tooDeep, .tooManyNodes, .tooManyAliasedNodes, .scalarTooLong, .tooManyDocuments,
    ]
}

private func bounded(_ text: String, _ option: String, _ value: String) -> DiagnosticPage.Example {
    DiagnosticPage.Example(files: [("example.yaml", text)], options: [option: value])
}

private let description = """
    openapi: 3.1.0
    info: {title: Orders, version: "1"}
    paths: {}
    """

private let aliased = """
    openapi: 3.1.0
    info: {title: Orders, version: "1", x-a: &a [1, 2], x-b: &b [*a, *a], x-c: [*b, *b]}
    paths: {}
    """

extension DiagnosticCode {
    /// The text is larger than the bound.
    public static let tooManyBytes = DiagnosticCode(
        "PC1301",
        "too-many-bytes",
        .error,
        "the text is larger than {maximum} bytes",
        help: "split it, or raise the bound (`--max-bytes`)",
        page: DiagnosticPage(
            why: """
                Reading is bounded so that one input cannot take the memory of the process that reads it. The text is \
                larger than the bound, and nothing of it was read.
                """,
            bad: bounded(description, "max-bytes", "16"),
            good: bounded(description, "max-bytes", "4096")
        )
    )

    /// Containers are nested too deep.
    public static let tooDeep = DiagnosticCode(
        "PC1302",
        "too-deep",
        .error,
        "values are nested more than {maximum} deep",
        help: "flatten the document, or raise the bound (`--max-depth`)",
        page: DiagnosticPage(
            why: """
                Reading is bounded so that no input can exhaust the stack of the process that reads it. Aliases count \
                with the depth of what they stand for. Documents written by people are rarely more than 30 deep.
                """,
            bad: bounded(description, "max-depth", "1"),
            good: bounded(description, "max-depth", "4")
        )
    )

    /// There are more values than the bound allows.
    public static let tooManyNodes = DiagnosticCode(
        "PC1303",
        "too-many-values",
        .error,
        "the text holds more than {maximum} values",
        help: "split it, or raise the bound (`--max-nodes`)",
        page: DiagnosticPage(
            why: """
                Reading is bounded so that one input cannot take the memory of the process that reads it. Every scalar, \
                key, list and mapping of a text counts, and so does every member that a merge key brings.
                """,
            bad: bounded(description, "max-nodes", "5"),
            good: bounded(description, "max-nodes", "50")
        )
    )

    /// Aliases stand for more values than the bound allows.
    public static let tooManyAliasedNodes = DiagnosticCode(
        "PC1304",
        "alias-bomb",
        .error,
        "the aliases of the text stand for more than {maximum} values",
        help: "repeat less by alias, or raise the bound (`--max-aliased-nodes`)",
        page: DiagnosticPage(
            why: """
                An alias (YAML 1.2.2 section 7.1) stands for everything that its anchor holds, and aliases of aliases \
                multiply: a few lines can stand for billions of values. Aliases are never copied here, but whoever walks \
                the document meets each value as often as it is used, so their sum is bounded.
                """,
            bad: bounded(aliased, "max-aliased-nodes", "10"),
            good: bounded(aliased, "max-aliased-nodes", "100")
        )
    )

    /// A scalar is longer than the bound.
    public static let scalarTooLong = DiagnosticCode(
        "PC1305",
        "scalar-too-long",
        .error,
        "this value is longer than {maximum} bytes",
        help: "keep large content in a file of its own, or raise the bound (`--max-scalar-bytes`)",
        page: DiagnosticPage(
            why: """
                Reading is bounded so that one input cannot take the memory of the process that reads it. One scalar, \
                perhaps a picture or an archive in base64, is longer than the bound.
                """,
            bad: bounded(description, "max-scalar-bytes", "6"),
            good: bounded(description, "max-scalar-bytes", "64")
        )
    )

    /// A stream holds more documents than the bound allows.
    public static let tooManyDocuments = DiagnosticCode(
        "PC1306",
        "too-many-documents",
        .error,
        "the text holds more than {maximum} documents",
        help: "split it, or raise the bound (`--max-documents`)",
        page: DiagnosticPage(
            why: """
                Reading is bounded so that one input cannot take the memory of the process that reads it. The documents \
                before the bound were read, those behind it were not.
                """,
            bad: bounded(description + "\n---\n{}\n---\n{}", "max-documents", "1"),
            good: bounded(description, "max-documents", "1")
        )
    )
}
