use portalcore_sys as sys;
use std::marker::PhantomData;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fmt, slice};

/// A name and a value, such as a header field: bytes that are borrowed, and need not be UTF-8.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Field<'a> {
    raw: sys::portalcore_field,
    borrowed: PhantomData<&'a [u8]>,
}

// SAFETY: what it points to is as a `&[u8]`.
unsafe impl Send for Field<'_> {}
// SAFETY: what it points to is as a `&[u8]`.
unsafe impl Sync for Field<'_> {}

impl<'a> Field<'a> {
    /// A name with its value.
    pub fn new<N, V>(name: &'a N, value: &'a V) -> Self
    where
        N: AsRef<[u8]> + ?Sized,
        V: AsRef<[u8]> + ?Sized,
    {
        let raw = sys::portalcore_field { name: bytes(name.as_ref()), value: bytes(value.as_ref()) };
        Self { raw, borrowed: PhantomData }
    }

    /// The name.
    pub fn name(&self) -> &'a [u8] {
        // SAFETY: the field was made of bytes that are borrowed for as long.
        unsafe { seen(self.raw.name) }
    }

    /// The value.
    pub fn value(&self) -> &'a [u8] {
        // SAFETY: the field was made of bytes that are borrowed for as long.
        unsafe { seen(self.raw.value) }
    }
}

impl fmt::Debug for Field<'_> {
    /// Without the value, which may be a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Field").field("name", &String::from_utf8_lossy(self.name())).finish_non_exhaustive()
    }
}

/// A token that somebody else did not accept.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct TokenFailure<'a> {
    raw: sys::portalcore_token_failure,
    borrowed: PhantomData<&'a [u8]>,
}

// SAFETY: what it points to is as a `&[u8]`.
unsafe impl Send for TokenFailure<'_> {}
// SAFETY: what it points to is as a `&[u8]`.
unsafe impl Sync for TokenFailure<'_> {}

impl<'a> TokenFailure<'a> {
    /// The code for "there was no token".
    pub const MISSING: i32 = 1;
    /// The code for "the keys could not be fetched".
    pub const KEYS_UNAVAILABLE: i32 = 40;

    /// A provider ([`Policy::token_providers`](crate::Policy::token_providers)), and the number of Envoy's filter `jwt_authn`:
    /// [`MISSING`](Self::MISSING), [`KEYS_UNAVAILABLE`](Self::KEYS_UNAVAILABLE), any other for a token that is none.
    pub fn new(provider: &'a (impl AsRef<[u8]> + ?Sized), code: i32) -> Self {
        let raw = sys::portalcore_token_failure {
            provider: bytes(provider.as_ref()),
            code,
            ..sys::portalcore_token_failure::INIT
        };
        Self { raw, borrowed: PhantomData }
    }

    /// The provider.
    pub fn provider(&self) -> &'a [u8] {
        // SAFETY: the failure was made of bytes that are borrowed for as long.
        unsafe { seen(self.raw.provider) }
    }

    /// The number.
    pub fn code(&self) -> i32 {
        self.raw.code
    }
}

impl fmt::Debug for TokenFailure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let provider = String::from_utf8_lossy(self.provider());
        formatter.debug_struct("TokenFailure").field("provider", &provider).field("code", &self.code()).finish()
    }
}

/// A request to decide on: see [`Policy::decide`](crate::Policy::decide). It borrows what it is made of, and copies nothing;
/// nothing of it needs to be UTF-8.
///
/// ```
/// use portalcore::{Field, Request};
/// let headers = [Field::new("api-key", "a secret")];
/// let request = Request::at(std::time::SystemTime::now())
///     .route("shop/production/shop/orders/v1/shop/orders/getOrder")
///     .path("/v1/orders/7")
///     .headers(&headers);
/// # assert!(!portalcore::Policy::load([] as [&str; 0])?.decide(&request)?.is_allowed());
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Request<'a> {
    raw: sys::portalcore_request,
    borrowed: PhantomData<&'a [u8]>,
}

// SAFETY: what it points to is as a `&[u8]`, or a slice of fields.
unsafe impl Send for Request<'_> {}
// SAFETY: what it points to is as a `&[u8]`, or a slice of fields.
unsafe impl Sync for Request<'_> {}

macro_rules! texts {
    ($($(#[$about:meta])* $name:ident;)+) => {
        impl<'a> Request<'a> {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $name(mut self, $name: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
                    self.raw.$name = bytes($name.as_ref());
                    self
                }
            )+
        }
    };
}

texts! {
    /// The name of the route that the gateway chose: Envoy's `%ROUTE_NAME%`. Where it is absent, host, method and path say
    /// the operation.
    route;
    /// The host, with or without a port. Asked only without a route.
    host;
    /// The method. Asked only without a route.
    method;
    /// The path with its query, as on the request line. Beside a route, only keys in the query are looked for.
    path;
    /// The address that the request comes from, for limits that count by it.
    client_address;
}

impl<'a> Request<'a> {
    /// A request at a time, in seconds since 1970: keys and tokens end. The library has no clock.
    pub fn new(now: i64) -> Self {
        Self { raw: sys::portalcore_request { now, ..sys::portalcore_request::INIT }, borrowed: PhantomData }
    }

    /// A request at a time, such as [`SystemTime::now`].
    pub fn at(now: SystemTime) -> Self {
        Self::new(seconds(now))
    }

    /// The header fields; names in any case.
    #[must_use]
    pub fn headers(mut self, headers: &'a [Field<'a>]) -> Self {
        (self.raw.headers, self.raw.header_count) = (headers.as_ptr().cast(), headers.len());
        self
    }

    /// The claims of the tokens that somebody else verified: the name of the provider
    /// ([`Policy::token_providers`](crate::Policy::token_providers)), and a JSON object.
    #[must_use]
    pub fn tokens(mut self, tokens: &'a [Field<'a>]) -> Self {
        (self.raw.tokens, self.raw.token_count) = (tokens.as_ptr().cast(), tokens.len());
        self
    }

    /// The tokens that were not accepted.
    #[must_use]
    pub fn token_failures(mut self, failures: &'a [TokenFailure<'a>]) -> Self {
        (self.raw.token_failures, self.raw.token_failure_count) = (failures.as_ptr().cast(), failures.len());
        self
    }

    pub(crate) fn raw(&self) -> &sys::portalcore_request {
        &self.raw
    }

    /// "4 KiB and three times the path are enough for usual names."
    pub(crate) fn usual_memory(&self) -> usize {
        self.raw.path.size.saturating_mul(3).saturating_add(4096)
    }
}

impl fmt::Debug for Request<'_> {
    /// Without headers, tokens and path, which may hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the request was made of bytes that are borrowed for as long.
        let text = |raw| String::from_utf8_lossy(unsafe { seen(raw) });
        let raw = &self.raw;
        let mut request = formatter.debug_struct("Request");
        request.field("route", &text(raw.route)).field("host", &text(raw.host)).field("method", &text(raw.method));
        request.field("now", &raw.now).finish_non_exhaustive()
    }
}

/// A time in seconds since 1970.
pub(crate) fn seconds(now: SystemTime) -> i64 {
    match now.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
    }
}

/// Bytes to hand in; borrowed, so that the result must not outlive them.
pub(crate) fn bytes(bytes: &[u8]) -> sys::portalcore_bytes {
    sys::portalcore_bytes { data: bytes.as_ptr().cast(), size: bytes.len() }
}

/// Bytes as a slice; empty where they are absent.
///
/// # Safety
///
/// They are valid as long as the slice.
pub(crate) unsafe fn seen<'a>(bytes: sys::portalcore_bytes) -> &'a [u8] {
    if bytes.data.is_null() {
        return &[];
    }
    // SAFETY: "`size` bytes at `data`", and the caller says for how long.
    unsafe { slice::from_raw_parts(bytes.data.cast(), bytes.size) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times_are_seconds_since_1970() {
        let at = |time| Request::at(time).raw.now;
        assert_eq!(at(UNIX_EPOCH + Duration::from_millis(2_999)), 2);
        assert_eq!(at(UNIX_EPOCH - Duration::from_secs(2)), -2);
        assert_eq!(Request::new(7).raw.now, 7);
    }

    #[test]
    fn what_may_be_secret_is_not_shown() {
        let headers = [Field::new("api-key", "secret")];
        let request = Request::new(1).route("a").path("/?api-key=secret").headers(&headers).tokens(&headers);
        assert_eq!(format!("{request:?}"), r#"Request { route: "a", host: "", method: "", now: 1, .. }"#);
        assert_eq!(format!("{:?}", headers[0]), r#"Field { name: "api-key", .. }"#);
        let failure = TokenFailure::new("a", TokenFailure::KEYS_UNAVAILABLE);
        assert_eq!(format!("{failure:?}"), r#"TokenFailure { provider: "a", code: 40 }"#);
    }

    #[test]
    fn bytes_come_back_as_they_were() {
        let field = Field::new(b"\xff", "");
        assert_eq!((field.name(), field.value()), (&b"\xff"[..], &b""[..]));
        // SAFETY: there is nothing to be valid.
        assert_eq!(unsafe { seen(sys::portalcore_bytes::INIT) }, b"");
    }
}
