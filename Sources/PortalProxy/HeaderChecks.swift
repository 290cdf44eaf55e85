package import PortalIR
internal import PortalVocabulary

/// What a header field may be called, and what may become of it: one bad value stops the configuration of every host of
/// the proxy.
package enum HeaderChecks {
    /// The way of a message.
    package enum Direction: Sendable {
        case request
        case response
    }

    /// The longest name or value that Envoy takes, in bytes.
    private static let limit = 16_384

    /// Checks that changes are ones that the target takes.
    package static func check(
        _ changes: HeaderChanges,
        on direction: Direction,
        for target: ProxyTarget
    ) throws(Refusal) {
        guard !changes.isEmpty else { return }
        for fields in [changes.set, changes.add] {
            for (name, value) in fields.ordered(by: { $0.key < $1.key }) {
                if let reason = nameFault(name, on: direction, isRemoval: false) ?? valueFault(value) {
                    throw refusal(name, reason, changes, for: target)
                }
            }
        }
        for name in changes.remove {
            if let reason = nameFault(name, on: direction, isRemoval: true) {
                throw refusal(name, reason, changes, for: target)
            }
        }
    }

    /// Checks that the host changes in one place only.
    package static func checkHost(
        _ changes: HeaderChanges,
        besides forwarding: Forwarding,
        for target: ProxyTarget
    ) throws(Refusal) {
        let authorities = changes.authorities
        guard let first = authorities.first else { return }
        if forwarding.hostRewrite != nil {
            throw refusal(first.name, "the host is rewritten too", changes, for: target)
        }
        if authorities.count > 1 { throw refusal(first.name, "the host is said more than once", changes, for: target) }
    }

    private static func refusal(
        _ name: String,
        _ reason: String,
        _ changes: HeaderChanges,
        for target: ProxyTarget
    ) -> Refusal {
        Refusal(
            code: target.headerRefused,
            arguments: ["header": name, "reason": reason],
            provenance: changes.provenance
        )
    }

    private static func nameFault(_ name: String, on direction: Direction, isRemoval: Bool) -> String? {
        if HeaderChanges.isAuthority(name) {
            return direction == .request && !isRemoval ? nil : "the host is not a field that may change here"
        }
        if name.utf8.count > limit { return "its name takes more than \(limit) bytes" }
        return HTTPMethod(name) == nil ? "its name is no token (RFC 9110 section 5.1)" : nil
    }

    private static func valueFault(_ value: String) -> String? {
        value.utf8.count > limit ? "its value takes more than \(limit) bytes" : HeaderFormat.fault(value)
    }
}

extension HeaderChanges {
    /// These changes, and the removal of fields that no client may set, in lower case; what is removed or set anyway is
    /// left to that.
    package func removing(_ forbidden: [String]) -> HeaderChanges {
        var changes = self
        let known = (remove + Array(set.keys)).map { $0.lowercased() }
        let added = forbidden.filter { !known.contains($0) }
        changes.remove = (remove + added).ordered()
        return changes
    }
}
