internal import PortalSchema

/// A section of the Components Object that references may lead to.
enum Section: String, CaseIterable {
    // Security schemes are made of plans; path items and media types are put in the place of their references.
    case schemas, responses, parameters, examples, requestBodies, headers, links, callbacks

    /// Where an object is kept, if anywhere.
    init?(_ object: ObjectName) {
        switch object {
        case .schema, .swaggerSchema, .swaggerResponseSchema, .swaggerFileSchema: self = .schemas
        case .response, .swaggerResponse: self = .responses
        case .parameter, .swaggerParameter: self = .parameters
        case .example: self = .examples
        case .requestBody: self = .requestBodies
        case .header: self = .headers
        case .link: self = .links
        case .callback: self = .callbacks
        default: return nil
        }
    }

    /// What is kept in it, in a version.
    func object(_ format: ApiDescription.Format) -> ObjectName {
        let isSwagger = format == .swagger2
        switch self {
        case .schemas: return isSwagger ? .swaggerResponseSchema : .schema
        case .responses: return isSwagger ? .swaggerResponse : .response
        case .parameters: return isSwagger ? .swaggerParameter : .parameter
        case .examples: return .example
        case .requestBodies: return .requestBody
        case .headers: return isSwagger ? .swaggerHeader : .header
        case .links: return .link
        case .callbacks: return .callback
        }
    }
}
