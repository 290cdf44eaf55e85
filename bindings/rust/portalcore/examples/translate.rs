//! Translates files: the configuration to standard output, the findings to standard error.
//!
//! Usage: translate FILE...
//!
//! Exit 0: no errors; 1: errors were found, and what is sound was still translated; 2: usage; 3: something could not be read.

use portalcore::{ContentKind, DiagnosticsFormat, Format, Input};
use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: translate FILE...");
        return ExitCode::from(2);
    }
    match translate(&paths) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("translate: {error}");
            ExitCode::from(3)
        }
    }
}

/// Says whether there were errors.
fn translate(paths: &[String]) -> Result<bool, Box<dyn Error>> {
    let mut input = Input::new()?;
    for path in paths {
        input.add(path, std::fs::read(path).map_err(|error| format!("{path}: {error}"))?)?;
    }
    // Files that the texts refer to lie beside them; what cannot be read becomes a finding.
    input.supply(|required| match required.kind {
        ContentKind::File => std::fs::read(required.name).ok(),
        _ => None,
    })?;
    let outcome = input.translate()?;
    print!("{}", outcome.render_documents(Format::Yaml)?);
    eprint!("{}", outcome.render_diagnostics(DiagnosticsFormat::Text)?);
    eprintln!("{}", outcome.summary());
    Ok(outcome.has_errors())
}
