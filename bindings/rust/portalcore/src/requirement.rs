use crate::handle::{borrowed, check, Handle};
use crate::{ContentKind, Error};
use portalcore_sys as sys;

/// Content that the host is asked to supply; borrowed from its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Requirement<'a> {
    /// How it is named.
    pub kind: ContentKind,
    /// The name to supply it under.
    pub name: &'a str,
}

/// A list of requirements, sorted by kind and name. It may outlive what it was asked of.
#[derive(Debug)]
pub struct Requirements {
    handle: Handle<sys::portalcore_requirements>,
}

impl Requirements {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_requirements, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        Ok(Self { handle: Handle::made(call)? })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        // SAFETY: the list is valid and read only.
        unsafe { sys::portalcore_requirements_count(self.handle.raw()) }
    }

    /// Whether nothing is required.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) if there are no more than `index`.
    pub fn get(&self, index: usize) -> Result<Requirement<'_>, Error> {
        let mut raw = sys::portalcore_requirement::INIT;
        // SAFETY: the list is valid and read only; the struct has the size that it says.
        check(|error| unsafe { sys::portalcore_requirements_get(self.handle.raw(), index, &mut raw, error) })?;
        // SAFETY: "The strings are borrowed from the list."
        Ok(Requirement { kind: raw.kind.into(), name: unsafe { borrowed(raw.name, self) } })
    }

    /// All of them.
    pub fn iter(&self) -> RequirementIter<'_> {
        RequirementIter::new(self, self.len())
    }

    /// Releases the list; the same as dropping it.
    pub fn close(self) {}
}

impl<'a> IntoIterator for &'a Requirements {
    type Item = Requirement<'a>;
    type IntoIter = RequirementIter<'a>;

    fn into_iter(self) -> RequirementIter<'a> {
        self.iter()
    }
}

indexed_iterator! {
    /// The requirements of a list.
    RequirementIter: Requirements => Requirement by get
}
