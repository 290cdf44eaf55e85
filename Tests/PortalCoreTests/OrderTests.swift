import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// The order of files, documents and keys has no meaning: it must not show in the output.
@Suite struct OrderTests {
    @Test func shufflingTheInputChangesNothing() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let example = try ExampleFolder("bookstore")
        let expected = example.translate(example.manifests)
        #expect(!expected.documents.isEmpty)
        for round in 0..<100 {
            let files = ShuffledInput.manifests(example.documents, using: &generator)
            let found = example.translate(files)
            let isSame =
                DocumentWriter.yaml(found.documents.map(\.value))
                == DocumentWriter.yaml(expected.documents.map(\.value))
            #expect(isSame, "round \(round), seed \(seed)")
            #expect(found.report.findings == expected.report.findings, "round \(round), seed \(seed)")
            #expect(found.statuses == expected.statuses, "round \(round), seed \(seed)")
            let difference = PortalDifference.between(old: expected, new: found)
            #expect(difference.entries.isEmpty, "round \(round), seed \(seed):\n\(difference.text())")
            if !isSame { return }
        }
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let example = try ExampleFolder("bookstore")
        let first = DocumentWriter.yaml(example.translate(example.manifests).documents.map(\.value))
        let second = DocumentWriter.yaml(example.translate(example.manifests).documents.map(\.value))
        #expect(first == second)
    }

    @Test func deletingAnyLineNeverTraps() throws {
        let example = try ExampleFolder("bookstore")
        let whole = example.translate(example.manifests)
        for (index, file) in example.manifests.enumerated() {
            let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for line in lines.indices {
                var rest = lines
                rest.remove(at: line)
                var files = example.manifests
                files[index].bytes = Array(rest.joined(separator: [UInt8(ascii: "\n")]))
                let translation = example.translate(files)
                expectSense(translation, beside: whole)
                for entry in translation.report.entries {
                    guard let range = entry.range, let text = files.first(where: { $0.name == range.file }) else {
                        continue
                    }
                    let lines = text.bytes.count { $0 == UInt8(ascii: "\n") } + 1
                    #expect(range.start.line <= lines && range.end.line <= lines, "\(entry.diagnostic.message)")
                }
            }
        }
    }
}

/// What is asked of a translation beside another one has an answer that makes sense, however little is left of it.
private func expectSense(_ translation: Translation, beside whole: Translation) {
    for status in translation.statuses {
        #expect(status.conditions.map(\.type) == [.accepted, .programmed, .resolvedRefs])
    }
    let lost = PortalDifference.between(old: whole, new: translation)
    let won = PortalDifference.between(old: translation, new: whole)
    // Whatever is different is so the other way round.
    #expect(lost.entries.isEmpty == won.entries.isEmpty, "\(lost.text())\(won.text())")
    #expect(lost.text().isEmpty == lost.entries.isEmpty)
}

extension DiagnosticReport {
    /// The findings without their places, sorted.
    var findings: [String] {
        entries.map { "\($0.diagnostic.code.id) \($0.diagnostic.subject ?? "") \($0.diagnostic.message)" }.sorted()
    }
}

/// A folder of `Examples/`, all in memory, with every name below `input/`.
struct ExampleFolder {
    /// The manifests.
    var manifests: [InputFile] = []
    /// What the manifests name, by name.
    var content: [String: [UInt8]] = [:]

    init(_ name: String) throws {
        let root = PackageRoot.url.appending(path: "Examples/\(name)")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
        for name in names where name.hasSuffix(".yaml") {
            let bytes = [UInt8](try Data(contentsOf: root.appending(path: name)))
            content["input/\(name)"] = bytes
            if !name.contains("/") { manifests.append(InputFile(name: "input/\(name)", bytes: bytes)) }
        }
    }

    /// The documents of the manifests.
    var documents: [Value] {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        return manifests.flatMap {
            DocumentReader.read($0.bytes, name: $0.name, into: &sources, diagnostics: &diagnostics)
        }.map { Value($0.root) }
    }

    /// Translates files in this folder.
    func translate(_ files: [InputFile]) -> Translation {
        PortalPipeline.translate(files, content: content)
    }
}
