#if CLI
import ArgumentParser
import PortalCore

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks manifests and API descriptions.",
        discussion: "The findings are the artefact: they go to standard output, in every format."
    )

    @OptionGroup var input: InputArguments

    @Option(name: .long, help: "How findings are shown: text, json, sarif or github.")
    var format = ReportFormat.text

    func run() throws {
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input)
        let report = content.translate(files, options: input.options).report
        StandardStream.output.write(format.render(report, for: .output))
        if format == .text {
            let noun = files.count == 1 ? "file" : "files"
            StandardStream.error.write("\(files.count) \(noun): \(report.summary)\n")
        }
        if report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }
}
#endif
