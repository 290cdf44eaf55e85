/// Turns locations into ranges of files.
package struct RangeFinder {
    private let sources: SourceMap
    private(set) var lines: [SourceID: LineIndex] = [:]

    /// Finds ranges in some texts.
    package init(_ sources: SourceMap) {
        self.sources = sources
    }

    /// Where something is as people count, in the outermost text; `nil` for what is nowhere in the input.
    ///
    /// - Parameters:
    ///   - location: where it is
    ///   - locate: finds the bytes of a value
    /// - Returns: the range. The first one in a file is O(bytes of the file).
    package mutating func range(of location: Location, locate: (Place) -> Span?) -> SourceRange? {
        switch location {
        case .none:
            return nil
        case .file(let source):
            return range(of: Span(source: source, start: 0, end: 0), pointer: nil)
        case .span(let span):
            return range(of: span, pointer: nil)
        case .place(let place):
            let start = Span(source: place.document.source, start: 0, end: 0)
            return range(of: locate(place) ?? start, pointer: place.pointer)
        }
    }

    private mutating func range(of span: Span, pointer: JSONPointer?) -> SourceRange? {
        let span = sources.outermost(span)
        guard let file = sources[span.source] else { return nil }
        let index = lines[span.source] ?? LineIndex(file.bytes)
        lines[span.source] = index
        return SourceRange(
            file: file.name,
            span: span,
            start: index.position(of: Int(span.start)),
            end: index.position(of: Int(span.end)),
            pointer: pointer
        )
    }
}
