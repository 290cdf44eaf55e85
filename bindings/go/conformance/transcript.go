package main

import (
	"fmt"
	"strings"

	"portalcore.dev/go/portalcore"
)

// ok is the line of a call that gives nothing.
func (s *session) ok(err error) error {
	if err == nil {
		fmt.Fprintln(s.out, "ok")
	}
	return err
}

// text shows a text line by line, and how it ends.
func (s *session) text(text []byte, err error) error {
	if err != nil {
		return err
	}
	if len(text) == 0 {
		fmt.Fprintln(s.out, "(empty)")
		return nil
	}
	whole, ended := strings.CutSuffix(string(text), "\n")
	for _, line := range strings.Split(whole, "\n") {
		fmt.Fprintf(s.out, "| %s\n", line)
	}
	if !ended {
		fmt.Fprintln(s.out, "(no newline)")
	}
	return nil
}

func (s *session) summary(_ []string) error {
	fmt.Fprintf(s.out, "summary %s\n", s.result.Summary())
	return nil
}

func (s *session) requirements(requirements []portalcore.Requirement, err error) error {
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "requirements %d\n", len(requirements))
	for _, requirement := range requirements {
		fmt.Fprintf(s.out, "requirement %s %s\n", requirement.Kind, requirement.Name)
	}
	return nil
}

func (s *session) documents(_ []string) error {
	documents, err := s.result.Documents()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "documents %d\n", len(documents))
	for _, document := range documents {
		s.object("document", document)
	}
	return nil
}

func (s *session) listChanges() {
	resync := ""
	if s.changes.NeedResync() {
		resync = " resync"
	}
	fmt.Fprintf(s.out, "changes %d%s\n", s.changes.Len(), resync)
	for _, change := range s.changes.All() {
		s.object(change.Action.String(), change.Document)
	}
}

func (s *session) object(what string, document portalcore.Document) {
	fmt.Fprintf(s.out, "%s %d %s %s %s/%s %s\n", what, document.Phase, word(document.APIVersion), word(document.Kind),
		word(document.Namespace), word(document.Name), word(document.ContentHash))
}

func (s *session) diagnostics(_ []string) error {
	diagnostics, err := s.result.Diagnostics()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "diagnostics %d\n", len(diagnostics))
	for _, diagnostic := range diagnostics {
		fmt.Fprintf(s.out, "diagnostic %s %s %s\n", diagnostic.Severity, diagnostic.Code, diagnostic.Slug)
		s.line("  message: ", diagnostic.Message)
		s.line("  help: ", diagnostic.Help)
		s.line("  subject: ", diagnostic.Subject)
		s.place("  range: ", diagnostic.Range)
		for _, label := range diagnostic.Labels {
			fmt.Fprintf(s.out, "  label: %s\n", escaped(label.Message))
			s.place("    range: ", label.Range)
		}
		if diagnostic.Fix != nil {
			fmt.Fprintf(s.out, "  fix: %s\n", escaped(diagnostic.Fix.Replacement))
			s.place("    range: ", diagnostic.Fix.Range)
		}
	}
	return nil
}

func (s *session) line(title, text string) {
	if text != "" {
		fmt.Fprintf(s.out, "%s%s\n", title, escaped(text))
	}
}

func (s *session) place(title string, place portalcore.Range) {
	if place.IsAbsent() {
		return
	}
	pointer := "-"
	if place.HasPointer {
		if pointer = escaped(place.Pointer); pointer == "" {
			pointer = `""`
		}
	}
	fmt.Fprintf(s.out, "%s%s %s %d-%d %d:%d-%d:%d\n", title, word(place.File), pointer,
		place.Start.Offset, place.End.Offset, place.Start.Line, place.Start.Column, place.End.Line, place.End.Column)
}

var escapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func escaped(text string) string {
	return escapes.Replace(text)
}

// word is a string where a line needs one.
func word(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func hyphenated(name string) string {
	return strings.ReplaceAll(name, " ", "-")
}
