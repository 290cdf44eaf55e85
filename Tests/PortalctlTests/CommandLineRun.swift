import Foundation
import PortalTestSupport

/// One run of the built program.
struct CommandLineRun {
    let status: Int32
    let output: String
    let error: String

    /// Runs `portalctl` at the root of the package.
    init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = PackageRoot.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let folder = try TemporaryFolder()
        let inputFile = try folder.file("input", input)
        let outputFile = try folder.file("output", "")
        let errorFile = try folder.file("error", "")
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOf: outputFile, encoding: .utf8)
        error = try String(contentsOf: errorFile, encoding: .utf8)
    }

    /// The program stands beside the tests that were built with it.
    static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "portalctl")
}

/// A folder that is gone with its value.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "portalctl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file, with the folders it needs.
    func file(_ name: String, _ text: String) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        return file
    }

    /// Writes a program.
    ///
    /// Somebody else does: what this process has open for writing, a child of another test may hold open for a moment more,
    /// and nobody can run it then (ETXTBSY).
    func program(_ name: String, _ text: String) throws -> URL {
        let draft = try file("\(name).draft", text)
        let program = url.appending(path: name)
        let copy = Process()
        copy.executableURL = URL(filePath: "/bin/sh")
        copy.arguments = ["-c", "cp \"$1\" \"$2\" && chmod 700 \"$2\"", "sh", draft.path, program.path]
        try copy.run()
        copy.waitUntilExit()
        return program
    }

    var path: String { url.path }
}
