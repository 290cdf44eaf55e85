use crate::handle::lent;
use crate::{Format, OpenApi};
use portalcore_sys as sys;
use std::ptr;

/// Who looks at a portal.
///
/// ```
/// let viewer = portalcore::Viewer::new().username("mia").groups(["staff", "partners"]);
/// # assert_ne!(viewer, portalcore::Viewer::new());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Viewer {
    username: Option<String>,
    groups: Vec<String>,
}

impl Viewer {
    /// Somebody of whom nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name that somebody logs in with, `spec.username` of a User.
    #[must_use]
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// The groups that the login says somebody belongs to, besides those that were said already.
    #[must_use]
    pub fn groups<T: Into<String>>(mut self, groups: impl IntoIterator<Item = T>) -> Self {
        self.groups.extend(groups.into_iter().map(Into::into));
        self
    }

    /// For one call: everything is borrowed.
    pub(crate) fn lend<T>(viewer: Option<&Self>, call: impl FnOnce(Option<&sys::portalcore_viewer>) -> T) -> T {
        let viewer = match viewer {
            Some(viewer) => viewer,
            None => return call(None),
        };
        let groups: Vec<_> = viewer.groups.iter().map(|group| lent(Some(group))).collect();
        call(Some(&sys::portalcore_viewer {
            username: lent(viewer.username.as_deref()),
            groups: groups.as_ptr(),
            group_count: groups.len(),
            ..sys::portalcore_viewer::INIT
        }))
    }
}

/// Which specification is asked for: see [`Outcome::render_specification`](crate::Outcome::render_specification).
///
/// ```
/// use portalcore::{OpenApi, Specification};
/// let specification = Specification::new("shop/orders", "v1", "shop/production").openapi(OpenApi::V3_0);
/// # let outcome = portalcore::Input::new()?.translate()?;
/// # let error = outcome.render_specification(&specification, portalcore::Format::Json).unwrap_err();
/// # assert_eq!(error.kind(), portalcore::ErrorKind::NotFound);
/// # Ok::<(), portalcore::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Specification {
    product: String,
    version: String,
    environment: String,
    portal: Option<String>,
    viewer: Option<Viewer>,
    openapi: Option<OpenApi>,
}

impl Specification {
    /// All that is offered of a version of a product, whoever may see it. `product` is `NAMESPACE/NAME` of the ApiProduct,
    /// `version` the name of its version, `environment` `NAMESPACE/NAME` of the Environment that offers it.
    pub fn new(product: impl Into<String>, version: impl Into<String>, environment: impl Into<String>) -> Self {
        Self {
            product: product.into(),
            version: version.into(),
            environment: environment.into(),
            portal: None,
            viewer: None,
            openapi: None,
        }
    }

    /// Only what a Portal, `NAMESPACE/NAME`, shows.
    #[must_use]
    pub fn portal(mut self, portal: impl Into<String>) -> Self {
        self.portal = Some(portal.into());
        self
    }

    /// Who looks at the portal. Without, it is somebody of whom nothing is known.
    #[must_use]
    pub fn viewer(mut self, viewer: Viewer) -> Self {
        self.viewer = Some(viewer);
        self
    }

    /// The version of OpenAPI that it is written in. Default: [`OpenApi::V3_1`].
    #[must_use]
    pub fn openapi(mut self, openapi: OpenApi) -> Self {
        self.openapi = Some(openapi);
        self
    }

    /// For one call: everything is borrowed.
    pub(crate) fn lend<T>(&self, format: Format, call: impl FnOnce(&sys::portalcore_specification) -> T) -> T {
        Viewer::lend(self.viewer.as_ref(), |viewer| {
            call(&sys::portalcore_specification {
                product: lent(Some(&self.product)),
                version: lent(Some(&self.version)),
                environment: lent(Some(&self.environment)),
                portal: lent(self.portal.as_deref()),
                viewer: viewer.map_or(ptr::null(), |viewer| viewer),
                openapi: self.openapi.map_or(0, OpenApi::number),
                format: format.number(),
                ..sys::portalcore_specification::INIT
            })
        })
    }
}
