import PortalDiagnostics
import PortalDocument

extension ApiDoc: Shaped {
    static let blank = ApiDoc(metadata: .blank, schema: .openApi(.blank))
    static let fields: [Field<ApiDoc>] = [
        Field("openApi", .specification, "A Swagger 2.0 or OpenAPI 3.0 to 3.2 document.") { doc, source, _ in
            doc.schema = .openApi(source)
        },
        Field("grpc", within: grpc, "A gRPC schema."),
    ]
    static let rules: [Rule<ApiDoc>] = [.exactlyOne(of: ["openApi", "grpc"])]

    private static let grpc = Table<ApiDoc>([
        Field("descriptorSet", .binary, "A serialised `FileDescriptorSet`, imports included.", required: true) {
            doc,
            source,
            _ in
            doc.schema = .grpc(descriptorSet: source)
        }
    ])
}
