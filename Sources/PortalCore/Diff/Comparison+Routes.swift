internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// Where requests of one operation go.
    ///
    /// - Parameters:
    ///   - before: the old route
    ///   - after: the new route
    ///   - subject: the operation
    ///   - isMoved: whether its path is another one, which the prefix that is stripped follows
    mutating func compareRoutes(
        _ before: RouteEntry,
        _ after: RouteEntry,
        _ subject: PortalDifference.Subject,
        isMoved: Bool
    ) {
        switch (before.action, after.action) {
        case (.forward(let first), .forward(let second)):
            compareForwarding(first, second, subject, isMoved: isMoved)
        case (.redirect(let first), .redirect(let second)):
            if first != second {
                note(
                    .redirectChanged,
                    subject,
                    "sends clients to \(ResolvedWords.redirection(second)), not to \(ResolvedWords.redirection(first))",
                    before: first.provenance,
                    after: second.provenance
                )
            }
        case (.forward(let first), .redirect(let second)):
            note(
                .redirectChanged,
                subject,
                "sends clients to \(ResolvedWords.redirection(second)), and goes to no backend",
                before: first.provenance,
                after: second.provenance
            )
        case (.redirect(let first), .forward(let second)):
            note(
                .redirectChanged,
                subject,
                "goes to a backend, and sends clients no longer to \(ResolvedWords.redirection(first))",
                before: first.provenance,
                after: second.provenance
            )
        case (.respond, _), (_, .respond):
            break
        }
        if (before.requestHeaders, before.responseHeaders) != (after.requestHeaders, after.responseHeaders) {
            note(
                .headersChanged,
                subject,
                "sets, adds or removes other header fields",
                before: Self.provenance(before),
                after: Self.provenance(after)
            )
        }
        compareCors(before, after, subject)
    }

    private static func provenance(_ entry: RouteEntry) -> Provenance? {
        if !entry.requestHeaders.isEmpty { return entry.requestHeaders.provenance }
        if !entry.responseHeaders.isEmpty { return entry.responseHeaders.provenance }
        switch entry.action {
        case .forward(let forwarding): return forwarding.provenance
        case .redirect(let redirection): return redirection.provenance
        case .respond: return entry.provenance
        }
    }

    private mutating func compareForwarding(
        _ before: Forwarding,
        _ after: Forwarding,
        _ subject: PortalDifference.Subject,
        isMoved: Bool
    ) {
        let (first, second) = (ResolvedWords.backends(before.backends), ResolvedWords.backends(after.backends))
        let places = (before.provenance, after.provenance)
        if first.map(\.name) != second.map(\.name) {
            let message = "goes to \(ResolvedWords.list(second)), not to \(ResolvedWords.list(first))"
            note(.backendChanged, subject, message, before: places.0, after: places.1)
        } else if first.map(\.weight) != second.map(\.weight) {
            let message = "is shared as \(ResolvedWords.list(second)), was as \(ResolvedWords.list(first))"
            note(.weightsChanged, subject, message, before: places.0, after: places.1)
        }
        var rewrites: [String] = []
        if before.hostRewrite != after.hostRewrite {
            rewrites.append("the host as \(after.hostRewrite ?? "the client sent it")")
        }
        if !isMoved, before.strippedPrefix != after.strippedPrefix {
            rewrites.append(
                after.strippedPrefix.isEmpty ? "the whole path" : "the path without \(after.strippedPrefix)"
            )
        }
        if !rewrites.isEmpty {
            let message = "shows its backend \(rewrites.joined(separator: " and "))"
            note(.rewriteChanged, subject, message, before: places.0, after: places.1)
        }
        if before.timeoutMilliseconds != after.timeoutMilliseconds {
            let message =
                "may take \(ResolvedWords.time(after.timeoutMilliseconds)), was \(ResolvedWords.time(before.timeoutMilliseconds))"
            note(.timeoutChanged, subject, message, before: places.0, after: places.1)
        }
        if before.retries != after.retries {
            let message =
                "is tried again \(ResolvedWords.retries(after.retries)), was \(ResolvedWords.retries(before.retries))"
            note(.retriesChanged, subject, message, before: places.0, after: places.1)
        }
        if before.mirror != after.mirror {
            let message =
                "is copied to \(ResolvedWords.mirror(after.mirror)), was to \(ResolvedWords.mirror(before.mirror))"
            note(.mirrorChanged, subject, message, before: places.0, after: places.1)
        }
    }

    private mutating func compareCors(
        _ before: RouteEntry,
        _ after: RouteEntry,
        _ subject: PortalDifference.Subject
    ) {
        switch (before.cors, after.cors) {
        case (nil, let policy?):
            let message = "is open to scripts of \(ResolvedWords.origins(policy))"
            note(.corsOpened, subject, message, before: before.provenance, after: policy.provenance)
        case (let policy?, nil):
            let message = "is closed to scripts of \(ResolvedWords.origins(policy))"
            note(.corsClosed, subject, message, before: policy.provenance, after: after.provenance)
        case (let first?, let second?) where first != second:
            let message =
                Self.origins(first) == Self.origins(second)
                ? "has other rules for scripts of \(ResolvedWords.origins(second))"
                : "is open to scripts of \(ResolvedWords.origins(second)), was to \(ResolvedWords.origins(first))"
            note(.corsChanged, subject, message, before: first.provenance, after: second.provenance)
        default:
            break
        }
    }

    private static func origins(_ policy: CORSPolicy) -> Set<CORSPolicy.Origin> { Set(policy.allowOrigins) }
}
