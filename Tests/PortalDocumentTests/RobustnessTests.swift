import Foundation
import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

/// Input that is cut and changed: nothing traps, and every position lies in its file.
@Suite struct RobustnessTests {
    static let files: [URL] = ["openapi", "gloo-portal", "gateway"].flatMap { name in
        Corpus.folder(name).map { Corpus.files(in: $0) } ?? []
    }

    private func check(_ run: ReadingRun, _ name: String) {
        for diagnostic in run.diagnostics.all {
            for location in [diagnostic.location] + diagnostic.labels.map(\.location) {
                #expect(!run.describe(location).hasPrefix("outside"), "\(name)")
            }
        }
        for document in run.documents {
            guard let file = run.sources[document.id.source] else {
                Issue.record("no source for \(name)")
                continue
            }
            checkSpans(document.root, Int(file.bytes.count), name)
        }
    }

    private func checkSpans(_ node: Node, _ count: Int, _ name: String) {
        var nodes = [node]
        var visited = 0
        // Asking one JSON value costs a walk, so only some are asked.
        while let node = nodes.popLast(), visited < 40 {
            visited += 1
            if let span = node.span, span.start <= span.end, Int(span.end) <= count {
            } else {
                Issue.record("\(name): no span for \(node.pointer)")
                return
            }
            nodes += node.elements
            nodes += node.members.map(\.value)
        }
    }

    @Test func survivesEveryMissingLine() {
        let small = Self.files.filter { Corpus.bytes($0).count < 3_000 }.prefix(60)
        for file in small {
            let lines = Corpus.bytes(file).split(separator: 10, omittingEmptySubsequences: false)
            for line in lines.indices {
                var kept = lines
                kept.remove(at: line)
                check(ReadingRun(Array(kept.joined(separator: [10]))), "\(file.lastPathComponent) without \(line + 1)")
            }
        }
    }

    @Test func survivesRandomChanges() {
        var random = SeededGenerator()
        let seed = random.seed
        for file in Self.files.filter({ Corpus.bytes($0).count < 20_000 }).prefix(150) {
            var bytes = Corpus.bytes(file)
            for _ in 0..<4 where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 20))
                case 2:
                    bytes.insert(
                        contentsOf: Array("{}[]&*<:!|>'\"\\\n\t- ".utf8).shuffled(using: &random).prefix(3),
                        at: place
                    )
                default: bytes.removeSubrange(place...)
                }
                check(ReadingRun(bytes), "\(file.lastPathComponent), seed \(seed)")
            }
        }
    }

    /// The order in which files are read changes nothing in what is read.
    @Test func readsInAnyOrder() {
        var random = SeededGenerator()
        let files = Self.files.filter { Corpus.bytes($0).count < 20_000 }.prefix(20)
        func read(_ files: some Sequence<URL>) -> [String: [Value]] {
            var sources = SourceMap()
            var diagnostics = Diagnostics()
            var result: [String: [Value]] = [:]
            for file in files {
                result[file.path] = DocumentReader.read(
                    Corpus.bytes(file),
                    name: file.path,
                    into: &sources,
                    diagnostics: &diagnostics
                ).map { Value($0.root) }
            }
            return result
        }
        #expect(read(files) == read(files.shuffled(using: &random)))
    }
}
