internal import PortalDiagnostics
internal import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// Compares what a description demands with what plans ask for: plans authenticate, and a scheme that no plan is like
/// is probably a mistake in one of the two.
struct SchemeCoverage {
    private let api: PreparedApi
    private let version: String
    private let product: ApiProduct
    private let schemes: [String: SecurityScheme]

    init(_ api: PreparedApi, version: String, of product: ApiProduct) {
        self.api = api
        self.version = version
        self.product = product
        schemes = Dictionary((api.description?.securitySchemes ?? []).map { ($0.name, $0) }) { first, _ in first }
    }

    /// Warns of the schemes of an operation where none of its alternatives is wholly like its plans.
    ///
    /// - Parameters:
    ///   - position: the number of the operation in its entry
    ///   - decision: what its plans mean; an open one was acknowledged, so that nothing is left to say
    ///   - label: what findings call the operation
    ///   - findings: receives a warning for each scheme of a version
    func check(
        _ position: Int,
        under decision: PlanResolver.Decision,
        _ label: Candidate.Label,
        _ findings: inout Findings
    ) {
        guard decision.asks != (false, false), let operations = api.description?.operations,
            operations.indices.contains(position), operations[position].demandsSecurity
        else { return }
        let alternatives = operations[position].security.map { $0.schemes.compactMap { schemes[$0.name] } }
        let isLike = { (scheme: SecurityScheme) in
            switch scheme.kind {
            case .apiKey: decision.asks.keys
            case .http(let name): name == "bearer" && decision.asks.tokens
            case .oauth2, .openIDConnect: decision.asks.tokens
            case .mutualTLS: false
            }
        }
        if alternatives.contains(where: { $0.allSatisfy(isLike) }) { return }
        for scheme in alternatives.joined() where !isLike(scheme) {
            let cause = findings.cause(
                .schemeWithoutPlan,
                at: api.api.provenance,
                [
                    "scheme": scheme.name, "kind": scheme.kind.phrase, "version": version,
                    "product": product.name.description,
                ],
                labels: [Diagnostic.Label("the scheme", at: Location(scheme.provenance))],
                subject: product.identity
            )
            findings.withhold(label, by: cause)
        }
    }
}

extension SecurityScheme.Kind {
    /// How messages name the kind.
    fileprivate var phrase: String {
        switch self {
        case .apiKey: "an API key"
        case .http(let scheme): "HTTP \(scheme)"
        case .oauth2: "OAuth 2.0"
        case .openIDConnect: "OpenID Connect"
        case .mutualTLS: "a client certificate"
        }
    }
}
