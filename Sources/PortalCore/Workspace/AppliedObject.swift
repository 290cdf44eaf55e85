/// A Kubernetes object that a host applied, as far as a workspace has to know it.
public struct AppliedObject: Hashable, Sendable {
    /// For example `networking.istio.io/v1`.
    public var apiVersion: String
    /// For example `VirtualService`.
    public var kind: String
    /// The namespace.
    public var namespace: String
    /// The name.
    public var name: String
    /// The number of its ``OutputDocument/Phase``, also one of a later version; 0 where it is not known.
    public var phase: Int
    /// Its ``OutputDocument/contentHash``; empty where it is not known, which is never equal to that of a document.
    public var contentHash: String

    /// Describes an object, for example by its annotations `portalcore.dev/phase` and `portalcore.dev/content-hash`.
    public init(
        apiVersion: String,
        kind: String,
        namespace: String,
        name: String,
        phase: Int = 0,
        contentHash: String = ""
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.phase = phase
        self.contentHash = contentHash
    }

    /// Describes what a document becomes in a cluster.
    public init(_ document: OutputDocument) {
        self.init(
            apiVersion: document.apiVersion,
            kind: document.kind,
            namespace: document.namespace,
            name: document.name,
            phase: document.phase.rawValue,
            contentHash: document.contentHash
        )
    }

    /// Whether other translations, of other repositories, make the same object: so it is never deleted for one of them.
    ///
    /// The filters of a gateway's proxies are such, and adopted objects of earlier runs are told by their name too.
    var isShared: Bool {
        kind == "EnvoyFilter" && name.hasPrefix("portalcore-chain-")
    }

    /// What makes two objects the same one to Kubernetes: the version of the group is no part of it.
    var identity: Identity {
        let group = apiVersion.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(apiVersion[..<$0]) } ?? ""
        return Identity(group: group, kind: kind, namespace: namespace, name: name)
    }

    /// The order of application within a list of objects that are all to be applied.
    static func isAppliedBefore(_ left: AppliedObject, _ right: AppliedObject) -> Bool {
        if left.phase != right.phase { return left.phase < right.phase }
        return left.identity < right.identity
    }

    /// The order of deletion: the opposite, with what might be anything in front.
    static func isDeletedBefore(_ left: AppliedObject, _ right: AppliedObject) -> Bool {
        if left.phase != right.phase {
            return left.phase == 0 || (right.phase != 0 && left.phase > right.phase)
        }
        return left.identity < right.identity
    }

    struct Identity: Hashable, Sendable, Comparable {
        let group: String
        let kind: String
        let namespace: String
        let name: String

        static func < (left: Identity, right: Identity) -> Bool {
            (left.kind, left.namespace, left.name, left.group) < (right.kind, right.namespace, right.name, right.group)
        }
    }
}
