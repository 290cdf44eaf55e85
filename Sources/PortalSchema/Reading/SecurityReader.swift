import PortalDiagnostics
import PortalDocument
import PortalVocabulary

extension DescriptionReader {
    /// Reads the `security` list of the document or of an operation; `nil` where it has none.
    mutating func security(_ list: Node?, at place: Place) -> DraftSecurity? {
        guard let list else { return nil }
        let listPlace = place.appending("security")
        var result = DraftSecurity(place: listPlace, node: list, requirements: [], isComplete: list.kind == .sequence)
        for (position, element) in list.elements.enumerated() {
            guard element.kind == .mapping else {
                result.isComplete = false
                continue
            }
            var schemes: [SecurityRequirement.Scheme] = []
            for member in element.members {
                if member.key.isAmbiguous { ambiguous.append((member.key, member.value.place.key)) }
                schemes.append(
                    SecurityRequirement.Scheme(
                        name: member.key.text,
                        scopes: member.value.elements.compactMap(\.string)
                    )
                )
            }
            result.requirements.append(
                SecurityRequirement(
                    schemes: schemes.ordered { $0.name < $1.name },
                    provenance: Provenance(listPlace.appending(position))
                )
            )
        }
        return result
    }

    /// Reads the security schemes, sorted by name.
    mutating func securitySchemes() -> [DraftScheme] {
        let holder = format == .swagger2 ? root["securityDefinitions"] : root["components"]?["securitySchemes"]
        let holderPlace =
            format == .swagger2
            ? place.appending("securityDefinitions") : place.appending("components").appending("securitySchemes")
        guard let holder else { return [] }
        var result: [DraftScheme] = []
        for member in holder.members {
            let name = member.key.text
            guard case .success(let node) = resolver.follow(member.value) else {
                result.append(DraftScheme(name: name, node: member.value))
                continue
            }
            let value = schemeKind(node).map {
                SecurityScheme(name: name, kind: $0, provenance: Provenance(holderPlace.appending(name)))
            }
            result.append(DraftScheme(name: name, node: node, value: value))
        }
        return result.ordered { $0.name < $1.name }
    }

    /// Finds schemes that requirements name by URI, as 3.2 allows (Security Requirement Object), beside the components.
    mutating func securitySchemes(namedBy requirements: [SecurityRequirement], known: [DraftScheme]) -> [DraftScheme] {
        var found: [String: DraftScheme] = [:]
        let names = Set(known.map(\.name))
        for scheme in requirements.lazy.flatMap(\.schemes) where !names.contains(scheme.name) {
            guard found[scheme.name] == nil, scheme.name.utf8.contains(where: { "/#:".utf8.contains($0) }),
                case .success(let target) = resolver.target(ofURI: scheme.name),
                case .success(let node) = resolver.follow(target)
            else { continue }
            let value = schemeKind(node).map {
                SecurityScheme(name: scheme.name, kind: $0, provenance: Provenance(node.place))
            }
            found[scheme.name] = DraftScheme(name: scheme.name, node: node, value: value)
        }
        return (known + found.values).ordered { $0.name < $1.name }
    }

    private func schemeKind(_ node: Node) -> SecurityScheme.Kind? {
        switch node["type"]?.string {
        case "apiKey":
            guard let name = node["name"]?.string, let location = node["in"]?.string,
                ["header", "query", "cookie"].contains(location)
            else { return nil }
            return .apiKey(name: name, in: location)
        case "basic" where format == .swagger2:
            return .http(scheme: "basic")
        case "http" where format != .swagger2:
            return node["scheme"]?.string.map { .http(scheme: $0.lowercased()) }
        case "oauth2":
            return .oauth2
        case "openIdConnect" where format != .swagger2:
            return node["openIdConnectUrl"]?.string.map { .openIDConnect(url: $0) }
        case "mutualTLS" where format >= .openAPI31:
            return .mutualTLS
        default:
            return nil
        }
    }
}
