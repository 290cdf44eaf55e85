import PortalDiagnostics
import PortalDocument

extension Field {
    /// A field of Gloo Portal that is read and cannot be honoured: a warning says what is lost.
    ///
    /// `false` and an empty value ask for nothing, so nothing is lost.
    static func notHonoured(_ name: String, _ loss: String) -> Field {
        unhonoured(name, loss, as: .glooNotHonoured)
    }

    /// A field of Gloo Portal that protects something and cannot be honoured: what it protected is not served.
    static func protection(_ name: String, _ loss: String) -> Field {
        unhonoured(name, loss, as: .glooProtectionLost)
    }

    private static func unhonoured(_ name: String, _ loss: String, as code: DiagnosticCode) -> Field {
        var field = Field(name, "", isRequired: false, schema: { .anything }) { _, node, place, decoding in
            decoding.consume(place)
            let isEmpty = node.kind == .sequence || node.kind == .mapping ? node.count == 0 : node.boolean == false
            guard !isEmpty else { return }
            decoding.report(code, at: place.key, ["loss": loss])
        }
        field.isPassedOver = true
        return field
    }

    /// A field that Gloo Portal itself refuses, since the portal decides these things.
    static func forbidden(_ name: String) -> Field {
        var field = Field(name, "", isRequired: false, schema: { .anything }) { _, node, place, decoding in
            decoding.consume(place)
            decoding.report(.glooForbiddenOption, at: place.key, ["option": name])
        }
        field.isPassedOver = true
        return field
    }
}

extension Shape {
    /// A value whose errors break nothing but itself.
    ///
    /// Written inside a resource, it stands for something that others depend on by its own name.
    var isolated: Shape<Value?> {
        Shape<Value?>(schema()) { [read] node, place, decoding in
            let wasBroken = decoding.isBroken
            decoding.isBroken = false
            defer { decoding.isBroken = wasBroken }
            let value = read(node, place, &decoding)
            return .some(decoding.isBroken ? nil : value)
        }
    }
}

extension Shape where Value == ContentSource {
    /// A `DataSource`.
    static var gloo: Shape {
        .object(
            Table(
                [
                    Field("inlineString", .embedded, "") { $0 = ContentSource(.text($1), provenance: $2) },
                    Field("inlineBytes", .bytes, "") { $0 = ContentSource(.bytes($1), provenance: $2) },
                    Field("fetchUrl", .text(.url), "") { $0 = ContentSource(.url($1), provenance: $2) },
                    Field("configMap", .object, "") { $0 = ContentSource(.configMap($1), provenance: $2) },
                ],
                rules: [.exactlyOne(of: ["inlineString", "inlineBytes", "fetchUrl", "configMap"])]
            ),
            blank: ContentSource.blank
        )
    }
}

extension Shape where Value == [PlanRef]? {
    /// Names of plans that environments define; an empty list says nothing.
    static var glooPlans: Shape {
        Shape<[PlacedText]>.list(.placed(.line), atMost: .max).map { $0.isEmpty ? nil : $0.map(PlanRef.environment) }
    }
}

extension Shape where Value == [PlacedText]? {
    /// Names; an empty list says nothing.
    static func glooNames(_ format: TextFormat) -> Shape {
        Shape<[PlacedText]>.list(.placed(format), atMost: .max).map { $0.isEmpty ? nil : $0 }
    }
}

extension TextFormat {
    /// A namespace, or all of them.
    static let glooNamespace = TextFormat(.badName, "a namespace or `*`", atMost: 63) {
        $0 == "*" || TextFormat.label.accepts($0)
    }

    /// A host that is served, with a port where Gloo Edge needed one.
    static let glooDomain = TextFormat(
        .badHost,
        "a domain such as `api.example.com` or `*.example.com`",
        atMost: 259
    ) { text in
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return TextFormat.domain.accepts(text) }
        let port = text.utf8[text.utf8.index(after: colon)...]
        return (1...5).contains(port.count) && port.allSatisfy(isDigit)
            && TextFormat.domain.accepts(String(text[..<colon]))
    }
}

extension Shape where Value == [PlacedText] {
    /// Hosts without their ports, each once: Istio's hosts match every port.
    static var glooDomains: Shape {
        Shape.list(.placed(.glooDomain), atLeast: 1, atMost: .max, isSet: true).map { domains in
            var seen: Set<String> = []
            return domains.compactMap { domain in
                let host = String(domain.text.prefix { $0 != ":" })
                return seen.insert(host).inserted ? PlacedText(host, provenance: domain.provenance) : nil
            }
        }
    }
}
