package portalcore

import "fmt"

// Diagnostic is a finding about the input.
type Diagnostic struct {
	// Severity is how much it matters.
	Severity Severity
	// Code is such as "PC1010": it never changes its meaning.
	Code string
	// Slug is the same in words, such as "duplicate-key".
	Slug string
	// Message is what is wrong, in one line.
	Message string
	// Help is the remedy; it may be empty.
	Help string
	// Subject is the resource that it is about, such as "ApiDoc shop/orders"; it may be empty.
	Subject string
	// Range is where it is; it may be absent.
	Range Range
	// Labels are other places that explain it.
	Labels []Label
	// Fix is a change that would remedy it, nil where there is none.
	Fix *Fix
}

// String gives place, severity, code and message on one line, as compilers do.
func (d Diagnostic) String() string {
	text := fmt.Sprintf("%s[%s]: %s", d.Severity, d.Code, d.Message)
	if d.Range.IsAbsent() {
		return text
	}
	return fmt.Sprintf("%s:%d:%d: %s", d.Range.File, d.Range.Start.Line, d.Range.Start.Column, text)
}

// Label is another place that explains a finding.
type Label struct {
	// Message is what stands there, such as "first defined here".
	Message string
	// Range is where it is; it may be absent.
	Range Range
}

// Fix is a change that would remedy a finding.
type Fix struct {
	// Replacement is the text to put at Range; empty to remove what is there.
	Replacement string
	// Range is what to replace; empty to insert.
	Range Range
}

// Range is a range of a text that the host handed over, half-open.
type Range struct {
	// File is the name that the text was handed over with.
	File string
	// Pointer is the value that it is about, as a JSON pointer (RFC 6901) into its document, "" for the whole document.
	// HasPointer says whether it is known.
	Pointer    string
	HasPointer bool
	// Start is its first character, End is behind its last.
	Start, End Position
}

// IsAbsent says whether there is no place to show.
func (r Range) IsAbsent() bool {
	return r.File == ""
}

// Position is a place in a text.
type Position struct {
	// Offset is in bytes from the start of the text, after its decoding to UTF-8 without a byte order mark.
	Offset uint64
	// Line is from 1.
	Line uint32
	// Column is from 1, in Unicode code points.
	Column uint32
}
