extension Catalogue {
    /// PC3501–PC3999: rules within one resource.
    // RETIRED 0.1: PC3502 plan-not-enforced, since plans are enforced
    static let resourceRuleCodes: [DiagnosticCode] = [
        .noUsagePlan, .securedOperationOpened, .openWithoutPlan, .noRoute, .noWeight,
        .unusableDuration, .reservedHeader, .credentialsForAnyOrigin, .missingLabel, .domainCovered,
        .gatewayWithoutWorkload, .selectorWithoutMatch, .emptySelection, .schemaNotReadYet,
    ]
}
