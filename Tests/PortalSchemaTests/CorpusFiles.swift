import Foundation
import PortalDiagnostics
import PortalDocument
import PortalSchema
import PortalTestSupport

/// The documents of third parties under `../shared/corpus`, with what a second validator says of them.
enum CorpusFiles {
    /// A line of `labels.tsv`.
    struct Label: Sendable {
        var path: String
        var isValid: Bool
        var errorClass: String
        var operations: Int?
    }

    static let root = PackageRoot.url.deletingLastPathComponent().appendingPathComponent("shared/corpus")

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("labels.tsv").path)
    }

    static var isRequired: Bool {
        ProcessInfo.processInfo.environment["PORTALCORE_REQUIRE_CORPUS"] == "1"
    }

    /// The labelled documents, sorted by path.
    static func labels() throws -> [Label] {
        let text = try String(contentsOf: root.appendingPathComponent("labels.tsv"), encoding: .utf8)
        var rows = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let header = rows.removeFirst().map(String.init)
        func column(_ name: String, _ row: [Substring]) -> String {
            header.firstIndex(of: name).flatMap { $0 < row.count ? String(row[$0]) : nil } ?? ""
        }
        return rows.map { row in
            Label(
                path: column("path", row),
                isValid: column("valid", row) == "1",
                errorClass: column("error_class", row),
                operations: Int(column("n_operations_resolved", row))
            )
        }.sorted { $0.path < $1.path }
    }

    /// What reading one document gave.
    struct Outcome: Sendable {
        var description: ApiDescription?
        var diagnostics: Diagnostics
        var sources: SourceMap
    }

    /// Reads a document; files beside it answer its references.
    static func read(_ path: String) throws -> Outcome {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
        let documents = DocumentReader.read(bytes, name: path, into: &sources, diagnostics: &diagnostics)
        guard let document = documents.first else {
            return Outcome(description: nil, diagnostics: diagnostics, sources: sources)
        }
        var library = DocumentLibrary()
        var wanted = ApiDescriptionReader.requiredDocuments(of: document.root, base: path)
        var tried: Set<String> = [path]
        while let next = wanted.popLast() {
            guard tried.insert(next).inserted, tried.count < 2_000 else { continue }
            let names = [next, next.removingPercentEncoding ?? next]
            let file = names.map { root.appendingPathComponent($0) }.first {
                FileManager.default.fileExists(atPath: $0.path)
            }
            guard let file, let data = try? Data(contentsOf: file) else { continue }
            // What is wrong in a neighbour is no finding about this document.
            var ignored = Diagnostics()
            let read = DocumentReader.read([UInt8](data), name: next, into: &sources, diagnostics: &ignored)
            guard let neighbour = read.first else { continue }
            library.documents[next] = neighbour
            wanted += ApiDescriptionReader.requiredDocuments(of: neighbour.root, base: next)
        }
        let description = ApiDescriptionReader.read(
            document.root,
            base: path,
            library: library,
            diagnostics: &diagnostics
        )
        return Outcome(description: description, diagnostics: diagnostics, sources: sources)
    }
}
