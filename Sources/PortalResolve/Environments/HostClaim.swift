internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// An Environment or a Portal as somebody who wants hosts of a gateway.
struct HostClaim {
    var identity: ResourceIdentity
    var metadata: ObjectMeta
    var dialect: Dialect
    var domains: [PlacedText]
    var gateway: GatewayChoice?
    var provenance: Provenance

    init(_ environment: Environment) {
        identity = environment.identity
        metadata = environment.metadata
        dialect = environment.dialect
        domains = environment.domains
        gateway = environment.gateway
        provenance = environment.provenance
    }

    init(_ portal: Portal) {
        identity = portal.identity
        metadata = portal.metadata
        dialect = portal.dialect
        domains = portal.domains
        gateway = portal.gateway
        provenance = portal.provenance
    }

    /// The claim of a broken resource, where it routes hosts.
    init?(broken content: any Resource) {
        switch content {
        case let environment as Environment where !environment.documentationOnly: self.init(environment)
        case let portal as Portal: self.init(portal)
        default: return nil
        }
    }

    /// The name that whatever closes its hosts has.
    ///
    /// An `_` is in no name of a resource, and may be in a label: no Environment has the name of a Portal's.
    var closingName: ResourceName {
        let suffix = identity.kind == .portal ? "_portal" : ""
        return ResourceName(namespace: metadata.namespace, name: metadata.name + suffix)
    }
}

extension Referrer {
    init(_ claim: HostClaim) {
        self.init(identity: claim.identity, dialect: claim.dialect)
    }
}
