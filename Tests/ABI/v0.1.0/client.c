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

static const char *word(portalcore_string string) { return string.data == NULL ? "-" : string.data; }

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
        PORTALCORE_ERROR_UNSUPPORTED_OPTION, PORTALCORE_ERROR_LIMIT_EXCEEDED, PORTALCORE_ERROR_INTERNAL, 12345};
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
    printf(" %zu\n", portalcore_changes_count(NULL));
    portalcore_error_free(NULL);
    portalcore_text_free(NULL);
    portalcore_input_free(NULL);
    portalcore_requirements_free(NULL);
    portalcore_result_free(NULL);
    portalcore_workspace_free(NULL);
    portalcore_changes_free(NULL);
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
    options.struct_size = sizeof options - 1;
    say("options of an unknown size", portalcore_input_new(&options, &input, &error));
    options.struct_size = sizeof options;
    options.max_depth = 1001;
    say("options beyond their range", portalcore_input_new(&options, &input, &error));
    options.max_depth = 0;
    options.target = 4711;
    say("options with an unknown number", portalcore_input_new(&options, &input, &error));
    options.target = PORTALCORE_TARGET_ISTIO;
    options.reference_grants = PORTALCORE_GRANTS_NOT_REQUIRED;
    options.max_total_bytes = 8;
    need("options within reason", portalcore_input_new(&options, &input, &error));
    say("more than max_total_bytes", portalcore_input_add(input, "a", 1, "12345678", 8, 0, &error));
    portalcore_input_free(input);
    future.known.struct_size = sizeof future;
    future.unknown[4095] = 1;
    say("options of the future", portalcore_input_new(&future.known, &input, &error));
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
    oneCall(example, size);
    workspace(example, size);
    schemas();
    free(example);
    return 0;
}
