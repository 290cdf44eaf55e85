#if CLI
import ArgumentParser
import PortalCore

struct TranslateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translate",
        abstract: "Writes the configuration that serves what the manifests publish.",
        discussion: """
            What cannot be honoured is withheld, closed and reported; the rest is still written, and the status is 1. \
            Apply the documents in their order (docs/apply.md).
            """
    )

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case istio
        case envoy

        var outputTarget: OutputTarget {
            switch self {
            case .istio: .istio
            case .envoy: .envoy
            }
        }

        /// Fails where options were given that say nothing of this target.
        func check(istio: [String], envoy: [String]) throws {
            let others = self == .istio ? envoy : istio
            guard let other = others.first else { return }
            let target = self == .istio ? Target.envoy : .istio
            throw ValidationError("\(other) is for --to \(target.rawValue), and this is --to \(rawValue)")
        }
    }

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case yaml
        case json
    }

    struct Output: ParsableArguments {
        @Option(name: .long, help: "What to write for.")
        var to = Target.istio

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp(
                "A directory that gets one file a resource, or - for standard output.",
                valueName: "DIR"
            ),
            completion: .directory
        )
        var directory = "-"

        @Option(name: .long, help: "How resources are written.")
        var format = Form.yaml

        @Option(name: .long, help: "How findings are shown on standard error.")
        var diagnostics = ReportFormat.text

        @Option(name: .long, help: "How many bytes of JSON a resource takes at most.")
        var maxObjectBytes = IstioOptions().maximumObjectBytes
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Services") var services: ServiceArguments
    @OptionGroup(title: "Places, for Envoy") var places: EnvoyPlaceArguments
    @OptionGroup(title: "Envoy") var envoy: EnvoyArguments
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func validate() throws {
        try output.to.check(istio: services.given, envoy: places.given + envoy.given)
    }

    func run() throws {
        var options = input.references.options(within: bounds)
        options.istio.maximumObjectBytes = output.maxObjectBytes
        options.target = output.to.outputTarget
        services.apply(to: &options.istio)
        places.apply(to: &options.envoy)
        envoy.apply(to: &options.envoy)
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references)
        let translation = content.translate(files, options: options)
        if output.directory == "-" {
            try StandardStream.output.write(text(translation.documents))
        } else {
            try OutputDirectory(path: output.directory).write(
                translation.documents,
                for: output.to.outputTarget,
                as: output.format
            )
        }
        StandardStream.note(output.diagnostics.render(translation.report, for: .error))
        if output.diagnostics == .text {
            StandardStream.note("\(translation.summary); \(translation.report.summary)\n")
        }
        if translation.report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }

    private func text(_ documents: [OutputDocument]) -> String {
        switch output.format {
        case .yaml:
            return DocumentWriter.yaml(documents.map(\.value))
        case .json where output.to == .envoy:
            // Messages of Envoy are no items of a list of Kubernetes.
            let values = documents.map(\.value)
            return DocumentWriter.json(values.count == 1 ? values[0] : .sequence(values)) + "\n"
        case .json:
            let list: Value = ["apiVersion": "v1", "kind": "List", "items": .sequence(documents.map(\.value))]
            return DocumentWriter.json(list) + "\n"
        }
    }
}
#endif
