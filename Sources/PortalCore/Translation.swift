package import PortalIR
internal import PortalVocabulary

/// What a translation gives.
public struct Translation: Sendable {
    /// The documents, in the order of application.
    public let documents: [OutputDocument]
    /// What is wrong with the input, and what was withheld for it.
    public package(set) var report: DiagnosticReport
    /// One line that says what was made of what.
    public let summary: String
    /// What the host has to supply and has not, as `PortalPipeline.requiredContent` gives it.
    public let missing: [ContentRequirement]
    /// What the documents are for.
    public var target: OutputTarget { options.target }
    /// What was resolved, without what the target could not express: what further questions are answered from.
    package let portal: ResolvedPortal
    /// What was read.
    let input: LoadedInput
    /// What was chosen.
    let options: PortalOptions
    /// The environments of which nothing could be emitted, with the identifiers of the diagnostics.
    let refused: [ResourceName: [String]]
}

extension Translation: CustomReflectable {
    /// What debuggers and `dump` show: what came out, and nothing of what was read.
    public var customMirror: Swift.Mirror {
        Swift.Mirror(self, children: ["summary": summary, "documents": documents, "report": report])
    }
}
