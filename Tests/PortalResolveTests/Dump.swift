import PortalIR
import PortalVocabulary

/// A resolved portal as text, a line an entry, for goldens.
enum Dump {
    static func text(_ portal: ResolvedPortal) -> String {
        let documented = portal.documented.map {
            text($0).replacing("environment ", with: "documented ", maxReplacements: 1)
        }
        return (portal.environments.map(text) + documented + people(portal)).joined(separator: "\n")
    }

    static func text(_ environment: ResolvedEnvironment) -> String {
        var lines = ["environment \(environment.name)"]
        lines.append("  hosts \(environment.hosts.map(\.text).joined(separator: " "))")
        lines.append("  gateway \(text(environment.gateway))")
        lines += environment.entries.flatMap(lines(of:))
        for operation in environment.withheld {
            lines.append("  withheld \(operation.name): \(operation.reasons.joined(separator: " "))")
        }
        lines += environment.plans.map { "  plan \(text($0))" }
        for version in environment.products { lines += text(version, in: environment) }
        for key in environment.credentials {
            let user = key.user.map { ", user \($0)" } ?? ""
            let end = key.notAfter.map { ", until \($0)" } ?? ""
            lines.append(
                "  key \(key.digest.prefix(8)) of \(key.secret): \(key.product) \(key.planID) for \(key.consumer)\(user)\(end)"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func text(_ plan: ResolvedPlan) -> String {
        var parts = [plan.id]
        switch plan.auth {
        case .open: parts.append("open")
        case .apiKey(let location): parts.append("\(location)")
        case .jwt(let rules):
            parts.append(
                "tokens of \(rules.issuer) \(rules.keys) for \(rules.audiences) scopes \(rules.requiredScopes)"
            )
        }
        parts += plan.limits.map { "\($0.requests)/\($0.unit)/\($0.per)/\($0.scope)" }
        if plan.refusesUncounted { parts.append("strict") }
        if plan.isGloo { parts.append("gloo") }
        return parts.joined(separator: " ")
    }

    private static func text(_ version: PublishedVersion, in environment: ResolvedEnvironment) -> [String] {
        var lines = ["  offers \(version.product) \(version.version) \"\(version.displayName)\" \(version.tags)"]
        lines += version.apis.map { "    \($0.name): \($0.apiDoc) at \"\($0.basePath)\"" }
        for operation in version.operations {
            let plans = operation.plans.map { environment.plans[$0].id }.joined(separator: " ")
            lines.append("    \(version.apis[operation.api].name) \(operation.id): \(operation.state) [\(plans)]")
        }
        return lines
    }

    static func text(_ gateway: ResolvedGateway) -> String {
        let source =
            switch gateway.source {
            case .existing(let name): name.description
            case .made(let servers):
                "made(\(servers.credentialName ?? "-"), redirect \(servers.redirectsToHTTPS))"
            case .none: "none"
            }
        guard let workload = gateway.workload else { return source }
        return "\(source) on \(workload.namespace) \(text(workload.selector))"
    }

    static func lines(of entry: RouteEntry) -> [String] {
        var lines = ["  \(text(entry.match.method)) \(text(entry.match.path)) -> \(text(entry.action))"]
        lines.append("      \(entry.name)")
        if let cors = entry.cors { lines.append("      cors \(text(cors))") }
        if !entry.requestHeaders.isEmpty { lines.append("      request \(text(entry.requestHeaders))") }
        if !entry.responseHeaders.isEmpty { lines.append("      response \(text(entry.responseHeaders))") }
        return lines
    }

    private static func text(_ method: RouteMatch.Method) -> String {
        switch method {
        case .any: "*"
        case .exactly(let method): method.name
        case .preflight(let methods): "preflight(\(methods.map(\.name).joined(separator: " ")))"
        }
    }

    private static func text(_ path: RouteMatch.Path) -> String {
        switch path {
        case .template(let template): template.description
        case .below(let template): "\(template)/**"
        }
    }

    private static func text(_ action: RouteAction) -> String {
        switch action {
        case .respond(.notSelected): return "404 not selected"
        case .respond(.withheld): return "503 withheld"
        case .respond(.wrongMethod(let allowed)): return "405 allow \(allowed.map(\.name).joined(separator: " "))"
        case .redirect(let redirect):
            let parts = [redirect.scheme, redirect.host, redirect.port.map(String.init), redirect.path]
            return "redirect \(redirect.code) \(parts.map { $0 ?? "-" }.joined(separator: " "))"
        case .forward(let forwarding):
            var parts = forwarding.backends.map { "\(text($0.backend)) x\($0.weight)" }
            if !forwarding.strippedPrefix.isEmpty { parts.append("strip \(forwarding.strippedPrefix)") }
            if let host = forwarding.hostRewrite { parts.append("host \(host)") }
            if let timeout = forwarding.timeoutMilliseconds { parts.append("timeout \(timeout)ms") }
            if let retries = forwarding.retries {
                let time = retries.perTryTimeoutMilliseconds.map { " \($0)ms" } ?? ""
                parts.append("retries \(retries.attempts)\(time) \(retries.conditions.joined(separator: ","))")
            }
            if let mirror = forwarding.mirror { parts.append("mirror \(text(mirror.backend)) \(mirror.percent)%") }
            return parts.joined(separator: ", ")
        }
    }

    private static func text(_ backend: Backend) -> String {
        switch backend {
        case .service(let name, let port, let subset):
            "\(name):\(port)\(subset.isEmpty ? "" : " \(text(subset))")"
        case .external(let host):
            "\(host.tls == nil ? "http" : "https")://\(host.host):\(host.port)"
                + (host.tls?.serverName.map { " as \($0)" } ?? "")
        }
    }

    private static func text(_ labels: [String: String]) -> String {
        "{" + labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ") + "}"
    }

    private static func text(_ changes: HeaderChanges) -> String {
        "set \(text(changes.set)) add \(text(changes.add)) remove \(changes.remove)"
    }

    private static func text(_ cors: CORSPolicy) -> String {
        let origins = cors.allowOrigins.map { origin in
            switch origin {
            case .exact(let value): value
            case .prefix(let value): "\(value)*"
            case .regex(let value): "/\(value)/"
            }
        }
        return "\(origins) methods \(cors.allowMethods.map(\.name)) allow \(cors.allowHeaders) expose "
            + "\(cors.exposeHeaders) age \(cors.maxAgeSeconds.map(String.init) ?? "-") credentials "
            + "\(cors.allowCredentials.map { "\($0)" } ?? "-")"
    }
}
