package portalcore

import "iter"

// Result is what became of an input or of a workspace: documents, diagnostics, requirements. It is immutable, and
// independent of what it was made from.
//
// It is safe for concurrent use. Methods without an error go on answering after Close.
type Result struct {
	handle handle[rawResult]
	counts counts
}

// counts is read once: it is cheap, and a host asks for it again and again.
type counts struct {
	summary                                  string
	revision                                 uint64
	complete                                 bool
	heldBack                                 int
	errors, warnings, documents, diagnostics int
}

// resultOf takes over a raw result, or passes on why there is none.
func resultOf(raw rawResult, err error) (*Result, error) {
	if err != nil {
		return nil, err
	}
	result := &Result{counts: rawCounts(raw)}
	result.handle.own(raw, rawResultFree)
	return result, nil
}

// Summary is one line that says what was made of what, for people.
func (r *Result) Summary() string { return r.counts.summary }

// HasErrors says whether a finding is an error: something that the input names is not used.
func (r *Result) HasErrors() bool { return r.counts.errors > 0 }

// ErrorCount is how many of the findings are errors.
func (r *Result) ErrorCount() int { return r.counts.errors }

// WarningCount is how many of the findings are warnings.
func (r *Result) WarningCount() int { return r.counts.warnings }

// DiagnosticCount is how many findings there are.
func (r *Result) DiagnosticCount() int { return r.counts.diagnostics }

// DocumentCount is how many documents there are.
func (r *Result) DocumentCount() int { return r.counts.documents }

// Revision is the revision of the workspace that the result is of, from 1; 0 for a result that is of none.
func (r *Result) Revision() uint64 { return r.counts.revision }

// IsComplete says whether the result was made of everything there is: of a workspace whose listing was complete, or of an
// input.
func (r *Result) IsComplete() bool { return r.counts.complete }

// HeldBackCount is how many deletions and replacements are held back because the listing is not complete.
func (r *Result) HeldBackCount() int { return r.counts.heldBack }

// Documents says what the documents are, in the order of application.
func (r *Result) Documents() ([]Document, error) {
	return read(&r.handle, func(raw rawResult) ([]Document, error) {
		return list(raw, r.counts.documents, rawResultDocument)
	})
}

// DocumentText writes a document, apiVersion to spec; YAML begins with "---". An index that is not below DocumentCount
// is [ErrOutOfRange].
func (r *Result) DocumentText(index int, format Format) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) { return rawResultDocumentText(raw, index, format) })
}

// DocumentTexts writes the documents one by one, in the order of application: of a large result, [Result.RenderDocuments]
// would hold all of the text at once. It ends at the first error.
func (r *Result) DocumentTexts(format Format) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for i := range r.counts.documents {
			text, err := r.DocumentText(i, format)
			if !yield(text, err) || err != nil {
				return
			}
		}
	}
}

// RenderDocuments writes all documents, in the order of application: as one stream of YAML, or as one JSON object of the
// kind List.
func (r *Result) RenderDocuments(format Format) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) { return rawResultRenderDocuments(raw, format) })
}

// Diagnostics reads the findings, sorted by file, place and code.
func (r *Result) Diagnostics() ([]Diagnostic, error) {
	return read(&r.handle, func(raw rawResult) ([]Diagnostic, error) {
		return list(raw, r.counts.diagnostics, rawResultDiagnostic)
	})
}

// RenderDiagnostics writes all findings.
func (r *Result) RenderDiagnostics(format DiagnosticsFormat) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) { return rawResultRenderDiagnostics(raw, format) })
}

// Requirements lists the content that was referred to and not supplied, sorted by kind and name.
func (r *Result) Requirements() ([]Requirement, error) {
	return read(&r.handle, rawResultRequirements)
}

// ChangesSince says what a host that applied a revision, 0 for what was adopted, has to do to get to that of the result.
// A result that is of no workspace has no changes: [ErrInvalidState].
func (r *Result) ChangesSince(revision uint64) (*Changes, error) {
	return changesOf(read(&r.handle, func(raw rawResult) (rawChanges, error) {
		return rawResultChangesSince(raw, revision)
	}))
}

// Close releases the result. Changes that were made from it stay. Closing again does nothing; every other call that has
// an error is then [ErrClosed].
func (r *Result) Close() error {
	r.handle.close()
	return nil
}

func list[T any](raw rawResult, count int, get func(rawResult, int) (T, error)) ([]T, error) {
	items := make([]T, count)
	for i := range items {
		var err error
		if items[i], err = get(raw, i); err != nil {
			return nil, err
		}
	}
	return items, nil
}
