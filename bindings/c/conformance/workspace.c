#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void call_workspace(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_workspace *workspace;
    const portalcore_status status = portalcore_workspace_new(&session->options, &workspace, &error);
    reset_options(session);
    if (succeeded(status, &error)) {
        portalcore_workspace_free(session->workspace);
        session->workspace = workspace;
        puts("ok");
    }
}

void call_put(struct session *session, const struct words *words) {
    const char *uri = words->word[1];
    const struct bytes text = read_case_file(session, words->word[2]);
    const uint32_t format = words->count > 3 ? document_format(words->word[3]) : PORTALCORE_FORMAT_AUTOMATIC;
    portalcore_error *error;
    print_ok(
        portalcore_workspace_put(session->workspace, uri, strlen(uri), text.data, text.size, format, &error), &error);
    free(text.data);
}

void call_remove(struct session *session, const struct words *words) {
    const char *uri = words->word[1];
    portalcore_error *error;
    print_ok(portalcore_workspace_remove(session->workspace, uri, strlen(uri), &error), &error);
}

void call_put_content(struct session *session, const struct words *words) {
    const char *name = words->word[1];
    const struct bytes content = read_case_file(session, words->word[2]);
    portalcore_error *error;
    print_ok(
        portalcore_workspace_put_content(session->workspace, name, strlen(name), content.data, content.size, &error),
        &error);
    free(content.data);
}

void call_remove_content(struct session *session, const struct words *words) {
    const char *name = words->word[1];
    portalcore_error *error;
    print_ok(portalcore_workspace_remove_content(session->workspace, name, strlen(name), &error), &error);
}

void call_adopt(struct session *session, const struct words *words) {
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    document.phase = (uint32_t)number(words->word[1]);
    portalcore_string *strings[] = {&document.api_version, &document.kind, &document.object_namespace,
        &document.object_name, &document.content_hash};
    for (size_t index = 0; index < 5; index++) {
        strings[index]->data = words->word[index + 2];
        strings[index]->size = strlen(words->word[index + 2]);
    }
    portalcore_error *error;
    print_ok(portalcore_workspace_adopt(session->workspace, &document, &error), &error);
}

void call_begin_listing(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    print_ok(portalcore_workspace_begin_listing(session->workspace, &error), &error);
}

void call_end_listing(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    print_ok(portalcore_workspace_end_listing(session->workspace, &error), &error);
}

void call_evaluate(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_result *result;
    if (!succeeded(portalcore_workspace_evaluate(session->workspace, &result, &error), &error)) {
        return;
    }
    set_result(session, result);
    printf("result revision=%" PRIu64 " complete=%" PRIu32 " held-back=%zu errors=%zu warnings=%zu documents=%zu\n",
        portalcore_result_revision(result), portalcore_result_is_complete(result),
        portalcore_result_held_back_count(result), portalcore_result_error_count(result),
        portalcore_result_warning_count(result), portalcore_result_document_count(result));
}
