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
}
