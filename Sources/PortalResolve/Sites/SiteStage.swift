internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Resolves portals and people around environments: before them, because they open to portals, and after them, because
/// rights are about what they offer.
struct SiteStage {
    private let input: DecodedInput
    private let index: ResourceIndex
    private let contents: SiteContent
    private let secrets: SecretIndex
    private let sites: [ResolvedSite]
    /// What browsers may do on portals, by environment.
    let cors: [ResourceName: CORSPolicy]

    /// Resolves the portals.
    init(
        _ input: DecodedInput,
        _ index: ResourceIndex,
        _ contents: SiteContent,
        _ claims: HostClaims,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) {
        self.input = input
        self.index = index
        self.contents = contents
        secrets = SecretIndex(input)
        let resolver = SiteResolver(index: index, contents: contents, secrets: secrets)
        sites = resolver.sites(claims.sites, broken: input.broken, &trust, &findings)
        cors = PortalCORS.policies(sites)
    }

    /// Puts portals, people and their rights beside environments, once what these offer is known.
    func complete(_ portal: inout ResolvedPortal, _ trust: inout Trust, _ findings: inout Findings) {
        let groups = input.groups.ordered { $0.name < $1.name }
        portal.sites = sites
        portal.groups = groups.map { group in
            ResolvedGroup(
                name: group.name,
                displayName: group.displayName,
                oidcGroups: Set(group.members.oidcGroups).ordered(),
                provenance: group.provenance
            )
        }
        let people = PeopleResolver(index: index, secrets: secrets).people(input, groups, &trust, &findings)
        portal.users = people.map(\.resolved)
        let rights = rights(groups, people, &trust, &findings)
        portal.grants = rights.map(\.grant)
        // Taken out, so that they are changed in place.
        let served = portal.environments.count
        var shown = portal.environments + portal.documented
        (portal.environments, portal.documented) = ([], [])
        Visibility(rights, sites).apply(to: &shown, &findings)
        for number in shown.indices { finish(&shown[number]) }
        portal.documented = Array(shown[served...])
        portal.environments = Array(shown[..<served])
    }

    private func rights(
        _ groups: [Group],
        _ people: [PeopleResolver.Person],
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> [Right] {
        let resolver = RightResolver(input, index, sites)
        var rights: [Right] = []
        for (number, group) in groups.enumerated() {
            for access in group.access {
                guard let right = resolver.right(access, of: .group(number), Referrer(group), &trust, &findings) else {
                    continue
                }
                rights.append(right)
            }
        }
        for (number, person) in people.enumerated() where person.isUsable {
            let user = person.user
            for access in user.access {
                guard let right = resolver.right(access, of: .user(number), Referrer(user), &trust, &findings) else {
                    continue
                }
                rights.append(right)
            }
        }
        return rights
    }

    /// What an environment says with the help of contents and plans: pictures, and headers that keys are sent in.
    private func finish(_ environment: inout ResolvedEnvironment) {
        if cors[environment.name] != nil { PortalCORS.complete(&environment) }
        for number in environment.products.indices {
            environment.products[number].image = contents.image(of: environment.products[number].product)
        }
    }
}
