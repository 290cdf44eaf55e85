package portalcore

import "slices"

// Policy is who may call which operation: what an authorization server decides by. It is immutable, and needs no result.
//
// A translation has a policy, and writes it into its documents too: Secrets of the type "portalcore.dev/policy", under the
// key "policy.json". docs/policy.md says what is decided how, and what the words mean.
//
// It is safe for concurrent use. Methods without an error go on answering after Close.
type Policy struct {
	handle       handle[rawPolicy]
	routes, keys int
	providers    []string
}

// LoadPolicy reads the documents of policies, JSON: those of one translation or of several, in any order. Together they
// say what each says; what none says is refused. An environment whose documents contradict each other is refused as a
// whole, with [ReasonIncompletePolicy], and costs the others nothing.
//
// Where a text is no document of a policy, or is of a version that is not known, it is [ErrMalformed], and none is used.
func LoadPolicy(documents ...[]byte) (*Policy, error) {
	if err := checkABI(rawABIVersion()); err != nil {
		return nil, err
	}
	return policyOf(rawPolicyLoad(documents))
}

// Policy makes the policy of the translation. It may outlive the result.
func (r *Result) Policy() (*Policy, error) {
	return policyOf(read(&r.handle, rawResultPolicy))
}

// policyOf takes over a raw policy, or passes on why there is none.
func policyOf(raw rawPolicy, err error) (*Policy, error) {
	if err != nil {
		return nil, err
	}
	policy := &Policy{
		routes: rawPolicyRouteCount(raw), keys: rawPolicyKeyCount(raw), providers: rawPolicyTokenProviders(raw),
	}
	policy.handle.own(raw, rawPolicyFree)
	return policy, nil
}

// RouteCount is how many routes the policy knows, those among them that the gateway answers by itself.
func (p *Policy) RouteCount() int { return p.routes }

// KeyCount is how many API keys the policy knows.
func (p *Policy) KeyCount() int { return p.keys }

// TokenProviders are the names of the token providers, sorted: issuers with their keys. The filter of the gateway puts the
// claims of a verified token under this name into the metadata "envoy.filters.http.jwt_authn", and what was wrong under the
// name and ".failed".
func (p *Policy) TokenProviders() []string { return slices.Clone(p.providers) }

// Close releases the policy. Closing again does nothing; deciding is then [ErrClosed].
func (p *Policy) Close() error {
	p.handle.close()
	return nil
}
