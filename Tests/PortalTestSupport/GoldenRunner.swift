public import Foundation

/// Compares what a stage makes of a directory with what is recorded there.
///
/// A case is a directory `Tests/Golden/<stage>/<case>/` with `in/` (any files) and `out/` (any files, such as
/// `ir.txt` and `diagnostics.txt`). The name of the directory is the name of the test:
///
///     @Test("golden", arguments: GoldenCase.all(stage: "resolve"))
///     func golden(_ goldenCase: GoldenCase) throws {
///         let difference = try goldenCase.check { inputs in ["ir.txt": …, "diagnostics.txt": …] }
///         #expect(difference == nil, "\(difference ?? "")")
///     }
///
/// Files that are made and not recorded, recorded and not made, or different are all reported, with a unified diff.
/// An empty text stands for "no file". Under `PORTALCORE_UPDATE_GOLDEN=1` the new texts are written, orphans are
/// deleted, and the case still fails ("recorded a new baseline"), so that no run updates and passes at once.
public struct GoldenCase: Sendable, CustomStringConvertible {
    /// A file of `in/`.
    public struct Input: Sendable {
        /// The path relative to `in/`.
        public let name: String
        /// What it holds.
        public let bytes: [UInt8]
    }

    /// The stage, which is the directory of the case.
    public let stage: String
    /// The name of the case.
    public let name: String

    /// The stage and the name.
    public var description: String { "\(stage)/\(name)" }

    /// The directory of the case.
    public var directory: URL {
        PackageRoot.url.appendingPathComponent("Tests/Golden/\(stage)/\(name)", isDirectory: true)
    }

    /// Every case of a stage, sorted by name.
    public static func all(stage: String) -> [GoldenCase] {
        let directory = PackageRoot.url.appendingPathComponent("Tests/Golden/\(stage)", isDirectory: true)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.sorted().map { GoldenCase(stage: stage, name: $0) }
    }

    /// Runs `make` over the files of `in/`, sorted by name, and compares what it makes with `out/`.
    ///
    /// - Parameter make: the texts by name of file
    /// - Returns: the differences, or `nil` for none
    /// - Throws: what the file system or `make` throws
    public func check(_ make: ([Input]) throws -> [String: String]) throws -> String? {
        let made = try make(try inputs()).filter { !$0.value.isEmpty }
        let out = directory.appendingPathComponent("out", isDirectory: true)
        var recorded: [String: String] = [:]
        for name in try Self.files(below: out) {
            recorded[name] = String(decoding: try Data(contentsOf: out.appendingPathComponent(name)), as: UTF8.self)
        }
        guard made != recorded else { return nil }
        var report = ""
        for name in Set(made.keys).union(recorded.keys).sorted() where made[name] != recorded[name] {
            report += TextDiff.unified(
                from: recorded[name] ?? "",
                to: made[name] ?? "",
                names: ("\(self)/out/\(name) (recorded)", "\(self)/out/\(name) (made)")
            )
        }
        guard ProcessInfo.processInfo.environment["PORTALCORE_UPDATE_GOLDEN"] == "1" else { return report }
        for name in recorded.keys where made[name] == nil {
            try FileManager.default.removeItem(at: out.appendingPathComponent(name))
        }
        for (name, text) in made {
            let file = out.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return "\(self): recorded a new baseline\n" + report
    }

    /// The files of `in/`, sorted by name.
    public func inputs() throws -> [Input] {
        let directory = directory.appendingPathComponent("in", isDirectory: true)
        return try Self.files(below: directory).map { name in
            Input(name: name, bytes: [UInt8](try Data(contentsOf: directory.appendingPathComponent(name))))
        }
    }

    /// The relative paths of the files below a directory, sorted; none where it does not exist.
    private static func files(below directory: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: directory.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter { path in
            var isDirectory: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: directory.appendingPathComponent(path).path,
                isDirectory: &isDirectory
            )
            return exists && !isDirectory.boolValue
        }.sorted()
    }
}

/// Where the package is checked out.
public enum PackageRoot {
    /// The directory that holds `Package.swift`.
    public static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
