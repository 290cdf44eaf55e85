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

SIZE(portalcore_options, 168);
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

NUMBER(PORTALCORE_OK, 0);
NUMBER(PORTALCORE_ERROR_INVALID_ARGUMENT, 100);
NUMBER(PORTALCORE_ERROR_OUT_OF_RANGE, 101);
NUMBER(PORTALCORE_ERROR_DUPLICATE_NAME, 102);
NUMBER(PORTALCORE_ERROR_INVALID_STATE, 103);
NUMBER(PORTALCORE_ERROR_UNSUPPORTED_OPTION, 104);
NUMBER(PORTALCORE_ERROR_LIMIT_EXCEEDED, 200);
NUMBER(PORTALCORE_ERROR_INTERNAL, 900);

NUMBER(PORTALCORE_FORMAT_AUTOMATIC, 0);
NUMBER(PORTALCORE_FORMAT_YAML, 1);
NUMBER(PORTALCORE_FORMAT_JSON, 2);

NUMBER(PORTALCORE_TARGET_ISTIO, 1);

NUMBER(PORTALCORE_GRANTS_REQUIRED, 1);
NUMBER(PORTALCORE_GRANTS_NOT_REQUIRED, 2);

NUMBER(PORTALCORE_CONTENT_FILE, 1);
NUMBER(PORTALCORE_CONTENT_URL, 2);
NUMBER(PORTALCORE_CONTENT_CONFIG_MAP, 3);

NUMBER(PORTALCORE_PHASE_FILTERS, 10);
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
