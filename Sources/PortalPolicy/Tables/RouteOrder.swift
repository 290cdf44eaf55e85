internal import PortalIR
internal import PortalVocabulary

/// The order of the gateway's list, found again from what the routes are: documents do not say it, so that a new route
/// changes no other one's place.
///
/// By specificity; those of one path: preflights, then methods in order, then all methods. What takes everything below a
/// literal path stands behind every route at or below that path, and before all others.
enum RouteOrder {
    private struct Place {
        var specificity: PathTemplate.Specificity
        var kind: Int
        var method: String
        var name: String
        var position: Int

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            if left.specificity != right.specificity { return left.specificity < right.specificity }
            return (left.kind, left.method, left.name) < (right.kind, right.method, right.name)
        }
    }

    private struct Mount {
        var length: Int
        var shape: String
        var name: String
        var position: Int

        /// Whether it stands before a path: unless that begins with as many literal segments.
        func precedes(_ specificity: PathTemplate.Specificity) -> Bool {
            specificity.ranks.prefix(length).contains { $0 != 0 } || specificity.ranks.count < length
        }
    }

    /// The positions of some routes of one environment, in the order in which they decide.
    static func positions(of routes: [PolicyContent.Route]) -> [Int] {
        var places: [Place] = []
        var mounts: [Mount] = []
        for (position, route) in routes.enumerated() {
            switch route.match.path {
            case .template(let template):
                places.append(place(of: route, template, position))
            case .below(let template):
                let length = template.isRoot ? 0 : template.segments.count
                mounts.append(
                    Mount(length: length, shape: template.shape, name: route.name, position: position)
                )
            }
        }
        var waiting = mounts.ordered { left, right in
            left.length != right.length
                ? left.length > right.length : (left.shape, left.name) < (right.shape, right.name)
        }[...]
        var result: [Int] = []
        for place in places.ordered(by: Place.precedes) {
            while let next = waiting.first, next.precedes(place.specificity) {
                result.append(next.position)
                waiting.removeFirst()
            }
            result.append(place.position)
        }
        return result + waiting.map(\.position)
    }

    private static func place(of route: PolicyContent.Route, _ template: PathTemplate, _ position: Int) -> Place {
        let (kind, method) =
            switch route.match.method {
            case .preflight: (0, "")
            case .exactly(let method): (1, method.name)
            case .any: (2, "")
            }
        return Place(
            specificity: PathTemplate.Specificity(template),
            kind: kind,
            method: method,
            name: route.name,
            position: position
        )
    }
}
