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
    public private(set) var entries: [Entry]
    /// The lines of the files that findings are in, by the number of the file.
    let lines: [SourceID: LineIndex]
    /// The numbers of the lines that are not shown, by the number of the file.
    let concealed: [SourceID: Set<Int>]

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
        let concealed = locator.concealedLines(locate: locate)
        self.entries = entries.map { $0.concealing(concealed) }.sorted(by: Self.isShownBefore)
        self.lines = locator.lines
        self.concealed = concealed
    }

    /// Gives findings other remedies, where whoever shows them knows more of the input than the library.
    ///
    /// - Parameter help: the remedy of a finding; `nil` leaves the one it has.
    package mutating func replaceHelp(_ help: (Diagnostic) -> String?) {
        entries = entries.map { entry in
            guard let help = help(entry.diagnostic) else { return entry }
            var diagnostic = entry.diagnostic
            diagnostic.help = VisibleText.withoutPasswords(help)
            return Entry(diagnostic: diagnostic, range: entry.range, labels: entry.labels, fix: entry.fix)
        }
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

extension DiagnosticReport.Entry {
    /// The entry as it may be shown: what the readers of texts quote of a concealed line is left out.
    fileprivate func concealing(_ concealed: [SourceID: Set<Int>]) -> Self {
        guard diagnostic.code.id.hasPrefix("PC1"), !diagnostic.arguments.isEmpty || diagnostic.fix != nil,
            let range, let lines = concealed[range.span.source],
            (range.start.line...Swift.max(range.start.line, range.end.line)).contains(where: lines.contains)
        else { return self }
        let shown = Diagnostic(
            diagnostic.code,
            at: diagnostic.location,
            diagnostic.arguments.mapValues { _ in "[concealed]" },
            subject: diagnostic.subject
        )
        return DiagnosticReport.Entry(diagnostic: shown, range: range, labels: labels, fix: nil)
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

    /// The lines of the files with findings that are not to be shown.
    mutating func concealedLines(locate: (Place) -> Span?) -> [SourceID: Set<Int>] {
        var result: [SourceID: Set<Int>] = [:]
        guard !lines.isEmpty else { return result }
        let shown = Set(lines.keys)
        for location in sources.concealed {
            guard let source = source(of: location), shown.contains(source),
                let range = range(of: location, locate: locate)
            else { continue }
            result[range.span.source, default: []].formUnion(
                range.start.line...Swift.max(range.start.line, range.end.line)
            )
        }
        return result
    }

    /// The file that a location is in.
    private func source(of location: Location) -> SourceID? {
        switch location {
        case .none: nil
        case .file(let source): source
        case .span(let span): sources.outermost(span).source
        case .place(let place): sources.outermost(Span(source: place.document.source, start: 0, end: 0)).source
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
