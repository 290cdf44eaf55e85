internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

extension RoutePreparer {
    /// What changes in the headers of a message.
    mutating func changes(_ change: HeaderChange, isRequest: Bool) -> PortalIR.HeaderChanges {
        for (field, values) in [("set", change.set), ("add", change.add)] {
            for name in values.keys.ordered() {
                check(header: name, at: change.provenance.appending(field).appending(name))
            }
        }
        for (position, name) in change.remove.enumerated() {
            check(header: name, at: change.provenance.appending("remove").appending(position))
        }
        return PortalIR.HeaderChanges(
            set: change.set,
            add: change.add,
            remove: change.remove.ordered(),
            provenance: change.provenance
        )
    }

    private mutating func check(header name: String, at provenance: Provenance) {
        let lowered = name.lowercased()
        guard lowered == "host" || lowered.hasPrefix(":") else { return }
        fault(.reservedHeader, at: provenance, ["name": name])
    }

    /// What browsers may do from other origins.
    mutating func policy(_ policy: CorsPolicy) -> CORSPolicy {
        let origins = policy.allowOrigins.map { origin -> CORSPolicy.Origin in
            switch origin.kind {
            case .exact: return .exact(origin.value)
            case .prefix: return .prefix(origin.value)
            case .regex: return .regex(origin.value)
            }
        }
        if policy.allowCredentials == true, origins.contains(where: \.isEveryOrigin) {
            fault(.credentialsForAnyOrigin, at: policy.provenance)
        }
        var maxAge: Int64?
        if let duration = policy.maxAge {
            let place = policy.provenance.appending("maxAge")
            if duration == .zero {
                maxAge = 0
            } else if let milliseconds = milliseconds(duration, at: place) {
                maxAge = milliseconds / 1000
                if milliseconds % 1000 != 0 {
                    fault(.unusableDuration, at: place, ["value": "\(duration)", "unit": "seconds"])
                }
            }
        }
        return CORSPolicy(
            allowOrigins: origins,
            allowMethods: (policy.allowMethods ?? []).compactMap(HTTPMethod.init).ordered(),
            allowHeaders: policy.allowHeaders ?? [],
            exposeHeaders: policy.exposeHeaders ?? [],
            maxAgeSeconds: maxAge,
            allowCredentials: policy.allowCredentials,
            provenance: policy.provenance
        )
    }
}
