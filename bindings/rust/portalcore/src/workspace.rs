use crate::handle::{check, lent, Handle};
use crate::{Document, Error, Format, Options, Outcome, Phase};
use portalcore_sys as sys;
use std::ptr;

/// Texts that come and go, and what became of them each time.
///
/// A controller keeps one: it [`put`](Workspace::put)s what it sees and [`remove`](Workspace::remove)s what is gone,
/// [`evaluate`](Workspace::evaluate)s, and applies the [changes](Outcome::changes_since) since the revision that it applied
/// last.
///
/// *Listing.* A new workspace is listing: it has seen only a part of what there is. What is made of a part can lack routes
/// that the whole has, so until [`end_listing`](Workspace::end_listing) no change deletes an object, or replaces one that
/// was adopted or made of a complete listing. They are held back, and come with the first evaluation after the end of the
/// listing. Objects that are not known yet are upserted meanwhile; a host that takes no chances applies nothing before the
/// listing is complete. A restart thus never deletes routes.
///
/// *Revisions.* Each evaluation with new content has the next revision, from 1. Revision 0 is what was adopted. Revisions
/// are meaningful in the workspace that gave them, only.
///
/// *Threads.* A workspace may move between threads, and is used by one at a time; put it into a [`Mutex`](std::sync::Mutex)
/// to share it. Its outcomes may be read by any thread at once.
#[derive(Debug)]
pub struct Workspace {
    handle: Handle<sys::portalcore_workspace>,
}

impl Workspace {
    /// Makes an empty workspace with the default options.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn new() -> Result<Self, Error> {
        // SAFETY: NULL stands for the defaults.
        let handle = Handle::made(|place, error| unsafe { sys::portalcore_workspace_new(ptr::null(), place, error) })?;
        Ok(Self { handle })
    }

    /// Makes an empty workspace.
    ///
    /// # Errors
    ///
    /// As [`Input::with_options`](crate::Input::with_options).
    pub fn with_options(options: &Options) -> Result<Self, Error> {
        let handle = options.lend(|options| {
            // SAFETY: the options are borrowed for the call.
            Handle::made(|place, error| unsafe { sys::portalcore_workspace_new(options, place, error) })
        })?;
        Ok(Self { handle })
    }

    /// Stages a text, in the place of the one that was there under the URI. The same bytes again change nothing.
    ///
    /// `uri` is what the host calls it: a path, a URI, or `Kind/namespace/name`. The rest is as in
    /// [`Input::add`](crate::Input::add).
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a name that is empty or holds a NUL;
    /// [`LimitExceeded`](crate::ErrorKind::LimitExceeded) if the workspace becomes too large. It is then as it was.
    pub fn put(&mut self, uri: impl AsRef<str>, text: impl AsRef<[u8]>) -> Result<(), Error> {
        self.put_as(uri, text, Format::Automatic)
    }

    /// Stages a text of a format that is known.
    ///
    /// # Errors
    ///
    /// As [`put`](Workspace::put).
    pub fn put_as(&mut self, uri: impl AsRef<str>, text: impl AsRef<[u8]>, format: Format) -> Result<(), Error> {
        let (uri, text) = (uri.as_ref(), text.as_ref());
        let (uri_data, text_data) = (uri.as_ptr().cast(), text.as_ptr().cast());
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone; uri and text are as long as is said, and copied.
        check(|error| unsafe {
            sys::portalcore_workspace_put(place, uri_data, uri.len(), text_data, text.len(), format.number(), error)
        })
    }

    /// Removes a staged text. It is no error if there is none.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a name that is empty or holds a NUL.
    pub fn remove(&mut self, uri: impl AsRef<str>) -> Result<(), Error> {
        let uri = uri.as_ref();
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone; the uri is as long as is said.
        check(|error| unsafe { sys::portalcore_workspace_remove(place, uri.as_ptr().cast(), uri.len(), error) })
    }

    /// Supplies content that the texts refer to, in the place of what was there under the name of the
    /// [`Requirement`](crate::Requirement): see [`Outcome::requirements`]. Listing does not concern it.
    ///
    /// # Errors
    ///
    /// As [`put`](Workspace::put).
    pub fn put_content(&mut self, name: impl AsRef<str>, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
        let (name, bytes) = (name.as_ref(), bytes.as_ref());
        let (name_data, bytes_data) = (name.as_ptr().cast(), bytes.as_ptr().cast());
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone; name and bytes are as long as is said, and copied.
        check(|error| unsafe {
            sys::portalcore_workspace_put_content(place, name_data, name.len(), bytes_data, bytes.len(), error)
        })
    }

    /// Takes supplied content back. It is no error if there is none.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a name that is empty or holds a NUL.
    pub fn remove_content(&mut self, name: impl AsRef<str>) -> Result<(), Error> {
        let name = name.as_ref();
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone; the name is as long as is said.
        check(|error| unsafe {
            sys::portalcore_workspace_remove_content(place, name.as_ptr().cast(), name.len(), error)
        })
    }

    /// Tells of an object that an earlier run applied, so that it can be updated or deleted.
    ///
    /// Only before the first evaluation. The same object again replaces what was said of it.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) if its API version, kind or name is empty;
    /// [`InvalidState`](crate::ErrorKind::InvalidState) after an evaluation;
    /// [`LimitExceeded`](crate::ErrorKind::LimitExceeded).
    pub fn adopt(&mut self, object: &AppliedObject<'_>) -> Result<(), Error> {
        let raw = object.raw();
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone; the strings are copied.
        check(|error| unsafe { sys::portalcore_workspace_adopt(place, &raw, error) })
    }

    /// Begins a listing anew, for example after a lost watch. Texts that are not put again until its end are then removed.
    /// A listing that is under way begins again.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn begin_listing(&mut self) -> Result<(), Error> {
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone.
        check(|error| unsafe { sys::portalcore_workspace_begin_listing(place, error) })
    }

    /// Says that everything there is was put since the listing began. Without a listing it does nothing.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn end_listing(&mut self) -> Result<(), Error> {
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone.
        check(|error| unsafe { sys::portalcore_workspace_end_listing(place, error) })
    }

    /// Makes the configuration that serves what is staged. If nothing has changed, this is the outcome of the last
    /// evaluation. Later changes of the workspace leave the outcome alone.
    ///
    /// # Errors
    ///
    /// None are known: what is wrong with the texts is in [`Outcome::diagnostics`].
    pub fn evaluate(&mut self) -> Result<Outcome, Error> {
        let place = self.handle.raw_mut();
        // SAFETY: the workspace is ours alone.
        Outcome::made(|result, error| unsafe { sys::portalcore_workspace_evaluate(place, result, error) })
    }

    /// Releases the workspace; the same as dropping it. Its outcomes stay.
    pub fn close(self) {}
}

/// An object that an earlier run applied: see [`Workspace::adopt`].
///
/// ```
/// use portalcore::{AppliedObject, Phase};
/// let object = AppliedObject::new("networking.istio.io/v1", "VirtualService", "portalcore-production")
///     .namespace("shop")
///     .phase(Phase::Routes);
/// # portalcore::Workspace::new()?.adopt(&object)?;
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AppliedObject<'a> {
    phase: Option<Phase>,
    api_version: &'a str,
    kind: &'a str,
    namespace: Option<&'a str>,
    name: &'a str,
    content_hash: Option<&'a str>,
}

impl<'a> AppliedObject<'a> {
    /// An object, by its `apiVersion`, its `kind` and its `metadata.name`.
    pub fn new(api_version: &'a str, kind: &'a str, name: &'a str) -> Self {
        Self { phase: None, api_version, kind, namespace: None, name, content_hash: None }
    }

    /// The number of its annotation `portalcore.dev/phase`. Without, it is deleted first.
    #[must_use]
    pub fn phase(mut self, phase: Phase) -> Self {
        self.phase = Some(phase);
        self
    }

    /// Its `metadata.namespace`.
    #[must_use]
    pub fn namespace(mut self, namespace: &'a str) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Its annotation `portalcore.dev/content-hash`. Without, it is always updated.
    #[must_use]
    pub fn content_hash(mut self, hash: &'a str) -> Self {
        self.content_hash = Some(hash);
        self
    }

    fn raw(&self) -> sys::portalcore_document {
        sys::portalcore_document {
            phase: self.phase.map_or(0, Phase::number),
            api_version: lent(Some(self.api_version)),
            kind: lent(Some(self.kind)),
            object_namespace: lent(self.namespace),
            object_name: lent(Some(self.name)),
            content_hash: lent(self.content_hash),
            ..sys::portalcore_document::INIT
        }
    }
}

impl<'a> From<Document<'a>> for AppliedObject<'a> {
    fn from(document: Document<'a>) -> Self {
        Self::new(document.api_version, document.kind, document.name)
            .phase(document.phase)
            .namespace(document.namespace)
            .content_hash(document.content_hash)
    }
}
