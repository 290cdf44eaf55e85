/// One thing that the specifications require beyond the shape of single objects.
struct Rule: Sendable {
    /// Looks at a description and reports what breaks the rule.
    let check: @Sendable (Draft, inout Findings) -> Void

    /// Every rule.
    ///
    /// The order has no meaning: none depends on what another found.
    static let all: [Rule] = [
        .pathForm,
        .identicalPaths,
        .pathParameters,
        .duplicateParameters,
        .bodyParameters,
        .duplicateOperationIDs,
        .securityRequirements,
        .serverVariables,
        .duplicateTags,
        .ambiguousWords,
    ]
}
