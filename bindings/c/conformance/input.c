#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void call_option(struct session *session, const struct words *words) {
    set_option(session, words->word[1], words->word[2]);
    puts("ok");
}

void call_input(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_input *input;
    const portalcore_status status = portalcore_input_new(&session->options, &input, &error);
    reset_options(session);
    if (succeeded(status, &error)) {
        portalcore_input_free(session->input);
        session->input = input;
        puts("ok");
    }
}

void call_add(struct session *session, const struct words *words) {
    const char *name = words->word[1];
    const struct bytes text = read_case_file(session, words->word[2]);
    const uint32_t format = words->count > 3 ? document_format(words->word[3]) : PORTALCORE_FORMAT_AUTOMATIC;
    portalcore_error *error;
    print_ok(portalcore_input_add(session->input, name, strlen(name), text.data, text.size, format, &error), &error);
    free(text.data);
}

void call_add_content(struct session *session, const struct words *words) {
    const char *name = words->word[1];
    const struct bytes content = read_case_file(session, words->word[2]);
    portalcore_error *error;
    print_ok(
        portalcore_input_add_content(session->input, name, strlen(name), content.data, content.size, &error), &error);
    free(content.data);
}

void print_requirements(portalcore_requirements *requirements) {
    static const char *const kinds[] = {"?", "file", "url", "config-map"};
    const size_t count = portalcore_requirements_count(requirements);
    printf("requirements %zu\n", count);
    for (size_t index = 0; index < count; index++) {
        portalcore_requirement requirement = PORTALCORE_REQUIREMENT_INIT;
        portalcore_error *error;
        if (succeeded(portalcore_requirements_get(requirements, index, &requirement, &error), &error)) {
            printf("requirement %s ", kinds[requirement.kind < 4 ? requirement.kind : 0]);
            print_word(requirement.name);
            putchar('\n');
        }
    }
    portalcore_requirements_free(requirements);
}

void call_required(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_requirements *requirements;
    if (succeeded(portalcore_required_content(session->input, &requirements, &error), &error)) {
        print_requirements(requirements);
    }
}

typedef portalcore_status step(const portalcore_input *input, portalcore_result **result, portalcore_error **error);

static void run_step(struct session *session, step *make) {
    portalcore_error *error;
    portalcore_result *result;
    if (!succeeded(make(session->input, &result, &error), &error)) {
        return;
    }
    set_result(session, result);
    printf("result errors=%zu warnings=%zu documents=%zu\n", portalcore_result_error_count(result),
        portalcore_result_warning_count(result), portalcore_result_document_count(result));
}

void call_validate(struct session *session, const struct words *words) {
    (void)words;
    run_step(session, portalcore_validate);
}

void call_translate(struct session *session, const struct words *words) {
    (void)words;
    run_step(session, portalcore_translate);
}
