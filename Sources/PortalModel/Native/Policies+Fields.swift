import PortalDiagnostics
import PortalDocument

extension RetryPolicy: Shaped {
    static let blank = RetryPolicy(attempts: 0)
    static let fields: [Field<RetryPolicy>] = [
        Field(
            "attempts",
            .integer(0...100),
            into: \.attempts,
            required: true,
            "How often at most, beyond the first time; 0 switches the gateway's own retries off."
        ),
        Field("perTryTimeout", .duration, into: \.perTryTimeout, "The longest time for one try."),
        Field(
            "retryOn",
            .list(.word, atLeast: 1, atMost: 16, isSet: true),
            into: \.retryOn,
            "What is a reason to try again; the gateway's own choice where absent."
        ),
    ]
}

extension HeaderChanges: Shaped {
    static let blank = HeaderChanges()
    static let fields: [Field<HeaderChanges>] = [
        Field("request", .object, into: \.request, "On the way to the backend."),
        Field("response", .object, into: \.response, "On the way back."),
    ]
}

extension HeaderChange: Shaped {
    static let blank = HeaderChange()
    static let fields: [Field<HeaderChange>] = [
        Field("set", .map(.headerName, to: .text(.headerValue)), into: \.set, "Headers that get exactly these values."),
        Field("add", .map(.headerName, to: .text(.headerValue)), into: \.add, "Values on top of those that are there."),
        Field("remove", .list(.text(.headerName), isSet: true), into: \.remove, "Headers that are taken away."),
    ]
}

extension CorsPolicy: Shaped {
    static let blank = CorsPolicy(allowOrigins: [])
    static let fields: [Field<CorsPolicy>] = [
        Field(
            "allowOrigins",
            .list(.object, atLeast: 1),
            into: \.allowOrigins,
            required: true,
            "The origins, such as `exact: https://app.example.com`."
        ),
        Field("allowMethods", .list(.text(.headerName), isSet: true), into: \.allowMethods, "The methods."),
        Field(
            "allowHeaders",
            .list(.text(.headerName), isSet: true),
            into: \.allowHeaders,
            "The request headers beyond those that are always allowed."
        ),
        Field(
            "exposeHeaders",
            .list(.text(.headerName), isSet: true),
            into: \.exposeHeaders,
            "The response headers that scripts may read."
        ),
        Field("maxAge", .duration, into: \.maxAge, "How long browsers may remember the answer."),
        Field("allowCredentials", .boolean, into: \.allowCredentials, "Whether cookies and the like may be sent."),
    ]
}

extension TextMatch: Shaped {
    static let blank = TextMatch(kind: .exact, value: "")
    static let fields: [Field<TextMatch>] = [
        Field("exact", .text(.line), "The whole text.") { $0 = TextMatch(kind: .exact, value: $1, provenance: $2) },
        Field("prefix", .text(.line), "Its beginning.") { $0 = TextMatch(kind: .prefix, value: $1, provenance: $2) },
        Field("regex", .text(.line), "The whole text, as an RE2 expression.") {
            $0 = TextMatch(kind: .regex, value: $1, provenance: $2)
        },
    ]
    static let rules: [Rule<TextMatch>] = [.exactlyOne(of: ["exact", "prefix", "regex"])]
}

extension Redirect: Shaped {
    static let blank = Redirect()
    static let fields: [Field<Redirect>] = [
        Field("scheme", .word, into: \.scheme, "The new scheme; what is absent stays as it was."),
        Field("host", .text(.host), into: \.host, "The new host."),
        Field("port", .integer(1...65_535), into: \.port, "The new port."),
        Field("path", .text(.path), into: \.path, "The new path, instead of the whole old one."),
        Field("code", .integer(oneOf: [301, 302, 303, 307, 308]), into: \.code, fallback: 308, "The status."),
    ]
    static let rules: [Rule<Redirect>] = [.atLeastOne(of: ["scheme", "host", "port", "path"])]
}
