#if CLI
import Dispatch
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Fetches what `--fetch` allows.
enum Download {
    /// How long one answer may take, in seconds.
    private static let patience = 30

    /// The body of a successful answer, or `nil` with a message on standard error.
    static func bytes(from address: String) -> [UInt8]? {
        guard let url = URL(string: address), url.scheme == "http" || url.scheme == "https" else { return nil }
        let request = URLRequest(url: url, timeoutInterval: TimeInterval(patience))
        let done = DispatchSemaphore(value: 0)
        let answer = Answer()
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
            answer.set(data, response, error)
            done.signal()
        }
        task.resume()
        let end = DispatchTime.now() + .seconds(patience)
        // The session counts anew with every byte; and a signal that somebody waits for must not wait for a server.
        while done.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            guard DispatchTime.now() < end, !Interruptions.arePending else {
                task.cancel()
                done.wait()
                break
            }
        }
        switch answer.outcome {
        case .success(let data):
            return [UInt8](data)
        case .failure(let failure):
            StandardStream.note("portalctl: cannot fetch \(address): \(failure.message)\n")
            return nil
        }
    }

    /// Carries the answer from the session's thread to ours.
    private final class Answer: @unchecked Sendable {
        // Written before the semaphore is signalled, read after it was waited for.
        private(set) var outcome: Result<Data, Failure> = .failure(.inputOutput("no answer"))

        func set(_ data: Data?, _ response: URLResponse?, _ error: (any Error)?) {
            if let error {
                outcome = .failure(.inputOutput(error.localizedDescription))
            } else if let status = (response as? HTTPURLResponse)?.statusCode, !(200..<300).contains(status) {
                outcome = .failure(.inputOutput("the server answered \(status)"))
            } else {
                outcome = .success(data ?? Data())
            }
        }
    }
}
#endif
