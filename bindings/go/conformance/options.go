package main

import (
	"strconv"

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
