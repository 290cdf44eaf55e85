internal import PortalVocabulary

/// What the gateway calls those who sign tokens: one place, so that filters and decisions agree.
extension TokenRules {
    /// The name of the provider: rules with one issuer and one key set share it, whatever else they ask of a token.
    ///
    /// A verified payload stands under it in the dynamic metadata of the filter.
    package var providerName: String {
        let source =
            switch keys {
            case .remote(let url, _): url
            case .inline(let text): text
            }
        return "jwt-" + SHA256.hexadecimal(of: "\(issuer)\n\(source)".utf8).prefix(16)
    }

    /// What the metadata has why a token is not accepted under: a mapping of `code` (Envoy's status) and `message`.
    package var failureName: String { providerName + ".failed" }
}
