import PortalDiagnostics
import PortalDocument

/// `APIDoc`.
enum GlooApiDoc {
    static let table = Table<ApiDoc>(
        [
            Field(
                "openApi",
                within: Table([
                    Field("content", .gloo, "", required: true) { doc, source, _ in doc.schema = .openApi(source) }
                ]),
                ""
            ),
            Field(
                "grpc",
                within: Table(
                    [
                        reflection,
                        Field("descriptors", .gloo, "") { doc, source, _ in doc.schema = .grpc(descriptorSet: source) },
                    ],
                    rules: [.exactlyOne(of: ["reflectionSource", "descriptors"])]
                ),
                ""
            ),
            .notHonoured("image", "the picture is not shown"),
        ],
        rules: [.exactlyOne(of: ["openApi", "grpc"])]
    )

    /// Asking a running server is not for a translation that has to give the same result everywhere.
    private static let reflection = Field<ApiDoc>(
        "reflectionSource",
        "",
        isRequired: false,
        schema: { .anything }
    ) { _, _, place, decoding in
        decoding.consume(place)
        decoding.report(.glooReflection, at: place.key)
    }
}
