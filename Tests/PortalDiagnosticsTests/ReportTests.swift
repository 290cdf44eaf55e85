import PortalDiagnostics
import Testing

@Suite struct ReportTests {
    static let code = DiagnosticCode(
        "PC9999",
        "test-code",
        .error,
        "the `{what}` is wrong",
        help: "mend it",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    static let note = DiagnosticCode(
        "PC9998",
        "test-note",
        .warning,
        "odd",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )

    static func report(_ text: String, _ make: (SourceID) -> [Diagnostic]) -> DiagnosticReport {
        var sources = SourceMap()
        let id = sources.add(SourceFile(name: "a.yaml", bytes: Array(text.utf8)))
        return DiagnosticReport(make(id), sources: sources, locate: { _ in nil })
    }

    @Test func textShowsLineCaretsLabelsAndHelp() {
        let report = Self.report("first: 1\nsecond: é2\n") { id in
            [
                Diagnostic(
                    Self.code,
                    at: .span(Span(source: id, start: 17, end: 20)),
                    ["what": "value"],
                    labels: [.init("first here", at: .span(Span(source: id, start: 0, end: 5)))],
                    subject: "ApiDoc shop/orders"
                )
            ]
        }
        #expect(
            report.text() == """
                error[PC9999]: the `value` is wrong
                 --> a.yaml:2:9
                  |
                2 | second: é2
                  |         ^^
                 ::: a.yaml:1:1
                  |
                1 | first: 1
                  | ----- first here
                  = in: ApiDoc shop/orders
                  = help: mend it


                """
        )
        #expect(report.summary == "1 error")
    }

    @Test func aLongLineIsCutAroundWhatIsMeant() {
        let report = Self.report(String(repeating: "x", count: 500) + "y" + String(repeating: "z", count: 500)) { id in
            [Diagnostic(Self.note, at: .span(Span(source: id, start: 500, end: 501)))]
        }
        let lines = report.text().split(separator: "\n")
        #expect(lines.allSatisfy { $0.count < 130 })
        #expect(lines.contains { $0.contains("xy") && $0.contains("…") })
        let caret = lines.first { $0.contains("^") }?.prefix { $0 != "^" }.count
        let meant = lines.first { $0.contains("xyz") }?.prefix { $0 != "y" }.count
        #expect(caret != nil && caret == meant)
    }

    @Test func controlCharactersOfTheInputDoNotReachTheTerminal() {
        let report = Self.report("a: \u{1B}[2J\n") { id in
            [Diagnostic(Self.code, at: .span(Span(source: id, start: 3, end: 4)), ["what": "\u{1B}[31m"])]
        }
        #expect(!report.text().unicodeScalars.contains("\u{1B}"))
    }

    @Test func findingsAreSortedAndSingle() {
        let report = Self.report("abc\ndef\n") { id in
            let late = Diagnostic(Self.code, at: .span(Span(source: id, start: 4, end: 5)), ["what": "b"])
            let early = Diagnostic(Self.note, at: .span(Span(source: id, start: 0, end: 1)))
            return [late, early, late]
        }
        #expect(report.entries.map(\.diagnostic.code.id) == ["PC9998", "PC9999"])
        #expect(report.summary == "1 error, 1 warning")
    }

    @Test func gitHubCommandsAreEscaped() {
        let report = Self.report("abc") { id in
            [Diagnostic(Self.code, at: .span(Span(source: id, start: 0, end: 3)), ["what": "50%\nx"], help: "a: b")]
        }
        #expect(
            report.github == "::error file=a.yaml,line=1,endLine=1,col=1,endColumn=4,title=PC9999 test-code::"
                + "the `50%25·x` is wrong%0Aa: b\n"
        )
    }

    @Test func aPlaceThatCannotBeFoundIsTheStartOfItsFile() {
        let report = Self.report("abc") { id in
            [Diagnostic(Self.code, at: .place(Place(document: DocumentID(source: id))), ["what": "x"])]
        }
        #expect(report.entries.first?.range?.start == SourcePosition(line: 1, column: 1))
    }

    @Test func severitiesAreOrdered() {
        #expect(Severity.info < .warning)
        #expect(Severity.warning < .error)
    }

    /// Whoever has a URL with a password in hands does not find it in a log.
    @Test(arguments: [
        ("https://mia:word@example.com/a", "https://********@example.com/a"),
        ("see `http://mïa@h` and https://a@b?c=d@e", "see `http://***@h` and https://*@b?c=d@e"),
        ("https://example.com/@mia", "https://example.com/@mia"), ("mia@example.com", "mia@example.com"),
        ("a://b@c@d/", "a://***@d/"), ("://@", "://@"), ("://", "://"),
    ])
    func passwordsOfURLsAreNotShown(_ text: String, _ shown: String) {
        let diagnostic = Diagnostic(.missingContent, at: .none, ["name": text], help: text)
        #expect(diagnostic.arguments["name"] == shown)
        #expect(diagnostic.help == shown)
    }
}
