//! What the words of a script stand for.

use crate::session::Failure;
use portalcore::{DiagnosticsFormat, Format, Options, ReferenceGrants, Target};

/// Options with one of them chosen by the name that it has in the header.
pub fn chosen(options: Options, field: &str, value: &str) -> Result<Options, Failure> {
    Ok(match field {
        "target" => options.target(Target::from(number::<u32>(value)?)),
        "reference_grants" => options.reference_grants(ReferenceGrants::from(number::<u32>(value)?)),
        "default_namespace" => options.default_namespace(value),
        "cluster_domain" => options.cluster_domain(value),
        "assumed_gateway_namespace" => options.assumed_gateway_namespace(value),
        "assumed_gateway_name" => options.assumed_gateway_name(value),
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
