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

    /// Writes a text; a closed pipe is not worth a message.
    func write(_ text: String) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
#endif
