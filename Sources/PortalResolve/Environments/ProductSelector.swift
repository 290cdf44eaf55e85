internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// A version of a product as an environment selects it.
struct SelectedVersion {
    /// The product, by its number.
    var product: Int
    /// The version, by its number in the product.
    var version: Int
    /// What selects it.
    var selection: ProductSelection
    /// Why everything in it is withheld.
    var withholding = Withholding()
}

/// Finds the versions that an environment selects.
struct ProductSelector {
    let products: [PreparedProduct]
    let index: ResourceIndex
    let trust: Trust

    /// The selected versions, in the order of product, version and selection.
    func select(in environment: Environment, _ findings: inout Findings) -> [SelectedVersion] {
        var selected: [SelectedVersion] = []
        for selection in environment.products {
            selected += versions(of: selection, in: environment, &findings)
        }
        // The written order of selections decides nothing: among equals any is as good as the other.
        selected = selected.ordered { left, right in
            if left.product != right.product { return left.product < right.product }
            if left.version != right.version { return left.version < right.version }
            return (left.selection.basePath?.text ?? "") < (right.selection.basePath?.text ?? "")
        }
        return withoutRepetition(selected, environment, &findings)
    }

    private func versions(
        of selection: ProductSelection,
        in environment: Environment,
        _ findings: inout Findings
    ) -> [SelectedVersion] {
        let own = environment.metadata.namespace
        var chosen = products.indices.filter { number in
            let product = products[number]
            let labels = product.product.metadata.labels
            return selection.selects(product.name.name, in: product.name.namespace, labels: labels, own: own)
        }
        reportUnknown(selection, own, environment, &findings)
        var refused: [Int: String] = [:]
        for number in chosen { refused[number] = objection(to: number, in: selection, of: environment, &findings) }
        // What was not asked for by its namespace is left out, the rest is withheld.
        if case .all = selection.namespaces { chosen.removeAll { refused[$0] != nil } }
        var result: [SelectedVersion] = []
        for number in chosen {
            var withholding = Withholding()
            if let reason = refused[number] { withholding.append(reason) }
            for (position, prepared) in products[number].versions.enumerated()
            where Self.isSelected(prepared.version, by: selection.versions) {
                result.append(
                    SelectedVersion(
                        product: number,
                        version: position,
                        selection: selection,
                        withholding: withholding
                    )
                )
            }
        }
        for name in selection.versions?.names ?? [] {
            let known = chosen.flatMap { products[$0].versions.map(\.version.name) }
            guard !known.contains(name.text), !chosen.isEmpty else { continue }
            let meant = NearName.closest(to: name.text, among: Set(known).ordered())
            findings.report(
                .unknownProductVersion,
                at: name.provenance,
                ["version": name.text],
                help: meant.map { "did you mean `\($0)`?" },
                subject: environment.identity
            )
        }
        // Broken names have been reported; what remains is a choice that is sound and empty.
        let hasNames = !(selection.names ?? []).isEmpty || !(selection.versions?.names ?? []).isEmpty
        if result.isEmpty, !hasNames, refused.isEmpty {
            findings.report(.emptySelection, at: selection.provenance, subject: environment.identity)
        }
        return result
    }

    /// Why the Gloo dialect may not select a native product of another namespace.
    private func objection(
        to number: Int,
        in selection: ProductSelection,
        of environment: Environment,
        _ findings: inout Findings
    ) -> String? {
        let product = products[number].product
        guard environment.dialect == .gloo, product.dialect != .gloo else { return nil }
        return trust.objection(
            toSelected: product.identity,
            in: selection.namespaces,
            from: Referrer(environment),
            at: selection.provenance,
            &findings
        )
    }

    private static func isSelected(_ version: ApiProduct.Version, by choice: VersionSelection?) -> Bool {
        guard let choice else { return !version.isRetired }
        if choice.names.contains(where: { $0.text == version.name }) { return true }
        if choice.names.isEmpty, choice.tags.isEmpty { return !version.isRetired }
        return !version.isRetired && choice.tags.contains { version.tags.contains($0.text) }
    }

    /// Reports names that no product has.
    private func reportUnknown(
        _ selection: ProductSelection,
        _ own: String,
        _ environment: Environment,
        _ findings: inout Findings
    ) {
        for name in selection.names ?? [] {
            let isKnown = products.contains {
                $0.name.name == name.text && selection.namespaces.contains($0.name.namespace, own: own)
            }
            if isKnown { continue }
            let namespace = selection.namespaces.shown(own: own)
            let target = ResourceIdentity(kind: .apiProduct, namespace: namespace, name: name.text)
            _ = findings.reportUnknown(target, at: name.provenance, index, subject: environment.identity)
        }
    }

    /// One of several equal selections of a version stands for all; unequal ones withhold it.
    private func withoutRepetition(
        _ selected: [SelectedVersion],
        _ environment: Environment,
        _ findings: inout Findings
    ) -> [SelectedVersion] {
        var result: [SelectedVersion] = []
        for next in selected {
            guard let last = result.last, last.product == next.product, last.version == next.version else {
                result.append(next)
                continue
            }
            if last.selection.basePath == next.selection.basePath,
                last.selection.usagePlans == next.selection.usagePlans
            {
                continue
            }
            let product = products[next.product]
            let id = findings.report(
                .conflictingSelection,
                at: next.selection.provenance,
                ["product": product.name.description, "version": product.versions[next.version].version.name],
                labels: [Diagnostic.Label("also selected here", at: Location(last.selection.provenance))],
                subject: environment.identity
            )
            result[result.count - 1].withholding.append(id)
            var next = next
            next.withholding.append(id)
            result.append(next)
        }
        return result
    }
}
