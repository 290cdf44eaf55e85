internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// A product with its references followed, as far as that does not depend on an environment.
struct PreparedProduct {
    /// The product as written.
    let product: ApiProduct
    /// What was reported about the product, if it is broken: everything in it is withheld.
    let brokenReasons: [String]?
    /// Its versions, in the order of their names.
    let versions: [PreparedVersion]

    /// Namespace and name.
    var name: ResourceName { product.name }
}

/// A version of a product.
struct PreparedVersion {
    /// The version as written.
    let version: ApiProduct.Version
    /// What it is made of, in the order of names.
    let apis: [PreparedApi]
}

/// An API description as a part of a version.
struct PreparedApi {
    /// The entry as written.
    let api: ApiProduct.Api
    /// The description that it names.
    let apiDoc: ResourceName
    /// Why everything in it is withheld.
    let withholding: Withholding
    /// Whether the operations are known; otherwise the place where they are mounted is guarded.
    let isReadable: Bool
    /// Where the description is mounted below the base paths of the environment.
    let mount: PathTemplate
    /// What stands in front of the description's own paths, below the mount.
    let base: PathTemplate
    /// The description, where the operations are known: theirs come first in ``operations``, in the same order.
    let description: ApiDescription?
    /// The operations, in the order of paths and methods.
    let operations: [PreparedOperation]
}

/// An operation of a version.
struct PreparedOperation {
    /// The last part of its route name, encoded.
    let name: String
    /// What findings call it.
    let id: String
    /// The method; `nil` where a path could not be read at all.
    let method: HTTPMethod?
    /// The path below the mount, the description's own base path included.
    let template: PathTemplate
    /// Whether the version asks for it.
    var isSelected: Bool
    /// Why it is withheld, as far as that is known without an environment.
    var withholding: Withholding
    /// Its way to backends.
    var route: RouteBinding
    /// The override that says its plans, by position.
    var planOverride: Int?
    /// Whether the description secures it.
    let demandsSecurity: Bool
    /// Where it was written.
    let provenance: Provenance
}

/// The way of an operation to its backends.
enum RouteBinding {
    /// Nobody gave one.
    case none
    /// A way that was prepared, by its number.
    case prepared(Int)
    /// A way that only the environment knows.
    case local(PlacedText)
}
