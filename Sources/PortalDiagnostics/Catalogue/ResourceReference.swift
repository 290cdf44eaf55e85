extension Catalogue {
    /// PC4501–PC4599: references between resources, conflicts, trust.
    static let resourceReferenceCodes: [DiagnosticCode] = [
        .unknownResource, .unknownOperation, .unknownProductVersion, .unknownLocalName, .missingGrant, .freeReference,
        .missingContent, .missingKey, .notOneDocument, .hostTaken, .pathTaken, .crossingPaths, .conflictingSelection,
        .unknownPort, .unknownUpstream, .workloadMismatch, .hostNotOnGateway, .assumedGateway,
    ]
}
