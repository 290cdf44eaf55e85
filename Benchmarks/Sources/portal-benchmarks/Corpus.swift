import Foundation
import PortalCore

/// Every document of a directory, read and checked by itself, to find those that take the most time.
struct Corpus {
    private struct Result {
        let name: String
        let bytes: Int
        let seconds: Double

        /// In MB/s.
        var speed: Double { Double(bytes) / 1e6 / seconds }
    }

    let directory: String

    /// Prints the slowest files and the sum; returns whether there were any files.
    func run(slowest count: Int) -> Bool {
        var results: [Result] = []
        for name in names() {
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else { continue }
            let file = InputFile(name: name, bytes: [UInt8](data))
            let time = seconds { _ = PortalPipeline.validate([file]) }
            results.append(Result(name: name, bytes: file.bytes.count, seconds: time))
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
        results.sorted { $0.seconds > $1.seconds }.prefix(count).forEach(show)
        // What takes long for its size: where work may grow faster than the text.
        print("\nthe least MB/s, of those with 16 KiB or more:")
        results.filter { $0.bytes >= 16 << 10 }.sorted { $0.speed < $1.speed }.prefix(count).forEach(show)
        return true
    }

    private func show(_ result: Result) {
        let time = right(result.seconds * 1000, 10)
        print("\(time) ms \(right(result.speed, 9)) MB/s \(left("\(result.bytes)", 10)) \(result.name)")
    }

    private func names() -> [String] {
        let entries = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        let extensions: Set<String> = ["yaml", "yml", "json"]
        return entries.filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) }.sorted()
    }
}
