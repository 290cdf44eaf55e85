internal import PortalIR
internal import PortalVocabulary

/// Makes the entries that answer CORS preflights: one for each distinct policy of a path.
enum Preflights {
    /// The preflights of the operations in a range, which share a path; their policies get the methods that are meant
    /// where none were written.
    static func make(
        _ candidates: [Candidate],
        _ range: Range<Int>,
        _ made: inout [RouteEntry?]
    ) -> [RouteEntry] {
        var policies: [(policy: CORSPolicy, positions: [Int])] = []
        for position in range {
            // A preflight is answered only on the way to a backend.
            guard let entry = made[position], case .forward = entry.action, let policy = entry.cors else { continue }
            if let known = policies.firstIndex(where: { $0.policy == policy }) {
                policies[known].positions.append(position)
            } else {
                policies.append((policy, [position]))
            }
        }
        return policies.compactMap { policy, positions in
            var policy = policy
            let methods = positions.compactMap { candidates[$0].method }.ordered()
            if policy.allowMethods.isEmpty { policy.allowMethods = methods }
            for position in positions { made[position]?.cors = policy }
            guard let first = positions.first, var entry = made[first] else { return nil }
            entry.name = RouteName.preflight(candidates[first].name)
            entry.match.method = .preflight(methods)
            // Nobody wants preflights copied.
            if case .forward(var forwarding) = entry.action {
                forwarding.mirror = nil
                entry.action = .forward(forwarding)
            }
            return entry
        }
    }
}
