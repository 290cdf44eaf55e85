internal import PortalVocabulary

/// The way from text to configuration: text → `Document` → model → `ResolvedPortal` → output documents.
///
/// Each stage is a pure function of its input and options; it runs to its end, reports what is wrong, and the next one
/// works on what is sound. Nothing here reads a file, a clock, the network or the environment.
///
/// 1. **Read** (`DocumentReader`): bytes become trees of values that know where they were written.
/// 2. **Decode** (`ModelDecoder`): values become resources as written, of either dialect.
/// 3. **Load** (`SpecLoader`): the API descriptions that resources name become lists of operations.
/// 4. **Resolve** (`Resolver`): every reference is followed and every default applied; what cannot be honoured is
///    withheld, and guarded.
/// 5. **Emit** (`IstioEmitter`, `EnvoyEmitter`): the resolved portal becomes Istio's resources, or Envoy's messages; what
///    they cannot express is withheld.
///
/// What else there is to know of the result — statuses, catalogues, published specifications, the policy, differences —
/// is asked of the ``Translation``, which keeps the resolved portal.
public enum PortalPipeline {
    /// The version of the library.
    public static let version = "0.1.0"

    /// The content that the files name, that neither they nor `content` hold, and that the host has to supply.
    ///
    /// What is supplied may name more: call again until nothing new is asked for.
    ///
    /// - Parameters:
    ///   - files: manifests and bare API descriptions, in any order
    ///   - content: what was supplied before, by name
    ///   - options: bounds and choices
    /// - Returns: what is missing, sorted by kind and name.
    public static func requiredContent(
        of files: [InputFile],
        content: [String: [UInt8]] = [:],
        options: PortalOptions = PortalOptions()
    ) -> [ContentRequirement] {
        LoadedInput(files, content: content, options: options).specs.missing
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
        // What the target cannot express is found by expressing it.
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
        let input = LoadedInput(files, content: content, options: options)
        let translation = translate(input, options: options)
        guard options.target == .envoy, options.envoy.mocksAllOperations else { return translation }
        // Which operations a backend would serve is known when what Envoy cannot express is withheld.
        var answering = options
        answering.envoy.mocks = translation.mockAnswers.merging(options.envoy.mocks) { _, given in given }
        return translate(input, options: answering)
    }

    private static func translate(_ input: LoadedInput, options: PortalOptions) -> Translation {
        var input = input
        var portal = Resolver.resolve(
            input.resources,
            specs: input.specs,
            options: options.resolving,
            diagnostics: &input.diagnostics
        )
        var refused: [ResourceName: [String]] = [:]
        let documents = Emission.documents(
            of: &portal,
            options: options,
            refused: &refused,
            diagnostics: &input.diagnostics
        )
        return Translation(
            documents: documents,
            report: input.report(),
            summary: TranslationSummary.line(input.resources, portal, documents, options),
            missing: input.specs.missing,
            portal: portal,
            input: input,
            options: options,
            refused: refused
        )
    }
}
