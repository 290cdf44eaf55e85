#include "session.h"

#include <stdio.h>

static void print_label(const portalcore_result *result, size_t index, size_t label_index) {
    portalcore_label label = PORTALCORE_LABEL_INIT;
    portalcore_error *error;
    if (succeeded(portalcore_result_diagnostic_label(result, index, label_index, &label, &error), &error)) {
        print_field("  label: ", label.message);
        print_range("    range: ", label.range);
    }
}

static void print_diagnostic(const portalcore_result *result, size_t index) {
    static const char *const severities[] = {"?", "error", "warning", "info"};
    portalcore_diagnostic diagnostic = PORTALCORE_DIAGNOSTIC_INIT;
    portalcore_error *error;
    if (!succeeded(portalcore_result_diagnostic(result, index, &diagnostic, &error), &error)) {
        return;
    }
    printf("diagnostic %s ", severities[diagnostic.severity < 4 ? diagnostic.severity : 0]);
    print_word(diagnostic.code);
    putchar(' ');
    print_word(diagnostic.slug);
    putchar('\n');
    print_optional("  message: ", diagnostic.message);
    print_optional("  help: ", diagnostic.help);
    print_optional("  subject: ", diagnostic.subject);
    print_range("  range: ", diagnostic.range);
    for (size_t label_index = 0; label_index < diagnostic.label_count; label_index++) {
        print_label(result, index, label_index);
    }
    print_optional("  fix: ", diagnostic.fix_replacement);
    if (diagnostic.fix_replacement.data != NULL) {
        print_range("    range: ", diagnostic.fix_range);
    }
}

void call_diagnostics(struct session *session, const struct words *words) {
    (void)words;
    const size_t count = portalcore_result_diagnostic_count(session->result);
    printf("diagnostics %zu\n", count);
    for (size_t index = 0; index < count; index++) {
        print_diagnostic(session->result, index);
    }
}
