/// A kind of finding: stable for ever once released.
///
/// `PC1xxx` is syntax, `PC2xxx` shape, `PC3xxx` rules, `PC4xxx` references and conflicts, `PC5xxx` what the target
/// cannot express, `PC0xxx` internal. Every code is a static member in `Catalogue/` and one line of its file's list.
public struct DiagnosticCode: Sendable, Hashable {
    /// The identifier, for example `PC1010`.
    public let id: String
    /// A name for people and for conditions in a status, for example `duplicate-key`.
    public let slug: String
    /// How much a finding of this kind matters.
    public let severity: Severity
    /// The message, with `{name}` for each argument: lower case, no final period, identifiers in backticks.
    public let template: String
    /// The remedy in one sentence.
    public let help: String?
    /// The release that introduced the code.
    public let since: String
    /// The text of the reference page.
    public let page: DiagnosticPage

    /// Declares a code.
    public init(
        _ id: String,
        _ slug: String,
        _ severity: Severity,
        _ template: String,
        help: String? = nil,
        since: String = "0.1",
        page: DiagnosticPage
    ) {
        self.id = id
        self.slug = slug
        self.severity = severity
        self.template = template
        self.help = help
        self.since = since
        self.page = page
    }

    /// The template with `{name}` replaced by the arguments; a name without an argument stays as it is.
    ///
    /// It is one line: control characters of arguments, which quote the input, become `·`.
    public func message(_ arguments: [String: String]) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            result += rest[..<open]
            result += arguments[name].map(VisibleText.of) ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Codes are equal when their identifiers are.
    public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
        left.id == right.id
    }

    /// Hashes the identifier.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}

/// The reference page of a code; `docs/diagnostics/` is made from it, and the tests run both examples.
public struct DiagnosticPage: Sendable {
    /// What the finding means and why it is one, in Markdown.
    public let why: String
    /// Input that gives exactly this code.
    public let bad: Example
    /// The same input, mended; it gives no finding at all.
    public let good: Example

    /// Writes a page.
    public init(why: String, bad: Example, good: Example) {
        self.why = why
        self.bad = bad
        self.good = good
    }

    /// Input for an example: one file, or several, and options that differ from the defaults.
    public struct Example: Sendable, ExpressibleByStringLiteral {
        /// Names and texts; the name decides how a text is read (`.json`, else YAML).
        public let files: [(name: String, text: String)]
        /// Options that differ from the defaults, by the name of the command line flag, without dashes.
        public let options: [String: String]

        /// Several files, or options that differ.
        public init(files: [(name: String, text: String)], options: [String: String] = [:]) {
            self.files = files
            self.options = options
        }

        /// One file called `example.yaml`.
        public init(stringLiteral value: String) {
            self.init(files: [("example.yaml", value)])
        }
    }
}
