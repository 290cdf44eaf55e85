/*
 * Where everything is on 64-bit machines: sizes, offsets and numbers, which the compiler has written into the clients.
 *
 * Scripts/record-abi wrote this. A line about a released version never changes, except that a struct with a struct_size
 * may grow at its end.
 */
#include "portalcore.h"

#define SIZE(type, size) _Static_assert(sizeof(type) == (size), "size of " #type)
#define FIELD(type, name, offset, size)                                                                                \
    _Static_assert(offsetof(type, name) == (offset), "offset of " #type "." #name);                                    \
    _Static_assert(sizeof(((type *)0)->name) == (size), "size of " #type "." #name)
#define NUMBER(name, value) _Static_assert((name) == (value), #name)

SIZE(portalcore_string, 16);
FIELD(portalcore_string, data, 0, 8);
FIELD(portalcore_string, size, 8, 8);

SIZE(portalcore_endpoint, 24);
FIELD(portalcore_endpoint, host, 0, 16);
FIELD(portalcore_endpoint, port, 16, 4);
FIELD(portalcore_endpoint, reserved, 20, 4);

SIZE(portalcore_backend, 40);
FIELD(portalcore_backend, service, 0, 16);
FIELD(portalcore_backend, endpoint, 16, 24);

SIZE(portalcore_envoy_options, 208);
FIELD(portalcore_envoy_options, struct_size, 0, 8);
FIELD(portalcore_envoy_options, mocks, 8, 4);
FIELD(portalcore_envoy_options, access_logging, 12, 4);
FIELD(portalcore_envoy_options, access_log, 16, 16);
FIELD(portalcore_envoy_options, directory, 32, 16);
FIELD(portalcore_envoy_options, listener, 48, 24);
FIELD(portalcore_envoy_options, admin, 72, 24);
FIELD(portalcore_envoy_options, authorization, 96, 24);
FIELD(portalcore_envoy_options, rate_limit, 120, 24);
FIELD(portalcore_envoy_options, portal, 144, 24);
FIELD(portalcore_envoy_options, backends, 168, 8);
FIELD(portalcore_envoy_options, backend_count, 176, 8);
FIELD(portalcore_envoy_options, trusted_certificates, 184, 16);
FIELD(portalcore_envoy_options, max_listed_routes, 200, 8);

SIZE(portalcore_options, 304);
FIELD(portalcore_options, struct_size, 0, 8);
FIELD(portalcore_options, target, 8, 4);
FIELD(portalcore_options, reference_grants, 12, 4);
FIELD(portalcore_options, default_namespace, 16, 16);
FIELD(portalcore_options, cluster_domain, 32, 16);
FIELD(portalcore_options, assumed_gateway_namespace, 48, 16);
FIELD(portalcore_options, assumed_gateway_name, 64, 16);
FIELD(portalcore_options, max_text_bytes, 80, 8);
FIELD(portalcore_options, max_total_bytes, 88, 8);
FIELD(portalcore_options, max_depth, 96, 8);
FIELD(portalcore_options, max_nodes, 104, 8);
FIELD(portalcore_options, max_aliased_nodes, 112, 8);
FIELD(portalcore_options, max_scalar_bytes, 120, 8);
FIELD(portalcore_options, max_documents, 128, 8);
FIELD(portalcore_options, max_object_routes, 136, 8);
FIELD(portalcore_options, preferred_object_bytes, 144, 8);
FIELD(portalcore_options, max_object_bytes, 152, 8);
FIELD(portalcore_options, max_revisions, 160, 8);
FIELD(portalcore_options, authorization_service_namespace, 168, 16);
FIELD(portalcore_options, authorization_service_name, 184, 16);
FIELD(portalcore_options, authorization_service_port, 200, 4);
FIELD(portalcore_options, rate_limit_service_port, 204, 4);
FIELD(portalcore_options, rate_limit_service_namespace, 208, 16);
FIELD(portalcore_options, rate_limit_service_name, 224, 16);
FIELD(portalcore_options, portal_service_namespace, 240, 16);
FIELD(portalcore_options, portal_service_name, 256, 16);
FIELD(portalcore_options, portal_service_port, 272, 4);
FIELD(portalcore_options, request_authentication, 276, 4);
FIELD(portalcore_options, root_namespace, 280, 16);
FIELD(portalcore_options, envoy, 296, 8);

SIZE(portalcore_requirement, 32);
FIELD(portalcore_requirement, struct_size, 0, 8);
FIELD(portalcore_requirement, kind, 8, 4);
FIELD(portalcore_requirement, reserved, 12, 4);
FIELD(portalcore_requirement, name, 16, 16);

SIZE(portalcore_document, 96);
FIELD(portalcore_document, struct_size, 0, 8);
FIELD(portalcore_document, phase, 8, 4);
FIELD(portalcore_document, reserved, 12, 4);
FIELD(portalcore_document, api_version, 16, 16);
FIELD(portalcore_document, kind, 32, 16);
FIELD(portalcore_document, object_namespace, 48, 16);
FIELD(portalcore_document, object_name, 64, 16);
FIELD(portalcore_document, content_hash, 80, 16);

SIZE(portalcore_range, 72);
FIELD(portalcore_range, file, 0, 16);
FIELD(portalcore_range, pointer, 16, 16);
FIELD(portalcore_range, start_offset, 32, 8);
FIELD(portalcore_range, end_offset, 40, 8);
FIELD(portalcore_range, reserved, 48, 8);
FIELD(portalcore_range, start_line, 56, 4);
FIELD(portalcore_range, start_column, 60, 4);
FIELD(portalcore_range, end_line, 64, 4);
FIELD(portalcore_range, end_column, 68, 4);

SIZE(portalcore_diagnostic, 264);
FIELD(portalcore_diagnostic, struct_size, 0, 8);
FIELD(portalcore_diagnostic, severity, 8, 4);
FIELD(portalcore_diagnostic, reserved, 12, 4);
FIELD(portalcore_diagnostic, code, 16, 16);
FIELD(portalcore_diagnostic, slug, 32, 16);
FIELD(portalcore_diagnostic, message, 48, 16);
FIELD(portalcore_diagnostic, help, 64, 16);
FIELD(portalcore_diagnostic, subject, 80, 16);
FIELD(portalcore_diagnostic, range, 96, 72);
FIELD(portalcore_diagnostic, label_count, 168, 8);
FIELD(portalcore_diagnostic, fix_replacement, 176, 16);
FIELD(portalcore_diagnostic, fix_range, 192, 72);

SIZE(portalcore_label, 96);
FIELD(portalcore_label, struct_size, 0, 8);
FIELD(portalcore_label, message, 8, 16);
FIELD(portalcore_label, range, 24, 72);

SIZE(portalcore_change, 96);
FIELD(portalcore_change, struct_size, 0, 8);
FIELD(portalcore_change, action, 8, 4);
FIELD(portalcore_change, phase, 12, 4);
FIELD(portalcore_change, api_version, 16, 16);
FIELD(portalcore_change, kind, 32, 16);
FIELD(portalcore_change, object_namespace, 48, 16);
FIELD(portalcore_change, object_name, 64, 16);
FIELD(portalcore_change, content_hash, 80, 16);

SIZE(portalcore_viewer, 40);
FIELD(portalcore_viewer, struct_size, 0, 8);
FIELD(portalcore_viewer, username, 8, 16);
FIELD(portalcore_viewer, groups, 24, 8);
FIELD(portalcore_viewer, group_count, 32, 8);

SIZE(portalcore_specification, 88);
FIELD(portalcore_specification, struct_size, 0, 8);
FIELD(portalcore_specification, product, 8, 16);
FIELD(portalcore_specification, version, 24, 16);
FIELD(portalcore_specification, environment, 40, 16);
FIELD(portalcore_specification, portal, 56, 16);
FIELD(portalcore_specification, viewer, 72, 8);
FIELD(portalcore_specification, openapi, 80, 4);
FIELD(portalcore_specification, format, 84, 4);

SIZE(portalcore_difference, 208);
FIELD(portalcore_difference, struct_size, 0, 8);
FIELD(portalcore_difference, severity, 8, 4);
FIELD(portalcore_difference, reserved, 12, 4);
FIELD(portalcore_difference, kind, 16, 16);
FIELD(portalcore_difference, subject, 32, 16);
FIELD(portalcore_difference, message, 48, 16);
FIELD(portalcore_difference, before, 64, 72);
FIELD(portalcore_difference, after, 136, 72);

SIZE(portalcore_bytes, 16);
FIELD(portalcore_bytes, data, 0, 8);
FIELD(portalcore_bytes, size, 8, 8);

SIZE(portalcore_field, 32);
FIELD(portalcore_field, name, 0, 16);
FIELD(portalcore_field, value, 16, 16);

SIZE(portalcore_token_failure, 24);
FIELD(portalcore_token_failure, provider, 0, 16);
FIELD(portalcore_token_failure, code, 16, 4);
FIELD(portalcore_token_failure, reserved, 20, 4);

SIZE(portalcore_request, 144);
FIELD(portalcore_request, struct_size, 0, 8);
FIELD(portalcore_request, route, 8, 16);
FIELD(portalcore_request, host, 24, 16);
FIELD(portalcore_request, method, 40, 16);
FIELD(portalcore_request, path, 56, 16);
FIELD(portalcore_request, headers, 72, 8);
FIELD(portalcore_request, header_count, 80, 8);
FIELD(portalcore_request, tokens, 88, 8);
FIELD(portalcore_request, token_count, 96, 8);
FIELD(portalcore_request, token_failures, 104, 8);
FIELD(portalcore_request, token_failure_count, 112, 8);
FIELD(portalcore_request, client_address, 120, 16);
FIELD(portalcore_request, now, 136, 8);

SIZE(portalcore_decision, 656);
FIELD(portalcore_decision, struct_size, 0, 8);
FIELD(portalcore_decision, memory, 8, 8);
FIELD(portalcore_decision, memory_size, 16, 8);
FIELD(portalcore_decision, needed_size, 24, 8);
FIELD(portalcore_decision, allowed, 32, 4);
FIELD(portalcore_decision, reason, 36, 4);
FIELD(portalcore_decision, status, 40, 4);
FIELD(portalcore_decision, set_header_count, 44, 4);
FIELD(portalcore_decision, removed_header_count, 48, 4);
FIELD(portalcore_decision, removed_parameter_count, 52, 4);
FIELD(portalcore_decision, limit_count, 56, 4);
FIELD(portalcore_decision, reserved, 60, 4);
FIELD(portalcore_decision, route, 64, 16);
FIELD(portalcore_decision, plan, 80, 16);
FIELD(portalcore_decision, consumer, 96, 16);
FIELD(portalcore_decision, www_authenticate, 112, 16);
FIELD(portalcore_decision, set_headers, 128, 128);
FIELD(portalcore_decision, removed_headers, 256, 128);
FIELD(portalcore_decision, removed_parameters, 384, 128);
FIELD(portalcore_decision, limits, 512, 128);
FIELD(portalcore_decision, limit_domain, 640, 16);

SIZE(portalcore_explain_request, 96);
FIELD(portalcore_explain_request, struct_size, 0, 8);
FIELD(portalcore_explain_request, method, 8, 16);
FIELD(portalcore_explain_request, url, 24, 16);
FIELD(portalcore_explain_request, environment, 40, 16);
FIELD(portalcore_explain_request, client_address, 56, 16);
FIELD(portalcore_explain_request, headers, 72, 8);
FIELD(portalcore_explain_request, header_count, 80, 8);
FIELD(portalcore_explain_request, now, 88, 8);

NUMBER(PORTALCORE_OK, 0);
NUMBER(PORTALCORE_ERROR_INVALID_ARGUMENT, 100);
NUMBER(PORTALCORE_ERROR_OUT_OF_RANGE, 101);
NUMBER(PORTALCORE_ERROR_DUPLICATE_NAME, 102);
NUMBER(PORTALCORE_ERROR_INVALID_STATE, 103);
NUMBER(PORTALCORE_ERROR_UNSUPPORTED_OPTION, 104);
NUMBER(PORTALCORE_ERROR_NOT_FOUND, 105);
NUMBER(PORTALCORE_ERROR_MALFORMED, 106);
NUMBER(PORTALCORE_ERROR_LIMIT_EXCEEDED, 200);
NUMBER(PORTALCORE_ERROR_INTERNAL, 900);

NUMBER(PORTALCORE_FORMAT_AUTOMATIC, 0);
NUMBER(PORTALCORE_FORMAT_YAML, 1);
NUMBER(PORTALCORE_FORMAT_JSON, 2);

NUMBER(PORTALCORE_TARGET_ISTIO, 1);
NUMBER(PORTALCORE_TARGET_ENVOY, 2);

NUMBER(PORTALCORE_GRANTS_REQUIRED, 1);
NUMBER(PORTALCORE_GRANTS_NOT_REQUIRED, 2);

NUMBER(PORTALCORE_REQUEST_AUTHENTICATION_OFF, 1);
NUMBER(PORTALCORE_REQUEST_AUTHENTICATION_ON, 2);

NUMBER(PORTALCORE_MOCKS_NONE, 1);
NUMBER(PORTALCORE_MOCKS_ALL, 2);

NUMBER(PORTALCORE_ACCESS_LOG_ON, 1);
NUMBER(PORTALCORE_ACCESS_LOG_OFF, 2);

NUMBER(PORTALCORE_CONTENT_FILE, 1);
NUMBER(PORTALCORE_CONTENT_URL, 2);
NUMBER(PORTALCORE_CONTENT_CONFIG_MAP, 3);

NUMBER(PORTALCORE_PHASE_FILTERS, 10);
NUMBER(PORTALCORE_PHASE_POLICY, 15);
NUMBER(PORTALCORE_PHASE_FOUNDATIONS, 20);
NUMBER(PORTALCORE_PHASE_PARTS, 30);
NUMBER(PORTALCORE_PHASE_ROUTES, 40);

NUMBER(PORTALCORE_SEVERITY_ERROR, 1);
NUMBER(PORTALCORE_SEVERITY_WARNING, 2);
NUMBER(PORTALCORE_SEVERITY_INFO, 3);

NUMBER(PORTALCORE_DIAGNOSTICS_JSON, 1);
NUMBER(PORTALCORE_DIAGNOSTICS_SARIF, 2);
NUMBER(PORTALCORE_DIAGNOSTICS_TEXT, 3);
NUMBER(PORTALCORE_DIAGNOSTICS_TEXT_COLOR, 4);
NUMBER(PORTALCORE_DIAGNOSTICS_GITHUB, 5);

NUMBER(PORTALCORE_CHANGE_UPSERT, 1);
NUMBER(PORTALCORE_CHANGE_DELETE, 2);

NUMBER(PORTALCORE_OPENAPI_3_1, 1);
NUMBER(PORTALCORE_OPENAPI_3_0, 2);

NUMBER(PORTALCORE_DIFF_SAFE, 10);
NUMBER(PORTALCORE_DIFF_RISKY, 20);
NUMBER(PORTALCORE_DIFF_BREAKING, 30);

NUMBER(PORTALCORE_DIFF_JSON, 1);
NUMBER(PORTALCORE_DIFF_TEXT, 2);

NUMBER(PORTALCORE_REASON_KEY_ACCEPTED, 1);
NUMBER(PORTALCORE_REASON_TOKEN_ACCEPTED, 2);
NUMBER(PORTALCORE_REASON_OPEN, 3);
NUMBER(PORTALCORE_REASON_GUARDED, 4);
NUMBER(PORTALCORE_REASON_UNKNOWN_ROUTE, 10);
NUMBER(PORTALCORE_REASON_UNKNOWN_HOST, 11);
NUMBER(PORTALCORE_REASON_INCOMPLETE_POLICY, 12);
NUMBER(PORTALCORE_REASON_PREFLIGHT, 13);
NUMBER(PORTALCORE_REASON_CLOSED, 14);
NUMBER(PORTALCORE_REASON_CREDENTIAL_MISSING, 20);
NUMBER(PORTALCORE_REASON_CREDENTIAL_INVALID, 21);
NUMBER(PORTALCORE_REASON_CREDENTIAL_EXPIRED, 22);
NUMBER(PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS, 23);
NUMBER(PORTALCORE_REASON_OTHER_PLAN, 30);
NUMBER(PORTALCORE_REASON_GROUP, 31);
NUMBER(PORTALCORE_REASON_AUDIENCE, 32);
NUMBER(PORTALCORE_REASON_SCOPE, 33);
NUMBER(PORTALCORE_REASON_CLAIM, 34);
NUMBER(PORTALCORE_REASON_CONSUMER, 35);
NUMBER(PORTALCORE_REASON_KEYS_UNAVAILABLE, 40);
NUMBER(PORTALCORE_REASON_MEMORY_TOO_SMALL, 50);
NUMBER(PORTALCORE_REASON_TOO_MANY_LOCATIONS, 51);

NUMBER(PORTALCORE_REPORT_JSON, 1);
NUMBER(PORTALCORE_REPORT_TEXT, 2);
NUMBER(PORTALCORE_REPORT_YAML, 3);

NUMBER(PORTALCORE_OVERLAPS_FINDINGS, 1);
NUMBER(PORTALCORE_OVERLAPS_ALL, 2);
