use crate::handle::{borrowed, check, Handle};
use crate::request::bytes;
use crate::{Decision, Error, Request};
use portalcore_sys as sys;

/// Who may call which operation: what an authorization server decides by.
///
/// It never changes, needs no outcome, and may be asked by any number of threads at once. A translation has one
/// ([`Outcome::policy`](crate::Outcome::policy)) and writes it into its documents too, as Secrets of the type
/// `portalcore.dev/policy` with the key `policy.json`, so that a server on another machine [`load`](Policy::load)s it.
#[derive(Debug)]
pub struct Policy {
    handle: Handle<sys::portalcore_policy>,
}

impl Policy {
    pub(crate) fn made(
        call: impl FnOnce(*mut *mut sys::portalcore_policy, *mut *mut sys::portalcore_error) -> sys::portalcore_status,
    ) -> Result<Self, Error> {
        Ok(Self { handle: Handle::made(call)? })
    }

    /// Reads the documents of policies: those of one translation or of several, in any order. Together they say what each
    /// says; what none says is refused. An environment whose documents contradict each other is refused as a whole, with
    /// [`Reason::IncompletePolicy`](crate::Reason::IncompletePolicy), and costs the others nothing.
    ///
    /// # Errors
    ///
    /// [`Malformed`](crate::ErrorKind::Malformed) if a text is no document of a policy, or is of a version that is
    /// not known: none is used then.
    pub fn load<T: AsRef<[u8]>>(documents: impl IntoIterator<Item = T>) -> Result<Self, Error> {
        let texts: Vec<T> = documents.into_iter().collect();
        let raw: Vec<_> = texts.iter().map(|text| bytes(text.as_ref())).collect();
        // SAFETY: the texts are borrowed for the call.
        Self::made(|policy, error| unsafe { sys::portalcore_policy_load(raw.as_ptr(), raw.len(), policy, error) })
    }

    /// How many routes it knows, those among them that the gateway answers by itself.
    pub fn route_count(&self) -> usize {
        // SAFETY: the policy is valid and read only.
        unsafe { sys::portalcore_policy_route_count(self.handle.raw()) }
    }

    /// How many API keys it knows.
    pub fn key_count(&self) -> usize {
        // SAFETY: the policy is valid and read only.
        unsafe { sys::portalcore_policy_key_count(self.handle.raw()) }
    }

    /// The names of the token providers, sorted. A provider is an issuer with its keys: the filter of the gateway puts the
    /// claims of a verified token under this name into the metadata `envoy.filters.http.jwt_authn`, and what was wrong under
    /// the name and `.failed`.
    pub fn token_providers(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        // SAFETY: the policy is valid and read only.
        let count = unsafe { sys::portalcore_policy_token_provider_count(self.handle.raw()) };
        // SAFETY: the name is borrowed from the policy.
        (0..count).map(move |index| unsafe {
            borrowed(sys::portalcore_policy_token_provider(self.handle.raw(), index), self)
        })
    }

    /// Decides on a request. The decision owns what it says, in memory that is as large as it has to be.
    ///
    /// # Errors
    ///
    /// [`UnsupportedOption`](crate::ErrorKind::UnsupportedOption) if the library is older than this crate. Nothing may go on
    /// then.
    pub fn decide(&self, request: &Request<'_>) -> Result<Decision<'static>, Error> {
        let mut memory = Vec::with_capacity(request.usual_memory());
        // SAFETY: the memory is ours.
        let raw = unsafe { self.asked(request, place(memory.as_mut_ptr(), memory.capacity())) }?;
        self.finished(request, raw, memory)
    }

    /// Decides on a request in memory of the caller; nothing is allocated. 4 KiB and three times the path are enough for usual
    /// names. Where it is not, nothing is let through ([`Reason::MemoryTooSmall`](crate::Reason::MemoryTooSmall)): to be asked
    /// again with [`Decision::needed_size`].
    ///
    /// ```
    /// # let policy = portalcore::Policy::load([] as [&str; 0])?;
    /// let mut memory = [0; 8192];
    /// for route in ["shop/production/a", "shop/production/b"] {
    ///     let decision = policy.decide_in(&portalcore::Request::new(0).route(route), &mut memory)?;
    ///     println!("{route}: {}", decision.reason());
    /// #   assert_eq!(decision.reason(), portalcore::Reason::UnknownRoute);
    /// }
    /// # Ok::<(), portalcore::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`decide`](Policy::decide).
    pub fn decide_in<'m>(&self, request: &Request<'_>, memory: &'m mut [u8]) -> Result<Decision<'m>, Error> {
        // SAFETY: the memory is borrowed for as long as the decision.
        unsafe { Decision::new(self.asked(request, place(memory.as_mut_ptr(), memory.len()))?, Vec::new()) }
    }

    /// Decides on several requests by one call, each as [`decide`](Policy::decide) would.
    ///
    /// # Errors
    ///
    /// As [`decide`](Policy::decide).
    pub fn decide_batch(&self, requests: &[Request<'_>]) -> Result<Vec<Decision<'static>>, Error> {
        let mut memories: Vec<_> = requests.iter().map(|one| Vec::with_capacity(one.usual_memory())).collect();
        let places = memories.iter_mut().map(|memory| place(memory.as_mut_ptr(), memory.capacity()));
        let mut decisions: Vec<_> = places.collect();
        // A request is transparent: a slice of them is an array of what it holds.
        let first = requests.as_ptr().cast();
        // SAFETY: the policy is valid and read only; there are as many decisions as requests, each with memory that is ours.
        check(|error| unsafe {
            let (policy, count) = (self.handle.raw(), decisions.len());
            sys::portalcore_policy_decide_batch(policy, first, decisions.as_mut_ptr(), count, error)
        })?;
        let made = requests.iter().zip(decisions).zip(memories);
        made.map(|((request, raw), memory)| self.finished(request, raw, memory)).collect()
    }

    /// Releases the policy; the same as dropping it.
    pub fn close(self) {}

    /// Decides again where the memory, which is what `raw` points to, was too small: each time in more of it.
    fn finished(
        &self,
        request: &Request<'_>,
        mut raw: sys::portalcore_decision,
        mut memory: Vec<u8>,
    ) -> Result<Decision<'static>, Error> {
        while raw.reason == sys::PORTALCORE_REASON_MEMORY_TOO_SMALL && raw.needed_size > memory.capacity() {
            memory = Vec::with_capacity(raw.needed_size);
            // SAFETY: the memory is ours.
            raw = unsafe { self.asked(request, place(memory.as_mut_ptr(), memory.capacity())) }?;
        }
        // SAFETY: "What the decision points to lies in its memory, or for ever."
        unsafe { Decision::new(raw, memory) }
    }

    /// # Safety
    ///
    /// The memory of the decision may be written.
    unsafe fn asked(
        &self,
        request: &Request<'_>,
        mut decision: sys::portalcore_decision,
    ) -> Result<sys::portalcore_decision, Error> {
        // SAFETY: the policy is valid and read only, the request is borrowed for the call; the structs have the sizes that
        // they say, and the caller answers for the memory.
        check(|error| unsafe {
            sys::portalcore_policy_decide(self.handle.raw(), request.raw(), &mut decision, error)
        })?;
        Ok(decision)
    }
}

/// A decision to be made in memory.
fn place(memory: *mut u8, size: usize) -> sys::portalcore_decision {
    sys::portalcore_decision { memory: memory.cast(), memory_size: size, ..sys::portalcore_decision::INIT }
}
