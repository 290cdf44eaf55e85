#if CLI
import ArgumentParser
import PortalCore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says of each resource whether it is accepted, its references are resolved, and it is in the output.",
        discussion: """
            json and yaml are what a Kubernetes client patches into the subresource status (docs/status.md). The status \
            of the program is 1 if errors were found.
            """
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case yaml
    }

    struct Output: ParsableArguments {
        @Option(name: .long, help: "How statuses are written.")
        var format = Form.text
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func run() throws {
        let options = input.references.options(within: bounds)
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references)
        let translation = content.translate(files, options: options)
        let statuses = translation.statuses
        let text =
            switch output.format {
            case .text: ResourceStatus.text(statuses)
            case .json: ResourceStatus.json(statuses)
            case .yaml: ResourceStatus.yaml(statuses)
            }
        try StandardStream.output.write(text)
        if output.format == .text { StandardStream.note("\(translation.summary); \(translation.report.summary)\n") }
        if translation.report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }
}
#endif
