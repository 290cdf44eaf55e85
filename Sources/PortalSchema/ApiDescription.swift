package import PortalDiagnostics
package import PortalDocument
package import PortalVocabulary

/// What an API description says, whatever its format: one list of operations.
package struct ApiDescription: Sendable {
    /// The format that the description was written in.
    package enum Format: Hashable, Sendable, Comparable {
        /// Swagger 2.0.
        case swagger2
        /// OpenAPI 3.0.
        case openAPI30
        /// OpenAPI 3.1.
        case openAPI31
        /// OpenAPI 3.2.
        case openAPI32
    }

    /// The document that was read.
    package var document: Document
    /// The format.
    package var format: Format
    /// `info.title`; empty where it is missing.
    package var title: String
    /// `info.version`; empty where it is missing.
    package var version: String
    /// `info.description`.
    package var summary: String?
    /// The servers of the document, as written; those of Swagger are made from `schemes`, `host` and `basePath`.
    package var servers: [Server]
    /// The path of the API itself, which backends know too: Swagger's `basePath`, or that of the first server's URL.
    ///
    /// Variables have their defaults. It begins with one slash and has no dot segment, no empty segment and no
    /// trailing slash; empty for none.
    package var basePath: String
    /// The operations under `paths`, sorted by path template as written, then method.
    package var operations: [Operation]
    /// The security schemes, sorted by name.
    package var securitySchemes: [SecurityScheme]
    /// The parts of `paths` whose operations could not be read at all; they have to be guarded.
    package var unreadable: [UnreadablePath]
    /// The text that it was read from, for those that follow its references once more.
    package var text: DescriptionText

    /// Joins what was read.
    package init(
        document: Document,
        format: Format,
        title: String = "",
        version: String = "",
        summary: String? = nil,
        servers: [Server] = [],
        basePath: String = "",
        operations: [Operation] = [],
        securitySchemes: [SecurityScheme] = [],
        unreadable: [UnreadablePath] = [],
        text: DescriptionText? = nil
    ) {
        self.document = document
        self.format = format
        self.title = title
        self.version = version
        self.summary = summary
        self.servers = servers
        self.basePath = basePath
        self.operations = operations
        self.securitySchemes = securitySchemes
        self.unreadable = unreadable
        self.text = text ?? DescriptionText(root: document.root)
    }
}

/// What a description was read from, and the documents that answer its references.
package struct DescriptionText: Sendable {
    /// The root of the description, which may stand inside another document.
    package var root: Node
    /// The URI of the text that holds it.
    package var base: String
    /// The documents that answer references.
    package var library: DocumentLibrary

    /// Joins the parts.
    package init(root: Node, base: String = "", library: DocumentLibrary = DocumentLibrary()) {
        self.root = root
        self.base = base
        self.library = library
    }
}

/// A path whose item, or one of whose operations, could not be read.
package struct UnreadablePath: Sendable {
    /// The path as written.
    package var path: String
    /// The method, or `nil` where the whole path item is unreadable.
    package var method: HTTPMethod?
    /// Where it was written.
    package var provenance: Provenance

    /// Names what could not be read.
    package init(path: String, method: HTTPMethod?, provenance: Provenance) {
        self.path = path
        self.method = method
        self.provenance = provenance
    }
}

/// One operation: a method on a path.
package struct Operation: Sendable {
    /// The path as written.
    package var path: String
    /// The path, parsed; `nil` where it is no template that requests can match (a diagnostic says why).
    package var template: PathTemplate?
    /// The method.
    package var method: HTTPMethod
    /// The identifier: `operationId`, or one made of method and path: `GET:/orders/{id}`.
    package var id: String
    /// Whether `id` was made because the description has none.
    package var hasMadeID: Bool
    /// The parameters, those of the path item merged in, references followed.
    package var parameters: [Parameter]
    /// The tags.
    package var tags: [String]
    /// `summary`.
    package var summary: String?
    /// `description`.
    package var details: String?
    /// `deprecated`.
    package var isDeprecated: Bool
    /// The servers that hold for this operation where the operation or its path has its own; else `nil`.
    package var servers: [Server]?
    /// The alternatives that secure it, of the operation or else the document; empty where it is open.
    package var security: [SecurityRequirement]
    /// Whether an error was found in a part that matters to its route: it must be withheld.
    package var isSound: Bool
    /// Where it was written: the operation object.
    package var provenance: Provenance
    /// The operation object, with its `x-` extensions and all that is not read here.
    package var node: Node

    /// Whether serving it openly contradicts the description: it is secured and no alternative is empty.
    package var demandsSecurity: Bool {
        !security.isEmpty && !security.contains { $0.schemes.isEmpty }
    }

    /// Joins what was read.
    package init(
        path: String,
        template: PathTemplate?,
        method: HTTPMethod,
        id: String,
        hasMadeID: Bool,
        parameters: [Parameter] = [],
        tags: [String] = [],
        summary: String? = nil,
        details: String? = nil,
        isDeprecated: Bool = false,
        servers: [Server]? = nil,
        security: [SecurityRequirement] = [],
        isSound: Bool = true,
        provenance: Provenance,
        node: Node
    ) {
        self.path = path
        self.template = template
        self.method = method
        self.id = id
        self.hasMadeID = hasMadeID
        self.parameters = parameters
        self.tags = tags
        self.summary = summary
        self.details = details
        self.isDeprecated = isDeprecated
        self.servers = servers
        self.security = security
        self.isSound = isSound
        self.provenance = provenance
        self.node = node
    }
}

/// A parameter of an operation, its reference followed.
package struct Parameter: Sendable {
    /// Where the value stands; `body` and `formData` in Swagger 2.0 only, `querystring` in 3.2 only.
    package enum Place: String, Sendable {
        case path
        case query
        case header
        case cookie
        case body
        case formData
        case querystring
    }

    /// The name.
    package var name: String
    /// Where the value stands.
    package var location: Place
    /// Whether it has to be there.
    package var isRequired: Bool
    /// Where it was written.
    package var provenance: Provenance

    /// What tells parameters apart: "a combination of a name and location" (Operation Object).
    package struct Key: Hashable, Sendable {
        var name: String
        var location: Place
    }

    /// What tells it from other parameters.
    package var key: Key { Key(name: name, location: location) }

    /// Joins what was read.
    package init(name: String, location: Place, isRequired: Bool, provenance: Provenance) {
        self.name = name
        self.location = location
        self.isRequired = isRequired
        self.provenance = provenance
    }
}

/// A server, with the defaults of its variables filled in.
package struct Server: Hashable, Sendable {
    /// The URL as written, with variables.
    package var url: String
    /// The URL with the defaults of its variables; `nil` where a variable has none.
    package var resolvedURL: String?
    /// The description.
    package var summary: String?
    /// Where it was written.
    package var provenance: Provenance

    /// Joins what was read.
    package init(url: String, resolvedURL: String?, summary: String? = nil, provenance: Provenance) {
        self.url = url
        self.resolvedURL = resolvedURL
        self.summary = summary
        self.provenance = provenance
    }
}

/// One alternative that secures an operation: all of its schemes together; none for open access.
package struct SecurityRequirement: Hashable, Sendable {
    /// A scheme and the scopes or roles that it asks for.
    package struct Scheme: Hashable, Sendable {
        /// The name of the scheme.
        package var name: String
        /// The scopes.
        package var scopes: [String]

        /// Pairs a scheme with its scopes.
        package init(name: String, scopes: [String]) {
            self.name = name
            self.scopes = scopes
        }
    }

    /// The schemes, sorted by name.
    package var schemes: [Scheme]
    /// Where it was written.
    package var provenance: Provenance

    /// Joins schemes.
    package init(schemes: [Scheme], provenance: Provenance) {
        self.schemes = schemes
        self.provenance = provenance
    }
}

/// A way to secure operations.
package struct SecurityScheme: Hashable, Sendable {
    /// What kind of scheme it is.
    package enum Kind: Hashable, Sendable {
        /// A key in a header, a query parameter or a cookie (`in`), under a name.
        case apiKey(name: String, in: String)
        /// An HTTP authentication scheme (RFC 9110 section 11), in lower case.
        case http(scheme: String)
        /// OAuth 2.0.
        case oauth2
        /// OpenID Connect, with its discovery URL.
        case openIDConnect(url: String)
        /// A client certificate.
        case mutualTLS
    }

    /// The name that requirements use.
    package var name: String
    /// What kind of scheme it is.
    package var kind: Kind
    /// Where it was written.
    package var provenance: Provenance

    /// Joins what was read.
    package init(name: String, kind: Kind, provenance: Provenance) {
        self.name = name
        self.kind = kind
        self.provenance = provenance
    }
}
