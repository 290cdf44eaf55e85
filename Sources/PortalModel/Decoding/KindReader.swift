import PortalDiagnostics
import PortalDocument

/// A resource that was read, before duplicates are known.
struct DecodedResource: Sendable {
    var content: any Resource
    var isBroken: Bool
    /// Puts the resource into the list of its kind.
    var store: @Sendable (inout DecodedInput) -> Void
}

/// How resources of one kind in one group are read.
struct KindReader: Sendable {
    /// What `apiVersion` may say.
    let apiVersions: [String]
    /// What `kind` says.
    let kind: String
    let dialect: Dialect
    /// The kind of the model.
    let resourceKind: ResourceKind
    /// The schema of the fields beside `apiVersion`, `kind` and `metadata`.
    let schema: @Sendable () -> SchemaNode
    let read: @Sendable (Node, Place, inout Decoding) -> DecodedResource

    /// - Parameters:
    ///   - kind: what `kind` says
    ///   - apiVersions: what `apiVersion` may say
    ///   - dialect: the form
    ///   - blank: a resource that says nothing
    ///   - fields: what stands beside `apiVersion`, `kind`, `metadata` and `status`
    ///   - list: where the resource belongs
    ///   - finish: what is to be done when all fields are read
    init<Content: Resource & Placed>(
        _ kind: String,
        _ apiVersions: [String],
        _ dialect: Dialect,
        blank: Content,
        fields: [Field<Content>],
        into list: any WritableKeyPath<DecodedInput, [Content]> & Sendable,
        finish: (@Sendable (inout Content, Node, Place, inout Decoding) -> Void)? = nil
    ) {
        self.kind = kind
        self.apiVersions = apiVersions
        self.dialect = dialect
        resourceKind = Content.kind
        let isForeign = dialect == .foreign
        let metadata = Table(isForeign ? ObjectMeta.foreignFields : ObjectMeta.fields, isOpen: isForeign)
        let frame: [Field<Content>] = [
            .passedOver("apiVersion"),
            .passedOver("kind"),
            Field("metadata", .metadata(metadata), into: \.metadata, required: true, "Name, namespace and labels."),
        ]
        let table = Table(frame + fields + [.passedOver("status")], isOpen: isForeign)
        schema = { SchemaNode(Table(fields)) }
        read = { node, place, decoding in
            var content = blank
            content.dialect = dialect
            content.provenance = Provenance(place)
            decoding.root = place
            decoding.isBroken = false
            decoding.nullIsAbsent = dialect != .native
            decoding.subject = Self.subject(Content.kind, node, decoding.options)
            table.read(into: &content, from: node, at: place, &decoding)
            if content.metadata.namespace.isEmpty { content.metadata.namespace = decoding.options.defaultNamespace }
            finish?(&content, node, place, &decoding)
            let isBroken = decoding.isBroken
            (decoding.root, decoding.subject) = (nil, nil)
            return DecodedResource(content: content, isBroken: isBroken) { [content] in
                $0[keyPath: list].append(content)
            }
        }
    }

    /// How diagnostics name the resource, whether it is sound or not.
    private static func subject(_ kind: ResourceKind, _ node: Node, _ options: ModelOptions) -> String {
        let metadata = node["metadata"]
        let namespace = metadata?["namespace"]?.string ?? options.defaultNamespace
        let name = metadata?["name"]?.string ?? "?"
        return "\(kind.rawValue) \(TextFormat.shown(namespace))/\(TextFormat.shown(name))"
    }
}

extension KindReader {
    /// Every kind that is read.
    static let all: [KindReader] = native + gloo + foreign

    /// The kinds of our own group.
    static let native: [KindReader] = [
        .native(ApiDoc.blank, ApiDoc.fields, ApiDoc.rules, into: \.apiDocs),
        .native(ApiProduct.blank, ApiProduct.fields, ApiProduct.rules, into: \.apiProducts),
        .native(Environment.blank, Environment.fields, Environment.rules, into: \.environments),
        .native(Group.blank, Group.fields, Group.rules, into: \.groups),
        .native(Portal.blank, Portal.fields, Portal.rules, into: \.portals),
        KindReader(
            ResourceKind.route.rawValue,
            [APIGroup.nativeAPIVersion],
            .native,
            blank: Route.blank,
            fields: [Field("spec", .object, into: \.spec, required: true, "The way to backends.")],
            into: \.routes
        ),
        .native(UsagePlan.blank, UsagePlan.fields, UsagePlan.rules, into: \.usagePlans),
        .native(User.blank, User.fields, User.rules, into: \.users),
    ]

    private static func native<Content: Resource & Placed>(
        _ blank: Content,
        _ fields: [Field<Content>],
        _ rules: [Rule<Content>],
        into list: any WritableKeyPath<DecodedInput, [Content]> & Sendable
    ) -> KindReader {
        KindReader(
            Content.kind.rawValue,
            [APIGroup.nativeAPIVersion],
            .native,
            blank: blank,
            fields: [Field("spec", within: Table(fields, rules: rules), required: true, "What is wanted.")],
            into: list
        )
    }

    private static let foreign: [KindReader] = [
        KindReader("ConfigMap", ["v1"], .foreign, blank: ConfigMap.blank, fields: ConfigMap.fields, into: \.configMaps),
        KindReader(
            "Secret",
            ["v1"],
            .foreign,
            blank: SecretKeys.blank,
            fields: SecretKeys.fields,
            into: \.secrets,
            finish: ApiKeySecretReader.read
        ),
        KindReader("Service", ["v1"], .foreign, blank: Service.blank, fields: Service.fields, into: \.services),
        KindReader(
            "Gateway",
            ["v1", "v1beta1", "v1alpha3"].map { "networking.istio.io/\($0)" },
            .foreign,
            blank: IstioGateway.blank,
            fields: IstioGateway.fields,
            into: \.istioGateways
        ),
        KindReader(
            "ReferenceGrant",
            ["v1", "v1beta1", "v1alpha2"].map { "gateway.networking.k8s.io/\($0)" },
            .foreign,
            blank: ReferenceGrant.blank,
            fields: ReferenceGrant.fields,
            into: \.referenceGrants
        ),
    ]
}
