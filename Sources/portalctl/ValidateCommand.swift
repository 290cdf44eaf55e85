#if CLI
import ArgumentParser
import PortalCore

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks manifests and API descriptions.",
        discussion: "The findings are the artefact: they go to standard output, in every format."
    )

    struct Output: ParsableArguments {
        @Option(name: .long, help: "How findings are shown.")
        var format = ReportFormat.text
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func run() throws {
        let options = input.references.options(within: bounds)
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references)
        let report = content.translate(files, options: options).report
        try StandardStream.output.write(output.format.render(report, for: .output))
        if output.format == .text {
            let noun = files.count == 1 ? "file" : "files"
            StandardStream.note("\(files.count) \(noun): \(report.summary)\n")
        }
        if report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }
}
#endif
