import Foundation
import PortalDiagnostics
import PortalSchema
import Testing

/// Acceptance over documents that nobody here wrote: no error on a valid one, an error with a place on a faulty one.
@Suite struct CorpusTests {
    /// The classes of faults that lie in what is read here.
    static let classesWithError: Set<String> = [
        "parse", "schema", "semantic:UnresolvableParameterError", "semantic:DuplicateOperationIDError",
        "semantic:ParameterDuplicateError", "unresolved:fragment",
    ]

    @Test func everyLabelledDocument() throws {
        guard CorpusFiles.isThere else {
            #expect(!CorpusFiles.isRequired, "the corpus is required and not there")
            print("SKIPPED: no corpus at \(CorpusFiles.root.path)")
            return
        }
        let exceptions = try Exceptions.read()
        var unused = Set(exceptions.keys)
        var counts: [String: Int] = [:]
        var slowest: [(seconds: Double, path: String)] = []
        for label in try CorpusFiles.labels() {
            let start = Date()
            let outcome = try CorpusFiles.read(label.path)
            slowest.append((Date().timeIntervalSince(start), label.path))
            let error = outcome.diagnostics.all.first { $0.severity == .error }
            var found: [String] = []
            if label.isValid {
                counts["valid", default: 0] += 1
                if let error { found.append("error-on-valid \(error.code.id) \(error.message) \(error.location)") }
                let count = outcome.description?.operations.count
                if count != label.operations {
                    found.append("operations \(count.map(String.init) ?? "none") for \(label.operations ?? -1)")
                }
            } else if Self.classesWithError.contains(label.errorClass) {
                counts["faulty", default: 0] += 1
                if error == nil { found.append("no-error") }
            }
            if let exception = exceptions[label.path] {
                if !found.isEmpty { unused.remove(label.path) }
                counts["listed", default: 0] += 1
                _ = exception
                continue
            }
            for finding in found {
                counts[String(finding.prefix { $0 != " " }), default: 0] += 1
                Issue.record("\(label.path): [\(label.errorClass)] \(finding)")
            }
        }
        for path in unused.sorted() {
            Issue.record("\(path) is listed as an exception and needs to be no more")
        }
        print("corpus: \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        for (seconds, path) in slowest.sorted(by: { $0.seconds > $1.seconds }).prefix(5) {
            print("  \(Int(seconds * 1000)) ms \(path)")
        }
    }
}

/// The checked list of documents whose label does not say what we say, each with its reason.
enum Exceptions {
    static func read() throws -> [String: String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus/exceptions.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        var result: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 3 else { continue }
            result[String(columns[0])] = String(columns[2])
        }
        return result
    }
}
