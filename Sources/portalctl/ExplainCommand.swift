#if CLI
import ArgumentParser
import Foundation
import PortalCore

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what becomes of a request: which route, plan, limit and backend, and why the others lost.",
        usage: "portalctl explain PATH ... METHOD URL [-H 'name: value'] ... [<options>]",
        discussion: """
            The last two arguments are the request: portalctl explain manifests GET https://api.example.com/orders/7. \
            Nothing is sent; tokens are read and not verified. Values of header fields are not shown \
            (docs/explain.md).
            """
    )

    struct Request: ParsableArguments {
        @Option(
            name: [.customShort("H"), .customLong("header")],
            help: ArgumentHelp("A header field of the request; repeatable.", valueName: "'name: value'")
        )
        var headers: [String] = []

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The Environment that is meant, where several have the host on gateways of their own.",
                valueName: "namespace/name"
            )
        )
        var environment: String?

        @Option(name: .long, help: "The address that the request comes from.")
        var clientAddress = ""

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The time for the ends of keys and tokens, in seconds since 1970; now if it is not given.",
                valueName: "seconds"
            )
        )
        var asTime: Int64?
    }

    struct Output: ParsableArguments {
        @Option(name: .long, help: "Whose gateway it is.")
        var to = TranslateCommand.Target.istio

        @Option(name: .long, help: "How the explanation is written.")
        var format = TextOrJSON.text

        @Option(name: .long, help: "How findings are shown on standard error.")
        var diagnostics = ReportFormat.text
    }

    @Argument(help: "Files, directories, or - for standard input; then a method and a URL.", completion: .file())
    var arguments: [String]

    @OptionGroup(title: "Request") var request: Request
    @OptionGroup(title: "Input") var references: ReferenceArguments
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Services") var services: ServiceArguments
    @OptionGroup(title: "Places, for Envoy") var places: EnvoyPlaceArguments
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func validate() throws {
        guard arguments.count >= 3, let url = arguments.last, url.contains("://") else {
            throw ValidationError(
                "the last two arguments are a method and a URL, behind at least one path: "
                    + "portalctl explain manifests GET https://api.example.com/orders/7"
            )
        }
        _ = try asked()
        try output.to.check(istio: services.given, envoy: places.given)
    }

    func run() throws {
        var options = references.options(within: bounds)
        options.target = output.to.outputTarget
        services.apply(to: &options.istio)
        places.apply(to: &options.envoy)
        let files = try InputFiles.read(arguments.dropLast(2))
        var content = try SuppliedContent(references)
        let translation = content.translate(files, options: options)
        let explanation = translation.explain(try asked())
        switch output.format {
        case .text: try StandardStream.output.write(explanation.text)
        case .json: try StandardStream.output.write(explanation.json)
        }
        StandardStream.note(output.diagnostics.render(translation.report, for: .error))
    }

    /// The request that the arguments describe.
    private func asked() throws -> ExplainRequest {
        var fields: [PolicyCall.Field] = []
        for header in request.headers {
            // Not quoted: what is behind a missing colon may be a key.
            guard let colon = header.firstIndex(of: ":"), colon > header.startIndex else {
                throw ValidationError("-H needs 'name: value', with a colon")
            }
            let value = header[header.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            fields.append(PolicyCall.Field(String(header[..<colon]).lowercased(), value))
        }
        var environment: ResourceName?
        if let name = request.environment {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw ValidationError("--environment needs namespace/name, not \(name)")
            }
            environment = ResourceName(namespace: parts[0], name: parts[1])
        }
        do {
            return try ExplainRequest(
                method: arguments[arguments.count - 2],
                url: arguments[arguments.count - 1],
                headers: fields,
                clientAddress: request.clientAddress,
                now: request.asTime ?? Int64(Date().timeIntervalSince1970),
                environment: environment
            )
        } catch {
            throw ValidationError(error.message)
        }
    }
}
#endif
