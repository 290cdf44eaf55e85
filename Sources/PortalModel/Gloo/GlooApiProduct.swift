import PortalDiagnostics
import PortalDocument

/// `APIProduct`.
enum GlooApiProduct {
    static let table = Table<ApiProduct>([
        Field("displayInfo", within: displayInfo, ""),
        Field("usagePlans", .glooPlans, "") { product, plans, _ in product.usagePlans = plans },
        Field("versions", .list(.gloo, atMost: .max, key: "name"), into: \.versions, required: true, ""),
    ])

    private static let displayInfo = Table<ApiProduct>([
        Field("title", .text(.line), into: \.displayName, ""),
        Field("description", .text(), into: \.description, ""),
        Field("image", .gloo, into: \.image, ""),
        Field("termsOfService", .glooShown(as: .url), into: \.termsOfService, ""),
        Field("contact", .object(contact, blank: Contact.blank), into: \.contact, ""),
        Field("license", .object(license, blank: License.blank), into: \.license, ""),
    ])

    // Gloo Portal looks at none of these texts, so none of them breaks a product.
    private static let contact = Table<Contact>([
        Field("name", .text(), into: \.name, ""),
        Field("url", .glooShown(as: .url), into: \.url, ""),
        Field("email", .glooShown(as: .line), into: \.email, ""),
    ])
    private static let license = Table<License>([
        Field("name", .text(), into: \.name, ""),
        Field("url", .glooShown(as: .url), into: \.url, ""),
    ])
}

extension Shape where Value == String? {
    /// A text that readers would take for something that it is not, unless it has a form: then it is not shown.
    static func glooShown(as format: TextFormat) -> Shape {
        Shape<String>.text(.content).map { text, place, decoding in
            guard !text.isEmpty else { return .some(nil) }
            guard format.accepts(text) else {
                decoding.report(.glooNotHonoured, at: place, ["loss": "it is not \(format.phrase), and is not shown"])
                return .some(nil)
            }
            return .some(text)
        }
    }
}

extension Shape where Value == ApiProduct.Version {
    /// A version of an `APIProduct`.
    static var gloo: Shape {
        Shape<GlooVersion>.object.map { fields in
            var version = fields.version
            version.provenance = fields.provenance
            guard fields.hasRouteTable else { return version }
            // The product's own routes are what the table was to replace: publishing them instead would open what
            // nobody asked for.
            version.route = nil
            for index in version.apis.indices {
                version.apis[index].route = nil
                for other in version.apis[index].operations.overrides.indices {
                    version.apis[index].operations.overrides[other].route = nil
                }
            }
            return version
        }
    }
}

/// A version as it is written.
struct GlooVersion: Shaped {
    var version = ApiProduct.Version.blank
    var hasRouteTable = false
    var provenance = Provenance()

    static let blank = GlooVersion()
    static let fields: [Field<GlooVersion>] = [
        Field("name", .text(.innerName), into: \.version.name, required: true, ""),
        Field("tags", Shape<[(PlacedText, Node)]>.entries(.line, of: .whole(.mapping)), "") { fields, tags, _ in
            fields.version.tags = tags.map { $0.0.text }
        },
        Field("labels", .map(.line, to: .text(.line)), into: \.version.labels, ""),
        Field("apis", Shape<[GlooApi]>.list(.object, atMost: .max), "", required: true) { fields, apis, _ in
            fields.version.apis = apis.map(\.api)
        },
        Field("gatewayConfig", within: Table([Field("route", .gloo, into: \.version.route, "")]), ""),
        Field("customRouteTable", Shape<ObjectRef>.object, "") { fields, _, _ in fields.hasRouteTable = true },
    ]
    static let rules: [Rule<GlooVersion>] = [
        Rule(cel: nil, "routes are made by the portal") { fields, _, place, decoding in
            guard fields.hasRouteTable else { return }
            decoding.report(
                .glooNotHonoured,
                at: place.appending("customRouteTable").key,
                ["loss": "the RouteTable is unknown here, so every operation of the version is withheld"]
            )
        },
        Rule(cel: nil, "the ApiDocs of a version differ") { _, node, place, decoding in
            var names: [String: Place] = [:]
            for (index, api) in (node["apis"].map { Array($0.elements) } ?? []).enumerated() {
                guard let name = api["apiDoc"]?["name"] else { continue }
                let place = place.appending("apis").appending(index).appending("apiDoc").appending("name")
                decoding.checkUnique(name.text, at: place, among: &names)
            }
        },
    ]
}

/// An entry of `apis` as it is written.
struct GlooApi: Shaped {
    /// An operation that is listed, with a way to backends of its own or without.
    struct Listed: Shaped {
        var id = PlacedText("")
        /// gRPC: the service and the method.
        var method = (service: "", name: "")
        var route: RouteSource?
        var provenance = Provenance()

        static let blank = Listed()
        private static let config = Field<Listed>(
            "gatewayConfig",
            within: Table([Field("route", .gloo, into: \.route, "")]),
            ""
        )
        static let fields: [Field<Listed>] = [Field("id", .placed(.line), into: \.id, required: true, ""), config]
        static let methodFields: [Field<Listed>] = [
            Field("serviceName", .text(.line), into: \.method.service, required: true, ""),
            Field("rpcName", .text(.line), into: \.method.name, required: true, ""),
            config,
        ]
    }

    var apiDoc = ObjectRef.blank
    var route: RouteSource?
    var listed: [Listed] = []
    var includesUnlisted: Bool?
    var provenance = Provenance()

    static let blank = GlooApi()
    static let fields: [Field<GlooApi>] = [
        Field("apiDoc", .object, into: \.apiDoc, required: true, ""),
        Field(
            "openApi",
            within: Table([Field("operations", .list(.object, atMost: .max, key: "id"), into: \.listed, "")]),
            ""
        ),
        Field("grpc", within: Table([Field("methods", .list(.glooMethod, atMost: .max), into: \.listed, "")]), ""),
        Field("includeUnlistedOperations", .boolean, into: \.includesUnlisted, ""),
        Field("gatewayConfig", within: Table([Field("route", .gloo, into: \.route, "")]), ""),
    ]
    static let rules: [Rule<GlooApi>] = [.atMostOne(of: ["openApi", "grpc"])]

    /// The entry in the words of the model.
    var api: ApiProduct.Api {
        let selectors = listed.map { OperationSelector(ids: [$0.id], provenance: $0.provenance) }
        let include: [OperationSelector]? =
            switch includesUnlisted {
            case true?: nil
            case false?: selectors
            case nil: selectors.isEmpty ? nil : selectors
            }
        let overrides = zip(listed, selectors).compactMap { listed, selector in
            listed.route.map { OperationOverride(select: selector, route: $0, provenance: listed.provenance) }
        }
        return ApiProduct.Api(
            apiDoc: apiDoc,
            route: route,
            operations: OperationChoice(include: include, overrides: overrides, provenance: provenance),
            provenance: provenance
        )
    }
}

extension Shape where Value == GlooApi.Listed {
    /// A gRPC method, whose identifier is `package.Service/Method`.
    static var glooMethod: Shape {
        Shape.object(Table(GlooApi.Listed.methodFields), blank: GlooApi.Listed.blank).map { listed in
            var listed = listed
            listed.id = PlacedText("\(listed.method.service)/\(listed.method.name)", provenance: listed.provenance)
            return listed
        }
    }
}
