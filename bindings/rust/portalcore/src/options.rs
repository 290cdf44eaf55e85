use crate::handle::lent;
use crate::{ReferenceGrants, Target};
use portalcore_sys as sys;

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
    default_namespace: Option<String>,
    cluster_domain: Option<String>,
    assumed_gateway_namespace: Option<String>,
    assumed_gateway_name: Option<String>,
    limits: Limits,
}

macro_rules! limits {
    ($($(#[$about:meta])* $name:ident;)+) => {
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        struct Limits {
            $($name: u64,)+
        }

        impl Options {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $name(mut self, $name: u64) -> Self {
                    self.limits.$name = $name;
                    self
                }
            )+

            /// For one call: the strings are borrowed.
            pub(crate) fn raw(&self) -> sys::portalcore_options {
                sys::portalcore_options {
                    target: self.target.map_or(0, Target::number),
                    reference_grants: self.reference_grants.map_or(0, ReferenceGrants::number),
                    default_namespace: lent(self.default_namespace.as_deref()),
                    cluster_domain: lent(self.cluster_domain.as_deref()),
                    assumed_gateway_namespace: lent(self.assumed_gateway_namespace.as_deref()),
                    assumed_gateway_name: lent(self.assumed_gateway_name.as_deref()),
                    $($name: self.limits.$name,)+
                    ..sys::portalcore_options::INIT
                }
            }
        }
    };
}

// The list is checked against the header by a test.
limits! {
    /// The largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB.
    max_text_bytes;
    /// What the names and texts of one input or workspace take together, in bytes. Default: 512 MiB.
    ///
    /// The call that would exceed it fails with [`ErrorKind::LimitExceeded`](crate::ErrorKind::LimitExceeded).
    max_total_bytes;
    /// How deep values may be nested; at most 1,000. Default: 200.
    max_depth;
    /// How many values one text may hold, keys included. Default: 8,000,000.
    max_nodes;
    /// How many values the aliases of one text may stand for. Default: 1,000,000.
    max_aliased_nodes;
    /// The longest scalar, in bytes. Default: 32 MiB.
    max_scalar_bytes;
    /// How many documents one text may hold. Default: 100,000.
    max_documents;
    /// How many routes an object holds before it is split. Default: 1,000.
    max_object_routes;
    /// How many bytes of JSON an object should stay under. Default: 240 KiB.
    preferred_object_bytes;
    /// How many bytes of JSON an object never exceeds. Default: 1 MiB.
    max_object_bytes;
    /// How many revisions of a workspace can be asked for changes; at most 10,000. Default: 64.
    max_revisions;
}

impl Options {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
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

    /// The namespace of resources that name none: a DNS label. Default: `default`.
    #[must_use]
    pub fn default_namespace(mut self, namespace: impl Into<String>) -> Self {
        self.default_namespace = Some(namespace.into());
        self
    }

    /// The DNS suffix of Services: a DNS name. Default: `cluster.local`.
    #[must_use]
    pub fn cluster_domain(mut self, domain: impl Into<String>) -> Self {
        self.cluster_domain = Some(domain.into());
        self
    }

    /// The namespace of the Istio Gateway of those environments of the Gloo dialect that none of the inputs fits.
    /// Default: `istio-system`. To be set with [`assumed_gateway_name`](Options::assumed_gateway_name).
    #[must_use]
    pub fn assumed_gateway_namespace(mut self, namespace: impl Into<String>) -> Self {
        self.assumed_gateway_namespace = Some(namespace.into());
        self
    }

    /// The name of that Gateway. Default: `istio-ingressgateway`.
    #[must_use]
    pub fn assumed_gateway_name(mut self, name: impl Into<String>) -> Self {
        self.assumed_gateway_name = Some(name.into());
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
            .max_revisions(u64::MAX);
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
        } = chosen.raw();
        assert_eq!(struct_size, std::mem::size_of::<sys::portalcore_options>());
        assert_eq!([target, reference_grants], [u32::MAX; 2]);
        for string in [default_namespace, cluster_domain, assumed_gateway_namespace, assumed_gateway_name] {
            assert_eq!(string.size, 1);
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
        let raw = Options::new().raw();
        assert_eq!(format!("{raw:?}"), format!("{:?}", sys::portalcore_options::INIT));
    }
}
