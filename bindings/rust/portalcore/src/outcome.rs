use crate::handle::{borrowed, check, Handle};
use crate::{Changes, Diagnostic, Diagnostics, DiagnosticsFormat, Diff, Document, Documents, Error, Format, Label};
use crate::{ExplainRequest, Overlaps, Policy, ReportFormat, Requirements, Specification, Text, Viewer};
use portalcore_sys as sys;
use std::{fmt, ptr};

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

    /// Writes all documents in the order of application: one stream of YAML, or one JSON object of the kind List. For
    /// [`Target::Envoy`](crate::Target::Envoy) the JSON is the message, or an array of messages.
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

    /// Writes the conditions of the resources among the inputs, as a controller would set them: objects with `apiVersion`,
    /// `kind`, `metadata` and `status`.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a format that the library does not know.
    pub fn render_statuses(&self, format: Format) -> Result<Text, Error> {
        // SAFETY: the result is valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_result_render_statuses(self.handle.raw(), format.number(), text, error)
        })
    }

    /// Writes the catalogue that a portal, `NAMESPACE/NAME`, shows to somebody; without a viewer, to somebody of whom nothing
    /// is known.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::ErrorKind::NotFound) if no sound Portal has the name;
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for what is no name.
    pub fn render_catalog(
        &self,
        portal: impl AsRef<str>,
        viewer: Option<&Viewer>,
        format: Format,
    ) -> Result<Text, Error> {
        let portal = portal.as_ref();
        let (data, size, format) = (portal.as_ptr().cast(), portal.len(), format.number());
        Viewer::lend(viewer, |viewer| {
            let viewer = viewer.map_or(ptr::null(), |viewer| viewer);
            // SAFETY: the result is valid and read only; the portal and the viewer are borrowed for the call.
            Text::made(|text, error| unsafe {
                sys::portalcore_result_render_catalog(self.handle.raw(), data, size, viewer, format, text, error)
            })
        })
    }

    /// Writes the published specification of a version of a product: one OpenAPI document with the operations that are
    /// offered and that the viewer may see, and what they need.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::ErrorKind::NotFound) if there is nothing of it that the viewer may see;
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for what is no name, and for a viewer without a portal.
    pub fn render_specification(&self, specification: &Specification, format: Format) -> Result<Text, Error> {
        specification.lend(format, |specification| {
            // SAFETY: the result is valid and read only; the specification is borrowed for the call.
            Text::made(|text, error| unsafe {
                sys::portalcore_result_render_specification(self.handle.raw(), specification, text, error)
            })
        })
    }

    /// Says what becomes of a request at the gateway, and why: which route takes it, what the plans say, what a backend sees,
    /// and why others lost. Nothing is sent, and nobody is asked.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for what is no request: a URL that no client sends to a gateway,
    /// a header field without a name.
    pub fn render_explanation(&self, request: &ExplainRequest, format: ReportFormat) -> Result<Text, Error> {
        request.lend(|request| {
            // SAFETY: the result is valid and read only; the request is borrowed for the call.
            Text::made(|text, error| unsafe {
                sys::portalcore_result_render_explanation(self.handle.raw(), request, format.number(), text, error)
            })
        })
    }

    /// Lists the operations that share requests, across products and versions, with a request that shows it, and says who gets
    /// them. As [`ReportFormat::Text`] it is empty where there is no overlap.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a scope or a format that the library does not know.
    pub fn render_overlaps(&self, scope: Overlaps, format: ReportFormat) -> Result<Text, Error> {
        // SAFETY: the result is valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_result_render_overlaps(self.handle.raw(), scope.number(), format.number(), text, error)
        })
    }

    /// Says what consumers and operators notice of the step from this outcome to another.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn compare(&self, after: &Outcome) -> Result<Diff, Error> {
        // SAFETY: both results are valid and read only.
        Diff::made(|diff, error| unsafe {
            sys::portalcore_result_compare(self.handle.raw(), after.handle.raw(), diff, error)
        })
    }

    /// Who may call which operation: the same as [`Policy::load`] of the policy documents among the documents.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn policy(&self) -> Result<Policy, Error> {
        // SAFETY: the result is valid and read only.
        Policy::made(|policy, error| unsafe { sys::portalcore_result_policy(self.handle.raw(), policy, error) })
    }

    /// Releases the outcome; the same as dropping it.
    pub fn close(self) {}
}

impl fmt::Debug for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Outcome").field("summary", &self.summary()).finish_non_exhaustive()
    }
}
