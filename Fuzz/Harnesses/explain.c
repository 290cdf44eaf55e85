/*
 * Requests to explain, a letter and a value a line; a line "=" explains what was said and begins the next request.
 *
 *   u URL, m METHOD, e ENVIRONMENT, a ADDRESS, n TIME
 *   H NAME:VALUE   a header field
 *
 * A value begins behind the letter and the byte after it. Behind a line that begins with "#%" stand manifests; without,
 * requests go to the portal of policies, as it is on Istio and on an Envoy by itself.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "decision.h"
#include "portal.h"

/* Made once: nothing changes them, and threads may share them. */
static portalcore_result *on_istio, *on_envoy;
static pthread_once_t is_made = PTHREAD_ONCE_INIT;

static portalcore_result *portal_for(uint32_t target, const char *text, size_t size) {
    portalcore_input *input = NULL;
    portalcore_result *result = NULL;
    portalcore_options options = PORTALCORE_OPTIONS_INIT;
    portalcore_envoy_options envoy = PORTALCORE_ENVOY_OPTIONS_INIT;
    envoy.authorization = (portalcore_endpoint){{"127.0.0.1", 9}, 9101, 0};
    options.target = target;
    if (target == PORTALCORE_TARGET_ENVOY) options.envoy = &envoy;
    portalcore_input_new(&options, &input, NULL);
    portalcore_input_add(input, "portal.yaml", 11, text, size, 0, NULL);
    portalcore_translate(input, &result, NULL);
    portalcore_input_free(input);
    return result;
}

static void make_portals(void) {
    const size_t size = strlen(fuzz_policy_portal);
    on_istio = portal_for(PORTALCORE_TARGET_ISTIO, fuzz_policy_portal, size);
    on_envoy = portal_for(PORTALCORE_TARGET_ENVOY, fuzz_policy_portal, size);
}

typedef struct question {
    portalcore_explain_request asked;
    portalcore_field headers[FUZZ_MAX_FIELDS];
} question;

static void begin_question(question *question) {
    question->asked = (portalcore_explain_request)PORTALCORE_EXPLAIN_REQUEST_INIT;
    question->asked.headers = question->headers;
}

static void read_line(question *question, char letter, const char *value, size_t size) {
    portalcore_explain_request *asked = &question->asked;
    const portalcore_string string = {value, size};
    switch (letter) {
    case 'u': asked->url = string; break;
    case 'm': asked->method = string; break;
    case 'e': asked->environment = string; break;
    case 'a': asked->client_address = string; break;
    case 'n': {
        char digits[24] = {0};
        memcpy(digits, value, size < 23 ? size : 23);
        asked->now = strtoll(digits, NULL, 10);
        break;
    }
    case 'H': {
        if (asked->header_count == FUZZ_MAX_FIELDS) break;
        const char *colon = size == 0 ? NULL : memchr(value, ':', size);
        const size_t name = colon ? (size_t)(colon - value) : size;
        portalcore_field *field = &question->headers[asked->header_count++];
        field->name = (portalcore_bytes){value, name};
        field->value = colon ? (portalcore_bytes){colon + 1, size - name - 1} : (portalcore_bytes)PORTALCORE_BYTES_INIT;
        break;
    }
    default: break;
    }
}

/* ---- Keys ---- */

static const char *find(const char *text, size_t size, const char *word) {
    const size_t length = strlen(word);
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(text + i, word, length) == 0) return text + i;
    return NULL;
}

/*
 * Whether a key is said only where nobody shows it: in the value of a header field, or of the parameter `key`. A client
 * that says it elsewhere has shown it already.
 */
static bool keys_are_hidden(const portalcore_explain_request *asked) {
    const portalcore_string open[] = {asked->method, asked->environment, asked->client_address};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (find(open[i].data, open[i].size, "fuzz-")) return false;
    for (size_t i = 0; i < asked->header_count; i++)
        if (find(asked->headers[i].name.data, asked->headers[i].name.size, "fuzz-")) return false;
    const char *url = asked->url.data, *end = url + asked->url.size;
    for (const char *key = url; (key = find(key, (size_t)(end - key), "fuzz-")) != NULL; key += 5) {
        const char *start = key;
        while (start > url && start[-1] != '?' && start[-1] != '&') start--;
        if (start == url || key - start < 4 || memcmp(start, "key=", 4) != 0) return false;
        /* Behind a fragment there is no query, and before the first `?` there is none either. */
        const char *mark = memchr(url, '?', asked->url.size), *fragment = memchr(url, '#', asked->url.size);
        if (!mark || mark >= start || (fragment && fragment < key)) return false;
    }
    return true;
}

/* ---- The route ---- */

/* The string behind a key of the JSON that stands in a line of its own; false where it is not there, or has escapes. */
static bool member(portalcore_string json, const char *key, portalcore_bytes *value) {
    const char *start = find(json.data, json.size, key);
    if (!start) return false;
    start += strlen(key);
    const char *end = memchr(start, '"', (size_t)(json.data + json.size - start));
    *value = (portalcore_bytes){start, end ? (size_t)(end - start) : 0};
    return end && !memchr(start, '\\', value->size);
}

/* A server that is asked by host, method and path comes to the same route. */
static void check_route(
    const portalcore_policy *policy, const portalcore_explain_request *asked, portalcore_string json) {
    static _Thread_local char memory[FUZZ_MEMORY];
    portalcore_bytes path, host, method, route = PORTALCORE_BYTES_INIT;
    const bool has_route = member(json, "\n  \"route\": \"", &route);
    if (!member(json, "\n    \"path\": \"", &path) || !member(json, "\n    \"host\": \"", &host)) return;
    if (!member(json, "\n    \"method\": \"", &method)) return;
    /* The gateway compares escapes as they are spelt; what it refuses, and sites, are not for the server to decide. */
    for (size_t i = 0; i < path.size; i++)
        if (strchr("%[]", path.data[i])) return;
    if (find(json.data, json.size, "\n  \"outcome\": \"refused\"") || find(json.data, json.size, "\n  \"portal\": \"")) return;
    if (find(json.data, json.size, "\n  \"outcome\": \"httpsRedirect\"")) return;
    if (asked->environment.size > 0 || (method.size == 7 && memcmp(method.data, "OPTIONS", 7) == 0)) return;
    portalcore_request request = PORTALCORE_REQUEST_INIT;
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    request.host = host;
    request.method = method;
    request.path = path;
    decision.memory = memory;
    decision.memory_size = sizeof memory;
    CHECK(portalcore_policy_decide(policy, &request, &decision, NULL) == PORTALCORE_OK);
    if (decision.reason == PORTALCORE_REASON_INCOMPLETE_POLICY) return;
    if (decision.reason == PORTALCORE_REASON_MEMORY_TOO_SMALL) return;
    const portalcore_string shown = {route.data ? route.data : "none", route.data ? route.size : 4};
    if (!has_route) {
        /* A route whose name has escapes is there, too. */
        CHECK_STRING(decision.route.size == 0 || route.data, shown);
        return;
    }
    CHECK_STRING(decision.route.size == route.size, shown);
    CHECK_STRING(memcmp(decision.route.data, route.data, route.size) == 0, shown);
}

/* ---- One question ---- */

static portalcore_text *explain(
    const portalcore_result *result, const portalcore_explain_request *asked, uint32_t format) {
    portalcore_text *text = (portalcore_text *)&format;
    portalcore_error *error = NULL;
    const portalcore_status status = portalcore_result_render_explanation(result, asked, format, &text, &error);
    CHECK((status == PORTALCORE_OK) == (text != NULL) && (text == NULL) == (error != NULL));
    if (error) {
        const portalcore_string message = portalcore_error_message(error);
        CHECK(status == PORTALCORE_ERROR_INVALID_ARGUMENT);
        CHECK(find(message.data, message.size, "fuzz-") == NULL);
    }
    portalcore_error_free(error);
    return text;
}

static void check_text(portalcore_string view, bool hides_keys) {
    CHECK(fuzz_is_utf8(view.data, view.size) && view.data[view.size] == 0);
    CHECK(view.size > 0 && view.data[view.size - 1] == '\n');
    if (hides_keys) CHECK_STRING(find(view.data, view.size, "fuzz-") == NULL, view);
}

static void check_question(
    const portalcore_result *result, const portalcore_policy *policy, const portalcore_explain_request *asked,
    bool is_ours) {
    const bool hides_keys = is_ours && keys_are_hidden(asked);
    portalcore_text *json = explain(result, asked, PORTALCORE_REPORT_JSON);
    portalcore_text *again = explain(result, asked, PORTALCORE_REPORT_JSON);
    CHECK((json == NULL) == (again == NULL));
    if (json) {
        const portalcore_string view = portalcore_text_view(json);
        check_text(view, hides_keys);
        CHECK_STRING(fuzz_is_json(view.data, view.size), view);
        CHECK_STRING(fuzz_equal(view, portalcore_text_view(again)), view);
        if (policy) check_route(policy, asked, view);
    }
    for (uint32_t format = PORTALCORE_REPORT_TEXT; format <= PORTALCORE_REPORT_YAML; format++) {
        portalcore_text *text = explain(result, asked, format);
        CHECK((json == NULL) == (text == NULL));
        if (text) check_text(portalcore_text_view(text), hides_keys);
        portalcore_text_free(text);
    }
    portalcore_text_free(again);
    portalcore_text_free(json);
}

static void check_overlaps(const portalcore_result *result) {
    for (uint32_t scope = PORTALCORE_OVERLAPS_FINDINGS; scope <= PORTALCORE_OVERLAPS_ALL; scope++)
        for (uint32_t format = PORTALCORE_REPORT_JSON; format <= PORTALCORE_REPORT_YAML; format++) {
            portalcore_text *text = NULL, *again = NULL;
            CHECK(portalcore_result_render_overlaps(result, scope, format, &text, NULL) == PORTALCORE_OK);
            CHECK(portalcore_result_render_overlaps(result, scope, format, &again, NULL) == PORTALCORE_OK);
            const portalcore_string view = portalcore_text_view(text);
            CHECK_STRING(fuzz_is_utf8(view.data, view.size) && fuzz_equal(view, portalcore_text_view(again)), view);
            if (format == PORTALCORE_REPORT_JSON) CHECK_STRING(fuzz_is_json(view.data, view.size), view);
            portalcore_text_free(text);
            portalcore_text_free(again);
        }
}

/* ---- The input ---- */

/* Where the manifests begin, or the end. */
static const char *manifests_in(const char *text, const char *end) {
    for (const char *line = text; line < end;) {
        if (end - line >= 2 && memcmp(line, "#%", 2) == 0) return line;
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        if (!feed) break;
        line = feed + 1;
    }
    return end;
}

static void ask(const portalcore_explain_request *asked, const portalcore_result *given) {
    const portalcore_result *istio = given ? given : on_istio;
    portalcore_policy *policy = NULL;
    CHECK(portalcore_result_policy(istio, &policy, NULL) == PORTALCORE_OK);
    check_question(istio, policy, asked, given == NULL);
    if (!given) check_question(on_envoy, NULL, asked, true);
    portalcore_policy_free(policy);
}

static void run(const uint8_t *data, size_t size) {
    pthread_once(&is_made, make_portals);
    CHECK(portalcore_result_error_count(on_istio) == 0 && portalcore_result_document_count(on_envoy) == 1);
    const char *next = (const char *)data, *all = next + size, *end = manifests_in(next, all);
    portalcore_result *given = NULL;
    if (end < all) {
        given = portal_for(PORTALCORE_TARGET_ISTIO, end, (size_t)(all - end));
        check_overlaps(given);
    }
    question question;
    begin_question(&question);
    for (int questions = 0; next < end && questions < 8;) {
        const char *feed = memchr(next, '\n', (size_t)(end - next));
        const char *stop = feed ? feed : end;
        if (stop > next && *next == '=') {
            ask(&question.asked, given);
            begin_question(&question);
            questions++;
        } else if (stop - next >= 2) {
            read_line(&question, *next, next + 2, (size_t)(stop - next) - 2);
        }
        next = stop == end ? end : stop + 1;
    }
    ask(&question.asked, given);
    portalcore_result_free(given);
}

int portalcore_fuzz_explain(const uint8_t *data, size_t size) { return fuzz_run(run, data, size); }
