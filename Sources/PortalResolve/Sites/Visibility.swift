internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Finds what rights cover in what environments offer.
struct Visibility {
    /// A version, by the position of its environment and its own.
    private struct Position {
        var environment: Int
        var version: Int
        var selection: GrantedOperations.Selection
    }

    private let rights: [Right]
    private let shown: [ResourceName: Set<ResourceName>]

    /// Takes rights in the order of ``ResolvedPortal/grants``, and the portals that show environments.
    init(_ rights: [Right], _ sites: [ResolvedSite]) {
        self.rights = rights
        var shown: [ResourceName: Set<ResourceName>] = [:]
        for site in sites {
            for environment in site.environments { shown[environment, default: []].insert(site.name) }
        }
        self.shown = shown
    }

    /// Says of every version which rights cover what of it; where no portal of a right shows the environment, the right
    /// means nothing.
    func apply(to environments: inout [ResolvedEnvironment], _ findings: inout Findings) {
        for (number, right) in rights.enumerated() {
            var selection = GrantedSelection(right)
            var covered: [Position] = []
            for environment in environments.indices where isShown(environments[environment].name, by: right) {
                for (version, offered) in environments[environment].products.enumerated()
                where right.products.contains(offered.product) {
                    guard let operations = selection.operations(of: offered) else { continue }
                    covered.append(Position(environment: environment, version: version, selection: operations))
                }
            }
            for position in covered {
                let version = environments[position.environment].products[position.version]
                if selection.isWithheld(in: version) { continue }
                environments[position.environment].products[position.version].visibility.append(
                    GrantedOperations(grant: number, operations: position.selection)
                )
            }
            selection.report(known: { Self.ids(in: environments, of: right) }, &findings)
        }
    }

    private func isShown(_ environment: ResourceName, by right: Right) -> Bool {
        guard right.environments.contains(environment), let portals = shown[environment] else { return false }
        return right.grant.portals.contains(where: portals.contains)
    }

    private static func ids(in environments: [ResolvedEnvironment], of right: Right) -> [String] {
        let versions = environments.flatMap(\.products).filter { right.products.contains($0.product) }
        return Set(versions.flatMap(\.operations).map(\.id)).ordered()
    }
}
