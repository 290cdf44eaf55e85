import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

@Suite struct JSONReaderTests {
    @Test(arguments: [
        (#"{"a": 1,}"#, "PC1201 1:9 }"),
        (#"{"a" 1}"#, "PC1201 1:6 1"),
        (#"{a: 1}"#, "PC1201 1:2 a"),
        (#"{"a": 1} x"#, "PC1201 1:10 x"),
        (#"{"a": [1, 2"#, "PC1202 1:11 2"),
        (#"{"a": "\q"}"#, #"PC1201 1:7 "\q"#),
        (#"{"a": 1e999}"#, "PC1203 1:7 1e999"),
        (#"{"a\u0000": 1}"#, #"PC1204 1:2 "a\u0000""#),
        ("{\"é\": 1,\n \"a\": 1, \"\\u00e9\": 2}", "PC1010 2:10 \"\\u00e9\""),
        ("[\"a\nb\"]", "PC1201 1:2 \"a"),
    ])
    func reports(text: String, finding: String) {
        #expect(ReadingRun(text, format: .json).findings == [finding])
    }

    @Test func listsEveryDuplicate() {
        let run = ReadingRun(#"{"a": {"x": 1, "x": 2}, "b": [{"y": 1, "y": 2, "y": 3}], "a": 1}"#)
        #expect(run.findings == [#"PC1010 1:16 "x""#, #"PC1010 1:40 "y""#, #"PC1010 1:48 "y""#, #"PC1010 1:58 "a""#])
        #expect(run.documents.isEmpty)
    }

    @Test func keepsEveryDigit() throws {
        let text = #"{"a": 123456789012345678901234567890, "b": [1.10, -0, 1E5, 0.1e-7], "c": -9223372036854775808}"#
        let root = try #require(ReadingRun(text).documents.first?.root)
        #expect(root["a"]?.text == "123456789012345678901234567890")
        #expect(root["a"]?.kind == .integer && root["a"]?.integer == nil && root["a"]?.number == 1.2345678901234568e29)
        #expect(root["b"]?.elements.map(\.text) == ["1.10", "-0", "1E5", "0.1e-7"])
        #expect(root["b"]?.elements.map(\.kind) == [.number, .integer, .number, .number])
        #expect(root["c"]?.integer == .min)
    }

    @Test func readsEscapes() {
        let run = ReadingRun(#"["\u0000\ud83d\ude00\u00e9\/\b\"", "\\u0041"]"#)
        #expect(run.documents.first?.root.elements.map(\.text) == ["\u{0}😀é/\u{8}\"", "\\u0041"])
    }

    @Test func takesFlowYAMLForWhatItIs() {
        let run = ReadingRun("{a: 1, b: [x,],} # no JSON\n")
        #expect(run.json == #"{"a":1,"b":["x"]}"#)
        #expect(run.findings == [])
        #expect(ReadingRun("{a: 1}", name: "a.json").findings == ["PC1205 1:2 a"])
        #expect(ReadingRun("{a: 1, b: [x,],}", format: .json).documents.isEmpty)
        #expect(ReadingRun("{a: 1, b: c: d}\n").codes.count == 1)
    }

    /// Values written as JSON with random spaces: what the locator finds, read again, is the value.
    @Test func locatesRandomValues() throws {
        var values = RandomValues(random: SeededGenerator())
        let seed = values.random.seed
        for _ in 0..<60 {
            let value = values.value(depth: 4)
            let text = spaced(DocumentWriter.json(value, indented: false), &values.random)
            let run = ReadingRun(text, format: .json)
            guard let document = run.documents.first else {
                #expect(run.codes == ["PC1204"], "seed \(seed)")
                continue
            }
            LocatorCheck(run: run, document: document).check(document.root)
            var locator = DocumentLocator(documents: run.documents)
            for member in document.root.members {
                #expect(locator.span(of: member.value.place) == member.value.span, "seed \(seed)")
                #expect(locator.span(of: member.value.place.key) == member.key.span, "seed \(seed)")
            }
        }
    }

    private func spaced(_ text: String, _ random: inout SeededGenerator) -> String {
        var result = ""
        var isInString = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            result.unicodeScalars.append(scalar)
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else if scalar == "\"" {
                    isInString = false
                }
            } else if scalar == "\"" {
                isInString = true
            } else if "{}[]:,".unicodeScalars.contains(scalar) {
                result += ["", " ", "\n", "\r\n\t"].randomElement(using: &random) ?? ""
            }
        }
        return result
    }
}
