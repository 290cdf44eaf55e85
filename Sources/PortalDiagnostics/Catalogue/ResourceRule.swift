extension Catalogue {
    /// PC3501–PC3999: rules within one resource.
    static let resourceRuleCodes: [DiagnosticCode] = [
        .noUsagePlan,
        .planNotEnforced,
        .securedOperationOpened,
        .openWithoutPlan,
        .emptyPlanList,
        .noRoute,
        .noWeight,
        .unusableDuration,
        .reservedHeader,
        .unbalancedPercent,
        .credentialsForAnyOrigin,
        .unusableExpression,
        .corsOnRedirect,
        .missingLabel,
        .domainCovered,
        .gatewayWithoutWorkload,
        .redirectWithoutCertificate,
        .selectorWithoutMatch,
        .emptySelection,
        .schemaNotReadYet,
    ]
}

extension DiagnosticCode {
    public static let noUsagePlan = DiagnosticCode(
        "PC3501",
        "no-usage-plan",
        .error,
        "`{product}` has no usage plan in `{environment}`: {operations} withheld",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let planNotEnforced = DiagnosticCode(
        "PC3502",
        "plan-not-enforced",
        .error,
        "usage plan `{plan}` cannot be enforced by this release: {operations} withheld",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let securedOperationOpened = DiagnosticCode(
        "PC3503",
        "secured-operation-opened",
        .error,
        "usage plan `{plan}` opens what the description secures: {operations} withheld",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let openWithoutPlan = DiagnosticCode(
        "PC3504",
        "open-without-plan",
        .warning,
        "`{product}` has no usage plan in `{environment}`: {operations} open to everyone",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let emptyPlanList = DiagnosticCode(
        "PC3505",
        "empty-plan-list",
        .error,
        "a list of usage plans is empty",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let noRoute = DiagnosticCode(
        "PC3510",
        "no-route",
        .error,
        "`{api}` has operations without a route: {operations} withheld",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let noWeight = DiagnosticCode(
        "PC3511",
        "no-weight",
        .error,
        "the weights of all backends are 0",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unusableDuration = DiagnosticCode(
        "PC3512",
        "unusable-duration",
        .error,
        "`{value}` is not a positive number of whole {unit}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let reservedHeader = DiagnosticCode(
        "PC3513",
        "reserved-header",
        .error,
        "header `{name}` cannot be changed here",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unbalancedPercent = DiagnosticCode(
        "PC3514",
        "unbalanced-percent",
        .error,
        "the value of header `{name}` has a `%` that ends no command word",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let credentialsForAnyOrigin = DiagnosticCode(
        "PC3515",
        "credentials-for-any-origin",
        .error,
        "a CORS policy allows credentials to every origin",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unusableExpression = DiagnosticCode(
        "PC3516",
        "unusable-expression",
        .error,
        "`{value}` is no RE2 expression",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let corsOnRedirect = DiagnosticCode(
        "PC3517",
        "cors-on-redirect",
        .error,
        "a redirect cannot have a CORS policy",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingLabel = DiagnosticCode(
        "PC3520",
        "missing-label",
        .error,
        "version `{version}` of `{product}` has no label `{label}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let domainCovered = DiagnosticCode(
        "PC3530",
        "domain-covered",
        .warning,
        "`{host}` is served by `{wildcard}` of the same environment",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let gatewayWithoutWorkload = DiagnosticCode(
        "PC3540",
        "gateway-without-workload",
        .error,
        "a gateway that is made needs `workload`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let redirectWithoutCertificate = DiagnosticCode(
        "PC3541",
        "redirect-without-certificate",
        .error,
        "`httpsRedirect` leads to a port that nothing listens on",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let selectorWithoutMatch = DiagnosticCode(
        "PC3550",
        "selector-without-match",
        .warning,
        "a selector matches no operation of `{title}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let emptySelection = DiagnosticCode(
        "PC3551",
        "empty-selection",
        .warning,
        "a selection finds no version of any product",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let schemaNotReadYet = DiagnosticCode(
        "PC3560",
        "schema-not-read-yet",
        .error,
        "gRPC schemas are not read by this release",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
}
