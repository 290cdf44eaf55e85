#include "session.h"

#include <string.h>

static portalcore_string string_of(const char *word) {
    return (portalcore_string){*word == '\0' ? NULL : word, strlen(word)};
}

/* The viewer that a call names from a word on; NULL where none stands there. */
static const portalcore_viewer *viewer_of(
    const struct words *words, size_t first, portalcore_viewer *viewer, portalcore_string *groups) {
    if (words->count <= first) {
        return NULL;
    }
    *viewer = (portalcore_viewer)PORTALCORE_VIEWER_INIT;
    viewer->username = string_of(words->word[first]);
    for (size_t index = first + 1; index < words->count; index++) {
        groups[viewer->group_count++] = string_of(words->word[index]);
    }
    viewer->groups = groups;
    return viewer;
}

void call_catalog(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_viewer viewer;
    portalcore_string groups[MAXIMUM_WORDS];
    const portalcore_status status = portalcore_result_render_catalog(session->result, words->word[1],
        strlen(words->word[1]), viewer_of(words, 3, &viewer, groups), document_format(words->word[2]), &text, &error);
    print_outcome(status, text, error);
}

void call_specification(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_text *text;
    portalcore_viewer viewer;
    portalcore_string groups[MAXIMUM_WORDS];
    portalcore_specification specification = PORTALCORE_SPECIFICATION_INIT;
    specification.product = string_of(words->word[1]);
    specification.version = string_of(words->word[2]);
    specification.environment = string_of(words->word[3]);
    specification.portal = string_of(words->word[4]);
    specification.openapi = openapi_version(words->word[5]);
    specification.format = document_format(words->word[6]);
    specification.viewer = viewer_of(words, 7, &viewer, groups);
    const portalcore_status status =
        portalcore_result_render_specification(session->result, &specification, &text, &error);
    print_outcome(status, text, error);
}
