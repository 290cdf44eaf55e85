#if CLI
import Foundation

/// A directory that only we may read, gone with its value.
final class PrivateFolder {
    let root: String

    init() throws {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/portalctl-up-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure.inputOutput("cannot make a directory in \(base): \(String(cString: strerror(errno)))")
        }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard mkdir(path("watched"), 0o700) == 0 else {
            throw Failure.inputOutput("cannot make a directory in \(root): \(String(cString: strerror(errno)))")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// The directory that Envoy watches.
    var watched: String { path("watched") }

    /// The path of a file beside the watched directory.
    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Replaces a file by rename, so that nobody ever reads half of one.
    func replace(_ file: String, _ text: String) throws {
        let fresh = path("fresh")
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: fresh))
        } catch {
            throw Failure.inputOutput("cannot write to \(fresh): \(InputFiles.reason(error))")
        }
        guard rename(fresh, file) == 0 else {
            throw Failure.inputOutput("cannot write to \(file): \(String(cString: strerror(errno)))")
        }
    }

    /// Removes a file that nobody reads any more.
    func remove(_ file: String) { unlink(file) }
}
#endif
