import PortalDiagnostics

/// Replaces backends that name Upstreams by what is behind them, where the input says it.
struct UpstreamResolution {
    private var targets: [ResourceIdentity: BackendTarget] = [:]
    /// By the names that Gloo Edge's discovery gives: `<namespace>-<service>-<port>`.
    ///
    /// `nil` for a name that several
    /// Services would get.
    private var discovered: [String: ServiceTarget?] = [:]

    init(_ input: DecodedInput) {
        for upstream in input.upstreams {
            switch upstream.target {
            case .kube(let service): targets[upstream.identity] = .service(service)
            case .hosts(let hosts):
                if hosts.count == 1 { targets[upstream.identity] = hosts.first.map(BackendTarget.host) }
            case .other: break
            }
        }
        for service in input.services {
            for port in service.ports {
                let name = "\(service.metadata.namespace)-\(service.metadata.name)-\(port.port)"
                let target = ServiceTarget(
                    name: service.metadata.name,
                    namespace: service.metadata.namespace,
                    port: port.port,
                    provenance: port.provenance
                )
                discovered[name] = .some(discovered[name] == nil ? target : nil)
            }
        }
        known = Set(input.upstreams.map(\.identity) + input.broken.map(\.identity).filter { $0.kind == .upstream })
    }

    private let known: Set<ResourceIdentity>

    /// Follows the backends of every route of the Gloo dialect.
    func apply(to input: inout DecodedInput, _ decoding: inout Decoding) {
        for index in input.routes.indices where input.routes[index].dialect == .gloo {
            decoding.subject = input.routes[index].identity.description
            follow(&input.routes[index].spec, from: input.routes[index].metadata.namespace, &decoding)
        }
        for index in input.environments.indices where input.environments[index].dialect == .gloo {
            let namespace = input.environments[index].metadata.namespace
            decoding.subject = input.environments[index].identity.description
            for route in input.environments[index].localRoutes.indices {
                follow(&input.environments[index].localRoutes[route].source, from: namespace, &decoding)
            }
        }
        for index in input.apiProducts.indices where input.apiProducts[index].dialect == .gloo {
            decoding.subject = input.apiProducts[index].identity.description
            follow(&input.apiProducts[index], &decoding)
        }
        decoding.subject = nil
    }

    private func follow(_ product: inout ApiProduct, _ decoding: inout Decoding) {
        let namespace = product.metadata.namespace
        for version in product.versions.indices {
            follow(&product.versions[version].route, from: namespace, &decoding)
            for api in product.versions[version].apis.indices {
                follow(&product.versions[version].apis[api].route, from: namespace, &decoding)
                for index in product.versions[version].apis[api].operations.overrides.indices {
                    follow(
                        &product.versions[version].apis[api].operations.overrides[index].route,
                        from: namespace,
                        &decoding
                    )
                }
            }
        }
    }

    private func follow(_ source: inout RouteSource?, from namespace: String, _ decoding: inout Decoding) {
        guard case .inline(var spec) = source else { return }
        follow(&spec, from: namespace, &decoding)
        source = .inline(spec)
    }

    private func follow(_ spec: inout RouteSpec, from namespace: String, _ decoding: inout Decoding) {
        for index in spec.backends.indices {
            spec.backends[index].target = followed(spec.backends[index].target, from: namespace)
        }
        if let mirror = spec.mirror { spec.mirror?.target = followed(mirror.target, from: namespace) }
        rewriteHost(&spec, &decoding)
    }

    private func followed(_ target: BackendTarget, from namespace: String) -> BackendTarget {
        guard case .upstream(let reference) = target else { return target }
        let identity = reference.identity(.upstream, from: namespace)
        if var target = targets[identity] {
            // The place of the reference is what the person wrote here.
            switch target {
            case .service(var service):
                service.provenance = reference.provenance
                target = .service(service)
            case .host(var host):
                host.provenance = reference.provenance
                target = .host(host)
            case .upstream: break
            }
            return target
        }
        guard !known.contains(identity), var service = discovered[reference.name] ?? nil else { return target }
        service.provenance = reference.provenance
        return .service(service)
    }

    /// `autoHostRewrite`: the name of the one host there is.
    ///
    /// Backends in Kubernetes have no name to take.
    private func rewriteHost(_ spec: inout RouteSpec, _ decoding: inout Decoding) {
        guard let place = spec.hostOfBackend?.place else { return }
        spec.hostOfBackend = nil
        let hosts = spec.backends.compactMap { backend in
            if case .host(let host) = backend.target { host.name } else { nil }
        }
        if let host = hosts.first, hosts.count == spec.backends.count, hosts.allSatisfy({ $0 == host }) {
            spec.rewriteHost = host
        } else if !hosts.isEmpty {
            decoding.report(
                .glooNotHonoured,
                at: place.key,
                ["loss": "the host is not rewritten, since the backends have different ones"]
            )
        }
    }
}
