#if CLI
/// What ends the program: a status and a message for standard error.
struct Failure: Error {
    static let findings: Int32 = 1
    static let usage: Int32 = 2
    static let inputOutput: Int32 = 3

    let status: Int32
    let message: String

    static func usage(_ message: String) -> Failure {
        Failure(status: usage, message: message)
    }

    static func inputOutput(_ message: String) -> Failure {
        Failure(status: inputOutput, message: message)
    }
}
#endif
