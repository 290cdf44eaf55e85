package main

import (
	"fmt"

	"portalcore.dev/go/portalcore"
)

var openAPIVersions = map[string]portalcore.OpenAPI{
	"automatic": 0, "3.1": portalcore.OpenAPI31, "3.0": portalcore.OpenAPI30,
}

var diffFormats = map[string]portalcore.DiffFormat{"json": portalcore.DiffJSON, "text": portalcore.DiffText}

// viewerOf is nil where no words are left.
func viewerOf(words []string) *portalcore.Viewer {
	if len(words) == 0 {
		return nil
	}
	return &portalcore.Viewer{Username: words[0], Groups: words[1:]}
}

func (s *session) statuses(arguments []string) error {
	format, err := formatNamed(arguments[0])
	if err != nil {
		return err
	}
	return s.text(s.result.RenderStatuses(format))
}

func (s *session) catalog(arguments []string) error {
	format, err := formatNamed(arguments[1])
	if err != nil {
		return err
	}
	return s.text(s.result.RenderCatalog(arguments[0], viewerOf(arguments[2:]), format))
}

func (s *session) specification(arguments []string) error {
	openAPI, known := openAPIVersions[arguments[4]]
	if !known {
		return errScript
	}
	format, err := formatNamed(arguments[5])
	if err != nil {
		return err
	}
	return s.text(s.result.RenderSpecification(portalcore.Specification{
		Product: arguments[0], Version: arguments[1], Environment: arguments[2], Portal: arguments[3],
		Viewer: viewerOf(arguments[6:]), OpenAPI: openAPI, Format: format,
	}))
}

func (s *session) compare(_ []string) error {
	diff, err := portalcore.Compare(s.kept, s.result)
	if err != nil {
		return err
	}
	s.diff = diff
	fmt.Fprintf(s.out, "differences %d\n", diff.Len())
	for _, difference := range diff.All() {
		fmt.Fprintf(s.out, "difference %s %s\n", difference.Severity, word(difference.Kind))
		s.line("  subject: ", difference.Subject)
		s.line("  message: ", difference.Message)
		s.place("  before: ", difference.Before)
		s.place("  after: ", difference.After)
	}
	return nil
}

func (s *session) renderDiff(arguments []string) error {
	format, known := diffFormats[arguments[0]]
	if !known {
		return errScript
	}
	return s.text(s.diff.Render(format))
}
