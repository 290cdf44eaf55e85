/// All codes, sorted.
public enum Catalogue {
    /// Every code there is, sorted by identifier.
    public static let all: [DiagnosticCode] =
        internalCodes + syntaxCodes + openAPIShapeCodes + resourceShapeCodes + openAPIRuleCodes + planRuleCodes
        + portalRuleCodes + resourceRuleCodes + openAPIReferenceCodes + keyReferenceCodes + ownershipCodes
        + portalReferenceCodes + resourceReferenceCodes + overlapCodes + istioCodes + istioFilterCodes + envoyCodes

    /// The code with an identifier such as `PC1010`, in any case, or with a slug.
    public static func code(_ name: String) -> DiagnosticCode? {
        all.first { $0.id == name.uppercased() || $0.slug == name }
    }
}
