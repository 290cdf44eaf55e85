package portalcore

// Document says what a Kubernetes object is that is to be applied, or, for [Workspace.Adopt], that was.
type Document struct {
	// Phase is when to apply it.
	Phase Phase
	// APIVersion is such as "networking.istio.io/v1".
	APIVersion string
	// Kind is such as "VirtualService".
	Kind string
	// Namespace is metadata.namespace.
	Namespace string
	// Name is metadata.name.
	Name string
	// ContentHash is 64 hexadecimal digits, also the annotation "portalcore.dev/content-hash": equal for objects that
	// need no update.
	ContentHash string
}

// Change is what is to be done with one object.
type Change struct {
	// Action is what is to be done.
	Action Action
	// Document is the object; of one that is to be deleted, what was last known of it. Its phase is as it was last
	// given, 0 where it is not known.
	Document Document
}
