internal import PortalDiagnostics
internal import PortalIR
internal import PortalVocabulary

extension Explainer {
    /// How many near misses are told.
    private static let mostMisses = 12

    private struct Candidate {
        var miss: Explanation.Miss
        var place: Provenance
    }

    /// Finds what nearly took the request.
    mutating func addMisses(_ matched: RouteMatcher.Request, owner: Owner?, winner: Int?) {
        guard !result.isPortal, result.outcome != .preflight else { return }
        var found: [Candidate] = []
        if let environment = owner?.environment {
            found += others(in: environment, matched, winner)
            found += withheld(in: environment, matched)
            found += notSelected(in: environment, matched)
            let isServed = [.backend, .redirect, .denied, .preflight, .mock, .closed].contains(result.outcome)
            if !isServed {
                found += nearPaths(in: environment, matched)
                noteWholeApis(of: environment)
            }
        }
        for environment in portal.environments where environment.name != result.owner {
            found += elsewhere(in: environment, matched)
        }
        let order = Explanation.Miss.Reason.allCases
        func rank(_ miss: Explanation.Miss) -> Int {
            (order.firstIndex(of: miss.reason) ?? order.count) * 2 + (miss.method == matched.method ? 0 : 1)
        }
        var seen = Set<String>()
        found = found.filter { seen.insert("\($0.miss.environment) \($0.miss.method ?? "") \($0.miss.path)").inserted }
        found = found.ordered { rank($0.miss) < rank($1.miss) }
        result.furtherMisses = max(0, found.count - Self.mostMisses)
        result.misses = found.prefix(Self.mostMisses).map(\.miss)
        missPlaces = found.prefix(Self.mostMisses).map(\.place)
    }

    private func candidate(
        _ reason: Explanation.Miss.Reason,
        _ entry: RouteEntry,
        in environment: ResolvedEnvironment,
        _ message: String
    ) -> Candidate {
        let path =
            switch entry.match.path {
            case .template(let template): template.description
            case .below(let template): template.description + "/…"
            }
        var method: String?
        switch entry.match.method {
        case .any: break
        case .exactly(let own): method = own.name
        case .preflight: method = "OPTIONS"
        }
        let miss = Explanation.Miss(
            reason: reason,
            environment: environment.name,
            route: entry.name,
            method: method,
            path: path,
            message: message
        )
        return Candidate(miss: miss, place: entry.provenance)
    }

    /// Whether an entry leads anywhere: guards and preflights took nothing from anybody.
    private func isOperation(_ entry: RouteEntry) -> Bool {
        if case .respond = entry.action { return false }
        if case .preflight = entry.match.method { return request.method == "OPTIONS" }
        return true
    }

    /// Entries with the path: with another method, or behind the one that won.
    private func others(
        in environment: ResolvedEnvironment,
        _ matched: RouteMatcher.Request,
        _ winner: Int?
    ) -> [Candidate] {
        var found: [Candidate] = []
        for (index, entry) in environment.entries.enumerated() where index != winner && isOperation(entry) {
            guard RouteMatcher.takes(entry.match.path, matched.path) else { continue }
            if RouteMatcher.takes(entry.match.method, matched) {
                let name = winner.map { environment.entries[$0].name } ?? ""
                found.append(candidate(.lessSpecific, entry, in: environment, "`\(name)` stands before it"))
            } else {
                found.append(candidate(.method, entry, in: environment, methodMessage(entry, matched)))
            }
        }
        return found
    }

    private func methodMessage(_ entry: RouteEntry, _ matched: RouteMatcher.Request) -> String {
        switch entry.match.method {
        case .any: return ""
        case .exactly(let method):
            let isHead = method == .get && matched.method == "HEAD"
            return "it takes \(method), not \(matched.method)" + (isHead ? " (HEAD is an operation of its own)" : "")
        case .preflight(let methods):
            let names = methods.map(\.name).joined(separator: ", ")
            guard let asked = matched.preflight else {
                return "it takes CORS preflights, which have `origin` and `access-control-request-method`"
            }
            return "it takes preflights for \(names), not for \(asked)"
        }
    }

    /// Operations that are withheld.
    private func withheld(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> [Candidate] {
        var found: [Candidate] = []
        for version in environment.products {
            for operation in version.operations {
                guard case .withheld(let codes) = operation.state,
                    RouteMatcher.takes(.template(operation.template), matched.path)
                else { continue }
                // The one whose guard answers is told already.
                if isTold(operation.id, version.product, version.version) { continue }
                let isMethod = operation.method.name == matched.method
                let entry = RouteEntry(
                    name: operation.name,
                    match: RouteMatch(path: .template(operation.template), method: .exactly(operation.method)),
                    action: .respond(.withheld),
                    provenance: operation.provenance
                )
                let because = codes.isEmpty ? "" : " because of \(Set(codes).ordered().joined(separator: ", "))"
                var one = candidate(
                    isMethod ? .withheld : .method,
                    entry,
                    in: environment,
                    (isMethod ? "" : "it takes \(operation.method), not \(matched.method), and ")
                        + "it is withheld\(because)"
                )
                one.miss.reasons = Self.reasons(operation.state)
                found.append(one)
            }
        }
        return found
    }

    /// Whether an operation is the one that the explanation is about.
    private func isTold(_ id: String, _ product: ResourceName, _ version: String) -> Bool {
        guard let told = result.operation else { return false }
        return told.id == id && told.product == product && told.version == version
    }

    /// Operations of the descriptions that products do not select.
    private func notSelected(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> [Candidate] {
        unselected(environment).compactMap { operation in
            guard operation.method.name == matched.method,
                !isTold(operation.id, operation.product, operation.version),
                RouteMatcher.takes(.template(operation.template), matched.path)
            else { return nil }
            let entry = RouteEntry(
                name: operation.id,
                match: RouteMatch(path: .template(operation.template), method: .exactly(operation.method)),
                action: .respond(.notSelected),
                provenance: operation.provenance
            )
            let message = "`\(operation.product)` \(operation.version) does not select `\(operation.id)`"
            return candidate(.notSelected, entry, in: environment, message)
        }
    }

    /// The same path under other hosts.
    private func elsewhere(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> [Candidate] {
        let entry = environment.entries.first { isOperation($0) && RouteMatcher.takes($0.match, matched) }
        guard let entry else { return [] }
        let hosts = patterns(of: environment)
        guard !hosts.isEmpty else { return [] }
        let names = hosts.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        let rest = hosts.count > 3 ? " and \(hosts.count - 3) more" : ""
        return [candidate(.host, entry, in: environment, "it is served under \(names)\(rest)")]
    }

    /// Says which descriptions are withheld as a whole: nobody knows whether one of their operations was meant.
    private mutating func noteWholeApis(of environment: ResolvedEnvironment) {
        var known = Set<String>()
        for version in environment.products { known.formUnion(version.operations.map(\.name)) }
        for whole in environment.withheld.filter({ !known.contains($0.name) }).prefix(3) {
            let codes = Set(whole.reasons).ordered().joined(separator: ", ")
            result.notes.append(
                "`\(whole.name)` is withheld" + (codes.isEmpty ? "" : " because of \(codes)")
                    + ", and which operations it has is not known"
            )
        }
    }

    // MARK: - Near paths

    /// Operations that would take the path if it were written a little differently.
    private func nearPaths(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> [Candidate] {
        let variants = Self.variants(of: matched.path, in: environment)
        let folded = variants.map { Self.folded($0.path) }
        var found: [Candidate] = []
        for entry in environment.entries where isOperation(entry) && RouteMatcher.takes(entry.match.method, matched) {
            if let near = variants.dropFirst().first(where: { RouteMatcher.takes(entry.match.path, $0.path) }) {
                found.append(candidate(.path, entry, in: environment, "it would take the path \(near.message)"))
                continue
            }
            let path = Self.folded(entry.match.path)
            if let near = folded.firstIndex(where: { RouteMatcher.takes(path, $0) }) {
                let message = variants[near].message
                let rest = message.isEmpty ? "" : ", and it would take the path \(message)"
                found.append(candidate(.path, entry, in: environment, "upper and lower case differ\(rest)"))
            }
        }
        return found.isEmpty ? misspelt(in: environment, matched) : found
    }

    /// A path, and how it may have been meant: with another end, without slashes side by side, with the base path that it
    /// lacks.
    private static func variants(
        of path: [UInt8],
        in environment: ResolvedEnvironment
    ) -> [(path: [UInt8], message: String)] {
        let slash = UInt8(ascii: "/")
        var variants: [(path: [UInt8], message: String)] = [(path, "")]
        var merged: [UInt8] = []
        for byte in path where byte != slash || merged.last != slash { merged.append(byte) }
        if merged != path { variants.append((merged, "without slashes side by side")) }
        if merged.last == slash {
            if merged.count > 1 { variants.append((merged.dropLast(), "without the slash at the end")) }
        } else {
            variants.append((merged + [slash], "with a slash at the end"))
        }
        // What stands in front, from the left: a client may lack a part of it.
        var fronts = Set<String>()
        for version in environment.products {
            for api in version.apis where !api.basePath.isEmpty {
                let parts = api.basePath.split(separator: "/")
                for count in 1...max(1, parts.count) { fronts.insert("/" + parts.prefix(count).joined(separator: "/")) }
            }
        }
        let ends = variants
        for front in fronts.ordered(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }).prefix(20) {
            for end in ends {
                let message = "below `\(front)`" + (end.message.isEmpty ? "" : " and \(end.message)")
                variants.append((Array(front.utf8) + end.path, message))
            }
        }
        return variants
    }

    private static func folded(_ path: [UInt8]) -> [UInt8] {
        path.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func folded(_ path: RouteMatch.Path) -> RouteMatch.Path {
        func folded(_ template: PathTemplate) -> PathTemplate {
            PathTemplate(
                segments: template.segments.map { segment in
                    PathTemplate.Segment(
                        segment.pieces.map { piece in
                            guard case .literal(let text) = piece else { return piece }
                            return .literal(String(decoding: Self.folded(Array(text.utf8)), as: UTF8.self))
                        }
                    )
                }
            )
        }
        switch path {
        case .template(let template): return .template(folded(template))
        case .below(let template): return .below(folded(template))
        }
    }

    /// The operation whose path is the closest in letters.
    private func misspelt(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> [Candidate] {
        var entries: [String: RouteEntry] = [:]
        for entry in environment.entries where isOperation(entry) && RouteMatcher.takes(entry.match.method, matched) {
            guard case .template(let template) = entry.match.path else { continue }
            entries[template.description] = entry
        }
        guard let near = NearName.closest(to: result.path, among: entries.keys.ordered()), let entry = entries[near]
        else { return [] }
        return [candidate(.path, entry, in: environment, "the path is spelt nearly so")]
    }

    /// Says which host may have been meant.
    mutating func noteNearHost() {
        let hosts = portal.environments.flatMap { patterns(of: $0) } + portal.sites.flatMap { $0.hosts.map(\.text) }
        guard !hosts.isEmpty else {
            result.notes.append("no Environment serves anything")
            return
        }
        if let near = NearName.closest(to: request.domain, among: Set(hosts).ordered()) {
            result.notes.append("there is a host `\(near)`")
        }
    }
}
