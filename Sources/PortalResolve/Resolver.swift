package import PortalDiagnostics
package import PortalIR
package import PortalModel
internal import PortalVocabulary

/// Turns resources as written into what is to be served: follows every reference, applies every default, and withholds,
/// guarded, what cannot be honoured.
///
/// 1. **Index** the resources, sound and broken.
/// 2. **Prepare** routes and products: what does not depend on an environment is done, and reported, once.
/// 3. **Claim** hosts: each belongs to one owner.
/// 4. **Resolve** each environment: select, mount, decide on plans, settle who owns a path, guard.
/// 5. **Close** hosts of environments that serve nothing where a wildcard of another one would answer for them.
/// 6. **Show**: portals, and which groups and users see and use what of it.
/// 7. **Bind** API keys to what they open.
package enum Resolver {
    /// Resolves an input.
    ///
    /// - Parameters:
    ///   - input: the resources
    ///   - specs: the descriptions that they name
    ///   - options: what holds for references
    ///   - diagnostics: receives what is wrong; what decoding and reading reported is looked up in it, so that reasons
    ///     can be named
    /// - Returns: the environments that serve or withhold anything, and those that only document.
    package static func resolve(
        _ input: DecodedInput,
        specs: SpecStore,
        options: ResolveOptions = ResolveOptions(),
        diagnostics: inout Diagnostics
    ) -> ResolvedPortal {
        var findings = Findings()
        let index = ResourceIndex(input, reported: diagnostics.all)
        var trust = Trust(input, options: options)
        var routes = RouteTable(input, index, &trust, &findings)
        let plans = PlanTable(input, keySets: specs.keySets, &findings)
        let preparer = ProductPreparer(index: index, specs: specs)
        var products = input.apiProducts.map { preparer.prepare($0, brokenReasons: nil, &routes, &trust, &findings) }
        for broken in input.broken {
            guard let product = broken.content as? ApiProduct else { continue }
            let reasons = index.reasons(of: broken.identity)
            products.append(preparer.prepare(product, brokenReasons: reasons, &routes, &trust, &findings))
        }
        products = products.ordered { $0.name < $1.name }

        let environments = HostClaims(input, index, options, &trust, &findings)
        let sites = SiteStage(input, index, specs.contents, environments, &trust, &findings)
        var resolved: [ResolvedEnvironment] = []
        var hostless: [ResolvedEnvironment] = []
        for claim in environments.served {
            guard let gateway = claim.gateway else { continue }
            var resolver = EnvironmentResolver(
                claim.environment,
                products: products,
                plans: plans,
                index: index,
                rootNamespace: options.rootNamespace
            )
            resolver.portalCORS = sites.cors[claim.environment.name]
            if claim.hosts.isEmpty {
                guard environments.hasLost(claim.environment.name) else { continue }
                // What it would serve is only compared with what is served in its place.
                var (silent, ownRoutes, ownTrust) = (Findings(), routes, trust)
                hostless.append(resolver.resolve(hosts: [], gateway: gateway, &ownRoutes, &ownTrust, &silent))
                continue
            }
            resolved.append(
                resolver.resolve(hosts: claim.hosts, gateway: gateway, &routes, &trust, &findings)
            )
        }
        let closed = HostClosing.close(resolved, environments)
        let documented = input.environments.filter(\.documentationOnly).map { environment in
            var resolver = EnvironmentResolver(
                environment,
                products: products,
                plans: plans,
                index: index,
                rootNamespace: options.rootNamespace
            )
            return resolver.document(&routes, &trust, &findings)
        }
        var portal = ResolvedPortal(
            environments: closed.ordered { $0.name < $1.name },
            documented: documented.ordered { $0.name < $1.name }
        )
        portal.lostHosts = environments.lost
        portal.hostless = hostless.ordered { $0.name < $1.name }
        sites.complete(&portal, &trust, &findings)
        let credentials = CredentialResolver(input, products: products, plans: plans, index: index)
        credentials.add(to: &portal, &findings)
        credentials.link(&portal, &findings)
        diagnostics.report(contentsOf: findings.finish())
        return portal
    }
}
