package portalcore

// The raw layer, continued: what is read of a result and of changes.

/*
#cgo noescape portalcore_result_requirements
#cgo nocallback portalcore_result_requirements
#cgo noescape portalcore_requirements_get
#cgo nocallback portalcore_requirements_get
#cgo noescape portalcore_result_document
#cgo nocallback portalcore_result_document
#cgo noescape portalcore_result_document_text
#cgo nocallback portalcore_result_document_text
#cgo noescape portalcore_result_render_documents
#cgo nocallback portalcore_result_render_documents
#cgo noescape portalcore_result_diagnostic
#cgo nocallback portalcore_result_diagnostic
#cgo noescape portalcore_result_diagnostic_label
#cgo nocallback portalcore_result_diagnostic_label
#cgo noescape portalcore_result_render_diagnostics
#cgo nocallback portalcore_result_render_diagnostics
#cgo noescape portalcore_result_changes_since
#cgo nocallback portalcore_result_changes_since
#cgo noescape portalcore_changes_get
#cgo nocallback portalcore_changes_get
#cgo noescape portalcore_changes_document_text
#cgo nocallback portalcore_changes_document_text
#include <portalcore.h>
*/
import "C"

import "bytes"

// rawCounts is what a result says without a call that can fail.
func rawCounts(result rawResult) counts {
	return counts{
		summary:     copied(C.portalcore_result_summary(result)),
		revision:    uint64(C.portalcore_result_revision(result)),
		complete:    C.portalcore_result_is_complete(result) != 0,
		heldBack:    int(C.portalcore_result_held_back_count(result)),
		errors:      int(C.portalcore_result_error_count(result)),
		warnings:    int(C.portalcore_result_warning_count(result)),
		documents:   int(C.portalcore_result_document_count(result)),
		diagnostics: int(C.portalcore_result_diagnostic_count(result)),
	}
}

func rawResultRequirements(result rawResult) ([]Requirement, error) {
	var list *C.portalcore_requirements
	var problem *C.portalcore_error
	status := C.portalcore_result_requirements(result, &list, &problem)
	return takeRequirements(list, status, problem)
}

func rawResultDocument(result rawResult, index int) (Document, error) {
	raw := C.portalcore_document{struct_size: C.sizeof_portalcore_document}
	var problem *C.portalcore_error
	if status := C.portalcore_result_document(result, C.size_t(index), &raw, &problem); status != C.PORTALCORE_OK {
		return Document{}, failure(status, problem)
	}
	return Document{
		Phase:       Phase(raw.phase),
		APIVersion:  copied(raw.api_version),
		Kind:        copied(raw.kind),
		Namespace:   copied(raw.object_namespace),
		Name:        copied(raw.object_name),
		ContentHash: copied(raw.content_hash),
	}, nil
}

func rawResultDocumentText(result rawResult, index int, format Format) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_document_text(result, C.size_t(index), C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultRenderDocuments(result rawResult, format Format) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_documents(result, C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultDiagnostic(result rawResult, index int) (Diagnostic, error) {
	raw := C.portalcore_diagnostic{struct_size: C.sizeof_portalcore_diagnostic}
	var problem *C.portalcore_error
	if status := C.portalcore_result_diagnostic(result, C.size_t(index), &raw, &problem); status != C.PORTALCORE_OK {
		return Diagnostic{}, failure(status, problem)
	}
	diagnostic := Diagnostic{
		Severity: Severity(raw.severity),
		Code:     copied(raw.code),
		Slug:     copied(raw.slug),
		Message:  copied(raw.message),
		Help:     copied(raw.help),
		Subject:  copied(raw.subject),
		Range:    copiedRange(raw._range),
	}
	if raw.fix_replacement.data != nil {
		diagnostic.Fix = &Fix{Replacement: copied(raw.fix_replacement), Range: copiedRange(raw.fix_range)}
	}
	for i := range raw.label_count {
		label := C.portalcore_label{struct_size: C.sizeof_portalcore_label}
		status := C.portalcore_result_diagnostic_label(result, C.size_t(index), i, &label, &problem)
		if status != C.PORTALCORE_OK {
			return Diagnostic{}, failure(status, problem)
		}
		diagnostic.Labels = append(diagnostic.Labels, Label{copied(label.message), copiedRange(label._range)})
	}
	return diagnostic, nil
}

func rawResultRenderDiagnostics(result rawResult, format DiagnosticsFormat) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_diagnostics(result, C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultChangesSince(result rawResult, revision uint64) (rawChanges, error) {
	var changes rawChanges
	var problem *C.portalcore_error
	status := C.portalcore_result_changes_since(result, C.uint64_t(revision), &changes, &problem)
	return changes, failure(status, problem)
}

func rawChangesNeedResync(changes rawChanges) bool {
	return C.portalcore_changes_need_resync(changes) != 0
}

func rawChangesList(changes rawChanges) ([]Change, error) {
	list := make([]Change, C.portalcore_changes_count(changes))
	for i := range list {
		raw := C.portalcore_change{struct_size: C.sizeof_portalcore_change}
		var problem *C.portalcore_error
		if status := C.portalcore_changes_get(changes, C.size_t(i), &raw, &problem); status != C.PORTALCORE_OK {
			return nil, failure(status, problem)
		}
		list[i] = Change{Action(raw.action), Document{
			Phase:       Phase(raw.phase),
			APIVersion:  copied(raw.api_version),
			Kind:        copied(raw.kind),
			Namespace:   copied(raw.object_namespace),
			Name:        copied(raw.object_name),
			ContentHash: copied(raw.content_hash),
		}}
	}
	return list, nil
}

func rawChangesDocumentText(changes rawChanges, index int, format Format) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_changes_document_text(changes, C.size_t(index), C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func copiedRange(raw C.portalcore_range) Range {
	return Range{
		File:       copied(raw.file),
		Pointer:    copied(raw.pointer),
		HasPointer: raw.pointer.data != nil,
		Start:      Position{uint64(raw.start_offset), uint32(raw.start_line), uint32(raw.start_column)},
		End:        Position{uint64(raw.end_offset), uint32(raw.end_line), uint32(raw.end_column)},
	}
}

// takeText copies a text and frees it: Go's own bytes need no Close.
func takeText(text *C.portalcore_text, status C.portalcore_status, problem *C.portalcore_error) ([]byte, error) {
	if err := failure(status, problem); err != nil {
		return nil, err
	}
	defer C.portalcore_text_free(text)
	return bytes.Clone(borrowed(C.portalcore_text_view(text))), nil
}

// takeRequirements copies a list and frees it.
func takeRequirements(
	list *C.portalcore_requirements, status C.portalcore_status, problem *C.portalcore_error,
) ([]Requirement, error) {
	if err := failure(status, problem); err != nil {
		return nil, err
	}
	defer C.portalcore_requirements_free(list)
	requirements := make([]Requirement, C.portalcore_requirements_count(list))
	for i := range requirements {
		raw := C.portalcore_requirement{struct_size: C.sizeof_portalcore_requirement}
		var problem *C.portalcore_error
		if status := C.portalcore_requirements_get(list, C.size_t(i), &raw, &problem); status != C.PORTALCORE_OK {
			return nil, failure(status, problem)
		}
		requirements[i] = Requirement{ContentKind(raw.kind), copied(raw.name)}
	}
	return requirements, nil
}
