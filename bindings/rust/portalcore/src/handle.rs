use crate::Error;
use portalcore_sys as sys;
use std::fmt;
use std::ptr::{self, NonNull};
use std::{slice, str};

/// A type of the library that is released with a function of its own.
///
/// # Safety
///
/// `release` is the `_free` function of the type.
pub(crate) unsafe trait Release {
    /// # Safety
    ///
    /// `raw` is valid and is not used again.
    unsafe fn release(raw: *mut Self);
}

/// A type of the library that any number of threads may read at once.
///
/// # Safety
///
/// Every function of the header that this crate calls with a shared reference takes the handle as `const`.
pub(crate) unsafe trait Shared {}

macro_rules! handles {
    ($($name:ident, $free:ident;)+) => {
        $(
            // SAFETY: it is the one that the header names.
            unsafe impl Release for sys::$name {
                unsafe fn release(raw: *mut Self) {
                    // SAFETY: the caller gives up what it owns.
                    unsafe { sys::$free(raw) }
                }
            }
        )+
    };
}

handles! {
    portalcore_input, portalcore_input_free;
    portalcore_result, portalcore_result_free;
    portalcore_requirements, portalcore_requirements_free;
    portalcore_changes, portalcore_changes_free;
    portalcore_diff, portalcore_diff_free;
    portalcore_policy, portalcore_policy_free;
    portalcore_workspace, portalcore_workspace_free;
    portalcore_text, portalcore_text_free;
}

// SAFETY: validating, translating and listing take it as `const`; adding takes `&mut Input`.
unsafe impl Shared for sys::portalcore_input {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_result {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_requirements {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_changes {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_diff {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_policy {}
// SAFETY: "Immutable", and every function takes it as `const`.
unsafe impl Shared for sys::portalcore_text {}

/// A handle that is ours, and is released when it goes out of scope.
pub(crate) struct Handle<T: Release>(NonNull<T>);

// SAFETY: "A handle may move between threads."
unsafe impl<T: Release> Send for Handle<T> {}
// SAFETY: "Functions that take a handle as `const` may be called on the same handle from any number of threads at once",
// and `Shared` says that a shared reference reaches no others.
unsafe impl<T: Release + Shared> Sync for Handle<T> {}

impl<T: Release> Handle<T> {
    /// Makes a call that gives a handle.
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut T, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        let mut raw = ptr::null_mut();
        check(|error| call(&mut raw, error))?;
        NonNull::new(raw).map(Self).ok_or_else(|| Error::internal("the library gave no object"))
    }

    pub(crate) fn raw(&self) -> *const T {
        self.0.as_ptr()
    }

    pub(crate) fn raw_mut(&mut self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T: Release> Drop for Handle<T> {
    fn drop(&mut self) {
        // SAFETY: the handle is ours, and this is the end of it.
        unsafe { T::release(self.0.as_ptr()) }
    }
}

impl<T: Release> fmt::Debug for Handle<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Handle")
    }
}

/// Makes a call that can fail.
pub(crate) fn check(call: impl FnOnce(*mut *mut sys::portalcore_error) -> sys::portalcore_status) -> Result<(), Error> {
    let mut error = ptr::null_mut();
    match call(&mut error) {
        sys::PORTALCORE_OK => Ok(()),
        // SAFETY: a failed call gives its caller an error.
        status => Err(unsafe { Error::take(status, error) }),
    }
}

/// A string that the library lent; empty where it is absent.
///
/// Should the library ever break its promise of UTF-8, what comes before the break is given: less is safe, undefined is not.
///
/// # Safety
///
/// The string is borrowed from `_owner`.
pub(crate) unsafe fn borrowed<T: ?Sized>(string: sys::portalcore_string, _owner: &T) -> &str {
    if string.data.is_null() {
        return "";
    }
    // SAFETY: "`size` bytes at `data`", valid as long as the owner is, which never changes them.
    let bytes = unsafe { slice::from_raw_parts(string.data.cast::<u8>(), string.size) };
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// A string that the library lent, if it is there.
///
/// # Safety
///
/// As [`borrowed`].
pub(crate) unsafe fn borrowed_if_there<T: ?Sized>(string: sys::portalcore_string, owner: &T) -> Option<&str> {
    // SAFETY: the caller says so.
    (!string.data.is_null()).then(|| unsafe { borrowed(string, owner) })
}

/// A string to hand in; borrowed, so that the result must not outlive it.
pub(crate) fn lent(text: Option<&str>) -> sys::portalcore_string {
    text.map_or(sys::portalcore_string::INIT, |text| sys::portalcore_string {
        data: text.as_ptr().cast(),
        size: text.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_ends_before_it() {
        let bytes = b"ab\xffcd";
        let string = sys::portalcore_string { data: bytes.as_ptr().cast(), size: bytes.len() };
        // SAFETY: the bytes are there for longer.
        assert_eq!(unsafe { borrowed(string, bytes) }, "ab");
    }

    #[test]
    fn absent_is_not_empty() {
        let owner = ();
        // SAFETY: both are valid for ever.
        unsafe {
            assert_eq!(borrowed_if_there(lent(None), &owner), None);
            assert_eq!(borrowed_if_there(lent(Some("")), &owner), Some(""));
        }
    }
}
