internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

extension Translation {
    /// What becomes of a request at the gateway, and why.
    ///
    /// It is as pure as everything else here: nobody is asked, nothing is verified; what is not known is said.
    ///
    /// - Parameter request: the request
    /// - Returns: the explanation, made anew with every call: O(routes).
    public func explain(_ request: ExplainRequest) -> Explanation {
        var (explanation, place, missPlaces) = Explainer.explain(
            request,
            in: portal,
            gateway: gateway,
            unselected: unselectedOperations
        )
        let ranges = input.ranges(of: [place] + missPlaces.map(Optional.some))
        if var operation = explanation.operation {
            operation.place = ranges[0]
            operation.reasons = findings(operation.reasons, near: ranges[0])
            explanation.operation = operation
        }
        for index in explanation.misses.indices {
            let range = ranges[index + 1]
            explanation.misses[index].place = range
            explanation.misses[index].reasons = findings(explanation.misses[index].reasons, near: range)
        }
        return explanation
    }

    /// The findings behind some identifiers: of each the two that are nearest to a place in its file, else the first ones.
    private func findings(_ reasons: [Explanation.Finding], near place: SourceRange?) -> [Explanation.Finding] {
        reasons.flatMap { reason in
            let entries = report.entries.filter { $0.diagnostic.code.id == reason.code }
            if entries.isEmpty { return [reason] }
            func distance(_ entry: DiagnosticReport.Entry) -> Int {
                guard let place, let range = entry.range, range.file == place.file else { return .max }
                return abs(range.start.line - place.start.line)
            }
            return entries.ordered { distance($0) < distance($1) }.prefix(2).map { entry in
                Explanation.Finding(code: reason.code, message: entry.diagnostic.message, place: entry.range)
            }
        }
    }

    /// The operations of the descriptions that an environment's products join and do not select.
    private func unselectedOperations(of environment: ResolvedEnvironment) -> [UnselectedOperation] {
        var result: [UnselectedOperation] = []
        for version in environment.products {
            for (number, api) in version.apis.enumerated() {
                guard let description = input.specs.entries[api.apiDoc]?.description,
                    let base = try? PathTemplate(api.basePath.isEmpty ? "/" : api.basePath)
                else { continue }
                var selected = Set<String>()
                for operation in version.operations where operation.api == number {
                    selected.insert("\(operation.method) \(operation.writtenPath)")
                }
                for operation in description.operations
                where !selected.contains("\(operation.method) \(operation.path)") {
                    guard let template = operation.template else { continue }
                    result.append(
                        UnselectedOperation(
                            product: version.product,
                            version: version.version,
                            id: operation.id,
                            method: operation.method,
                            template: template.prefixed(by: base),
                            provenance: operation.provenance
                        )
                    )
                }
            }
        }
        return result
    }

    private var gateway: GatewayKnowledge {
        var knowledge = GatewayKnowledge()
        knowledge.refused = refused
        switch options.target {
        case .istio:
            let service = options.istio.portalService
            knowledge.portalBackend = .service(
                ResourceName(namespace: service.namespace, name: service.name),
                port: service.port,
                subset: [:]
            )
        case .envoy:
            let envoy = options.envoy
            knowledge.isNative = true
            knowledge.hasAuthorization = envoy.authorization != nil
            knowledge.hasRateLimit = envoy.rateLimit != nil
            knowledge.mocks = envoy.mocks.mapValues(\.status)
            knowledge.port = envoy.listener.port == 0 ? nil : envoy.listener.port
            for environment in portal.environments {
                knowledge.closed.formUnion(EnvoyClosing.routes(of: environment, options: envoy))
            }
            knowledge.portalBackend = envoy.portal.map {
                .external(ExternalHost(host: $0.host, port: $0.port, tls: nil))
            }
        }
        return knowledge
    }
}
