internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension RouteEmitter {
    /// The `match` list of a route.
    ///
    /// - Returns: the conditions, and whether they are the ones asked for or take more
    static func match(path: PathExpression, method: RouteMatch.Method) -> (conditions: [Value], isExact: Bool) {
        var isExact = true
        var members: [Value.Member] = []
        switch method {
        case .any:
            break
        case .exactly(let method):
            members.append(Value.Member("method", ["exact": .string(method.name)]))
        case .preflight(let methods):
            // An empty condition asks that the field be there, whatever it says.
            var asked: Value = [:]
            if let expression = RouteMatch.Method.askedExpression(methods) {
                isExact = expression.utf8.count <= ProxyTarget.istio.expressionLimit
                if isExact { asked = ["regex": .string(expression)] }
            } else if let method = methods.first {
                asked = ["exact": .string(method.name)]
            }
            members.append(Value.Member("method", ["exact": "OPTIONS"]))
            // Envoy's CORS filter lets requests with an empty field pass to the backend, where an operation with the
            // method OPTIONS may be.
            let origin: Value = ["regex": ".+"]
            members.append(Value.Member("headers", ["access-control-request-method": asked, "origin": origin]))
        }
        let conditions: [Value] =
            switch path.condition {
            case .exact(let text): [["exact": .string(text)]]
            case .regex(let text): [["regex": .string(text)]]
            // Below the root is everything, the root included.
            case .below(""): [["prefix": "/"]]
            case .below(let top): [["exact": .string(top)], ["prefix": .string(top + "/")]]
            }
        return (conditions.map { .mapping([Value.Member("uri", $0)] + members) }, isExact)
    }
}
