/* What the header says of inputs and results. */
#include <string.h>

#include "harness.h"
#include "range.h"

/* ---- Making them ---- */

static void add(portalcore_input *input, const fuzz_text *text) {
    portalcore_error *error = NULL;
    portalcore_status status =
        text->is_content
            ? portalcore_input_add_content(input, text->name.data, text->name.size, text->bytes, text->size, &error)
            : portalcore_input_add(
                  input, text->name.data, text->name.size, text->bytes, text->size, text->format, &error);
    CHECK_STRING(status == PORTALCORE_OK, portalcore_error_message(error));
    CHECK(!error);
}

portalcore_input *fuzz_input(const portalcore_options *options, const fuzz_texts *texts, bool is_reversed) {
    portalcore_input *input = NULL;
    portalcore_error *error = NULL;
    portalcore_status status = portalcore_input_new(options, &input, &error);
    CHECK_STRING(status == PORTALCORE_OK, portalcore_error_message(error));
    CHECK(input && !error);
    for (size_t i = 0; i < texts->count; i++) add(input, &texts->entries[is_reversed ? texts->count - 1 - i : i]);
    return input;
}

portalcore_result *fuzz_translate(const portalcore_input *input) {
    portalcore_result *result = NULL;
    CHECK(portalcore_translate(input, &result, NULL) == PORTALCORE_OK);
    CHECK(result);
    return result;
}

portalcore_text *fuzz_documents_text(const portalcore_result *result, uint32_t format) {
    portalcore_text *text = NULL;
    CHECK(portalcore_result_render_documents(result, format, &text, NULL) == PORTALCORE_OK);
    fuzz_check_string(portalcore_text_view(text));
    return text;
}

portalcore_text *fuzz_diagnostics_text(const portalcore_result *result, uint32_t format) {
    portalcore_text *text = NULL;
    CHECK(portalcore_result_render_diagnostics(result, format, &text, NULL) == PORTALCORE_OK);
    fuzz_check_string(portalcore_text_view(text));
    return text;
}

/* ---- Diagnostics ---- */

static bool is_code(portalcore_string code) {
    if (code.size != 6 || memcmp(code.data, "PC", 2) != 0) return false;
    for (size_t i = 2; i < 6; i++)
        if (code.data[i] < '0' || code.data[i] > '9') return false;
    return true;
}

static bool is_one_line(portalcore_string text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '\n' || text.data[i] == '\r') return false;
    return true;
}

static void check_diagnostic(const portalcore_diagnostic *it, const fuzz_texts *texts) {
    CHECK(it->severity >= PORTALCORE_SEVERITY_ERROR && it->severity <= PORTALCORE_SEVERITY_INFO);
    CHECK(it->reserved == 0);
    fuzz_check_string(it->code);
    fuzz_check_string(it->slug);
    fuzz_check_string(it->message);
    fuzz_check_string(it->help);
    fuzz_check_string(it->subject);
    fuzz_check_string(it->fix_replacement);
    CHECK_STRING(is_code(it->code), it->code);
    /* PC0xxx are faults of the library. */
    CHECK_STRING(it->code.data[2] != '0', it->message);
    CHECK(it->slug.size > 0);
    CHECK(it->message.size > 0);
    CHECK_STRING(is_one_line(it->message), it->message);
    fuzz_check_range(&it->range, texts);
    fuzz_check_range(&it->fix_range, texts);
    CHECK((it->fix_replacement.data != NULL) == (it->fix_range.file.data != NULL));
}

static void check_label(const portalcore_label *label, const fuzz_texts *texts) {
    fuzz_check_string(label->message);
    CHECK(label->message.size > 0);
    fuzz_check_range(&label->range, texts);
}

static bool is_sorted(const portalcore_diagnostic *left, const portalcore_diagnostic *right) {
    int order = fuzz_compare(left->range.file, right->range.file);
    if (order != 0) return order < 0;
    if (left->range.start_offset != right->range.start_offset)
        return left->range.start_offset < right->range.start_offset;
    return fuzz_compare(left->code, right->code) <= 0;
}

static void check_diagnostics(const portalcore_result *result, const fuzz_texts *texts) {
    size_t errors = 0, warnings = 0, count = portalcore_result_diagnostic_count(result);
    portalcore_diagnostic previous = PORTALCORE_DIAGNOSTIC_INIT;
    for (size_t i = 0; i < count; i++) {
        portalcore_diagnostic it = PORTALCORE_DIAGNOSTIC_INIT;
        CHECK(portalcore_result_diagnostic(result, i, &it, NULL) == PORTALCORE_OK);
        check_diagnostic(&it, texts);
        CHECK_STRING(i == 0 || is_sorted(&previous, &it), it.message);
        for (size_t k = 0; k < it.label_count; k++) {
            portalcore_label label = PORTALCORE_LABEL_INIT;
            CHECK(portalcore_result_diagnostic_label(result, i, k, &label, NULL) == PORTALCORE_OK);
            check_label(&label, texts);
        }
        portalcore_label beyond = PORTALCORE_LABEL_INIT;
        CHECK(
            portalcore_result_diagnostic_label(result, i, it.label_count, &beyond, NULL) ==
            PORTALCORE_ERROR_OUT_OF_RANGE);
        errors += it.severity == PORTALCORE_SEVERITY_ERROR;
        warnings += it.severity == PORTALCORE_SEVERITY_WARNING;
        previous = it;
    }
    portalcore_diagnostic beyond = PORTALCORE_DIAGNOSTIC_INIT;
    CHECK(portalcore_result_diagnostic(result, count, &beyond, NULL) == PORTALCORE_ERROR_OUT_OF_RANGE);
    CHECK(portalcore_result_error_count(result) == errors);
    CHECK(portalcore_result_warning_count(result) == warnings);
}

static void check_renderings(const portalcore_result *result) {
    for (uint32_t format = PORTALCORE_DIAGNOSTICS_JSON; format <= PORTALCORE_DIAGNOSTICS_GITHUB; format++) {
        portalcore_text *text = fuzz_diagnostics_text(result, format);
        portalcore_string view = portalcore_text_view(text);
        if (format <= PORTALCORE_DIAGNOSTICS_SARIF) CHECK_STRING(fuzz_is_json(view.data, view.size), view);
        portalcore_text_free(text);
    }
}

bool fuzz_has_code(const portalcore_result *result, const char *prefix) {
    size_t length = strlen(prefix), count = portalcore_result_diagnostic_count(result);
    for (size_t i = 0; i < count; i++) {
        portalcore_diagnostic it = PORTALCORE_DIAGNOSTIC_INIT;
        CHECK(portalcore_result_diagnostic(result, i, &it, NULL) == PORTALCORE_OK);
        if (it.code.size >= length && memcmp(it.code.data, prefix, length) == 0) return true;
    }
    return false;
}

/* ---- Documents ---- */

/* Kubernetes takes nothing else: RFC 1123, `.` between labels of a name. */
static bool is_dns_name(portalcore_string name, bool is_label) {
    if (name.size == 0 || name.size > (is_label ? 63 : 253)) return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool is_alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool is_edge = i == 0 || i + 1 == name.size || name.data[i - 1] == '.' || name.data[i + 1] == '.';
        if (is_alphanumeric || (c == '-' && !is_edge) || (c == '.' && !is_label && i > 0 && i + 1 < name.size)) continue;
        return false;
    }
    return true;
}

static bool is_content_hash(portalcore_string hash) {
    for (size_t i = 0; i < hash.size; i++)
        if (!strchr("0123456789abcdef", hash.data[i]) || !hash.data[i]) return false;
    return hash.size == 64;
}

static void check_document(const portalcore_document *it) {
    CHECK(it->reserved == 0);
    fuzz_check_string(it->api_version);
    fuzz_check_string(it->kind);
    fuzz_check_string(it->object_namespace);
    fuzz_check_string(it->object_name);
    fuzz_check_string(it->content_hash);
    CHECK(
        it->phase == PORTALCORE_PHASE_FILTERS || it->phase == PORTALCORE_PHASE_FOUNDATIONS ||
        it->phase == PORTALCORE_PHASE_PARTS || it->phase == PORTALCORE_PHASE_ROUTES);
    CHECK(it->api_version.size > 0 && it->kind.size > 0);
    CHECK_STRING(is_dns_name(it->object_namespace, true), it->object_namespace);
    CHECK_STRING(is_dns_name(it->object_name, false), it->object_name);
    CHECK_STRING(is_content_hash(it->content_hash), it->content_hash);
}

static void check_texts_of(const portalcore_result *result, size_t index) {
    portalcore_text *text = NULL;
    CHECK(portalcore_result_document_text(result, index, PORTALCORE_FORMAT_YAML, &text, NULL) == PORTALCORE_OK);
    portalcore_string view = portalcore_text_view(text);
    fuzz_check_string(view);
    CHECK_STRING(view.size > 4 && memcmp(view.data, "---\n", 4) == 0, view);
    portalcore_text_free(text);
    CHECK(portalcore_result_document_text(result, index, PORTALCORE_FORMAT_JSON, &text, NULL) == PORTALCORE_OK);
    view = portalcore_text_view(text);
    fuzz_check_string(view);
    CHECK_STRING(fuzz_is_json(view.data, view.size), view);
    portalcore_text_free(text);
}

static bool is_same_object(const portalcore_document *left, const portalcore_document *right) {
    return fuzz_equal(left->kind, right->kind) && fuzz_equal(left->object_namespace, right->object_namespace) &&
           fuzz_equal(left->object_name, right->object_name) && fuzz_equal(left->api_version, right->api_version);
}

static void check_documents(const portalcore_result *result, bool is_thorough) {
    size_t count = portalcore_result_document_count(result);
    uint32_t phase = 0;
    for (size_t i = 0; i < count; i++) {
        portalcore_document it = PORTALCORE_DOCUMENT_INIT;
        CHECK(portalcore_result_document(result, i, &it, NULL) == PORTALCORE_OK);
        check_document(&it);
        CHECK(phase <= it.phase);
        phase = it.phase;
        for (size_t k = 0; k < i; k++) {
            portalcore_document other = PORTALCORE_DOCUMENT_INIT;
            CHECK(portalcore_result_document(result, k, &other, NULL) == PORTALCORE_OK);
            CHECK_STRING(!is_same_object(&it, &other), it.object_name);
        }
        if (is_thorough) check_texts_of(result, i);
    }
    portalcore_document beyond = PORTALCORE_DOCUMENT_INIT;
    CHECK(portalcore_result_document(result, count, &beyond, NULL) == PORTALCORE_ERROR_OUT_OF_RANGE);
}

/* ---- Results ---- */

void fuzz_check_result(const portalcore_result *result, const fuzz_texts *texts, bool is_thorough) {
    portalcore_string summary = portalcore_result_summary(result);
    fuzz_check_string(summary);
    CHECK(summary.size > 0 && is_one_line(summary));
    check_diagnostics(result, texts);
    check_documents(result, is_thorough);
    if (is_thorough) check_renderings(result);
}

static void check_same_text(portalcore_text *left, portalcore_text *right) {
    CHECK(fuzz_equal(portalcore_text_view(left), portalcore_text_view(right)));
    portalcore_text_free(left);
    portalcore_text_free(right);
}

void fuzz_check_same_documents(const portalcore_result *left, const portalcore_result *right) {
    uint32_t format = PORTALCORE_FORMAT_JSON;
    check_same_text(fuzz_documents_text(left, format), fuzz_documents_text(right, format));
}

void fuzz_check_same_diagnostics(const portalcore_result *left, const portalcore_result *right) {
    uint32_t format = PORTALCORE_DIAGNOSTICS_JSON;
    check_same_text(fuzz_diagnostics_text(left, format), fuzz_diagnostics_text(right, format));
}

static portalcore_requirement requirement(const portalcore_requirements *list, size_t index) {
    portalcore_requirement it = PORTALCORE_REQUIREMENT_INIT;
    CHECK(portalcore_requirements_get(list, index, &it, NULL) == PORTALCORE_OK);
    fuzz_check_string(it.name);
    CHECK(it.name.size > 0 && it.reserved == 0);
    CHECK(it.kind >= PORTALCORE_CONTENT_FILE && it.kind <= PORTALCORE_CONTENT_CONFIG_MAP);
    return it;
}

void fuzz_check_requirements(const portalcore_input *input, const portalcore_result *result) {
    portalcore_requirements *before = NULL, *after = NULL;
    CHECK(portalcore_required_content(input, &before, NULL) == PORTALCORE_OK);
    CHECK(portalcore_result_requirements(result, &after, NULL) == PORTALCORE_OK);
    size_t count = portalcore_requirements_count(before);
    CHECK(count == portalcore_requirements_count(after));
    portalcore_requirement previous = PORTALCORE_REQUIREMENT_INIT;
    for (size_t i = 0; i < count; i++) {
        portalcore_requirement it = requirement(before, i), same = requirement(after, i);
        CHECK(it.kind == same.kind && fuzz_equal(it.name, same.name));
        bool is_later = it.kind > previous.kind || fuzz_compare(it.name, previous.name) > 0;
        CHECK_STRING(it.kind >= previous.kind && is_later, it.name);
        previous = it;
    }
    portalcore_requirements_free(before);
    portalcore_requirements_free(after);
}

/* What we write, we read: whatever was in the input, the output is neither broken nor a surprise. */
static void check_reading_again(const portalcore_result *result, uint32_t format) {
    portalcore_text *text = fuzz_documents_text(result, format);
    portalcore_string view = portalcore_text_view(text);
    if (format == PORTALCORE_FORMAT_JSON) CHECK_STRING(fuzz_is_json(view.data, view.size), view);
    fuzz_texts texts = {0};
    fuzz_put(&texts, false, "output", view.data, view.size, format);
    portalcore_input *input = fuzz_input(NULL, &texts, false);
    portalcore_result *again = fuzz_translate(input);
    fuzz_check_result(again, &texts, false);
    CHECK_STRING(!fuzz_has_code(again, "PC1"), view);
    portalcore_result_free(again);
    portalcore_input_free(input);
    portalcore_text_free(text);
}

portalcore_result *fuzz_check_texts(const portalcore_options *options, const fuzz_texts *texts, bool is_thorough) {
    portalcore_input *input = fuzz_input(options, texts, false);
    portalcore_result *result = fuzz_translate(input);
    fuzz_check_result(result, texts, is_thorough);
    if (is_thorough) {
        fuzz_check_requirements(input, result);
        portalcore_result *findings = NULL;
        CHECK(portalcore_validate(input, &findings, NULL) == PORTALCORE_OK);
        CHECK(portalcore_result_document_count(findings) == 0);
        fuzz_check_same_diagnostics(result, findings);
        portalcore_result_free(findings);

        portalcore_input *backwards = fuzz_input(options, texts, true);
        portalcore_result *again = fuzz_translate(backwards);
        fuzz_check_same_documents(result, again);
        fuzz_check_same_diagnostics(result, again);
        portalcore_result_free(again);
        portalcore_input_free(backwards);
        check_reading_again(result, PORTALCORE_FORMAT_YAML);
        check_reading_again(result, PORTALCORE_FORMAT_JSON);
    }
    portalcore_input_free(input);
    return result;
}
