import PortalDiagnostics
import PortalDocument

extension Shape where Value == RetryPolicy {
    /// Gloo Edge's `retries`.
    static var glooRetries: Shape {
        .object(
            Table([
                Field("retryOn", .glooRetryOn, into: \.retryOn, ""),
                Field("numRetries", .integer(0...100), into: \.attempts, ""),
                Field("perTryTimeout", .duration, into: \.perTryTimeout, ""),
                .notHonoured("retryBackOff", "the gateway's own back-off applies"),
                .notHonoured("previousPriorities", "priorities are not kept"),
            ]),
            blank: RetryPolicy(attempts: 1)
        )
    }
}

extension Shape where Value == [RetryCondition]? {
    /// Envoy's words, separated by commas.
    fileprivate static var glooRetryOn: Shape {
        Shape<String>.text(.line).map { text, place, decoding in
            var conditions: [RetryCondition] = []
            for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
                if let condition = RetryCondition.allCases.first(where: { $0.envoyName == word }) {
                    conditions.append(condition)
                } else {
                    decoding.report(
                        .glooNotHonoured,
                        at: place,
                        ["loss": "`\(TextFormat.shown(String(word)))` is no reason to try again"]
                    )
                }
            }
            return .some(conditions.isEmpty ? nil : conditions)
        }
    }
}

extension Shape where Value == HeaderChanges {
    /// Gloo Edge's `headerManipulation`.
    static var glooHeaders: Shape {
        .object(
            Table([
                Field("requestHeadersToAdd", .glooAdditions, "") { changes, added, _ in
                    changes.request = added.merged(into: changes.request)
                },
                Field("requestHeadersToRemove", .list(.text(.headerName), atMost: .max), "") { changes, names, _ in
                    changes.request = changes.request ?? HeaderChange()
                    changes.request?.remove = names
                },
                Field("responseHeadersToAdd", .glooAdditions, "") { changes, added, _ in
                    changes.response = added.merged(into: changes.response)
                },
                Field("responseHeadersToRemove", .list(.text(.headerName), atMost: .max), "") { changes, names, _ in
                    changes.response = changes.response ?? HeaderChange()
                    changes.response?.remove = names
                },
            ]),
            blank: HeaderChanges.blank
        )
    }
}

extension HeaderChange {
    fileprivate func merged(into other: HeaderChange?) -> HeaderChange {
        HeaderChange(set: set, add: add, remove: other?.remove ?? [], provenance: provenance)
    }
}

extension Shape where Value == HeaderChange {
    /// A list of headers to add; each replaces what is there where `append` is false.
    fileprivate static var glooAdditions: Shape {
        Shape<[GlooHeader]>.list(.object, atMost: .max).map { headers, place, decoding in
            var change = HeaderChange(provenance: Provenance(place))
            for header in headers {
                let name = header.name.lowercased()
                let isKnown = [change.set, change.add].flatMap(\.keys).contains { $0.lowercased() == name }
                if isKnown, let place = header.provenance.place {
                    decoding.report(
                        .glooNotHonoured,
                        at: place,
                        ["loss": "only the first value of the header `\(header.name)` is added"]
                    )
                } else if header.append {
                    change.add[header.name] = header.value
                } else {
                    change.set[header.name] = header.value
                }
            }
            return change
        }
    }
}

/// A header to add.
struct GlooHeader: Shaped {
    var name = ""
    var value = ""
    /// Gloo Edge appends unless told otherwise.
    var append = true
    var provenance = Provenance()

    static let blank = GlooHeader()
    static let fields: [Field<GlooHeader>] = [
        Field("header", within: header, ""),
        Field("append", .boolean, into: \.append, ""),
        .notHonoured("headerSecretRef", "the header is not added"),
    ]
    static let rules: [Rule<GlooHeader>] = [.exactlyOne(of: ["header", "headerSecretRef"])]

    private static let header = Table<GlooHeader>([
        Field("key", .text(.headerName), into: \.name, required: true, ""),
        Field("value", .text(.headerValue), into: \.value, ""),
    ])
}

extension Shape where Value == CorsPolicy {
    /// Gloo Edge's `cors`.
    static var glooCors: Shape {
        .object(
            Table([
                Field("allowOrigin", .list(.placed(.line), atMost: .max), "") { policy, origins, _ in
                    policy.allowOrigins += origins.map {
                        TextMatch(kind: .exact, value: $0.text, provenance: $0.provenance)
                    }
                },
                Field("allowOriginRegex", .list(.placed(.line), atMost: .max), "") { policy, origins, _ in
                    policy.allowOrigins += origins.map {
                        TextMatch(kind: .regex, value: $0.text, provenance: $0.provenance)
                    }
                },
                Field("allowMethods", .list(.text(.headerName), atMost: .max), into: \.allowMethods, ""),
                Field("allowHeaders", .list(.text(.headerName), atMost: .max), into: \.allowHeaders, ""),
                Field("exposeHeaders", .list(.text(.headerName), atMost: .max), into: \.exposeHeaders, ""),
                Field("maxAge", .glooMaxAge, into: \.maxAge, ""),
                Field("allowCredentials", .boolean, into: \.allowCredentials, ""),
                .notHonoured("disableForRoute", "the policy applies"),
            ]),
            blank: CorsPolicy.blank
        )
    }
}

extension Shape where Value == Duration {
    /// Seconds as a text, or a duration.
    fileprivate static var glooMaxAge: Shape {
        Shape<String>.text(.glooMaxAge).map { DurationText.parse($0) ?? DurationText.parse($0 + "s") ?? .zero }
    }
}

extension TextFormat {
    fileprivate static let glooMaxAge = TextFormat(.badDuration, "a number of seconds, such as `86400`", atMost: 64) {
        DurationText.parse($0) != nil || DurationText.parse($0 + "s") != nil
    }
}
