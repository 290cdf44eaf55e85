/// What the specification says of one of its objects: a table that ``ShapeWalker`` holds against the text.
struct ObjectShape: Sendable {
    /// A field with a name of its own.
    struct Field: Sendable {
        var name: String
        var value: ValueShape
        var isRequired = false
        /// The versions that know it.
        var formats: ClosedRange<ApiDescription.Format> = .swagger2 ... .openAPI32
    }

    /// What is said about several fields together.
    enum Constraint: Sendable {
        /// At most one of them.
        case atMostOne([String])
        /// One of them, and not two.
        case exactlyOne([String])
        /// At least one of them.
        case atLeastOne([String])
        /// Where the first is, the second has to be.
        case requires(String, String)
        /// Where the first has a text, the second has to be.
        case requiresWhen(String, is: String, String)
        /// Where the first is, none of the others may be.
        case excludes(String, [String])
    }

    /// What becomes of members that no field names.
    enum Others: Sendable {
        /// They are errors.
        case unknown
        /// They are allowed, whatever they are.
        case ignored
        /// They are entries whose keys the author chooses.
        case entries(ValueShape, keys: TextFormat)
    }

    /// How the text of one field decides which table holds: Parameter Objects by `in`, for example.
    struct Variants: Sendable {
        var field: String
        var objects: [(text: String, object: ObjectName)]
        /// The table for every other text, and where the field is missing; without one, both are errors.
        var otherwise: ObjectName?
    }

    /// What the specification calls it, such as `Operation Object`.
    var title: String
    var fields: [Field] = []
    var others: Others = .unknown
    /// Whether members whose names begin with `x-` are allowed.
    var allowsExtensions = true
    /// Whether a mapping with `$ref` may stand in its place.
    var isReferenceable = false
    /// Whether it needs a member that is no extension.
    var isNotEmpty = false
    var constraints: [Constraint] = []
    var variants: Variants?
}

extension ObjectShape.Field {
    static func required(
        _ name: String,
        _ value: ValueShape,
        in formats: ClosedRange<ApiDescription.Format> = .swagger2 ... .openAPI32
    ) -> Self {
        Self(name: name, value: value, isRequired: true, formats: formats)
    }

    static func optional(
        _ name: String,
        _ value: ValueShape,
        in formats: ClosedRange<ApiDescription.Format> = .swagger2 ... .openAPI32
    ) -> Self {
        Self(name: name, value: value, formats: formats)
    }
}

/// The objects of the specifications; those of Swagger that differ from their namesakes begin with `swagger`.
package enum ObjectName: UInt8, CaseIterable, Sendable {
    case openAPI, swagger
    case info, contact, license, externalDocumentation, tag
    case server, serverVariable
    case paths, pathItem, operation, callback
    case components
    case parameter, pathParameter, queryParameter, headerParameter, cookieParameter, querystringParameter
    case requestBody, mediaType, encoding, responses, response, header, example, link
    case schema, discriminator, xml
    case securityRequirement
    case securityScheme, apiKeyScheme, httpScheme, oauth2Scheme, openIDConnectScheme, mutualTLSScheme
    case oauthFlows, implicitFlow, passwordFlow, clientCredentialsFlow, authorizationCodeFlow, deviceFlow
    case swaggerPathItem, swaggerOperation
    case swaggerParameter, swaggerBodyParameter, swaggerPathParameter, swaggerQueryParameter
    case swaggerHeaderParameter, swaggerFormParameter, swaggerItems
    case swaggerResponse, swaggerHeader, swaggerSchema, swaggerFileSchema, swaggerResponseSchema
    case swaggerScheme, swaggerBasicScheme, swaggerKeyScheme, swaggerOAuth2Scheme
    case swaggerImplicitFlow, swaggerPasswordFlow, swaggerApplicationFlow, swaggerAccessCodeFlow

    /// Its table in one version.
    func shape(_ format: ApiDescription.Format) -> ObjectShape {
        switch self {
        case .openAPI: .openAPI(format)
        case .swagger: .swagger
        case .info: .info
        case .contact: .contact
        case .license: .license
        case .externalDocumentation: .externalDocumentation
        case .tag: .tag
        case .server: .server
        case .serverVariable: .serverVariable
        case .paths: .paths(format)
        case .pathItem: .pathItem
        case .operation: .operation(format)
        case .callback: .callback
        case .components: .components(format)
        case .parameter: .parameter(format)
        case .pathParameter: .pathParameter(format)
        case .queryParameter: .queryParameter(format)
        case .headerParameter: .headerParameter(format)
        case .cookieParameter: .cookieParameter(format)
        case .querystringParameter: .querystringParameter(format)
        case .requestBody: .requestBody(format)
        case .mediaType: .mediaType(format)
        case .encoding: .encoding(format)
        case .responses: .responses(format)
        case .response: .response(format)
        case .header: .header(format)
        case .example: .example(format)
        case .link: .link(format)
        case .schema: format <= .openAPI30 ? .schema30 : .schema31(format)
        case .discriminator: .discriminator(format)
        case .xml: .xml(format)
        case .securityRequirement: .securityRequirement
        case .securityScheme: .securityScheme(format)
        case .apiKeyScheme: .apiKeyScheme(format)
        case .httpScheme: .httpScheme(format)
        case .oauth2Scheme: .oauth2Scheme(format)
        case .openIDConnectScheme: .openIDConnectScheme(format)
        case .mutualTLSScheme: .mutualTLSScheme(format)
        case .oauthFlows: .oauthFlows
        case .implicitFlow: .flow("Implicit", ["authorizationUrl"])
        case .passwordFlow: .flow("Password", ["tokenUrl"])
        case .clientCredentialsFlow: .flow("Client Credentials", ["tokenUrl"])
        case .authorizationCodeFlow: .flow("Authorization Code", ["authorizationUrl", "tokenUrl"])
        case .deviceFlow: .flow("Device Authorization", ["deviceAuthorizationUrl", "tokenUrl"])
        case .swaggerPathItem: .swaggerPathItem
        case .swaggerOperation: .swaggerOperation
        case .swaggerParameter: .swaggerParameter
        case .swaggerBodyParameter: .swaggerBodyParameter
        case .swaggerPathParameter: .swaggerSimpleParameter("Path", [.required("required", .mustBeTrue)])
        case .swaggerQueryParameter: .swaggerSimpleParameter("Query", [.optional("allowEmptyValue", .boolean)])
        case .swaggerHeaderParameter: .swaggerSimpleParameter("Header", [])
        case .swaggerFormParameter: .swaggerFormParameter
        case .swaggerItems: .swaggerItems
        case .swaggerResponse: .swaggerResponse
        case .swaggerHeader: .swaggerHeader
        case .swaggerSchema: .swaggerSchema
        case .swaggerFileSchema: .swaggerFileSchema
        case .swaggerResponseSchema: .swaggerResponseSchema
        case .swaggerScheme: .swaggerScheme
        case .swaggerBasicScheme: .swaggerBasicScheme
        case .swaggerKeyScheme: .swaggerKeyScheme
        case .swaggerOAuth2Scheme: .swaggerOAuth2Scheme
        case .swaggerImplicitFlow: .swaggerFlow("Implicit", ["authorizationUrl"])
        case .swaggerPasswordFlow: .swaggerFlow("Password", ["tokenUrl"])
        case .swaggerApplicationFlow: .swaggerFlow("Application", ["tokenUrl"])
        case .swaggerAccessCodeFlow: .swaggerFlow("Access Code", ["authorizationUrl", "tokenUrl"])
        }
    }
}
