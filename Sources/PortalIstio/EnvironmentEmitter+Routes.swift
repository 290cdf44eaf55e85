internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// The VirtualService of the environment's hosts, with its parts if it has any.
    ///
    /// A part is named by what it says, so that it never changes: new parts are there before the root names them, and
    /// old ones go after it stopped. No request sees half of an edit, and no guard is missing while a route moves from
    /// one part to another.
    func virtualServices(
        _ routes: [EmittedRoute],
        json: [UInt8],
        gateway: String
    ) throws(Refusal) -> [OutputDocument] {
        let namespace = environment.name.namespace
        let front = [
            Value.Member("hosts", .sequence(environment.hosts.map { .string($0.text) })),
            Value.Member("gateways", [.string(gateway)]),
        ]
        let splitter = RouteSplitter(
            maximumRoutes: options.maximumRoutes,
            maximumBytes: min(options.preferredObjectBytes, options.maximumObjectBytes / 2)
        )
        let parts = splitter.parts(of: routes)
        var documents: [OutputDocument] = []
        let content: ObjectContent
        if parts.count == 1 {
            content = Self.content(front, routes[...], json)
        } else {
            var delegates: [Value] = []
            for part in parts {
                let content = Self.content([], routes[part], json)
                let name = factory.name(suffix: "part-\(content.digest.prefix(16))", in: namespace)
                documents.append(
                    try factory.document(
                        kind: "VirtualService",
                        namespace: namespace,
                        name: name,
                        phase: .parts,
                        content: content
                    )
                )
                // No match, because Istio drops regex routes whose root has one; no name, because Istio would put it
                // in front of the routes' own.
                delegates.append(["delegate": ["name": .string(name), "namespace": .string(namespace)]])
            }
            content = ObjectContent(.mapping(front + [Value.Member("http", .sequence(delegates))]))
        }
        documents.append(
            try factory.document(
                kind: "VirtualService",
                namespace: namespace,
                name: factory.name(in: namespace),
                phase: .routes,
                content: content
            )
        )
        return documents
    }

    /// A `spec` that ends in routes, whose JSON is at hand.
    private static func content(
        _ front: [Value.Member],
        _ routes: ArraySlice<EmittedRoute>,
        _ json: [UInt8]
    ) -> ObjectContent {
        var bytes = Value.mapping(front).canonicalBytes
        bytes.removeLast()
        bytes.append(contentsOf: front.isEmpty ? "\"http\":[".utf8 : ",\"http\":[".utf8)
        for (index, route) in routes.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: json[route.json])
        }
        bytes.append(contentsOf: "]}".utf8)
        let value = Value.mapping(front + [Value.Member("http", .sequence(routes.map(\.value)))])
        return ObjectContent(value, json: bytes)
    }
}
