/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Comparable {
    /// What it names is not used.
    case error
    /// It is used, and probably not as meant.
    case warning
    /// Worth knowing.
    case info

    private var rank: Int {
        switch self {
        case .error: 2
        case .warning: 1
        case .info: 0
        }
    }

    /// Orders from `info` to `error`.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }
}

/// Where a diagnostic points.
public enum Location: Hashable, Sendable {
    /// A range of bytes, as the readers know it.
    case span(Span)
    /// A value of a document, found only when the diagnostic is rendered.
    case place(Place)
    /// A whole file.
    case file(SourceID)
    /// Nowhere in the input.
    case none

    /// The place of a value that was read, or nowhere for one that was made.
    public init(_ provenance: Provenance) {
        self = provenance.place.map(Location.place) ?? .none
    }
}

/// A finding about the input: a value with a code, a place and a remedy.
public struct Diagnostic: Hashable, Sendable {
    /// A second place that helps to understand the first.
    public struct Label: Hashable, Sendable {
        /// Where it is.
        public var location: Location
        /// What stands there, for example "first defined here".
        public var message: String

        /// Makes a label.
        public init(_ message: String, at location: Location) {
            self.location = location
            self.message = message
        }
    }

    /// A change of the text that would remedy the finding.
    public struct Fix: Hashable, Sendable {
        /// What is replaced.
        public var location: Location
        /// The new text.
        public var replacement: String

        /// Makes a fix.
        public init(replace location: Location, with replacement: String) {
            self.location = location
            self.replacement = replacement
        }
    }

    /// What kind of finding it is.
    public let code: DiagnosticCode
    /// How much it matters; the code's own severity unless an option changed it.
    public var severity: Severity
    /// What the placeholders of the code's template stand for, by name.
    public let arguments: [String: String]
    /// Where it is.
    public var location: Location
    /// Other places.
    public var labels: [Label]
    /// The remedy, more precise than the code's own where that is possible.
    public var help: String?
    /// A change that would remedy it.
    public var fix: Fix?
    /// The resource that the finding is about, such as `shop/orders`, with its kind in front: `ApiDoc shop/orders`.
    public var subject: String?

    /// Makes a finding; users and passwords of URLs that it quotes are not shown.
    ///
    /// - Parameters:
    ///   - code: what kind of finding it is
    ///   - location: where it is
    ///   - arguments: what the placeholders of the template stand for
    ///   - labels: other places
    ///   - help: the remedy, where more can be said than the code's own
    ///   - fix: a change that would remedy it
    ///   - subject: the resource it is about
    public init(
        _ code: DiagnosticCode,
        at location: Location,
        _ arguments: [String: String] = [:],
        labels: [Label] = [],
        help: String? = nil,
        fix: Fix? = nil,
        subject: String? = nil
    ) {
        self.code = code
        self.severity = code.severity
        self.location = location
        self.arguments = arguments.mapValues(VisibleText.withoutPasswords)
        self.labels = labels
        self.help = (help ?? code.help).map(VisibleText.withoutPasswords)
        self.fix = fix
        self.subject = subject
    }

    /// The code's template with the arguments in their places: lower case, no final period.
    public var message: String {
        code.message(arguments)
    }
}

/// What a stage finds on its way, in the order of finding.
public struct Diagnostics: Sendable {
    /// The findings so far.
    public private(set) var all: [Diagnostic] = []

    /// Starts with nothing found.
    public init() {}

    /// Adds a finding.
    public mutating func report(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    /// Adds what another stage found.
    public mutating func report(contentsOf others: some Sequence<Diagnostic>) {
        all.append(contentsOf: others)
    }

    /// Whether an error is among the findings.
    public var hasErrors: Bool {
        all.contains { $0.severity == .error }
    }
}
