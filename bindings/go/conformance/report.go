package main

import "portalcore.dev/go/portalcore"

var reportFormats = map[string]portalcore.ReportFormat{
	"json": portalcore.ReportJSON, "text": portalcore.ReportText, "yaml": portalcore.ReportYAML,
}

var overlapScopes = map[string]portalcore.Overlaps{
	"findings": portalcore.OverlapsFindings, "all": portalcore.OverlapsAll,
}

// explain explains the request: of what was said of the next one, its header fields, the client's address and the time.
func (s *session) explain(arguments []string) error {
	format, known := reportFormats[arguments[0]]
	if !known {
		return errScript
	}
	asked := s.taken()
	return s.text(s.result.RenderExplanation(portalcore.ExplainRequest{
		Method: arguments[1], URL: arguments[2], Environment: arguments[3],
		Headers: asked.Headers, ClientAddress: asked.ClientAddress, Now: asked.Now,
	}, format))
}

func (s *session) overlaps(arguments []string) error {
	scope, known := overlapScopes[arguments[0]]
	format, written := reportFormats[arguments[1]]
	if !known || !written {
		return errScript
	}
	return s.text(s.result.RenderOverlaps(scope, format))
}
