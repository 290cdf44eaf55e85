internal import PortalDiagnostics
internal import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// Chooses operations of a description, and says what is special about some.
///
/// An id that names no operation is an error. Where it stands in `exclude`, or in an override with plans, the whole
/// entry is withheld: something was meant to be hidden or protected, and there is no telling what. A tag, method or path
/// that matches nothing is a warning, because that is ordinary while a description grows.
struct OperationSelection {
    private let description: ApiDescription
    private let product: ApiProduct
    private let positions: [String: [Int]]

    /// The ApiDoc, as messages name it.
    private let source: String

    init(_ description: ApiDescription, _ apiDoc: ResourceName, of product: ApiProduct) {
        self.description = description
        self.product = product
        source = "ApiDoc `\(apiDoc)`"
        var positions: [String: [Int]] = [:]
        positions.reserveCapacity(description.operations.count)
        for (position, operation) in description.operations.enumerated() {
            positions[operation.id, default: []].append(position)
        }
        self.positions = positions
    }

    /// Applies a choice; the operations are those of the description, in its order, and then what is unreadable.
    mutating func apply(
        _ choice: OperationChoice,
        to operations: inout [PreparedOperation],
        _ referrer: Referrer,
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ withholding: inout Withholding,
        _ findings: inout Findings
    ) {
        if let include = choice.include {
            for position in description.operations.indices { operations[position].isSelected = false }
            for selector in include {
                for position in select(selector, &findings).positions { operations[position].isSelected = true }
            }
        }
        for selector in choice.exclude {
            let selected = select(selector, &findings)
            for position in selected.positions { operations[position].isSelected = false }
            if let unknown = selected.unknown { withholding.append(unknown) }
        }
        for (number, override) in choice.overrides.enumerated() {
            let selected = select(override.select, &findings)
            if let unknown = selected.unknown, override.usagePlans != nil { withholding.append(unknown) }
            let route = routes.bind(override.route, from: referrer, &trust, &findings)
            for position in selected.positions {
                if case .none = route {} else { operations[position].route = route }
                if override.usagePlans != nil { operations[position].planOverride = number }
            }
        }
    }

    /// The positions of the operations that a selector means, and the finding about an id that is unknown.
    private func select(
        _ selector: OperationSelector,
        _ findings: inout Findings
    ) -> (positions: [Int], unknown: String?) {
        var unknown: String?
        var candidates = Array(description.operations.indices)
        if let ids = selector.ids {
            var chosen = Set<Int>()
            for id in ids {
                if let known = positions[id.text] {
                    chosen.formUnion(known)
                } else {
                    unknown = reportUnknown(id, &findings)
                }
            }
            candidates = chosen.ordered()
        }
        if selector.tags != nil || selector.methods != nil || selector.paths != nil {
            let matcher = OperationMatcher(selector)
            candidates = candidates.filter { position in
                let operation = description.operations[position]
                return matcher.matches(
                    id: operation.id,
                    tags: operation.tags,
                    method: operation.method,
                    path: operation.path
                )
            }
        }
        if candidates.isEmpty, unknown == nil { reportNothing(selector, &findings) }
        return (candidates, unknown)
    }

    private func reportUnknown(_ id: PlacedText, _ findings: inout Findings) -> String {
        let meant = NearName.closest(to: id.text, among: description.operations.map(\.id))
        return findings.report(
            .unknownOperation,
            at: id.provenance,
            ["id": id.text, "source": source],
            help: meant.map { "did you mean `\($0)`?" },
            subject: product.identity
        )
    }

    private func reportNothing(_ selector: OperationSelector, _ findings: inout Findings) {
        var meant: String?
        if let tag = selector.tags?.first {
            let tags = Set(description.operations.flatMap(\.tags)).ordered()
            if !tags.contains(tag.text) { meant = NearName.closest(to: tag.text, among: tags) }
        }
        findings.report(
            .selectorWithoutMatch,
            at: selector.provenance,
            ["source": source],
            help: meant.map { "did you mean the tag `\($0)`?" },
            subject: product.identity
        )
    }
}
