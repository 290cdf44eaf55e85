/* What only C can do wrong: every call answers it with an error, and nothing has changed. And handles in any order. */
#include <portalcore.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int checks, failures;

static void check(int condition, const char *text, int line) {
    checks++;
    if (!condition) {
        failures++;
        fprintf(stderr, "misuse.c:%d: error: not so: %s\n", line, text);
    }
}

#define CHECK(condition) check((condition), #condition, __LINE__)

static int is(portalcore_string string, const char *text) {
    return string.size == strlen(text) && string.data != NULL && memcmp(string.data, text, string.size) == 0;
}

/* Whether a call failed as expected, with everything that an error has. */
static int refused(
    portalcore_status status, portalcore_error *const *place, portalcore_status expected, const char *argument) {
    portalcore_error *error = *place;
    const portalcore_string message = portalcore_error_message(error);
    const int result = status == expected && portalcore_error_status(error) == expected && message.size > 0 &&
                       message.data[message.size] == '\0' && is(portalcore_error_argument(error), argument);
    if (!result) {
        fprintf(stderr, "status %d, argument %s: %s\n", (int)status,
            error == NULL ? "?" : portalcore_error_argument(error).data, error == NULL ? "?" : message.data);
    }
    portalcore_error_free(error);
    return result;
}

#define INVALID(call, argument) CHECK(refused((call), &error, PORTALCORE_ERROR_INVALID_ARGUMENT, (argument)))

static const char manifest[] = "openapi: 3.1.0\ninfo: {title: x, titel: y, version: 1.0.0}\npaths: {}\n";

static portalcore_input *new_input(void) {
    portalcore_input *input;
    CHECK(portalcore_input_new(NULL, &input, NULL) == PORTALCORE_OK);
    return input;
}

static void null_is_nothing(void) {
    portalcore_error_free(NULL);
    portalcore_text_free(NULL);
    portalcore_input_free(NULL);
    portalcore_requirements_free(NULL);
    portalcore_result_free(NULL);
    portalcore_workspace_free(NULL);
    portalcore_changes_free(NULL);
    portalcore_diff_free(NULL);
    portalcore_policy_free(NULL);
    CHECK(portalcore_error_status(NULL) == PORTALCORE_OK);
    CHECK(portalcore_error_message(NULL).size == 0 && portalcore_error_argument(NULL).size == 0);
    CHECK(portalcore_text_view(NULL).size == 0 && portalcore_text_view(NULL).data != NULL);
    CHECK(portalcore_requirements_count(NULL) == 0);
    CHECK(portalcore_result_summary(NULL).size == 0);
    CHECK(portalcore_result_document_count(NULL) == 0 && portalcore_result_diagnostic_count(NULL) == 0);
    CHECK(portalcore_result_error_count(NULL) == 0 && portalcore_result_warning_count(NULL) == 0);
    CHECK(portalcore_result_revision(NULL) == 0 && portalcore_result_held_back_count(NULL) == 0);
    CHECK(portalcore_result_is_complete(NULL) == 0);
    CHECK(portalcore_diff_count(NULL) == 0 && portalcore_policy_route_count(NULL) == 0);
    CHECK(portalcore_policy_key_count(NULL) == 0 && portalcore_policy_token_provider_count(NULL) == 0);
    CHECK(portalcore_policy_token_provider(NULL, 0).data == NULL);
    CHECK(portalcore_changes_count(NULL) == 0 && portalcore_changes_need_resync(NULL) == 0);
}

static void null_handles_are_refused(void) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_result *result;
    portalcore_requirements *requirements;
    portalcore_changes *changes;
    portalcore_diff *diff;
    portalcore_policy *policy;
    portalcore_specification specification = PORTALCORE_SPECIFICATION_INIT;
    portalcore_explain_request question = PORTALCORE_EXPLAIN_REQUEST_INIT;
    portalcore_difference difference = PORTALCORE_DIFFERENCE_INIT;
    portalcore_request request = PORTALCORE_REQUEST_INIT;
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    INVALID(portalcore_input_new(NULL, NULL, &error), "out_input");
    INVALID(portalcore_input_add(NULL, "a", 1, "", 0, PORTALCORE_FORMAT_AUTOMATIC, &error), "input");
    INVALID(portalcore_input_add_content(NULL, "a", 1, "", 0, &error), "input");
    INVALID(portalcore_required_content(NULL, &requirements, &error), "input");
    CHECK(requirements == NULL);
    INVALID(portalcore_validate(NULL, &result, &error), "input");
    INVALID(portalcore_translate(NULL, &result, &error), "input");
    CHECK(result == NULL);
    INVALID(portalcore_result_requirements(NULL, &requirements, &error), "result");
    INVALID(portalcore_result_document_text(NULL, 0, PORTALCORE_FORMAT_YAML, &text, &error), "result");
    INVALID(portalcore_result_render_documents(NULL, PORTALCORE_FORMAT_YAML, &text, &error), "result");
    INVALID(portalcore_result_render_diagnostics(NULL, PORTALCORE_DIAGNOSTICS_TEXT, &text, &error), "result");
    INVALID(portalcore_result_changes_since(NULL, 0, &changes, &error), "result");
    INVALID(portalcore_changes_document_text(NULL, 0, PORTALCORE_FORMAT_YAML, &text, &error), "changes");
    INVALID(portalcore_workspace_new(NULL, NULL, &error), "out_workspace");
    INVALID(portalcore_workspace_put(NULL, "a", 1, "", 0, PORTALCORE_FORMAT_AUTOMATIC, &error), "workspace");
    INVALID(portalcore_workspace_remove(NULL, "a", 1, &error), "workspace");
    INVALID(portalcore_workspace_put_content(NULL, "a", 1, "", 0, &error), "workspace");
    INVALID(portalcore_workspace_remove_content(NULL, "a", 1, &error), "workspace");
    INVALID(portalcore_workspace_adopt(NULL, &document, &error), "workspace");
    INVALID(portalcore_workspace_begin_listing(NULL, &error), "workspace");
    INVALID(portalcore_workspace_end_listing(NULL, &error), "workspace");
    INVALID(portalcore_workspace_evaluate(NULL, &result, &error), "workspace");
    INVALID(portalcore_result_render_statuses(NULL, PORTALCORE_FORMAT_YAML, &text, &error), "result");
    INVALID(portalcore_result_render_catalog(NULL, "a/b", 3, NULL, PORTALCORE_FORMAT_YAML, &text, &error), "result");
    INVALID(portalcore_result_render_specification(NULL, &specification, &text, &error), "result");
    INVALID(portalcore_result_render_explanation(NULL, &question, PORTALCORE_REPORT_JSON, &text, &error), "result");
    INVALID(
        portalcore_result_render_overlaps(NULL, PORTALCORE_OVERLAPS_ALL, PORTALCORE_REPORT_JSON, &text, &error), "result");
    INVALID(portalcore_result_compare(NULL, NULL, &diff, &error), "before");
    CHECK(diff == NULL);
    INVALID(portalcore_diff_get(NULL, 0, &difference, &error), "diff");
    INVALID(portalcore_diff_render(NULL, PORTALCORE_DIFF_JSON, &text, &error), "diff");
    INVALID(portalcore_result_policy(NULL, &policy, &error), "result");
    INVALID(portalcore_policy_load(NULL, 1, &policy, &error), "documents");
    INVALID(portalcore_policy_load(NULL, SIZE_MAX, &policy, &error), "document_count");
    CHECK(policy == NULL);
    INVALID(portalcore_policy_load(NULL, 0, NULL, &error), "out_policy");
    INVALID(portalcore_policy_decide(NULL, &request, &decision, &error), "policy");
    INVALID(portalcore_policy_decide_batch(NULL, &request, &decision, 1, &error), "policy");
    INVALID(portalcore_crds(PORTALCORE_FORMAT_YAML, NULL, &error), "out_text");
    INVALID(portalcore_diagnostic_page(NULL, 6, &text, &error), "code");
    CHECK(text == NULL);
}

static void strings_are_checked(void) {
    portalcore_error *error;
    portalcore_input *input = new_input();
    const uint32_t format = PORTALCORE_FORMAT_AUTOMATIC;
    INVALID(portalcore_input_add(input, NULL, 0, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, NULL, 3, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, "a\0b", 3, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, "\xc3(", 2, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, "\xed\xa0\x80", 3, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, "a", (size_t)PTRDIFF_MAX + 1, "", 0, format, &error), "name");
    INVALID(portalcore_input_add(input, "a", 1, NULL, 1, format, &error), "text");
    INVALID(portalcore_input_add(input, "a", 1, "", SIZE_MAX, format, &error), "text");
    INVALID(portalcore_input_add(input, "a", 1, "", 0, 3, &error), "format");
    INVALID(portalcore_input_add_content(input, "a", 1, NULL, 1, &error), "bytes");
    /* Nothing of that was kept: the name is free. The error is not asked for, and nothing at NULL is nothing. */
    CHECK(portalcore_input_add(input, "a", 1, NULL, 0, format, NULL) == PORTALCORE_OK);
    CHECK(portalcore_input_add(input, "a", 1, NULL, 0, format, NULL) == PORTALCORE_ERROR_DUPLICATE_NAME);
    portalcore_input_free(input);
}

static void options_are_checked(void) {
    portalcore_error *error;
    portalcore_input *input = (portalcore_input *)&error;
    portalcore_options options = PORTALCORE_OPTIONS_INIT;
    options.struct_size = 0;
    INVALID(portalcore_input_new(&options, &input, &error), "options.struct_size");
    CHECK(input == NULL);
    options.struct_size = 9;
    INVALID(portalcore_input_new(&options, &input, &error), "options.struct_size");
    options.struct_size = sizeof(options);
    options.target = 3;
    INVALID(portalcore_input_new(&options, &input, &error), "options.target");
    portalcore_envoy_options envoy = PORTALCORE_ENVOY_OPTIONS_INIT;
    options.target = 0;
    options.envoy = &envoy;
    INVALID(portalcore_input_new(&options, &input, &error), "options.envoy");
    options.target = PORTALCORE_TARGET_ENVOY;
    envoy.backend_count = 1;
    INVALID(portalcore_input_new(&options, &input, &error), "options.envoy.backends");
    envoy.struct_size = 207;
    INVALID(portalcore_input_new(&options, &input, &error), "options.envoy.struct_size");
    options = (portalcore_options)PORTALCORE_OPTIONS_INIT;
    options.default_namespace = (portalcore_string){NULL, 3};
    INVALID(portalcore_input_new(&options, &input, &error), "options.default_namespace");

    /* A program of a later header: zeros are no wish, anything else is. */
    struct {
        portalcore_options known;
        uint64_t later;
    } future = {PORTALCORE_OPTIONS_INIT, 0};
    future.known.struct_size = sizeof(future);
    CHECK(portalcore_input_new(&future.known, &input, NULL) == PORTALCORE_OK);
    portalcore_input_free(input);
    future.later = 1;
    const portalcore_status status = portalcore_input_new(&future.known, &input, &error);
    CHECK(status == PORTALCORE_ERROR_UNSUPPORTED_OPTION && portalcore_error_status(error) == status);
    portalcore_error_free(error);
}

/* The library writes no more of a struct than the caller says that there is, and nothing at all when it fails. */
static void structs_are_checked(void) {
    portalcore_error *error;
    portalcore_input *input = new_input();
    portalcore_result *result;
    CHECK(portalcore_input_add(input, "a.yaml", 6, manifest, sizeof(manifest) - 1, 0, NULL) == PORTALCORE_OK);
    CHECK(portalcore_validate(input, &result, NULL) == PORTALCORE_OK);
    CHECK(portalcore_result_diagnostic_count(result) == 1);

    portalcore_diagnostic diagnostic, before;
    memset(&diagnostic, 0x5a, sizeof(diagnostic));
    memset(&before, 0x5a, sizeof(before));
    diagnostic.struct_size = before.struct_size = 3;
    INVALID(portalcore_result_diagnostic(result, 0, &diagnostic, &error), "out_diagnostic.struct_size");
    CHECK(memcmp(&diagnostic, &before, sizeof(diagnostic)) == 0);
    diagnostic.struct_size = before.struct_size = sizeof(diagnostic);
    CHECK(refused(
        portalcore_result_diagnostic(result, 1, &diagnostic, &error), &error, PORTALCORE_ERROR_OUT_OF_RANGE, "index"));
    CHECK(memcmp(&diagnostic, &before, sizeof(diagnostic)) == 0);
    INVALID(portalcore_result_diagnostic(result, 0, NULL, &error), "out_diagnostic");

    struct {
        portalcore_diagnostic known;
        unsigned char later[16];
    } future;
    memset(&future, 0x5a, sizeof(future));
    future.known.struct_size = sizeof(future);
    const portalcore_status status = portalcore_result_diagnostic(result, 0, &future.known, NULL);
    CHECK(status == PORTALCORE_OK && is(future.known.code, "PC2010"));
    CHECK(future.known.struct_size == sizeof(future));

    portalcore_label label = PORTALCORE_LABEL_INIT;
    CHECK(refused(portalcore_result_diagnostic_label(result, 0, 7, &label, &error), &error,
        PORTALCORE_ERROR_OUT_OF_RANGE, "label_index"));
    portalcore_text *text;
    INVALID(portalcore_result_render_diagnostics(result, 6, &text, &error), "format");
    INVALID(portalcore_result_render_documents(result, UINT32_MAX, &text, &error), "format");
    CHECK(text == NULL);
    portalcore_result_free(result);
    portalcore_input_free(input);
}

static portalcore_result *new_result(void) {
    portalcore_input *input = new_input();
    portalcore_result *result;
    CHECK(portalcore_input_add(input, "a.yaml", 6, manifest, sizeof(manifest) - 1, 0, NULL) == PORTALCORE_OK);
    CHECK(portalcore_translate(input, &result, NULL) == PORTALCORE_OK);
    portalcore_input_free(input);
    return result;
}

/* What is asked of a catalogue and of a specification. */
static void questions_are_checked(void) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_result *result = new_result();
    portalcore_viewer viewer = PORTALCORE_VIEWER_INIT;
    portalcore_string groups[] = {{"a", 1}, {NULL, 1}};
    const uint32_t format = PORTALCORE_FORMAT_JSON;
    INVALID(portalcore_result_render_statuses(result, 3, &text, &error), "format");
    INVALID(portalcore_result_render_catalog(result, NULL, 0, NULL, format, &text, &error), "portal");
    INVALID(portalcore_result_render_catalog(result, "a/", 2, NULL, format, &text, &error), "portal");
    INVALID(portalcore_result_render_catalog(result, "a/\xff", 3, NULL, format, &text, &error), "portal");
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, NULL, 9, &text, &error), "format");
    viewer.struct_size = 39;
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.struct_size");
    viewer.struct_size = sizeof(viewer);
    viewer.group_count = 2;
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.groups");
    viewer.groups = groups;
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.groups");
    groups[1] = (portalcore_string){"b\0", 2};
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.groups");
    viewer.group_count = SIZE_MAX;
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.group_count");
    viewer.group_count = 1;
    viewer.username = (portalcore_string){NULL, 4};
    INVALID(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), "viewer.username");
    viewer.username.size = 0;
    CHECK(refused(portalcore_result_render_catalog(result, "a/b", 3, &viewer, format, &text, &error), &error,
        PORTALCORE_ERROR_NOT_FOUND, "portal"));
    CHECK(text == NULL);

    portalcore_specification asked = PORTALCORE_SPECIFICATION_INIT;
    INVALID(portalcore_result_render_specification(result, NULL, &text, &error), "specification");
    INVALID(portalcore_result_render_specification(result, &asked, &text, &error), "specification.product");
    asked.product = asked.environment = (portalcore_string){"a/b", 3};
    INVALID(portalcore_result_render_specification(result, &asked, &text, &error), "specification.version");
    asked.version = (portalcore_string){"v1", 2};
    asked.openapi = 3;
    INVALID(portalcore_result_render_specification(result, &asked, &text, &error), "specification.openapi");
    asked.openapi = 0;
    asked.viewer = &viewer;
    INVALID(portalcore_result_render_specification(result, &asked, &text, &error), "specification.viewer");
    asked.portal = asked.product;
    CHECK(refused(portalcore_result_render_specification(result, &asked, &text, &error), &error,
        PORTALCORE_ERROR_NOT_FOUND, "specification"));
    portalcore_result_free(result);
}

/* What is asked of explanations and overlaps. */
static void reports_are_checked(void) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_result *result = new_result();
    portalcore_explain_request asked = PORTALCORE_EXPLAIN_REQUEST_INIT;
    portalcore_field fields[] = {{{"a", 1}, {"b", 1}}, {{NULL, 0}, {"b", 1}}};
    const portalcore_string url = {"https://a.example.com/?key=secret", 33};
#define REFUSED(argument)                                                                                              \
    INVALID(portalcore_result_render_explanation(result, &asked, PORTALCORE_REPORT_TEXT, &text, &error), argument)
    INVALID(portalcore_result_render_explanation(result, NULL, PORTALCORE_REPORT_TEXT, &text, &error), "request");
    REFUSED("request.url");
    asked.url = (portalcore_string){"a.example.com", 13};
    REFUSED("request.url");
    asked.url = url;
    asked.struct_size = 95;
    REFUSED("request.struct_size");
    asked.struct_size = sizeof(asked);
    asked.method = (portalcore_string){NULL, 3};
    REFUSED("request.method");
    asked.method = (portalcore_string){"GET", 3};
    asked.environment = (portalcore_string){"town", 4};
    REFUSED("request.environment");
    asked.environment.size = 0;
    asked.client_address = (portalcore_string){"\xff", 1};
    REFUSED("request.client_address");
    asked.client_address.size = 0;
    asked.header_count = 2;
    REFUSED("request.headers");
    asked.headers = fields;
    REFUSED("request.headers");
    asked.header_count = SIZE_MAX;
    REFUSED("request.headers");
    asked.header_count = 1;
    INVALID(portalcore_result_render_explanation(result, &asked, 0, &text, &error), "format");
    INVALID(portalcore_result_render_explanation(result, &asked, 4, &text, &error), "format");
    INVALID(portalcore_result_render_explanation(result, &asked, PORTALCORE_REPORT_TEXT, NULL, &error), "out_text");
    INVALID(portalcore_result_render_overlaps(result, 0, PORTALCORE_REPORT_TEXT, &text, &error), "scope");
    INVALID(portalcore_result_render_overlaps(result, 3, PORTALCORE_REPORT_TEXT, &text, &error), "scope");
    INVALID(portalcore_result_render_overlaps(result, PORTALCORE_OVERLAPS_ALL, 0, &text, &error), "format");
    CHECK(text == NULL);
    CHECK(portalcore_result_render_explanation(result, &asked, PORTALCORE_REPORT_TEXT, &text, &error) == PORTALCORE_OK);
    portalcore_text_free(text);
    portalcore_result_free(result);
#undef REFUSED
}

/* Requests and decisions: what is wrong with them changes nothing, and nothing that is wrong lets anybody through. */
static void requests_are_checked(void) {
    portalcore_error *error;
    portalcore_policy *policy;
    char memory[64];
    const portalcore_bytes hollow = {NULL, 1};
    const portalcore_field field = {{"a", 1}, {NULL, 1}};
    const portalcore_token_failure failure = {{"a", 1}, 1, 1};
    CHECK(refused(portalcore_policy_load(&(portalcore_bytes){"{", 1}, 1, &policy, &error), &error,
        PORTALCORE_ERROR_MALFORMED, "documents"));
    INVALID(portalcore_policy_load(&hollow, 1, &policy, &error), "documents");
    CHECK(policy == NULL);
    CHECK(portalcore_policy_load(NULL, 0, &policy, NULL) == PORTALCORE_OK);

    portalcore_request request = PORTALCORE_REQUEST_INIT;
    portalcore_decision decision, before = PORTALCORE_DECISION_INIT;
    memset(before.set_headers, 0x5a, sizeof(before.set_headers));
    before.memory = memory;
    before.memory_size = sizeof(memory);
    memcpy(&decision, &before, sizeof(before));
#define REFUSED(argument)                                                                                              \
    do {                                                                                                               \
        INVALID(portalcore_policy_decide(policy, &request, &decision, &error), argument);                              \
        CHECK(memcmp(&decision, &before, sizeof(before)) == 0);                                                        \
        request = (portalcore_request)PORTALCORE_REQUEST_INIT;                                                         \
    } while (0)
    INVALID(portalcore_policy_decide(policy, NULL, &decision, &error), "request");
    INVALID(portalcore_policy_decide(policy, &request, NULL, &error), "decision");
    request.struct_size = 143;
    REFUSED("request.struct_size");
    request.route = hollow;
    REFUSED("request.route");
    request.host.size = SIZE_MAX;
    REFUSED("request.host");
    request.method = hollow;
    REFUSED("request.method");
    request.path = hollow;
    REFUSED("request.path");
    request.client_address = hollow;
    REFUSED("request.client_address");
    request.header_count = 1;
    REFUSED("request.headers");
    request.headers = &field;
    request.header_count = 1;
    REFUSED("request.headers");
    request.headers = &field;
    request.header_count = SIZE_MAX / 2;
    REFUSED("request.headers");
    request.tokens = &field;
    request.token_count = 1;
    REFUSED("request.tokens");
    request.token_failure_count = 1;
    REFUSED("request.token_failures");
    request.token_failures = &failure;
    request.token_failure_count = 1;
    CHECK(refused(portalcore_policy_decide(policy, &request, &decision, &error), &error,
        PORTALCORE_ERROR_UNSUPPORTED_OPTION, "request.token_failures"));
    request = (portalcore_request)PORTALCORE_REQUEST_INIT;
    decision.memory = before.memory = NULL;
    REFUSED("decision.memory");
    decision.struct_size = before.struct_size = 655;
    REFUSED("decision.struct_size");
    decision = (portalcore_decision)PORTALCORE_DECISION_INIT;
    INVALID(portalcore_policy_decide_batch(policy, NULL, &decision, 1, &error), "requests");
    INVALID(portalcore_policy_decide_batch(policy, &request, NULL, 1, &error), "decisions");
    INVALID(portalcore_policy_decide_batch(policy, &request, &decision, SIZE_MAX, &error), "count");
    CHECK(portalcore_policy_decide_batch(policy, NULL, NULL, 0, NULL) == PORTALCORE_OK);
    /* Nothing at all is denied, also without memory, and a later header's decision keeps what it has more. */
    struct {
        portalcore_decision known;
        unsigned char later[16];
    } future = {PORTALCORE_DECISION_INIT, {7}};
    future.known.struct_size = sizeof(future);
    CHECK(portalcore_policy_decide(policy, &request, &future.known, NULL) == PORTALCORE_OK);
    CHECK(future.known.allowed == 0 && future.known.status == 404 && future.later[0] == 7);
    CHECK(future.known.struct_size == sizeof(future));
    portalcore_policy_free(policy);
}

static void statuses_have_names(void) {
    CHECK(strcmp(portalcore_status_name(PORTALCORE_OK), "unknown status") != 0);
    CHECK(strcmp(portalcore_status_name(PORTALCORE_ERROR_INVALID_ARGUMENT), "invalid argument") == 0);
    CHECK(strcmp(portalcore_status_name(PORTALCORE_ERROR_INTERNAL), "unknown status") != 0);
    CHECK(strcmp(portalcore_status_name(1), "unknown status") == 0);
    CHECK(strcmp(portalcore_status_name(INT32_MIN), "unknown status") == 0);
    CHECK(portalcore_abi_version() >= PORTALCORE_ABI_VERSION);
}

/* What is made of results needs none of them. */
static void what_was_made_stays(void) {
    portalcore_result *before = new_result(), *after = new_result();
    portalcore_diff *diff;
    portalcore_policy *policy;
    portalcore_text *text;
    portalcore_difference difference = PORTALCORE_DIFFERENCE_INIT;
    portalcore_error *error;
    CHECK(portalcore_result_compare(before, after, &diff, NULL) == PORTALCORE_OK);
    CHECK(portalcore_result_policy(after, &policy, NULL) == PORTALCORE_OK);
    portalcore_result_free(after);
    portalcore_result_free(before);
    CHECK(portalcore_diff_count(diff) == 0 && portalcore_policy_route_count(policy) == 0);
    CHECK(refused(portalcore_diff_get(diff, 0, &difference, &error), &error, PORTALCORE_ERROR_OUT_OF_RANGE, "index"));
    INVALID(portalcore_diff_render(diff, 0, &text, &error), "format");
    CHECK(portalcore_diff_render(diff, PORTALCORE_DIFF_JSON, &text, NULL) == PORTALCORE_OK);
    portalcore_diff_free(diff);
    CHECK(portalcore_text_view(text).size > 0);
    portalcore_text_free(text);
    portalcore_policy_free(policy);
}

/* What one handle needs of another it keeps alive: every order of four releases. */
static void handles_close_in_any_order(void) {
    for (int order = 0; order < 256; order++) {
        const int place[] = {order & 3, (order >> 2) & 3, (order >> 4) & 3, (order >> 6) & 3};
        int seen = 0;
        for (int index = 0; index < 4; index++) {
            seen |= 1 << place[index];
        }
        if (seen != 15) {
            continue;
        }
        portalcore_workspace *workspace;
        portalcore_result *result;
        portalcore_requirements *requirements;
        portalcore_changes *changes;
        CHECK(portalcore_workspace_new(NULL, &workspace, NULL) == PORTALCORE_OK);
        CHECK(portalcore_workspace_put(workspace, "a", 1, manifest, sizeof(manifest) - 1, 0, NULL) == PORTALCORE_OK);
        CHECK(portalcore_workspace_evaluate(workspace, &result, NULL) == PORTALCORE_OK);
        CHECK(portalcore_result_requirements(result, &requirements, NULL) == PORTALCORE_OK);
        CHECK(portalcore_result_changes_since(result, 0, &changes, NULL) == PORTALCORE_OK);
        for (int index = 0; index < 4; index++) {
            switch (place[index]) {
            case 0: portalcore_workspace_free(workspace); break;
            case 1: portalcore_result_free(result), result = NULL; break;
            case 2: portalcore_requirements_free(requirements); break;
            default: portalcore_changes_free(changes); break;
            }
            CHECK(result == NULL || portalcore_result_error_count(result) == 1);
        }
    }
}

int main(void) {
    null_is_nothing();
    null_handles_are_refused();
    strings_are_checked();
    options_are_checked();
    structs_are_checked();
    questions_are_checked();
    reports_are_checked();
    requests_are_checked();
    statuses_have_names();
    what_was_made_stays();
    handles_close_in_any_order();
    printf("misuse: %d checks, %d failed\n", checks, failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
