import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// A description on its way from the text to ``ApiDescription``: what the rules look at.
struct Draft {
    var format: ApiDescription.Format
    var root: Node
    var place: Place
    var paths: [DraftPath] = []
    /// The path items of `webhooks` and `components`, which no request path leads to.
    var pathlessItems: [DraftPath] = []
    var servers: [DraftServers] = []
    var schemes: [DraftScheme] = []
    /// The requirements that hold where an operation says nothing; `nil` where the document says nothing either.
    var security: DraftSecurity?

    /// Names that YAML 1.1 readers take for others, and where they stand.
    var ambiguous: [(name: Node, place: Place)] = []

    /// Every path item.
    var allItems: [DraftPath] { pathlessItems.isEmpty ? paths : paths + pathlessItems }
}

/// A member of `paths`.
struct DraftPath {
    var path: String
    var place: Place
    /// The value of the member.
    var node: Node
    /// The path as a template, or why it is none.
    var template: Result<PathTemplate, PathTemplate.Fault>
    /// The path item and what its `$ref` leads to, nearest first; empty where it cannot be read.
    var items: [Node] = []
    var parameters: [DraftParameter] = []
    var operations: [DraftOperation] = []
}

/// An operation, with what belongs to it and not to its path.
struct DraftOperation {
    var method: HTTPMethod
    var place: Place
    var node: Node
    var fields: OperationFields
    var id: String?
    var parameters: [DraftParameter] = []
    var security: DraftSecurity?
    /// Whether all that was asked for was found.
    var isComplete = true
}

/// A parameter where it is listed.
struct DraftParameter {
    /// Where it is listed.
    var place: Place
    /// The Parameter Object, its reference followed; `nil` where there is none.
    var node: Node?
    /// What it says; `nil` where it cannot be told.
    var value: Parameter?
}

/// A list of Server Objects.
struct DraftServers {
    var place: Place
    var node: Node
    var servers: [Server]
}

/// A list of security requirements.
struct DraftSecurity {
    var place: Place
    var node: Node
    var requirements: [SecurityRequirement]
    /// Whether every alternative could be read.
    var isComplete: Bool
}

/// A security scheme, with the value that its reference leads to.
struct DraftScheme {
    var name: String
    var node: Node
    /// `nil` where its kind cannot be told.
    var value: SecurityScheme?
}
