#if CLI
import Foundation

/// Standard output and standard error, written whole.
enum StandardStream {
    case output
    case error

    private var handle: FileHandle {
        switch self {
        case .output: .standardOutput
        case .error: .standardError
        }
    }

    /// Whether a person reads it: a terminal, and `NO_COLOR` (no-color.org) is not set.
    var wantsColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(handle.fileDescriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }

    /// Whether standard output is a socket, as under some supervisors: it cannot be opened by another program.
    static var outputIsSocket: Bool {
        var information = stat()
        return fstat(STDOUT_FILENO, &information) == 0 && information.st_mode & S_IFMT == S_IFSOCK
    }

    /// Writes a text; half an artefact must not pass for a whole one.
    func write(_ text: String) throws {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw Failure.inputOutput("cannot write to standard output: \(InputFiles.reason(error))")
        }
    }

    /// Writes a text for people to standard error; where that fails, there is nobody to tell.
    static func note(_ text: String) {
        try? error.handle.write(contentsOf: Data(text.utf8))
    }
}
#endif
