internal import CPortalCore

/// What becomes a status and an error object at the boundary.
struct Fault: Error {
    /// One of `PORTALCORE_ERROR_…`.
    let status: portalcore_status
    /// The parameter or field at fault; empty where it is no single one.
    let argument: String
    /// What went wrong and how to mend it.
    let message: String

    private init(_ status: Int, _ argument: String, _ message: String) {
        self.status = portalcore_status(truncatingIfNeeded: status)
        self.argument = argument
        self.message = message
    }

    static func invalid(_ argument: String, _ problem: String) -> Fault {
        Fault(PORTALCORE_ERROR_INVALID_ARGUMENT, argument, "\(argument) \(problem)")
    }

    static func outOfRange(_ argument: String, _ problem: String) -> Fault {
        Fault(PORTALCORE_ERROR_OUT_OF_RANGE, argument, "\(argument) \(problem)")
    }

    static func duplicate(_ argument: String, _ name: String) -> Fault {
        Fault(PORTALCORE_ERROR_DUPLICATE_NAME, argument, "the input already holds \(name)")
    }

    static func invalidState(_ message: String) -> Fault {
        Fault(PORTALCORE_ERROR_INVALID_STATE, "", message)
    }

    static func unsupported(_ argument: String) -> Fault {
        Fault(
            PORTALCORE_ERROR_UNSUPPORTED_OPTION,
            argument,
            "\(argument) asks for something that this version of the library does not know: it is not zero"
        )
    }

    static func notFound(_ argument: String, _ message: String) -> Fault {
        Fault(PORTALCORE_ERROR_NOT_FOUND, argument, message)
    }

    static func malformed(_ argument: String, _ message: String) -> Fault {
        Fault(PORTALCORE_ERROR_MALFORMED, argument, message)
    }

    static func limit(_ argument: String, _ problem: String) -> Fault {
        Fault(PORTALCORE_ERROR_LIMIT_EXCEEDED, argument, problem)
    }
}

/// The names of the statuses: the one list of them.
enum StatusName {
    static func of(_ status: portalcore_status) -> StaticString {
        switch Int(status) {
        case PORTALCORE_OK: "ok"
        case PORTALCORE_ERROR_INVALID_ARGUMENT: "invalid argument"
        case PORTALCORE_ERROR_OUT_OF_RANGE: "out of range"
        case PORTALCORE_ERROR_DUPLICATE_NAME: "duplicate name"
        case PORTALCORE_ERROR_INVALID_STATE: "invalid state"
        case PORTALCORE_ERROR_UNSUPPORTED_OPTION: "unsupported option"
        case PORTALCORE_ERROR_NOT_FOUND: "not found"
        case PORTALCORE_ERROR_MALFORMED: "malformed"
        case PORTALCORE_ERROR_LIMIT_EXCEEDED: "limit exceeded"
        case PORTALCORE_ERROR_INTERNAL: "internal error"
        default: "unknown status"
        }
    }
}
