internal import CLibYAML
internal import PortalDiagnostics

/// What libyaml says is wrong, in our words.
struct YAMLFault {
    private let kind: yaml_error_type_t
    private let problem: String
    private let context: String
    private let value: Int32

    init(_ parser: yaml_parser_t) {
        kind = parser.error
        problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
        context = parser.context.map { String(cString: $0) } ?? ""
        value = parser.problem_value
    }

    /// The finding, at the smallest place that shows it.
    ///
    /// - Parameters:
    ///   - offset: where libyaml noticed it
    ///   - start: where the construct began that it was reading
    ///   - source: the text
    ///   - character: the span of the character at an offset
    /// - Returns: the finding.
    func diagnostic(
        problem offset: UInt32,
        context start: UInt32?,
        source: UnsafeBufferPointer<UInt8>,
        at character: (UInt32) -> Location
    ) -> Diagnostic {
        if kind == YAML_MEMORY_ERROR { return Diagnostic(.tooManyNodes, at: .none, ["maximum": "memory"]) }
        if kind == YAML_READER_ERROR {
            let code = String(UInt32(bitPattern: value), radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: Swift.max(0, 4 - code.utf8.count)) + code
            return Diagnostic(.controlCharacter, at: character(offset), ["character": name])
        }
        if let start, isAtEnd(offset, source), let what = unclosed {
            return Diagnostic(
                .yamlUnclosed,
                at: character(start),
                ["what": what],
                labels: [Diagnostic.Label("the text ends here", at: character(offset))]
            )
        }
        let labels = start.flatMap { start in
            start == offset ? nil : Diagnostic.Label("in what begins here", at: character(start))
        }
        let byte = Int(offset) < source.count ? source[Int(offset)] : 0
        let (code, arguments) = meaning(of: byte)
        return Diagnostic(code, at: character(offset), arguments, labels: labels.map { [$0] } ?? [])
    }

    private func isAtEnd(_ offset: UInt32, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
        problem == "found unexpected end of stream"
            || !source[Swift.min(Int(offset), source.count)...].contains { $0 > 32 }
    }

    /// What was still open where the text ended.
    private var unclosed: String? {
        switch context {
        case "while parsing a flow sequence": "this `[`"
        case "while parsing a flow mapping": "this `{`"
        case "while scanning a quoted scalar": "this quoted text"
        default: nil
        }
    }

    private func meaning(of byte: UInt8) -> (DiagnosticCode, [String: String]) {
        let isTab = byte == UInt8(ascii: "\t")
        switch problem {
        case "found character that cannot start any token":
            if isTab { return (.yamlTab, [:]) }
            let character = byte > 32 && byte < 127 ? String(UnicodeScalar(byte)) : "this character"
            return (.yamlReservedCharacter, ["character": character])
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            return (.yamlTab, [:])
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            return (.yamlEscape, [:])
        case "mapping values are not allowed in this context":
            return (.yamlUnexpectedColon, [:])
        case "could not find expected ':'":
            return (.yamlMissingColon, [:])
        case "did not find expected key", "did not find expected '-' indicator",
            "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            return isTab ? (.yamlTab, [:]) : (.yamlIndentation, [:])
        default:
            if context == "while scanning a directive" || context.hasPrefix("while scanning a %")
                || problem.hasSuffix("directive") || problem == "found incompatible YAML document"
                || problem == "found undefined tag handle"
            {
                return (.yamlDirective, ["problem": Self.words[problem] ?? problem])
            }
            return (.yamlSyntax, ["problem": Self.words[problem] ?? problem])
        }
    }

    /// The problems that libyaml words for those who know its tokens.
    private static let words: [String: String] = [
        "did not find expected <document start>": "there is more text behind the end of the document",
        "did not find expected node content": "a value is missing",
        "did not find expected ',' or ']'": "`,` or `]` is missing",
        "did not find expected ',' or '}'": "`,` or `}` is missing",
        "found unexpected document indicator": "a document marker stands inside a quoted text",
        "found unexpected end of stream": "the text ends too early",
        "did not find expected alphabetic or numeric character": "the name of an anchor or alias is missing",
        "did not find expected comment or line break": "only a comment may follow here",
        "found an indentation indicator equal to 0": "the indentation of a block text is from 1 to 9",
        "found undefined tag handle": "the tag handle is not declared",
        "found incompatible YAML document": "only YAML 1.1 and 1.2 are known",
        "found duplicate %YAML directive": "`%YAML` is given twice",
        "found duplicate %TAG directive": "this `%TAG` is given twice",
        "found unknown directive name": "only `%YAML` and `%TAG` are known",
    ]
}
