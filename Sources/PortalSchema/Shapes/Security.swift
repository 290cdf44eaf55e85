// Security schemes and requirements.

extension ObjectShape {
    static let securityRequirement = ObjectShape(
        title: "Security Requirement Object",
        others: .entries(.strings, keys: .any),
        allowsExtensions: false
    )

    static func securityScheme(_ format: ApiDescription.Format) -> ObjectShape {
        var objects: [(text: String, object: ObjectName)] = [
            ("apiKey", .apiKeyScheme), ("http", .httpScheme), ("oauth2", .oauth2Scheme),
            ("openIdConnect", .openIDConnectScheme),
        ]
        if format >= .openAPI31 { objects.append(("mutualTLS", .mutualTLSScheme)) }
        return ObjectShape(
            title: "Security Scheme Object",
            isReferenceable: true,
            variants: Variants(field: "type", objects: objects)
        )
    }

    private static func scheme(_ kind: String, _ own: [Field]) -> ObjectShape {
        ObjectShape(
            title: "Security Scheme Object (of type `\(kind)`)",
            fields: [
                .required("type", .string),
                .optional("description", .string),
                .optional("deprecated", .boolean, in: .openAPI32 ... .openAPI32),
            ] + own
        )
    }

    static func apiKeyScheme(_ format: ApiDescription.Format) -> ObjectShape {
        scheme("apiKey", [.required("name", .string), .required("in", .words("query", "header", "cookie"))])
    }

    static func httpScheme(_ format: ApiDescription.Format) -> ObjectShape {
        scheme("http", [.required("scheme", .string), .optional("bearerFormat", .string)])
    }

    static func oauth2Scheme(_ format: ApiDescription.Format) -> ObjectShape {
        scheme(
            "oauth2",
            [
                .required("flows", .object(.oauthFlows)),
                .optional("oauth2MetadataUrl", .string, in: .openAPI32 ... .openAPI32),
            ]
        )
    }

    static func openIDConnectScheme(_ format: ApiDescription.Format) -> ObjectShape {
        scheme("openIdConnect", [.required("openIdConnectUrl", .string)])
    }

    static func mutualTLSScheme(_ format: ApiDescription.Format) -> ObjectShape {
        scheme("mutualTLS", [])
    }

    static let oauthFlows = ObjectShape(
        title: "OAuth Flows Object",
        fields: [
            .optional("implicit", .object(.implicitFlow)),
            .optional("password", .object(.passwordFlow)),
            .optional("clientCredentials", .object(.clientCredentialsFlow)),
            .optional("authorizationCode", .object(.authorizationCodeFlow)),
            .optional("deviceAuthorization", .object(.deviceFlow), in: .openAPI32 ... .openAPI32),
        ]
    )

    static func flow(_ kind: String, _ urls: [String]) -> ObjectShape {
        ObjectShape(
            title: "OAuth Flow Object (\(kind))",
            fields: urls.map { .required($0, .string) } + [
                .optional("refreshUrl", .string), .required("scopes", .map(.string)),
            ]
        )
    }

    static let swaggerScheme = ObjectShape(
        title: "Security Scheme Object",
        variants: Variants(
            field: "type",
            objects: [
                ("basic", .swaggerBasicScheme), ("apiKey", .swaggerKeyScheme), ("oauth2", .swaggerOAuth2Scheme),
            ]
        )
    )

    static let swaggerBasicScheme = scheme("basic", [])

    static let swaggerKeyScheme = scheme(
        "apiKey",
        [.required("name", .string), .required("in", .words("query", "header"))]
    )

    static let swaggerOAuth2Scheme = ObjectShape(
        title: "Security Scheme Object (of type `oauth2`)",
        variants: Variants(
            field: "flow",
            objects: [
                ("implicit", .swaggerImplicitFlow), ("password", .swaggerPasswordFlow),
                ("application", .swaggerApplicationFlow), ("accessCode", .swaggerAccessCodeFlow),
            ]
        )
    )

    /// The specification requires `scopes`; its JSON Schema, and many documents, do without.
    static func swaggerFlow(_ kind: String, _ urls: [String]) -> ObjectShape {
        ObjectShape(
            title: "Security Scheme Object (\(kind) flow)",
            fields: urls.map { .required($0, .string) } + [
                .required("type", .string),
                .required("flow", .string),
                .optional("description", .string),
                .optional("scopes", .map(.string)),
            ]
        )
    }
}
