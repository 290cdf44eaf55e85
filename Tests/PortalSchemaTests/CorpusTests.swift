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
            if let error { #expect(error.isPlaced, "\(label.path): \(error.code.id) has no place") }
            let expectsError = Self.classesWithError.contains(label.errorClass)
            if label.isValid { counts["valid", default: 0] += 1 }
            if expectsError { counts["faulty", default: 0] += 1 }
            if label.isValid, exceptions[label.path]?.hasPrefix("PC1") != true,
                outcome.description?.operations.count != label.operations
            {
                let count = outcome.description.map { String($0.operations.count) } ?? "no"
                Issue.record("\(label.path): \(count) operations, not \(label.operations ?? -1)")
            }
            if let expected = exceptions[label.path] {
                let codes = Set(outcome.diagnostics.all.filter { $0.severity == .error }.map(\.code.id))
                if expected == "none" ? codes.isEmpty && expectsError : codes.contains(expected) && label.isValid {
                    unused.remove(label.path)
                }
                counts["listed", default: 0] += 1
            } else if label.isValid, let error {
                counts["error on a valid one", default: 0] += 1
                Issue.record("\(label.path): \(error.code.id) \(error.message), at \(error.location)")
            } else if expectsError, error == nil {
                counts["no error on a faulty one", default: 0] += 1
                Issue.record("\(label.path): no error, but \(label.errorClass)")
            }
        }
        for path in unused.sorted() {
            Issue.record("\(path) is listed as an exception and is none, or another")
        }
        print("corpus: \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        for (seconds, path) in slowest.sorted(by: { $0.seconds > $1.seconds }).prefix(5) {
            print("  \(Int(seconds * 1000)) ms \(path)")
        }
    }
}

/// The checked list of documents whose label does not say what we say: the code that we report, or `none`.
enum Exceptions {
    static func read() throws -> [String: String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus/exceptions.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        var result: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 3 else { continue }
            result[String(columns[0])] = String(columns[1])
        }
        return result
    }
}

extension Diagnostic {
    /// Whether it has a line and a column.
    fileprivate var isPlaced: Bool {
        switch location {
        case .span, .place: true
        case .file, .none: false
        }
    }
}
