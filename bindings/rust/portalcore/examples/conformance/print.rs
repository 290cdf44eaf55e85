//! The lines of a transcript.

use portalcore::{Change, Changes, Decision, Diagnostic, Diff, Difference, Document, Error, Outcome, Phase, Policy};
use portalcore::{Reason, Requirements, SourceRange};

/// A string where the line needs a word.
pub fn word(text: &str) -> &str {
    Some(text).filter(|text| !text.is_empty()).unwrap_or("-")
}

pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

pub fn error(error: &Error) -> String {
    format!("error {} {}\n", error.kind().to_string().replace(' ', "-"), word(error.argument().unwrap_or_default()))
}

/// What C says to a handle that is not there, which Rust does not let be called.
pub fn closed(handle: &str) -> String {
    format!("error invalid-argument {handle}\n")
}

pub fn text(text: &str) -> String {
    if text.is_empty() {
        return "(empty)\n".into();
    }
    let lines: String = text.split_inclusive('\n').map(|line| format!("| {line}")).collect();
    if text.ends_with('\n') {
        lines
    } else {
        lines + "\n(no newline)\n"
    }
}

pub fn outcome(outcome: &Outcome) -> String {
    format!(
        "errors={} warnings={} documents={}\n",
        outcome.error_count(),
        outcome.warning_count(),
        outcome.documents().len()
    )
}

pub fn requirements(requirements: &Requirements) -> String {
    let lines = requirements.iter().map(|one| format!("requirement {} {}\n", one.kind, word(one.name)));
    format!("requirements {}\n{}", requirements.len(), lines.collect::<String>())
}

pub fn documents(outcome: Option<&Outcome>) -> String {
    let documents: Vec<Document<'_>> = outcome.into_iter().flat_map(Outcome::documents).collect();
    let lines = documents.iter().map(|one| {
        let object = object(Some(one.phase), one.api_version, one.kind, one.namespace, one.name, one.content_hash);
        format!("document {object}\n")
    });
    format!("documents {}\n{}", documents.len(), lines.collect::<String>())
}

pub fn changes(changes: &Changes) -> String {
    let resync = if changes.need_resync() { " resync" } else { "" };
    let lines = changes.iter().map(|one: Change<'_>| {
        let (namespace, hash) = (one.namespace.unwrap_or_default(), one.content_hash.unwrap_or_default());
        format!("{} {}\n", one.action, object(one.phase, one.api_version, one.kind, namespace, one.name, hash))
    });
    format!("changes {}{resync}\n{}", changes.len(), lines.collect::<String>())
}

fn object(phase: Option<Phase>, version: &str, kind: &str, namespace: &str, name: &str, hash: &str) -> String {
    let phase = phase.map_or(0, Phase::number);
    let [version, kind, namespace, name, hash] = [version, kind, namespace, name, hash].map(word);
    format!("{phase} {version} {kind} {namespace}/{name} {hash}")
}

pub fn diagnostics(outcome: Option<&Outcome>) -> String {
    let diagnostics: Vec<Diagnostic<'_>> = outcome.into_iter().flat_map(Outcome::diagnostics).collect();
    let lines: String = diagnostics.iter().map(diagnostic).collect();
    format!("diagnostics {}\n{lines}", diagnostics.len())
}

fn diagnostic(one: &Diagnostic<'_>) -> String {
    let mut lines = format!("diagnostic {} {} {}\n", one.severity, word(one.code), word(one.slug));
    lines += &field("  message", one.message);
    lines += &optional("  help", one.help);
    lines += &optional("  subject", one.subject);
    lines += &range("  range", one.range);
    for label in one.labels() {
        lines += &field("  label", label.message);
        lines += &range("    range", label.range);
    }
    if let Some(fix) = one.fix {
        lines += &field("  fix", fix.replacement);
        lines += &range("    range", Some(fix.range));
    }
    lines
}

pub fn differences(diff: &Diff) -> String {
    format!("differences {}\n{}", diff.len(), diff.iter().map(difference).collect::<String>())
}

fn difference(one: Difference<'_>) -> String {
    let mut lines = format!("difference {} {}\n", one.severity, word(one.kind));
    lines += &field("  subject", one.subject);
    lines += &field("  message", one.message);
    lines += &range("  before", one.before);
    lines += &range("  after", one.after);
    lines
}

pub fn policy(policy: &Policy) -> String {
    let (routes, keys, providers) = (policy.route_count(), policy.key_count(), policy.token_providers());
    let line = format!("policy routes={routes} keys={keys} providers={}\n", providers.len());
    line + &providers.map(|name| format!("provider {}\n", word(name))).collect::<String>()
}

pub fn decision(one: &Decision<'_>) -> String {
    let verdict = if one.is_allowed() { "allow" } else { "deny" };
    let mut lines = format!("{verdict} {} {}\n", one.status(), one.reason().number());
    if one.reason() == Reason::MemoryTooSmall {
        lines += &field("  needed", &one.needed_size().to_string());
    }
    lines += &optional("  route", one.route());
    lines += &optional("  plan", one.plan());
    lines += &optional("  consumer", one.consumer());
    lines += &optional("  www-authenticate", one.www_authenticate());
    let pair =
        |label: &str, (name, value): (&str, &str)| format!("{label}: {} {}\n", word(name), word(&escaped(value)));
    lines.extend(one.set_headers().map(|header| pair("  set-header", header)));
    lines.extend(one.removed_headers().map(|name| field("  remove-header", name)));
    lines.extend(one.removed_parameters().map(|name| field("  remove-parameter", name)));
    lines.extend(one.limits().map(|limit| pair("  limit", limit)));
    lines += &optional("  limit-domain", one.limit_domain());
    lines
}

fn field(name: &str, value: &str) -> String {
    format!("{name}: {}\n", word(&escaped(value)))
}

fn optional(name: &str, value: Option<&str>) -> String {
    value.map(|value| field(name, value)).unwrap_or_default()
}

fn range(name: &str, range: Option<SourceRange<'_>>) -> String {
    let range = match range {
        Some(range) => range,
        None => return String::new(),
    };
    let pointer = match range.pointer {
        Some("") => "\"\"".into(),
        Some(pointer) => escaped(pointer),
        None => "-".into(),
    };
    format!(
        "{name}: {} {pointer} {}-{} {}:{}-{}:{}\n",
        word(range.file),
        range.start_offset,
        range.end_offset,
        range.start_line,
        range.start_column,
        range.end_line,
        range.end_column
    )
}
