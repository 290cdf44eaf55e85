import Foundation
import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

/// JSONTestSuite: `y_` must be accepted, `n_` refused, `i_` may be either.
@Suite struct JSONSuiteTests {
    static let files = Corpus.folder("json/JSONTestSuite").map { Corpus.files(in: $0) } ?? []

    /// What jansson cannot take, with the code that says so.
    static let exceptions = ["y_object_escaped_null_in_key.json": "PC1204"]

    private static func options() -> DocumentOptions {
        var options = DocumentOptions()
        // Duplicate keys are the business of resources and specifications.
        options.rejectsDuplicateKeys = false
        return options
    }

    @Test func acceptsAndRefuses() throws {
        for file in Self.files {
            let name = file.lastPathComponent
            let run = ReadingRun(Corpus.bytes(file), format: .json, options: Self.options())
            switch name.prefix(2) {
            case "y_":
                if let code = Self.exceptions[name] {
                    #expect(run.codes == [code], "\(name)")
                } else {
                    #expect(run.documents.count == 1, "\(name)")
                    #expect(run.findings == [], "\(name)")
                }
            case "n_":
                #expect(run.documents.isEmpty, "\(name)")
                #expect(run.codes.count == 1, "\(name)")
                if case .span(let span)? = run.diagnostics.all.first?.location {
                    #expect(run.describe(span) != "outside the file", "\(name)")
                } else {
                    Issue.record("\(name) is refused without a place")
                }
            default:
                #expect(run.documents.count + run.codes.count == 1, "\(name)")
            }
        }
    }

    /// What the locator gives for every value of every accepted file, read again, is that value.
    @Test func locatesWhatJanssonRead() throws {
        for file in Self.files {
            let run = ReadingRun(Corpus.bytes(file), format: .json)
            guard let document = run.documents.first else { continue }
            LocatorCheck(run: run, document: document).check(document.root)
        }
    }
}

/// Compares the text at the span of every value with the value.
struct LocatorCheck {
    let run: ReadingRun
    let document: Document

    func check(_ node: Node) {
        guard let span = node.span, let file = run.sources[span.source], Int(span.end) <= file.bytes.count else {
            Issue.record("no position for \(node.pointer)")
            return
        }
        let again = ReadingRun(Array(file.bytes[Int(span.start)..<Int(span.end)]), format: .json)
        #expect(again.documents.first.map { Value($0.root) } == Value(node), "\(node.pointer)")
        for element in node.elements { check(element) }
        for member in node.members {
            if let span = member.value.keySpan {
                let key = ReadingRun(Array(file.bytes[Int(span.start)..<Int(span.end)]), format: .json)
                #expect(key.documents.first?.root.text == member.key.text)
            } else {
                Issue.record("no position for the key of \(member.value.pointer)")
            }
            check(member.value)
        }
    }
}
