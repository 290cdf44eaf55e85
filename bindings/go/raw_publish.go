package portalcore

// The raw layer, continued: statuses, catalogues, specifications and differences.

/*
#cgo noescape portalcore_result_render_statuses
#cgo nocallback portalcore_result_render_statuses
#cgo noescape portalcore_result_render_catalog
#cgo nocallback portalcore_result_render_catalog
#cgo noescape portalcore_result_render_specification
#cgo nocallback portalcore_result_render_specification
#cgo noescape portalcore_result_compare
#cgo nocallback portalcore_result_compare
#cgo noescape portalcore_diff_get
#cgo nocallback portalcore_diff_get
#cgo noescape portalcore_diff_render
#cgo nocallback portalcore_diff_render
#include <portalcore.h>
*/
import "C"

import "runtime"

type rawDiff = *C.portalcore_diff

func rawDiffFree(diff rawDiff) { C.portalcore_diff_free(diff) }

func rawResultRenderStatuses(result rawResult, format Format) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_statuses(result, C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultRenderCatalog(result rawResult, portal string, viewer *Viewer, format Format) ([]byte, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_catalog(
		result, characters(portal), C.size_t(len(portal)), rawViewer(viewer, &pinner), C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultRenderSpecification(result rawResult, specification Specification) ([]byte, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	raw := C.portalcore_specification{
		struct_size: C.sizeof_portalcore_specification,
		product:     pinned(specification.Product, &pinner),
		version:     pinned(specification.Version, &pinner),
		environment: pinned(specification.Environment, &pinner),
		portal:      pinned(specification.Portal, &pinner),
		viewer:      rawViewer(specification.Viewer, &pinner),
		openapi:     C.uint32_t(specification.OpenAPI),
		format:      C.uint32_t(specification.Format),
	}
	if raw.viewer != nil {
		pinner.Pin(raw.viewer)
	}
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_specification(result, &raw, &text, &problem)
	return takeText(text, status, problem)
}

// rawViewer is nil for somebody of whom nothing is known. The pinner holds what it points to.
func rawViewer(viewer *Viewer, pinner *runtime.Pinner) *C.portalcore_viewer {
	if viewer == nil {
		return nil
	}
	raw := &C.portalcore_viewer{
		struct_size: C.sizeof_portalcore_viewer,
		username:    pinned(viewer.Username, pinner),
		group_count: C.size_t(len(viewer.Groups)),
	}
	if len(viewer.Groups) > 0 {
		groups := make([]C.portalcore_string, len(viewer.Groups))
		for i, group := range viewer.Groups {
			groups[i] = pinned(group, pinner)
		}
		pinner.Pin(&groups[0])
		raw.groups = &groups[0]
	}
	return raw
}

func rawResultCompare(before, after rawResult) (rawDiff, error) {
	var diff rawDiff
	var problem *C.portalcore_error
	status := C.portalcore_result_compare(before, after, &diff, &problem)
	return diff, failure(status, problem)
}

func rawDiffList(diff rawDiff) ([]Difference, error) {
	list := make([]Difference, C.portalcore_diff_count(diff))
	for i := range list {
		raw := C.portalcore_difference{struct_size: C.sizeof_portalcore_difference}
		var problem *C.portalcore_error
		if status := C.portalcore_diff_get(diff, C.size_t(i), &raw, &problem); status != C.PORTALCORE_OK {
			return nil, failure(status, problem)
		}
		list[i] = Difference{
			Severity: DiffSeverity(raw.severity),
			Kind:     copied(raw.kind),
			Subject:  copied(raw.subject),
			Message:  copied(raw.message),
			Before:   copiedRange(raw.before),
			After:    copiedRange(raw.after),
		}
	}
	return list, nil
}

func rawDiffRender(diff rawDiff, format DiffFormat) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_diff_render(diff, C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}
