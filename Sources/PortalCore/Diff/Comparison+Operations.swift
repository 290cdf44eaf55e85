internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// What is offered, where it leads, and who may call it.
    mutating func compareOperations() {
        matchByName()
        let taken = findTakeovers()
        compareOffers(taken)
        for (number, offer) in old.offers.enumerated() where successors[number] != nil {
            for location in old.locations(in: number) {
                guard let counterpart = counterparts[location] else { continue }
                compare(location, counterpart)
            }
            compareVersions(offer, number)
            compareKeys(number)
        }
    }

    /// Operations that a takeover explains: they are not told as removed or added too.
    private struct Takeovers {
        var lost = Set<DiffSide.Location>()
        var gained = Set<DiffSide.Location>()
    }

    private mutating func matchByName() {
        for (number, offer) in old.offers.enumerated() {
            guard let successor = successors[number] else { continue }
            for (key, location) in offer.operations {
                if let same = new.offers[successor].operations[key] { counterparts[location] = same }
            }
        }
    }

    /// Finds the requests that another operation answers now.
    private mutating func findTakeovers() -> Takeovers {
        var taken = Takeovers()
        var known = Set(counterparts.values)
        for number in old.offers.indices {
            for location in old.locations(in: number) where old.operation(location).state == .served {
                var reported = Set<DiffSide.Location>()
                for host in old.offers[number].environment.hosts {
                    let operation = old.operation(location)
                    let key = DiffSide.RouteKey(
                        host: host,
                        method: operation.method,
                        shape: operation.template.shape
                    )
                    guard let owner = new.owners[key], owner != counterparts[location],
                        reported.insert(owner).inserted
                    else { continue }
                    let isGone = counterparts[location] == nil
                    let isNew = !known.contains(owner)
                    if isGone, isNew, isSameApi(location, owner) {
                        counterparts[location] = owner
                        known.insert(owner)
                        noteRenamed(location, owner)
                        continue
                    }
                    noteTakeover(of: location, by: owner)
                    if isGone { taken.lost.insert(location) }
                    if isNew { taken.gained.insert(owner) }
                }
            }
        }
        return taken
    }

    private func isSameApi(_ before: DiffSide.Location, _ after: DiffSide.Location) -> Bool {
        let (first, second) = (old.version(before), new.version(after))
        return successors[before.offer] == after.offer && first.product == second.product
            && first.version == second.version
            && first.apis.map(\.name)[checked: old.operation(before).api]
                == second.apis.map(\.name)[checked: new.operation(after).api]
    }

    private mutating func noteRenamed(_ before: DiffSide.Location, _ after: DiffSide.Location) {
        note(
            .operationRenamed,
            Self.subject(after, on: new),
            "was called `\(old.operation(before).id)`",
            before: old.operation(before).provenance,
            after: new.operation(after).provenance
        )
    }

    private mutating func noteTakeover(of before: DiffSide.Location, by after: DiffSide.Location) {
        let owner = old.version(before)
        let environment = old.offers[before.offer].environment.name
        let place =
            successors[before.offer] == after.offer ? "" : " in Environment \(environment)"
        let subject = Self.subject(after, on: new)
        note(
            .routeOwnerChanged,
            subject,
            "answers what `\(old.operation(before).id)` of \(owner.product) \(owner.version)\(place) answered",
            before: old.operation(before).provenance,
            after: new.operation(after).provenance
        )
        compareAuth(before, after, subject)
    }

    // MARK: - What is there

    private mutating func compareOffers(_ taken: Takeovers) {
        let known = Set(counterparts.values)
        for number in old.offers.indices {
            guard let successor = successors[number] else { continue }
            let versions = versionKeys(new.offers[successor].environment)
            let products = Set(versions.map(\.product))
            noteMissing(from: old.offers[number], in: versions, products, isOld: true)
            for location in old.locations(in: number) where counterparts[location] == nil {
                guard old.operation(location).isOffered, !taken.lost.contains(location),
                    versions.contains(VersionKey(old.version(location)))
                else { continue }
                noteGone(location, new.offers[successor])
            }
            let earlier = versionKeys(old.offers[number].environment)
            noteMissing(from: new.offers[successor], in: earlier, Set(earlier.map(\.product)), isOld: false)
            for location in new.locations(in: successor) where !known.contains(location) {
                guard new.operation(location).isOffered, !taken.gained.contains(location),
                    earlier.contains(VersionKey(new.version(location)))
                else { continue }
                noteCome(location, old.offers[number])
            }
        }
    }

    private struct VersionKey: Hashable {
        var product: ResourceName
        var version: String

        init(_ version: PublishedVersion) {
            product = version.product
            self.version = version.version
        }
    }

    private func versionKeys(_ environment: ResolvedEnvironment) -> Set<VersionKey> {
        Set(environment.products.map(VersionKey.init))
    }

    /// Notes products and versions of one side that the other one does not have.
    private mutating func noteMissing(
        from offer: DiffSide.Offer,
        in others: Set<VersionKey>,
        _ products: Set<ResourceName>,
        isOld: Bool
    ) {
        var seen = Set<VersionKey>()
        var wholes = Set<ResourceName>()
        for version in offer.environment.products where !others.contains(VersionKey(version)) {
            var subject = Self.subject(version, in: offer.environment.name)
            let isWhole = !products.contains(version.product)
            let all = offer.environment.products.filter {
                isWhole ? $0.product == version.product : VersionKey($0) == VersionKey(version)
            }
            let isFirst = isWhole ? wholes.insert(version.product).inserted : seen.insert(VersionKey(version)).inserted
            guard isFirst else { continue }
            if isWhole { subject.version = nil }
            let count = DiffWords.operations(all.reduce(0) { $0 + $1.operations.count(where: \.isOffered) })
            note(
                isOld
                    ? (isWhole ? .productRemoved : .versionRemoved) : (isWhole ? .productAdded : .versionAdded),
                subject,
                isOld ? "is no longer offered, with \(count)" : "is offered, with \(count)",
                before: isOld ? version.provenance : nil,
                after: isOld ? nil : version.provenance
            )
        }
    }

    private mutating func noteGone(_ location: DiffSide.Location, _ successor: DiffSide.Offer) {
        let operation = old.operation(location)
        let isClosed = api(of: location, on: old).map(successor.closedApis.contains) ?? false
        note(
            isClosed ? .operationWithheld : .operationRemoved,
            Self.subject(location, on: old),
            isClosed ? "is withheld: its ApiDoc is, as a whole" : "is no longer offered",
            before: operation.provenance
        )
    }

    private mutating func noteCome(_ location: DiffSide.Location, _ predecessor: DiffSide.Offer) {
        let operation = new.operation(location)
        let wasClosed = api(of: location, on: new).map(predecessor.closedApis.contains) ?? false
        note(
            wasClosed ? .operationRestored : .operationAdded,
            Self.subject(location, on: new),
            wasClosed ? "is offered again: its ApiDoc was withheld" : "is new",
            after: operation.provenance
        )
    }

    private func api(of location: DiffSide.Location, on side: DiffSide) -> RouteNameParts.ApiKey? {
        let version = side.version(location)
        return version.apis.map(\.name)[checked: side.operation(location).api].map {
            RouteNameParts.ApiKey(product: version.product, version: version.version, entry: $0)
        }
    }

    // MARK: - One operation

    private mutating func compare(_ before: DiffSide.Location, _ after: DiffSide.Location) {
        let (first, second) = (old.operation(before), new.operation(after))
        let subject = Self.subject(after, on: new)
        let places = (first.provenance, second.provenance)
        switch (first.isOffered, second.isOffered) {
        case (true, false):
            var message = "is withheld"
            if case .withheld(let reasons) = second.state, !reasons.isEmpty {
                message += " (\(reasons.joined(separator: ", ")))"
            }
            note(.operationWithheld, subject, message, before: places.0, after: places.1)
        case (false, true):
            note(.operationRestored, subject, "is offered again", before: places.0, after: places.1)
        case (false, false):
            break
        case (true, true):
            let isMoved = first.method != second.method || first.template.shape != second.template.shape
            if isMoved {
                let message = "was \(first.method) \(first.template)"
                note(.operationMoved, subject, message, before: places.0, after: places.1)
            }
            compareAuth(before, after, subject)
            if let from = old.route(before), let to = new.route(after) {
                compareRoutes(from, to, subject, isMoved: isMoved)
            }
        }
    }
}

extension Array {
    /// The element at a position, or `nil` where there is none.
    subscript(checked index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
