extension KindReader {
    /// The kinds of Gloo Portal, and the Upstreams of Gloo Edge that its backends name.
    static let gloo: [KindReader] = [
        gloo("APIDoc", ApiDoc.blank, GlooApiDoc.table, into: \.apiDocs),
        gloo("APIProduct", ApiProduct.blank, GlooApiProduct.table, into: \.apiProducts),
        KindReader(
            "Environment",
            [APIGroup.glooAPIVersion],
            .gloo,
            blank: Environment.blank,
            fields: [Field("spec", within: GlooEnvironment.table, required: true, "")],
            into: \.environments
        ) { environment, _, _, _ in
            for index in environment.localPlans.indices {
                environment.localPlans[index].plan?.metadata.namespace = environment.metadata.namespace
            }
        },
        gloo("Group", Group.blank, GlooGroup.table, into: \.groups),
        gloo("Portal", GlooPortal.blank, GlooPortal.table, into: \.portals),
        KindReader(
            "Route",
            [APIGroup.glooAPIVersion],
            .gloo,
            blank: Route.blank,
            fields: [
                Field("spec", .object(GlooRoute.table, blank: RouteSpec.blank), into: \.spec, required: true, "")
            ],
            into: \.routes
        ),
        gloo("User", User.blank, GlooUser.table, into: \.users),
        KindReader(
            "Upstream",
            ["gloo.solo.io/v1"],
            .foreign,
            blank: Upstream.blank,
            fields: Upstream.fields,
            into: \.upstreams
        ),
    ]

    private static func gloo<Content: Resource & Placed>(
        _ kind: String,
        _ blank: Content,
        _ table: Table<Content>,
        into list: any WritableKeyPath<DecodedInput, [Content]> & Sendable
    ) -> KindReader {
        KindReader(
            kind,
            [APIGroup.glooAPIVersion],
            .gloo,
            blank: blank,
            fields: [Field("spec", within: table, required: true, "")],
            into: list
        )
    }
}
