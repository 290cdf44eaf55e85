import PortalDiagnostics
import PortalDocument

extension User: Shaped {
    static let blank = User(metadata: .blank, username: "")
    static let fields: [Field<User>] = [
        Field("username", .text(.line), into: \.username, required: true, "The name that is logged in with; unique."),
        Field("email", .text(.line), into: \.email, "An address."),
        Field(
            "passwordKeyRef",
            .object,
            into: \.password,
            "The key of a Secret that holds a bcrypt hash; no login by password where absent."
        ),
    ]
}

extension Group: Shaped {
    static let blank = Group(metadata: .blank)
    static let fields: [Field<Group>] = [
        Field(
            "displayName",
            .text(.line),
            into: \.displayName,
            "The name for readers; the resource's own where absent."
        ),
        Field("description", .text(), into: \.description, "Who the members are, in Markdown."),
        Field("members", .object, into: \.members, "Who belongs to it: those whom either way names."),
        Field(
            "access",
            .list(.object),
            into: \.access,
            "What they may see and use: the union; nothing listed is nothing granted."
        ),
    ]
}

extension Group.Members: Shaped {
    static let blank = Group.Members()
    static let fields: [Field<Self>] = [
        Field("users", .object, into: \.users, "`User` resources of the same namespace, by label."),
        Field(
            "oidcGroups",
            .list(.text(.line), isSet: true),
            into: \.oidcGroups,
            "People whom the login says to be in one of these groups."
        ),
    ]
}

extension Access: Shaped {
    static let blank = Access()
    static let fields: [Field<Access>] = [
        Field("portals", .list(.object), into: \.portals, "The portals it holds in."),
        Field("products", .object, into: \.products, "The products; none where absent."),
        Field("environments", .object, into: \.environments, "The environments; none where absent."),
        Field(
            "operations",
            .object(Table(OperationChoice.choice), blank: OperationChoice.blank),
            into: \.operations,
            "The operations; all where absent."
        ),
        Field("usagePlanRefs", .list(.planRef), into: \.usagePlans, "The plans that keys may be made for."),
        Field(
            "allUsagePlans",
            .boolean,
            into: \.allUsagePlans,
            fallback: false,
            "Whether keys may be made for every plan."
        ),
    ]
    static let rules: [Rule<Access>] = [.atMostOne(of: ["usagePlanRefs", "allUsagePlans"])]
}

extension ObjectSelection: Shaped {
    static let blank = ObjectSelection()
    static let fields: [Field<ObjectSelection>] = [
        Field("names", .list(.placed(.resourceName), atLeast: 1), into: \.names, "Their names; any where absent."),
        Field(
            "namespaces",
            .namespaces,
            into: \.namespaces,
            "Where they are looked for; the own namespace where absent."
        ),
        Field("selector", .object, into: \.selector, "Their labels; any where absent."),
    ]
}
