import PortalDiagnostics
import PortalDocument

extension UsagePlan: Shaped {
    static let blank = UsagePlan(metadata: .blank, auth: .apiKey(ApiKeyAuth()))
    static let fields: [Field<UsagePlan>] = [
        Field(
            "displayName",
            .text(.line),
            into: \.displayName,
            "The name for readers; the resource's own where absent."
        ),
        Field("description", .text(), into: \.description, "What the plan offers, in Markdown."),
        Field(
            "auth",
            within: authTable,
            required: true,
            "How callers prove who they are; open access is said, never implied."
        ),
        Field(
            "rateLimits",
            .list(.object, atMost: 4),
            into: \.rateLimits,
            "How often they may call: each limit holds; unlimited where absent."
        ),
        Field(
            "onLimitServiceFailure",
            .word,
            into: \.onLimitServiceFailure,
            "What happens to calls that cannot be counted; `Allow` where absent."
        ),
        Field(
            "approval",
            .word,
            into: \.approval,
            "How a caller gets a key: at once, or when somebody has agreed; `Automatic` where absent."
        ),
    ]
    static let rules: [Rule<UsagePlan>] = [
        Rule(
            cel: "!has(self.auth) || !has(self.auth.open) || !has(self.rateLimits)"
                + " || self.rateLimits.all(l, !has(l.per) || l.per != 'Consumer')",
            "an open plan knows no consumers"
        ) { plan, _, _, decoding in
            guard case .open = plan.auth else { return }
            for limit in plan.rateLimits where limit.per == .consumer {
                guard let place = limit.provenance.place else { continue }
                decoding.report(.consumerLimitOnOpenPlan, at: place.appending("per"))
            }
        }
    ]

    private static let authTable = Table<UsagePlan>(
        [
            Field(
                "apiKey",
                Shape<ApiKeyAuth>.object.map(Auth.apiKey),
                into: \.auth,
                "By a key; `{}` is the header `api-key`."
            ),
            Field("jwt", Shape<JwtAuth>.object.map(Auth.jwt), into: \.auth, "By a JSON Web Token."),
            Field("open", Shape<OpenAuth>.object.map(Auth.open), into: \.auth, "Not at all: everyone may call."),
        ],
        rules: [.exactlyOne(of: ["apiKey", "jwt", "open"])]
    )
}

extension ApiKeyAuth: Shaped {
    static let blank = ApiKeyAuth()
    static let fields: [Field<ApiKeyAuth>] = [
        Field("header", .text(.headerName), "The header with the key; `api-key` where nothing is said.") {
            auth,
            name,
            _ in
            auth.location = .header(name)
        },
        Field("query", .text(.headerName), "The query parameter with the key.") { auth, name, _ in
            auth.location = .query(name)
        },
        Field("cookie", .text(.headerName), "The cookie with the key.") { auth, name, _ in auth.location = .cookie(name)
        },
    ]
    static let rules: [Rule<ApiKeyAuth>] = [.atMostOne(of: ["header", "query", "cookie"])]
}

extension OpenAuth: Shaped {
    static let blank = OpenAuth()
    static let fields: [Field<OpenAuth>] = [
        Field(
            "acknowledgeSecuredOperations",
            .boolean,
            into: \.acknowledgesSecuredOperations,
            fallback: false,
            "Whether operations that their specification marks as secured are served openly too."
        )
    ]
}

extension JwtAuth: Shaped {
    static let blank = JwtAuth(issuer: "", jwks: .inline(EmbeddedText(""), Provenance()))
    static let fields: [Field<JwtAuth>] = [
        Field("issuer", .text(.line), into: \.issuer, required: true, "The claim `iss`."),
        Field(
            "audiences",
            .list(.text(.line), isSet: true),
            into: \.audiences,
            "What the claim `aud` must share a member with; not looked at where absent."
        ),
        Field(
            "jwks",
            Shape<KeySetFields>.object.map(\.keySet),
            into: \.jwks,
            required: true,
            "The keys that tokens are signed with."
        ),
        Field(
            "requiredScopes",
            .list(.text(.line), isSet: true),
            into: \.requiredScopes,
            "The scopes that a token must all have."
        ),
        Field(
            "requiredClaims",
            .map(.line, to: .list(.text(.line), atLeast: 1)),
            into: \.requiredClaims,
            "Claims that must each have one of these values."
        ),
        Field(
            "consumerClaim",
            .text(.line),
            into: \.consumerClaim,
            "The claim that names the consumer; `sub` where absent."
        ),
        Field(
            "documentation",
            .object,
            into: \.documentation,
            "What try-it needs; it makes the plan OAuth for readers."
        ),
    ]
}

/// A key set as it is written.
struct KeySetFields: Shaped {
    var keySet: JwtAuth.KeySet
    var provenance: Provenance

    static let title = "KeySet"
    static let blank = KeySetFields(keySet: .inline(EmbeddedText(""), Provenance()), provenance: Provenance())
    static let fields: [Field<KeySetFields>] = [
        Field("url", .placed(.url), "Where the gateway fetches them.") { fields, url, _ in fields.setURL(url) },
        Field("refreshInterval", .duration, "How often they are fetched again; only beside `url`.") {
            fields,
            interval,
            _ in
            fields.setInterval(interval)
        },
        Field("inlineText", .embedded, "A JSON Web Key Set as text.") { fields, text, provenance in
            fields.keySet = .inline(text, provenance)
        },
    ]
    static let rules: [Rule<KeySetFields>] = [
        .exactlyOne(of: ["url", "inlineText"]), .excludes("inlineText", ["refreshInterval"]),
    ]

    mutating func setURL(_ url: PlacedText) {
        if case .url(_, let interval) = keySet {
            keySet = .url(url, refreshInterval: interval)
        } else {
            keySet = .url(url, refreshInterval: nil)
        }
    }

    mutating func setInterval(_ interval: Duration) {
        if case .url(let url, _) = keySet {
            keySet = .url(url, refreshInterval: interval)
        } else {
            keySet = .url("", refreshInterval: interval)
        }
    }
}

extension JwtAuth.Documentation: Shaped {
    static let blank = JwtAuth.Documentation()
    static let fields: [Field<Self>] = [
        Field("authorizationUrl", .text(.url), into: \.authorizationUrl, "Where people log in."),
        Field("tokenUrl", .text(.url), into: \.tokenUrl, "Where programs get tokens."),
    ]
}

extension RateLimit: Shaped {
    static let blank = RateLimit(requests: 1, unit: .minute)
    static let fields: [Field<RateLimit>] = [
        Field("requests", .integer(1...4_294_967_295), into: \.requests, required: true, "How many."),
        Field(
            "unit",
            .word,
            into: \.unit,
            required: true,
            "The time; windows begin at multiples of their length since 1970, a month has 30 days, a year 365."
        ),
        Field(
            "per",
            .word,
            into: \.per,
            "What is counted together; `Consumer` where absent, `ClientAddress` on an open plan."
        ),
        Field(
            "scope",
            .word,
            into: \.scope,
            "Whether a product or each operation is counted by itself; `Product` where absent."
        ),
    ]
}
