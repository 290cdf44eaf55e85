#include "session.h"

#include <stdio.h>

/* A result that is kept stays when another one takes its place. */
void set_result(struct session *session, portalcore_result *result) {
    if (session->result != session->kept) {
        portalcore_result_free(session->result);
    }
    session->result = result;
}

void call_keep(struct session *session, const struct words *words) {
    (void)words;
    if (session->kept != session->result) {
        portalcore_result_free(session->kept);
    }
    session->kept = session->result;
    puts("ok");
}

static void print_difference(const portalcore_difference *difference) {
    const uint32_t severity = difference->severity;
    printf("difference %s ", severity == PORTALCORE_DIFF_BREAKING ? "breaking"
                             : severity == PORTALCORE_DIFF_RISKY  ? "risky"
                             : severity == PORTALCORE_DIFF_SAFE   ? "safe"
                                                                  : "?");
    print_word(difference->kind);
    putchar('\n');
    print_optional("  subject: ", difference->subject);
    print_optional("  message: ", difference->message);
    print_range("  before: ", difference->before);
    print_range("  after: ", difference->after);
}

void call_compare(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_diff *diff;
    if (!succeeded(portalcore_result_compare(session->kept, session->result, &diff, &error), &error)) {
        return;
    }
    portalcore_diff_free(session->diff);
    session->diff = diff;
    const size_t count = portalcore_diff_count(diff);
    printf("differences %zu\n", count);
    for (size_t index = 0; index < count; index++) {
        portalcore_difference difference = PORTALCORE_DIFFERENCE_INIT;
        if (succeeded(portalcore_diff_get(diff, index, &difference, &error), &error)) {
            print_difference(&difference);
        }
    }
}

void call_render_diff(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status = portalcore_diff_render(session->diff, diff_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
}
