import Foundation
import PortalCore

/// Every document of a directory, read and checked by itself, to find those that take the most time.
struct Corpus {
    let directory: String

    /// Prints the slowest files and the sum; returns whether there were any files.
    func run(slowest count: Int) -> Bool {
        var results: [(name: String, bytes: Int, seconds: Double)] = []
        for name in names() {
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else { continue }
            let file = InputFile(name: name, bytes: [UInt8](data))
            let time = seconds { _ = PortalPipeline.validate([file]) }
            results.append((name, file.bytes.count, time))
        }
        guard !results.isEmpty else {
            print("no .yaml, .yml or .json files in \(directory)")
            return false
        }
        let bytes = results.reduce(0) { $0 + $1.bytes }
        let total = results.reduce(0) { $0 + $1.seconds }
        print("\(results.count) files, \(bytes) bytes, read and checked: ", terminator: "")
        print("\(right(total * 1000, 0)) ms, \(right(Double(bytes) / 1e6 / total, 0)) MB/s\n")
        print("the slowest:")
        for result in results.sorted(by: { $0.seconds > $1.seconds }).prefix(count) {
            let speed = Double(result.bytes) / 1e6 / result.seconds
            print(
                "\(right(result.seconds * 1000, 10)) ms \(right(speed, 9)) MB/s \(left("\(result.bytes)", 10)) \(result.name)"
            )
        }
        return true
    }

    private func names() -> [String] {
        let entries = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        let extensions: Set<String> = ["yaml", "yml", "json"]
        return entries.filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) }.sorted()
    }
}
