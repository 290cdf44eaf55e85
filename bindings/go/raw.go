package portalcore

// The raw layer: every call of the library is in this file and in raw_*.go, and takes and gives Go values.
//
// The functions below neither keep a pointer that they are given nor call back, so arguments and out-parameters may stay
// on the stack. The header promises both: what is handed in is copied, and there are no callbacks.

/*
#cgo pkg-config: portalcore
#cgo noescape portalcore_input_new
#cgo nocallback portalcore_input_new
#cgo noescape portalcore_input_add
#cgo nocallback portalcore_input_add
#cgo noescape portalcore_input_add_content
#cgo nocallback portalcore_input_add_content
#cgo noescape portalcore_required_content
#cgo nocallback portalcore_required_content
#cgo noescape portalcore_validate
#cgo nocallback portalcore_validate
#cgo noescape portalcore_translate
#cgo nocallback portalcore_translate
#cgo noescape portalcore_workspace_new
#cgo nocallback portalcore_workspace_new
#cgo noescape portalcore_workspace_put
#cgo nocallback portalcore_workspace_put
#cgo noescape portalcore_workspace_remove
#cgo nocallback portalcore_workspace_remove
#cgo noescape portalcore_workspace_put_content
#cgo nocallback portalcore_workspace_put_content
#cgo noescape portalcore_workspace_remove_content
#cgo nocallback portalcore_workspace_remove_content
#cgo noescape portalcore_workspace_adopt
#cgo nocallback portalcore_workspace_adopt
#cgo noescape portalcore_workspace_begin_listing
#cgo nocallback portalcore_workspace_begin_listing
#cgo noescape portalcore_workspace_end_listing
#cgo nocallback portalcore_workspace_end_listing
#cgo noescape portalcore_workspace_evaluate
#cgo nocallback portalcore_workspace_evaluate
#cgo noescape portalcore_diagnostic_page
#cgo nocallback portalcore_diagnostic_page
#cgo noescape portalcore_crds
#cgo nocallback portalcore_crds
#include <portalcore.h>
*/
import "C"

import (
	"runtime"
	"unsafe"
)

type (
	rawInput     = *C.portalcore_input
	rawWorkspace = *C.portalcore_workspace
	rawResult    = *C.portalcore_result
	rawChanges   = *C.portalcore_changes
)

func rawVersion() string    { return C.GoString(C.portalcore_version()) }
func rawABIVersion() uint32 { return uint32(C.portalcore_abi_version()) }
func rawStatusName(s Status) string {
	return C.GoString(C.portalcore_status_name(C.portalcore_status(s)))
}
func rawInputFree(input rawInput)         { C.portalcore_input_free(input) }
func rawWorkspaceFree(space rawWorkspace) { C.portalcore_workspace_free(space) }
func rawResultFree(result rawResult)      { C.portalcore_result_free(result) }
func rawChangesFree(changes rawChanges)   { C.portalcore_changes_free(changes) }

func rawInputNew(options *Options) (rawInput, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	var input rawInput
	var problem *C.portalcore_error
	status := C.portalcore_input_new(rawOptions(options, &pinner), &input, &problem)
	return input, failure(status, problem)
}

func rawInputAdd(input rawInput, name string, text []byte, format Format) error {
	var problem *C.portalcore_error
	status := C.portalcore_input_add(
		input, characters(name), C.size_t(len(name)), content(text), C.size_t(len(text)), C.uint32_t(format), &problem)
	return failure(status, problem)
}

func rawInputAddContent(input rawInput, name string, bytes []byte) error {
	var problem *C.portalcore_error
	status := C.portalcore_input_add_content(
		input, characters(name), C.size_t(len(name)), content(bytes), C.size_t(len(bytes)), &problem)
	return failure(status, problem)
}

func rawRequiredContent(input rawInput) ([]Requirement, error) {
	var list *C.portalcore_requirements
	var problem *C.portalcore_error
	status := C.portalcore_required_content(input, &list, &problem)
	return takeRequirements(list, status, problem)
}

func rawValidate(input rawInput) (rawResult, error) {
	var result rawResult
	var problem *C.portalcore_error
	status := C.portalcore_validate(input, &result, &problem)
	return result, failure(status, problem)
}

func rawTranslate(input rawInput) (rawResult, error) {
	var result rawResult
	var problem *C.portalcore_error
	status := C.portalcore_translate(input, &result, &problem)
	return result, failure(status, problem)
}

func rawWorkspaceNew(options *Options) (rawWorkspace, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	var space rawWorkspace
	var problem *C.portalcore_error
	status := C.portalcore_workspace_new(rawOptions(options, &pinner), &space, &problem)
	return space, failure(status, problem)
}

func rawWorkspacePut(space rawWorkspace, uri string, text []byte, format Format) error {
	var problem *C.portalcore_error
	status := C.portalcore_workspace_put(
		space, characters(uri), C.size_t(len(uri)), content(text), C.size_t(len(text)), C.uint32_t(format), &problem)
	return failure(status, problem)
}

func rawWorkspaceRemove(space rawWorkspace, uri string) error {
	var problem *C.portalcore_error
	return failure(C.portalcore_workspace_remove(space, characters(uri), C.size_t(len(uri)), &problem), problem)
}

func rawWorkspacePutContent(space rawWorkspace, name string, bytes []byte) error {
	var problem *C.portalcore_error
	status := C.portalcore_workspace_put_content(
		space, characters(name), C.size_t(len(name)), content(bytes), C.size_t(len(bytes)), &problem)
	return failure(status, problem)
}

func rawWorkspaceRemoveContent(space rawWorkspace, name string) error {
	var problem *C.portalcore_error
	status := C.portalcore_workspace_remove_content(space, characters(name), C.size_t(len(name)), &problem)
	return failure(status, problem)
}

func rawWorkspaceAdopt(space rawWorkspace, document Document) error {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	raw := C.portalcore_document{
		struct_size:      C.sizeof_portalcore_document,
		phase:            C.uint32_t(document.Phase),
		api_version:      pinned(document.APIVersion, &pinner),
		kind:             pinned(document.Kind, &pinner),
		object_namespace: pinned(document.Namespace, &pinner),
		object_name:      pinned(document.Name, &pinner),
		content_hash:     pinned(document.ContentHash, &pinner),
	}
	var problem *C.portalcore_error
	return failure(C.portalcore_workspace_adopt(space, &raw, &problem), problem)
}

func rawWorkspaceBeginListing(space rawWorkspace) error {
	var problem *C.portalcore_error
	return failure(C.portalcore_workspace_begin_listing(space, &problem), problem)
}

func rawWorkspaceEndListing(space rawWorkspace) error {
	var problem *C.portalcore_error
	return failure(C.portalcore_workspace_end_listing(space, &problem), problem)
}

func rawWorkspaceEvaluate(space rawWorkspace) (rawResult, error) {
	var result rawResult
	var problem *C.portalcore_error
	status := C.portalcore_workspace_evaluate(space, &result, &problem)
	return result, failure(status, problem)
}

func rawDiagnosticPage(code string) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_diagnostic_page(characters(code), C.size_t(len(code)), &text, &problem)
	return takeText(text, status, problem)
}

func rawCRDs(format Format) ([]byte, error) {
	var text *C.portalcore_text
	var problem *C.portalcore_error
	status := C.portalcore_crds(C.uint32_t(format), &text, &problem)
	return takeText(text, status, problem)
}

// rawOptions is nil for the defaults. The pinner holds the strings where they are for as long as C has pointers to them.
func rawOptions(options *Options, pinner *runtime.Pinner) *C.portalcore_options {
	if options == nil {
		return nil
	}
	envoy := rawEnvoyOptions(options.Envoy, pinner)
	if envoy != nil {
		pinner.Pin(envoy)
	}
	return &C.portalcore_options{
		struct_size:               C.sizeof_portalcore_options,
		target:                    C.uint32_t(options.Target),
		reference_grants:          C.uint32_t(options.ReferenceGrants),
		default_namespace:         pinned(options.DefaultNamespace, pinner),
		cluster_domain:            pinned(options.ClusterDomain, pinner),
		assumed_gateway_namespace: pinned(options.AssumedGatewayNamespace, pinner),
		assumed_gateway_name:      pinned(options.AssumedGatewayName, pinner),
		max_text_bytes:            C.uint64_t(options.MaxTextBytes),
		max_total_bytes:           C.uint64_t(options.MaxTotalBytes),
		max_depth:                 C.uint64_t(options.MaxDepth),
		max_nodes:                 C.uint64_t(options.MaxNodes),
		max_aliased_nodes:         C.uint64_t(options.MaxAliasedNodes),
		max_scalar_bytes:          C.uint64_t(options.MaxScalarBytes),
		max_documents:             C.uint64_t(options.MaxDocuments),
		max_object_routes:         C.uint64_t(options.MaxObjectRoutes),
		preferred_object_bytes:    C.uint64_t(options.PreferredObjectBytes),
		max_object_bytes:          C.uint64_t(options.MaxObjectBytes),
		max_revisions:             C.uint64_t(options.MaxRevisions),

		authorization_service_namespace: pinned(options.AuthorizationServiceNamespace, pinner),
		authorization_service_name:      pinned(options.AuthorizationServiceName, pinner),
		authorization_service_port:      C.uint32_t(options.AuthorizationServicePort),
		rate_limit_service_port:         C.uint32_t(options.RateLimitServicePort),
		rate_limit_service_namespace:    pinned(options.RateLimitServiceNamespace, pinner),
		rate_limit_service_name:         pinned(options.RateLimitServiceName, pinner),
		portal_service_namespace:        pinned(options.PortalServiceNamespace, pinner),
		portal_service_name:             pinned(options.PortalServiceName, pinner),
		portal_service_port:             C.uint32_t(options.PortalServicePort),
		request_authentication:          C.uint32_t(options.RequestAuthentication),
		root_namespace:                  pinned(options.RootNamespace, pinner),
		envoy:                           envoy,
	}
}

// rawEnvoyOptions is nil for the defaults. The pinner holds what it points to.
func rawEnvoyOptions(options *EnvoyOptions, pinner *runtime.Pinner) *C.portalcore_envoy_options {
	if options == nil {
		return nil
	}
	raw := &C.portalcore_envoy_options{
		struct_size:          C.sizeof_portalcore_envoy_options,
		mocks:                C.uint32_t(options.Mocks),
		access_logging:       C.uint32_t(options.AccessLogging),
		access_log:           pinned(options.AccessLog, pinner),
		directory:            pinned(options.Directory, pinner),
		listener:             rawEndpoint(options.Listener, pinner),
		admin:                rawEndpoint(options.Admin, pinner),
		authorization:        rawEndpoint(options.Authorization, pinner),
		rate_limit:           rawEndpoint(options.RateLimit, pinner),
		portal:               rawEndpoint(options.Portal, pinner),
		backend_count:        C.size_t(len(options.Backends)),
		trusted_certificates: pinned(options.TrustedCertificates, pinner),
		max_listed_routes:    C.uint64_t(options.MaxListedRoutes),
	}
	if len(options.Backends) > 0 {
		backends := make([]C.portalcore_backend, len(options.Backends))
		for i, backend := range options.Backends {
			backends[i] = C.portalcore_backend{
				service: pinned(backend.Service, pinner), endpoint: rawEndpoint(backend.Endpoint, pinner),
			}
		}
		pinner.Pin(&backends[0])
		raw.backends = &backends[0]
	}
	return raw
}

func rawEndpoint(endpoint Endpoint, pinner *runtime.Pinner) C.portalcore_endpoint {
	return C.portalcore_endpoint{host: pinned(endpoint.Host, pinner), port: C.uint32_t(endpoint.Port)}
}

// pinned is a string inside of a struct, which C may only see while Go does not move it.
func pinned(s string, pinner *runtime.Pinner) C.portalcore_string {
	if s == "" {
		return C.portalcore_string{}
	}
	data := unsafe.StringData(s)
	pinner.Pin(data)
	return C.portalcore_string{data: (*C.char)(unsafe.Pointer(data)), size: C.size_t(len(s))}
}

func characters(s string) *C.char {
	return (*C.char)(unsafe.Pointer(unsafe.StringData(s)))
}

func content(bytes []byte) *C.char {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(bytes)))
}

// failure takes over the error of a call that failed; it is nil for one that did not.
func failure(status C.portalcore_status, problem *C.portalcore_error) error {
	if status == C.PORTALCORE_OK {
		return nil
	}
	defer C.portalcore_error_free(problem)
	return &Error{
		Status:   Status(status),
		Argument: copied(C.portalcore_error_argument(problem)),
		Message:  copied(C.portalcore_error_message(problem)),
	}
}

// copied is a string of Go's own; the borrowed one ends with its handle.
func copied(s C.portalcore_string) string {
	return string(borrowed(s))
}

func borrowed(s C.portalcore_string) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(s.data)), s.size)
}
