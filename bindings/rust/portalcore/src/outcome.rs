use crate::handle::{borrowed, check, Handle};
use crate::{Changes, Diagnostic, Diagnostics, DiagnosticsFormat, Document, Documents, Error, Format, Label};
use crate::{Requirements, Text};
use portalcore_sys as sys;
use std::fmt;

/// What became of an input: documents, diagnostics, requirements.
///
/// It never changes, may be read by any number of threads at once, and stays when what it was made from is gone.
pub struct Outcome {
    handle: Handle<sys::portalcore_result>,
}

impl Outcome {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_result, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        Ok(Self { handle: Handle::made(call)? })
    }

    /// One line that says what was made of what, for people.
    pub fn summary(&self) -> &str {
        // SAFETY: the summary is borrowed from the result.
        unsafe { borrowed(sys::portalcore_result_summary(self.handle.raw()), self) }
    }

    /// The content that was referred to and not supplied.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn requirements(&self) -> Result<Requirements, Error> {
        // SAFETY: the result is valid and read only.
        Requirements::made(|list, error| unsafe { sys::portalcore_result_requirements(self.handle.raw(), list, error) })
    }

    /// The documents, in the order of application.
    pub fn documents(&self) -> Documents<'_> {
        // SAFETY: the result is valid and read only.
        Documents::new(self, unsafe { sys::portalcore_result_document_count(self.handle.raw()) })
    }

    /// One of the documents.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn document(&self, index: usize) -> Result<Document<'_>, Error> {
        let mut raw = sys::portalcore_document::INIT;
        // SAFETY: the result is valid and read only; the struct has the size that it says.
        check(|error| unsafe { sys::portalcore_result_document(self.handle.raw(), index, &mut raw, error) })?;
        // SAFETY: "The strings are borrowed from the result."
        Ok(unsafe { Document::new(self, index, &raw) })
    }

    /// Writes a document, `apiVersion` to `spec`; YAML begins with `---`.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn document_text(&self, index: usize, format: Format) -> Result<Text, Error> {
        // SAFETY: the result is valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_result_document_text(self.handle.raw(), index, format.number(), text, error)
        })
    }

    /// Writes all documents in the order of application: one stream of YAML, or one JSON object of the kind List.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a format that the library does not know.
    pub fn render_documents(&self, format: Format) -> Result<Text, Error> {
        // SAFETY: the result is valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_result_render_documents(self.handle.raw(), format.number(), text, error)
        })
    }

    /// The findings, sorted by file, place and code.
    pub fn diagnostics(&self) -> Diagnostics<'_> {
        // SAFETY: the result is valid and read only.
        Diagnostics::new(self, unsafe { sys::portalcore_result_diagnostic_count(self.handle.raw()) })
    }

    /// One of the findings.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn diagnostic(&self, index: usize) -> Result<Diagnostic<'_>, Error> {
        let mut raw = sys::portalcore_diagnostic::INIT;
        // SAFETY: the result is valid and read only; the struct has the size that it says.
        check(|error| unsafe { sys::portalcore_result_diagnostic(self.handle.raw(), index, &mut raw, error) })?;
        // SAFETY: "The strings are borrowed from the result."
        Ok(unsafe { Diagnostic::new(self, index, &raw) })
    }

    pub(crate) fn label(&self, index: usize, label: usize) -> Result<Label<'_>, Error> {
        let mut raw = sys::portalcore_label::INIT;
        // SAFETY: the result is valid and read only; the struct has the size that it says.
        check(|error| unsafe {
            sys::portalcore_result_diagnostic_label(self.handle.raw(), index, label, &mut raw, error)
        })?;
        // SAFETY: "The strings are borrowed from the result."
        Ok(unsafe { Label::new(self, &raw) })
    }

    /// How many of the findings are errors.
    pub fn error_count(&self) -> usize {
        // SAFETY: the result is valid and read only.
        unsafe { sys::portalcore_result_error_count(self.handle.raw()) }
    }

    /// How many of the findings are warnings.
    pub fn warning_count(&self) -> usize {
        // SAFETY: the result is valid and read only.
        unsafe { sys::portalcore_result_warning_count(self.handle.raw()) }
    }

    /// Whether any of the findings is an error. The documents are safe to apply either way.
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// Writes all findings.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a format that the library does not know.
    pub fn render_diagnostics(&self, format: DiagnosticsFormat) -> Result<Text, Error> {
        // SAFETY: the result is valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_result_render_diagnostics(self.handle.raw(), format.number(), text, error)
        })
    }

    /// The revision of the workspace that this is of, from 1; 0 if it is of no workspace.
    pub fn revision(&self) -> u64 {
        // SAFETY: the result is valid and read only.
        unsafe { sys::portalcore_result_revision(self.handle.raw()) }
    }

    /// Whether it was made of everything there is: of a workspace whose listing was complete, or of an input.
    pub fn is_complete(&self) -> bool {
        // SAFETY: the handle is valid.
        unsafe { sys::portalcore_result_is_complete(self.handle.raw()) != 0 }
    }

    /// How many deletions and replacements are held back because the listing of the workspace is not complete.
    pub fn held_back_count(&self) -> usize {
        // SAFETY: the result is valid and read only.
        unsafe { sys::portalcore_result_held_back_count(self.handle.raw()) }
    }

    /// What a host that applied a revision has to do to get to this one. Revision 0 is what was adopted.
    ///
    /// # Errors
    ///
    /// [`InvalidState`](crate::ErrorKind::InvalidState) if this is of no workspace.
    pub fn changes_since(&self, revision: u64) -> Result<Changes, Error> {
        // SAFETY: the result is valid and read only.
        Changes::made(|changes, error| unsafe {
            sys::portalcore_result_changes_since(self.handle.raw(), revision, changes, error)
        })
    }

    /// Releases the outcome; the same as dropping it.
    pub fn close(self) {}
}

impl fmt::Debug for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Outcome").field("summary", &self.summary()).finish_non_exhaustive()
    }
}
