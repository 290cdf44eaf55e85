internal import PortalDiagnostics
internal import PortalVocabulary

/// An operation on a path of an environment, whether it is going to be served or not.
struct Candidate {
    /// The whole route name, not yet cut.
    let name: String
    /// The whole path.
    let template: PathTemplate
    /// The place of the path in the order of specificity.
    let specificity: PathTemplate.Specificity
    /// The method; `nil` where it is not known.
    let method: HTTPMethod?
    /// Whether it was asked for.
    let isSelected: Bool
    /// Why it is withheld.
    var withholding: Withholding
    /// The number of its way to backends.
    let route: Int?
    /// What owns it, in the order in which owners win: product, version, entry.
    let owner: Owner
    /// Its number among the operations of its entry.
    let operation: Int
    /// The number of the list of its plans.
    let plans: Int
    /// Where it was written.
    let provenance: Provenance

    /// What findings call it.
    let label: Label

    /// Whether its product is broken: nothing is said of it again.
    let isBroken: Bool

    /// What findings call an operation.
    struct Label {
        /// Its `operationId`, or the made one.
        let id: String
        /// What holds it, whatever the environment.
        let holder: String
        /// The last part of its route name.
        let name: String

        /// What tells it from all others.
        var key: String { "\(holder)/\(name)" }
    }

    /// Whether it is served.
    var isPublished: Bool { isSelected && !withholding.applies }

    /// What owns an operation.
    struct Owner: Hashable, Comparable {
        /// The number of the product; products are sorted by namespace and name.
        var product: Int
        /// The number of the version.
        var version: Int
        /// The number of the mount: an entry of a version as one selection mounts it.
        var mount: Int

        static func < (left: Owner, right: Owner) -> Bool {
            (left.product, left.version, left.mount) < (right.product, right.version, right.mount)
        }
    }
}

/// A place whose operations are not known and that has to be guarded as a whole.
struct ClosedMount {
    /// The name of what is mounted there.
    var name: String
    /// The place.
    var path: PathTemplate
    /// What is mounted there.
    var provenance: Provenance

    /// The segments that everything mounted there begins with.
    var prefix: [PathTemplate.Segment] { path.isRoot ? [] : path.segments }
}
