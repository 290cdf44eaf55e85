internal import CJansson
internal import PortalDiagnostics

/// What jansson says is wrong, in our words.
struct JSONFault: Error {
    /// The kinds of faults.
    enum Problem {
        case syntax
        case unclosed
        case duplicateKey
        case largeInteger
        case numberRange
        case nulInKey
    }

    let problem: Problem
    private let text: String
    private let position: Int

    init(_ error: json_error_t) {
        var error = error
        let code = json_error_code(&error)
        text = withUnsafeBytes(of: error.text) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
        position = Int(error.position)
        switch code {
        case json_error_duplicate_key: problem = .duplicateKey
        case json_error_null_byte_in_key: problem = .nulInKey
        case json_error_numeric_overflow: problem = text.hasPrefix("too big") ? .largeInteger : .numberRange
        case json_error_premature_end_of_input: problem = .unclosed
        default: problem = .syntax
        }
    }

    /// The finding, at the token that jansson stumbled over.
    func diagnostic(source: UnsafeBufferPointer<UInt8>, id: SourceID) -> Diagnostic {
        let end = Swift.min(Swift.max(position, 0), source.count)
        let start = Swift.max(0, end - Swift.max(nearLength ?? 1, 1))
        let location = Location.span(
            Span(source: id, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
        )
        switch problem {
        case .numberRange, .largeInteger: return Diagnostic(.jsonNumberRange, at: location)
        case .nulInKey: return Diagnostic(.jsonNulInKey, at: location)
        case .unclosed: return Diagnostic(.jsonUnclosed, at: location, ["problem": "it ends too early"])
        case .syntax, .duplicateKey: return Diagnostic(.jsonSyntax, at: location, ["problem": words(source, start)])
        }
    }

    /// The length of the token that the message quotes.
    private var nearLength: Int? {
        guard text.hasSuffix("'") else { return nil }
        let bytes = Array(text.utf8)
        let opening = Array(" near '".utf8)
        var index = 0
        while index + opening.count <= bytes.count {
            if bytes[index..<index + opening.count].elementsEqual(opening) {
                return bytes.count - index - opening.count - 1
            }
            index += 1
        }
        return nil
    }

    private func words(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> String {
        let byte = start < source.count ? source[start] : 0
        let before = source[..<Swift.min(start, source.count)].last { $0 > 0x20 }
        if before == UInt8(ascii: ","), byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            return "a comma stands before `\(Character(UnicodeScalar(byte)))`"
        }
        for (prefix, words) in Self.words where text.hasPrefix(prefix) { return words }
        return "something else than JSON stands here"
    }

    /// The first match counts.
    private static let words: [(prefix: String, words: String)] = [
        ("string or '}' expected", "a key in double quotes, or `}`, is expected"),
        ("':' expected", "`:` is expected behind a key"),
        ("'}' expected", "`,` or `}` is expected"),
        ("']' expected", "`,` or `]` is expected"),
        ("end of file expected", "there is more text behind the value"),
        ("invalid escape", "this escape is unknown"),
        ("invalid Unicode", "this escape is no character"),
        ("unexpected newline", "a line ends inside a string"),
        ("control character", "a control character stands inside a string"),
        ("unexpected token", "a value is expected"),
        (
            "invalid token",
            "a value in JSON begins with a double quote, a digit, `-`, `{`, `[`, or is `true`, `false` or `null`"
        ),
    ]
}
