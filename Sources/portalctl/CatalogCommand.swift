#if CLI
import ArgumentParser
import PortalCore

struct CatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "Shows what a portal shows, or a published specification.",
        discussion: """
            Without --as and --group it is what an anonymous visitor sees. With --specification and without --portal it \
            is the view of whoever runs the portal: everything that is offered.
            """
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case yaml
    }

    enum OpenAPIVersion: String, ExpressibleByArgument, CaseIterable {
        case latest = "3.1"
        case older = "3.0"

        var format: SpecificationFormat {
            switch self {
            case .latest: .openAPI31
            case .older: .openAPI30
            }
        }
    }

    struct View: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp("The Portal; needed where there are several.", valueName: "NAMESPACE/NAME")
        )
        var portal: String?

        @Option(name: .customLong("as"), help: ArgumentHelp("The username of who looks.", valueName: "USER"))
        var user: String?

        @Option(
            name: .long,
            help: ArgumentHelp("A group that the login of who looks says; repeatable.", valueName: "GROUP")
        )
        var group: [String] = []

        var viewer: Viewer { Viewer(username: user, oidcGroups: group) }
    }

    struct Output: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp(
                "Write the specification of a product version instead.",
                valueName: "[NAMESPACE/]PRODUCT/VERSION"
            )
        )
        var specification: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The Environment that offers it; needed where there are several.",
                valueName: "[NAMESPACE/]NAME"
            )
        )
        var environment: String?

        @Option(name: .long, help: "The version of OpenAPI that it is written in.")
        var openapi = OpenAPIVersion.latest

        @Option(name: .long, help: "How it is written; text is YAML for a specification.")
        var format = Form.text
    }

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "View") var view: View
    @OptionGroup(title: "Output") var output: Output
    @OptionGroup(title: "Bounds") var bounds: BoundArguments

    func validate() throws {
        if output.specification == nil, output.environment != nil {
            throw ValidationError("--environment needs --specification")
        }
    }

    func run() throws {
        let options = input.references.options(within: bounds)
        let files = try InputFiles.read(input.paths)
        var content = try SuppliedContent(input.references)
        let translation = content.translate(files, options: options)
        if let specification = output.specification {
            let offer = try SoughtVersion(specification, environment: output.environment, input.references.namespace)
                .find(in: translation.publishableVersions)
            try write(offer, of: translation)
        } else {
            try writeCatalogue(of: translation)
        }
        noteStranger(in: translation)
        StandardStream.note("\(translation.report.summary)\n")
        if translation.report.count(.error) > 0 { throw ExitCode(Failure.findings) }
    }

    private func writeCatalogue(of translation: Translation) throws {
        let portal = try soughtPortal(in: translation)
        guard let catalogue = translation.catalogue(of: portal, for: view.viewer) else {
            throw Failure.usage("there is no sound Portal \(portal); there are: \(listed(translation.portals))")
        }
        let value = catalogue.json()
        let text =
            switch output.format {
            case .text: CatalogueOutline.text(value)
            case .json: DocumentWriter.json(value) + "\n"
            case .yaml: DocumentWriter.yaml([value])
            }
        try StandardStream.output.write(text)
    }

    /// Says that nobody has the username that was asked for.
    private func noteStranger(in translation: Translation) {
        guard let user = view.user, !translation.usernames.contains(user) else { return }
        let meant = NearName.closest(to: user, among: translation.usernames).map { " (did you mean `\($0)`?)" } ?? ""
        let view = view.group.isEmpty ? "somebody whom no User or group covers" : "somebody whom the groups alone cover"
        StandardStream.note("note: no User has the username `\(user)`\(meant); shown as to \(view)\n")
    }

    private func write(_ offer: Translation.PublishableVersion, of translation: Translation) throws {
        let isOperator = view.portal == nil && view.viewer == .anonymous
        let published = translation.specification(
            of: offer.product,
            version: offer.version,
            in: offer.environment,
            on: isOperator ? nil : try soughtPortal(in: translation),
            for: view.viewer,
            format: output.openapi.format
        )
        guard let published else {
            throw Failure.usage(
                "there is nothing to see of \(offer.product)/\(offer.version) in Environment \(offer.environment)"
            )
        }
        let text =
            switch output.format {
            case .text, .yaml: DocumentWriter.yaml([published.document])
            case .json: DocumentWriter.json(published.document) + "\n"
            }
        try StandardStream.output.write(text)
        for note in published.notes { StandardStream.note("note: \(note.subject): \(note.message)\n") }
    }

    private func soughtPortal(in translation: Translation) throws -> ResourceName {
        if let portal = view.portal { return name(portal) }
        let portals = translation.portals
        guard let only = portals.first, portals.count == 1 else {
            let none =
                translation.report.count(.error) == 0 ? "the input has no Portal" : "the input has no sound Portal"
            throw Failure.usage(portals.isEmpty ? none : "--portal has to say which: \(listed(portals))")
        }
        return only
    }

    private func listed(_ names: [ResourceName]) -> String {
        names.isEmpty ? "none" : names.map(\.description).joined(separator: ", ")
    }

    /// `namespace/name`, or a name in the namespace of `--namespace`.
    private func name(_ text: String) -> ResourceName {
        guard let slash = text.firstIndex(of: "/") else {
            return ResourceName(namespace: input.references.namespace, name: text)
        }
        return ResourceName(namespace: String(text[..<slash]), name: String(text[text.index(after: slash)...]))
    }
}
#endif
