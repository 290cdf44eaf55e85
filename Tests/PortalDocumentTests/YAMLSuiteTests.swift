import Foundation
import PortalDiagnostics
import PortalDocument
import PortalTestSupport
import Testing

/// yaml-test-suite: a case has `in.yaml`, and `in.json` (what it means) or `error`.
@Suite struct YAMLSuiteTests {
    struct Case: CustomTestStringConvertible {
        let id: String
        let folder: URL

        var testDescription: String { id }
        var isError: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("error").path) }
        var text: [UInt8] { Corpus.bytes(folder.appendingPathComponent("in.yaml")) }

        /// The values of `in.json`, which holds one after the other.
        var values: [Value]? {
            let file = folder.appendingPathComponent("in.json")
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            return JSONValues.split(Corpus.bytes(file)).compactMap { bytes in
                ReadingRun(bytes, format: .json).documents.first.map { JSONValues.canonical(Value($0.root)) }
            }
        }
    }

    static let cases: [Case] = {
        guard let root = Corpus.folder("yaml/yaml-test-suite") else { return [] }
        return Corpus.files(in: root).filter { $0.lastPathComponent == "in.yaml" }.map { file in
            let folder = file.deletingLastPathComponent()
            return Case(id: String(folder.path.dropFirst(root.path.count + 1)), folder: folder)
        }
    }()

    @Test(arguments: cases) func meansWhatTheSuiteSays(_ example: Case) {
        let run = ReadingRun(example.text, format: .yaml)
        let isListed = YAMLSuiteExceptions.reasons[example.id] != nil
        #expect(verdict(example, run).isRight != isListed, "\(verdict(example, run).words)")
        for diagnostic in run.diagnostics.all {
            #expect(!run.describe(diagnostic.location).hasPrefix("outside"))
        }
    }

    private func verdict(_ example: Case, _ run: ReadingRun) -> (isRight: Bool, words: String) {
        let words = "\(run.findings) \(run.documents.map { DocumentWriter.json(Value($0.root), indented: false) })"
        if example.isError { return (run.diagnostics.hasErrors, "is an error, read as \(words)") }
        guard let values = example.values else { return (true, "") }
        let read = run.documents.map { JSONValues.canonical(Value($0.root)) }
        return (read == values && !run.diagnostics.hasErrors, "read as \(words)")
    }
}

/// JSON texts one after the other, and values without what JSON does not tell apart.
enum JSONValues {
    static func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var current: [UInt8] = []
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                current.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte
                    == UInt8(ascii: "\"")
                {
                    isInString = false
                }
            } else {
                if byte == UInt8(ascii: "\"") { isInString = true }
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
                if byte > 32 || depth > 0 { current.append(byte) }
            }
            if depth == 0, !isInString, byte <= 32, !current.isEmpty {
                result.append(current)
                current = []
            }
        }
        if !current.isEmpty { result.append(current) }
        return result
    }

    /// Members sorted, and all numbers alike.
    static func canonical(_ value: Value) -> Value {
        switch value {
        case .integer(let number): .number(Double(number))
        case .sequence(let elements): .sequence(elements.map(canonical))
        case .mapping(let members):
            .mapping(
                members.sorted { $0.key < $1.key }.map { Value.Member($0.key, canonical($0.value)) }
            )
        default: value
        }
    }
}
