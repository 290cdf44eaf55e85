#if CLI
import ArgumentParser
import PortalCore

/// What to read, and what answers its references.
struct InputArguments: ParsableArguments {
    @Argument(help: "Files, directories, or - for standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var references: ReferenceArguments
}

/// What answers the references of the input, and how they are taken.
struct ReferenceArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What a url, a fetchUrl, a file or a config map (namespace/name/key) in the input stands for; repeatable.",
            valueName: "NAME=FILE"
        ),
        completion: .file()
    )
    var content: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A table of such names and files: NAME, tab, FILE relative to the table; repeatable.",
            discussion: "A first line whose second column is `file` is a header.",
            valueName: "TSV"
        ),
        completion: .file()
    )
    var contents: [String] = []

    @Flag(name: .long, help: "Fetch from the network what the input names by URL and nothing else answers.")
    var fetch = false

    @Option(name: .long, help: "The namespace of resources that name none.")
    var namespace = "default"

    @Flag(name: .long, help: "Let references cross namespaces without a ReferenceGrant: for a single tenant.")
    var singleTenant = false

    @Option(
        name: .long,
        help: "The root namespace of the mesh: what enforces plans goes there where the proxies' namespace is not said."
    )
    var rootNamespace = ResolveOptions().rootNamespace

    @Option(name: .long, help: "The DNS suffix of Services.")
    var clusterDomain = IstioOptions().clusterDomain

    /// The options of the library that these arguments ask for.
    func options(within bounds: BoundArguments) -> PortalOptions {
        var options = PortalOptions()
        options.documents = bounds.options
        options.model.defaultNamespace = namespace
        options.resolving.requiresGrants = !singleTenant
        options.resolving.rootNamespace = rootNamespace
        options.istio.clusterDomain = clusterDomain
        options.envoy.clusterDomain = clusterDomain
        return options
    }
}

/// The bounds of reading.
struct BoundArguments: ParsableArguments {
    @Option(name: .long, help: "The largest text that is read, in bytes.")
    var maxBytes = DocumentOptions().maximumBytes

    @Option(name: .long, help: "How deep values may be nested.")
    var maxDepth = DocumentOptions().maximumDepth

    @Option(name: .long, help: "How many values a file may hold.")
    var maxNodes = DocumentOptions().maximumNodes

    @Option(name: .long, help: "How many values the aliases of a file may stand for.")
    var maxAliasedNodes = DocumentOptions().maximumAliasedNodes

    @Option(name: .long, help: "How many documents a file may hold.")
    var maxDocuments = DocumentOptions().maximumDocuments

    @Option(name: .long, help: "The longest scalar, in bytes.")
    var maxScalarBytes = DocumentOptions().maximumScalarBytes

    func validate() throws {
        let values = [maxBytes, maxDepth, maxNodes, maxAliasedNodes, maxDocuments, maxScalarBytes]
        guard values.allSatisfy({ $0 > 0 }) else { throw ValidationError("a bound must be greater than 0") }
    }

    var options: DocumentOptions {
        var options = DocumentOptions()
        options.maximumBytes = maxBytes
        options.maximumDepth = maxDepth
        options.maximumNodes = maxNodes
        options.maximumAliasedNodes = maxAliasedNodes
        options.maximumDocuments = maxDocuments
        options.maximumScalarBytes = maxScalarBytes
        return options
    }
}
#endif
