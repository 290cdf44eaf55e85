import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

/// Texts inside texts: every byte of the inner one leads to where it was written.
@Suite struct EmbeddedTests {
    /// Ways to write `key: [first, second]` and more lines in a scalar.
    static let hosts: [String] = [
        "spec: |\n  alpha: 1\n  beta:\n    gamma: 2\n",
        "spec: |2\n    alpha: 1\n    beta: 2\n",
        "spec: |-\n\n\n      alpha: 1\n\n      beta: 2",
        "spec: |+\n  alpha: 1\n\n\n",
        "spec: |  # comment\r\n  alpha: 1\r\n  beta: 2\r\n",
        "spec: >\n  {alpha: 1,\n  beta: 2,\n\n  gamma: 3,\n    delta: 4\n  }\n",
        "spec: {alpha: x, text: \"{alpha: 1,\\n beta: \\\"\\u00e9\\\",\\\n   gamma: 2,\n\n   delta: 3}\"}\n",
        "spec: 'alpha: ''one''\n\n  beta: two'\n",
        "spec: alpha\n  beta\n\n  gamma\n",
        "é: 日本\nspec: |\n  é: 日本\n  beta: 2\n",
        "- - spec: &a !!str |\n      alpha: 1\n      beta: 2\n",
        #"{"spec": "alpha: 1\nbeta: \"\u00e9\"\ngamma: \ud83d\ude00 x\n"}"#,
    ]

    @Test(arguments: hosts) func mapsEveryByte(text: String) throws {
        var run = ReadingRun(text)
        let document = try #require(run.documents.first)
        var found = 0
        for node in strings(document.root) {
            let inner = Array(node.text.utf8)
            let before = run.sources.ids.count
            _ = DocumentReader.read(embedded: node, into: &run.sources, diagnostics: &run.diagnostics)
            let id = try #require(run.sources.ids.dropFirst(before).first)
            for (offset, byte) in inner.enumerated() {
                let span = Span(source: id, start: UInt32(offset), end: UInt32(offset + 1))
                let outer = run.sources.outermost(span)
                let file = try #require(run.sources[outer.source])
                try #require(Int(outer.end) <= file.bytes.count)
                // What stands for itself must be found; letters and digits do in all of these texts.
                let isPlain = byte >= 0x80 ? !text.contains("\\u") : Unicode.Scalar(byte).properties.isAlphabetic
                if isPlain {
                    #expect(file.bytes[Int(outer.start)] == byte, "\(offset) of \(node.text.debugDescription)")
                    found += 1
                }
            }
        }
        #expect(found > 0)
    }

    private func strings(_ node: Node) -> [Node] {
        if node.string != nil { return [node] }
        return node.elements.flatMap(strings) + node.members.flatMap { strings($0.value) }
    }

    @Test func placesFaultsInTheOuterFile() throws {
        let text = "kind: ApiDoc\nspec:\n  text: |\n    openapi: 3.1.0\n    paths: {}\n    paths: {}\n"
        var run = ReadingRun(text)
        let node = try #require(run.documents.first?.root["spec"]?["text"])
        let inner = DocumentReader.read(embedded: node, into: &run.sources, diagnostics: &run.diagnostics)
        #expect(inner.isEmpty)
        #expect(run.findings == ["PC1010 6:5 paths"])
    }

    @Test func readsTextInsideTextInsideText() throws {
        let text = "a: |\n  b: |\n    {\"c\": \"d: [x\\n\"}\n"
        var run = ReadingRun(text)
        let outer = try #require(run.documents.first?.root["a"])
        let middle = DocumentReader.read(embedded: outer, into: &run.sources, diagnostics: &run.diagnostics)
        let json = try #require(middle.first?.root["b"])
        let inner = DocumentReader.read(embedded: json, into: &run.sources, diagnostics: &run.diagnostics)
        let last = try #require(inner.first?.root["c"])
        _ = DocumentReader.read(embedded: last, into: &run.sources, diagnostics: &run.diagnostics)
        #expect(run.findings == ["PC1103 3:15 ["])
    }

    @Test func readsBase64() throws {
        // a: 1, a line break, a: 2
        var run = ReadingRun("data: YTogMQph\n  OiAy\nbad: a*==\nshort: abc\n")
        let root = try #require(run.documents.first?.root)
        for key in ["data", "bad", "short"] {
            let node = try #require(root[key])
            _ = DocumentReader.read(base64: node, into: &run.sources, diagnostics: &run.diagnostics)
        }
        #expect(run.findings.map { $0.prefix(10) } == ["PC1010 1:1", "PC1401 3:7", "PC1401 4:1"])
    }
}
