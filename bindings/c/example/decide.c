/*
 * Decides on a request, as an authorization server does: who calls goes to standard output, why not to standard error.
 *
 * Usage: decide POLICY ROUTE [HEADER VALUE]
 * POLICY is the document of a Secret of the type portalcore.dev/policy; ROUTE is what Envoy calls %ROUTE_NAME%.
 * Exit status: 0: the request may go on; 1: it may not; 2: anything else.
 */
#include <portalcore.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static portalcore_bytes bytes(const char *text) {
    return (portalcore_bytes){text, strlen(text)};
}

static void print(const char *label, portalcore_bytes name, portalcore_bytes value) {
    printf("%s%.*s", label, (int)name.size, name.data);
    printf(value.size > 0 ? ": %.*s\n" : "\n", (int)value.size, value.data);
}

static int decide(const portalcore_policy *policy, const portalcore_request *request) {
    /* What the decision points to lies here. A server has such memory for each thread, and allocates nothing. */
    char memory[8192];
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    decision.memory = memory;
    decision.memory_size = sizeof(memory);
    /* Whatever happens, PORTALCORE_DECISION_INIT lets nothing through: it is enough to look at `allowed`. */
    portalcore_policy_decide(policy, request, &decision, NULL);
    if (!decision.allowed) {
        fprintf(stderr, "decide: reason %u, answer %u\n", decision.reason, decision.status);
        return 1;
    }
    const portalcore_bytes none = PORTALCORE_BYTES_INIT;
    for (uint32_t index = 0; index < decision.set_header_count; index++) {
        print("set ", decision.set_headers[index].name, decision.set_headers[index].value);
    }
    for (uint32_t index = 0; index < decision.removed_header_count; index++) {
        print("remove ", decision.removed_headers[index], none);
    }
    for (uint32_t index = 0; index < decision.limit_count; index++) {
        print("count ", decision.limits[index].name, decision.limits[index].value);
    }
    if (decision.limit_domain.size > 0) {
        print("count in ", decision.limit_domain, none);
    }
    return 0;
}

int main(int count, char **arguments) {
    FILE *file = count == 3 || count == 5 ? fopen(arguments[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: decide POLICY ROUTE [HEADER VALUE]\n");
        return 2;
    }
    static char text[1 << 20];
    const portalcore_bytes document = {text, fread(text, 1, sizeof(text), file)};
    fclose(file);

    portalcore_policy *policy;
    portalcore_error *error;
    if (portalcore_policy_load(&document, 1, &policy, &error) != PORTALCORE_OK) {
        fprintf(stderr, "decide: %s\n", portalcore_error_message(error).data);
        portalcore_error_free(error);
        return 2;
    }
    portalcore_field header = PORTALCORE_FIELD_INIT;
    portalcore_request request = PORTALCORE_REQUEST_INIT;
    request.route = bytes(arguments[2]);
    request.now = time(NULL);
    if (count == 5) {
        header = (portalcore_field){bytes(arguments[3]), bytes(arguments[4])};
        request.headers = &header;
        request.header_count = 1;
    }
    const int status = decide(policy, &request);
    portalcore_policy_free(policy);
    return status;
}
