import Foundation
import FuzzHarnesses
import PortalTestSupport
import Testing

/// The properties of `Fuzz/Harnesses` hold for what fuzzing has found before, for seeds, and for changes of them.
@Suite struct FuzzRegressionTests {
    /// A target of `Fuzz/`.
    enum Target: String, CaseIterable {
        case documents, openapi, manifests, workspace, decide, policy, explain

        /// What is broken by an input, or `nil`.
        func failure(_ bytes: [UInt8]) -> String? {
            let run =
                switch self {
                case .documents: portalcore_fuzz_documents
                case .openapi: portalcore_fuzz_openapi
                case .manifests: portalcore_fuzz_manifests
                case .workspace: portalcore_fuzz_workspace
                case .decide: portalcore_fuzz_decide
                case .policy: portalcore_fuzz_policy
                case .explain: portalcore_fuzz_explain
                }
            return run(bytes, bytes.count) == 0 ? nil : String(cString: portalcore_fuzz_failure())
        }

        /// How many changes of seeds are tried: more of what is fast.
        var changes: Int {
            switch self {
            case .documents: 120
            case .openapi, .manifests: 60
            case .workspace: 15
            case .decide, .policy: 120
            case .explain: 60
            }
        }

        var seeds: [[UInt8]] {
            switch self {
            case .documents: Seeds.files(in: "Examples").map(\.bytes)
            case .openapi: ["bookstore/specs", "mistakes"].flatMap { Seeds.files(in: "Examples/\($0)").map(\.bytes) }
            case .manifests: ["orders", "bookstore"].map(Seeds.folder)
            case .workspace, .decide, .policy, .explain: Seeds.files(in: "Fuzz/seeds/\(rawValue)").map(\.bytes)
            }
        }
    }

    static let found: [Seeds.File] = Target.allCases.flatMap { Seeds.files(in: "Fuzz/regressions/\($0.rawValue)") }

    @Test(arguments: found) func whatWasFoundIsMended(_ file: Seeds.File) throws {
        let target = try #require(Target(rawValue: file.folder))
        // Every check, whatever the hash of the bytes would choose.
        for choice in 0..<PORTALCORE_FUZZ_CHOICES {
            portalcore_fuzz_choose(CInt(choice))
            #expect(target.failure(file.bytes) == nil)
        }
        portalcore_fuzz_choose(-1)
    }

    @Test(arguments: Target.allCases) func seedsKeepEveryPromise(_ target: Target) {
        #expect(!target.seeds.isEmpty)
        for seed in target.seeds { #expect(target.failure(seed) == nil, "\(String(decoding: seed, as: UTF8.self))") }
    }

    /// A few steps of what `Scripts/fuzz` does for hours, the same ones each time unless `PORTALCORE_SEED` says otherwise.
    @Test(arguments: Target.allCases) func changesOfSeedsKeepEveryPromise(_ target: Target) {
        let wanted = ProcessInfo.processInfo.environment["PORTALCORE_SEED"].flatMap { UInt64($0) }
        var random = SeededGenerator(seed: wanted ?? 1)
        let seeds = target.seeds
        for round in 0..<target.changes {
            let bytes = Seeds.changed(seeds[round % seeds.count], isText: target != .workspace, using: &random)
            if let failure = target.failure(bytes) {
                Issue.record("\(failure); seed \(random.seed), round \(round): \(Data(bytes).base64EncodedString())")
                return
            }
        }
    }

    /// The properties are worth something only if one that does not hold is seen.
    @Test func aBrokenPromiseIsSeen() {
        #expect(portalcore_fuzz_self_test() != 0)
        #expect(String(cString: portalcore_fuzz_failure()).contains("harness.c"))
    }
}

/// Inputs that lie in the repository.
enum Seeds {
    struct File: Sendable, CustomTestStringConvertible {
        let folder: String
        let name: String
        let bytes: [UInt8]

        var testDescription: String { "\(folder)/\(name)" }
    }

    /// The files in a folder and those below it, by path.
    static func files(in path: String) -> [File] {
        Corpus.files(in: Corpus.package.appending(path: path)).map { file in
            File(
                folder: file.deletingLastPathComponent().lastPathComponent,
                name: file.lastPathComponent,
                bytes: Corpus.bytes(file)
            )
        }
    }

    /// An example as the target `manifests` reads it.
    static func folder(_ name: String) -> [UInt8] {
        let root = Corpus.package.appending(path: "Examples/\(name)")
        return Corpus.files(in: root).flatMap { file -> [UInt8] in
            let path = file.path.dropFirst(root.path.count + 1)
            return Array("#% \(path.contains("/") ? "content" : "text") \(path)\n".utf8) + Corpus.bytes(file)
        }
    }

    /// Changes lines of a text, or bytes.
    static func changed(_ seed: [UInt8], isText: Bool, using random: inout SeededGenerator) -> [UInt8] {
        var bytes = seed + Array(repeating: 0, count: 4096)
        if isText, Bool.random(using: &random) {
            let size = portalcore_fuzz_mutate_lines(&bytes, seed.count, bytes.count, random.next())
            return Array(bytes[..<size])
        }
        bytes.removeLast(4096)
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
            default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
            }
        }
        return bytes
    }
}
