use crate::request::seen;
use crate::{Error, Reason};
use portalcore_sys as sys;
use std::marker::PhantomData;
use std::{fmt, str};

/// What was decided on a [`Request`](crate::Request).
///
/// That of [`Policy::decide`](crate::Policy::decide) owns what it says; that of
/// [`Policy::decide_in`](crate::Policy::decide_in) borrows the memory that it was made in.
pub struct Decision<'m> {
    raw: sys::portalcore_decision,
    /// What `raw` points to, if it is not borrowed. It is only kept: neither its length nor its place ever changes.
    _owned: Vec<u8>,
    borrowed: PhantomData<&'m mut [u8]>,
}

// SAFETY: what it points to is as a `Vec<u8>` or a `&mut [u8]`, and nobody else has it.
unsafe impl Send for Decision<'_> {}
// SAFETY: a shared decision gives nothing but shared slices.
unsafe impl Sync for Decision<'_> {}

impl Decision<'_> {
    /// # Safety
    ///
    /// What `raw` points to is in `owned`, or is borrowed for the lifetime of the decision, or is there for ever.
    pub(crate) unsafe fn new(raw: sys::portalcore_decision, owned: Vec<u8>) -> Result<Self, Error> {
        let decision = Self { raw, _owned: owned, borrowed: PhantomData };
        // Everything comes from texts that were UTF-8; were it ever not so, a part of a name would be another name.
        if decision.is_utf8() {
            Ok(decision)
        } else {
            Err(Error::internal("the decision is not UTF-8"))
        }
    }

    fn is_utf8(&self) -> bool {
        let raw = &self.raw;
        let single = [raw.route, raw.plan, raw.consumer, raw.www_authenticate, raw.limit_domain];
        let names = self.raw_removed_headers().iter().chain(self.raw_removed_parameters());
        let fields = self.raw_set_headers().iter().chain(self.raw_limits());
        let mut all = single.iter().chain(names).chain(fields.flat_map(|field| [&field.name, &field.value]));
        // SAFETY: `new` was told how long they are there.
        all.all(|&bytes| str::from_utf8(unsafe { seen(bytes) }).is_ok())
    }

    /// Whether the request may go on.
    pub fn is_allowed(&self) -> bool {
        self.raw.allowed == 1
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.raw.reason.into()
    }

    /// The status of the response: 200 where the request goes to the backend; where the gateway answers, its status.
    pub fn status(&self) -> u32 {
        self.raw.status
    }

    /// How much memory the decision takes; said whether it was there or not. Where it was too small, what could not be looked
    /// at may take more.
    pub fn needed_size(&self) -> usize {
        self.raw.needed_size
    }

    /// The name of the route; nothing where it is unknown.
    pub fn route(&self) -> Option<&str> {
        self.text_if_there(self.raw.route)
    }

    /// The identity of the plan that was accepted, if one was.
    pub fn plan(&self) -> Option<&str> {
        self.text_if_there(self.raw.plan)
    }

    /// Who calls; nothing where nobody had to say.
    pub fn consumer(&self) -> Option<&str> {
        self.text_if_there(self.raw.consumer)
    }

    /// The value of `www-authenticate`, where it is to be sent.
    pub fn www_authenticate(&self) -> Option<&str> {
        self.text_if_there(self.raw.www_authenticate)
    }

    /// The header fields that the backend gets instead of the client's: names and values.
    pub fn set_headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> + '_ {
        self.raw_set_headers().iter().map(move |field| (self.text(field.name), self.text(field.value)))
    }

    /// The names of header fields that the backend must not get.
    pub fn removed_headers(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.raw_removed_headers().iter().map(move |&name| self.text(name))
    }

    /// The names of query parameters that the backend must not get.
    pub fn removed_parameters(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.raw_removed_parameters().iter().map(move |&name| self.text(name))
    }

    /// What is to be counted: keys and values.
    pub fn limits(&self) -> impl ExactSizeIterator<Item = (&str, &str)> + '_ {
        self.raw_limits().iter().map(move |field| (self.text(field.name), self.text(field.value)))
    }

    /// The domain that the limits are counted in; nothing where there are none.
    pub fn limit_domain(&self) -> Option<&str> {
        self.text_if_there(self.raw.limit_domain)
    }

    fn text(&self, bytes: sys::portalcore_bytes) -> &str {
        // SAFETY: `new` was told how long they are there, and looked whether they are UTF-8.
        unsafe { str::from_utf8_unchecked(seen(bytes)) }
    }

    fn text_if_there(&self, bytes: sys::portalcore_bytes) -> Option<&str> {
        (!bytes.data.is_null()).then(|| self.text(bytes))
    }

    fn raw_set_headers(&self) -> &[sys::portalcore_field] {
        first(&self.raw.set_headers, self.raw.set_header_count)
    }

    fn raw_removed_headers(&self) -> &[sys::portalcore_bytes] {
        first(&self.raw.removed_headers, self.raw.removed_header_count)
    }

    fn raw_removed_parameters(&self) -> &[sys::portalcore_bytes] {
        first(&self.raw.removed_parameters, self.raw.removed_parameter_count)
    }

    fn raw_limits(&self) -> &[sys::portalcore_field] {
        first(&self.raw.limits, self.raw.limit_count)
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut decision = formatter.debug_struct("Decision");
        decision.field("allowed", &self.is_allowed()).field("status", &self.status()).field("reason", &self.reason());
        decision.field("route", &self.route()).finish_non_exhaustive()
    }
}

/// As many of the elements as there are.
fn first<T>(elements: &[T], count: u32) -> &[T] {
    elements.get(..count as usize).unwrap_or(elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::bytes;
    use crate::ErrorKind;

    fn decision(change: impl FnOnce(&mut sys::portalcore_decision)) -> Result<Decision<'static>, Error> {
        let mut raw = sys::portalcore_decision::INIT;
        change(&mut raw);
        // SAFETY: the tests use what is there for ever.
        unsafe { Decision::new(raw, Vec::new()) }
    }

    #[test]
    fn nothing_decided_lets_nothing_through() {
        let decision = decision(|_| ()).unwrap();
        assert!(!decision.is_allowed());
        assert_eq!((decision.status(), decision.reason()), (0, Reason::Unknown(0)));
        assert_eq!((decision.route(), decision.set_headers().len(), decision.limits().len()), (None, 0, 0));
    }

    #[test]
    fn what_is_not_utf8_is_no_decision() {
        let broken = bytes(b"a\xff");
        for change in [
            (|raw, broken| raw.consumer = broken) as fn(&mut sys::portalcore_decision, sys::portalcore_bytes),
            |raw, broken| (raw.removed_headers[0], raw.removed_header_count) = (broken, 1),
            |raw, broken| (raw.removed_parameters[7], raw.removed_parameter_count) = (broken, 8),
            |raw, broken| (raw.set_headers[1].name, raw.set_header_count) = (broken, 2),
            |raw, broken| (raw.limits[0].value, raw.limit_count) = (broken, 1),
            |raw, broken| raw.limit_domain = broken,
        ] {
            let error = decision(|raw| (raw.allowed = 1, change(raw, broken)).0).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Internal);
        }
    }

    #[test]
    fn counts_beyond_the_arrays_end_with_them() {
        let decision = decision(|raw| raw.removed_header_count = u32::MAX).unwrap();
        assert_eq!(decision.removed_headers().collect::<Vec<_>>(), [""; 8]);
    }
}
