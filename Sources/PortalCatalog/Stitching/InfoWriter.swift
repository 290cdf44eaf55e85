internal import PortalDocument
internal import PortalIR

/// What the product says of itself.
enum InfoWriter {
    /// The Info Object.
    static func info(of version: PublishedVersion) -> Value {
        var info = [Value.Member("title", .string(version.displayName))]
        if let text = version.details { info["description"] = .string(text) }
        if let url = version.termsOfService { info["termsOfService"] = .string(url) }
        if let contact = contact(version.contact) { info["contact"] = contact }
        if let license = license(version.license) { info["license"] = license }
        info["version"] = .string(version.version)
        return .mapping(info)
    }

    static func contact(_ contact: PublishedVersion.Contact?) -> Value? {
        var members: [Value.Member] = []
        if let name = contact?.name { members["name"] = .string(name) }
        if let url = contact?.url { members["url"] = .string(url) }
        if let email = contact?.email { members["email"] = .string(email) }
        return members.isEmpty ? nil : .mapping(members)
    }

    /// The License Object, which has to have a name.
    static func license(_ license: PublishedVersion.License?) -> Value? {
        guard let license, let name = license.name ?? license.url else { return nil }
        var members = [Value.Member("name", .string(name))]
        if let url = license.url { members["url"] = .string(url) }
        return .mapping(members)
    }

    /// How far in its life a version is; `nil` for one that is in use.
    static func lifecycle(of version: PublishedVersion) -> Value? {
        switch version.lifecycle {
        case .active: return nil
        case .deprecated(let sunset, let successor):
            var members = [Value.Member("phase", "deprecated")]
            if let sunset { members["sunset"] = .string(sunset) }
            if let successor { members["successor"] = .string(successor) }
            return .mapping(members)
        case .retired: return ["phase": "retired"]
        }
    }
}
