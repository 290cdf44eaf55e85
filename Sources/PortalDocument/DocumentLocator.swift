public import PortalDiagnostics

/// Finds the bytes of places: diagnostics know places, and only when one is shown its position is looked for.
///
/// A JSON text is walked once, when the first place in it is asked for.
public struct DocumentLocator: Sendable {
    private let documents: [DocumentID: Document]
    private var walked: [DocumentID: JSONLocator] = [:]

    /// Makes a locator for the documents of a run.
    public init(documents: some Sequence<Document>) {
        self.documents = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The bytes of a value or a key; of the innermost value on the way to it where there is no such value; `nil` if
    /// the document is not known.
    public mutating func span(of place: Place) -> Span? {
        guard let document = documents[place.document] else { return nil }
        guard document.tree.isLazilyLocated else { return document.span(of: place) }
        let locator = walked[place.document] ?? JSONLocator(document.tree.source)
        walked[place.document] = locator
        return document.tree.span(of: document.record(of: place), using: locator)
    }
}

extension Document {
    /// The bytes of a value or a key; of the innermost value on the way to it where there is no such value; `nil` if
    /// the place is in another document.
    ///
    /// O(bytes) for JSON: ``DocumentLocator`` finds many places at that price.
    public func span(of place: Place) -> Span? {
        guard place.document == id else { return nil }
        return tree.span(of: record(of: place))
    }

    /// The record of a place, or of what contains it.
    func record(of place: Place) -> UInt32 {
        var node = root
        for token in place.pointer.tokens {
            guard let next = node.child(token) else { return node.written }
            node = next
        }
        return place.part == .key ? node.keyRecord ?? node.written : node.written
    }
}

extension Node {
    /// The bytes of the value where it is used; of an alias, the alias itself.
    public var span: Span? { tree.span(of: written) }

    /// The bytes of the key that the value stands under; `nil` for elements and for the root.
    public var keySpan: Span? { keyRecord.flatMap { tree.span(of: $0) } }

    /// The record of the key in front of the value.
    var keyRecord: UInt32? {
        guard written > 0, tree.records[Int(tree.records[Int(written)].parent)].tag == .mapping else { return nil }
        return written - 1
    }
}

extension Tree {
    func span(of record: UInt32, using locator: JSONLocator? = nil) -> Span? {
        guard isLazilyLocated else {
            let record = records[Int(record)]
            return Span(source: id.source, start: record.start, end: record.end)
        }
        let locator = locator ?? JSONLocator(source, upTo: record)
        return locator[record].map { Span(source: id.source, start: $0.start, end: $0.end) }
    }
}
