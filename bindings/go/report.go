package portalcore

import "time"

// ExplainRequest is a request to explain: see [Result.RenderExplanation]. What is empty is not there.
type ExplainRequest struct {
	// Method is that of the request. Default: "GET".
	Method string
	// URL is such as "https://api.example.com/orders/7?limit=10".
	URL string
	// Headers are the header fields; names in any case. Their values are never shown.
	Headers []Field
	// Environment is "NAMESPACE/NAME" of the Environment that is meant, where several have the host.
	Environment string
	// ClientAddress is where the request comes from, for limits that count by it.
	ClientAddress string
	// Now is the time for the ends of keys and tokens, in whole seconds; the zero value is the time of the call.
	Now time.Time
}

// RenderExplanation says what becomes of a request at the gateway, and why: which route takes it, what the plans say, what a
// backend sees, and why others lost. Nothing is sent, and nobody is asked. A URL that no client sends to a gateway is
// [ErrInvalidArgument].
func (r *Result) RenderExplanation(request ExplainRequest, format ReportFormat) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) {
		return rawResultRenderExplanation(raw, request, format)
	})
}

// RenderOverlaps lists the operations that share requests, across products and versions, with a request that shows it, and
// says who gets them. As [ReportText] it is empty where there is no overlap.
func (r *Result) RenderOverlaps(scope Overlaps, format ReportFormat) ([]byte, error) {
	return read(&r.handle, func(raw rawResult) ([]byte, error) { return rawResultRenderOverlaps(raw, scope, format) })
}
