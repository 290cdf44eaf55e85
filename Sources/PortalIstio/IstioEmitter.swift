package import PortalDiagnostics
package import PortalDocument
package import PortalIR
internal import PortalVocabulary

/// Turns a resolved portal into Istio's resources.
///
/// Every object has one owner, an Environment, and its content depends on that Environment alone: a change of another
/// one changes no byte of it. Where two Environments need the same host, each says it in objects of its own that Istio
/// merges without regard to order (`docs/coverage.md`).
package enum IstioEmitter {
    /// The resources, in the order of application: by phase, then kind, namespace and name.
    package static func emit(
        _ portal: ResolvedPortal,
        options: IstioOptions,
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        var documents: [OutputDocument] = []
        var emitters: [EnvironmentEmitter] = []
        for environment in portal.environments {
            var emitter = EnvironmentEmitter(environment, options: options)
            documents += emitter.emit()
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
        return documents.ordered { left, right in
            (left.phase, left.kind, left.namespace, left.name) < (right.phase, right.kind, right.namespace, right.name)
        }
    }
}
