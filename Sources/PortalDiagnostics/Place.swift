/// One document of a source file: YAML allows several in one stream.
public struct DocumentID: Hashable, Comparable, Sendable {
    /// The file that holds the document.
    public let source: SourceID
    /// The place of the document in the stream, from 0.
    public let index: UInt32

    /// Names a document of a file.
    public init(source: SourceID, index: UInt32 = 0) {
        self.source = source
        self.index = index
    }

    /// Orders by file, then by place in the stream.
    public static func < (left: DocumentID, right: DocumentID) -> Bool {
        (left.source, left.index) < (right.source, right.index)
    }
}

/// A value in a document, or the key that names it: where something was written, independent of line numbers.
///
/// It becomes a ``Span`` only when a diagnostic is rendered, so that an inserted line does not change what was read.
public struct Place: Hashable, Sendable {
    /// What is meant at the end of the pointer.
    public enum Part: Hashable, Sendable {
        /// The value itself.
        case value
        /// The key that the value stands under; the value where there is no key.
        case key
    }

    /// The document that the pointer starts in.
    public let document: DocumentID
    /// The way to the value.
    public let pointer: JSONPointer
    /// Whether the value or its key is meant.
    public let part: Part

    /// Names a value, or its key.
    public init(document: DocumentID, pointer: JSONPointer = JSONPointer(), part: Part = .value) {
        self.document = document
        self.pointer = pointer
        self.part = part
    }

    /// The member `key` of this value.
    public func appending(_ key: String) -> Place {
        Place(document: document, pointer: pointer.appending(key))
    }

    /// The element `index` of this value.
    public func appending(_ index: Int) -> Place {
        Place(document: document, pointer: pointer.appending(index))
    }

    /// The key that this value stands under.
    public var key: Place {
        Place(document: document, pointer: pointer, part: .key)
    }
}

/// Where a value was written, kept outside equality and hashing: two values that say the same are equal wherever they
/// were written.
public struct Provenance: Hashable, Sendable {
    /// The place, or `nil` for a value that was made, not written.
    public var place: Place?

    /// Keeps a place.
    public init(_ place: Place? = nil) {
        self.place = place
    }

    /// The place of a field of this value.
    public func appending(_ key: String) -> Provenance {
        Provenance(place?.appending(key))
    }

    /// The place of an element of this value.
    public func appending(_ index: Int) -> Provenance {
        Provenance(place?.appending(index))
    }

    /// Always true.
    public static func == (left: Provenance, right: Provenance) -> Bool { true }

    /// Adds nothing.
    public func hash(into hasher: inout Hasher) {}
}
