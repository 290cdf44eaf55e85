use crate::handle::{borrowed, borrowed_if_there};
use crate::{Outcome, Severity};
use portalcore_sys as sys;
use std::fmt;
use std::iter::FusedIterator;
use std::ops::Range;

/// A range of a text that the host handed over, half-open; borrowed from an [`Outcome`] or a
/// [`Diff`](crate::Diff).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SourceRange<'a> {
    /// The name that the text was handed over with.
    pub file: &'a str,
    /// The value that it is about, as a JSON pointer (RFC 6901) into its document, where that is known.
    pub pointer: Option<&'a str>,
    /// Bytes from the start of the text, after its decoding to UTF-8 without a byte order mark.
    pub start_offset: u64,
    /// The same, of the end.
    pub end_offset: u64,
    /// From 1.
    pub start_line: u32,
    /// From 1, in Unicode code points.
    pub start_column: u32,
    /// From 1.
    pub end_line: u32,
    /// From 1, in Unicode code points; behind the last one.
    pub end_column: u32,
}

impl<'a> SourceRange<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the owner.
    pub(crate) unsafe fn new<T: ?Sized>(owner: &'a T, raw: &sys::portalcore_range) -> Option<Self> {
        // SAFETY: the caller says so.
        unsafe {
            Some(Self {
                file: borrowed_if_there(raw.file, owner)?,
                pointer: borrowed_if_there(raw.pointer, owner),
                start_offset: raw.start_offset,
                end_offset: raw.end_offset,
                start_line: raw.start_line,
                start_column: raw.start_column,
                end_line: raw.end_line,
                end_column: raw.end_column,
            })
        }
    }
}

impl fmt::Display for SourceRange<'_> {
    /// File, line and column of the start, as compilers write them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.start_line, self.start_column)
    }
}

/// A change that would remedy a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Fix<'a> {
    /// What to replace.
    pub range: SourceRange<'a>,
    /// The text to put there; empty to delete it.
    pub replacement: &'a str,
}

/// Another place that explains a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Label<'a> {
    /// What stands there, such as `first defined here`.
    pub message: &'a str,
    /// Where it is.
    pub range: Option<SourceRange<'a>>,
}

impl<'a> Label<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the outcome.
    pub(crate) unsafe fn new(outcome: &'a Outcome, raw: &sys::portalcore_label) -> Self {
        // SAFETY: the caller says so.
        unsafe { Self { message: borrowed(raw.message, outcome), range: SourceRange::new(outcome, &raw.range) } }
    }
}

/// A finding about the input; borrowed from its [`Outcome`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Diagnostic<'a> {
    /// How much it matters.
    pub severity: Severity,
    /// Such as `PC1010`: never changes its meaning.
    pub code: &'a str,
    /// The same in words, such as `duplicate-key`.
    pub slug: &'a str,
    /// What is wrong, in one line.
    pub message: &'a str,
    /// The remedy.
    pub help: Option<&'a str>,
    /// The resource that it is about, such as `ApiDoc shop/orders`.
    pub subject: Option<&'a str>,
    /// Where it is.
    pub range: Option<SourceRange<'a>>,
    /// A change that would remedy it.
    pub fix: Option<Fix<'a>>,
    outcome: &'a Outcome,
    index: usize,
    label_count: usize,
}

impl<'a> Diagnostic<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the outcome.
    pub(crate) unsafe fn new(outcome: &'a Outcome, index: usize, raw: &sys::portalcore_diagnostic) -> Self {
        // SAFETY: the caller says so.
        unsafe {
            let fix = SourceRange::new(outcome, &raw.fix_range).and_then(|range| {
                borrowed_if_there(raw.fix_replacement, outcome).map(|replacement| Fix { range, replacement })
            });
            Self {
                severity: raw.severity.into(),
                code: borrowed(raw.code, outcome),
                slug: borrowed(raw.slug, outcome),
                message: borrowed(raw.message, outcome),
                help: borrowed_if_there(raw.help, outcome),
                subject: borrowed_if_there(raw.subject, outcome),
                range: SourceRange::new(outcome, &raw.range),
                fix,
                outcome,
                index,
                label_count: raw.label_count,
            }
        }
    }

    /// The other places that explain it.
    pub fn labels(&self) -> Labels<'a> {
        Labels { outcome: self.outcome, diagnostic: self.index, indices: 0..self.label_count }
    }
}

impl fmt::Display for Diagnostic<'_> {
    /// One line: severity, code, message and place. `Outcome::render_diagnostics` writes more.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}[{}]: {}", self.severity, self.code, self.message)?;
        match self.range {
            Some(range) => write!(formatter, " ({range})"),
            None => Ok(()),
        }
    }
}

indexed_iterator! {
    /// The findings of an outcome, sorted by file, place and code.
    Diagnostics: Outcome => Diagnostic by diagnostic
}

/// The other places that explain a finding.
#[derive(Clone, Debug)]
pub struct Labels<'a> {
    outcome: &'a Outcome,
    diagnostic: usize,
    indices: Range<usize>,
}

impl<'a> Iterator for Labels<'a> {
    type Item = Label<'a>;

    fn next(&mut self) -> Option<Label<'a>> {
        self.indices.next().and_then(|index| self.outcome.label(self.diagnostic, index).ok())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.indices.size_hint()
    }
}

impl DoubleEndedIterator for Labels<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.indices.next_back().and_then(|index| self.outcome.label(self.diagnostic, index).ok())
    }
}

impl ExactSizeIterator for Labels<'_> {}
impl FusedIterator for Labels<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handle::lent;

    /// No finding of the library has a fix yet.
    #[test]
    fn a_fix_may_be_a_deletion_and_needs_a_place() {
        let outcome = crate::Input::new().unwrap().validate().unwrap();
        let fix_of = |file, replacement| {
            let mut raw = sys::portalcore_diagnostic::INIT;
            raw.fix_range = sys::portalcore_range { file: lent(file), end_offset: 6, ..sys::portalcore_range::INIT };
            raw.fix_replacement = lent(replacement);
            // SAFETY: the strings are valid for ever.
            unsafe { Diagnostic::new(&outcome, 0, &raw) }.fix
        };
        let deletion = fix_of(Some("a.yaml"), Some("")).unwrap();
        assert_eq!((deletion.replacement, deletion.range.file, deletion.range.end_offset), ("", "a.yaml", 6));
        assert_eq!(fix_of(Some("a.yaml"), Some("summary")).unwrap().replacement, "summary");
        assert_eq!(fix_of(None, Some("summary")), None);
        assert_eq!(fix_of(Some("a.yaml"), None), None);
    }
}
