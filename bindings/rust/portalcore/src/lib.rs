#![doc = include_str!("../README.md")]
#![deny(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, rust_2018_idioms)]

#[macro_use]
mod macros;

mod catalog;
mod changes;
mod decision;
mod diagnostic;
mod diff;
mod document;
mod enums;
mod envoy;
mod error;
mod explain;
mod handle;
mod input;
mod options;
mod outcome;
mod policy;
mod request;
mod requirement;
mod text;
mod workspace;

pub use catalog::{Specification, Viewer};
pub use changes::{Change, ChangeIter, Changes};
pub use decision::Decision;
pub use diagnostic::{Diagnostic, Diagnostics, Fix, Label, Labels, SourceRange};
pub use diff::{Diff, Difference, DifferenceIter};
pub use document::{Document, Documents};
pub use enums::{
    AccessLog, ChangeAction, ContentKind, DiagnosticsFormat, DiffFormat, DiffSeverity, Format, Mocks, OpenApi,
    Overlaps, Phase, Reason,
};
pub use enums::{ReferenceGrants, ReportFormat, RequestAuthentication, Severity, Target};
pub use envoy::{Endpoint, EnvoyOptions};
pub use error::{Error, ErrorKind};
pub use explain::ExplainRequest;
pub use input::Input;
pub use options::Options;
pub use outcome::Outcome;
pub use policy::Policy;
pub use request::{Field, Request, TokenFailure};
pub use requirement::{Requirement, RequirementIter, Requirements};
pub use text::Text;
pub use workspace::{AppliedObject, Workspace};

use portalcore_sys as sys;
use std::ffi::CStr;

/// The number of the interface that this crate was made for; a library with at least this [`abi_version`] has all of it.
pub const ABI_VERSION: u32 = sys::PORTALCORE_ABI_VERSION;

/// The number of the interface that the library has.
pub fn abi_version() -> u32 {
    // SAFETY: takes nothing, and may be called by any thread.
    unsafe { sys::portalcore_abi_version() }
}

/// The version of the library, such as `0.1.0`.
pub fn version() -> &'static str {
    // SAFETY: "Returns: a string that is valid for ever", with a NUL at its end.
    let version = unsafe { CStr::from_ptr(sys::portalcore_version()) };
    version.to_str().unwrap_or_default()
}

/// Translates texts that belong together, with the default [`Options`]: [`Input`] has more to choose.
///
/// Each is a name, which diagnostics show, and the bytes as they are stored.
///
/// # Errors
///
/// Misuse, such as the same name twice. What is wrong with the texts is no error: it is in [`Outcome::diagnostics`].
pub fn translate<N, T, I>(texts: I) -> Result<Outcome, Error>
where
    N: AsRef<str>,
    T: AsRef<[u8]>,
    I: IntoIterator<Item = (N, T)>,
{
    let mut input = Input::new()?;
    for (name, text) in texts {
        input.add(name, text)?;
    }
    input.translate()
}

/// The page of a diagnostic: what it means, an example and its remedy, as Markdown.
///
/// # Errors
///
/// [`ErrorKind::InvalidArgument`] for a code that there is not.
pub fn diagnostic_page(code: impl AsRef<str>) -> Result<Text, Error> {
    let code = code.as_ref();
    // SAFETY: the code is as long as is said; it is borrowed for the call.
    Text::made(|text, error| unsafe { sys::portalcore_diagnostic_page(code.as_ptr().cast(), code.len(), text, error) })
}

/// The CustomResourceDefinitions of `portalcore.dev`: one stream of YAML, or one JSON object of the kind List.
///
/// # Errors
///
/// [`ErrorKind::InvalidArgument`] for a format that the library does not know.
pub fn crds(format: Format) -> Result<Text, Error> {
    // SAFETY: both out-parameters are there.
    Text::made(|text, error| unsafe { sys::portalcore_crds(format.number(), text, error) })
}
