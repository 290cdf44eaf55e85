#if CLI
import ArgumentParser
import PortalCore

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what callers, readers and operators notice between two sets of resources.",
        discussion: """
            breaking: somebody for whom it worked is left out; risky: it may be meant, and somebody should look; safe: \
            nobody has to do anything (docs/diff.md). What has errors is withheld, and compared as such. The options of \
            the input hold for both sides. The status is 1 only if --fail-on is reached.
            """
    )

    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case breaking
        case risky
        case safe
        case none

        /// Whether a difference of a severity is too much.
        func isReached(by severity: PortalDifference.Severity?) -> Bool {
            guard let severity else { return false }
            switch self {
            case .breaking: return severity >= .breaking
            case .risky: return severity >= .risky
            case .safe: return severity >= .safe
            case .none: return false
            }
        }
    }

    struct Output: ParsableArguments {
        @Option(name: .long, help: "How differences are written.")
        var format = TextOrJSON.text

        @Option(name: .long, help: "From which severity on the status is 1.")
        var failOn = Threshold.none
    }

    @Argument(help: "How it was: a file, a directory, or - for standard input.", completion: .file())
    var old: String

    @Argument(help: "How it is to be.", completion: .file())
    var new: String

    @OptionGroup(title: "Input") var references: ReferenceArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func validate() throws {
        if old == "-", new == "-" { throw ValidationError("only one side can be standard input") }
    }

    func run() throws {
        let options = references.options(within: bounds)
        let before = try translation(of: old, options)
        let after = try translation(of: new, options)
        let difference = PortalDifference.between(old: before, new: after)
        switch output.format {
        case .text: try StandardStream.output.write(difference.text())
        case .json: try StandardStream.output.write(difference.json)
        }
        for (path, translation) in [(old, before), (new, after)] where translation.report.count(.error) > 0 {
            StandardStream.note(
                "portalctl: \(path): \(translation.report.summary); what they concern is withheld "
                    + "(portalctl validate shows them)\n"
            )
        }
        if output.format == .text { StandardStream.note("\(difference.summary)\n") }
        if output.failOn.isReached(by: difference.severity) { throw ExitCode(Failure.findings) }
    }

    private func translation(of path: String, _ options: PortalOptions) throws -> Translation {
        let files = try InputFiles.read([path])
        var content = try SuppliedContent(references)
        return content.translate(files, options: options)
    }
}
#endif
