#if CLI
import ArgumentParser
import PortalCore

struct CrdsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crds",
        abstract: "Writes the CustomResourceDefinitions of \(APIGroup.native)."
    )

    func run() throws {
        try StandardStream.output.write(DocumentWriter.yaml(CustomResourceDefinitions.all()))
    }
}
#endif
