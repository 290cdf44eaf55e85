extension Catalogue {
    static let jsonCodes: [DiagnosticCode] = [
        .jsonSyntax, .jsonUnclosed, .jsonNumberRange, .jsonNulInKey, .notQuiteJSON,
    ]
}

private let soundJSON = DiagnosticPage.Example(
    files: [("example.json", #"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1"}, "paths": {}}"#)]
)

extension DiagnosticCode {
    /// The text is not JSON.
    public static let jsonSyntax = DiagnosticCode(
        "PC1201",
        "json-syntax",
        .error,
        "this is not JSON: {problem}",
        page: DiagnosticPage(
            why: """
                The text breaks the grammar of JSON (RFC 8259), and is no YAML in flow style either. Common slips: a \
                missing comma, a key without double quotes, a comment, two values one after the other.
                """,
            bad: DiagnosticPage.Example(
                files: [("example.json", #"{"openapi": "3.1.0" "info": {"title": "Orders"}}"#)]
            ),
            good: soundJSON
        )
    )

    /// A JSON text ends too early.
    public static let jsonUnclosed = DiagnosticCode(
        "PC1202",
        "json-unclosed",
        .error,
        "the text ends before its value does",
        help: "close every `{`, `[` and double quote; or fetch the file again if it was cut off",
        page: DiagnosticPage(
            why: """
                A JSON text is one complete value (RFC 8259 section 2). This one stops while an object, an array or a \
                string is open: it was cut off, or a closing bracket is missing.
                """,
            bad: DiagnosticPage.Example(
                files: [("example.json", #"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1"}"#)]
            ),
            good: soundJSON
        )
    )

    /// A number that no double can hold.
    public static let jsonNumberRange = DiagnosticCode(
        "PC1203",
        "json-number-range",
        .error,
        "this number is too large",
        help: "write a number of at most 308 digits, or a string",
        page: DiagnosticPage(
            why: """
                RFC 8259 section 6 lets a reader bound its numbers. Integers of any length keep all their digits, but \
                a number beyond the range of a 64-bit floating-point number (about 1.8e308) is refused.
                """,
            bad: DiagnosticPage.Example(
                files: [
                    (
                        "example.json",
                        #"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1", "x-n": 1e999}, "paths": {}}"#
                    )
                ]
            ),
            good: soundJSON
        )
    )

    /// A key with a NUL in it.
    public static let jsonNulInKey = DiagnosticCode(
        "PC1204",
        "json-nul-in-key",
        .error,
        "a key holds the character U+0000",
        help: "remove `\\u0000` from the key",
        page: DiagnosticPage(
            why: """
                JSON allows `\\u0000` in keys (RFC 8259 section 7), but the parser that is used here ends a key at it. \
                No key of any format that is read here holds one. In values it is allowed.
                """,
            bad: DiagnosticPage.Example(
                files: [
                    (
                        "example.json",
                        #"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1", "x-\u0000": 1}, "paths": {}}"#
                    )
                ]
            ),
            good: soundJSON
        )
    )

    /// A text that looks like JSON and is YAML.
    public static let notQuiteJSON = DiagnosticCode(
        "PC1205",
        "not-quite-json",
        .warning,
        "this is read as YAML, since it is not JSON: {problem}",
        help: "mend it if it is meant to be JSON",
        page: DiagnosticPage(
            why: """
                A file called `.json` that begins with `{` or `[` is read as JSON (RFC 8259) if it is JSON, else as YAML in flow style \
                (YAML 1.2.2 chapter 7), which also allows comments, keys without quotes and a comma behind the last \
                member. Other tools may refuse such a file, or read it otherwise.
                """,
            bad: DiagnosticPage.Example(
                files: [
                    (
                        "example.json",
                        #"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1"}, "paths": {},}"#
                    )
                ]
            ),
            good: soundJSON
        )
    )
}
