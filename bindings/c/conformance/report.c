#include "session.h"

#include <string.h>

static portalcore_string string_of(const char *word) {
    return (portalcore_string){*word == '\0' ? NULL : word, strlen(word)};
}

/* Explains the request: of what was said of the next one, its header fields, the client's address and the time. */
void call_explain(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_explain_request request = PORTALCORE_EXPLAIN_REQUEST_INIT;
    const portalcore_request *asked = &session->request.asked;
    request.method = string_of(words->word[2]);
    request.url = string_of(words->word[3]);
    request.environment = string_of(words->count > 4 ? words->word[4] : "");
    request.client_address = (portalcore_string){asked->client_address.data, asked->client_address.size};
    request.headers = asked->headers;
    request.header_count = asked->header_count;
    request.now = asked->now;
    const portalcore_status status = portalcore_result_render_explanation(
        session->result, &request, report_format(words->word[1]), &text, &error);
    print_outcome(status, text, error);
    reset_request(session);
}

void call_overlaps(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    const portalcore_status status = portalcore_result_render_overlaps(
        session->result, overlaps_scope(words->word[1]), report_format(words->word[2]), &text, &error);
    print_outcome(status, text, error);
}
