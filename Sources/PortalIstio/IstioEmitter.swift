package import PortalDiagnostics
package import PortalDocument
package import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// What the emission of a portal gave.
package struct IstioEmission: Sendable {
    /// The resources, in the order of application: by phase, then kind, namespace and name.
    package var documents: [OutputDocument]
    /// What Istio has no words for: to be withheld in the portal before anybody else reads it.
    package var refusals: EmissionRefusals
}

/// Turns a resolved portal into Istio's resources.
///
/// Every object has one owner, an Environment or a Portal, and its content depends on that owner alone: a change of
/// another one changes no byte of it. Where two Environments need the same host, each says it in objects of its own
/// that Istio merges without regard to order (`docs/coverage.md`). The one exception are the filters that all
/// environments on a gateway's proxies share, and they depend on no Environment at all.
package enum IstioEmitter {
    /// The resources, but for the policies, which are made of what is left after the refusals (``PolicyObjects``).
    package static func emit(
        _ portal: ResolvedPortal,
        options: IstioOptions,
        diagnostics: inout Diagnostics
    ) -> IstioEmission {
        var documents: [OutputDocument] = []
        var refusals = EmissionRefusals()
        var emitters: [EnvironmentEmitter] = []
        for environment in portal.environments {
            var emitter = EnvironmentEmitter(environment, options: options)
            documents += emitter.emit()
            if let refusal = emitter.refusal {
                refusals.environments[environment.name] = [refusal]
            } else if !emitter.refusedRoutes.isEmpty {
                refusals.routes[environment.name] = emitter.refusedRoutes
            }
            emitters.append(emitter)
        }
        noteOverlaps(of: &emitters)
        for site in portal.sites where site.isSound && !site.hosts.isEmpty {
            var emitter = EnvironmentEmitter(site, options: options)
            // Why a portal has no gateway was said where it was looked for.
            if site.gateway != nil { documents += emitter.emit() }
            emitters.append(emitter)
        }
        for index in emitters.indices where emitters[index].gatewayReference == nil {
            for other in emitters {
                documents += emitters[index].closing(against: other)
            }
        }
        for emitter in emitters {
            diagnostics.report(contentsOf: emitter.findings.diagnostics)
        }
        return IstioEmission(documents: withoutRepetition(inOrder(documents)), refusals: refusals)
    }

    /// The order of application: by phase, then kind, namespace and name.
    package static func inOrder(_ documents: [OutputDocument]) -> [OutputDocument] {
        documents.ordered { left, right in
            (left.phase, left.kind, left.namespace, left.name) < (right.phase, right.kind, right.namespace, right.name)
        }
    }

    /// Shared objects come once from each environment.
    private static func withoutRepetition(_ documents: [OutputDocument]) -> [OutputDocument] {
        var result: [OutputDocument] = []
        for document in documents {
            if document.isShared, let last = result.last, last.kind == document.kind,
                (last.namespace, last.name) == (document.namespace, document.name)
            {
                continue
            }
            result.append(document)
        }
        return result
    }

    /// Warns where the proxies of one environment are among those of another that names them by other labels: they get
    /// the shared filters twice.
    private static func noteOverlaps(of emitters: inout [EnvironmentEmitter]) {
        let filtered = emitters.indices.filter {
            emitters[$0].gatewayReference != nil && emitters[$0].environment.needsFilters
        }
        for index in filtered {
            guard let workload = emitters[index].environment.gateway.workload else { continue }
            let other = filtered.first { other in
                guard let wide = emitters[other].environment.gateway.workload else { return false }
                let isBeside = wide.filterNamespace == workload.filterNamespace
                guard isBeside ? wide.selector != workload.selector : !wide.hasNamespace else { return false }
                return wide.selector.allSatisfy { workload.selector[$0.key] == $0.value }
            }
            guard let other else { continue }
            let environment = emitters[index].environment
            emitters[index].findings.note(
                Refusal(
                    code: .istioProxiesOverlap,
                    arguments: [
                        "environment": environment.name.description,
                        "other": emitters[other].environment.name.description,
                    ],
                    provenance: environment.gateway.provenance
                ),
                affecting: environment.provenance
            )
        }
    }
}
