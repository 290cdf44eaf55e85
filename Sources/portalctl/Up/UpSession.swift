#if CLI
import Foundation
import PortalCore

/// One run of `portalctl up`: an Envoy, and the files that it serves.
struct UpSession {
    private let program: String
    private let input: InputArguments
    private let serving: UpCommand.Serving
    private var options: PortalOptions
    private var interruptions: Interruptions
    private var watch: InputWatch
    /// What came from the network, which is not asked again.
    private var fetched: [String: [UInt8]] = [:]
    /// The findings that were shown last.
    private var shown = ""
    /// The errors of what is served.
    private var errors: ErrorLedger?
    /// What was last said to be open and closed.
    private var told = ""

    /// How long Envoy may take to start, in milliseconds.
    private static let startPatience = 30_000
    /// How many ports are held free for environments that share a host, where any port will do.
    private static let sparePorts = 8

    /// Describes a run.
    init(
        program: String,
        interruptions: Interruptions,
        input: InputArguments,
        serving: UpCommand.Serving,
        options: PortalOptions
    ) {
        self.program = program
        self.interruptions = interruptions
        self.input = input
        self.serving = serving
        self.options = options
        watch = InputWatch(input.paths)
    }

    /// Serves until a signal ends it.
    mutating func run() throws {
        if serving.accessLog, StandardStream.outputIsSocket {
            throw Failure.inputOutput("--access-log cannot be written to a socket; `| cat` makes a pipe of it")
        }
        let folder = try PrivateFolder()
        options.target = .envoy
        options.envoy.layout = .directory(folder.watched)
        options.envoy.mocksAllOperations = serving.mock
        options.envoy.trustedCertificates = serving.certificates.path
        // Unlike /dev/stdout, it is everywhere.
        options.envoy.accessLog = serving.accessLog ? "/proc/self/fd/1" : nil
        for mapping in serving.backend { options.envoy.backends[mapping.service] = mapping.endpoint }
        guard var updater = try start(in: folder) else { return say("stopped") }
        while interruptions.stop == nil {
            if let ending = updater.process.ending() {
                throw Self.failure("Envoy \(ending)", updater.process.lastLines())
            }
            if watch.hasChanged() { try reload(&updater) }
            updater.process.boundLog()
            interruptions.pause(milliseconds: watch.interval)
        }
        updater.process.stop(&interruptions)
        say("stopped")
    }

    private func say(_ text: String) {
        StandardStream.note("portalctl: \(text)\n")
    }

    private static func failure(_ message: String, _ lines: [String]) -> Failure {
        Failure.inputOutput(([message + (lines.isEmpty ? "" : "; its last lines:")] + lines).joined(separator: "\n  "))
    }

    // MARK: - Translating

    private mutating func translate() throws -> Translation {
        watch.begin()
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references, fetched: fetched)
        defer {
            fetched = content.fetched
            watch.follow(content.files)
        }
        return content.translate(files, options: options)
    }

    private mutating func show(_ report: DiagnosticReport) {
        let text = report.text(color: StandardStream.error.wantsColor)
        if text != shown { StandardStream.note(text) }
        shown = text
    }

    // MARK: - Starting

    /// Starts Envoy; gives nothing where a signal came first.
    private mutating func start(in folder: PrivateFolder) throws -> EnvoyUpdater? {
        for attempt in 1... {
            let admin = EnvoyAdmin(port: serving.adminPort == 0 ? try LoopbackPorts.free() : serving.adminPort)
            options.envoy.admin = EnvoyOptions.Endpoint(host: "127.0.0.1", port: admin.port)
            let port = serving.port == 0 ? try LoopbackPorts.free(Self.sparePorts) : serving.port
            options.envoy.listener = EnvoyOptions.Endpoint(host: "127.0.0.1", port: port)
            let translation = try translate()
            show(translation.report)
            let configuration = try EnvoyConfiguration(translation.documents)
            for (port, option) in configuration.ports.map({ ($0, "--port") }) + [(admin.port, "--admin-port")]
            where !LoopbackPorts.isFree(port) {
                throw Failure.inputOutput("port \(port) of 127.0.0.1 is taken; \(option) chooses another one")
            }
            let bootstrap = try EnvoyUpdater.write(configuration, to: folder)
            let process = try EnvoyProcess(program, bootstrap: bootstrap, log: folder.path("envoy.log"))
            let updater = EnvoyUpdater(admin: admin, process: process, folder: folder, active: configuration)
            if try updater.waitForStart(milliseconds: Self.startPatience, &interruptions) {
                errors = ErrorLedger(translation.report)
                tell(translation, configuration)
                say("Envoy \(admin.version ?? "") is ready, administration at http://127.0.0.1:\(admin.port)")
                return updater
            }
            let lines = process.lastLines()
            let ending = process.ending()
            process.stop(&interruptions)
            if interruptions.stop != nil { return nil }
            // Somebody may have been faster with a port that was free a moment ago.
            let isRace = lines.contains { $0.contains("Address already in use") }
            if isRace, attempt < 4, serving.port == 0 || serving.adminPort == 0 { continue }
            throw Self.failure("Envoy \(ending ?? "did not take its configuration")", lines)
        }
        return nil
    }

    /// Says what is open and closed, where that is news.
    private mutating func tell(_ translation: Translation, _ configuration: EnvoyConfiguration) {
        let routes = configuration.routesByName
        let offers = translation.offers
        var text = UpReport.text(offers, routes)
        if !serving.mock { text += UpReport.text(configuration.services(below: options.envoy.clusterDomain)) }
        if text != told { StandardStream.note(text.isEmpty ? "" : text + "\n") }
        told = text
        let counts = UpReport.counts(offers, routes)
        say("\(counts.open == 1 ? "1 operation is" : "\(counts.open) operations are") open, \(counts.closed) closed")
    }

    // MARK: - Changing

    private mutating func reload(_ updater: inout EnvoyUpdater) throws {
        let start = Clock.milliseconds
        let translation: Translation
        do {
            translation = try translate()
        } catch let failure as Failure {
            return say("kept the last good state: \(failure.message)")
        }
        show(translation.report)
        let added = errors?.added(by: translation.report) ?? 0
        guard added == 0 else {
            return say("kept the last good state: \(added == 1 ? "1 new error" : "\(added) new errors")")
        }
        let configuration: EnvoyConfiguration
        do {
            configuration = try EnvoyConfiguration(translation.documents)
        } catch let failure as Failure {
            return say("kept the last good state: \(failure.message)")
        }
        switch try updater.apply(configuration, &interruptions) {
        case .unchanged:
            errors = ErrorLedger(translation.report)
            say("nothing to do: the files say what is served")
        case .applied:
            errors = ErrorLedger(translation.report)
            tell(translation, configuration)
            say("applied in \(Clock.milliseconds - start) ms")
        case .refused(let lines):
            guard interruptions.stop == nil, updater.process.ending() == nil else { return }
            say((["kept the last good state: Envoy refused the new one"] + lines).joined(separator: "\n  "))
        }
    }
}
#endif
