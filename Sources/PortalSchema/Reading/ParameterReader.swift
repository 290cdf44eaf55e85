import PortalDiagnostics
import PortalDocument

extension DescriptionReader {
    /// Reads a `parameters` list, following references.
    mutating func parameters(of owner: Node, at place: Place) -> [DraftParameter] {
        guard let list = owner["parameters"], list.kind == .sequence else { return [] }
        let listPlace = place.appending("parameters")
        var result: [DraftParameter] = []
        result.reserveCapacity(list.count)
        for (position, element) in list.elements.enumerated() {
            let written = listPlace.appending(position)
            guard case .success(let node) = resolver.follow(element) else {
                result.append(DraftParameter(place: written))
                continue
            }
            let isReference = ReferenceResolver.reference(in: element) != nil
            let value = parameter(node, provenance: isReference ? self.place(of: node) : written)
            result.append(DraftParameter(place: written, node: node, value: value))
        }
        return result
    }

    private func parameter(_ node: Node, provenance: Place) -> Parameter? {
        guard node.kind == .mapping, let text = node["in"]?.string,
            let location = Parameter.Place(rawValue: text), isKnown(location)
        else { return nil }
        // A `querystring` parameter stands for the whole query; 3.2 gives its name no meaning, but asks for one.
        guard let name = node["name"]?.string else { return nil }
        return Parameter(
            name: name,
            location: location,
            isRequired: node["required"]?.boolean ?? false,
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
        let replaced = Set(own.map(\.key))
        return inherited.filter { !replaced.contains($0.key) } + own
    }
}
