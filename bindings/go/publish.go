package portalcore

// Viewer is who looks at a portal. Its zero value, and a nil *Viewer, is somebody of whom nothing is known.
type Viewer struct {
	// Username is the name that somebody logs in with, spec.username of a User.
	Username string
	// Groups are those that the login says somebody belongs to.
	Groups []string
}

// Specification says which published specification is asked for.
type Specification struct {
	// Product is "NAMESPACE/NAME" of the ApiProduct.
	Product string
	// Version is the name of its version.
	Version string
	// Environment is "NAMESPACE/NAME" of the Environment that offers it.
	Environment string
	// Portal is "NAMESPACE/NAME" of the Portal that shows it; empty for all that is offered, whoever may see it.
	Portal string
	// Viewer is who looks at the portal. Without a portal it has to be nil.
	Viewer *Viewer
	// OpenAPI is the version that it is written in. Default: [OpenAPI31].
	OpenAPI OpenAPI
	// Format is how it is written.
	Format Format
}

// RenderStatuses writes the conditions of the resources among the inputs, as a controller would set them: objects with
// apiVersion, kind, metadata and status, as a stream of YAML or as {"schemaVersion": 1, "statuses": [...]}.
func (r *Result) RenderStatuses(format Format) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) { return rawResultRenderStatuses(raw, format) })
}

// RenderCatalog writes the catalogue that a portal, "NAMESPACE/NAME", shows to a viewer. Where no sound Portal has the
// name, it is [ErrNotFound].
func (r *Result) RenderCatalog(portal string, viewer *Viewer, format Format) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) {
		return rawResultRenderCatalog(raw, portal, viewer, format)
	})
}

// RenderSpecification writes the published specification of a version of a product: one OpenAPI document with the
// operations that are offered and that the viewer may see, and what they need. Where there is nothing that the viewer may
// see, it is [ErrNotFound].
func (r *Result) RenderSpecification(specification Specification) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) {
		return rawResultRenderSpecification(raw, specification)
	})
}
