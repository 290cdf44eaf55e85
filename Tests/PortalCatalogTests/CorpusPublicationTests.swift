import Foundation
import PortalCatalog
import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalSchema
import PortalTestSupport
import PortalVocabulary
import Testing

/// Every valid document of the corpus, published whole as a product of one ApiDoc: what
/// `Scripts/check-published --corpus` gives to a validator.
@Suite struct CorpusPublicationTests {
    @Test func everyValidDocument() throws {
        guard let folder = Corpus.shared?.appendingPathComponent("corpus") else { return }
        let target = ProcessInfo.processInfo.environment["PORTALCORE_PUBLISH_TO"].map { URL(fileURLWithPath: $0) }
        var published = 0
        var slowest: [(milliseconds: Int, path: String)] = []
        for path in try Self.validDocuments(folder) {
            guard let description = try Self.read(path, in: folder) else { continue }
            let portal = MadePortal([(MadePortal.Entry(name: "api", text: ""), description)])
            for format in SpecificationFormat.allCases {
                let start = Date()
                guard let specification = portal.specification(format: format) else {
                    Issue.record("\(path): not published")
                    continue
                }
                slowest.append((Int(Date().timeIntervalSince(start) * 1000), path))
                let check = ReferenceCheck(specification.document)
                #expect(check.dangling.isEmpty, "\(path): \(check.dangling.prefix(3))")
                #expect(check.unused.isEmpty, "\(path): \(check.unused.prefix(3))")
                let operations = Self.operations(of: specification.document)
                #expect(operations == portal.version.operations.count, "\(path): \(operations) operations")
                published += 1
                guard let target else { continue }
                let name = path.replacingOccurrences(of: "/", with: "__") + ".\(format.rawValue).json"
                try Data(specification.json().utf8).write(to: target.appendingPathComponent(name))
            }
        }
        #expect(published > 1000)
        for (milliseconds, path) in slowest.sorted(by: { $0.milliseconds > $1.milliseconds }).prefix(3) {
            print("  \(milliseconds) ms \(path)")
        }
    }

    /// Neighbours in the list as entries of one product: names clash, paths meet, versions differ.
    @Test func productsOfSeveralDocuments() throws {
        guard let folder = Corpus.shared?.appendingPathComponent("corpus") else { return }
        let target = ProcessInfo.processInfo.environment["PORTALCORE_PUBLISH_TO"].map { URL(fileURLWithPath: $0) }
        let paths = try Self.validDocuments(folder)
        var products = 0
        for first in stride(from: 0, to: paths.count - 7, by: 9) {
            let names = [paths[first], paths[first + 1], paths[first + 7]]
            let descriptions = try names.compactMap { try Self.read($0, in: folder) }
            let portal = MadePortal(
                descriptions.enumerated().map { (MadePortal.Entry(name: "api\($0)", text: "", mount: "/v1"), $1) }
            )
            guard let specification = portal.specification() else { continue }
            let check = ReferenceCheck(specification.document)
            #expect(check.dangling.isEmpty && check.unused.isEmpty, "\(names): \(check)")
            let operations = Self.operations(of: specification.document)
            #expect(operations == portal.version.operations.count, "\(names): \(operations) operations")
            products += 1
            if let target {
                let file = target.appendingPathComponent("product-\(first).json")
                try Data(specification.json().utf8).write(to: file)
            }
        }
        #expect(products > 50)
    }

    private static func operations(of document: Value) -> Int {
        let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
        guard case .mapping(let paths)? = document["paths"] else { return 0 }
        return paths.reduce(0) { count, path in
            count + path.value.keys.filter(methods.contains).count
                + (path.value["x-additionalOperations"]?.keys.count ?? 0)
        }
    }

    /// The documents that the labels call valid, sorted.
    private static func validDocuments(_ folder: URL) throws -> [String] {
        let text = try String(contentsOf: folder.appendingPathComponent("labels.tsv"), encoding: .utf8)
        let rows = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let column = rows.first?.firstIndex(of: "valid") else { return [] }
        return rows.dropFirst().filter { $0[column] == "1" }.map { String($0[0]) }.sorted()
    }

    /// A description; files beside it answer its references.
    private static func read(_ path: String, in folder: URL) throws -> ApiDescription? {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let bytes = Corpus.bytes(folder.appendingPathComponent(path))
        let documents = DocumentReader.read(bytes, name: path, into: &sources, diagnostics: &diagnostics)
        guard let document = documents.first else { return nil }
        var library = DocumentLibrary()
        var wanted = ApiDescriptionReader.requiredDocuments(of: document.root, base: path)
        var tried: Set<String> = [path]
        while let next = wanted.popLast() {
            guard tried.insert(next).inserted, tried.count < 2_000 else { continue }
            let file = folder.appendingPathComponent(next.removingPercentEncoding ?? next)
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            let read = DocumentReader.read(Corpus.bytes(file), name: next, into: &sources, diagnostics: &diagnostics)
            guard let neighbour = read.first else { continue }
            library.documents[next] = neighbour
            wanted += ApiDescriptionReader.requiredDocuments(of: neighbour.root, base: next)
        }
        return ApiDescriptionReader.read(document.root, base: path, library: library, diagnostics: &diagnostics)
    }
}
