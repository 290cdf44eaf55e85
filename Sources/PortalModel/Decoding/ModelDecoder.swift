public import PortalDiagnostics
public import PortalDocument
import PortalVocabulary

/// Decodes documents into resources.
public enum ModelDecoder {
    /// Decodes every resource of some documents, in whatever order they come.
    ///
    /// - Parameters:
    ///   - documents: what the reader read
    ///   - options: how to decode
    ///   - diagnostics: receives what is wrong with the shape of resources
    /// - Returns: what the documents hold
    public static func decode(
        _ documents: [Document],
        options: ModelOptions = ModelOptions(),
        diagnostics: inout Diagnostics
    ) -> DecodedInput {
        var decoding = Decoding(options: options)
        let input = decode(documents, &decoding)
        diagnostics.report(contentsOf: decoding.diagnostics.all)
        return input
    }

    static func decode(_ documents: [Document], _ decoding: inout Decoding) -> DecodedInput {
        var input = DecodedInput()
        var resources: [DecodedResource] = []
        for document in documents {
            if isSpecification(document.root) {
                if document.isSound { input.specs.append(document) }
                continue
            }
            var found = objects(in: document, &decoding).compactMap { resource($0, $1, &decoding) }
            // What an unsound document says is known well enough to guard what it might have published.
            if !document.isSound { for index in found.indices { found[index].isBroken = true } }
            resources += found
        }
        reportDuplicates(among: &resources, &decoding)
        for resource in resources.ordered(by: { $0.content.identity < $1.content.identity }) {
            if resource.isBroken {
                input.broken.append(BrokenResource(resource.content))
            } else {
                resource.store(&input)
            }
        }
        UpstreamResolution(input).apply(to: &input, &decoding)
        return input
    }

    /// Whether a document is an API description itself, or was meant to be one: that its version is missing is for the
    /// reader of specifications to say.
    private static func isSpecification(_ node: Node) -> Bool {
        guard node["apiVersion"] == nil || node["kind"] == nil else { return false }
        return ["openapi", "swagger", "info", "paths", "webhooks", "components"].contains { node[$0] != nil }
    }

    /// The objects of a document: itself, or the items of a `List`, however deep.
    private static func objects(in document: Document, _ decoding: inout Decoding) -> [(Node, Place)] {
        var objects: [(Node, Place)] = []
        var open = [(document.root, Place(document: document.id))]
        while let (node, place) = open.popLast() {
            guard node["kind"]?.hasText("List") ?? false, node["apiVersion"]?.hasText("v1") ?? false else {
                objects.append((node, place))
                continue
            }
            for field in ["apiVersion", "kind", "metadata"] { decoding.consume(place.appending(field)) }
            guard let items = node["items"] else { continue }
            let itemsPlace = place.appending("items")
            if items.count == 0 { decoding.consume(itemsPlace) }
            for (index, item) in items.elements.enumerated().reversed() {
                open.append((item, itemsPlace.appending(index)))
            }
        }
        return objects
    }

    /// Reads an object, if it is of a kind that is read.
    private static func resource(_ node: Node, _ place: Place, _ decoding: inout Decoding) -> DecodedResource? {
        // An empty document, such as one behind a last `---`.
        if node.isNull || node.kind == .mapping && node.count == 0 {
            decoding.consume(place)
            return nil
        }
        guard node.kind == .mapping else {
            decoding.report(.notAResource, at: place, ["reason": "it is \(node.kind.phrase)"])
            return nil
        }
        guard let apiVersion = node["apiVersion"]?.string, let kind = node["kind"]?.string else {
            let absent = ["apiVersion", "kind"].filter { node[$0]?.string == nil }
            decoding.report(.notAResource, at: place, ["reason": "it has no \(listed(absent))"])
            return nil
        }
        if let reader = KindReader.all.first(where: { $0.kind == kind && $0.apiVersions.contains(apiVersion) }) {
            return reader.read(node, place, &decoding)
        }
        reportUnread(apiVersion, kind, at: place, &decoding)
        return nil
    }

    /// Reports an object that looks as if it were meant for us; other groups' kinds are none of our business.
    private static func reportUnread(
        _ apiVersion: String,
        _ kind: String,
        at place: Place,
        _ decoding: inout Decoding
    ) {
        let group = apiVersion.prefix { $0 != "/" }
        let ours = [APIGroup.native, APIGroup.gloo, "devportal.solo.io"]
        guard ours.contains(String(group)) else { return }
        let kinds = KindReader.all.filter { $0.apiVersions.contains(apiVersion) }.map(\.kind)
        if group == APIGroup.gloo, kind == "Storage" {
            decoding.consume(place)
            decoding.report(
                .glooNotHonoured,
                at: place.appending("kind"),
                ["path": kind, "loss": "keys are stored in Kubernetes Secrets"]
            )
        } else if kinds.isEmpty {
            decoding.report(
                .unknownVersion,
                at: place.appending("apiVersion"),
                ["version": TextFormat.shown(apiVersion)]
            )
        } else {
            let meant = NearName.closest(to: kind, among: kinds)
            decoding.report(
                .unknownKind,
                at: place.appending("kind"),
                ["kind": TextFormat.shown(kind), "group": apiVersion],
                help: meant.map { "did you mean `\($0)`?" } ?? "the kinds are \(listed(kinds))",
                fix: meant.map { Diagnostic.Fix(replace: .place(place.appending("kind")), with: $0) }
            )
        }
    }

    /// Breaks resources that have one identity: which of them is meant, nobody can tell.
    private static func reportDuplicates(among resources: inout [DecodedResource], _ decoding: inout Decoding) {
        var positions: [ResourceIdentity: [Int]] = [:]
        for (index, resource) in resources.enumerated() where !resource.content.metadata.name.isEmpty {
            positions[resource.content.identity, default: []].append(index)
        }
        for (identity, indices) in positions.ordered(by: { $0.key < $1.key }) where indices.count > 1 {
            let places = indices.compactMap { resources[$0].content.metadata.provenance.place?.appending("name") }
            for (order, index) in indices.enumerated() {
                resources[index].isBroken = true
                guard places.indices.contains(order) else { continue }
                decoding.subject = identity.description
                decoding.report(
                    .duplicateResource,
                    at: places[order],
                    ["resource": identity.description],
                    labels: labels(for: places, except: order)
                )
            }
        }
        decoding.subject = nil
    }

    /// The other places, the first few: all of them at each of them would be their square.
    private static func labels(for places: [Place], except own: Int) -> [Diagnostic.Label] {
        let shown = places.indices.lazy.filter { $0 != own }.prefix(8)
        let hidden = places.count - 1 - shown.count
        return shown.enumerated().map { position, other in
            let isLast = position == shown.count - 1
            let more = isLast && hidden > 0 ? ", and in \(hidden) more places" : ""
            return Diagnostic.Label("also defined here\(more)", at: .place(places[other]))
        }
    }
}
