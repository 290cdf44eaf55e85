import PortalDiagnostics
import PortalDocument

/// `User`.
enum GlooUser {
    static let table = Table<User>([
        Field("username", .text(.line), into: \.username, required: true, ""),
        Field("email", .text(.line), into: \.email, ""),
        Field("basicAuth", .object(password, blank: KeyRef(name: "", key: "password")), into: \.password, ""),
        Field("accessLevel", .glooAccess, into: \.access, ""),
    ])

    private static let password = Table<KeyRef>([
        Field("passwordSecretName", .text(.resourceName), into: \.name, required: true, ""),
        Field("passwordSecretNamespace", .text(.label), into: \.namespace, ""),
        Field("passwordSecretKey", .text(.dataKey), into: \.key, ""),
    ])
}

/// `Group`.
enum GlooGroup {
    static let table = Table<Group>([
        Field("displayName", .text(.line), into: \.displayName, ""),
        Field("description", .text(), into: \.description, ""),
        Field("userSelector", within: users, ""),
        Field("oidcGroup", within: oidc, ""),
        Field("accessLevel", .glooAccess, into: \.access, ""),
    ])

    private static let users = Table<Group>([
        Field("matchLabels", .map(.labelKey, to: .text(.labelValue)), "") { group, labels, provenance in
            group.members.users = LabelSelector(matchLabels: labels, provenance: provenance)
        },
        Field("namespaces", .glooNames(.glooNamespace), "") { group, names, _ in
            group.members.namespaces = GlooSelector(namespaces: names).scope(.own)
        },
    ])

    private static let oidc = Table<Group>([
        Field("groupNames", .list(.text(.line), atMost: .max), "") { group, names, _ in
            group.members.oidcGroups += names
        },
        Field("groupName", .text(.line), "") { group, name, _ in group.members.oidcGroups.append(name) },
    ])
}

extension Shape where Value == [Access] {
    /// An `AccessLevel`.
    static var glooAccess: Shape {
        Shape<GlooAccessLevel>.object.map { level in
            guard level.apis.isEmpty else {
                return level.apis.map { api in
                    var api = api
                    api.portals = level.portals
                    return api
                }
            }
            return level.portals.isEmpty ? [] : [Access(portals: level.portals, provenance: level.provenance)]
        }
    }
}

/// An `AccessLevel` as it is written.
struct GlooAccessLevel: Shaped {
    var portals: [ObjectRef] = []
    var apis: [Access] = []
    var provenance = Provenance()

    static let blank = GlooAccessLevel()
    static let fields: [Field<GlooAccessLevel>] = [
        Field("portals", .list(.object, atMost: .max), into: \.portals, ""),
        Field("apis", .list(.object(api, blank: Access.blank), atMost: .max), into: \.apis, ""),
    ]

    private static let api = Table<Access>([
        Field("products", .gloo, into: \.products, ""),
        Field("environments", .gloo, into: \.environments, ""),
        Field("usagePlans", .list(.placed(.line), atMost: .max), "") { access, names, _ in
            access.allUsagePlans = names.contains { $0.text == "*" }
            access.usagePlans = access.allUsagePlans ? [] : names.map(PlanRef.environment)
        },
    ])
}
