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
        /// Istio; the default.
        Istio = PORTALCORE_TARGET_ISTIO, "istio";
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
