extension Catalogue {
    /// PC3501–PC3999: rules within one resource.
    static let resourceRuleCodes: [DiagnosticCode] = [
        .noUsagePlan, .planNotEnforced, .securedOperationOpened, .openWithoutPlan, .noRoute, .noWeight,
        .unusableDuration, .reservedHeader, .credentialsForAnyOrigin, .missingLabel, .domainCovered,
        .gatewayWithoutWorkload, .selectorWithoutMatch, .emptySelection, .schemaNotReadYet,
    ]
}
