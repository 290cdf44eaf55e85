#if CLI
import Foundation

/// The signals that end `portalctl up`, taken one after the other instead of in handlers.
struct Interruptions {
    /// The signal that asked for the end, once one has.
    private(set) var stop: Int32?
    /// How many signals have asked for it.
    private(set) var count = 0
    private var signals = sigset_t()

    /// Holds the signals back; threads that are made later hold them back too.
    init() {
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        // Whoever read our messages may have gone; what is served stays.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Whether a signal that asks for the end was held back and not taken yet.
    static var arePending: Bool {
        var signals = sigset_t()
        sigpending(&signals)
        return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&signals, $0) == 1 }
    }

    /// Waits, at most so long; a signal, the end of Envoy among them, ends it at once.
    mutating func pause(milliseconds: Int) {
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        let number = sigtimedwait(&signals, nil, &time)
        guard number > 0, number != SIGCHLD else { return }
        stop = stop ?? number
        count += 1
    }
}

/// A clock that only goes forward.
enum Clock {
    /// Milliseconds since some moment.
    static var milliseconds: Int {
        Int(DispatchTime.now().uptimeNanoseconds / 1_000_000)
    }
}
#endif
