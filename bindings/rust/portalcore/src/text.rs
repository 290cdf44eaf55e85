use crate::handle::{borrowed, Handle};
use crate::Error;
use portalcore_sys as sys;
use std::fmt;
use std::ops::Deref;

/// A text that the library made. It is a `str` in all but ownership.
///
/// Texts may be read by any number of threads at once, and stay when what they were made from is gone.
pub struct Text {
    handle: Handle<sys::portalcore_text>,
    // Looked through once, because that takes time in proportion to the text.
    size: usize,
}

impl Text {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_text, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        let handle = Handle::made(call)?;
        // SAFETY: the view is borrowed from the text.
        let size = unsafe { borrowed(sys::portalcore_text_view(handle.raw()), &handle) }.len();
        Ok(Self { handle, size })
    }

    /// The text, borrowed.
    pub fn as_str(&self) -> &str {
        // SAFETY: the text never changes, and was UTF-8 up to `size` when it was made; empty, it is still not absent.
        unsafe {
            let view = sys::portalcore_text_view(self.handle.raw());
            std::str::from_utf8_unchecked(std::slice::from_raw_parts(view.data.cast(), self.size))
        }
    }

    /// Releases the text; the same as dropping it.
    pub fn close(self) {}
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), formatter)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}
