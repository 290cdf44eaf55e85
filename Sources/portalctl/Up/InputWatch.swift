#if CLI
import Foundation

/// Notices changes of files: those that the arguments name, those in named directories, and those that they refer to.
///
/// It looks again and again instead of waiting for inotify: that sees every file system (networks, mounts of
/// containers), files that do not exist yet, and editors that replace a file by another one of its name.
struct InputWatch {
    private typealias State = [String: FileStamp?]

    private let paths: [String]
    /// Files beyond those of the paths.
    private var referenced: Set<String> = []
    private var known: State = [:]
    private var last: State = [:]
    private var changedSince: Int?
    private var cost = 0

    /// How long writing may go on before a state is taken that is none, in milliseconds.
    private static let patience = 2000

    /// Watches what the paths name.
    init(_ paths: [String]) {
        self.paths = paths
    }

    /// How long to wait before the next look, in milliseconds: longer where looking is costly.
    var interval: Int { min(max(100, cost * 10), 2000) }

    /// Takes the state of the files as known: to be called before they are read.
    mutating func begin() {
        known = state()
        last = known
        changedSince = nil
    }

    /// Watches the files that reading the others led to, from the state in which they were read.
    mutating func follow(_ files: [String: FileStamp?]) {
        for name in referenced where files[name] == nil { known[name] = nil }
        for (name, stamp) in files where known[name] == nil { known[name] = .some(stamp) }
        referenced = Set(files.keys)
    }

    /// Whether the files differ from what is known, and stand still: they were the same at the last look.
    mutating func hasChanged() -> Bool {
        let start = Clock.milliseconds
        let now = state()
        // One slow look on a busy machine says little.
        cost = min(Clock.milliseconds - start, cost * 2 + 5)
        defer { last = now }
        guard now != known else {
            changedSince = nil
            return false
        }
        let since = changedSince ?? start
        changedSince = since
        return now == last || start - since > Self.patience
    }

    private func state() -> State {
        var state: State = [:]
        for path in paths {
            // A path that cannot be listed is a state of its own: that it is gone.
            let names = (try? InputFiles.names(at: path)) ?? [path]
            for name in names { state[name] = .some(FileStamp(of: name)) }
        }
        for name in referenced { state[name] = .some(FileStamp(of: name)) }
        return state
    }
}

/// What tells one state of a file from another.
struct FileStamp: Equatable {
    private let device: UInt64
    private let file: UInt64
    private let size: Int64
    private let modified: [Int]
    private let changed: [Int]

    /// The state of a file; `nil` where there is none.
    init?(of path: String) {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        device = UInt64(information.st_dev)
        file = UInt64(information.st_ino)
        size = Int64(information.st_size)
        modified = [information.st_mtim.tv_sec, information.st_mtim.tv_nsec]
        changed = [information.st_ctim.tv_sec, information.st_ctim.tv_nsec]
    }
}
#endif
