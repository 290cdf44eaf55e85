extension Catalogue {
    /// PC2501–PC2999: the shape of resources.
    static let resourceShapeCodes: [DiagnosticCode] = [
        .notAResource, .unknownKind, .unknownVersion, .duplicateResource, .unknownField, .wrongType, .missingField,
        .unknownValue, .noChoice, .conflictingChoice, .emptyList, .tooManyElements, .outOfRange, .duplicateElement,
        .badName, .badLabel, .badDuration, .badHost, .badURL, .badPath, .badFormat, .unmetCondition,
        .consumerLimitOnOpenPlan, .missingGateway, .selectorValues, .glooNotHonoured,
        .glooForbiddenOption, .glooDisabledRoute, .glooReflection,
        .glooProtectionLost,
    ]
}
