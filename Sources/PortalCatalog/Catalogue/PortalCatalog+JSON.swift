public import PortalDocument
internal import PortalVocabulary

extension PortalCatalog {
    /// The version of the form that ``json()`` gives; it grows when members change their meaning or go away.
    public static let schemaVersion: Int64 = 1

    /// The catalogue as a document: `docs/schemas/catalogue.schema.json` describes it.
    public func json() -> Value {
        var members: [Value.Member] = [
            Value.Member("schemaVersion", .integer(Self.schemaVersion)),
            Value.Member("kind", "PortalCatalog"),
        ]
        var site = name.members
        site["displayName"] = .string(displayName)
        site.add("description", details)
        site["domains"] = Value(texts: domains)
        site.add("externalUrl", externalURL)
        site["public"] = .boolean(isPublic)
        members["portal"] = .mapping(site)
        var login = [Value.Member("passwords", .boolean(self.login.hasPasswords))]
        if let oidc = self.login.oidc {
            login["oidc"] = [
                "issuer": .string(oidc.issuer), "clientId": .string(oidc.clientID),
                "groupsClaim": .string(oidc.groupsClaim),
            ]
        }
        members["login"] = .mapping(login)
        members["branding"] = branding.value
        members["navigation"] = .sequence(
            navigation.map { ["title": .string($0.title), "path": .string($0.path)] }
        )
        members["pages"] = .sequence(pages.map(\.value))
        members["products"] = .sequence(products.map(\.value))
        return .mapping(members)
    }

    /// The text of ``json()``.
    public func text() -> String { DocumentWriter.json(json()) + "\n" }
}

extension [Value.Member] {
    /// Adds a text where there is one.
    fileprivate mutating func add(_ key: String, _ text: String?) {
        if let text { append(Value.Member(key, .string(text))) }
    }

    fileprivate mutating func add(_ key: String, _ content: PortalCatalog.Content?) {
        if let content { append(Value.Member(key, content.value)) }
    }
}

extension ResourceName {
    fileprivate var members: [Value.Member] {
        [Value.Member("namespace", .string(namespace)), Value.Member("name", .string(name))]
    }
}

extension PortalCatalog.Content {
    fileprivate var value: Value {
        switch self {
        case .bytes(let bytes): ["base64": .string(Base64Text.encode(bytes))]
        case .url(let url): ["url": .string(url)]
        }
    }
}

extension PortalCatalog.Branding {
    fileprivate var value: Value {
        var members: [Value.Member] = []
        members.add("logo", logo)
        members.add("favicon", favicon)
        members.add("banner", banner)
        members.add("css", css)
        members["colors"] = .mapping(
            colors.ordered { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
        )
        return .mapping(members)
    }
}

extension PortalCatalog.Page {
    fileprivate var value: Value {
        var members = [
            Value.Member("name", .string(name)), Value.Member("path", .string(path)),
            Value.Member("title", .string(title)),
        ]
        members.add("description", details)
        members["homePage"] = .boolean(isOnHomePage)
        switch content {
        case .markdown(let text): members["markdown"] = .string(text)
        case .html(let text): members["html"] = .string(text)
        case .embed(let url): members["embed"] = ["url": .string(url)]
        }
        return .mapping(members)
    }
}

extension PortalCatalog.Product {
    fileprivate var value: Value {
        var members = name.members
        members["displayName"] = .string(displayName)
        members.add("description", details)
        members.add("image", image)
        var contact: [Value.Member] = []
        contact.add("name", self.contact?.name)
        contact.add("url", self.contact?.url)
        contact.add("email", self.contact?.email)
        if !contact.isEmpty { members["contact"] = .mapping(contact) }
        var license: [Value.Member] = []
        license.add("name", self.license?.name)
        license.add("url", self.license?.url)
        if !license.isEmpty { members["license"] = .mapping(license) }
        members.add("termsOfService", termsOfService)
        members["environments"] = .sequence(environments.map(\.value))
        return .mapping(members)
    }
}

extension PortalCatalog.Environment {
    fileprivate var value: Value {
        var members = name.members
        members["displayName"] = .string(displayName)
        members.add("description", details)
        members["documentationOnly"] = .boolean(isDocumentationOnly)
        members["versions"] = .sequence(versions.map(\.value))
        return .mapping(members)
    }
}

extension PortalCatalog.Version {
    fileprivate var value: Value {
        [
            "name": .string(name), "lifecycle": lifecycle.value, "tags": Value(texts: tags),
            "servers": Value(texts: servers), "plans": .sequence(plans.map(\.value)),
            "operations": .sequence(operations.map(\.value)),
        ]
    }
}

extension PortalCatalog.Lifecycle {
    fileprivate var value: Value {
        switch self {
        case .active: return ["phase": "active"]
        case .retired: return ["phase": "retired"]
        case .deprecated(let sunset, let successor):
            var members = [Value.Member("phase", "deprecated")]
            members.add("sunset", sunset)
            members.add("successor", successor)
            return .mapping(members)
        }
    }
}

extension PortalCatalog.Plan {
    fileprivate var value: Value {
        var members = [
            Value.Member("id", .string(id)), Value.Member("name", .string(name)),
            Value.Member("displayName", .string(displayName)),
        ]
        members.add("description", details)
        members["auth"] = auth.value
        members["limits"] = .sequence(
            limits.map {
                [
                    "requests": .integer($0.requests), "unit": .string($0.unit), "per": .string($0.per),
                    "scope": .string($0.scope),
                ]
            }
        )
        members["approval"] = .boolean(needsApproval)
        members["requestable"] = .boolean(isRequestable)
        return .mapping(members)
    }
}

extension PortalCatalog.Plan.Auth {
    fileprivate var value: Value {
        switch self {
        case .open: return ["type": "open"]
        case .apiKey(let place, let name):
            return ["type": "apiKey", "in": .string(place), "name": .string(name)]
        case .jwt(let issuer, let scopes, let authorizationURL, let tokenURL):
            var members = [
                Value.Member("type", "jwt"), Value.Member("issuer", .string(issuer)),
                Value.Member("scopes", Value(texts: scopes)),
            ]
            members.add("authorizationUrl", authorizationURL)
            members.add("tokenUrl", tokenURL)
            return .mapping(members)
        }
    }
}

extension PortalCatalog.Operation {
    fileprivate var value: Value {
        var members = [
            Value.Member("route", .string(route)), Value.Member("api", .string(api)), Value.Member("id", .string(id)),
            Value.Member("method", .string(method)), Value.Member("path", .string(path)),
        ]
        members.add("summary", summary)
        members["tags"] = Value(texts: tags)
        members["deprecated"] = .boolean(isDeprecated)
        members["served"] = .boolean(isServed)
        members["plans"] = Value(texts: plans)
        members["requestablePlans"] = Value(texts: requestablePlans)
        return .mapping(members)
    }
}
