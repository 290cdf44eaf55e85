import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// What holds for every diagnostic: a place in the catalogue, a page, and two examples that do what they say.
@Suite struct CatalogueTests {
    /// Words that are spelt as users spell them, even at the beginning of a message.
    static let kinds: Set<String> = [
        "Service", "Gateway", "ConfigMap", "Secret", "ApiDoc", "ApiProduct", "JSON", "YAML",
    ]

    @Test func codesAreSortedAndUnique() {
        let ids = Catalogue.all.map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        let slugs = Catalogue.all.map(\.slug)
        #expect(Set(slugs).count == slugs.count)
    }

    @Test(arguments: Catalogue.all.map(\.id))
    func wording(of id: String) throws {
        let code = try #require(Catalogue.code(id))
        #expect(code.id.wholeMatch(of: /PC[0-9]{4}/) != nil)
        #expect(code.slug.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
        #expect(!code.template.hasSuffix("."))
        #expect(!code.page.why.isEmpty)
        let first = String(code.template.prefix { $0.isLetter })
        let isKind = Self.kinds.contains(first)
        #expect(isKind || first.first?.isLowercase ?? true, "a message begins in lower case: \(code.template)")
    }

    @Test(arguments: Catalogue.all.map(\.id))
    func badExampleGivesExactlyThisCode(id: String) throws {
        let code = try #require(Catalogue.code(id))
        let report = ExampleRun(code.page.bad).report
        let found = Set(report.entries.map(\.diagnostic.code.id))
        #expect(found == [code.id], "\(code.id) \(code.slug):\n\(report.text())")
        for entry in report.entries {
            let placeholders = entry.diagnostic.code.template.matches(of: /{([a-zA-Z]+)}/).map { String($0.1) }
            #expect(Set(placeholders).isSubset(of: entry.diagnostic.arguments.keys), "\(entry.diagnostic.message)")
        }
    }

    @Test(arguments: Catalogue.all.map(\.id))
    func goodExampleGivesNone(id: String) throws {
        let code = try #require(Catalogue.code(id))
        let report = ExampleRun(code.page.good).report
        #expect(report.entries.isEmpty, "\(code.id) \(code.slug):\n\(report.text())")
    }

    @Test func pagesSayWhatTheCatalogueSays() throws {
        let folder = PackageRoot.url.appending(path: "docs/diagnostics")
        let expected = Dictionary(uniqueKeysWithValues: Catalogue.all.map { ("\($0.id).md", $0.markdown) })
        if ProcessInfo.processInfo.environment["PORTALCORE_UPDATE_GOLDEN"] == "1" {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, text) in expected {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            Issue.record("wrote \(expected.count) pages to docs/diagnostics")
            return
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        #expect(names.sorted() == expected.keys.sorted(), "run: make docs")
        let stale = expected.keys.sorted().filter { name in
            (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) != expected[name]
        }
        #expect(stale == [], "these pages are out of date; run: make docs")
    }
}

/// Runs an example of a page through the whole pipeline.
struct ExampleRun {
    let translation: Translation

    /// What is wrong with it.
    var report: DiagnosticReport { translation.report }

    /// A file whose name is a URL is supplied content; every other file is input, and may be named by others.
    init(_ example: DiagnosticPage.Example) {
        var options = PortalOptions()
        var content: [String: [UInt8]] = [:]
        var files: [InputFile] = []
        for (name, text) in example.files {
            content[name] = Array(text.utf8)
            if !name.contains("://") { files.append(InputFile(name: name, bytes: Array(text.utf8))) }
        }
        for (name, value) in example.options {
            let number = Int(value) ?? 0
            switch name {
            case "max-bytes": options.documents.maximumBytes = number
            case "max-depth": options.documents.maximumDepth = number
            case "max-nodes": options.documents.maximumNodes = number
            case "max-aliased-nodes": options.documents.maximumAliasedNodes = number
            case "max-documents": options.documents.maximumDocuments = number
            case "max-scalar-bytes": options.documents.maximumScalarBytes = number
            case "max-object-bytes": options.istio.maximumObjectBytes = number
            case "authorization-endpoint": options.envoy.authorization = .init(host: "127.0.0.1", port: 9101)
            case "to": options.target = OutputTarget(rawValue: value) ?? .istio
            case "request-authentication": options.istio.requestAuthentication = value == "true"
            default: Issue.record("an example has the unknown option \(name)")
            }
        }
        translation = PortalPipeline.translate(files, content: content, options: options)
    }
}
