open_enum! {
    /// How a document is written.
    Format(u32) {
        /// Handed in: JSON where the text begins like it and is it, else YAML. Given back: YAML.
        Automatic = PORTALCORE_FORMAT_AUTOMATIC, "automatic";
        /// YAML.
        Yaml = PORTALCORE_FORMAT_YAML, "yaml";
        /// JSON.
        Json = PORTALCORE_FORMAT_JSON, "json";
    }
}

open_enum! {
    /// What the configuration is for.
    Target(u32) {
        /// The gateways of an Istio mesh; the default.
        Istio = PORTALCORE_TARGET_ISTIO, "istio";
        /// An Envoy by itself, on one machine.
        Envoy = PORTALCORE_TARGET_ENVOY, "envoy";
    }
}

open_enum! {
    /// Whether Envoy answers operations by itself.
    Mocks(u32) {
        /// It does not; the default.
        None = PORTALCORE_MOCKS_NONE, "none";
        /// In the place of backends: each operation with an example of its description, else with its name.
        All = PORTALCORE_MOCKS_ALL, "all";
    }
}

open_enum! {
    /// Whether requests are logged.
    AccessLog(u32) {
        /// They are; the default.
        On = PORTALCORE_ACCESS_LOG_ON, "on";
        /// They are not.
        Off = PORTALCORE_ACCESS_LOG_OFF, "off";
    }
}

open_enum! {
    /// How explanations and overlaps are written.
    ReportFormat(u32) {
        /// One JSON object with a `schemaVersion`.
        Json = PORTALCORE_REPORT_JSON, "json";
        /// For people.
        Text = PORTALCORE_REPORT_TEXT, "text";
        /// The same as in JSON.
        Yaml = PORTALCORE_REPORT_YAML, "yaml";
    }
}

open_enum! {
    /// Which overlaps are listed.
    Overlaps(u32) {
        /// Those that somebody may not have meant.
        Findings = PORTALCORE_OVERLAPS_FINDINGS, "findings";
        /// Operations inside more general ones too, such as `/orders/export` and `/orders/{id}`.
        All = PORTALCORE_OVERLAPS_ALL, "all";
    }
}

open_enum! {
    /// Whether a reference into another namespace needs a ReferenceGrant among the inputs.
    ReferenceGrants(u32) {
        /// It does; the default.
        Required = PORTALCORE_GRANTS_REQUIRED, "required";
        /// For a single tenant: references cross namespaces freely.
        NotRequired = PORTALCORE_GRANTS_NOT_REQUIRED, "not required";
    }
}

open_enum! {
    /// Whether Istio is to judge tokens as well.
    RequestAuthentication(u32) {
        /// It is not; the default.
        Off = PORTALCORE_REQUEST_AUTHENTICATION_OFF, "off";
        /// It then judges the tokens of every host of the proxies.
        On = PORTALCORE_REQUEST_AUTHENTICATION_ON, "on";
    }
}

open_enum! {
    /// How required content is named.
    ContentKind(u32) {
        /// A file; the name is its path, resolved against the text that names it.
        File = PORTALCORE_CONTENT_FILE, "file";
        /// An http or https URL.
        Url = PORTALCORE_CONTENT_URL, "url";
        /// An entry of a ConfigMap that is not among the inputs: namespace/name/key.
        ConfigMap = PORTALCORE_CONTENT_CONFIG_MAP, "config-map";
    }
}

open_enum! {
    /// When a document is to be applied: lower phases first; deletion goes the other way round.
    Phase(u32) {
        /// What filters requests: a route whose filters are not there yet is open.
        Filters = PORTALCORE_PHASE_FILTERS, "filters";
        /// What authorization and rate limit servers read: a route that they do not know is refused.
        Policy = PORTALCORE_PHASE_POLICY, "policy";
        /// What routes need to exist: Gateway, ServiceEntry, DestinationRule.
        Foundations = PORTALCORE_PHASE_FOUNDATIONS, "foundations";
        /// Parts of routing that a later document refers to.
        Parts = PORTALCORE_PHASE_PARTS, "parts";
        /// What makes operations reachable.
        Routes = PORTALCORE_PHASE_ROUTES, "routes";
    }
}

open_enum! {
    /// How much a finding matters; what matters most is the least.
    Severity(u32) {
        /// What it names is not used.
        Error = PORTALCORE_SEVERITY_ERROR, "error";
        /// It is used, and probably not as meant.
        Warning = PORTALCORE_SEVERITY_WARNING, "warning";
        /// Worth knowing.
        Info = PORTALCORE_SEVERITY_INFO, "info";
    }
}

open_enum! {
    /// How diagnostics are written.
    DiagnosticsFormat(u32) {
        /// One JSON object: `schemaVersion`, `diagnostics`, `errors`, `warnings`.
        Json = PORTALCORE_DIAGNOSTICS_JSON, "json";
        /// SARIF 2.1.0, for code scanning.
        Sarif = PORTALCORE_DIAGNOSTICS_SARIF, "sarif";
        /// For people: with the lines of the source and carets.
        Text = PORTALCORE_DIAGNOSTICS_TEXT, "text";
        /// The same, in the colours of a terminal.
        TextColor = PORTALCORE_DIAGNOSTICS_TEXT_COLOR, "text-color";
        /// Workflow commands of GitHub, which become annotations.
        GitHub = PORTALCORE_DIAGNOSTICS_GITHUB, "github";
    }
}

open_enum! {
    /// What is to be done with an object.
    ChangeAction(u32) {
        /// Create it, or replace what is there.
        Upsert = PORTALCORE_CHANGE_UPSERT, "upsert";
        /// Delete it.
        Delete = PORTALCORE_CHANGE_DELETE, "delete";
    }
}

open_enum! {
    /// The version of OpenAPI that a specification is written in.
    OpenApi(u32) {
        /// OpenAPI 3.1; the default.
        V3_1 = PORTALCORE_OPENAPI_3_1, "3.1";
        /// OpenAPI 3.0.
        V3_0 = PORTALCORE_OPENAPI_3_0, "3.0";
    }
}

open_enum! {
    /// How much a difference matters; what matters most is the greatest.
    DiffSeverity(u32) {
        /// Nobody has to do anything.
        Safe = PORTALCORE_DIFF_SAFE, "safe";
        /// It may be noticed, or it opens something.
        Risky = PORTALCORE_DIFF_RISKY, "risky";
        /// Calls that succeed today will fail.
        Breaking = PORTALCORE_DIFF_BREAKING, "breaking";
    }
}

open_enum! {
    /// How differences are written.
    DiffFormat(u32) {
        /// One JSON object: `schemaVersion`, `differences`.
        Json = PORTALCORE_DIFF_JSON, "json";
        /// For people.
        Text = PORTALCORE_DIFF_TEXT, "text";
    }
}

open_enum! {
    /// Why a request is let through, or not.
    Reason(u32) {
        /// Let through: an API key was accepted.
        KeyAccepted = PORTALCORE_REASON_KEY_ACCEPTED, "key accepted";
        /// Let through: a token was accepted.
        TokenAccepted = PORTALCORE_REASON_TOKEN_ACCEPTED, "token accepted";
        /// Let through: the operation is open.
        Open = PORTALCORE_REASON_OPEN, "open";
        /// Let through: the gateway answers by itself, with the status of the decision.
        Guarded = PORTALCORE_REASON_GUARDED, "guarded";
        /// No route is like that.
        UnknownRoute = PORTALCORE_REASON_UNKNOWN_ROUTE, "unknown route";
        /// No host is like that.
        UnknownHost = PORTALCORE_REASON_UNKNOWN_HOST, "unknown host";
        /// Not all documents of the environment were loaded, or they contradict each other; or two have the host.
        IncompletePolicy = PORTALCORE_REASON_INCOMPLETE_POLICY, "incomplete policy";
        /// A CORS preflight, which the gateway answers before it asks.
        Preflight = PORTALCORE_REASON_PREFLIGHT, "preflight";
        /// The operation has no plan and is not open.
        Closed = PORTALCORE_REASON_CLOSED, "closed";
        /// It is not known who calls: nothing was sent.
        CredentialMissing = PORTALCORE_REASON_CREDENTIAL_MISSING, "credential missing";
        /// It is not known who calls: the key or token is none.
        CredentialInvalid = PORTALCORE_REASON_CREDENTIAL_INVALID, "credential invalid";
        /// It is not known who calls: the time of the key or token is over, or has not come.
        CredentialExpired = PORTALCORE_REASON_CREDENTIAL_EXPIRED, "credential expired";
        /// It is not known who calls: a key was sent twice.
        CredentialAmbiguous = PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS, "credential ambiguous";
        /// The key is one of another product or plan.
        OtherPlan = PORTALCORE_REASON_OTHER_PLAN, "other plan";
        /// No group of the caller's sees the operation.
        Group = PORTALCORE_REASON_GROUP, "group";
        /// The token has not the audience.
        Audience = PORTALCORE_REASON_AUDIENCE, "audience";
        /// The token has not the scope.
        Scope = PORTALCORE_REASON_SCOPE, "scope";
        /// The token has not the claim.
        Claim = PORTALCORE_REASON_CLAIM, "claim";
        /// The token does not name the consumer.
        Consumer = PORTALCORE_REASON_CONSUMER, "consumer";
        /// The keys of tokens could not be fetched.
        KeysUnavailable = PORTALCORE_REASON_KEYS_UNAVAILABLE, "keys unavailable";
        /// The memory is smaller than what the decision takes.
        MemoryTooSmall = PORTALCORE_REASON_MEMORY_TOO_SMALL, "memory too small";
        /// The plans of the operation send keys in more places than a decision can remove.
        TooManyLocations = PORTALCORE_REASON_TOO_MANY_LOCATIONS, "too many locations";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words() {
        assert_eq!(Severity::from(2), Severity::Warning);
        assert_eq!(Severity::Warning.number(), 2);
        assert_eq!(ContentKind::ConfigMap.to_string(), "config-map");
        assert_eq!(format!("{:>7}", Severity::Error), "  error");
    }

    #[test]
    fn a_later_library_knows_more() {
        let later = Phase::from(25);
        assert!(matches!(later, Phase::Unknown(25)));
        assert_eq!(later.to_string(), "25");
        assert!(Phase::Foundations < later && later < Phase::Parts);
        assert_eq!(Phase::Unknown(20), Phase::Foundations);
        assert_eq!(Phase::Unknown(20).to_string(), "foundations");
    }
}
