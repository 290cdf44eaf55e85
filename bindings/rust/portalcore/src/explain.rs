use crate::handle::lent;
use crate::request::{bytes, seconds};
use portalcore_sys as sys;
use std::fmt;
use std::time::SystemTime;

/// A request to explain: see [`Outcome::render_explanation`](crate::Outcome::render_explanation).
///
/// ```
/// use portalcore::{ExplainRequest, ReportFormat};
/// let asked = ExplainRequest::new("https://api.example.com/orders/7")
///     .header("api-key", "a secret")
///     .at(std::time::SystemTime::now());
/// # let outcome = portalcore::Input::new()?.translate()?;
/// # let text = outcome.render_explanation(&asked, ReportFormat::Text)?;
/// # assert!(text.contains("404") && !text.contains("a secret"));
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ExplainRequest {
    url: String,
    method: Option<String>,
    headers: Vec<(String, String)>,
    environment: Option<String>,
    client_address: Option<String>,
    now: i64,
}

impl ExplainRequest {
    /// A GET request for a URL, such as `https://api.example.com/orders/7?limit=10`, in 1970: no key or token has ended.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            method: None,
            headers: Vec::new(),
            environment: None,
            client_address: None,
            now: 0,
        }
    }

    /// Another method than GET.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self
    }

    /// A header field, besides those that were said already; the name in any case. Its value is never shown.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The Environment that is meant, `NAMESPACE/NAME`, where several have the host.
    #[must_use]
    pub fn environment(mut self, environment: impl Into<String>) -> Self {
        self.environment = Some(environment.into());
        self
    }

    /// The address that the request comes from, for limits that count by it.
    #[must_use]
    pub fn client_address(mut self, address: impl Into<String>) -> Self {
        self.client_address = Some(address.into());
        self
    }

    /// The time, in seconds since 1970: keys and tokens end. The library has no clock.
    #[must_use]
    pub fn now(mut self, now: i64) -> Self {
        self.now = now;
        self
    }

    /// The time, such as [`SystemTime::now`].
    #[must_use]
    pub fn at(self, now: SystemTime) -> Self {
        self.now(seconds(now))
    }

    /// For one call: everything is borrowed.
    pub(crate) fn lend<T>(&self, call: impl FnOnce(&sys::portalcore_explain_request) -> T) -> T {
        let headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| sys::portalcore_field {
                name: bytes(name.as_bytes()),
                value: bytes(value.as_bytes()),
            })
            .collect();
        call(&sys::portalcore_explain_request {
            method: lent(self.method.as_deref()),
            url: lent(Some(&self.url)),
            environment: lent(self.environment.as_deref()),
            client_address: lent(self.client_address.as_deref()),
            headers: headers.as_ptr(),
            header_count: headers.len(),
            now: self.now,
            ..sys::portalcore_explain_request::INIT
        })
    }
}

impl fmt::Debug for ExplainRequest {
    /// Without the URL and the headers, which may hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut request = formatter.debug_struct("ExplainRequest");
        request.field("method", &self.method).field("environment", &self.environment);
        request.field("now", &self.now).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_secret_is_not_shown() {
        let asked = ExplainRequest::new("https://a.example.com/?api-key=secret").header("api-key", "secret").now(7);
        assert_eq!(format!("{asked:?}"), "ExplainRequest { method: None, environment: None, now: 7, .. }");
    }
}
