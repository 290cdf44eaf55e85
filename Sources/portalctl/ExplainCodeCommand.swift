#if CLI
import ArgumentParser
import PortalCore

struct ExplainCodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-code",
        abstract: "Explains a diagnostic, with an example and its remedy; without a code, lists them all."
    )

    @Argument(help: "A code such as PC1010, or its name such as duplicate-key.")
    var code: String?

    func run() throws {
        guard let code else {
            for known in Catalogue.all {
                try StandardStream.output.write("\(known.id)  \(known.severity.rawValue)  \(known.slug)\n")
            }
            return
        }
        guard let found = Catalogue.code(code) else {
            throw Failure.usage("there is no diagnostic \(code); portalctl explain-code lists them")
        }
        try StandardStream.output.write(found.markdown)
    }
}
#endif
