#if CLI
import ArgumentParser
import PortalCore

struct OverlapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlaps",
        abstract: "Lists the operations that share requests, and says who gets them.",
        discussion: """
            identical: one of the two is withheld; shadowed: nothing is left for the loser; crossing: each path takes what \
            the other one does not (docs/routing.md). The status is 1 if the input has errors, two identical operations \
            among them; what is only crossing is none.
            """
    )

    struct Output: ParsableArguments {
        @Flag(name: .long, help: "List operations inside more general ones too: /orders/export and /orders/{id}.")
        var all = false

        @Option(name: .long, help: "How overlaps are written.")
        var format = TextOrJSON.text
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func run() throws {
        let options = input.references.options(within: bounds)
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references)
        let translation = content.translate(files, options: options)
        let report = translation.overlaps(all: output.all)
        switch output.format {
        case .text: try StandardStream.output.write(report.text)
        case .json: try StandardStream.output.write(report.json)
        }
        if output.format == .text {
            StandardStream.note("\(report.summary)\n")
            if translation.report.count(.error) > 0 {
                StandardStream.note("portalctl: \(translation.report.summary) (portalctl validate shows them)\n")
            }
        }
        if translation.report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }
}
#endif
