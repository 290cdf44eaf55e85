#include "session.h"

#include <inttypes.h>
#include <stdio.h>

static void print_change(const portalcore_change *change) {
    fputs(change->action == PORTALCORE_CHANGE_UPSERT   ? "upsert"
          : change->action == PORTALCORE_CHANGE_DELETE ? "delete"
                                                       : "?",
        stdout);
    printf(" %" PRIu32 " ", change->phase);
    print_identity(change->api_version, change->kind, change->object_namespace, change->object_name);
    print_word(change->content_hash);
    putchar('\n');
}

void call_changes(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_changes *changes;
    if (!succeeded(
            portalcore_result_changes_since(session->result, number(words->word[1]), &changes, &error), &error)) {
        return;
    }
    portalcore_changes_free(session->changes);
    session->changes = changes;
    const size_t count = portalcore_changes_count(changes);
    printf("changes %zu%s\n", count, portalcore_changes_need_resync(changes) != 0 ? " resync" : "");
    for (size_t index = 0; index < count; index++) {
        portalcore_change change = PORTALCORE_CHANGE_INIT;
        if (succeeded(portalcore_changes_get(changes, index, &change, &error), &error)) {
            print_change(&change);
        }
    }
}

void call_change(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const size_t index = (size_t)number(words->word[1]);
    const uint32_t format = document_format(words->word[2]);
    if (succeeded(portalcore_changes_document_text(session->changes, index, format, &text, &error), &error)) {
        print_text(text);
    }
}
