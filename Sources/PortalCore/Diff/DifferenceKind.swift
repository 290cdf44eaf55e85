extension PortalDifference {
    /// How much a difference matters to those who call APIs, read portals or run the gateway.
    public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
        /// Nobody has to do anything.
        case safe
        /// It may be meant, and somebody should look: an exposure, another backend, another owner.
        case risky
        /// Somebody for whom it worked is left out.
        case breaking

        private var rank: Int {
            switch self {
            case .safe: 0
            case .risky: 1
            case .breaking: 2
            }
        }

        /// Orders from `safe` to `breaking`.
        public static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }
    }

    /// What changed; `docs/diff.md` has a line for each.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case environmentAdded = "environment-added"
        case environmentRemoved = "environment-removed"
        case environmentRenamed = "environment-renamed"
        case environmentServed = "environment-served"
        case environmentUnserved = "environment-unserved"
        case gatewayChanged = "gateway-changed"
        case hostAdded = "host-added"
        case hostRemoved = "host-removed"
        case hostMoved = "host-moved"

        case productAdded = "product-added"
        case productRemoved = "product-removed"
        case versionAdded = "version-added"
        case versionRemoved = "version-removed"
        case versionDeprecated = "version-deprecated"
        case versionRetired = "version-retired"
        case versionRestored = "version-restored"
        case sunsetEarlier = "sunset-earlier"
        case sunsetLater = "sunset-later"

        case operationAdded = "operation-added"
        case operationRemoved = "operation-removed"
        case operationWithheld = "operation-withheld"
        case operationRestored = "operation-restored"
        case operationMoved = "operation-moved"
        case operationRenamed = "operation-renamed"
        case routeOwnerChanged = "route-owner-changed"

        case backendChanged = "backend-changed"
        case weightsChanged = "weights-changed"
        case rewriteChanged = "rewrite-changed"
        case redirectChanged = "redirect-changed"
        case timeoutChanged = "timeout-changed"
        case retriesChanged = "retries-changed"
        case mirrorChanged = "mirror-changed"
        case headersChanged = "headers-changed"
        case corsOpened = "cors-opened"
        case corsClosed = "cors-closed"
        case corsChanged = "cors-changed"

        case authRequired = "auth-required"
        case authRemoved = "auth-removed"
        case planAdded = "plan-added"
        case planRemoved = "plan-removed"
        case planReplaced = "plan-replaced"
        case authChanged = "auth-changed"
        case keyLocationChanged = "key-location-changed"
        case tokenIssuerChanged = "token-issuer-changed"
        case tokenKeysChanged = "token-keys-changed"
        case tokenRulesTightened = "token-rules-tightened"
        case tokenRulesLoosened = "token-rules-loosened"
        case consumerClaimChanged = "consumer-claim-changed"
        case limitAdded = "limit-added"
        case limitRemoved = "limit-removed"
        case limitLowered = "limit-lowered"
        case limitRaised = "limit-raised"
        case limitFailureChanged = "limit-failure-changed"
        case approvalRequired = "approval-required"
        case approvalDropped = "approval-dropped"
        case keyAdded = "key-added"
        case keyRemoved = "key-removed"
        case keyChanged = "key-changed"

        case portalAdded = "portal-added"
        case portalRemoved = "portal-removed"
        case portalOpened = "portal-opened"
        case portalClosed = "portal-closed"
        case environmentShown = "environment-shown"
        case environmentHidden = "environment-hidden"
        case loginChanged = "login-changed"
        case visibilityNarrowed = "visibility-narrowed"
        case visibilityWidened = "visibility-widened"
        case planRequestable = "plan-requestable"
        case planNotRequestable = "plan-not-requestable"
        case memberAdded = "member-added"
        case memberRemoved = "member-removed"
        case userAdded = "user-added"
        case userRemoved = "user-removed"
        case documentationChanged = "documentation-changed"

        /// How much a difference of this kind matters.
        public var severity: Severity {
            switch self {
            case .environmentRemoved, .environmentUnserved, .hostRemoved, .productRemoved, .versionRemoved,
                .operationRemoved, .operationWithheld, .operationMoved, .corsClosed, .authRequired, .planRemoved,
                .authChanged, .keyLocationChanged, .tokenIssuerChanged, .tokenRulesTightened, .limitAdded,
                .limitLowered, .keyRemoved, .portalRemoved, .portalClosed, .environmentHidden, .visibilityNarrowed,
                .planNotRequestable, .memberRemoved, .userRemoved:
                .breaking
            case .environmentRenamed, .gatewayChanged, .hostMoved, .versionDeprecated, .versionRetired,
                .sunsetEarlier, .operationRenamed, .routeOwnerChanged, .backendChanged, .weightsChanged,
                .rewriteChanged, .redirectChanged, .timeoutChanged, .retriesChanged, .mirrorChanged, .headersChanged,
                .corsOpened, .corsChanged, .authRemoved, .planAdded, .planReplaced, .tokenKeysChanged,
                .tokenRulesLoosened, .consumerClaimChanged, .limitFailureChanged, .approvalRequired, .keyChanged,
                .portalOpened, .environmentShown, .loginChanged, .visibilityWidened, .planRequestable, .memberAdded:
                .risky
            case .environmentAdded, .environmentServed, .hostAdded, .productAdded, .versionAdded, .versionRestored,
                .sunsetLater, .operationAdded, .operationRestored, .limitRemoved, .limitRaised, .approvalDropped,
                .keyAdded, .portalAdded, .userAdded, .documentationChanged:
                .safe
            }
        }
    }
}
