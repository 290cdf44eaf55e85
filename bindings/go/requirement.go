package portalcore

// Requirement is content that the host is asked to supply.
type Requirement struct {
	// Kind is how it is named.
	Kind ContentKind
	// Name is the name to supply it under.
	Name string
}
