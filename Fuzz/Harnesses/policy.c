/* Documents of policies; a line "#%" begins the next one. What can be read decides on requests for the routes in it. */
#include <string.h>

#include "decision.h"

enum { MAX_DOCUMENTS = 6, MAX_ROUTES = 12 };

static size_t split(const char *text, size_t size, portalcore_bytes *documents) {
    size_t count = 0, start = 0;
    for (size_t i = 0; i + 2 < size && count + 1 < MAX_DOCUMENTS; i++) {
        if ((i > 0 && text[i - 1] != '\n') || memcmp(text + i, "#%\n", 3) != 0) continue;
        documents[count++] = (portalcore_bytes){text + start, i - start};
        start = i + 3;
    }
    documents[count++] = (portalcore_bytes){text + start, size - start};
    return count;
}

/* What stands behind `"name":` and a quote, up to the next quote: names of routes, plans and more. */
static size_t find_names(const char *text, size_t size, portalcore_bytes *names) {
    static const char key[] = "\"name\":";
    size_t count = 0;
    for (size_t i = 0; i + sizeof key < size && count < MAX_ROUTES; i++) {
        if (memcmp(text + i, key, sizeof key - 1) != 0) continue;
        size_t start = i + sizeof key - 1;
        while (start < size && text[start] == ' ') start++;
        if (start >= size || text[start] != '"') continue;
        const char *quote = memchr(text + start + 1, '"', size - start - 1);
        if (!quote) break;
        names[count++] = (portalcore_bytes){text + start + 1, (size_t)(quote - text) - start - 1};
    }
    return count;
}

static portalcore_policy *load(const portalcore_bytes *documents, size_t count) {
    portalcore_policy *policy = NULL;
    portalcore_error *error = NULL;
    portalcore_status status = portalcore_policy_load(documents, count, &policy, &error);
    CHECK(status == PORTALCORE_OK || status == PORTALCORE_ERROR_MALFORMED);
    CHECK((status == PORTALCORE_OK) == (policy != NULL) && (status == PORTALCORE_OK) == (error == NULL));
    if (error) {
        portalcore_string message = portalcore_error_message(error);
        bool is_sound = message.size > 0 && fuzz_is_utf8(message.data, message.size);
        portalcore_error_free(error);
        CHECK(is_sound);
    }
    return policy;
}

static void check_requests(
    const portalcore_policy *policy, const portalcore_policy *other, const portalcore_bytes *names, size_t count) {
    static _Thread_local char memory[2][FUZZ_MEMORY];
    fuzz_request request;
    for (size_t i = 0; i < count; i++) {
        fuzz_begin_request(&request);
        request.asked.route = names[i];
        request.asked.path = (portalcore_bytes){"/orders?key=fuzz-query", 22};
        request.headers[0] = (portalcore_field){{"X-Key", 5}, {"fuzz-app", 8}};
        request.asked.header_count = 1;
        const portalcore_decision one = fuzz_decide(policy, &request, memory[0]);
        const portalcore_decision two = fuzz_decide(other, &request, memory[1]);
        CHECK(fuzz_same_decision(&one, &two));
    }
    fuzz_begin_request(&request);
    request.asked.host = (portalcore_bytes){"api.example.com", 15};
    request.asked.method = (portalcore_bytes){"GET", 3};
    request.asked.path = (portalcore_bytes){"/v1/orders/7?key=fuzz-query", 27};
    const portalcore_decision one = fuzz_decide(policy, &request, memory[0]);
    const portalcore_decision two = fuzz_decide(other, &request, memory[1]);
    CHECK(fuzz_same_decision(&one, &two));
}

static void run(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    portalcore_bytes documents[MAX_DOCUMENTS * 2], names[MAX_ROUTES];
    size_t count = split(text, size, documents);
    portalcore_policy *policy = load(documents, count);
    /* The order does not matter, nor how often one is given. */
    for (size_t i = 0; i < count; i++) documents[count + i] = documents[count - 1 - i];
    portalcore_policy *other = load(documents + count, count);
    CHECK((policy == NULL) == (other == NULL));
    portalcore_policy_free(other);
    other = load(documents, count * 2);
    CHECK((policy == NULL) == (other == NULL));
    if (policy) {
        CHECK(portalcore_policy_route_count(policy) == portalcore_policy_route_count(other));
        CHECK(portalcore_policy_key_count(policy) == portalcore_policy_key_count(other));
        size_t providers = portalcore_policy_token_provider_count(policy);
        CHECK(providers == portalcore_policy_token_provider_count(other));
        for (size_t i = 0; i < providers; i++) {
            portalcore_string name = portalcore_policy_token_provider(policy, i);
            CHECK(fuzz_is_utf8(name.data, name.size) && name.data[name.size] == '\0');
            CHECK(fuzz_equal(name, portalcore_policy_token_provider(other, i)));
            CHECK(i == 0 || fuzz_compare(portalcore_policy_token_provider(policy, i - 1), name) < 0);
        }
        check_requests(policy, other, names, find_names(text, size, names));
    }
    portalcore_policy_free(other);
    portalcore_policy_free(policy);
}

int portalcore_fuzz_policy(const uint8_t *data, size_t size) { return fuzz_run(run, data, size); }
