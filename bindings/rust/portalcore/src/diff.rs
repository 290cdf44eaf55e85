use crate::handle::{borrowed, check, Handle};
use crate::{DiffFormat, DiffSeverity, Error, SourceRange, Text};
use portalcore_sys as sys;

/// What is noticed of the step from one outcome to another: see [`Outcome::compare`](crate::Outcome::compare). It never
/// changes, and may outlive its outcomes.
#[derive(Debug)]
pub struct Diff {
    handle: Handle<sys::portalcore_diff>,
}

impl Diff {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_diff, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        Ok(Self { handle: Handle::made(call)? })
    }

    /// How many differences there are.
    pub fn len(&self) -> usize {
        // SAFETY: the differences are valid and read only.
        unsafe { sys::portalcore_diff_count(self.handle.raw()) }
    }

    /// Whether nothing is noticed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn get(&self, index: usize) -> Result<Difference<'_>, Error> {
        let mut raw = sys::portalcore_difference::INIT;
        // SAFETY: the differences are valid and read only; the struct has the size that it says.
        check(|error| unsafe { sys::portalcore_diff_get(self.handle.raw(), index, &mut raw, error) })?;
        // SAFETY: "The strings are borrowed from the differences."
        Ok(unsafe { Difference::new(self, &raw) })
    }

    /// All of them; what matters most is first.
    pub fn iter(&self) -> DifferenceIter<'_> {
        DifferenceIter::new(self, self.len())
    }

    /// How much the difference that matters most does; nothing if there is none.
    ///
    /// ```
    /// use portalcore::DiffSeverity;
    /// # let outcome = portalcore::Input::new()?.translate()?;
    /// # let diff = outcome.compare(&outcome)?;
    /// if diff.max_severity() >= Some(DiffSeverity::Breaking) {
    ///     eprintln!("somebody is left out");
    /// }
    /// # assert_eq!(diff.max_severity(), None);
    /// # Ok::<(), portalcore::Error>(())
    /// ```
    pub fn max_severity(&self) -> Option<DiffSeverity> {
        self.iter().map(|difference| difference.severity).next()
    }

    /// Writes all of them.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a format that the library does not know.
    pub fn render(&self, format: DiffFormat) -> Result<Text, Error> {
        // SAFETY: the differences are valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_diff_render(self.handle.raw(), format.number(), text, error)
        })
    }

    /// Releases the differences; the same as dropping them.
    pub fn close(self) {}
}

impl<'a> IntoIterator for &'a Diff {
    type Item = Difference<'a>;
    type IntoIter = DifferenceIter<'a>;

    fn into_iter(self) -> DifferenceIter<'a> {
        self.iter()
    }
}

/// A difference; borrowed from its [`Diff`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Difference<'a> {
    /// How much it matters.
    pub severity: DiffSeverity,
    /// What kind of difference it is, such as `operation-removed`.
    pub kind: &'a str,
    /// What it is about, in one line; [`Diff::render`] as JSON has its parts.
    pub subject: &'a str,
    /// What changed, in one line that goes on where the subject ends.
    pub message: &'a str,
    /// Where it was written.
    pub before: Option<SourceRange<'a>>,
    /// Where it is written.
    pub after: Option<SourceRange<'a>>,
}

impl<'a> Difference<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the differences.
    unsafe fn new(diff: &'a Diff, raw: &sys::portalcore_difference) -> Self {
        // SAFETY: the caller says so.
        unsafe {
            Self {
                severity: raw.severity.into(),
                kind: borrowed(raw.kind, diff),
                subject: borrowed(raw.subject, diff),
                message: borrowed(raw.message, diff),
                before: SourceRange::new(diff, &raw.before),
                after: SourceRange::new(diff, &raw.after),
            }
        }
    }
}

indexed_iterator! {
    /// Differences; what matters most is first.
    DifferenceIter: Diff => Difference by get
}
