//! The lines of a transcript.

use portalcore::{Change, Changes, Diagnostic, Document, Error, Outcome, Phase, Requirements, SourceRange};

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
    lines += &one.help.map(|help| field("  help", help)).unwrap_or_default();
    lines += &one.subject.map(|subject| field("  subject", subject)).unwrap_or_default();
    lines += &range("  ", one.range);
    for label in one.labels() {
        lines += &field("  label", label.message);
        lines += &range("    ", label.range);
    }
    if let Some(fix) = one.fix {
        lines += &field("  fix", fix.replacement);
        lines += &range("    ", Some(fix.range));
    }
    lines
}

fn field(name: &str, value: &str) -> String {
    format!("{name}: {}\n", word(&escaped(value)))
}

fn range(indent: &str, range: Option<SourceRange<'_>>) -> String {
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
        "{indent}range: {} {pointer} {}-{} {}:{}-{}:{}\n",
        word(range.file),
        range.start_offset,
        range.end_offset,
        range.start_line,
        range.start_column,
        range.end_line,
        range.end_column
    )
}
