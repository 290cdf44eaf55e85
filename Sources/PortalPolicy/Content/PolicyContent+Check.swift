internal import PortalIR
internal import PortalVocabulary

extension PolicyContent {
    /// Throws what makes the content contradict itself.
    func check() throws(PolicyFault) {
        let known = Set(plans.map(\.id))
        guard known.count == plans.count else { throw PolicyFault("\(environment) has a plan twice") }
        for plan in plans where plan.limits.count > LimitWords.slots {
            throw PolicyFault("the plan `\(plan.id)` has more than \(LimitWords.slots) limits")
        }
        guard Set(routes.map(\.name)).count == routes.count else {
            throw PolicyFault("\(environment) has a route twice")
        }
        for route in routes {
            guard case .operation(let operation) = route.use else { continue }
            for id in operation.plans where !known.contains(id) {
                throw PolicyFault("the route `\(route.name)` is under the unknown plan `\(id)`")
            }
        }
        for key in keys {
            guard known.contains(key.plan) else { throw PolicyFault("a key is for the unknown plan `\(key.plan)`") }
            guard SHA256Digest(hexadecimal: key.digest) != nil else {
                throw PolicyFault("`\(key.digest)` is no SHA-256 in hexadecimal digits")
            }
        }
    }
}
