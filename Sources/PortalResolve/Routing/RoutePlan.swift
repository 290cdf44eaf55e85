internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Puts the operations of an environment in order, and guards what is not served.
///
/// 1. Of several operations with one method and one shape of path, one owner's is served.
/// 2. What is not served is guarded where something behind it in the order would take its requests.
/// 3. The entries of a path stand together: preflights, operations and their guards by method, the guard of all methods.
struct RoutePlan {
    /// What is known of a way to backends, for an operation and its mount.
    typealias EntryMaker = (Candidate) -> RouteEntry?

    /// The operations of one shape of path, as a range of the sorted candidates.
    struct Group {
        var range: Range<Int>
        /// The methods of everything here, served or not.
        var known: MethodSet = []
        /// What is answered here.
        var marks = MethodMarks()
        /// What is answered behind it, on paths that it has too.
        var behind = MethodMarks()
        /// The same, on paths that only another spelling of its own gives it.
        var behindSpellings = MethodMarks()
    }

    let environment: ResourceName
    /// Sorted by specificity, method and name.
    private(set) var candidates: [Candidate]
    private let closed: [ClosedMount]
    private(set) var groups: [Group] = []
    /// Which candidates lost their path to which, by position.
    private(set) var contested: [PathConflicts.Pair] = []
    private var methods = MethodNumbers()
    private let options: MethodSet

    /// Takes what is mounted in an environment, and settles who owns which path.
    init(
        environment: ResourceName,
        candidates: [Candidate],
        closed: [ClosedMount],
        ages: [Int: Timestamp],
        _ findings: inout Findings
    ) {
        self.environment = environment
        self.candidates = candidates.ordered(by: Self.precedes)
        self.closed = closed
        options = methods.bit(.options)
        groups = Self.groups(of: self.candidates)
        contested = PathConflicts.settle(&self.candidates, groups.map(\.range), ages: ages, &findings)
    }

    private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.specificity != right.specificity { return left.specificity < right.specificity }
        switch (left.method, right.method) {
        case (let a?, let b?) where a != b: return a < b
        case (nil, _?): return false
        case (_?, nil): return true
        default: return left.owner == right.owner ? left.name < right.name : left.owner < right.owner
        }
    }

    private static func groups(of candidates: [Candidate]) -> [Group] {
        var groups: [Group] = []
        var start = 0
        for position in candidates.indices
        where position + 1 == candidates.count
            || candidates[position].specificity != candidates[position + 1].specificity
        {
            groups.append(Group(range: start..<position + 1))
            start = position + 1
        }
        return groups
    }

    /// The entries, in the order in which they decide.
    mutating func entries(_ make: EntryMaker) -> [RouteEntry] {
        var made = candidates.map { $0.isPublished ? make($0) : nil }
        let preflights = indexed(&made)
        var entries: [RouteEntry] = []
        entries.reserveCapacity(candidates.count)
        var waiting = lookBehind().ordered { left, right in
            if left.prefix.count != right.prefix.count { return left.prefix.count > right.prefix.count }
            return (left.path.shape, left.name) < (right.path.shape, right.name)
        }[...]
        for (number, group) in groups.enumerated() {
            let specificity = candidates[group.range.lowerBound].specificity
            while let next = waiting.first, Self.precedes(next, specificity) {
                entries.append(entry(of: next))
                waiting.removeFirst()
            }
            entries += preflights[number]
            appendOperations(of: number, made, to: &entries)
        }
        entries += waiting.map(entry)
        return entries
    }

    /// Notes what is served, and makes the preflights of each group.
    private mutating func indexed(_ made: inout [RouteEntry?]) -> [[RouteEntry]] {
        var preflights: [[RouteEntry]] = []
        for (number, group) in groups.enumerated() {
            for position in group.range {
                let bit = candidates[position].method.map { methods.bit($0) } ?? .all
                groups[number].known.formUnion(bit)
                if made[position] != nil { groups[number].marks.served.formUnion(bit) }
            }
            let own = Preflights.make(candidates, group.range, &made)
            preflights.append(own)
            for entry in own {
                guard case .preflight(let asked) = entry.match.method else { continue }
                for method in asked { groups[number].marks.preflighted.formUnion(methods.bit(method)) }
            }
        }
        return preflights
    }

    /// Finds what is behind each group, and the closed mounts that anything from outside has paths of.
    private mutating func lookBehind() -> [ClosedMount] {
        var lines = closed.map { OverlapSearch.Line(path: .below($0.path), method: nil) }
        var marks = closed.map { _ in MethodMarks() }
        var spellings: [(group: Int, line: Int)] = []
        var own: [Int] = []
        for (number, group) in groups.enumerated() {
            let template = candidates[group.range.lowerBound].template
            own.append(lines.count)
            lines.append(OverlapSearch.Line(path: .template(template), method: nil))
            marks.append(group.marks)
            // Templates are compared in one spelling; an expression of the gateway takes the others too, and a
            // parameter beside literal text may end inside of an escape. What is served stands before that anyway.
            guard group.range.contains(where: { !candidates[$0].isPublished }), let wide = template.anySpelling
            else { continue }
            spellings.append((number, lines.count))
            lines.append(OverlapSearch.Line(path: .template(wide), method: nil))
            marks.append(MethodMarks())
        }
        let search = OverlapSearch(lines, marks: marks)
        for number in groups.indices { groups[number].behind = search.behind[own[number]] }
        for (group, line) in spellings { groups[group].behindSpellings = search.behind[line] }
        return closed.indices.filter { !search.behind[$0].isEmpty || closed[$0].path.anySpelling != nil }
            .map { closed[$0] }
    }

    /// Whether a closed mount stands before the templates of a group: behind everything at or below its own path.
    private static func precedes(_ mount: ClosedMount, _ specificity: PathTemplate.Specificity) -> Bool {
        for rank in specificity.ranks.prefix(mount.prefix.count) where rank != 0 { return true }
        return specificity.ranks.count < mount.prefix.count
    }

    private func entry(of mount: ClosedMount) -> RouteEntry {
        RouteEntry(
            name: RouteName.guarding(mount.name),
            match: RouteMatch(path: .below(mount.path), method: .any),
            action: .respond(.withheld),
            provenance: mount.provenance
        )
    }
}

// MARK: - Guards

extension RoutePlan {
    /// The operations of a group with their guards, and the guard against other methods.
    private func appendOperations(of number: Int, _ made: [RouteEntry?], to entries: inout [RouteEntry]) {
        let group = groups[number]
        let template = candidates[group.range.lowerBound].template
        let refusesMethods = needsMethodGuard(group)
        var position = group.range.lowerBound
        var takesEverything = false
        while position < group.range.upperBound {
            let method = candidates[position].method
            var end = position + 1
            while end < group.range.upperBound, candidates[end].method == method { end += 1 }
            if let served = (position..<end).first(where: { made[$0] != nil }), let entry = made[served] {
                entries.append(entry)
            } else if let closed = closed(position..<end, of: group, refusesMethods) {
                entries.append(closed)
                if method == nil { takesEverything = true }
            }
            position = end
        }
        if refusesMethods, !takesEverything { entries.append(methodGuard(group, template)) }
    }

    /// The guard in the place of operations of one method of which none is served, if anything would take its requests.
    private func closed(_ range: Range<Int>, of group: Group, _ isBeforeMethodGuard: Bool) -> RouteEntry? {
        var behind = group.behind
        behind.formUnion(group.behindSpellings)
        let withheld = range.first { candidates[$0].isSelected }
        let candidate = candidates[withheld ?? range.lowerBound]
        let isCaught = candidate.method.map { isTaken($0, by: behind) } ?? !behind.isEmpty
        // In the way of the method guard it would be answered as if the operation did not exist.
        let isRefused = isBeforeMethodGuard && withheld != nil
        // An unknown method may be one that another document serves on this very path; that one stands before.
        guard isCaught || isRefused else { return nil }
        return RouteEntry(
            name: RouteName.guarding(candidate.name),
            match: RouteMatch(
                path: .template(candidate.template),
                method: candidate.method.map(RouteMatch.Method.exactly) ?? .any
            ),
            action: .respond(withheld == nil ? .notSelected : .withheld),
            provenance: candidate.provenance
        )
    }

    /// Whether a method is served, or preflights are answered where it is `OPTIONS`.
    private func isTaken(_ method: HTTPMethod, by marks: MethodMarks) -> Bool {
        if method == .options, !marks.preflighted.isEmpty { return true }
        return !marks.served.isDisjoint(with: methods.known(method))
    }

    /// Whether requests with other methods of a path that was asked for would be taken by something behind it.
    private func needsMethodGuard(_ group: Group) -> Bool {
        guard group.range.contains(where: { candidates[$0].isSelected }) else { return false }
        let behind = group.behind
        if !behind.served.subtracting(group.known).isEmpty || behind.served.contains(.others) { return true }
        return !group.known.contains(options)
            && !behind.preflighted.subtracting(group.marks.preflighted).isEmpty
    }

    private func methodGuard(_ group: Group, _ template: PathTemplate) -> RouteEntry {
        let asked = group.range.filter { candidates[$0].isSelected }
        let allowed = Set(asked.compactMap { candidates[$0].method }).ordered()
        return RouteEntry(
            name: RouteName.wrongMethod(environment: environment, shape: template.shape),
            match: RouteMatch(path: .template(template), method: .any),
            action: .respond(.wrongMethod(allowed: allowed)),
            provenance: asked.first.map { candidates[$0].provenance } ?? Provenance()
        )
    }
}
