public import PortalDiagnostics
public import PortalDocument

/// Where content comes from: a specification, an image, a page, a style sheet.
public struct ContentSource: Hashable, Sendable {
    /// The ways to give content, one of which was chosen.
    public enum Location: Hashable, Sendable {
        /// A mapping in place (native `inline`).
        case inline(InlineContent)
        /// The text itself (native `inlineText`, Gloo `inlineString`).
        case text(EmbeddedText)
        /// The bytes themselves, written in base64 (`inlineBytes`).
        case bytes(EmbeddedBytes)
        /// A file, relative to the manifest.
        case file(String)
        /// A key of a ConfigMap (native `configMapKeyRef`, Gloo `configMap`).
        case configMap(KeyRef)
        /// A URL (native `url`, Gloo `fetchUrl`).
        case url(String)
    }

    /// The way that was chosen.
    public var location: Location
    /// The place of the chosen member: that of the `url`, of the `inlineText`, ….
    public var provenance: Provenance

    /// Makes a source.
    public init(_ location: Location, provenance: Provenance = Provenance()) {
        self.location = location
        self.provenance = provenance
    }
}

/// A mapping that was written where content was asked for; equal when it says the same.
public struct InlineContent: Hashable, Sendable {
    /// The mapping, with its positions.
    public let node: Node

    /// Keeps a mapping.
    public init(_ node: Node) {
        self.node = node
    }

    /// Compares what the mappings say, members in order.
    public static func == (left: InlineContent, right: InlineContent) -> Bool {
        Self.isEqual(left.node, right.node)
    }

    /// Hashes kind and size.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(node.kind)
        hasher.combine(node.count)
    }

    // Recursion is bounded by the depth of documents.
    private static func isEqual(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind, left.count == right.count else { return false }
        switch left.kind {
        case .mapping:
            return zip(left.members, right.members).allSatisfy {
                $0.key.text == $1.key.text && isEqual($0.value, $1.value)
            }
        case .sequence:
            return zip(left.elements, right.elements).allSatisfy { isEqual($0, $1) }
        default:
            return left.text == right.text
        }
    }
}

/// A text within a document; the node that held it is outside equality.
public struct EmbeddedText: Hashable, Sendable {
    /// The text.
    public let text: String
    /// The string it was written as, through which positions lead outwards; `nil` for a text that was made.
    public let node: Node?

    /// Keeps a text.
    public init(_ text: String, node: Node? = nil) {
        self.text = text
        self.node = node
    }

    /// Compares the texts.
    public static func == (left: EmbeddedText, right: EmbeddedText) -> Bool { left.text == right.text }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Bytes within a document, written in base64; the node that held them is outside equality.
public struct EmbeddedBytes: Hashable, Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// The base64 they were written as, through which positions lead outwards; `nil` for bytes that were made.
    public let node: Node?

    /// Keeps bytes.
    public init(_ bytes: [UInt8], node: Node? = nil) {
        self.bytes = bytes
        self.node = node
    }

    /// Compares the bytes.
    public static func == (left: EmbeddedBytes, right: EmbeddedBytes) -> Bool { left.bytes == right.bytes }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// A reference to one key of a ConfigMap or Secret.
public struct KeyRef: Hashable, Sendable {
    /// The name of the object.
    public var name: String
    /// Its namespace; `nil` means that of the referrer.
    public var namespace: String?
    /// The key within it.
    public var key: String
    /// The place of the reference.
    public var provenance: Provenance

    /// Makes a reference.
    public init(name: String, namespace: String? = nil, key: String, provenance: Provenance = Provenance()) {
        self.name = name
        self.namespace = namespace
        self.key = key
        self.provenance = provenance
    }
}

extension EmbeddedText: CustomReflectable {
    /// What debuggers and `dump` show: the text may hold private keys, its size does not.
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: ["size": text.utf8.count]) }
}

extension EmbeddedBytes: CustomReflectable {
    /// What debuggers and `dump` show: the size.
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: ["size": bytes.count]) }
}
