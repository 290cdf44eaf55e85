import Foundation
import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

@testable import PortalModel

/// Gloo Portal manifests that people published: nothing in them is dropped in silence.
@Suite struct GlooCorpusTests {
    @Test(
        .enabled(if: GlooCorpus.isPresent, "the corpus is absent: ../shared/corpus/gloo-portal"),
        arguments: GlooCorpus.files
    )
    func everyValueIsReadOrReported(file: String) throws {
        let text = try GlooCorpus.text(file)
        let decoded = DecodedText([(file, text)])
        var accounted = Set(decoded.consumed.map { Value($0) })
        for diagnostic in decoded.diagnostics {
            guard case .place(let place) = diagnostic.location else { continue }
            accounted.insert(Value(place))
        }
        let specs = Set(decoded.input.specs.map(\.id))
        for document in decoded.documents where !specs.contains(document.id) {
            for leaf in GlooCorpus.leaves(of: document) {
                var place = leaf
                while !accounted.contains(Value(place)), !place.pointer.text.isEmpty {
                    place = Place(document: place.document, pointer: place.pointer.parent)
                }
                #expect(accounted.contains(Value(place)), "\(file): \(leaf.pointer) is dropped in silence")
            }
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["PORTALCORE_REQUIRE_CORPUS"] == "1"))
    func corpusIsThere() {
        #expect(!GlooCorpus.files.isEmpty)
    }

    /// A place without the difference between key and value.
    private struct Value: Hashable {
        let document: DocumentID
        let pointer: JSONPointer

        init(_ place: Place) {
            document = place.document
            pointer = place.pointer
        }
    }
}

enum GlooCorpus {
    static let root = PackageRoot.url.deletingLastPathComponent().appending(path: "shared/corpus/gloo-portal")
    static let isPresent = FileManager.default.fileExists(atPath: root.path)

    /// The manifests, sorted.
    static let files: [String] = {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return all.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("specs/") }.sorted()
    }()

    static func text(_ file: String) throws -> String {
        try String(contentsOf: root.appending(path: file), encoding: .utf8)
    }

    /// The places of scalars and empty containers.
    static func leaves(of document: Document) -> [Place] {
        var leaves: [Place] = []
        var open = [(document.root, Place(document: document.id))]
        while let (node, place) = open.popLast() {
            if node.count == 0 { leaves.append(place) }
            for member in node.members { open.append((member.value, place.appending(member.key.text))) }
            for (index, element) in node.elements.enumerated() { open.append((element, place.appending(index))) }
        }
        return leaves
    }
}
