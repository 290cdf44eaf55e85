use crate::handle::lent;
use crate::{EnvoyOptions, ReferenceGrants, RequestAuthentication, Target};
use portalcore_sys as sys;
use std::ptr;

/// What the host may choose. What is not chosen is as the library has it.
///
/// Every exceeded limit is a diagnostic of the text that exceeds it, save [`max_total_bytes`](Options::max_total_bytes).
///
/// ```
/// let options = portalcore::Options::new().default_namespace("shop").max_depth(100);
/// let input = portalcore::Input::with_options(&options)?;
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    target: Option<Target>,
    reference_grants: Option<ReferenceGrants>,
    request_authentication: Option<RequestAuthentication>,
    names: Names,
    numbers: Numbers,
    envoy: Option<EnvoyOptions>,
}

macro_rules! choices {
    (names { $($(#[$about_name:meta])* $name:ident;)+ } numbers { $($(#[$about:meta])* $number:ident: $type:ty;)+ }) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        struct Names {
            $($name: Option<String>,)+
        }

        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        struct Numbers {
            $($number: $type,)+
        }

        impl Options {
            $(
                $(#[$about_name])*
                #[must_use]
                pub fn $name(mut self, $name: impl Into<String>) -> Self {
                    self.names.$name = Some($name.into());
                    self
                }
            )+

            $(
                $(#[$about])*
                #[must_use]
                pub fn $number(mut self, $number: $type) -> Self {
                    self.numbers.$number = $number;
                    self
                }
            )+

            /// The strings are borrowed, as are the options for Envoy.
            fn raw(&self, envoy: *const sys::portalcore_envoy_options) -> sys::portalcore_options {
                sys::portalcore_options {
                    envoy,
                    target: self.target.map_or(0, Target::number),
                    reference_grants: self.reference_grants.map_or(0, ReferenceGrants::number),
                    request_authentication: self.request_authentication.map_or(0, RequestAuthentication::number),
                    $($name: lent(self.names.$name.as_deref()),)+
                    $($number: self.numbers.$number,)+
                    ..sys::portalcore_options::INIT
                }
            }
        }
    };
}

// The list is checked against the header by a test.
choices! {
    names {
        /// The namespace of resources that name none: a DNS label. Default: `default`.
        default_namespace;
        /// The DNS suffix of Services: a DNS name. Default: `cluster.local`.
        cluster_domain;
        /// The namespace of the Istio Gateway of those environments of the Gloo dialect that none of the inputs fits.
        /// Default: `istio-system`. To be set with [`assumed_gateway_name`](Options::assumed_gateway_name).
        assumed_gateway_namespace;
        /// The name of that Gateway. Default: `istio-ingressgateway`.
        assumed_gateway_name;
        /// The namespace of the Service of the authorization server, Envoy's ext_authz over gRPC: a DNS label. Default:
        /// `portalcore-system`.
        authorization_service_namespace;
        /// The name of that Service: a DNS label. Default: `portalcore-authz`.
        authorization_service_name;
        /// The namespace of the Service of the rate limit server, Envoy's RateLimitService. Default: `portalcore-system`.
        rate_limit_service_namespace;
        /// The name of that Service. Default: `portalcore-ratelimit`.
        rate_limit_service_name;
        /// The namespace of the Service of the web site of Portals. Default: `portalcore-system`.
        portal_service_namespace;
        /// The name of that Service. Default: `portalcore-web`.
        portal_service_name;
        /// The root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans goes there
        /// where the namespace of the proxies is not said. A DNS label. Default: `istio-system`.
        root_namespace;
    }
    numbers {
        /// The port of the authorization server. Default: 9101.
        authorization_service_port: u32;
        /// The port of the rate limit server. Default: 9102.
        rate_limit_service_port: u32;
        /// The port of the web site of Portals. Default: 8080.
        portal_service_port: u32;
        /// The largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB.
        max_text_bytes: u64;
        /// What the names and texts of one input or workspace take together, in bytes. Default: 512 MiB.
        ///
        /// The call that would exceed it fails with [`ErrorKind::LimitExceeded`](crate::ErrorKind::LimitExceeded).
        max_total_bytes: u64;
        /// How deep values may be nested; at most 1,000. Default: 200.
        max_depth: u64;
        /// How many values one text may hold, keys included. Default: 8,000,000.
        max_nodes: u64;
        /// How many values the aliases of one text may stand for. Default: 1,000,000.
        max_aliased_nodes: u64;
        /// The longest scalar, in bytes. Default: 32 MiB.
        max_scalar_bytes: u64;
        /// How many documents one text may hold. Default: 100,000.
        max_documents: u64;
        /// How many routes an object holds before it is split. Default: 1,000.
        max_object_routes: u64;
        /// How many bytes of JSON an object should stay under. Default: 240 KiB.
        preferred_object_bytes: u64;
        /// How many bytes of JSON an object never exceeds. Default: 1 MiB.
        max_object_bytes: u64;
        /// How many revisions of a workspace can be asked for changes; at most 10,000. Default: 64.
        max_revisions: u64;
    }
}

impl Options {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// For one call: everything is borrowed.
    pub(crate) fn lend<T>(&self, call: impl FnOnce(&sys::portalcore_options) -> T) -> T {
        match &self.envoy {
            Some(envoy) => envoy.lend(|envoy| call(&self.raw(envoy))),
            None => call(&self.raw(ptr::null())),
        }
    }

    /// What there is to choose for [`Target::Envoy`], which has to be the target then.
    #[must_use]
    pub fn envoy(mut self, envoy: EnvoyOptions) -> Self {
        self.envoy = Some(envoy);
        self
    }

    /// What to write for. Default: [`Target::Istio`].
    #[must_use]
    pub fn target(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Whether references into other namespaces need grants. Default: [`ReferenceGrants::Required`].
    #[must_use]
    pub fn reference_grants(mut self, grants: ReferenceGrants) -> Self {
        self.reference_grants = Some(grants);
        self
    }

    /// Whether Gateways that are made get a RequestAuthentication too. Default: [`RequestAuthentication::Off`].
    #[must_use]
    pub fn request_authentication(mut self, authentication: RequestAuthentication) -> Self {
        self.request_authentication = Some(authentication);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte behind `struct_size` differs from its default when everything is chosen: no field is forgotten.
    #[test]
    fn every_field_can_be_chosen() {
        let chosen = Options::new()
            .target(Target::Unknown(u32::MAX))
            .reference_grants(ReferenceGrants::Unknown(u32::MAX))
            .default_namespace("a")
            .cluster_domain("b")
            .assumed_gateway_namespace("c")
            .assumed_gateway_name("d")
            .authorization_service_namespace("e")
            .authorization_service_name("f")
            .rate_limit_service_namespace("g")
            .rate_limit_service_name("h")
            .portal_service_namespace("i")
            .portal_service_name("j")
            .root_namespace("k")
            .request_authentication(RequestAuthentication::Unknown(u32::MAX))
            .authorization_service_port(u32::MAX)
            .rate_limit_service_port(u32::MAX)
            .portal_service_port(u32::MAX)
            .max_text_bytes(u64::MAX)
            .max_total_bytes(u64::MAX)
            .max_depth(u64::MAX)
            .max_nodes(u64::MAX)
            .max_aliased_nodes(u64::MAX)
            .max_scalar_bytes(u64::MAX)
            .max_documents(u64::MAX)
            .max_object_routes(u64::MAX)
            .preferred_object_bytes(u64::MAX)
            .max_object_bytes(u64::MAX)
            .max_revisions(u64::MAX)
            .envoy(EnvoyOptions::new());
        chosen.lend(every_field_is_chosen);
    }

    fn every_field_is_chosen(chosen: &sys::portalcore_options) {
        // Without `..`, so that a field that the header gains does not compile until it is here.
        let sys::portalcore_options {
            struct_size,
            target,
            reference_grants,
            default_namespace,
            cluster_domain,
            assumed_gateway_namespace,
            assumed_gateway_name,
            max_text_bytes,
            max_total_bytes,
            max_depth,
            max_nodes,
            max_aliased_nodes,
            max_scalar_bytes,
            max_documents,
            max_object_routes,
            preferred_object_bytes,
            max_object_bytes,
            max_revisions,
            authorization_service_namespace,
            authorization_service_name,
            authorization_service_port,
            rate_limit_service_port,
            rate_limit_service_namespace,
            rate_limit_service_name,
            portal_service_namespace,
            portal_service_name,
            portal_service_port,
            request_authentication,
            root_namespace,
            envoy,
        } = *chosen;
        assert!(!envoy.is_null());
        assert_eq!(struct_size, std::mem::size_of::<sys::portalcore_options>());
        assert_eq!([target, reference_grants, request_authentication], [u32::MAX; 3]);
        assert_eq!([authorization_service_port, rate_limit_service_port, portal_service_port], [u32::MAX; 3]);
        let names = [
            default_namespace,
            cluster_domain,
            assumed_gateway_namespace,
            assumed_gateway_name,
            authorization_service_namespace,
            authorization_service_name,
            rate_limit_service_namespace,
            rate_limit_service_name,
            portal_service_namespace,
            portal_service_name,
            root_namespace,
        ];
        for (string, expected) in names.into_iter().zip(b"abcdefghijk") {
            // SAFETY: the string is borrowed from the options.
            assert_eq!((string.size, unsafe { *string.data.cast::<u8>() }), (1, *expected));
        }
        let limits = [
            max_text_bytes,
            max_total_bytes,
            max_depth,
            max_nodes,
            max_aliased_nodes,
            max_scalar_bytes,
            max_documents,
            max_object_routes,
            preferred_object_bytes,
            max_object_bytes,
            max_revisions,
        ];
        assert_eq!(limits, [u64::MAX; 11]);
    }

    #[test]
    fn the_defaults_are_zero() {
        let raw = Options::new().lend(|raw| format!("{raw:?}"));
        assert_eq!(raw, format!("{:?}", sys::portalcore_options::INIT));
    }
}
