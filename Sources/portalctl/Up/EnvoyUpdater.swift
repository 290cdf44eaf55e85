#if CLI
import Foundation
import PortalCore

/// Brings a running Envoy from one configuration to another one, by rename, and sees that it follows.
///
/// At every moment what is served is whole: the clusters that routes need come before the routes, and those that only old
/// ones need go after them. Listeners have no filters of ours here, because nobody decides; with some, those would have to
/// come before the routes that rely on them. Each step waits until Envoy says that it took it; where it refuses, the steps
/// before are taken back.
struct EnvoyUpdater {
    /// What became of an update.
    enum Outcome: Equatable {
        case applied
        case unchanged
        /// Envoy refused it: what it said.
        case refused([String])
    }

    let admin: EnvoyAdmin
    let process: EnvoyProcess
    let folder: PrivateFolder
    /// What is served.
    private(set) var active: EnvoyConfiguration
    /// What stands in the files, by path.
    private var written: [String: EnvoyConfiguration.File] = [:]

    /// How long Envoy may take for a step, in milliseconds.
    private static let patience = 20_000
    /// How long clusters may take to find their addresses.
    private static let warming = 5000

    /// Writes the files for an Envoy that is to be started.
    static func write(_ configuration: EnvoyConfiguration, to folder: PrivateFolder) throws -> String {
        let files = [configuration.clusters, configuration.listeners] + configuration.routes.values
        for file in files { try folder.replace(file.path, file.text) }
        let bootstrap = folder.path("bootstrap.json")
        try folder.replace(bootstrap, configuration.bootstrap)
        return bootstrap
    }

    /// Takes over an Envoy that was started with a configuration.
    init(admin: EnvoyAdmin, process: EnvoyProcess, folder: PrivateFolder, active: EnvoyConfiguration) {
        self.admin = admin
        self.process = process
        self.folder = folder
        self.active = active
        for file in [active.clusters, active.listeners] + active.routes.values { written[file.path] = file }
    }

    /// Whether Envoy came up and uses all that it was given; waits for that.
    func waitForStart(milliseconds: Int, _ interruptions: inout Interruptions) throws -> Bool {
        var isReady = false
        var isRefused = false
        let isDone = wait(milliseconds: milliseconds, &interruptions) { now in
            isReady = isReady || admin.isReady
            let routes = active.routes.map { (now.name(ofRoutes: $0.key), $0.value) }
            let parts = [("cluster_manager.cds", active.clusters), ("listener_manager.lds", active.listeners)] + routes
            isRefused = parts.contains { name, _ in name.map(now.refused) ?? 0 > 0 }
            return isRefused
                || isReady && parts.allSatisfy { name, file in name.flatMap(now.version) == file.version }
        }
        return isDone && !isRefused
    }

    /// Brings Envoy to a configuration.
    ///
    /// - Parameters:
    ///   - new: the configuration
    ///   - interruptions: what ends waiting
    /// - Returns: what became of it; where it was refused, the one before is served.
    /// - Throws: what writing files throws.
    mutating func apply(_ new: EnvoyConfiguration, _ interruptions: inout Interruptions) throws -> Outcome {
        guard new != active else { return .unchanged }
        let taken = new.ports.filter { !active.ports.contains($0) && !LoopbackPorts.isFree($0) }
        if let port = taken.first { return .refused(["port \(port) of 127.0.0.1 is taken"]) }
        let position = process.logSize
        do {
            try follow(from: active, to: new, &interruptions)
        } catch let refusal as Refusal {
            // The position first: going back has messages of its own.
            let said = process.lastLines(after: position).filter { $0.contains("reject") || $0.contains("error") }
            var lines = said.isEmpty ? [refusal.message] : said
            do {
                try follow(from: new, to: active, &interruptions)
            } catch let refusal as Refusal {
                lines.append("and what was served before could not be put back: \(refusal.message)")
            }
            return .refused(lines)
        }
        active = new
        return .applied
    }

    /// That Envoy did not take a step.
    private struct Refusal: Error {
        let message: String
    }

    private mutating func follow(
        from old: EnvoyConfiguration,
        to new: EnvoyConfiguration,
        _ interruptions: inout Interruptions
    ) throws {
        try replace(new.clusters(with: old), "cluster_manager.cds", &interruptions)
        wait(milliseconds: Self.warming, &interruptions) { $0.warming == 0 }
        for (name, file) in new.routes.sorted(by: { $0.key < $1.key }) {
            // Those that nobody asks for yet are read with their listener.
            try replace(file, admin.updates?.name(ofRoutes: name), &interruptions)
        }
        try replace(new.listeners, "listener_manager.lds", &interruptions)
        let fresh = new.routes.keys.filter { old.routes[$0] == nil }
        var isRefused = false
        wait(milliseconds: Self.warming, &interruptions) { now in
            isRefused = fresh.contains { now.name(ofRoutes: $0).map(now.refused) ?? 0 > 0 }
            return isRefused || now.warming == 0
        }
        if isRefused { throw Refusal(message: "Envoy refused new routes") }
        try replace(new.clusters, "cluster_manager.cds", &interruptions)
        let paths = Set(new.routes.values.map(\.path))
        for path in old.routes.values.map(\.path) where !paths.contains(path) {
            folder.remove(path)
            written[path] = nil
        }
    }

    /// Replaces a file and waits until Envoy uses it; without a name of its statistics, nobody reads it yet.
    private mutating func replace(
        _ file: EnvoyConfiguration.File,
        _ name: String?,
        _ interruptions: inout Interruptions
    ) throws {
        guard written[file.path] != file else { return }
        guard let before = admin.updates else { throw Refusal(message: "Envoy does not answer") }
        try folder.replace(file.path, file.text)
        written[file.path] = file
        guard let name else { return }
        var isRefused = false
        let start = Clock.milliseconds
        let isDone = wait(milliseconds: Self.patience, &interruptions) { now in
            if now.version(of: name) == file.version { return true }
            isRefused = now.refused(name) > before.refused(name)
            // A text that means what the one before it meant does not become a version of its own.
            let isSame = now.taken(name) > before.taken(name) && Clock.milliseconds - start > 500
            return isRefused || isSame
        }
        if isRefused { throw Refusal(message: "Envoy refused \(file.path)") }
        if !isDone { throw Refusal(message: "Envoy did not take \(file.path)") }
    }

    @discardableResult
    private func wait(
        milliseconds: Int,
        _ interruptions: inout Interruptions,
        until isDone: (EnvoyUpdates) -> Bool
    ) -> Bool {
        let end = Clock.milliseconds + milliseconds
        while true {
            if let updates = admin.updates, isDone(updates) { return true }
            guard Clock.milliseconds < end, interruptions.stop == nil, process.ending() == nil else { return false }
            interruptions.pause(milliseconds: 5)
        }
    }
}
#endif
