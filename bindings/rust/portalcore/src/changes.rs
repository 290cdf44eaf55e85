use crate::handle::{borrowed, check, Handle};
use crate::{ChangeAction, Error, Format, Phase, Text};
use portalcore_sys as sys;

/// What leads from one revision of a workspace to another. It never changes, and may outlive its outcome.
#[derive(Debug)]
pub struct Changes {
    handle: Handle<sys::portalcore_changes>,
}

impl Changes {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_changes, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        Ok(Self { handle: Handle::made(call)? })
    }

    /// Whether the host has to start over: the revision is forgotten
    /// ([`max_revisions`](crate::Options::max_revisions)), or later than the outcome.
    ///
    /// The changes are then one upsert for each document of the revision, and no deletions, because what the host has is
    /// not known: once the listing is complete, it deletes what carries the label `app.kubernetes.io/managed-by:
    /// portalcore` and is not among the documents.
    pub fn need_resync(&self) -> bool {
        // SAFETY: the changes are valid and read only.
        unsafe { sys::portalcore_changes_need_resync(self.handle.raw()) != 0 }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        // SAFETY: the changes are valid and read only.
        unsafe { sys::portalcore_changes_count(self.handle.raw()) }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn get(&self, index: usize) -> Result<Change<'_>, Error> {
        let mut raw = sys::portalcore_change::INIT;
        // SAFETY: the changes are valid and read only; the struct has the size that it says.
        check(|error| unsafe { sys::portalcore_changes_get(self.handle.raw(), index, &mut raw, error) })?;
        // SAFETY: "The strings are borrowed from the changes."
        Ok(unsafe { Change::new(self, index, &raw) })
    }

    /// All of them, in the order in which to make them: upserts, lower phases first, then deletions, higher phases first.
    pub fn iter(&self) -> ChangeIter<'_> {
        ChangeIter::new(self, self.len())
    }

    /// Writes the document of an upsert, `apiVersion` to `spec`; YAML begins with `---`.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`;
    /// [`InvalidState`](crate::ErrorKind::InvalidState) for a deletion, which has no document.
    pub fn document_text(&self, index: usize, format: Format) -> Result<Text, Error> {
        // SAFETY: the changes are valid and read only.
        Text::made(|text, error| unsafe {
            sys::portalcore_changes_document_text(self.handle.raw(), index, format.number(), text, error)
        })
    }

    /// Releases the changes; the same as dropping them.
    pub fn close(self) {}
}

impl<'a> IntoIterator for &'a Changes {
    type Item = Change<'a>;
    type IntoIter = ChangeIter<'a>;

    fn into_iter(self) -> ChangeIter<'a> {
        self.iter()
    }
}

/// What is to be done with one object; borrowed from its [`Changes`].
///
/// Of an object that is to be deleted it says what was last known, which may lack what was never told.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Change<'a> {
    /// What is to be done.
    pub action: ChangeAction,
    /// That of the object as it was last given.
    pub phase: Option<Phase>,
    /// Such as `networking.istio.io/v1`.
    pub api_version: &'a str,
    /// Such as `VirtualService`.
    pub kind: &'a str,
    /// `metadata.namespace`.
    pub namespace: Option<&'a str>,
    /// `metadata.name`.
    pub name: &'a str,
    /// 64 hexadecimal digits: equal for objects that need no update.
    pub content_hash: Option<&'a str>,
    changes: &'a Changes,
    index: usize,
}

impl<'a> Change<'a> {
    /// # Safety
    ///
    /// The strings are borrowed from the changes.
    unsafe fn new(changes: &'a Changes, index: usize, raw: &sys::portalcore_change) -> Self {
        // SAFETY: the caller says so.
        let text = |string| unsafe { borrowed(string, changes) };
        // What was adopted may have been told with empty strings.
        let known = |string| Some(text(string)).filter(|text| !text.is_empty());
        Self {
            action: raw.action.into(),
            phase: Some(raw.phase).filter(|phase| *phase != 0).map(Phase::from),
            api_version: text(raw.api_version),
            kind: text(raw.kind),
            namespace: known(raw.object_namespace),
            name: text(raw.object_name),
            content_hash: known(raw.content_hash),
            changes,
            index,
        }
    }

    /// Writes the document of an upsert, `apiVersion` to `spec`; YAML begins with `---`.
    ///
    /// # Errors
    ///
    /// [`InvalidState`](crate::ErrorKind::InvalidState) for a deletion, which has no document.
    pub fn text(&self, format: Format) -> Result<Text, Error> {
        self.changes.document_text(self.index, format)
    }
}

indexed_iterator! {
    /// Changes, in the order in which to make them.
    ChangeIter: Changes => Change by get
}
