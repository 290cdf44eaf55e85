package portalcore

import "iter"

// Difference is something that consumers or operators notice.
type Difference struct {
	// Severity is how much it matters.
	Severity DiffSeverity
	// Kind is a word of docs/diff.md, such as "operation-removed".
	Kind string
	// Subject is what it is about, in one line; the JSON has its parts.
	Subject string
	// Message is what changed, in one line that goes on where the subject ends.
	Message string
	// Before is where it was written, After where it is; each may be absent.
	Before, After Range
}

// String gives severity, kind, subject and message on one line.
func (d Difference) String() string {
	return d.Severity.String() + "[" + d.Kind + "]: " + d.Subject + " " + d.Message
}

// Diff is what consumers and operators notice of the step from one result to another. It is immutable, and may outlive the
// results.
//
// It is safe for concurrent use. Methods without an error go on answering after Close.
type Diff struct {
	handle handle[rawDiff]
	list   []Difference
}

// Compare says what consumers and operators notice of the step from one result to another, which may be the same.
func Compare(before, after *Result) (*Diff, error) {
	raw, err := readBoth(&before.handle, &after.handle, rawResultCompare)
	if err != nil {
		return nil, err
	}
	diff := new(Diff)
	diff.handle.own(raw, rawDiffFree)
	if diff.list, err = read(&diff.handle, rawDiffList); err != nil {
		diff.handle.close()
		return nil, err
	}
	return diff, nil
}

// Len is how many differences there are.
func (d *Diff) Len() int { return len(d.list) }

// All gives the differences with their indices; what matters most is first.
func (d *Diff) All() iter.Seq2[int, Difference] {
	return func(yield func(int, Difference) bool) {
		for i, difference := range d.list {
			if !yield(i, difference) {
				return
			}
		}
	}
}

// Severity is that of the difference that matters most, 0 where there is none. Compare it with < and >=.
func (d *Diff) Severity() DiffSeverity {
	var most DiffSeverity
	for _, difference := range d.list {
		most = max(most, difference.Severity)
	}
	return most
}

// Render writes all differences.
func (d *Diff) Render(format DiffFormat) ([]byte, error) {
	return read(&d.handle, func(raw rawDiff) ([]byte, error) { return rawDiffRender(raw, format) })
}

// Close releases the differences. Closing again does nothing; Render is then [ErrClosed].
func (d *Diff) Close() error {
	d.handle.close()
	return nil
}
