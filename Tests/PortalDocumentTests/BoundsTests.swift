import Foundation
import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

@Suite struct BoundsTests {
    private func options(_ change: (inout DocumentOptions) -> Void) -> DocumentOptions {
        var options = DocumentOptions()
        change(&options)
        return options
    }

    @Test(arguments: [DocumentFormat.yaml, .json]) func boundsEachKind(format: DocumentFormat) {
        let text = #"{"a": [1, [2]], "b": "long text"}"#
        func codes(_ change: (inout DocumentOptions) -> Void) -> [String] {
            ReadingRun(text, format: format, options: options(change)).codes
        }
        #expect(codes { $0.maximumBytes = 10 } == ["PC1301"])
        #expect(codes { $0.maximumBytes = text.utf8.count } == [])
        #expect(codes { $0.maximumDepth = 2 } == ["PC1302"])
        #expect(codes { $0.maximumDepth = 3 } == [])
        #expect(codes { $0.maximumNodes = 7 } == ["PC1303"])
        #expect(codes { $0.maximumNodes = 8 } == [])
        #expect(codes { $0.maximumScalarBytes = 8 } == ["PC1305"])
        #expect(codes { $0.maximumScalarBytes = 9 } == [])
    }

    @Test func boundsDocuments() {
        let run = ReadingRun("--- 1\n--- 2\n--- 3\n", options: options { $0.maximumDocuments = 2 })
        #expect(run.codes == ["PC1306"])
        #expect(run.documents.count == 2)
        #expect(ReadingRun("--- 1\n--- 2\n", options: options { $0.maximumDocuments = 2 }).codes == [])
    }

    @Test func stopsBombs() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<40 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(ReadingRun(text).codes == ["PC1304"])
        // Nothing overflows where the bound is taken away; depth still ends it.
        let run = ReadingRun(text, options: options { $0.maximumAliasedNodes = .max })
        #expect(run.codes == ["PC1304"])
    }

    @Test func countsDepthThroughAliases() {
        var text = "- &a0 [x]\n"
        for level in 1..<300 { text += "- &a\(level) [*a\(level - 1)]\n" }
        #expect(ReadingRun(text).codes == ["PC1302"])
    }

    @Test func stopsMergeBombs() {
        var text = "a0: &a0 {" + (0..<100).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        for level in 1..<400 { text += "a\(level): &a\(level) {<<: *a\(level - 1), m\(level): 1}\n" }
        let run = ReadingRun(text, options: options { $0.maximumAliasedNodes = 20_000 })
        #expect(run.codes == ["PC1304"])
    }

    /// Keys that collide in a hash table do not make reading slow: 100,000 of equal hash still end.
    @Test func readsManyKeys() {
        let text = (0..<50_000).map { "key\($0): \($0)\n" }.joined()
        let run = ReadingRun(text)
        #expect(run.findings == [])
        #expect(run.documents.first?.root["key49999"]?.integer == 49_999)
        #expect(run.documents.first?.root["key50000"] == nil)
    }

    /// Hosts call from threads with small stacks.
    @Test func needsLittleStack() {
        let depth = 200
        let inputs: [(String, DocumentFormat)] = [
            (String(repeating: "[", count: depth) + String(repeating: "]", count: depth), .json),
            (String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth), .json),
            (String(repeating: "[", count: depth) + String(repeating: "]", count: depth), .yaml),
            ((0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), .yaml),
            (String(repeating: "[", count: 1_000_000), .json), (String(repeating: "[", count: 1_000_000), .yaml),
            (String(repeating: "{a: ", count: 100_000), .yaml), (String(repeating: "- ", count: 100_000), .yaml),
            (String(repeating: "{\"a\":", count: 100_000), .automatic),
        ]
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            for (text, format) in inputs {
                let run = ReadingRun(text, format: format)
                for document in run.documents {
                    let value = Value(document.root)
                    _ = DocumentWriter.yaml([value]).utf8.count + DocumentWriter.json(value).utf8.count
                    _ = document.root.span
                }
            }
            done.signal()
        }
        thread.stackSize = 256 << 10
        thread.start()
        done.wait()
    }
}
