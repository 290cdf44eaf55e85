package portalcore

// The raw layer, continued: explanations and overlaps.

/*
#cgo noescape portalcore_result_render_explanation
#cgo nocallback portalcore_result_render_explanation
#cgo noescape portalcore_result_render_overlaps
#cgo nocallback portalcore_result_render_overlaps
#include <portalcore.h>
*/
import "C"

import (
	"runtime"
	"time"
)

func rawResultRenderExplanation(result rawResult, request ExplainRequest, format ReportFormat) ([]byte, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	now := request.Now
	if now.IsZero() {
		now = time.Now()
	}
	raw := C.portalcore_explain_request{
		struct_size:    C.sizeof_portalcore_explain_request,
		method:         pinned(request.Method, &pinner),
		url:            pinned(request.URL, &pinner),
		environment:    pinned(request.Environment, &pinner),
		client_address: pinned(request.ClientAddress, &pinner),
		header_count:   C.size_t(len(request.Headers)),
		now:            C.int64_t(now.Unix()),
	}
	if len(request.Headers) > 0 {
		headers := make([]C.portalcore_field, len(request.Headers))
		for i, field := range request.Headers {
			headers[i] = C.portalcore_field{name: pinnedBytes(field.Name, &pinner), value: pinnedBytes(field.Value, &pinner)}
		}
		pinner.Pin(&headers[0])
		raw.headers = &headers[0]
	}
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_explanation(result, &raw, C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func rawResultRenderOverlaps(result rawResult, scope Overlaps, format ReportFormat) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_result_render_overlaps(result, C.uint32_t(scope), C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

func pinnedBytes(s string, pinner *runtime.Pinner) C.portalcore_bytes {
	text := pinned(s, pinner)
	return C.portalcore_bytes{data: text.data, size: text.size}
}
