import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// The fields of a mapping and what has to hold between them.
struct Table<Owner>: Sendable {
    let fields: [Field<Owner>]
    let rules: [Rule<Owner>]
    /// Whether fields that are not listed are somebody else's business.
    let isOpen: Bool
    /// What the reference page calls the type; `nil` for a mapping that belongs to the field it stands in.
    let title: String?

    init(_ fields: [Field<Owner>], rules: [Rule<Owner>] = [], isOpen: Bool = false, title: String? = nil) {
        self.fields = fields
        self.rules = rules
        self.isOpen = isOpen
        self.title = title
    }

    /// Reads a mapping into `owner` and reports everything that is wrong with it.
    func read(into owner: inout Owner, from node: Node, at place: Place, _ decoding: inout Decoding) {
        if var placed = owner as? any Placed, placed.provenance.place == nil {
            placed.provenance = Provenance(place)
            if let placed = placed as? Owner { owner = placed }
        }
        if node.count == 0 { decoding.consume(place) }
        var unknown: [String] = []
        var missing = fields.filter(\.isRequired).map(\.name)
        for member in node.members {
            let name = member.key.text
            let memberPlace = place.appending(name)
            guard let field = fields.first(where: { $0.name == name }) else {
                if isOpen { decoding.consume(memberPlace) } else { unknown.append(name) }
                continue
            }
            if member.value.isNull, decoding.nullIsAbsent, !field.isPassedOver {
                decoding.consume(memberPlace)
                continue
            }
            missing.removeAll { $0 == name }
            field.read(&owner, member.value, memberPlace, &decoding)
        }
        for name in unknown {
            let meant = reportUnknown(name, at: place, written: node, &decoding)
            missing.removeAll { $0 == meant }
        }
        for name in missing {
            decoding.report(.missingField, at: place.key, ["field": name])
        }
        for rule in rules { rule.check(owner, node, place, &decoding) }
    }

    /// Reports a field that is not of this mapping; returns the field that was probably meant.
    ///
    /// Never specialized: a hundred copies of what only mistakes need are a twentieth of the C library.
    @_semantics("optimize.sil.specialize.generic.never")
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
