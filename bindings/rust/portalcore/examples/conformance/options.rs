//! What the words of a script stand for.

use crate::session::Failure;
use portalcore::{DiagnosticsFormat, DiffFormat, Format, OpenApi, Options, ReferenceGrants, RequestAuthentication};
use portalcore::{AccessLog, Endpoint, EnvoyOptions, Mocks, Overlaps, ReportFormat, Target, Viewer};
use std::collections::BTreeMap;

/// Options with one of them chosen by the name that it has in the header.
pub fn chosen(options: Options, field: &str, value: &str) -> Result<Options, Failure> {
    Ok(match field {
        "target" => options.target(Target::from(number::<u32>(value)?)),
        "reference_grants" => options.reference_grants(ReferenceGrants::from(number::<u32>(value)?)),
        "default_namespace" => options.default_namespace(value),
        "cluster_domain" => options.cluster_domain(value),
        "assumed_gateway_namespace" => options.assumed_gateway_namespace(value),
        "assumed_gateway_name" => options.assumed_gateway_name(value),
        "authorization_service_namespace" => options.authorization_service_namespace(value),
        "authorization_service_name" => options.authorization_service_name(value),
        "authorization_service_port" => options.authorization_service_port(number(value)?),
        "rate_limit_service_port" => options.rate_limit_service_port(number(value)?),
        "rate_limit_service_namespace" => options.rate_limit_service_namespace(value),
        "rate_limit_service_name" => options.rate_limit_service_name(value),
        "portal_service_namespace" => options.portal_service_namespace(value),
        "portal_service_name" => options.portal_service_name(value),
        "portal_service_port" => options.portal_service_port(number(value)?),
        "request_authentication" => options.request_authentication(RequestAuthentication::from(number::<u32>(value)?)),
        "root_namespace" => options.root_namespace(value),
        "max_text_bytes" => options.max_text_bytes(number(value)?),
        "max_total_bytes" => options.max_total_bytes(number(value)?),
        "max_depth" => options.max_depth(number(value)?),
        "max_nodes" => options.max_nodes(number(value)?),
        "max_aliased_nodes" => options.max_aliased_nodes(number(value)?),
        "max_scalar_bytes" => options.max_scalar_bytes(number(value)?),
        "max_documents" => options.max_documents(number(value)?),
        "max_object_routes" => options.max_object_routes(number(value)?),
        "preferred_object_bytes" => options.preferred_object_bytes(number(value)?),
        "max_object_bytes" => options.max_object_bytes(number(value)?),
        "max_revisions" => options.max_revisions(number(value)?),
        _ => return Err(Failure::Case(format!("no such option: {field}"))),
    })
}

/// What is chosen for Envoy: endpoints come by halves.
#[derive(Default)]
pub struct Envoy {
    options: EnvoyOptions,
    endpoints: BTreeMap<String, (String, u32)>,
}

impl Envoy {
    pub fn choose(&mut self, field: &str, value: &str) -> Result<(), Failure> {
        if let Some((endpoint, part)) = field.split_once('.') {
            let place = self.endpoints.entry(endpoint.into()).or_default();
            match part {
                "host" => place.0 = value.into(),
                _ => place.1 = number(value)?,
            }
            return Ok(());
        }
        let options = std::mem::take(&mut self.options);
        self.options = match field {
            "mocks" => options.mocks(Mocks::from(number::<u32>(value)?)),
            "access_logging" => options.access_logging(AccessLog::from(number::<u32>(value)?)),
            "access_log" => options.access_log(value),
            "directory" => options.directory(value),
            "trusted_certificates" => options.trusted_certificates(value),
            "max_listed_routes" => options.max_listed_routes(number(value)?),
            _ => return Err(Failure::Case(format!("no such option: {field}"))),
        };
        Ok(())
    }

    pub fn add_backend(&mut self, service: &str, host: &str, port: &str) -> Result<(), Failure> {
        let endpoint = Endpoint::new(host, number(port)?);
        self.options = std::mem::take(&mut self.options).backend(service, endpoint);
        Ok(())
    }

    pub fn finished(self) -> Result<EnvoyOptions, Failure> {
        let mut options = self.options;
        for (name, (host, port)) in self.endpoints {
            let endpoint = Endpoint::new(host, port);
            options = match name.as_str() {
                "listener" => options.listener(endpoint),
                "admin" => options.admin(endpoint),
                "authorization" => options.authorization(endpoint),
                "rate_limit" => options.rate_limit(endpoint),
                "portal" => options.portal(endpoint),
                _ => return Err(Failure::Case(format!("no such endpoint: {name}"))),
            };
        }
        Ok(options)
    }
}

pub fn report_format(word: &str) -> Result<ReportFormat, Failure> {
    [ReportFormat::Json, ReportFormat::Text, ReportFormat::Yaml]
        .into_iter()
        .find(|format| format.to_string() == word)
        .ok_or_else(|| Failure::Case(format!("no such format of reports: {word}")))
}

pub fn overlaps_scope(word: &str) -> Result<Overlaps, Failure> {
    [Overlaps::Findings, Overlaps::All]
        .into_iter()
        .find(|scope| scope.to_string() == word)
        .ok_or_else(|| Failure::Case(format!("no such scope: {word}")))
}

pub fn number<T: std::str::FromStr>(word: &str) -> Result<T, Failure> {
    word.parse().map_err(|_| Failure::Case(format!("no such number: {word}")))
}

pub fn format(word: &str) -> Result<Format, Failure> {
    [Format::Automatic, Format::Yaml, Format::Json]
        .into_iter()
        .find(|format| format.to_string() == word)
        .ok_or_else(|| Failure::Case(format!("no such format: {word}")))
}

pub fn diagnostics_format(word: &str) -> Result<DiagnosticsFormat, Failure> {
    use DiagnosticsFormat::{GitHub, Json, Sarif, Text, TextColor};
    [Json, Sarif, Text, TextColor, GitHub]
        .into_iter()
        .find(|format| format.to_string() == word)
        .ok_or_else(|| Failure::Case(format!("no such format of diagnostics: {word}")))
}

pub fn diff_format(word: &str) -> Result<DiffFormat, Failure> {
    [DiffFormat::Json, DiffFormat::Text]
        .into_iter()
        .find(|format| format.to_string() == word)
        .ok_or_else(|| Failure::Case(format!("no such format of differences: {word}")))
}

/// Nothing for `automatic`, which is the default.
pub fn openapi(word: &str) -> Result<Option<OpenApi>, Failure> {
    if word == "automatic" {
        return Ok(None);
    }
    let found = [OpenApi::V3_1, OpenApi::V3_0].into_iter().find(|version| version.to_string() == word);
    found.map(Some).ok_or_else(|| Failure::Case(format!("no such version of OpenAPI: {word}")))
}

/// A username and groups; nobody known where there are no words.
pub fn viewer(words: &[&str]) -> Option<Viewer> {
    let (username, groups) = words.split_first()?;
    Some(Viewer::new().username(*username).groups(groups.iter().copied()))
}
