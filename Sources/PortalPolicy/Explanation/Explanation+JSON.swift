internal import PortalDiagnostics
package import PortalDocument
internal import PortalVocabulary

extension Explanation {
    /// The explanation as JSON, which `docs/schemas/explanation.schema.json` describes.
    public var json: String { DocumentWriter.json(value) + "\n" }

    /// The same as a value.
    package var value: Value {
        var members: [Value.Member] = [
            .init("schemaVersion", 1),
            .init(
                "request",
                [
                    "method": .string(method), "scheme": .string(scheme), "host": .string(host),
                    "path": .string(path),
                ]
            ),
            .init("outcome", .string(outcome.rawValue)),
            .init("summary", .string(summary)),
        ]
        func add(_ key: String, _ text: String?) {
            if let text { members.append(.init(key, .string(text))) }
        }
        if let status { members.append(.init("status", .integer(Int64(status)))) }
        add(isPortal ? "portal" : "environment", owner?.description)
        add("route", route)
        if let operation { members.append(.init("operation", Self.value(operation))) }
        add("location", responseLocation)
        if let way { members.append(.init("way", Self.value(way))) }
        add("backendPath", backendPath)
        add("backendHost", backendHost)
        if !plans.isEmpty { members.append(.init("plans", .sequence(plans.map(Self.value)))) }
        if let decision { members.append(.init("decision", Self.value(decision, restsOnToken: restsOnToken))) }
        if !limits.isEmpty {
            let list: [Value] = limits.map {
                ["limit": .string($0.limit), "key": .string($0.key), "value": .string($0.value)]
            }
            members.append(.init("limits", .sequence(list)))
        }
        for (key, list) in [("requestHeaders", requestHeaders), ("responseHeaders", responseHeaders)]
        where !list.isEmpty {
            members.append(.init(key, Self.list(list)))
        }
        add("cors", cors)
        members.append(.init("misses", .sequence(misses.map(Self.value))))
        members.append(.init("furtherMisses", .integer(Int64(furtherMisses))))
        members.append(.init("notes", Self.list(notes)))
        return .mapping(members)
    }

    private static func list(_ texts: [String]) -> Value { .sequence(texts.map { .string($0) }) }

    private static func value(_ operation: Operation) -> Value {
        var members: [Value.Member] = [
            .init("product", .string(operation.product.description)),
            .init("version", .string(operation.version)),
            .init("id", .string(operation.id)),
            .init("method", .string(operation.method)),
            .init("path", .string(operation.path)),
        ]
        if let place = operation.place { members.append(.init("place", value(place))) }
        if !operation.reasons.isEmpty {
            members.append(.init("withheldBecauseOf", .sequence(operation.reasons.map(value))))
        }
        return .mapping(members)
    }

    private static func value(_ way: Way) -> Value {
        let backends: [Value] = way.backends.map {
            ["name": .string($0.name), "weight": .integer(Int64($0.weight))]
        }
        var members: [Value.Member] = [.init("backends", .sequence(backends))]
        if !way.strippedPrefix.isEmpty { members.append(.init("strippedPrefix", .string(way.strippedPrefix))) }
        if let host = way.hostRewrite { members.append(.init("hostRewrite", .string(host))) }
        if let time = way.timeoutMilliseconds { members.append(.init("timeoutMilliseconds", .integer(time))) }
        if let retries = way.retries { members.append(.init("retries", .string(retries))) }
        if let mirror = way.mirror { members.append(.init("mirror", .string(mirror))) }
        return .mapping(members)
    }

    private static func value(_ plan: Plan) -> Value {
        var members: [Value.Member] = [.init("id", .string(plan.id)), .init("asks", .string(plan.asks))]
        if let isAccepted = plan.isAccepted { members.append(.init("accepted", .boolean(isAccepted))) }
        members.append(.init("reason", .string(plan.reason)))
        members.append(.init("limits", list(plan.limits)))
        return .mapping(members)
    }

    private static func value(_ decision: PolicyVerdict, restsOnToken: Bool) -> Value {
        var members: [Value.Member] = [
            .init("allowed", .boolean(decision.isAllowed)),
            .init("reason", .string("\(decision.reason.word)")),
            .init("status", .integer(Int64(decision.status))),
        ]
        if let plan = decision.plan { members.append(.init("plan", .string(plan))) }
        if let consumer = decision.consumer { members.append(.init("consumer", .string(consumer))) }
        if let challenge = decision.wwwAuthenticate { members.append(.init("wwwAuthenticate", .string(challenge))) }
        let set = decision.setHeaders.map { Value.Member($0.name, .string($0.value)) }
        members.append(.init("setHeaders", .mapping(set)))
        members.append(.init("removedHeaders", list(decision.removedHeaders)))
        members.append(.init("removedParameters", list(decision.removedParameters)))
        if let domain = decision.limitDomain { members.append(.init("limitDomain", .string(domain))) }
        if restsOnToken { members.append(.init("restsOnUnverifiedToken", true)) }
        return .mapping(members)
    }

    private static func value(_ miss: Miss) -> Value {
        var members: [Value.Member] = [
            .init("reason", .string(miss.reason.rawValue)),
            .init("environment", .string(miss.environment.description)),
            .init("route", .string(miss.route)),
        ]
        if let method = miss.method { members.append(.init("method", .string(method))) }
        members.append(.init("path", .string(miss.path)))
        members.append(.init("message", .string(miss.message)))
        if let place = miss.place { members.append(.init("place", value(place))) }
        if !miss.reasons.isEmpty { members.append(.init("withheldBecauseOf", .sequence(miss.reasons.map(value)))) }
        return .mapping(members)
    }

    private static func value(_ finding: Finding) -> Value {
        var members: [Value.Member] = [.init("code", .string(finding.code))]
        if let message = finding.message { members.append(.init("message", .string(message))) }
        if let place = finding.place { members.append(.init("place", value(place))) }
        return .mapping(members)
    }

    private static func value(_ place: SourceRange) -> Value {
        [
            "file": .string(place.file),
            "line": .integer(Int64(place.start.line)),
            "column": .integer(Int64(place.start.column)),
        ]
    }
}
