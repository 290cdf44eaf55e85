use crate::handle::lent;
use crate::{AccessLog, Mocks};
use portalcore_sys as sys;

/// A host and a port that somebody listens on: a name or an address (IPv6 without brackets), and 1 to 65535.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Endpoint {
    host: String,
    port: u32,
}

impl Endpoint {
    /// A host with a port. Where both have defaults of their own, an empty host and port 0 stand for them.
    pub fn new(host: impl Into<String>, port: u32) -> Self {
        Self { host: host.into(), port }
    }

    fn raw(&self) -> sys::portalcore_endpoint {
        sys::portalcore_endpoint {
            host: lent(Some(&self.host)),
            port: self.port,
            ..sys::portalcore_endpoint::INIT
        }
    }
}

/// What the host may choose about the configuration of an Envoy by itself: see [`Options::envoy`](crate::Options::envoy).
/// What is not chosen is as the library has it.
///
/// ```
/// use portalcore::{Endpoint, EnvoyOptions, Options, Target};
/// let envoy = EnvoyOptions::new()
///     .listener(Endpoint::new("127.0.0.1", 9000))
///     .backend("shop/orders", Endpoint::new("localhost", 9001));
/// let input = portalcore::Input::with_options(&Options::new().target(Target::Envoy).envoy(envoy))?;
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnvoyOptions {
    mocks: Option<Mocks>,
    access_logging: Option<AccessLog>,
    access_log: Option<String>,
    directory: Option<String>,
    listener: Endpoint,
    admin: Endpoint,
    authorization: Endpoint,
    rate_limit: Endpoint,
    portal: Endpoint,
    backends: Vec<(String, Endpoint)>,
    trusted_certificates: Option<String>,
    max_listed_routes: u64,
}

macro_rules! endpoints {
    ($($(#[$about:meta])* $name:ident;)+) => {
        impl EnvoyOptions {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $name(mut self, $name: Endpoint) -> Self {
                    self.$name = $name;
                    self
                }
            )+
        }
    };
}

endpoints! {
    /// Where requests are taken; the host is an address. Default: `127.0.0.1` and 8080, each by itself.
    listener;
    /// Where the administration of Envoy listens; the host is an address. Default: nowhere.
    admin;
    /// Who decides on requests, Envoy's ext_authz over gRPC. Default: nobody, and operations under plans are closed.
    authorization;
    /// Who counts requests, Envoy's RateLimitService. Default: nobody.
    rate_limit;
    /// The web site of Portals. Default: none, and their hosts answer 503.
    portal;
}

impl EnvoyOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether Envoy answers operations by itself. Default: [`Mocks::None`].
    #[must_use]
    pub fn mocks(mut self, mocks: Mocks) -> Self {
        self.mocks = Some(mocks);
        self
    }

    /// Whether requests are logged. Default: [`AccessLog::On`].
    #[must_use]
    pub fn access_logging(mut self, access_logging: AccessLog) -> Self {
        self.access_logging = Some(access_logging);
        self
    }

    /// The file that requests are logged to, as JSON, one line each. Default: `/dev/stdout`.
    #[must_use]
    pub fn access_log(mut self, file: impl Into<String>) -> Self {
        self.access_log = Some(file.into());
        self
    }

    /// Where the documents will lie, as Envoy finds it: a bootstrap that watches this directory, and the files of it, each to
    /// be replaced by rename. Default: one static bootstrap with everything in it.
    #[must_use]
    pub fn directory(mut self, directory: impl Into<String>) -> Self {
        self.directory = Some(directory.into());
        self
    }

    /// Where a Service is, `NAMESPACE/NAME:PORT`, `NAMESPACE/NAME` or `NAME`: of those that fit a Service, the first in this
    /// order holds. What is not named is looked for under its name in the cluster's DNS.
    #[must_use]
    pub fn backend(mut self, service: impl Into<String>, endpoint: Endpoint) -> Self {
        self.backends.push((service.into(), endpoint));
        self
    }

    /// The file with the certificates that Envoy trusts, for TLS to hosts outside. Default:
    /// `/etc/ssl/certs/ca-certificates.crt`.
    #[must_use]
    pub fn trusted_certificates(mut self, file: impl Into<String>) -> Self {
        self.trusted_certificates = Some(file.into());
        self
    }

    /// How many routes a host has before they are found by a tree instead of one by one. Default: 100.
    #[must_use]
    pub fn max_listed_routes(mut self, routes: u64) -> Self {
        self.max_listed_routes = routes;
        self
    }

    /// For one call: everything is borrowed.
    pub(crate) fn lend<T>(&self, call: impl FnOnce(&sys::portalcore_envoy_options) -> T) -> T {
        let backends: Vec<_> = self
            .backends
            .iter()
            .map(|(service, endpoint)| sys::portalcore_backend {
                service: lent(Some(service)),
                endpoint: endpoint.raw(),
            })
            .collect();
        call(&sys::portalcore_envoy_options {
            mocks: self.mocks.map_or(0, Mocks::number),
            access_logging: self.access_logging.map_or(0, AccessLog::number),
            access_log: lent(self.access_log.as_deref()),
            directory: lent(self.directory.as_deref()),
            listener: self.listener.raw(),
            admin: self.admin.raw(),
            authorization: self.authorization.raw(),
            rate_limit: self.rate_limit.raw(),
            portal: self.portal.raw(),
            backends: backends.as_ptr(),
            backend_count: backends.len(),
            trusted_certificates: lent(self.trusted_certificates.as_deref()),
            max_listed_routes: self.max_listed_routes,
            ..sys::portalcore_envoy_options::INIT
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(string: sys::portalcore_string) -> String {
        // SAFETY: the string is borrowed from the options.
        let bytes = unsafe { std::slice::from_raw_parts(string.data.cast::<u8>(), string.size) };
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn place(endpoint: sys::portalcore_endpoint) -> (String, u32) {
        assert_eq!(endpoint.reserved, 0);
        (text(endpoint.host), endpoint.port)
    }

    #[test]
    fn every_field_can_be_chosen() {
        let chosen = EnvoyOptions::new()
            .mocks(Mocks::Unknown(7))
            .access_logging(AccessLog::Unknown(8))
            .access_log("a")
            .directory("b")
            .listener(Endpoint::new("c", 1))
            .admin(Endpoint::new("d", 2))
            .authorization(Endpoint::new("e", 3))
            .rate_limit(Endpoint::new("f", 4))
            .portal(Endpoint::new("g", 5))
            .backend("h", Endpoint::new("i", 6))
            .trusted_certificates("j")
            .max_listed_routes(u64::MAX);
        chosen.lend(|raw| {
            // Without `..`, so that a field that the header gains does not compile until it is here.
            let sys::portalcore_envoy_options {
                struct_size,
                mocks,
                access_logging,
                access_log,
                directory,
                listener,
                admin,
                authorization,
                rate_limit,
                portal,
                backends,
                backend_count,
                trusted_certificates,
                max_listed_routes,
            } = *raw;
            assert_eq!(struct_size, std::mem::size_of::<sys::portalcore_envoy_options>());
            assert_eq!((mocks, access_logging, max_listed_routes), (7, 8, u64::MAX));
            assert_eq!([access_log, directory, trusted_certificates].map(text), ["a", "b", "j"]);
            let places = [listener, admin, authorization, rate_limit, portal].map(place);
            assert_eq!(places, ["c", "d", "e", "f", "g"].map(String::from).into_iter().zip(1..).collect::<Vec<_>>()[..]);
            assert_eq!(backend_count, 1);
            // SAFETY: there is one.
            let backend = unsafe { *backends };
            assert_eq!((text(backend.service), place(backend.endpoint)), ("h".into(), ("i".into(), 6)));
        });
    }
}
