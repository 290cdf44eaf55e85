import CBare
import Foundation
import PortalCore

@main
struct Benchmarks {
    private static let seed: UInt64 = 2026

    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        var rounds = 7
        var sizes = [1, 10]
        var corpus: String?
        var directory: String?
        var decided: Int?
        var overlapped: Int?
        while let argument = arguments.popFirst() {
            switch (argument, arguments.first) {
            case ("--rounds", let value?): rounds = max(Int(value) ?? rounds, 1)
            case ("--megabytes", let value?): sizes = Int(value).map { [max($0, 1)] } ?? sizes
            case ("--corpus", let value?): corpus = value
            case ("--write", let value?): directory = value
            case ("--decide", let value?): decided = max(Int(value) ?? rounds, 1)
            case ("--overlaps", let value?): overlapped = max(Int(value) ?? rounds, 1)
            default:
                print(
                    "usage: portal-benchmarks [--rounds N] [--megabytes N] "
                        + "[--corpus DIR | --write DIR | --decide ROUNDS | --overlaps ROUNDS]"
                )
                exit(2)
            }
            arguments = arguments.dropFirst()
        }
        if let corpus {
            exit(Corpus(directory: corpus).run(slowest: 20) ? 0 : 1)
        }
        if let decided {
            print("Processor time of a decision, and as a multiple of a lookup by name in a dictionary.\n")
            let results = [10, 50_000].map { Decisions(operations: $0, rounds: decided).run() }
            exit(results.allSatisfy { $0 } ? 0 : 1)
        }
        if let overlapped {
            exit(Overlaps(rounds: overlapped).run() ? 0 : 1)
        }
        if let directory {
            exit(Inputs(megabytes: 10, seed: seed).write(to: directory) ? 0 : 3)
        }
        print("Processor time, and MB/s of the specification's own size; time as a multiple of the first line's,")
        print("peak memory beyond the text itself as a multiple of the text.\n")
        var succeeded = true
        for megabytes in sizes {
            let inputs = Inputs(megabytes: megabytes, seed: seed)
            succeeded = compareYAML(inputs).run(rounds: rounds) && succeeded
            succeeded = compareJSON(inputs).run(rounds: rounds) && succeeded
        }
        exit(succeeded ? 0 : 1)
    }

    private static func compareYAML(_ inputs: Inputs) -> Contest {
        let bytes = inputs.yaml
        return Contest(
            title: "YAML, \(inputs.operations) operations",
            bytes: bytes.count,
            entries: [
                Contest.Entry(name: "libyaml, events only") { bare(bytes, bare_yaml_events) },
                Contest.Entry(name: "PortalCore, read") { read(bytes, name: "spec.yaml") },
                Contest.Entry(name: "PortalCore, text to Istio") { translate(bytes, name: "spec.yaml") },
            ]
        )
    }

    private static func compareJSON(_ inputs: Inputs) -> Contest {
        let bytes = inputs.json
        return Contest(
            title: "JSON, \(inputs.operations) operations",
            bytes: bytes.count,
            entries: [
                Contest.Entry(name: "jansson, load and free") { bare(bytes, bare_jansson_load) },
                Contest.Entry(name: "PortalCore, read") { read(bytes, name: "spec.json") },
                Contest.Entry(name: "PortalCore, text to Istio") { translate(bytes, name: "spec.json") },
            ]
        )
    }

    private static func bare(_ bytes: [UInt8], _ reader: (UnsafePointer<CChar>?, Int) -> Int) -> Bool {
        bytes.withUnsafeBytes { buffer in
            reader(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count) > 0
        }
    }

    private static func read(_ bytes: [UInt8], name: String) -> Bool {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let documents = DocumentReader.read(bytes, name: name, into: &sources, diagnostics: &diagnostics)
        return documents.count == 1 && !diagnostics.hasErrors
    }

    private static func translate(_ bytes: [UInt8], name: String) -> Bool {
        let manifests = InputFile(name: "manifests.yaml", bytes: Inputs.manifests(specification: name))
        let translation = PortalPipeline.translate([manifests], content: [name: bytes])
        let text = DocumentWriter.yaml(translation.documents.map(\.value))
        guard translation.report.count(.error) == 0 else {
            print(translation.report.text(color: false))
            return false
        }
        return !text.isEmpty
    }
}
