package main

import (
	"strconv"
	"strings"

	"portalcore.dev/go/portalcore"
)

var diagnosticsFormats = map[string]portalcore.DiagnosticsFormat{
	"json":       portalcore.DiagnosticsJSON,
	"sarif":      portalcore.DiagnosticsSARIF,
	"text":       portalcore.DiagnosticsText,
	"text-color": portalcore.DiagnosticsTextColor,
	"github":     portalcore.DiagnosticsGitHub,
}

// formatNamed is that of a word; what is left out is automatic.
func formatNamed(word string) (portalcore.Format, error) {
	for _, format := range []portalcore.Format{portalcore.Automatic, portalcore.YAML, portalcore.JSON} {
		if word == format.String() || word == "" {
			return format, nil
		}
	}
	return 0, errScript
}

// option sets a field for the next input or workspace.
func (s *session) option(arguments []string) error {
	if s.options == nil {
		s.options = new(portalcore.Options)
	}
	field, value := arguments[0], arguments[1]
	if name, isEnvoy := strings.CutPrefix(field, "envoy."); isEnvoy {
		return s.envoyOption(name, value)
	}
	if text := textField(s.options, field); text != nil {
		*text = value
		return s.ok(nil)
	}
	number, err := strconv.ParseUint(value, 10, 64)
	if err != nil {
		return err
	}
	switch field {
	case "target":
		s.options.Target = portalcore.Target(number)
	case "reference_grants":
		s.options.ReferenceGrants = portalcore.Grants(number)
	case "request_authentication":
		s.options.RequestAuthentication = portalcore.RequestAuthentication(number)
	case "authorization_service_port":
		s.options.AuthorizationServicePort = uint32(number)
	case "rate_limit_service_port":
		s.options.RateLimitServicePort = uint32(number)
	case "portal_service_port":
		s.options.PortalServicePort = uint32(number)
	default:
		limit := numberField(s.options, field)
		if limit == nil {
			return errScript
		}
		*limit = number
	}
	return s.ok(nil)
}

// envoy is what is chosen for Envoy.
func (s *session) envoy() *portalcore.EnvoyOptions {
	if s.options == nil {
		s.options = new(portalcore.Options)
	}
	if s.options.Envoy == nil {
		s.options.Envoy = new(portalcore.EnvoyOptions)
	}
	return s.options.Envoy
}

func (s *session) envoyOption(name, value string) error {
	options := s.envoy()
	endpoint, part, isEndpoint := strings.Cut(name, ".")
	place := map[string]*portalcore.Endpoint{
		"listener":      &options.Listener,
		"admin":         &options.Admin,
		"authorization": &options.Authorization,
		"rate_limit":    &options.RateLimit,
		"portal":        &options.Portal,
	}[endpoint]
	texts := map[string]*string{
		"access_log":           &options.AccessLog,
		"directory":            &options.Directory,
		"trusted_certificates": &options.TrustedCertificates,
	}
	if isEndpoint && place != nil && part == "host" {
		texts[name] = &place.Host
	}
	if text := texts[name]; text != nil {
		*text = value
		return s.ok(nil)
	}
	number, err := strconv.ParseUint(value, 10, 64)
	switch {
	case err != nil:
		return err
	case name == "mocks":
		options.Mocks = portalcore.Mocks(number)
	case name == "access_logging":
		options.AccessLogging = portalcore.AccessLog(number)
	case name == "max_listed_routes":
		options.MaxListedRoutes = number
	case isEndpoint && place != nil && part == "port":
		place.Port = uint32(number)
	default:
		return errScript
	}
	return s.ok(nil)
}

// backend says where a Service is, for the next input or workspace.
func (s *session) backend(arguments []string) error {
	port, err := strconv.ParseUint(arguments[2], 10, 32)
	if err != nil {
		return err
	}
	options := s.envoy()
	options.Backends = append(options.Backends, portalcore.Backend{
		Service: arguments[0], Endpoint: portalcore.Endpoint{Host: arguments[1], Port: uint32(port)},
	})
	return s.ok(nil)
}

func textField(options *portalcore.Options, name string) *string {
	return map[string]*string{
		"default_namespace":         &options.DefaultNamespace,
		"cluster_domain":            &options.ClusterDomain,
		"assumed_gateway_namespace": &options.AssumedGatewayNamespace,
		"assumed_gateway_name":      &options.AssumedGatewayName,

		"authorization_service_namespace": &options.AuthorizationServiceNamespace,
		"authorization_service_name":      &options.AuthorizationServiceName,
		"rate_limit_service_namespace":    &options.RateLimitServiceNamespace,
		"rate_limit_service_name":         &options.RateLimitServiceName,
		"portal_service_namespace":        &options.PortalServiceNamespace,
		"portal_service_name":             &options.PortalServiceName,
		"root_namespace":                  &options.RootNamespace,
	}[name]
}

func numberField(options *portalcore.Options, name string) *uint64 {
	return map[string]*uint64{
		"max_text_bytes":         &options.MaxTextBytes,
		"max_total_bytes":        &options.MaxTotalBytes,
		"max_depth":              &options.MaxDepth,
		"max_nodes":              &options.MaxNodes,
		"max_aliased_nodes":      &options.MaxAliasedNodes,
		"max_scalar_bytes":       &options.MaxScalarBytes,
		"max_documents":          &options.MaxDocuments,
		"max_object_routes":      &options.MaxObjectRoutes,
		"preferred_object_bytes": &options.PreferredObjectBytes,
		"max_object_bytes":       &options.MaxObjectBytes,
		"max_revisions":          &options.MaxRevisions,
	}[name]
}
