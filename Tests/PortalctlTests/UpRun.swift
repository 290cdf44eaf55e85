#if CLI
import Foundation
import PortalTestSupport
import Testing

@testable import portalctl

/// A running `portalctl up`.
final class UpRun {
    let process = Process()
    let folder: TemporaryFolder
    private let errors = Pipe()
    private var unread = ""
    /// All that it said.
    private(set) var said = ""

    /// How long anything may take, in milliseconds.
    private static let patience = 60_000

    /// Starts it on the folder `portal`.
    init(
        _ envoy: String?,
        _ folder: TemporaryFolder,
        _ arguments: [String] = ["--mock", "--port", "0"],
        output: FileHandle = .nullDevice,
        environment: [String: String] = [:]
    ) throws {
        self.folder = folder
        let temporary = folder.url.appending(path: "tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        process.executableURL = CommandLineRun.program
        process.arguments = ["up", "\(folder.path)/portal"] + (envoy.map { ["--envoy", $0] } ?? []) + arguments
        process.environment = ProcessInfo.processInfo.environment.merging([
            "TMPDIR": temporary.path, "NO_COLOR": "1",
        ]) { $1 }.merging(environment) { $1 }
        process.standardError = errors
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Waits for a line with one of some words, and gives it.
    func line(_ words: String...) throws -> String {
        let end = Clock.milliseconds + Self.patience
        while true {
            while let newline = unread.firstIndex(of: "\n") {
                let line = String(unread[..<newline])
                unread = String(unread[unread.index(after: newline)...])
                if words.contains(where: line.contains) { return line }
            }
            var descriptor = pollfd(fd: errors.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            let left = end - Clock.milliseconds
            guard left > 0, poll(&descriptor, 1, Int32(left)) > 0 else { throw Silence(words: words, said: said) }
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Silence(words: words, said: said) }
            let text = String(decoding: data, as: UTF8.self)
            said += text
            unread += text
        }
    }

    /// That nothing was said of what was waited for.
    struct Silence: Error, CustomStringConvertible {
        let words: [String]
        let said: String
        var description: String { "waited for \(words), and this was said:\n\(said)" }
    }

    /// The ports of requests and of administration, of what was said.
    func ports() throws -> (requests: Int, admin: Int) {
        let admin = try line("is ready")
        func port(_ text: String) throws -> Int {
            let found = try #require(text.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)/), "\(text)")
            return try #require(Int(found.1))
        }
        let call = try #require(said.split(separator: "\n").first { $0.contains("curl ") }, "\(said)")
        return (try port(String(call)), try port(admin))
    }

    /// The status and the content of an answer.
    static func ask(_ port: Int, _ path: String, host: String = "api.example.com") throws -> String {
        let socket = try Socket(connectedTo: port, seconds: 10)
        let request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
        #expect(send(socket.descriptor, request, request.count, 0) == request.count)
        // Envoy leaves closing to us for a second: the answer ends where it says.
        var text = ""
        while true {
            let parts = text.replacing("\r\n", with: "\n").split(separator: "\n\n", omittingEmptySubsequences: false)
            let length = text.firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
            if parts.count > 1, parts[1].utf8.count >= length {
                let status = text.split(separator: " ").dropFirst().first ?? "none"
                return parts[1].isEmpty ? String(status) : "\(status) \(parts[1])"
            }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(socket.descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw Silence(words: [path], said: text) }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
    }

    /// What comes until the other side closes.
    static func rest(of socket: Socket) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(socket.descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The processes that have our folder in their command line, but for `portalctl` itself: Envoys.
    var children: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            guard let process = Int32(name), process != self.process.processIdentifier,
                let line = try? InputFiles.bytes(of: "/proc/\(name)/cmdline"),
                String(decoding: line, as: UTF8.self).contains(folder.path)
            else { return nil }
            return process
        }
    }

    /// What it left behind in the directory of temporary files.
    var leftovers: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/tmp")) ?? []
    }
}
#endif
