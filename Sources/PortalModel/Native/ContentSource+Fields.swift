import PortalDiagnostics
import PortalDocument

extension ContentSource: Placed {
    static let blank = ContentSource(.file(""))

    /// A specification.
    static let specification = table([inline, inlineText], title: "SpecificationSource")
    /// A text: a page, a style sheet.
    static let text = table([inlineText], title: "TextSource")
    /// Bytes: an image, a descriptor set.
    static let binary = table([inlineBytes], title: "BinarySource")

    private static func table(_ inPlace: [Field<ContentSource>], title: String) -> Table<ContentSource> {
        let fields = inPlace + elsewhere
        return Table(fields, rules: [.exactlyOne(of: fields.map(\.name))], title: title)
    }

    private static let inline = Field<ContentSource>("inline", .whole(.mapping), "The document as a mapping in place.")
    {
        $0 = ContentSource(.inline(InlineContent($1)), provenance: $2)
    }

    private static let inlineText = Field<ContentSource>("inlineText", .embedded, "The text itself.") {
        $0 = ContentSource(.text($1), provenance: $2)
    }

    private static let inlineBytes = Field<ContentSource>("inlineBytes", .bytes, "The bytes in base64.") {
        $0 = ContentSource(.bytes($1), provenance: $2)
    }

    private static let elsewhere: [Field<ContentSource>] = [
        Field("file", .text(.line), "A file, relative to this manifest; its bytes are supplied by the host.") {
            $0 = ContentSource(.file($1), provenance: $2)
        },
        Field("configMapKeyRef", .object, "A key of a ConfigMap.") {
            $0 = ContentSource(.configMap($1), provenance: $2)
        },
        Field("url", .text(.url), "A URL; its bytes are supplied by the host.") {
            $0 = ContentSource(.url($1), provenance: $2)
        },
    ]
}

extension Shape where Value == ContentSource {
    static var specification: Shape { .object(ContentSource.specification, blank: .blank) }
    static var content: Shape { .object(ContentSource.text, blank: .blank) }
    static var binary: Shape { .object(ContentSource.binary, blank: .blank) }
}

extension Shape where Value == EmbeddedText {
    /// A text that positions lead into.
    static var embedded: Shape {
        let text = Shape<String>.text(.content)
        return Shape(text.schema()) { node, place, decoding in
            text.read(node, place, &decoding).map { EmbeddedText($0, node: node) }
        }
    }
}

extension Shape where Value == EmbeddedBytes {
    /// Bytes in base64 (RFC 4648 section 4).
    static var bytes: Shape {
        let text = Shape<String>.text(.base64)
        return Shape(text.schema()) { node, place, decoding in
            guard text.read(node, place, &decoding) != nil else { return nil }
            guard let bytes = DocumentReader.bytes(base64: node, diagnostics: &decoding.diagnostics) else {
                decoding.isBroken = true
                return nil
            }
            return EmbeddedBytes(bytes, node: node)
        }
    }
}
