extension Catalogue {
    /// PC3201–PC3249: rules of portals and rights.
    static let portalRuleCodes: [DiagnosticCode] = [
        .notAPicture, .contentTooLarge, .notText, .reservedPagePath, .duplicatePage, .secondHomePage,
        .portalWithoutGateway, .rightWithoutEffect,
    ]

    /// PC4201–PC4249: references and conflicts of portals and people.
    static let portalReferenceCodes: [DiagnosticCode] = [.duplicateUsername, .unknownGrantedPlan]
}
