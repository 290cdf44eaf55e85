extension Catalogue {
    /// PC1001–PC1999: the text is not YAML or JSON, or breaks a bound.
    static let syntaxCodes: [DiagnosticCode] =
        [.textEncoding, .controlCharacter, .duplicateKey] + yamlCodes + jsonCodes + boundCodes + [.invalidBase64]
}

/// The smallest description without a fault: the good example of what can be wrong with any text.
let soundDescription: DiagnosticPage.Example = """
    openapi: 3.1.0
    info: {title: Orders, version: "1"}
    paths: {}
    """

extension DiagnosticCode {
    /// The bytes are not text.
    public static let textEncoding = DiagnosticCode(
        "PC1001",
        "text-encoding",
        .error,
        "this is not {encoding}",
        help: "save the file as UTF-8",
        page: DiagnosticPage(
            why: """
                A text is read as UTF-8 (RFC 3629), or as UTF-16 or UTF-32 where a byte order mark or the zero bytes of \
                its first character say so (YAML 1.2.2 section 5.2). Some bytes are none: most often the file was saved \
                as Latin-1 or Windows-1252, or is no text at all. Nothing is guessed, and nothing of the file is used.
                """,
            bad: "\u{0}o\u{0}p\u{600}\u{0}e",
            good: soundDescription
        )
    )

    /// A character that no YAML or JSON text may hold.
    public static let controlCharacter = DiagnosticCode(
        "PC1002",
        "control-character",
        .error,
        "the character {character} may not stand in a YAML text",
        help: "remove it, or write it as an escape in double quotes",
        page: DiagnosticPage(
            why: """
                YAML 1.2.2 section 5.1 allows printable characters only: no NUL and no other control character but \
                tab, line feed and carriage return. Such a character mostly is the rest of a copy from a terminal or a \
                word processor. In double quotes an escape such as `\\x07` or `\\0` stands for it.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: "Orders\u{7}", version: "1"}
                paths: {}
                """,
            good: """
                openapi: 3.1.0
                info: {title: "Orders\\x07", version: "1"}
                paths: {}
                """
        )
    )

    /// A key is given twice in one mapping.
    public static let duplicateKey = DiagnosticCode(
        "PC1010",
        "duplicate-key",
        .error,
        "the key `{key}` is given twice",
        help: "remove one of the two, or merge their values",
        page: DiagnosticPage(
            why: """
                Keys of a mapping are distinct (YAML 1.2.2 section 3.2.1.3; RFC 8259 section 4 leaves it to the reader). \
                Some readers take the first value, some the last, without a word: half of what was written is lost, and \
                which half depends on the reader. A whole path or a security requirement can vanish like that, so the \
                document is not used. A key is compared by its text: `200` and `"200"` are the same key.
                """,
            bad: """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths: {}
                info: {title: Payments, version: "1"}
                """,
            good: soundDescription
        )
    )

    /// A text that should be base64 is not.
    public static let invalidBase64 = DiagnosticCode(
        "PC1401",
        "invalid-base64",
        .error,
        "this is not base64: {problem}",
        help: "encode the bytes with the alphabet of RFC 4648 section 4, with padding",
        page: DiagnosticPage(
            why: """
                The values of `binaryData` in a ConfigMap, and descriptor sets in place, are bytes written as base64 \
                (RFC 4648 section 4). Spaces and line breaks are passed over; every other character must be of the \
                alphabet, and `=` fills the last group of four.
                """,
            bad: """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: specs, namespace: shop}
                binaryData: {orders.yaml: "b3BlbmFwa*=="}
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders, namespace: shop}
                spec: {openApi: {configMapKeyRef: {name: specs, key: orders.yaml}}}
                """,
            good: """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: specs, namespace: shop}
                binaryData:
                  orders.yaml: "b3BlbmFwaTogMy4xLjAKaW5mbzoge3RpdGxlOiBPcmRlcnMsIHZlcnNpb246ICIxIn0KcGF0aHM6IHt9Cg=="
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiDoc
                metadata: {name: orders, namespace: shop}
                spec: {openApi: {configMapKeyRef: {name: specs, key: orders.yaml}}}
                """
        )
    )
}
