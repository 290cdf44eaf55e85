//! The conformance runner of Rust. Usage: conformance CASE-DIRECTORY
//!
//! See bindings/conformance/README.md.

mod asked;
mod options;
mod print;
mod session;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let directory = match std::env::args_os().nth(1) {
        Some(directory) => PathBuf::from(directory),
        None => {
            eprintln!("usage: conformance CASE-DIRECTORY");
            return ExitCode::from(2);
        }
    };
    match session::Session::new(directory).run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("conformance: error: {message}");
            ExitCode::FAILURE
        }
    }
}
