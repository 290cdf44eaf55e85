#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void call_summary(struct session *session, const struct words *words) {
    (void)words;
    print_field("summary ", portalcore_result_summary(session->result));
}

void call_requirements(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_requirements *requirements;
    if (succeeded(portalcore_result_requirements(session->result, &requirements, &error), &error)) {
        print_requirements(requirements);
    }
}

void call_documents(struct session *session, const struct words *words) {
    (void)words;
    const size_t count = portalcore_result_document_count(session->result);
    printf("documents %zu\n", count);
    for (size_t index = 0; index < count; index++) {
        portalcore_document document = PORTALCORE_DOCUMENT_INIT;
        portalcore_error *error;
        if (succeeded(portalcore_result_document(session->result, index, &document, &error), &error)) {
            printf("document %" PRIu32 " ", document.phase);
            print_identity(document.api_version, document.kind, document.object_namespace, document.object_name);
            print_word(document.content_hash);
            putchar('\n');
        }
    }
}

/* Prints the text that a call gave, or why it gave none. */
void print_outcome(portalcore_status status, portalcore_text *text, portalcore_error *error) {
    if (succeeded(status, &error)) {
        print_text(text);
    }
}

void call_document(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status = portalcore_result_document_text(
        session->result, (size_t)number(words->word[1]), document_format(words->word[2]), &text, &error);
    print_outcome(status, text, error);
}

void call_render_documents(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status =
        portalcore_result_render_documents(session->result, document_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}

void call_render_diagnostics(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status =
        portalcore_result_render_diagnostics(session->result, diagnostics_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}

void call_statuses(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status =
        portalcore_result_render_statuses(session->result, document_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}

void call_page(struct session *session, const struct words *words) {
    (void)session;
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status = portalcore_diagnostic_page(words->word[1], strlen(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}

void call_crds(struct session *session, const struct words *words) {
    (void)session;
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status = portalcore_crds(document_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}
