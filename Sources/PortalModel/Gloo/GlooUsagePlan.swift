import PortalDiagnostics
import PortalDocument

extension Shape where Value == UsagePlan {
    /// A plan of `Environment.spec.parameters.usagePlans`.
    static var gloo: Shape {
        .object(GlooUsagePlan.table, blank: UsagePlan.blank).map {
            var plan = $0
            plan.dialect = .gloo
            return plan
        }
    }
}

/// A plan that an environment defines.
enum GlooUsagePlan {
    static let table = Table<UsagePlan>([
        Field("displayName", .text(.line), into: \.displayName, ""),
        Field("description", .text(), into: \.description, ""),
        Field("authPolicy", within: authPolicy, required: true, ""),
        Field("rateLimit", .object(rateLimit, blank: RateLimit.blank), "") { plan, limit, _ in plan.rateLimits = [limit]
        },
    ])

    private static let authPolicy = Table<UsagePlan>(
        [
            Field("apiKey", Shape<NoFields>.object, "") { plan, _, provenance in
                plan.auth = .apiKey(ApiKeyAuth(provenance: provenance))
            },
            Field("oauth", .object(oauth, blank: JwtAuth.blank), "") { plan, auth, _ in plan.auth = .jwt(auth) },
        ],
        rules: [.exactlyOne(of: ["apiKey", "oauth"])]
    )

    private static let rateLimit = Table<RateLimit>([
        Field("requestsPerUnit", .integer(1...4_294_967_295), into: \.requests, required: true, ""),
        Field("unit", .word { $0.rawValue.uppercased() }, into: \.unit, required: true, ""),
    ])

    private static let oauth = Table<JwtAuth>([
        Field("authorizationUrl", .text(), "") { auth, url, _ in
            auth.documentation = auth.documentation ?? JwtAuth.Documentation()
            auth.documentation?.authorizationUrl = url
        },
        Field("tokenUrl", .text(), "") { auth, url, _ in
            auth.documentation = auth.documentation ?? JwtAuth.Documentation()
            auth.documentation?.tokenUrl = url
        },
        Field("jwtValidation", within: validation, required: true, ""),
    ])

    private static let validation = Table<JwtAuth>(
        [
            Field("issuer", .text(.line), into: \.issuer, required: true, ""),
            Field("remoteJwks", Shape<KeySetFields>.object(remoteJwks, blank: .blank).map(\.keySet), into: \.jwks, ""),
            Field("localJwks", Shape<KeySetFields>.object(localJwks, blank: .blank).map(\.keySet), into: \.jwks, ""),
            Field("scopes", .entries(.line, of: scope), "") { auth, scopes, _ in
                auth.requiredScopes = scopes.filter(\.1).map(\.0.text)
                auth.optionalScopes = scopes.filter { !$0.1 }.map(\.0.text)
            },
        ],
        rules: [.exactlyOne(of: ["remoteJwks", "localJwks"])]
    )

    private static let remoteJwks = Table<KeySetFields>(
        KeySetFields.fields.filter { $0.name == "refreshInterval" } + [
            Field("url", .placed(.url), "", required: true) { fields, url, _ in fields.setURL(url) }
        ]
    )

    private static let localJwks = Table<KeySetFields>([
        Field("inlineString", .embedded, "", required: true) { fields, text, provenance in
            fields.keySet = .inline(text, provenance)
        }
    ])

    private static var scope: Shape<Bool> {
        Shape<GlooScope>.object.map(\.isRequired)
    }
}

/// A scope of a plan.
struct GlooScope: Shaped {
    var isRequired = false
    var provenance = Provenance()

    static let blank = GlooScope()
    static let fields: [Field<GlooScope>] = [Field("required", .boolean, into: \.isRequired, "")]
}
