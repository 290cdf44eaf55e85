package portalcore

import "time"

// Field is a name and a value, such as a header field.
type Field struct {
	Name, Value string
}

// TokenFailure is a token that somebody else did not accept.
type TokenFailure struct {
	// Provider is the name of the provider: see [Policy.TokenProviders].
	Provider string
	// Code is the number of Envoy's filter jwt_authn: 1 where there was no token, 40 where the keys could not be fetched,
	// any other for a token that is none.
	Code int32
}

// Request is a request to decide on. Nothing of it needs to be UTF-8; what is empty is not there.
type Request struct {
	// Route is the name of the route that the gateway chose, Envoy's %ROUTE_NAME%. Where it is empty, Host, Method and Path
	// say the operation.
	Route string
	// Host is with or without a port. It and Method are asked only without a route.
	Host   string
	Method string
	// Path is with its query, as on the request line. Beside a route, only keys in the query are looked for.
	Path string
	// Headers are the header fields; names in any case.
	Headers []Field
	// Tokens are the claims of tokens that somebody else verified: the name of the provider, and a JSON object.
	Tokens []Field
	// TokenFailures are the tokens that were not accepted.
	TokenFailures []TokenFailure
	// ClientAddress is where the request comes from, for limits that count by it.
	ClientAddress string
	// Now is the time to decide at, in whole seconds; the zero value is the time of the call.
	Now time.Time
}

// Decision is what was decided. Its zero value lets nothing through.
type Decision struct {
	// Allowed says whether the request may go on.
	Allowed bool
	// Reason is why.
	Reason Reason
	// Status is that of the response: 200 where the request goes to the backend; where the gateway answers, its status.
	Status int
	// Route is the name of the route; empty where it is unknown.
	Route string
	// Plan is the identity of the plan that was accepted; it may be empty.
	Plan string
	// Consumer is who calls; empty where nobody had to say.
	Consumer string
	// WWWAuthenticate is the value of www-authenticate; empty where it is not sent.
	WWWAuthenticate string
	// SetHeaders are the header fields that the backend gets instead of the client's.
	SetHeaders []Field
	// RemovedHeaders are the names of the header fields that the backend must not get.
	RemovedHeaders []string
	// RemovedParameters are the names of the query parameters that the backend must not get.
	RemovedParameters []string
	// Limits is what is to be counted: docs/rate-limits.md.
	Limits []Field
	// LimitDomain is the domain that the limits are counted in; empty where there are none.
	LimitDomain string
	// NeededSize is how much memory, in bytes, its texts take: see [Policy.NewDecider].
	NeededSize int
}

// reset makes it a decision that lets nothing through, and keeps its memory.
func (d *Decision) reset() {
	*d = Decision{
		SetHeaders:        d.SetHeaders[:0],
		RemovedHeaders:    d.RemovedHeaders[:0],
		RemovedParameters: d.RemovedParameters[:0],
		Limits:            d.Limits[:0],
	}
}
