#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static portalcore_bytes copied(const char *value) {
    return (portalcore_bytes){copy(value), strlen(value)};
}

static void release(portalcore_bytes bytes) {
    free((char *)(uintptr_t)bytes.data);
}

static void set(portalcore_bytes *bytes, const char *value) {
    release(*bytes);
    *bytes = copied(value);
}

static void add_field(portalcore_field *fields, size_t *count, const struct words *words) {
    if (*count == MAXIMUM_FIELDS) {
        die("too many fields");
    }
    fields[(*count)++] = (portalcore_field){copied(words->word[1]), copied(words->word[2])};
}

static void release_fields(const portalcore_field *fields, size_t count) {
    for (size_t index = 0; index < count; index++) {
        release(fields[index].name);
        release(fields[index].value);
    }
}

void call_request(struct session *session, const struct words *words) {
    portalcore_request *asked = &session->request.asked;
    const struct {
        const char *name;
        portalcore_bytes *bytes;
    } fields[] = {
        {"route", &asked->route},
        {"host", &asked->host},
        {"method", &asked->method},
        {"path", &asked->path},
        {"client_address", &asked->client_address},
    };
    if (strcmp(words->word[1], "now") == 0) {
        asked->now = (int64_t)number(words->word[2]);
        puts("ok");
        return;
    }
    for (size_t index = 0; index < sizeof(fields) / sizeof(fields[0]); index++) {
        if (strcmp(words->word[1], fields[index].name) == 0) {
            set(fields[index].bytes, words->word[2]);
            puts("ok");
            return;
        }
    }
    die("no such field of a request: %s", words->word[1]);
}

void call_header(struct session *session, const struct words *words) {
    add_field(session->request.headers, &session->request.asked.header_count, words);
    puts("ok");
}

void call_token(struct session *session, const struct words *words) {
    add_field(session->request.tokens, &session->request.asked.token_count, words);
    puts("ok");
}

void call_token_failure(struct session *session, const struct words *words) {
    size_t *count = &session->request.asked.token_failure_count;
    if (*count == MAXIMUM_FIELDS) {
        die("too many failures");
    }
    session->request.failures[(*count)++] =
        (portalcore_token_failure){copied(words->word[1]), (int32_t)number(words->word[2]), 0};
    puts("ok");
}

void reset_request(struct session *session) {
    struct request *request = &session->request;
    portalcore_request *asked = &request->asked;
    release(asked->route);
    release(asked->host);
    release(asked->method);
    release(asked->path);
    release(asked->client_address);
    release_fields(request->headers, asked->header_count);
    release_fields(request->tokens, asked->token_count);
    for (size_t index = 0; index < asked->token_failure_count; index++) {
        release(request->failures[index].provider);
    }
    *asked = (portalcore_request)PORTALCORE_REQUEST_INIT;
    asked->headers = request->headers;
    asked->tokens = request->tokens;
    asked->token_failures = request->failures;
}
