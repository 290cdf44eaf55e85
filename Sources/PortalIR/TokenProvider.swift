internal import PortalVocabulary

extension TokenRules {
    /// What the gateway calls whoever signs these tokens: one name for each issuer and key set.
    ///
    /// `jwt-` and 16 hexadecimal digits of the SHA-256 of the issuer, a line feed, and the URL or the text of the keys.
    package var providerName: String {
        let source =
            switch keys {
            case .remote(let url, _): url
            case .inline(let text): text
            }
        return "jwt-" + SHA256.hexadecimal(of: (issuer + "\n" + source).utf8).prefix(16)
    }
}
