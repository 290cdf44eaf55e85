/*
 * Calls every function of the interface as it was in 0.1.0, and prints what is promised of the answers: statuses,
 * codes, numbers and names, but no wording and no hashes, which later versions may improve.
 *
 * Usage: client EXAMPLE, where EXAMPLE is Examples/orders/portal.yaml
 */
#include "portalcore.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Refers to a file that the host has to supply; the key `name` twice is PC1010, with a label. */
static const char greetings[] =
    "{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: greetings, namespace: shop},\n"
    " spec: {openApi: {file: greetings.yaml}}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: twice, name: twice}}\n";
static const char specification[] =
    "{openapi: 3.1.0, info: {title: Greetings, version: 1.0.0}, paths: {/hello: {get: {responses: {default:\n"
    " {description: A greeting}}}}}}\n";

/* A product under a plan with keys, and a portal that shows it to everyone; the key is "hello-key". */
static const char published[] =
    "{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: hello, namespace: web}, spec: {openApi:\n"
    " {inline: {openapi: 3.1.0, info: {title: Hello, version: 1.0.0}, paths: {/hello: {get: {operationId: hello,\n"
    " responses: {default: {description: A greeting}}}}}}}}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: ApiProduct, metadata: {name: hello, namespace: web}, spec: {\n"
    " usagePlanRefs: [{name: keys}], versions: [{name: v1, route: {backends: [{service: {name: hello, port: 80}}]},\n"
    " apis: [{apiDocRef: {name: hello}}]}]}}\n"
    "---\n"
    "{apiVersion: v1, kind: Service, metadata: {name: hello, namespace: web}, spec: {ports: [{port: 80}]}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: UsagePlan, metadata: {name: keys, namespace: web}, spec: {\n"
    " auth: {apiKey: {query: key}}, rateLimits: [{requests: 5, unit: Minute}]}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: UsagePlan, metadata: {name: tokens, namespace: web}, spec: {auth:\n"
    " {jwt: {issuer: 'https://id.example.com', jwks: {url: 'https://id.example.com/keys'}}}}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: Environment, metadata: {name: live, namespace: web}, spec: {\n"
    " domains: [hello.example.com], gateway: {ref: {name: public}, workload: {namespace: web, selector: {app: gateway}}},\n"
    " products: [{names: [hello], usagePlanRefs: [{name: keys}, {name: tokens}]}]}}\n"
    "---\n"
    "{apiVersion: portalcore.dev/v1alpha1, kind: Portal, metadata: {name: lobby, namespace: web}, spec: {\n"
    " domains: [lobby.example.com], gateway: {ref: {name: public}}, environmentRefs: [{name: live}], visibility: Public}}\n"
    "---\n"
    "{apiVersion: v1, kind: Secret, type: portalcore.dev/api-key, metadata: {name: mia, namespace: web, labels: {\n"
    " portalcore.dev/product: hello, portalcore.dev/environment: live, portalcore.dev/plan: keys}}, stringData: {\n"
    " sha256: 3c3217948e8410d40cb524e0a92496133c253f8bdd5d0e5d257a280a4411fb21, consumer: mia}}\n";
static const char hello[] = "web/live/web/hello/v1/web/hello/hello";

static const char *word(portalcore_string string) { return string.data == NULL ? "-" : string.data; }

#define LITERAL(text) {text, sizeof text - 1}

static const char *yes(int condition) { return condition ? "yes" : "no"; }

/* That of the last call; what stands in an argument list beside a call may be read before it is made. */
static portalcore_error *error;

/* Prints what became of a call, and releases its error. */
static portalcore_status say(const char *call, portalcore_status status) {
    printf("%s: %s", call, portalcore_status_name(status));
    if (error != NULL) {
        printf(", argument %s", word(portalcore_error_argument(error)));
        if (portalcore_error_status(error) != status) printf(", another status in the error");
        if (portalcore_error_message(error).size == 0) printf(", no message");
        portalcore_error_free(error);
        error = NULL;
    }
    printf("\n");
    return status;
}

/* The same for a call that must succeed. */
static void need(const char *call, portalcore_status status) {
    if (say(call, status) != PORTALCORE_OK) exit(1);
}

/* Prints whether a text begins as it must, and releases it. */
static void show(const char *what, portalcore_text *text, const char *beginning) {
    portalcore_string view = portalcore_text_view(text);
    printf("%s: begins with %s: %s, ends in NUL: %s\n", what, beginning,
        yes(strncmp(view.data, beginning, strlen(beginning)) == 0), yes(view.data[view.size] == '\0'));
    portalcore_text_free(text);
}

static char *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);
    if (file == NULL || text == NULL) {
        perror(path);
        exit(2);
    }
    *size = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

static void versions(void) {
    static const portalcore_status known[] = {PORTALCORE_OK, PORTALCORE_ERROR_INVALID_ARGUMENT,
        PORTALCORE_ERROR_OUT_OF_RANGE, PORTALCORE_ERROR_DUPLICATE_NAME, PORTALCORE_ERROR_INVALID_STATE,
        PORTALCORE_ERROR_UNSUPPORTED_OPTION, PORTALCORE_ERROR_NOT_FOUND, PORTALCORE_ERROR_MALFORMED,
        PORTALCORE_ERROR_LIMIT_EXCEEDED, PORTALCORE_ERROR_INTERNAL, 12345};
    for (size_t index = 0; index < sizeof known / sizeof known[0]; index += 1)
        printf("status %d: %s\n", (int)known[index], portalcore_status_name(known[index]));
    printf("version begins with a digit: %s\n", yes(portalcore_version()[0] >= '0' && portalcore_version()[0] <= '9'));
    printf("interface is at least %d: %s\n", PORTALCORE_ABI_VERSION,
        yes(portalcore_abi_version() >= PORTALCORE_ABI_VERSION));
}

static void nothing(void) {
    printf("NULL: %d", (int)portalcore_error_status(NULL));
    printf(" %zu %zu", portalcore_error_message(NULL).size, portalcore_error_argument(NULL).size);
    printf(" %zu %zu", portalcore_text_view(NULL).size, portalcore_requirements_count(NULL));
    printf(" %zu %zu", portalcore_result_summary(NULL).size, portalcore_result_document_count(NULL));
    printf(" %zu %zu", portalcore_result_diagnostic_count(NULL), portalcore_result_error_count(NULL));
    printf(" %zu %d", portalcore_result_warning_count(NULL), (int)portalcore_result_revision(NULL));
    printf(" %zu %d", portalcore_result_held_back_count(NULL), (int)portalcore_changes_need_resync(NULL));
    printf(" %u", portalcore_result_is_complete(NULL));
    printf(" %zu %zu", portalcore_changes_count(NULL), portalcore_diff_count(NULL));
    printf(" %zu %zu", portalcore_policy_route_count(NULL), portalcore_policy_key_count(NULL));
    printf(" %zu %zu\n", portalcore_policy_token_provider_count(NULL), portalcore_policy_token_provider(NULL, 0).size);
    portalcore_error_free(NULL);
    portalcore_text_free(NULL);
    portalcore_input_free(NULL);
    portalcore_requirements_free(NULL);
    portalcore_result_free(NULL);
    portalcore_workspace_free(NULL);
    portalcore_changes_free(NULL);
    portalcore_diff_free(NULL);
    portalcore_policy_free(NULL);
}

/* What cannot be asked for is refused, at the size that the struct had. */
static void options(void) {
    portalcore_input *input;
    portalcore_options options = PORTALCORE_OPTIONS_INIT;
    struct {
        portalcore_options known;
        char unknown[4096];
    } future = {PORTALCORE_OPTIONS_INIT, {0}};

    need("options", portalcore_input_new(&options, &input, &error));
    portalcore_input_free(input);
    options.struct_size = 8;
    say("options of an unknown size", portalcore_input_new(&options, &input, &error));
    options.struct_size = sizeof options;
    options.max_depth = 1001;
    say("options beyond their range", portalcore_input_new(&options, &input, &error));
    options.max_depth = 0;
    options.target = 4711;
    say("options with an unknown number", portalcore_input_new(&options, &input, &error));
    options.target = PORTALCORE_TARGET_ISTIO;
    options.reference_grants = PORTALCORE_GRANTS_NOT_REQUIRED;
    options.request_authentication = PORTALCORE_REQUEST_AUTHENTICATION_ON;
    options.authorization_service_port = 65536;
    say("options with a port of no service", portalcore_input_new(&options, &input, &error));
    options.authorization_service_port = options.rate_limit_service_port = options.portal_service_port = 65535;
    options.authorization_service_name = options.rate_limit_service_name = (portalcore_string)LITERAL("service");
    options.portal_service_name = (portalcore_string)LITERAL("Service");
    say("options with a name of no service", portalcore_input_new(&options, &input, &error));
    options.portal_service_name = options.portal_service_namespace = (portalcore_string)LITERAL("web");
    options.root_namespace = (portalcore_string)LITERAL("Mesh");
    say("options with a namespace that is none", portalcore_input_new(&options, &input, &error));
    options.root_namespace = (portalcore_string)LITERAL("mesh");
    options.max_total_bytes = 8;
    need("options within reason", portalcore_input_new(&options, &input, &error));
    say("more than max_total_bytes", portalcore_input_add(input, "a", 1, "12345678", 8, 0, &error));
    portalcore_input_free(input);
    future.known.struct_size = sizeof future;
    future.unknown[4095] = 1;
    say("options of the future", portalcore_input_new(&future.known, &input, &error));
}

static void envoy(const char *example, size_t size) {
    portalcore_backend backend = {LITERAL("shop/orders"), {LITERAL("localhost"), 9002, 0}};
    portalcore_envoy_options envoy = PORTALCORE_ENVOY_OPTIONS_INIT;
    portalcore_options options = PORTALCORE_OPTIONS_INIT;
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    portalcore_endpoint place = {LITERAL("127.0.0.1"), 9001, 0};
    portalcore_input *input;
    portalcore_result *result;
    portalcore_text *text;

    options.envoy = &envoy;
    say("options of another target", portalcore_input_new(&options, &input, &error));
    options.target = PORTALCORE_TARGET_ENVOY;
    envoy.mocks = PORTALCORE_MOCKS_ALL;
    envoy.access_logging = PORTALCORE_ACCESS_LOG_OFF;
    envoy.listener = envoy.admin = envoy.authorization = envoy.rate_limit = envoy.portal = place;
    envoy.listener.port = 9000;
    envoy.backends = &backend;
    envoy.backend_count = 1;
    envoy.trusted_certificates = (portalcore_string)LITERAL("/etc/trusted.pem");
    envoy.max_listed_routes = 7;
    envoy.access_log = (portalcore_string)LITERAL("/dev/null");
    say("a log that is off", portalcore_input_new(&options, &input, &error));
    envoy.access_logging = PORTALCORE_ACCESS_LOG_ON;
    envoy.mocks = 4711;
    say("mocks with an unknown number", portalcore_input_new(&options, &input, &error));
    envoy.mocks = PORTALCORE_MOCKS_NONE;
    for (int round = 0; round < 2; round += 1) {
        need("input", portalcore_input_new(&options, &input, &error));
        need("add", portalcore_input_add(input, "portal.yaml", 11, example, size, PORTALCORE_FORMAT_YAML, &error));
        need("translate", portalcore_translate(input, &result, &error));
        portalcore_input_free(input);
        for (size_t index = 0; index < portalcore_result_document_count(result); index += 1) {
            need("document", portalcore_result_document(result, index, &document, &error));
            printf("  %s %s %s %s\n", word(document.api_version), word(document.kind), word(document.object_namespace),
                word(document.object_name));
        }
        need("documents", portalcore_result_render_documents(result, PORTALCORE_FORMAT_JSON, &text, &error));
        show("documents", text, round == 0 ? "{" : "[");
        portalcore_result_free(result);
        envoy.directory = (portalcore_string)LITERAL("portal");
    }
}

static void requirements(portalcore_requirements *requirements) {
    portalcore_requirement requirement = PORTALCORE_REQUIREMENT_INIT;
    size_t count = portalcore_requirements_count(requirements);
    for (size_t index = 0; index < count; index += 1) {
        need("requirement", portalcore_requirements_get(requirements, index, &requirement, &error));
        printf("  %u %s\n", requirement.kind, word(requirement.name));
    }
    say("requirement beyond", portalcore_requirements_get(requirements, count, &requirement, &error));
    portalcore_requirements_free(requirements);
}

static void documents(const portalcore_result *result) {
    portalcore_text *text;
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    size_t count = portalcore_result_document_count(result);
    printf("documents: %zu\n", count);
    for (size_t index = 0; index < count; index += 1) {
        need("document", portalcore_result_document(result, index, &document, &error));
        printf("  %u %s %s %s/%s, hash of %zu\n", document.phase, word(document.api_version), word(document.kind),
            word(document.object_namespace), word(document.object_name), document.content_hash.size);
        need("text", portalcore_result_document_text(result, index, PORTALCORE_FORMAT_YAML, &text, &error));
        show("document", text, "---");
    }
    say("document beyond", portalcore_result_document(result, count, &document, &error));
    need("YAML", portalcore_result_render_documents(result, PORTALCORE_FORMAT_YAML, &text, &error));
    portalcore_text_free(text);
    need("JSON", portalcore_result_render_documents(result, PORTALCORE_FORMAT_JSON, &text, &error));
    show("documents", text, "{");
}

static void range(const char *what, portalcore_range range) {
    printf("  %s %s %s %d-%d %u:%u-%u:%u\n", what, word(range.file), word(range.pointer), (int)range.start_offset,
        (int)range.end_offset, range.start_line, range.start_column, range.end_line, range.end_column);
}

/* Later versions may find more: only what this version found is looked for. */
static void diagnostics(const portalcore_result *result) {
    portalcore_text *text;
    portalcore_diagnostic diagnostic = PORTALCORE_DIAGNOSTIC_INIT;
    portalcore_label label = PORTALCORE_LABEL_INIT;
    size_t count = portalcore_result_diagnostic_count(result);
    printf("errors and warnings are among the diagnostics: %s\n",
        yes(portalcore_result_error_count(result) + portalcore_result_warning_count(result) <= count));
    for (size_t index = 0; index < count; index += 1) {
        if (portalcore_result_diagnostic(result, index, &diagnostic, &error) != PORTALCORE_OK) exit(1);
        if (strcmp(word(diagnostic.code), "PC1010") != 0) continue;
        printf("PC1010: %u %s, message: %s\n", diagnostic.severity, word(diagnostic.slug),
            yes(diagnostic.message.size > 0));
        range("at", diagnostic.range);
        for (size_t number = 0; number < diagnostic.label_count; number += 1) {
            need("label", portalcore_result_diagnostic_label(result, index, number, &label, &error));
            range(label.message.size > 0 ? "label" : "label without message", label.range);
        }
        say("label beyond",
            portalcore_result_diagnostic_label(result, index, diagnostic.label_count, &label, &error));
    }
    say("diagnostic beyond", portalcore_result_diagnostic(result, count, &diagnostic, &error));
    need("JSON", portalcore_result_render_diagnostics(result, PORTALCORE_DIAGNOSTICS_JSON, &text, &error));
    show("diagnostics", text, "{");
    need("text", portalcore_result_render_diagnostics(result, PORTALCORE_DIAGNOSTICS_TEXT, &text, &error));
    portalcore_text_free(text);
    need("page", portalcore_diagnostic_page("pc1010", 6, &text, &error));
    show("page", text, "# ");
    say("page of no code", portalcore_diagnostic_page("PC0000", 6, &text, &error));
}

static void oneCall(const char *example, size_t size) {
    portalcore_input *input;
    portalcore_requirements *required;
    portalcore_result *result;

    need("input", portalcore_input_new(NULL, &input, &error));
    say("no input", portalcore_input_add(NULL, "a", 1, "", 0, PORTALCORE_FORMAT_YAML, &error));
    need("add", portalcore_input_add(input, "a.yaml", 6, example, size, PORTALCORE_FORMAT_AUTOMATIC, &error));
    say("add again", portalcore_input_add(input, "a.yaml", 6, example, size, PORTALCORE_FORMAT_YAML, &error));
    need("add",
        portalcore_input_add(input, "b.yaml", 6, greetings, sizeof greetings - 1, PORTALCORE_FORMAT_YAML, &error));
    need("required", portalcore_required_content(input, &required, &error));
    requirements(required);
    need("validate", portalcore_validate(input, &result, &error));
    printf("documents: %zu, revision: %d\n", portalcore_result_document_count(result),
        (int)portalcore_result_revision(result));
    need("still required", portalcore_result_requirements(result, &required, &error));
    portalcore_result_free(result);
    requirements(required);
    need("content",
        portalcore_input_add_content(input, "greetings.yaml", 14, specification, sizeof specification - 1, &error));
    need("translate", portalcore_translate(input, &result, &error));
    portalcore_input_free(input);
    printf("summary: %s\n", yes(portalcore_result_summary(result).size > 0));
    documents(result);
    diagnostics(result);
    portalcore_result_free(result);
}

static void changes(const char *since, const portalcore_result *result, uint64_t revision) {
    portalcore_text *text;
    portalcore_changes *changes;
    portalcore_change change = PORTALCORE_CHANGE_INIT;
    need(since, portalcore_result_changes_since(result, revision, &changes, &error));
    size_t count = portalcore_changes_count(changes);
    printf("revision %d, complete %u, %zu held back, resync %u, %zu changes\n", (int)portalcore_result_revision(result),
        portalcore_result_is_complete(result), portalcore_result_held_back_count(result),
        portalcore_changes_need_resync(changes), count);
    for (size_t index = 0; index < count; index += 1) {
        need("change", portalcore_changes_get(changes, index, &change, &error));
        printf("  %u %u %s %s %s/%s, hash of %zu\n", change.action, change.phase, word(change.api_version),
            word(change.kind), word(change.object_namespace), word(change.object_name), change.content_hash.size);
        if (say("text", portalcore_changes_document_text(changes, index, PORTALCORE_FORMAT_JSON, &text, &error)) ==
            PORTALCORE_OK)
            show("change", text, "{");
    }
    say("change beyond", portalcore_changes_get(changes, count, &change, &error));
    portalcore_changes_free(changes);
}

static void workspace(const char *example, size_t size) {
    portalcore_workspace *workspace;
    portalcore_result *first, *second;
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;

    need("workspace", portalcore_workspace_new(NULL, &workspace, &error));
    document.phase = PORTALCORE_PHASE_ROUTES;
    document.api_version = (portalcore_string){"networking.istio.io/v1", 22};
    document.kind = (portalcore_string){"VirtualService", 14};
    document.object_namespace = (portalcore_string){"shop", 4};
    document.object_name = (portalcore_string){"portalcore-old", 14};
    need("adopt", portalcore_workspace_adopt(workspace, &document, &error));
    need("put", portalcore_workspace_put(workspace, "a.yaml", 6, example, size, PORTALCORE_FORMAT_YAML, &error));
    need("put content", portalcore_workspace_put_content(workspace, "greetings.yaml", 14, "{}", 2, &error));
    need("remove content", portalcore_workspace_remove_content(workspace, "greetings.yaml", 14, &error));

    need("evaluate", portalcore_workspace_evaluate(workspace, &first, &error));
    changes("changes while listing", first, 0);
    portalcore_result_free(first);
    say("adopt too late", portalcore_workspace_adopt(workspace, &document, &error));

    need("end of listing", portalcore_workspace_end_listing(workspace, &error));
    need("evaluate", portalcore_workspace_evaluate(workspace, &first, &error));
    changes("changes since nothing", first, 0);

    need("remove", portalcore_workspace_remove(workspace, "a.yaml", 6, &error));
    need("evaluate", portalcore_workspace_evaluate(workspace, &second, &error));
    changes("changes since the first", second, portalcore_result_revision(first));
    changes("changes since what never was", second, 4711);
    portalcore_result_free(first);

    need("begin of listing", portalcore_workspace_begin_listing(workspace, &error));
    need("end of listing", portalcore_workspace_end_listing(workspace, &error));
    portalcore_workspace_free(workspace);
    changes("changes without a workspace", second, portalcore_result_revision(second));
    portalcore_result_free(second);
}

static void schemas(void) {
    portalcore_text *text;
    need("CRDs", portalcore_crds(PORTALCORE_FORMAT_YAML, &text, &error));
    portalcore_text_free(text);
    need("CRDs", portalcore_crds(PORTALCORE_FORMAT_JSON, &text, &error));
    show("CRDs", text, "{");
    say("CRDs in no format", portalcore_crds(4711, &text, &error));
}

static portalcore_result *translation(const char *text, size_t size) {
    portalcore_input *input;
    portalcore_result *result;
    need("input", portalcore_input_new(NULL, &input, &error));
    need("add", portalcore_input_add(input, "web.yaml", 8, text, size, PORTALCORE_FORMAT_YAML, &error));
    need("translate", portalcore_translate(input, &result, &error));
    portalcore_input_free(input);
    return result;
}

static void publication(const portalcore_result *result) {
    portalcore_text *text;
    portalcore_string group = LITERAL("guests");
    portalcore_viewer viewer = PORTALCORE_VIEWER_INIT;
    portalcore_specification asked = PORTALCORE_SPECIFICATION_INIT;
    viewer.username = (portalcore_string)LITERAL("mia");
    viewer.groups = &group;
    viewer.group_count = 1;

    need("statuses", portalcore_result_render_statuses(result, PORTALCORE_FORMAT_YAML, &text, &error));
    show("statuses", text, "---");
    need("statuses", portalcore_result_render_statuses(result, PORTALCORE_FORMAT_JSON, &text, &error));
    show("statuses", text, "{");
    need("catalogue",
        portalcore_result_render_catalog(result, "web/lobby", 9, NULL, PORTALCORE_FORMAT_JSON, &text, &error));
    show("catalogue", text, "{");
    need("catalogue",
        portalcore_result_render_catalog(result, "web/lobby", 9, &viewer, PORTALCORE_FORMAT_YAML, &text, &error));
    show("catalogue", text, "---");
    say("catalogue of nothing",
        portalcore_result_render_catalog(result, "web/attic", 9, NULL, PORTALCORE_FORMAT_YAML, &text, &error));
    viewer.groups = NULL;
    say("catalogue for nobody",
        portalcore_result_render_catalog(result, "web/lobby", 9, &viewer, PORTALCORE_FORMAT_YAML, &text, &error));
    viewer.groups = &group;

    asked.product = (portalcore_string)LITERAL("web/hello");
    asked.version = (portalcore_string)LITERAL("v1");
    asked.environment = (portalcore_string)LITERAL("web/live");
    asked.format = PORTALCORE_FORMAT_JSON;
    need("specification", portalcore_result_render_specification(result, &asked, &text, &error));
    show("specification", text, "{");
    asked.viewer = &viewer;
    say("specification for whom", portalcore_result_render_specification(result, &asked, &text, &error));
    asked.portal = (portalcore_string)LITERAL("web/lobby");
    asked.openapi = PORTALCORE_OPENAPI_3_0;
    asked.format = PORTALCORE_FORMAT_YAML;
    need("specification", portalcore_result_render_specification(result, &asked, &text, &error));
    show("specification", text, "---");
    asked.openapi = PORTALCORE_OPENAPI_3_1;
    asked.version = (portalcore_string)LITERAL("v2");
    say("specification of nothing", portalcore_result_render_specification(result, &asked, &text, &error));
}

/* Only the beginning of what is said is looked for: its words may change. */
static void reports(const portalcore_result *result) {
    portalcore_text *text;
    portalcore_field header = {LITERAL("x-portal-consumer"), LITERAL("somebody")};
    portalcore_explain_request asked = PORTALCORE_EXPLAIN_REQUEST_INIT;
    const uint32_t formats[] = {PORTALCORE_REPORT_JSON, PORTALCORE_REPORT_YAML, PORTALCORE_REPORT_TEXT, 4711};
    const char *const beginnings[] = {"{", "---", ""};

    say("explanation of nothing", portalcore_result_render_explanation(result, &asked, formats[0], &text, &error));
    asked.method = (portalcore_string)LITERAL("GET");
    asked.url = (portalcore_string)LITERAL("https://hello.example.com/hello?key=hello-key");
    asked.environment = (portalcore_string)LITERAL("web/live");
    asked.client_address = (portalcore_string)LITERAL("203.0.113.7");
    asked.headers = &header;
    asked.header_count = 1;
    asked.now = 1800000000;
    for (int index = 0; index < 3; index += 1) {
        need("explanation", portalcore_result_render_explanation(result, &asked, formats[index], &text, &error));
        printf("its key is shown: %s\n", yes(strstr(portalcore_text_view(text).data, "hello-key") != NULL));
        show("explanation", text, beginnings[index]);
        need("overlaps",
            portalcore_result_render_overlaps(result, PORTALCORE_OVERLAPS_FINDINGS, formats[index], &text, &error));
        show("overlaps", text, beginnings[index]);
    }
    say("explanation in no format",
        portalcore_result_render_explanation(result, &asked, formats[3], &text, &error));
    need("all overlaps",
        portalcore_result_render_overlaps(result, PORTALCORE_OVERLAPS_ALL, formats[0], &text, &error));
    show("overlaps", text, "{");
    say("overlaps of no scope", portalcore_result_render_overlaps(result, 4711, formats[0], &text, &error));
    say("overlaps in no format",
        portalcore_result_render_overlaps(result, PORTALCORE_OVERLAPS_ALL, formats[3], &text, &error));
}

/* Later versions may notice more: only what this version notices is looked for. */
static void comparison(const portalcore_result *before) {
    portalcore_diff *diff;
    portalcore_text *text;
    portalcore_difference difference = PORTALCORE_DIFFERENCE_INIT;
    portalcore_result *after = translation("", 0);
    need("compare", portalcore_result_compare(before, before, &diff, &error));
    printf("differences of the same: %zu\n", portalcore_diff_count(diff));
    portalcore_diff_free(diff);
    need("compare", portalcore_result_compare(before, after, &diff, &error));
    portalcore_result_free(after);
    size_t count = portalcore_diff_count(diff);
    for (size_t index = 0; index < count; index += 1) {
        if (portalcore_diff_get(diff, index, &difference, &error) != PORTALCORE_OK) exit(1);
        if (strcmp(word(difference.kind), "environment-removed") != 0) continue;
        printf("environment-removed: breaking: %s, subject: %s, message: %s\n",
            yes(difference.severity == PORTALCORE_DIFF_BREAKING), yes(difference.subject.size > 0),
            yes(difference.message.size > 0));
        range("before", difference.before);
        printf("  after: %s\n", word(difference.after.file));
    }
    say("difference beyond", portalcore_diff_get(diff, count, &difference, &error));
    need("differences", portalcore_diff_render(diff, PORTALCORE_DIFF_JSON, &text, &error));
    show("differences", text, "{");
    need("differences", portalcore_diff_render(diff, PORTALCORE_DIFF_TEXT, &text, &error));
    portalcore_text_free(text);
    say("differences in no format", portalcore_diff_render(diff, 4711, &text, &error));
    portalcore_diff_free(diff);
}

static void bytes(const char *what, portalcore_bytes bytes) {
    printf("  %s %.*s\n", what, bytes.size == 0 ? 1 : (int)bytes.size, bytes.size == 0 ? "-" : bytes.data);
}

static void decision(const portalcore_decision *decision) {
    printf("  allowed %u, reason %u, status %u, reserved %u, it fits: %s\n", decision->allowed, decision->reason,
        decision->status, decision->reserved, yes(decision->needed_size <= decision->memory_size));
    bytes("route", decision->route);
    bytes("plan", decision->plan);
    bytes("consumer", decision->consumer);
    printf("  challenge: %s\n", yes(decision->www_authenticate.size > 0));
    for (uint32_t index = 0; index < decision->set_header_count; index += 1) {
        bytes("set", decision->set_headers[index].name);
        bytes("  to", decision->set_headers[index].value);
    }
    for (uint32_t index = 0; index < decision->removed_header_count; index += 1)
        bytes("remove", decision->removed_headers[index]);
    for (uint32_t index = 0; index < decision->removed_parameter_count; index += 1)
        bytes("remove parameter", decision->removed_parameters[index]);
    for (uint32_t index = 0; index < decision->limit_count; index += 1) {
        bytes("count", decision->limits[index].name);
        bytes("  as", decision->limits[index].value);
    }
    bytes("count in", decision->limit_domain);
}

static void policy(portalcore_result *result) {
    static char memory[2][8192];
    portalcore_policy *policy;
    portalcore_bytes document = LITERAL("{}");
    portalcore_field header = {LITERAL("x-portal-consumer"), LITERAL("somebody")};
    portalcore_field token = {PORTALCORE_BYTES_INIT, LITERAL("{\"iss\": \"https://id.example.com\", \"sub\": \"eva\"}")};
    portalcore_token_failure failure = {PORTALCORE_BYTES_INIT, 40, 0};
    portalcore_request requests[2] = {PORTALCORE_REQUEST_INIT, PORTALCORE_REQUEST_INIT};
    portalcore_decision decisions[2] = {PORTALCORE_DECISION_INIT, PORTALCORE_DECISION_INIT};

    say("policy of what is none", portalcore_policy_load(&document, 1, &policy, &error));
    need("policy of nothing", portalcore_policy_load(NULL, 0, &policy, &error));
    portalcore_policy_free(policy);
    need("policy", portalcore_result_policy(result, &policy, &error));
    portalcore_result_free(result);
    printf("routes: %s, keys: %zu, providers: %zu, beyond: %s\n", yes(portalcore_policy_route_count(policy) > 0),
        portalcore_policy_key_count(policy), portalcore_policy_token_provider_count(policy),
        word(portalcore_policy_token_provider(policy, 1)));
    portalcore_string provider = portalcore_policy_token_provider(policy, 0);
    printf("the provider has a name: %s\n", yes(provider.size > 0));
    token.name = failure.provider = (portalcore_bytes){provider.data, provider.size};

    requests[0].route = requests[1].route = (portalcore_bytes){hello, sizeof hello - 1};
    requests[0].path = (portalcore_bytes)LITERAL("/hello?key=hello-key");
    requests[0].headers = &header;
    requests[0].header_count = 1;
    requests[0].client_address = (portalcore_bytes)LITERAL("203.0.113.7");
    requests[0].now = requests[1].now = 1800000000;
    need("decide without memory", portalcore_policy_decide(policy, &requests[0], &decisions[0], &error));
    decision(&decisions[0]);
    for (int index = 0; index < 2; index += 1) {
        decisions[index].memory = memory[index];
        decisions[index].memory_size = sizeof memory[index];
    }
    need("decide on a key", portalcore_policy_decide(policy, &requests[0], &decisions[0], &error));
    decision(&decisions[0]);
    requests[0].path = (portalcore_bytes)LITERAL("/hello");
    requests[0].tokens = &token;
    requests[0].token_count = 1;
    requests[1].token_failures = &failure;
    requests[1].token_failure_count = 1;
    need("decide on tokens", portalcore_policy_decide_batch(policy, requests, decisions, 2, &error));
    decision(&decisions[0]);
    decision(&decisions[1]);
    requests[1].token_failure_count = 0;
    requests[1].route = (portalcore_bytes)PORTALCORE_BYTES_INIT;
    requests[1].host = (portalcore_bytes)LITERAL("hello.example.com");
    requests[1].method = (portalcore_bytes)LITERAL("GET");
    requests[1].path = (portalcore_bytes)LITERAL("/hello");
    need("decide by path", portalcore_policy_decide(policy, &requests[1], &decisions[1], &error));
    decision(&decisions[1]);
    requests[1].struct_size = 8;
    say("decide on nothing known", portalcore_policy_decide(policy, &requests[1], &decisions[1], &error));
    portalcore_policy_free(policy);
}

static void publicationAndPolicy(void) {
    portalcore_result *result = translation(published, sizeof published - 1);
    printf("errors: %zu\n", portalcore_result_error_count(result));
    publication(result);
    reports(result);
    comparison(result);
    policy(result);
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: client EXAMPLE\n");
        return 2;
    }
    size_t size;
    char *example = contents(arguments[1], &size);
    versions();
    nothing();
    options();
    envoy(example, size);
    oneCall(example, size);
    workspace(example, size);
    publicationAndPolicy();
    schemas();
    free(example);
    return 0;
}
