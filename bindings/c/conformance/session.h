/* The conformance runner of C: what its parts have in common. See bindings/conformance/README.md. */
#ifndef SESSION_H
#define SESSION_H

#include <portalcore.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More words than any call has. */
#define MAXIMUM_WORDS 8

/* A line of the script, cut into words. */
struct words {
    size_t count;
    const char *word[MAXIMUM_WORDS];
};

/* What a script has made so far. */
struct session {
    const char *directory;
    portalcore_options options;
    portalcore_input *input;
    portalcore_workspace *workspace;
    portalcore_result *result;
    portalcore_changes *changes;
};

/* A file as it is stored. */
struct bytes {
    char *data;
    size_t size;
};

/* files.c: the program ends where the case itself is at fault. */
_Noreturn void die(const char *format, ...);
struct bytes read_file(const char *path);
struct bytes read_case_file(const struct session *session, const char *name);
uint64_t number(const char *word);

/* print.c */
void print_word(portalcore_string string);
void print_escaped(portalcore_string string);
void print_field(const char *name, portalcore_string string);
void print_identity(portalcore_string api_version, portalcore_string kind, portalcore_string object_namespace,
    portalcore_string object_name);
void print_text(portalcore_text *text);
/*
 * Says what became of a call, releases the error, and returns whether the call succeeded; success prints nothing. The
 * place of the error and not the error, because the call that sets it is an argument here, too.
 */
bool succeeded(portalcore_status status, portalcore_error *const *place);
void print_ok(portalcore_status status, portalcore_error *const *place);

/* options.c */
void set_option(struct session *session, const char *field, const char *value);
void reset_options(struct session *session);
uint32_t document_format(const char *word);
uint32_t diagnostics_format(const char *word);

/* One function a call. input.c */
void call_option(struct session *session, const struct words *words);
void call_input(struct session *session, const struct words *words);
void call_add(struct session *session, const struct words *words);
void call_add_content(struct session *session, const struct words *words);
void call_required(struct session *session, const struct words *words);
void call_validate(struct session *session, const struct words *words);
void call_translate(struct session *session, const struct words *words);
void print_requirements(portalcore_requirements *requirements);

/* workspace.c */
void call_workspace(struct session *session, const struct words *words);
void call_put(struct session *session, const struct words *words);
void call_remove(struct session *session, const struct words *words);
void call_put_content(struct session *session, const struct words *words);
void call_remove_content(struct session *session, const struct words *words);
void call_adopt(struct session *session, const struct words *words);
void call_begin_listing(struct session *session, const struct words *words);
void call_end_listing(struct session *session, const struct words *words);
void call_evaluate(struct session *session, const struct words *words);

/* changes.c */
void call_changes(struct session *session, const struct words *words);
void call_change(struct session *session, const struct words *words);

/* result.c */
void call_summary(struct session *session, const struct words *words);
void call_requirements(struct session *session, const struct words *words);
void call_documents(struct session *session, const struct words *words);
void call_document(struct session *session, const struct words *words);
void call_render_documents(struct session *session, const struct words *words);
void call_render_diagnostics(struct session *session, const struct words *words);
void call_page(struct session *session, const struct words *words);
void call_crds(struct session *session, const struct words *words);

/* diagnostics.c */
void call_diagnostics(struct session *session, const struct words *words);

#endif
