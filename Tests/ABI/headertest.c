/* The header by itself, first and only: Scripts/test-abi compiles this as every dialect of C and C++ that is promised. */
#include "portalcore.h"

/* The initializers are expressions of their own, which only a use compiles. */
static const portalcore_options options = PORTALCORE_OPTIONS_INIT;
static const portalcore_requirement requirement = PORTALCORE_REQUIREMENT_INIT;
static const portalcore_document document = PORTALCORE_DOCUMENT_INIT;
static const portalcore_range range = PORTALCORE_RANGE_INIT;
static const portalcore_diagnostic diagnostic = PORTALCORE_DIAGNOSTIC_INIT;
static const portalcore_label label = PORTALCORE_LABEL_INIT;
static const portalcore_change change = PORTALCORE_CHANGE_INIT;
static const portalcore_viewer viewer = PORTALCORE_VIEWER_INIT;
static const portalcore_specification specification = PORTALCORE_SPECIFICATION_INIT;
static const portalcore_difference difference = PORTALCORE_DIFFERENCE_INIT;
static const portalcore_bytes bytes = PORTALCORE_BYTES_INIT;
static const portalcore_field field = PORTALCORE_FIELD_INIT;
static const portalcore_request request = PORTALCORE_REQUEST_INIT;
static const portalcore_decision decision = PORTALCORE_DECISION_INIT;

/* The versions are numbers that the preprocessor can compare. */
#if PORTALCORE_ABI_VERSION < 1 || PORTALCORE_VERSION_MAJOR * 1000000 + PORTALCORE_VERSION_MINOR * 1000 < 1000
#error "this is not 0.1 or later"
#endif

int main(void) {
    /* Each initializer sets the size and leaves nothing else. */
    if (options.struct_size != sizeof options || options.root_namespace.data != NULL) return 1;
    if (requirement.struct_size != sizeof requirement || requirement.name.data != NULL) return 2;
    if (document.struct_size != sizeof document || document.content_hash.data != NULL) return 3;
    if (range.file.data != NULL || range.end_column != 0) return 4;
    if (diagnostic.struct_size != sizeof diagnostic || diagnostic.fix_range.end_column != 0) return 5;
    if (label.struct_size != sizeof label || label.range.end_column != 0) return 6;
    if (change.struct_size != sizeof change || change.content_hash.data != NULL) return 7;
    if (viewer.struct_size != sizeof viewer || viewer.group_count != 0) return 8;
    if (specification.struct_size != sizeof specification || specification.format != 0) return 9;
    if (difference.struct_size != sizeof difference || difference.after.end_column != 0) return 10;
    if (bytes.data != NULL || bytes.size != 0 || field.name.data != NULL || field.value.size != 0) return 11;
    if (request.struct_size != sizeof request || request.now != 0) return 12;
    /* What is not filled in lets nothing through. */
    if (decision.struct_size != sizeof decision || decision.allowed != 0 || decision.limit_domain.size != 0) return 13;
    return 0;
}
