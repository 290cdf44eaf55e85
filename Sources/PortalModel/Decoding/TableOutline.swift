import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// What of a table does not depend on the type that it fills: compiled once, and not for each of a hundred types.
struct TableOutline: Sendable {
    /// What a field is called, and what is asked of it.
    struct Field: Sendable {
        let name: String
        let isRequired: Bool
        let isPassedOver: Bool
        let schema: @Sendable () -> SchemaNode
    }

    /// What a mapping holds.
    struct Finding {
        /// The values to read, with the indexes of their fields.
        var values: [(field: Int, node: Node, place: Place)] = []
        /// The keys that are no fields.
        var unknown: [String] = []
        /// The required fields that are not there.
        var missing: [String] = []
    }

    let fields: [Field]
    /// Whether fields that are not listed are somebody else's business.
    let isOpen: Bool

    /// Finds the fields of a mapping.
    func find(in node: Node, at place: Place, _ decoding: inout Decoding) -> Finding {
        if node.count == 0 { decoding.consume(place) }
        var finding = Finding()
        finding.missing = fields.filter(\.isRequired).map(\.name)
        for member in node.members {
            let name = member.key.text
            let memberPlace = place.appending(name)
            guard let index = fields.firstIndex(where: { $0.name == name }) else {
                if isOpen { decoding.consume(memberPlace) } else { finding.unknown.append(name) }
                continue
            }
            if member.value.isNull, decoding.nullIsAbsent, !fields[index].isPassedOver {
                decoding.consume(memberPlace)
                continue
            }
            finding.missing.removeAll { $0 == name }
            finding.values.append((index, member.value, memberPlace))
        }
        return finding
    }

    /// What to write instead of a bare name, as references are often written.
    func help(insteadOf node: Node) -> String? {
        guard node.kind == .string, fields.filter(\.isRequired).map(\.name) == ["name"],
            TextFormat.resourceName.accepts(node.text)
        else { return nil }
        return "write `{name: \(node.text)}`"
    }

    /// Reports the fields that there are not, and those that should be there; one that was misspelt is not missing.
    func report(_ finding: Finding, in node: Node, at place: Place, _ decoding: inout Decoding) {
        var missing = finding.missing
        for name in finding.unknown {
            let meant = reportUnknown(name, at: place, written: node, &decoding)
            missing.removeAll { $0 == meant }
        }
        for name in missing {
            decoding.report(.missingField, at: place.key, ["field": name])
        }
    }

    /// Reports a field that is not of this mapping; returns the field that was probably meant.
    private func reportUnknown(
        _ name: String,
        at place: Place,
        written node: Node,
        _ decoding: inout Decoding
    ) -> String? {
        let candidates = fields.lazy.filter { !$0.isPassedOver && node[$0.name] == nil }.map(\.name)
        let meant = NearName.closest(to: name, among: candidates)
        let inner = fields.first { field in field.schema().properties.contains { $0.name == name } }
        let field = place.appending(name)
        decoding.report(
            .unknownField,
            at: field.key,
            ["field": name, "path": decoding.path(to: place)],
            help: meant.map { "did you mean `\($0)`?" }
                ?? inner.map { "`\(name)` is a field of `\($0.name)`" }
                ?? "the fields here are \(listed(fields.filter { !$0.isPassedOver }.map(\.name)))",
            fix: meant.map { Diagnostic.Fix(replace: .place(field.key), with: $0) }
        )
        return meant
    }
}
