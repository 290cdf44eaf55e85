extension Catalogue {
    /// PC2501–PC2999: the shape of resources.
    static let resourceShapeCodes: [DiagnosticCode] = [
        .notAResource, .unknownKind, .unknownVersion, .duplicateResource, .unknownField, .wrongType, .missingField,
        .unknownValue, .noChoice, .conflictingChoice, .emptyList,
        .tooManyElements, .outOfRange, .duplicateElement,
        .badName, .badLabel, .badDuration, .badHost, .badURL, .badPath, .badBase64, .badFormat, .unmetCondition,
        .consumerLimitOnOpenPlan, .missingGateway, .noTraffic, .selectorValues, .glooNotHonoured, .glooForbiddenOption,
        .glooDisabledRoute, .glooReflection,
    ]
}
extension DiagnosticCode {
    public static let unknownField = DiagnosticCode(
        "PC2510",
        "unknown-field",
        .error,
        "`{path}` has no field `{field}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let wrongType = DiagnosticCode(
        "PC2511",
        "wrong-type",
        .error,
        "`{path}` is {found}, not {expected}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingField = DiagnosticCode(
        "PC2512",
        "missing-field",
        .error,
        "`{path}` lacks the field `{field}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownValue = DiagnosticCode(
        "PC2513",
        "unknown-value",
        .error,
        "`{value}` is none of {allowed}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let noChoice = DiagnosticCode(
        "PC2514",
        "no-choice",
        .error,
        "`{path}` needs one of {names}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let conflictingChoice = DiagnosticCode(
        "PC2515",
        "conflicting-choice",
        .error,
        "`{first}` and `{second}` exclude each other",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let emptyList = DiagnosticCode(
        "PC2516",
        "empty-list",
        .error,
        "`{path}` is empty",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let tooManyElements = DiagnosticCode(
        "PC2517",
        "too-many-elements",
        .error,
        "`{path}` has {count} elements; {most} are allowed",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let outOfRange = DiagnosticCode(
        "PC2518",
        "out-of-range",
        .error,
        "`{path}` is {value}, outside {low} to {high}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let duplicateElement = DiagnosticCode(
        "PC2519",
        "duplicate-element",
        .error,
        "`{name}` is used twice in one list",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badName = DiagnosticCode(
        "PC2521",
        "bad-name",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badLabel = DiagnosticCode(
        "PC2522",
        "bad-label",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badDuration = DiagnosticCode(
        "PC2523",
        "bad-duration",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badHost = DiagnosticCode(
        "PC2524",
        "bad-host",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badURL = DiagnosticCode(
        "PC2525",
        "bad-url",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badPath = DiagnosticCode(
        "PC2526",
        "bad-path",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badBase64 = DiagnosticCode(
        "PC2527",
        "bad-base64",
        .error,
        "`{path}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let badFormat = DiagnosticCode(
        "PC2528",
        "bad-format",
        .error,
        "`{value}` is not {phrase}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let notAResource = DiagnosticCode(
        "PC2501",
        "not-a-resource",
        .error,
        "the document is neither a resource nor an API description: {reason}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownKind = DiagnosticCode(
        "PC2502",
        "unknown-kind",
        .error,
        "`{group}` has no kind `{kind}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownVersion = DiagnosticCode(
        "PC2503",
        "unknown-version",
        .error,
        "resources of `{version}` are not read",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let duplicateResource = DiagnosticCode(
        "PC2504",
        "duplicate-resource",
        .error,
        "`{resource}` is defined more than once",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unmetCondition = DiagnosticCode(
        "PC2531",
        "unmet-condition",
        .error,
        "`{field}` has a meaning only {condition}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let consumerLimitOnOpenPlan = DiagnosticCode(
        "PC2532",
        "consumer-limit-on-open-plan",
        .error,
        "an open plan counts per `Consumer`, but knows none",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingGateway = DiagnosticCode(
        "PC2533",
        "missing-gateway",
        .error,
        "the environment names no gateway",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let noTraffic = DiagnosticCode(
        "PC2534",
        "no-traffic",
        .error,
        "the weights of all backends are 0",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let selectorValues = DiagnosticCode(
        "PC2535",
        "selector-values",
        .error,
        "`{operator}` {state}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let glooNotHonoured = DiagnosticCode(
        "PC2601",
        "gloo-not-honoured",
        .warning,
        "`{path}` is not honoured: {loss}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let glooForbiddenOption = DiagnosticCode(
        "PC2602",
        "gloo-forbidden-option",
        .error,
        "`{option}` is not an option of routes: the portal decides it",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let glooDisabledRoute = DiagnosticCode(
        "PC2603",
        "gloo-disabled-route",
        .error,
        "the route is disabled",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let glooReflection = DiagnosticCode(
        "PC2604",
        "gloo-reflection",
        .error,
        "gRPC reflection is not supported",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
}
