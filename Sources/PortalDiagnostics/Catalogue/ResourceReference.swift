extension Catalogue {
    /// PC4501–PC4999: references between resources, conflicts, trust.
    static let resourceReferenceCodes: [DiagnosticCode] = [
        .unknownResource,
        .unknownOperation,
        .unknownProductVersion,
        .unknownLocalName,
        .missingGrant,
        .freeReference,
        .missingContent,
        .missingKey,
        .notOneDocument,
        .hostTaken,
        .pathTaken,
        .crossingPaths,
        .conflictingSelection,
        .unknownPort,
        .unknownUpstream,
        .workloadMismatch,
        .hostNotOnGateway,
        .assumedGateway,
    ]
}

extension DiagnosticCode {
    public static let unknownResource = DiagnosticCode(
        "PC4501",
        "unknown-resource",
        .error,
        "there is no {kind} `{name}` in namespace `{namespace}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownOperation = DiagnosticCode(
        "PC4502",
        "unknown-operation",
        .error,
        "`{title}` has no operation `{id}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownProductVersion = DiagnosticCode(
        "PC4503",
        "unknown-product-version",
        .error,
        "no selected product has a version `{version}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownLocalName = DiagnosticCode(
        "PC4504",
        "unknown-local-name",
        .error,
        "environment `{environment}` defines no {kind} `{name}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingGrant = DiagnosticCode(
        "PC4510",
        "missing-grant",
        .error,
        "namespace `{namespace}` does not let {referrer} resources refer to `{target}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let freeReference = DiagnosticCode(
        "PC4511",
        "free-reference",
        .warning,
        "`{target}` of another namespace is used without its consent",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingContent = DiagnosticCode(
        "PC4520",
        "missing-content",
        .error,
        "{kind} `{name}` was not supplied",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let missingKey = DiagnosticCode(
        "PC4521",
        "missing-key",
        .error,
        "`{target}` has no key `{key}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let notOneDocument = DiagnosticCode(
        "PC4522",
        "not-one-document",
        .error,
        "the content holds {count} documents",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let hostTaken = DiagnosticCode(
        "PC4530",
        "host-taken",
        .error,
        "`{host}` belongs to `{owner}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let pathTaken = DiagnosticCode(
        "PC4531",
        "path-taken",
        .error,
        "`{method} {path}` belongs to `{owner}`: {operations} withheld",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let crossingPaths = DiagnosticCode(
        "PC4532",
        "crossing-paths",
        .warning,
        "`{winner}` and `{loser}` cross: `{witness}` goes to the first{more}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let conflictingSelection = DiagnosticCode(
        "PC4533",
        "conflicting-selection",
        .error,
        "version `{version}` of `{product}` is selected twice with different settings",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownPort = DiagnosticCode(
        "PC4540",
        "unknown-port",
        .error,
        "Service `{service}` has no port {port}",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let unknownUpstream = DiagnosticCode(
        "PC4541",
        "unknown-upstream",
        .error,
        "nothing is known of upstream `{upstream}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let workloadMismatch = DiagnosticCode(
        "PC4550",
        "workload-mismatch",
        .error,
        "`workload` does not select the proxies of Gateway `{gateway}` (`{selector}`)",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let hostNotOnGateway = DiagnosticCode(
        "PC4551",
        "host-not-on-gateway",
        .warning,
        "Gateway `{gateway}` does not listen to `{host}`",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
    public static let assumedGateway = DiagnosticCode(
        "PC4552",
        "assumed-gateway",
        .warning,
        "no gateway is said: `{gateway}` is taken",
        page: DiagnosticPage(why: "", bad: "", good: "")
    )
}
