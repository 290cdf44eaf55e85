import PortalDiagnostics
import PortalDocument

/// The fields of a mapping and what has to hold between them.
struct Table<Owner>: Sendable {
    let fields: [Field<Owner>]
    let rules: [Rule<Owner>]
    /// What the reference page calls the type; `nil` for a mapping that belongs to the field it stands in.
    let title: String?
    /// The fields without the type that they fill.
    let outline: TableOutline

    init(_ fields: [Field<Owner>], rules: [Rule<Owner>] = [], isOpen: Bool = false, title: String? = nil) {
        self.fields = fields
        self.rules = rules
        self.title = title
        outline = TableOutline(fields: fields.map(\.outline), isOpen: isOpen)
    }

    /// Reads a mapping into `owner` and reports everything that is wrong with it.
    ///
    /// Not specialized: the fields' own readers are, and a hundred copies of this loop would be a hundredth of the C library.
    @_semantics("optimize.sil.specialize.generic.never")
    func read(into owner: inout Owner, from node: Node, at place: Place, _ decoding: inout Decoding) {
        if var placed = owner as? any Placed, placed.provenance.place == nil {
            placed.provenance = Provenance(place)
            if let placed = placed as? Owner { owner = placed }
        }
        let finding = outline.find(in: node, at: place, &decoding)
        for value in finding.values {
            fields[value.field].read(&owner, value.node, value.place, &decoding)
        }
        outline.report(finding, in: node, at: place, &decoding)
        for rule in rules { rule.check(owner, node, place, &decoding) }
    }
}
