public import PortalDiagnostics

/// Content that the input names and the host has to supply, because the library reads no file and no network.
public struct ContentRequirement: Hashable, Comparable, Sendable {
    /// How the content is named; the order of the cases is that of lists.
    public enum Kind: String, Hashable, Sendable {
        /// A file; the name is its path, resolved against the file that names it.
        case file
        /// An `http` or `https` URL.
        case url
        /// An entry of a ConfigMap that is not among the inputs: `namespace/name/key`.
        case configMap
    }

    /// How the content is named.
    public let kind: Kind
    /// The name to supply the content under.
    public let name: String
    /// Where it is named first.
    public let provenance: Provenance

    /// Names content.
    public init(kind: Kind, name: String, provenance: Provenance = Provenance()) {
        self.kind = kind
        self.name = name
        self.provenance = provenance
    }

    /// Orders by kind, then by name.
    public static func < (left: ContentRequirement, right: ContentRequirement) -> Bool {
        (left.kind.rank, left.name) < (right.kind.rank, right.name)
    }
}

extension ContentRequirement.Kind {
    fileprivate var rank: Int {
        switch self {
        case .file: 0
        case .url: 1
        case .configMap: 2
        }
    }
}
