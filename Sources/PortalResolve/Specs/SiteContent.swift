package import PortalIR
internal import PortalModel
package import PortalVocabulary

/// The pages, style sheets and pictures of an input, by owner and field; what could not be had is absent.
package struct SiteContent: Sendable {
    /// What content is found by.
    struct Key: Hashable, Sendable {
        var owner: ResourceIdentity
        var field: String
    }

    var found: [Key: ResolvedContent] = [:]

    /// Holds nothing.
    package init() {}

    /// The picture of a product.
    package func image(of product: ResourceName) -> ResolvedContent? {
        let identity = ResourceIdentity(kind: .apiProduct, namespace: product.namespace, name: product.name)
        return found[Key(owner: identity, field: "image")]
    }

    /// The content of a field of a resource.
    func content(_ field: String, of owner: ResourceIdentity) -> ResolvedContent? {
        found[Key(owner: owner, field: field)]
    }

    /// The text of a field of a resource, which was found to be UTF-8.
    func text(_ field: String, of owner: ResourceIdentity) -> String? {
        guard case .bytes(let bytes)? = content(field, of: owner) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
