#if CLI
import CChild
import Foundation

/// A running Envoy, which does not outlive us.
final class EnvoyProcess {
    private let process: pid_t
    private var ended: String?
    private let log: Int32
    private let logPath: String

    /// How long Envoy may take to end, in milliseconds.
    private static let grace = 5000
    /// How large its log may grow, in bytes; the beginning is dropped.
    private static let maximumLog = 4 << 20

    /// Starts Envoy with a bootstrap; what it says goes to a file.
    ///
    /// The main thread has to call: the kernel ends Envoy with the thread that started it, even if that was killed.
    init(_ program: String, bootstrap: String, log path: String) throws {
        logPath = path
        log = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard log >= 0 else {
            throw Failure.inputOutput("cannot write to \(path): \(String(cString: strerror(errno)))")
        }
        // Answers that are drained say so at once, so that no connection is cut when its listener is replaced.
        let arguments = [
            program, "--config-path", bootstrap, "--disable-hot-restart", "--concurrency", "2", "--log-level", "warn",
            "--drain-time-s", "10", "--drain-strategy", "immediate", "--file-flush-interval-msec", "100",
        ]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        process = portalctl_child_start(program, &pointers, log)
        guard process > 0 else {
            let reason = String(cString: strerror(-process))
            throw Failure.inputOutput("cannot start \(program): \(reason)")
        }
    }

    /// What ended it; `nil` while it runs.
    func ending() -> String? {
        guard ended == nil else { return ended }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return nil }
        // The bits that <sys/wait.h> has macros for.
        let signal = status & 0x7f
        ended = signal == 0 ? "ended with status \(status >> 8 & 0xff)" : "was ended by signal \(signal)"
        return ended
    }

    deinit {
        // Only where an error came in between: nothing of ours outlives us.
        if process > 0 { killGroup() }
        close(log)
    }

    /// Asks Envoy to end, waits for it, and kills it where it takes too long or where a second signal asks for that.
    func stop(_ interruptions: inout Interruptions) {
        let asked = interruptions.count
        let end = Clock.milliseconds + Self.grace
        kill(-process, SIGTERM)
        while hasMembers, Clock.milliseconds < end, interruptions.count == asked {
            interruptions.pause(milliseconds: 50)
        }
        if hasMembers { killGroup() }
    }

    /// Whether anything of the group runs: where the program is a script, Envoy may outlive it.
    private var hasMembers: Bool {
        // What has ended is a member until it was waited for.
        _ = ending()
        return kill(-process, 0) == 0
    }

    private func killGroup() {
        kill(-process, SIGKILL)
        guard ending() == nil else { return }
        waitpid(process, nil, 0)
        ended = "was killed"
    }

    /// How much it has said so far, in bytes; what it says next stands there.
    var logSize: Int {
        var information = stat()
        return fstat(log, &information) == 0 ? Int(information.st_size) : 0
    }

    /// The last lines that it said after some position.
    func lastLines(_ count: Int = 10, after position: Int = 0) -> [String] {
        guard let bytes = try? InputFiles.bytes(of: logPath) else { return [] }
        let text = String(decoding: bytes.dropFirst(position), as: UTF8.self)
        return text.split(separator: "\n").suffix(count).map { String($0.prefix(500)) }
    }

    /// Keeps the log from growing for ever.
    func boundLog() {
        if logSize > Self.maximumLog { ftruncate(log, 0) }
    }
}
#endif
