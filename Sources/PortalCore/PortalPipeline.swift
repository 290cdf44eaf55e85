internal import PortalIR
internal import PortalSchema

/// The way from text to configuration: text → `Document` → model → `ResolvedPortal` → output documents.
///
/// Each stage is a pure function of its input and options; it runs to its end, reports what is wrong, and the next one
/// works on what is sound. Nothing here reads a file, a clock, the network or the environment.
///
/// 1. **Read** (`DocumentReader`): bytes become trees of values that know where they were written.
/// 2. **Decode** (`ModelDecoder`): values become resources as written, of either dialect.
/// 3. **Resolve** (`Resolver`): every reference is followed and every default applied; what cannot be honoured is
///    withheld, and guarded.
/// 4. **Emit** (`IstioEmitter`): the resolved portal becomes Istio's resources.
public enum PortalPipeline {
    /// The version of the library.
    public static let version = "0.1.0"

    /// The API group of the native resources.
    public static let apiGroup = "portalcore.dev"

    /// The content that the files name, that neither they nor `content` hold, and that the host has to supply.
    ///
    /// What is supplied may name more: call again until nothing new is asked for.
    public static func requiredContent(
        of files: [InputFile],
        content: [String: [UInt8]] = [:],
        options: PortalOptions = PortalOptions()
    ) -> [ContentRequirement] {
        []
    }

    /// What is wrong with the files.
    ///
    /// - Parameters:
    ///   - files: manifests and bare API descriptions, in any order
    ///   - content: what ``requiredContent(of:content:options:)`` asked for, by name
    ///   - options: bounds and choices
    /// - Returns: the findings.
    public static func validate(
        _ files: [InputFile],
        content: [String: [UInt8]] = [:],
        options: PortalOptions = PortalOptions()
    ) -> DiagnosticReport {
        translate(files, content: content, options: options).report
    }

    /// The configuration that serves what the files publish, and what is wrong with them.
    ///
    /// - Parameters:
    ///   - files: manifests and bare API descriptions, in any order
    ///   - content: what ``requiredContent(of:content:options:)`` asked for, by name
    ///   - options: bounds and choices
    /// - Returns: the documents in the order of application, and the findings.
    public static func translate(
        _ files: [InputFile],
        content: [String: [UInt8]] = [:],
        options: PortalOptions = PortalOptions()
    ) -> Translation {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        var documents: [Document] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            documents += DocumentReader.read(
                file.bytes,
                name: file.name,
                format: file.format,
                options: options.documents,
                into: &sources,
                diagnostics: &diagnostics
            )
        }
        let model = ModelDecoder.decode(documents, options: options.model, diagnostics: &diagnostics)
        _ = model
        let portal = ResolvedPortal()
        let output = IstioEmitter.emit(portal, options: options.istio, diagnostics: &diagnostics)
        return Translation(
            documents: output,
            report: DiagnosticReport(diagnostics.all, sources: sources, locate: { _ in nil }),
            summary: "nothing translated"
        )
    }
}

/// What a translation gives.
public struct Translation: Sendable {
    /// The documents, in the order of application.
    public let documents: [OutputDocument]
    /// What is wrong with the input, and what was withheld for it.
    public let report: DiagnosticReport
    /// One line that says what was made of what.
    public let summary: String
}
