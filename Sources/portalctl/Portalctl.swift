#if CLI
import ArgumentParser
import Foundation
import PortalCore

@main
struct Portalctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portalctl",
        abstract: "Turns API descriptions, products and plans into Istio configuration.",
        discussion: """
            PATH is a file, a directory (its .yaml, .yml and .json files, at any depth, hidden ones aside) or - for \
            standard input. A bare OpenAPI document among them is checked as one.

            The artefact goes to standard output, everything else to standard error. Exit status: 0 no errors, \
            1 errors found, 2 wrong usage, 3 something could not be read or written.
            """,
        version: PortalPipeline.version,
        subcommands: [
            ValidateCommand.self, TranslateCommand.self, ExplainCommand.self, OverlapsCommand.self, UpCommand.self,
            DiffCommand.self, CatalogCommand.self, StatusCommand.self, CrdsCommand.self, ExplainCodeCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            StandardStream.note("portalctl: \(failure.message)\n")
            Foundation.exit(failure.status)
        } catch {
            let status = exitCode(for: error)
            let message = fullMessage(for: error)
            if !message.isEmpty {
                try? (status == .success ? StandardStream.output : .error).write(message + "\n")
            }
            Foundation.exit(status == .validationFailure ? Failure.usage : status.rawValue)
        }
    }
}
#else
@main
struct Portalctl {
    static func main() {
        print("portalctl was built without its trait; build it with: swift build --traits CLI")
    }
}
#endif
