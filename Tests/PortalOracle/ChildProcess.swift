internal import Foundation
internal import Glibc

/// A program that runs beside the tests, and ends with them whatever happens.
///
/// A shell stands between: it waits for the end of its standard input, which this process holds open for as long as it
/// lives, and then stops the program.
final class ChildProcess: @unchecked Sendable {
    /// Why a program did not get as far as it should.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let shell: pid_t
    /// What the shell waits for the end of.
    private var lifeline: Int32
    /// What the program says.
    private let output: Int32
    private let lock = NSLock()
    private var said = ""
    private let drained = DispatchSemaphore(value: 0)
    private var isDraining = false

    /// Starts a program whose standard output and standard error are read together.
    init(_ command: [String]) throws {
        // The shell closes its own ends, so that the end of the program is the end of its output.
        let script = #""$@" & child=$!; exec >/dev/null 2>&1; cat; kill "$child"; wait "$child""#
        let words = ["/bin/sh", "-c", script, "sh"] + command
        // No other child may hold an end: the last one to close it is the one who counts.
        var (input, spoken): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&input) == 0, pipe(&spoken) == 0 else { throw Failure(description: "there are no pipes") }
        for end in input + spoken { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, spoken[1], 1)
        posix_spawn_file_actions_adddup2(&actions, spoken[1], 2)
        // The threads of tests block signals, and a child would go on to do so.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let fault = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ)
        close(input[0])
        close(spoken[1])
        guard fault == 0 else { throw Failure(description: "no shell: \(fault)") }
        (shell, lifeline, output) = (child, input[1], spoken[0])
    }

    /// What comes next; `nil` at the end.
    private func read() -> String? {
        var chunk = [UInt8](repeating: 0, count: 16384)
        let count = Glibc.read(output, &chunk, chunk.count)
        guard count > 0 else { return nil }
        let text = String(decoding: chunk.prefix(count), as: UTF8.self)
        lock.withLock { if said.utf8.count < 1 << 20 { said += text } }
        return text
    }

    /// Reads until a line satisfies a condition.
    ///
    /// - Returns: the line
    /// - Throws: where the output ends before.
    func wait(forLine isWanted: (String) -> Bool) throws -> String {
        var rest = ""
        while let text = read() {
            rest += text
            while let end = rest.firstIndex(of: "\n") {
                let line = String(rest[..<end])
                rest = String(rest[rest.index(after: end)...])
                if isWanted(line) { return line }
            }
        }
        throw Failure(description: "the program ended: \(words)")
    }

    /// Reads on in the background, so that the program never waits for a reader.
    func drain() {
        isDraining = true
        let thread = Thread { [self] in
            while read() != nil {}
            drained.signal()
        }
        thread.start()
    }

    /// The end of what the program said so far.
    var words: String { lock.withLock { String(said.suffix(4000)) } }

    /// Stops the program and waits for its end.
    func stop() {
        guard lifeline >= 0 else { return }
        close(lifeline)
        lifeline = -1
        var status: Int32 = 0
        while waitpid(shell, &status, 0) < 0, errno == EINTR {}
        if isDraining { drained.wait() }
        close(output)
    }
}
