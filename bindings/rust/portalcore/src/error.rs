use crate::handle::borrowed;
use portalcore_sys as sys;
use std::fmt;
use std::ptr::NonNull;

open_enum! {
    /// Why a call failed.
    ErrorKind(i32) {
        /// An argument is empty, too large, holds a NUL, or names nothing.
        InvalidArgument = PORTALCORE_ERROR_INVALID_ARGUMENT, "invalid argument";
        /// An index is at or beyond the count, or a number is beyond what its documentation allows.
        OutOfRange = PORTALCORE_ERROR_OUT_OF_RANGE, "out of range";
        /// The input already holds something of this name.
        DuplicateName = PORTALCORE_ERROR_DUPLICATE_NAME, "duplicate name";
        /// The call is not allowed in the state that the object is in.
        InvalidState = PORTALCORE_ERROR_INVALID_STATE, "invalid state";
        /// An option asks for something that this version of the library does not know.
        UnsupportedOption = PORTALCORE_ERROR_UNSUPPORTED_OPTION, "unsupported option";
        /// Nothing has the name that was asked for.
        NotFound = PORTALCORE_ERROR_NOT_FOUND, "not found";
        /// A text is not what it has to be, such as the document of a policy.
        Malformed = PORTALCORE_ERROR_MALFORMED, "malformed";
        /// A limit of [`Options`](crate::Options) would be exceeded.
        LimitExceeded = PORTALCORE_ERROR_LIMIT_EXCEEDED, "limit exceeded";
        /// The library contradicted itself. Please report it.
        Internal = PORTALCORE_ERROR_INTERNAL, "internal error";
    }
}

/// Why a call failed: misuse, an exceeded limit or a fault of the library.
///
/// What is wrong with an *input* is no error: see [`Outcome::diagnostics`](crate::Outcome::diagnostics).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    argument: Option<String>,
}

impl Error {
    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What went wrong and how to mend it, in English, for people; not to be parsed.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The parameter or the option at fault, such as `name` or `options.max_depth`, where it is a single one.
    pub fn argument(&self) -> Option<&str> {
        self.argument.as_deref()
    }

    /// Takes the error of a failed call, and releases it.
    ///
    /// # Safety
    ///
    /// `raw` is NULL or an error that the caller owns.
    pub(crate) unsafe fn take(status: sys::portalcore_status, raw: *mut sys::portalcore_error) -> Self {
        let kind = ErrorKind::from(status);
        let raw = match NonNull::new(raw) {
            Some(raw) => raw,
            None => return Self { kind, message: kind.to_string(), argument: None },
        };
        // SAFETY: the error is valid until it is released, behind the copies; the caller gave it up.
        unsafe {
            let message = borrowed(sys::portalcore_error_message(raw.as_ptr()), &raw).to_owned();
            let argument = borrowed(sys::portalcore_error_argument(raw.as_ptr()), &raw).to_owned();
            sys::portalcore_error_free(raw.as_ptr());
            Self { kind, message, argument: Some(argument).filter(|argument| !argument.is_empty()) }
        }
    }

    /// The library said that all is well, and it is not.
    pub(crate) fn internal(message: &str) -> Self {
        Self { kind: ErrorKind::Internal, message: message.into(), argument: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.kind, self.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::CStr;

    #[test]
    fn kinds_have_the_names_of_the_library() {
        for status in 0..1000 {
            // SAFETY: any number is allowed; the string is valid for ever.
            let name = unsafe { CStr::from_ptr(sys::portalcore_status_name(status)) }.to_str().unwrap();
            match ErrorKind::from(status) {
                ErrorKind::Unknown(sys::PORTALCORE_OK) => assert_ne!(name, "unknown status"),
                ErrorKind::Unknown(_) => assert_eq!(name, "unknown status", "{status}"),
                kind => assert_eq!(name, kind.to_string()),
            }
        }
    }

    #[test]
    fn an_error_without_an_object_still_says_its_kind() {
        // SAFETY: NULL is allowed.
        let error = unsafe { Error::take(sys::PORTALCORE_ERROR_OUT_OF_RANGE, std::ptr::null_mut()) };
        assert_eq!(error.kind(), ErrorKind::OutOfRange);
        assert_eq!(error.message(), "out of range");
        assert_eq!(error.argument(), None);
    }
}
