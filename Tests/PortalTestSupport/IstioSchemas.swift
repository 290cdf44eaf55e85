public import Foundation

/// Istio's own schemas, in `../shared/schemas`, and `Scripts/check-schema.py`, which knows how to apply them.
public enum IstioSchemas {
    /// The folder of the schemas.
    public static let folder = PackageRoot.url.deletingLastPathComponent().appendingPathComponent("shared/schemas")

    /// Whether the schemas are there, or have to be; says so where they are not.
    public static var isAvailable: Bool {
        let isThere = FileManager.default.fileExists(atPath: folder.path)
        if !isThere { print("SKIPPED: no schemas of Istio in ../shared/schemas") }
        return isThere || Corpus.isRequired
    }

    /// The versions of Istio that output has to fit.
    public static let versions = ["1.30.3", "1.31.0-rc.0"]

    /// What the schemas of every version have against the objects of a text, a line each.
    public static func findings(in text: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("objects-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let result = try run(versions.flatMap(crds) + [file.path])
        return result.status == 0 ? result.lines : result.lines + ["status \(result.status)"]
    }

    /// The arguments that name the schemas of a version.
    public static func crds(_ version: String) -> [String] {
        ["--crds", folder.appendingPathComponent("istio-\(version)-crd-all.gen.yaml").path]
    }

    /// Runs the script.
    ///
    /// - Parameter arguments: its arguments
    /// - Returns: its exit status, and the findings, a line each.
    /// - Throws: what starting a process throws.
    public static func run(_ arguments: [String]) throws -> (status: Int32, lines: [String]) {
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/python")
        process.arguments = [PackageRoot.url.appendingPathComponent("Scripts/check-schema.py").path] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text.split(separator: "\n").map(String.init))
    }
}
