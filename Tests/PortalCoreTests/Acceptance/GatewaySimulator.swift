import PortalTestSupport

@testable import PortalCore

/// What Envoy makes of the VirtualServices of a host: the first route that matches has the request.
struct GatewaySimulator {
    /// What a route asks of a request.
    private struct Route {
        var name: String
        var methods: [String?]
        var paths: [Path]
        var isGuard: Bool
        var needsPreflight: Bool
    }

    private enum Path {
        case exact(String)
        case prefix(String)
        case expression(Regex<AnyRegexOutput>)
    }

    private var routes: [Route] = []

    /// Takes the routes of a host, in their order; delegates are not followed.
    init(_ documents: [OutputDocument], host: String) throws {
        for document in documents where document.kind == "VirtualService" {
            let hosts = Served.elements(document.value["spec"]?["hosts"]).compactMap(Served.string)
            guard hosts.contains(host) else { continue }
            for route in Served.elements(document.value["spec"]?["http"]) {
                for match in Served.elements(route["match"]) { routes.append(try Self.route(route, match)) }
            }
        }
    }

    private static func route(_ route: Value, _ match: Value) throws -> Route {
        var result = Route(
            name: route["name"].flatMap(Served.string) ?? "",
            methods: [match["method"]?["exact"].flatMap(Served.string)],
            paths: [],
            isGuard: route["directResponse"] != nil,
            needsPreflight: match["headers"]?["access-control-request-method"] != nil
        )
        let uri = match["uri"]
        if let text = uri?["exact"].flatMap(Served.string) { result.paths.append(.exact(text)) }
        if let text = uri?["prefix"].flatMap(Served.string) { result.paths.append(.prefix(text)) }
        if let text = uri?["regex"].flatMap(Served.string) {
            result.paths.append(.expression(try Regex("^(?:\(text))$")))
        }
        return result
    }

    /// The name of the route that has a request; `nil` for none, and for those that answer by themselves.
    func route(_ method: String, _ path: String) -> String? {
        let route = routes.first { route in
            guard !route.needsPreflight, route.methods.contains(where: { $0 == nil || $0 == method }) else {
                return false
            }
            return route.paths.isEmpty
                || route.paths.contains { expected in
                    switch expected {
                    case .exact(let text): text == path
                    case .prefix(let text): path.hasPrefix(text)
                    case .expression(let expression): (try? expression.wholeMatch(in: path)) != nil
                    }
                }
        }
        return route?.isGuard == true ? nil : route?.name
    }
}
