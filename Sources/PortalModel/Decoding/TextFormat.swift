import PortalDiagnostics
import PortalVocabulary

/// What a string has to look like.
struct TextFormat: Sendable {
    /// The finding for a string that looks otherwise.
    let code: DiagnosticCode
    /// What it is, for messages: "a DNS label".
    let phrase: String
    /// The expression for the CRD schema; where there is none, only the decoder checks.
    let pattern: String?
    /// The format for the CRD schema.
    let format: String?
    /// The shortest text, in characters.
    let atLeast: Int
    /// The longest text, in characters; it bounds the cost of the schema's rules.
    let atMost: Int
    private let isFine: @Sendable (String) -> Bool

    init(
        _ code: DiagnosticCode,
        _ phrase: String,
        pattern: String? = nil,
        format: String? = nil,
        atLeast: Int = 1,
        atMost: Int,
        check isFine: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.code = code
        self.phrase = phrase
        self.pattern = pattern
        self.format = format
        self.atLeast = atLeast
        self.atMost = atMost
        self.isFine = isFine
    }

    /// Whether a text is of this form.
    func accepts(_ text: String) -> Bool {
        let count = text.unicodeScalars.count
        return count >= atLeast && count <= atMost && isFine(text)
    }

    /// Reports a text that is not of this form.
    func check(_ text: String, at place: Place, _ decoding: inout Decoding) {
        guard !accepts(text) else { return }
        let meant = code == .badHost ? host(in: text) : nil
        decoding.report(
            code,
            at: place,
            ["value": Self.shown(text), "phrase": phrase],
            help: meant.map { "write `\($0)`" }
        )
    }

    /// The host of a URL, or of a host with a port or a path, where that is of this form.
    private func host(in text: String) -> String? {
        var rest = text[...]
        if let colon = rest.firstIndex(of: ":"), rest[colon...].hasPrefix("://") { rest = rest[colon...].dropFirst(3) }
        let host = String(rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" })
        return host != text && accepts(host) ? host : nil
    }

    /// A text as messages show it: controls made visible, and cut where it is long.
    static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(64) {
            let isControl = scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
            shown.unicodeScalars.append(
                contentsOf: isControl ? "\u{fffd}".unicodeScalars : String(scalar).unicodeScalars
            )
        }
        return text.unicodeScalars.count > 64 ? shown + "…" : shown
    }
}
