package portalcore

// Options is what the host may choose. The zero value of every field is its default; so is a nil *Options.
//
// Every exceeded limit is a diagnostic of the text that exceeds it, save MaxTotalBytes, which is [ErrLimitExceeded] of
// the call that would exceed it. What this version of the library does not know is [ErrUnsupportedOption] or
// [ErrInvalidArgument] of [NewInput] and [NewWorkspace], a limit beyond its bounds [ErrOutOfRange].
type Options struct {
	// Target is what to write for. Default: [TargetIstio].
	Target Target
	// ReferenceGrants says whether references into another namespace need a grant. Default: [GrantsRequired].
	ReferenceGrants Grants
	// DefaultNamespace is the namespace of resources that name none: a DNS label. Default: "default".
	DefaultNamespace string
	// ClusterDomain is the DNS suffix of Services: a DNS name. Default: "cluster.local".
	ClusterDomain string
	// AssumedGatewayNamespace and AssumedGatewayName are the Istio Gateway of those environments of the Gloo dialect
	// that none of the inputs fits. Set both or none. Default: "istio-system" and "istio-ingressgateway".
	AssumedGatewayNamespace string
	AssumedGatewayName      string
	// MaxTextBytes is the largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB.
	MaxTextBytes uint64
	// MaxTotalBytes is what the names and texts of one input or workspace take together. Default: 512 MiB.
	MaxTotalBytes uint64
	// MaxDepth is how deep values may be nested; at most 1,000. Default: 200.
	MaxDepth uint64
	// MaxNodes is how many values one text may hold, keys included. Default: 8,000,000.
	MaxNodes uint64
	// MaxAliasedNodes is how many values the aliases of one text may stand for. Default: 1,000,000.
	MaxAliasedNodes uint64
	// MaxScalarBytes is the longest scalar, in bytes. Default: 32 MiB.
	MaxScalarBytes uint64
	// MaxDocuments is how many documents one text may hold. Default: 100,000.
	MaxDocuments uint64
	// MaxObjectRoutes is how many routes an object holds before it is split. Default: 1,000.
	MaxObjectRoutes uint64
	// PreferredObjectBytes is how many bytes of JSON an object should stay under. Default: 240 KiB.
	PreferredObjectBytes uint64
	// MaxObjectBytes is how many bytes of JSON an object never exceeds. Default: 1 MiB.
	MaxObjectBytes uint64
	// MaxRevisions is how many earlier revisions a result can be asked for the changes since; at most 10,000. Default:
	// 64.
	MaxRevisions uint64
	// AuthorizationServiceNamespace, AuthorizationServiceName and AuthorizationServicePort are the Service of the
	// authorization server (Envoy's ext_authz over gRPC). Default: "portalcore-system", "portalcore-authz", 9101. Each has
	// its own default, as in the next ones.
	AuthorizationServiceNamespace string
	AuthorizationServiceName      string
	AuthorizationServicePort      uint32
	// RateLimitServiceNamespace, RateLimitServiceName and RateLimitServicePort are the Service of the rate limit server
	// (Envoy's RateLimitService). Default: "portalcore-system", "portalcore-ratelimit", 9102.
	RateLimitServiceNamespace string
	RateLimitServiceName      string
	RateLimitServicePort      uint32
	// PortalServiceNamespace, PortalServiceName and PortalServicePort are the Service of the web site of Portals. Default:
	// "portalcore-system", "portalcore-web", 8080.
	PortalServiceNamespace string
	PortalServiceName      string
	PortalServicePort      uint32
	// RequestAuthentication says whether Gateways that are made get a RequestAuthentication too. Default:
	// [RequestAuthenticationOff].
	RequestAuthentication RequestAuthentication
	// RootNamespace is the root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans
	// goes there where the namespace of the proxies is not said. A DNS label. Default: "istio-system".
	RootNamespace string
	// Envoy is what there is to choose for [TargetEnvoy]; nil for the defaults. For another target it has to be nil.
	Envoy *EnvoyOptions
}

// Endpoint is a host and a port that somebody listens on: a name or an address (IPv6 without brackets), and 1 to 65535. Its
// zero value is absent.
type Endpoint struct {
	Host string
	Port uint32
}

// Backend is where a Service is.
type Backend struct {
	// Service is "NAMESPACE/NAME:PORT", "NAMESPACE/NAME" or "NAME": of those that fit a Service, the first in this order
	// holds.
	Service string
	// Endpoint is where it is.
	Endpoint Endpoint
}

// EnvoyOptions is what the host may choose about the configuration of an Envoy by itself. The zero value of every field is
// its default.
type EnvoyOptions struct {
	// Mocks says whether Envoy answers operations by itself. Default: [MocksNone].
	Mocks Mocks
	// AccessLogging says whether requests are logged. Default: [AccessLogOn].
	AccessLogging AccessLog
	// AccessLog is the file that requests are logged to, as JSON, one line each. Default: "/dev/stdout".
	AccessLog string
	// Directory is where the documents will lie, as Envoy finds it: a bootstrap that watches this directory, and the files
	// of it, each to be replaced by rename. Default: one static bootstrap with everything in it.
	Directory string
	// Listener is where requests are taken; the host is an address. Default: "127.0.0.1", 8080.
	Listener Endpoint
	// Admin is where the administration of Envoy listens. Default: nowhere.
	Admin Endpoint
	// Authorization is who decides on requests (Envoy's ext_authz over gRPC). Default: nobody, and operations under plans
	// are closed.
	Authorization Endpoint
	// RateLimit is who counts requests (Envoy's RateLimitService). Default: nobody.
	RateLimit Endpoint
	// Portal is the web site of Portals. Default: none, and their hosts answer 503.
	Portal Endpoint
	// Backends is where Services are; what is not named is looked for under its name in the cluster's DNS.
	Backends []Backend
	// TrustedCertificates is the file with the certificates that Envoy trusts, for TLS to hosts outside. Default:
	// "/etc/ssl/certs/ca-certificates.crt".
	TrustedCertificates string
	// MaxListedRoutes is how many routes a host has before they are found by a tree instead of one by one. Default: 100.
	MaxListedRoutes uint64
}
