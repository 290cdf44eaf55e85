import PortalDiagnostics
import PortalDocument

extension DescriptionReader {
    /// Reads the `parameters` list of what stands at `place`, following references.
    mutating func parameters(_ list: Node?, at place: Place) -> [DraftParameter] {
        guard let list, list.kind == .sequence else { return [] }
        let listPlace = place.appending("parameters")
        var result: [DraftParameter] = []
        result.reserveCapacity(list.count)
        for (position, element) in list.elements.enumerated() {
            let written = listPlace.appending(position)
            let fields = ParameterFields(of: element)
            guard fields.reference?.kind == .string else {
                let value = parameter(fields, provenance: written)
                result.append(DraftParameter(place: written, node: element, value: value))
                continue
            }
            guard case .success(let node) = resolver.follow(element) else {
                result.append(DraftParameter(place: written))
                continue
            }
            let value = parameter(ParameterFields(of: node), provenance: node.place)
            result.append(DraftParameter(place: written, node: node, value: value))
        }
        return result
    }

    private mutating func parameter(_ fields: ParameterFields, provenance: Place) -> Parameter? {
        guard let text = fields.location?.string, let location = Parameter.Place(rawValue: text), isKnown(location),
            let name = fields.name?.string
        else { return nil }
        note(fields.name)
        return Parameter(
            name: name,
            location: location,
            isRequired: fields.required?.boolean ?? false,
            provenance: Provenance(provenance)
        )
    }

    private func isKnown(_ location: Parameter.Place) -> Bool {
        switch location {
        case .path, .query, .header: true
        case .cookie: format != .swagger2
        case .body, .formData: format == .swagger2
        case .querystring: format == .openAPI32
        }
    }

    /// The parameters of an operation: those of its path, replaced by its own of the same name and place.
    static func merged(_ inherited: [Parameter], _ own: [Parameter]) -> [Parameter] {
        if inherited.isEmpty { return own }
        if own.isEmpty { return inherited }
        // Most lists are short, where making a set takes longer than looking.
        if inherited.count * own.count <= 64 {
            return inherited.filter { other in !own.contains { $0.key == other.key } } + own
        }
        let replaced = Set(own.map(\.key))
        return inherited.filter { !replaced.contains($0.key) } + own
    }
}
