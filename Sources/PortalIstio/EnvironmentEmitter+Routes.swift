internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// The VirtualService of the environment's hosts, with its parts if it has any.
    ///
    /// A part is named by what it says, so that it never changes: new parts are there before the root names them, and
    /// old ones go after it stopped. No request sees half of an edit, and no guard is missing while a route moves from
    /// one part to another.
    func virtualServices(_ routes: [EmittedRoute], gateway: String) -> [OutputDocument] {
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
        var list: [Value] = []
        if parts.count == 1, let only = parts.first {
            list = routes[only].map(\.value)
        } else {
            for part in parts {
                let spec: Value = ["http": .sequence(routes[part].map(\.value))]
                let digits = SHA256.hexadecimal(of: spec.canonicalBytes).prefix(16)
                let name = factory.name(suffix: "part-\(digits)", in: namespace)
                documents.append(
                    factory.document(
                        kind: "VirtualService",
                        namespace: namespace,
                        name: name,
                        phase: .parts,
                        spec: spec
                    )
                )
                // No match, because Istio drops regex routes whose root has one; no name, because Istio would put it
                // in front of the routes' own.
                list.append(["delegate": ["name": .string(name), "namespace": .string(namespace)]])
            }
        }
        documents.append(
            factory.document(
                kind: "VirtualService",
                namespace: namespace,
                name: factory.name(in: namespace),
                phase: .routes,
                spec: .mapping(front + [Value.Member("http", .sequence(list))])
            )
        )
        return documents
    }
}
