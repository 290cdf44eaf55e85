#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The fields of portalcore_options by name, and where they are. */
static const struct field {
    const char *name;
    size_t offset;
    enum { NUMBER32, NUMBER64, STRING } type;
} fields[] = {
    {"target", offsetof(portalcore_options, target), NUMBER32},
    {"reference_grants", offsetof(portalcore_options, reference_grants), NUMBER32},
    {"default_namespace", offsetof(portalcore_options, default_namespace), STRING},
    {"cluster_domain", offsetof(portalcore_options, cluster_domain), STRING},
    {"assumed_gateway_namespace", offsetof(portalcore_options, assumed_gateway_namespace), STRING},
    {"assumed_gateway_name", offsetof(portalcore_options, assumed_gateway_name), STRING},
    {"max_text_bytes", offsetof(portalcore_options, max_text_bytes), NUMBER64},
    {"max_total_bytes", offsetof(portalcore_options, max_total_bytes), NUMBER64},
    {"max_depth", offsetof(portalcore_options, max_depth), NUMBER64},
    {"max_nodes", offsetof(portalcore_options, max_nodes), NUMBER64},
    {"max_aliased_nodes", offsetof(portalcore_options, max_aliased_nodes), NUMBER64},
    {"max_scalar_bytes", offsetof(portalcore_options, max_scalar_bytes), NUMBER64},
    {"max_documents", offsetof(portalcore_options, max_documents), NUMBER64},
    {"max_object_routes", offsetof(portalcore_options, max_object_routes), NUMBER64},
    {"preferred_object_bytes", offsetof(portalcore_options, preferred_object_bytes), NUMBER64},
    {"max_object_bytes", offsetof(portalcore_options, max_object_bytes), NUMBER64},
    {"max_revisions", offsetof(portalcore_options, max_revisions), NUMBER64},
    {"authorization_service_namespace", offsetof(portalcore_options, authorization_service_namespace), STRING},
    {"authorization_service_name", offsetof(portalcore_options, authorization_service_name), STRING},
    {"authorization_service_port", offsetof(portalcore_options, authorization_service_port), NUMBER32},
    {"rate_limit_service_port", offsetof(portalcore_options, rate_limit_service_port), NUMBER32},
    {"rate_limit_service_namespace", offsetof(portalcore_options, rate_limit_service_namespace), STRING},
    {"rate_limit_service_name", offsetof(portalcore_options, rate_limit_service_name), STRING},
    {"portal_service_namespace", offsetof(portalcore_options, portal_service_namespace), STRING},
    {"portal_service_name", offsetof(portalcore_options, portal_service_name), STRING},
    {"portal_service_port", offsetof(portalcore_options, portal_service_port), NUMBER32},
    {"request_authentication", offsetof(portalcore_options, request_authentication), NUMBER32},
    {"root_namespace", offsetof(portalcore_options, root_namespace), STRING},
};

static const size_t field_count = sizeof(fields) / sizeof(fields[0]);

/* Those of portalcore_envoy_options, which are called "envoy." and this. */
static const struct field envoy_fields[] = {
    {"mocks", offsetof(portalcore_envoy_options, mocks), NUMBER32},
    {"access_logging", offsetof(portalcore_envoy_options, access_logging), NUMBER32},
    {"access_log", offsetof(portalcore_envoy_options, access_log), STRING},
    {"directory", offsetof(portalcore_envoy_options, directory), STRING},
    {"listener.host", offsetof(portalcore_envoy_options, listener.host), STRING},
    {"listener.port", offsetof(portalcore_envoy_options, listener.port), NUMBER32},
    {"admin.host", offsetof(portalcore_envoy_options, admin.host), STRING},
    {"admin.port", offsetof(portalcore_envoy_options, admin.port), NUMBER32},
    {"authorization.host", offsetof(portalcore_envoy_options, authorization.host), STRING},
    {"authorization.port", offsetof(portalcore_envoy_options, authorization.port), NUMBER32},
    {"rate_limit.host", offsetof(portalcore_envoy_options, rate_limit.host), STRING},
    {"rate_limit.port", offsetof(portalcore_envoy_options, rate_limit.port), NUMBER32},
    {"portal.host", offsetof(portalcore_envoy_options, portal.host), STRING},
    {"portal.port", offsetof(portalcore_envoy_options, portal.port), NUMBER32},
    {"trusted_certificates", offsetof(portalcore_envoy_options, trusted_certificates), STRING},
    {"max_listed_routes", offsetof(portalcore_envoy_options, max_listed_routes), NUMBER64},
};

static const size_t envoy_field_count = sizeof(envoy_fields) / sizeof(envoy_fields[0]);

static void set_string(portalcore_string *string, const char *value) {
    free((char *)(uintptr_t)string->data);
    *string = (portalcore_string){copy(value), strlen(value)};
}

static void set_field(
    void *options, const struct field *list, size_t count, const char *name, const char *value) {
    for (size_t index = 0; index < count; index++) {
        const struct field *field = &list[index];
        if (strcmp(field->name, name) != 0) {
            continue;
        }
        void *place = (char *)options + field->offset;
        switch (field->type) {
        case NUMBER32: *(uint32_t *)place = (uint32_t)number(value); break;
        case NUMBER64: *(uint64_t *)place = number(value); break;
        case STRING: set_string(place, value); break;
        }
        return;
    }
    die("no such option: %s", name);
}

static void reset_fields(void *options, const struct field *list, size_t count) {
    for (size_t index = 0; index < count; index++) {
        if (list[index].type == STRING) {
            const portalcore_string *string = (void *)((char *)options + list[index].offset);
            free((char *)(uintptr_t)string->data);
        }
    }
}

void set_option(struct session *session, const char *name, const char *value) {
    static const char prefix[] = "envoy.";
    if (strncmp(name, prefix, sizeof prefix - 1) != 0) {
        set_field(&session->options, fields, field_count, name, value);
        return;
    }
    session->options.envoy = &session->envoy;
    set_field(&session->envoy, envoy_fields, envoy_field_count, name + sizeof prefix - 1, value);
}

void call_backend(struct session *session, const struct words *words) {
    if (session->envoy.backend_count == MAXIMUM_FIELDS) {
        die("too many backends");
    }
    portalcore_backend *backend = &session->backends[session->envoy.backend_count++];
    *backend = (portalcore_backend){{NULL, 0}, PORTALCORE_ENDPOINT_INIT};
    set_string(&backend->service, words->word[1]);
    set_string(&backend->endpoint.host, words->word[2]);
    backend->endpoint.port = (uint32_t)number(words->word[3]);
    session->envoy.backends = session->backends;
    session->options.envoy = &session->envoy;
    puts("ok");
}

void reset_options(struct session *session) {
    reset_fields(&session->options, fields, field_count);
    reset_fields(&session->envoy, envoy_fields, envoy_field_count);
    for (size_t index = 0; index < session->envoy.backend_count; index++) {
        free((char *)(uintptr_t)session->backends[index].service.data);
        free((char *)(uintptr_t)session->backends[index].endpoint.host.data);
    }
    session->options = (portalcore_options)PORTALCORE_OPTIONS_INIT;
    session->envoy = (portalcore_envoy_options)PORTALCORE_ENVOY_OPTIONS_INIT;
}

/* The place of a word in a list of names. */
static uint32_t choice(const char *word, const char *const names[], size_t count) {
    for (size_t index = 0; index < count; index++) {
        if (strcmp(names[index], word) == 0) {
            return (uint32_t)index;
        }
    }
    die("no such format or version: %s", word);
}

uint32_t document_format(const char *word) {
    static const char *const names[] = {"automatic", "yaml", "json"};
    return choice(word, names, 3);
}

uint32_t diagnostics_format(const char *word) {
    static const char *const names[] = {"json", "sarif", "text", "text-color", "github"};
    return choice(word, names, 5) + PORTALCORE_DIAGNOSTICS_JSON;
}

uint32_t diff_format(const char *word) {
    static const char *const names[] = {"json", "text"};
    return choice(word, names, 2) + PORTALCORE_DIFF_JSON;
}

uint32_t report_format(const char *word) {
    static const char *const names[] = {"json", "text", "yaml"};
    return choice(word, names, 3) + PORTALCORE_REPORT_JSON;
}

uint32_t overlaps_scope(const char *word) {
    static const char *const names[] = {"findings", "all"};
    return choice(word, names, 2) + PORTALCORE_OVERLAPS_FINDINGS;
}

uint32_t openapi_version(const char *word) {
    static const char *const names[] = {"automatic", "3.1", "3.0"};
    return choice(word, names, 3);
}
