/// Findings with their places found, in the order in which they are shown: by file, place and code.
public struct DiagnosticReport: Sendable {
    /// A finding with its places.
    public struct Entry: Sendable, Hashable {
        /// The finding.
        public let diagnostic: Diagnostic
        /// Where it is, if anywhere.
        public let range: SourceRange?
        /// The other places, in the order of the finding's labels.
        public let labels: [Label]
        /// The change that would remedy it, where it is in one file.
        public let fix: Fix?
    }

    /// Another place of a finding.
    public struct Label: Sendable, Hashable {
        /// Where it is, if anywhere.
        public let range: SourceRange?
        /// What stands there.
        public let message: String
    }

    /// A change of a text.
    public struct Fix: Sendable, Hashable {
        /// What is replaced.
        public let range: SourceRange
        /// The new text.
        public let replacement: String
    }

    /// The findings, sorted; the same finding at the same place is there once.
    public let entries: [Entry]
    /// The lines of the files that findings are in, by the number of the file.
    let lines: [SourceID: LineIndex]

    /// Finds the places of findings.
    ///
    /// - Parameters:
    ///   - diagnostics: the findings, in any order
    ///   - sources: the texts
    ///   - locate: finds the bytes of a value
    public init(
        _ diagnostics: some Sequence<Diagnostic>,
        sources: SourceMap,
        locate: (Place) -> Span?
    ) {
        var locator = RangeFinder(sources: sources)
        var entries: [Entry] = []
        var seen: Set<Entry> = []
        for diagnostic in diagnostics {
            let entry = Entry(
                diagnostic: diagnostic,
                range: locator.range(of: diagnostic.location, locate: locate),
                labels: diagnostic.labels.map {
                    Label(range: locator.range(of: $0.location, locate: locate), message: $0.message)
                },
                fix: diagnostic.fix.flatMap { fix in
                    locator.range(of: fix.location, locate: locate).map {
                        Fix(range: $0, replacement: fix.replacement)
                    }
                }
            )
            if seen.insert(entry).inserted { entries.append(entry) }
        }
        self.entries = entries.sorted(by: Self.isShownBefore)
        self.lines = locator.lines
    }

    /// How many findings have a severity.
    public func count(_ severity: Severity) -> Int {
        entries.count { $0.diagnostic.severity == severity }
    }

    private static func isShownBefore(_ left: Entry, _ right: Entry) -> Bool {
        let leftFile = left.range?.file ?? ""
        let rightFile = right.range?.file ?? ""
        if leftFile != rightFile { return leftFile < rightFile }
        let leftStart = left.range?.span.start ?? 0
        let rightStart = right.range?.span.start ?? 0
        if leftStart != rightStart { return leftStart < rightStart }
        if left.diagnostic.code != right.diagnostic.code { return left.diagnostic.code.id < right.diagnostic.code.id }
        if left.diagnostic.message != right.diagnostic.message {
            return left.diagnostic.message < right.diagnostic.message
        }
        return (left.diagnostic.subject ?? "") < (right.diagnostic.subject ?? "")
    }
}

/// Turns locations into ranges of files.
package struct RangeFinder {
    private let sources: SourceMap
    private(set) var lines: [SourceID: LineIndex] = [:]

    /// Finds ranges in some texts.
    package init(sources: SourceMap) {
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
