import PortalCatalog
import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalSchema
import PortalVocabulary

/// A portal made by hand out of descriptions: what resolving resources would give, without the resources.
struct MadePortal {
    /// An entry of the version.
    struct Entry {
        var name: String
        var text: String
        /// What stands in front of the description's own base path.
        var mount = ""
        /// The identifiers of the operations that are selected; `nil` for all.
        var selected: Set<String>?
    }

    static let environment = ResourceName(namespace: "shop", name: "prod")
    static let product = ResourceName(namespace: "shop", name: "store")
    static let site = ResourceName(namespace: "shop", name: "site")

    var portal: ResolvedPortal
    var specs: [ResourceName: ApiDescription] = [:]
    /// What was found wrong with the descriptions.
    var diagnostics: [Diagnostic] = []

    /// Reads descriptions and offers all of their operations that are selected and have a path.
    init(
        _ entries: [Entry],
        others: [String: String] = [:],
        plans: [ResolvedPlan] = [],
        operationPlans: [Int] = [],
        lifecycle: PublishedVersion.Lifecycle = .active
    ) {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        var library = DocumentLibrary()
        for (name, text) in others.sorted(by: { $0.key < $1.key }) {
            let read = DocumentReader.read(Array(text.utf8), name: name, into: &sources, diagnostics: &diagnostics)
            library.documents[name] = read.first
        }
        var descriptions: [(Entry, ApiDescription)] = []
        for entry in entries {
            let name = "\(entry.name).yaml"
            let read = DocumentReader.read(
                Array(entry.text.utf8),
                name: name,
                into: &sources,
                diagnostics: &diagnostics
            )
            guard let root = read.first?.root,
                let description = ApiDescriptionReader.read(
                    root,
                    base: name,
                    library: library,
                    diagnostics: &diagnostics
                )
            else { continue }
            descriptions.append((entry, description))
        }
        self.init(descriptions, plans: plans, operationPlans: operationPlans, lifecycle: lifecycle)
        self.diagnostics = diagnostics.all
    }

    /// Offers the operations of descriptions.
    init(
        _ descriptions: [(Entry, ApiDescription)],
        plans: [ResolvedPlan] = [],
        operationPlans: [Int] = [],
        lifecycle: PublishedVersion.Lifecycle = .active
    ) {
        var version = PublishedVersion(
            product: Self.product,
            displayName: "Store",
            details: "Everything about the store.",
            version: "v1",
            lifecycle: lifecycle
        )
        // Paths that are the same up to names are one route, as resolving would have it.
        var routes: Set<String> = []
        for (index, (entry, description)) in descriptions.enumerated() {
            let apiDoc = ResourceName(namespace: "shop", name: entry.name)
            specs[apiDoc] = description
            let base = entry.mount + description.basePath
            version.apis.append(PublishedApi(name: entry.name, apiDoc: apiDoc, basePath: base))
            for operation in description.operations {
                guard let template = operation.template, entry.selected?.contains(operation.id) ?? true else {
                    continue
                }
                let full = (try? PathTemplate(base.isEmpty ? "/" : base)).map(template.prefixed) ?? template
                guard routes.insert("\(operation.method.name) \(full.shape)").inserted else { continue }
                version.operations.append(
                    PublishedOperation(
                        name: "shop/prod/shop/store/v1/shop/\(entry.name)/\(operation.id)",
                        api: index,
                        id: operation.id,
                        writtenPath: operation.path,
                        template: full,
                        method: operation.method,
                        tags: operation.tags,
                        plans: operationPlans
                    )
                )
            }
        }
        version.operations = version.operations.ordered { $0.name < $1.name }
        let environment = ResolvedEnvironment(
            name: Self.environment,
            hosts: [HostName("api.example.com")].compactMap { $0 },
            gateway: ResolvedGateway(
                source: .made(.init(credentialName: "cert", redirectsToHTTPS: true)),
                workload: nil
            ),
            plans: plans,
            products: [version]
        )
        portal = ResolvedPortal(
            environments: [environment],
            sites: [ResolvedSite(name: Self.site, environments: [Self.environment], isPublic: true)]
        )
    }

    /// The version that is offered.
    var version: PublishedVersion {
        get { portal.environments[0].products[0] }
        set { portal.environments[0].products[0] = newValue }
    }

    /// The published specification.
    func specification(
        on site: ResourceName? = nil,
        for viewer: Viewer = .anonymous,
        format: SpecificationFormat = .openAPI31
    ) -> PublishedSpecification? {
        SpecificationPublisher.specification(
            of: Self.product,
            version: "v1",
            in: Self.environment,
            on: site,
            for: viewer,
            format: format,
            portal: portal,
            specs: specs
        )
    }

    /// The published specification as a value.
    func document(_ format: SpecificationFormat = .openAPI31) -> Value {
        specification(format: format)?.document ?? .null
    }
}

extension Value {
    /// The value that a JSON pointer leads to.
    func at(_ pointer: String) -> Value? {
        var value = self
        for token in JSONPointer(pointer)?.tokens ?? [] {
            switch value {
            case .mapping: guard let next = value[token] else { return nil }; value = next
            case .sequence(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    /// The value as one line of JSON.
    var line: String { DocumentWriter.json(self, indented: false) }

    /// The keys of a mapping.
    var keys: [String] {
        if case .mapping(let members) = self { members.map(\.key) } else { [] }
    }
}
