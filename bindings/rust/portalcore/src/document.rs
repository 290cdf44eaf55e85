use crate::handle::borrowed;
use crate::{Error, Format, Outcome, Phase, Text};
use portalcore_sys as sys;

/// A Kubernetes object to be applied; borrowed from its [`Outcome`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Document<'a> {
    /// When to apply it.
    pub phase: Phase,
    /// Such as `networking.istio.io/v1`.
    pub api_version: &'a str,
    /// Such as `VirtualService`.
    pub kind: &'a str,
    /// `metadata.namespace`.
    pub namespace: &'a str,
    /// `metadata.name`.
    pub name: &'a str,
    /// 64 hexadecimal digits, also the annotation `portalcore.dev/content-hash`: equal for objects that need no update.
    pub content_hash: &'a str,
    outcome: &'a Outcome,
    index: usize,
}

impl<'a> Document<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the outcome.
    pub(crate) unsafe fn new(outcome: &'a Outcome, index: usize, raw: &sys::portalcore_document) -> Self {
        // SAFETY: the caller says so.
        unsafe {
            Self {
                phase: raw.phase.into(),
                api_version: borrowed(raw.api_version, outcome),
                kind: borrowed(raw.kind, outcome),
                namespace: borrowed(raw.object_namespace, outcome),
                name: borrowed(raw.object_name, outcome),
                content_hash: borrowed(raw.content_hash, outcome),
                outcome,
                index,
            }
        }
    }

    /// Writes it, `apiVersion` to `spec`; YAML begins with `---`.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a format that the library does not know.
    pub fn text(&self, format: Format) -> Result<Text, Error> {
        self.outcome.document_text(self.index, format)
    }
}

indexed_iterator! {
    /// The documents of an outcome, in the order of application.
    Documents: Outcome => Document by document
}
