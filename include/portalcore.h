/*
 * PortalCore: the resources of a developer portal in, configuration of Istio or Envoy out.
 *
 * This header is the contract of libportalcore. What is not in it is not part of the interface.
 *
 *
 * Overview
 * ========
 *
 * The library reads the resources of a developer portal (ApiDoc, ApiProduct, UsagePlan, Environment, Portal, Route,
 * User, Group, of either dialect) and the API descriptions that they name, says what is wrong with them, and gives the
 * Kubernetes objects that serve them on Istio, or the configuration of an Envoy by itself. It reads no file, no
 * connection and no clock: the host hands over text and gets text. There are two ways to use it.
 *
 * One call, for tools:
 *
 *     portalcore_input *input;
 *     portalcore_result *result;
 *     portalcore_text *yaml;
 *     portalcore_input_new(NULL, &input, NULL);
 *     portalcore_input_add(input, "portal.yaml", 11, text, size, PORTALCORE_FORMAT_AUTOMATIC, NULL);
 *     portalcore_translate(input, &result, NULL);
 *     portalcore_result_render_documents(result, PORTALCORE_FORMAT_YAML, &yaml, NULL);
 *     ... portalcore_text_view(yaml) ...
 *     portalcore_text_free(yaml);
 *     portalcore_result_free(result);
 *     portalcore_input_free(input);
 *
 * (with a check of each status, which is left out here), and a workspace, for controllers, which keeps what the host
 * said and tells what has changed: see "Workspace" below.
 *
 *
 * Rules that hold for every function
 * ==================================
 *
 * Errors. Functions that can fail return a portalcore_status; PORTALCORE_OK is 0. Their last parameter `out_error`
 * may be NULL; otherwise it receives an error object that the caller owns, or NULL on success. A status other than
 * PORTALCORE_OK means misuse or an exceeded limit. Mistakes in the *input* are not a status: they are diagnostics of
 * the result, and the call that found them returns PORTALCORE_OK. There is no state of "the last error" anywhere.
 *
 * Out-parameters. `out_...` parameters are set to NULL (handles) or left alone (structs) when a call fails. An out-
 * parameter of a handle must not be NULL: PORTALCORE_ERROR_INVALID_ARGUMENT.
 *
 * Misuse. What can be detected is answered with an error and changes nothing: NULL where it is not allowed, a NULL
 * pointer with a size other than 0, a size above PTRDIFF_MAX, a name that is empty, is not UTF-8 or holds a NUL, a
 * number that names no value of its enumeration, an index at or beyond its count, a struct size that no version of
 * this header has can have (below that of the first, or above 65,536). What cannot be detected is undefined: a pointer
 * that is neither NULL nor valid, a handle after its `_free`, a handle of another type, a size that is larger than what
 * is there, a call that needs a handle for itself while another thread uses it.
 *
 * Ownership. `_new`, and every function with an `out_` parameter for a handle, give the caller a handle of its own,
 * to be released once with the `_free` of its type. `_free` takes NULL, which does nothing. Handles may be released
 * in any order: what one needs of another it keeps alive by itself. Nothing from this library is released with
 * free(), and the library releases nothing that the host allocated. Text and names that are handed in are copied
 * before the call returns. Handles are counted: two calls may give the same pointer, to be released twice.
 *
 * Strings. Handed in, a string is a pointer and a size in bytes; it needs no NUL at its end. Given back, it is a
 * portalcore_string that is borrowed from a handle and valid until that handle is released; there is a NUL behind its
 * last byte that `size` does not count. What is absent has `data` NULL and `size` 0. Names and messages are UTF-8.
 * The *text* of a document may be any bytes: the reader decodes UTF-8, UTF-16 and UTF-32, and what is neither is a
 * diagnostic.
 *
 * Threads. There is no global state that a caller could see. Functions that take a handle as `const` may be called on
 * the same handle from any number of threads at once; those that take it without `const`, and `_free`, need it for
 * themselves. Distinct handles are independent. A handle may move between threads. The stack of the calling thread
 * needs 256 KiB.
 *
 * Structs. Each begins with `struct_size`, which the caller sets, best by the `_INIT` macro of the struct; the library
 * reads and writes only that many bytes, so that programs compiled against an older header go on working, and leaves
 * alone what a later header has more. Fields are only ever appended. In structs that are handed in, zero means the
 * default everywhere, and what the library does not know, reserved fields too, has to be zero
 * (PORTALCORE_ERROR_UNSUPPORTED_OPTION): what is asked for is never silently ignored. Fields called reserved are zero
 * where they are given back.
 *
 * Later versions. A function may come to return further statuses, where an option that there is not yet asks for it.
 * Treat numbers that you do not know as "other".
 *
 * Determinism. The same input gives the same bytes, whatever the order in which it was handed over.
 *
 * Memory and faults. The library does not survive a failed allocation, nor a contradiction in itself: both end the
 * process. The limits in portalcore_options bound what an input can ask for.
 */
#ifndef PORTALCORE_H
#define PORTALCORE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define PORTALCORE_API __attribute__((visibility("default")))
#else
#define PORTALCORE_API
#endif


/* ---- Versions ---------------------------------------------------------------------------------------------------- */

/* The version of this header. The library's own is portalcore_version(). */
#define PORTALCORE_VERSION_MAJOR 0
#define PORTALCORE_VERSION_MINOR 1
#define PORTALCORE_VERSION_PATCH 0

/*
 * Counts the additions to this interface. A library of the same SONAME whose portalcore_abi_version() is at least this
 * number has everything that this header declares.
 */
#define PORTALCORE_ABI_VERSION 1

/*
 * The version of the library, such as "0.1.0".
 *
 * Returns: a string that is valid for ever.
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API const char *portalcore_version(void);

/*
 * The number of the interface that the library has: see PORTALCORE_ABI_VERSION.
 *
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API uint32_t portalcore_abi_version(void);


/* ---- Status and errors ------------------------------------------------------------------------------------------- */

/* What became of a call: PORTALCORE_OK or one of PORTALCORE_ERROR_... Later versions may know more. */
typedef int32_t portalcore_status;

enum {
    PORTALCORE_OK = 0,

    /* 100 to 199: misuse. The same call will fail again. */

    /* An argument is NULL, empty, too large, not UTF-8, or names no value of its enumeration. */
    PORTALCORE_ERROR_INVALID_ARGUMENT = 100,
    /* An index is at or beyond the count, or a number is beyond what its documentation allows. */
    PORTALCORE_ERROR_OUT_OF_RANGE = 101,
    /* The input already holds something of this name. */
    PORTALCORE_ERROR_DUPLICATE_NAME = 102,
    /* The call is not allowed in the state that the handle is in. */
    PORTALCORE_ERROR_INVALID_STATE = 103,
    /* A struct asks for something that this version of the library does not know. */
    PORTALCORE_ERROR_UNSUPPORTED_OPTION = 104,
    /* Nothing has the name that was asked for. */
    PORTALCORE_ERROR_NOT_FOUND = 105,
    /* A text is not what it has to be, such as the document of a policy. */
    PORTALCORE_ERROR_MALFORMED = 106,

    /* 200 to 299: limits. The same call may succeed with other options. */

    /* A limit of portalcore_options would be exceeded. */
    PORTALCORE_ERROR_LIMIT_EXCEEDED = 200,

    /* 900 to 999: faults. Please report them. */

    /* The library contradicted itself. No function returns it yet. */
    PORTALCORE_ERROR_INTERNAL = 900
};

/* A string: `size` bytes at `data`, and a NUL behind them. See "Strings" above. */
typedef struct portalcore_string {
    const char *data;
    size_t size;
} portalcore_string;

/* Why a call failed. Immutable. */
typedef struct portalcore_error portalcore_error;

/*
 * The name of a status in words, such as "invalid argument".
 *
 * Parameters: status: any number
 * Returns: a string that is valid for ever; "unknown status" for a number that this library does not know.
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API const char *portalcore_status_name(portalcore_status status);

/*
 * The status that the failed call returned.
 *
 * Parameters: error: may be NULL
 * Returns: the status; PORTALCORE_OK for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_error_status(const portalcore_error *error);

/*
 * What went wrong and how to mend it, in English, for people; not to be parsed.
 *
 * Parameters: error: may be NULL
 * Returns: UTF-8, borrowed from the error; empty for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_string portalcore_error_message(const portalcore_error *error);

/*
 * The parameter, or the field of a struct, that is at fault, such as "name" or "options.max_depth".
 *
 * Parameters: error: may be NULL
 * Returns: UTF-8, borrowed from the error; empty where no single one is at fault, and for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_string portalcore_error_argument(const portalcore_error *error);

/*
 * Releases an error.
 *
 * Parameters: error: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_error_free(portalcore_error *error);


/* ---- Text -------------------------------------------------------------------------------------------------------- */

/* A text that was made on request. Immutable. */
typedef struct portalcore_text portalcore_text;

/*
 * The bytes of a text.
 *
 * Parameters: text: may be NULL
 * Returns: UTF-8, borrowed from the text; empty, but not absent, for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_string portalcore_text_view(const portalcore_text *text);

/*
 * Releases a text.
 *
 * Parameters: text: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_text_free(portalcore_text *text);


/* ---- Options ----------------------------------------------------------------------------------------------------- */

/* How a document is written; a uint32_t. */
enum {
    /* Handed in: JSON where the text begins like it and is it, else YAML. Given back: YAML. */
    PORTALCORE_FORMAT_AUTOMATIC = 0,
    PORTALCORE_FORMAT_YAML = 1,
    PORTALCORE_FORMAT_JSON = 2
};

/* What the configuration is for; a uint32_t. */
enum {
    /* The gateways of an Istio mesh. The default. */
    PORTALCORE_TARGET_ISTIO = 1,
    /* An Envoy by itself, on one machine: docs/envoy.md. */
    PORTALCORE_TARGET_ENVOY = 2
};

/* Whether a reference into another namespace needs a ReferenceGrant among the inputs; a uint32_t. */
enum {
    /* The default. */
    PORTALCORE_GRANTS_REQUIRED = 1,
    /* For a single tenant: references cross namespaces freely. */
    PORTALCORE_GRANTS_NOT_REQUIRED = 2
};

/* Whether Istio is to judge tokens as well; a uint32_t. */
enum {
    /* The default. */
    PORTALCORE_REQUEST_AUTHENTICATION_OFF = 1,
    /* It then judges the tokens of every host of the proxies: docs/coverage.md. */
    PORTALCORE_REQUEST_AUTHENTICATION_ON = 2
};

/* Whether Envoy answers operations by itself; a uint32_t. */
enum {
    /* The default. */
    PORTALCORE_MOCKS_NONE = 1,
    /* In the place of backends: each operation with an example of its description, else with its name. */
    PORTALCORE_MOCKS_ALL = 2
};

/* Whether requests are logged; a uint32_t. */
enum {
    /* The default. */
    PORTALCORE_ACCESS_LOG_ON = 1,
    PORTALCORE_ACCESS_LOG_OFF = 2
};

/*
 * A host and a port that somebody listens on: a name or an address (IPv6 without brackets), and 1 to 65535. Absent: no
 * host and port 0.
 *
 * This struct is embedded in others and has its size for ever, as has the next one.
 */
typedef struct portalcore_endpoint {
    portalcore_string host;
    uint32_t port;
    /* Zero. */
    uint32_t reserved;
} portalcore_endpoint;

/* Where a Service is. */
typedef struct portalcore_backend {
    /* "NAMESPACE/NAME:PORT", "NAMESPACE/NAME" or "NAME": of those that fit a Service, the first in this order holds. */
    portalcore_string service;
    /* Where it is; not absent. */
    portalcore_endpoint endpoint;
} portalcore_backend;

/*
 * What the host may choose about the configuration of an Envoy by itself. Zero is the default of every field, as is a
 * string without bytes. What it points to is borrowed for the call only.
 */
typedef struct portalcore_envoy_options {
    /* sizeof(portalcore_envoy_options) */
    size_t struct_size;
    /* PORTALCORE_MOCKS_... Default: PORTALCORE_MOCKS_NONE. */
    uint32_t mocks;
    /* PORTALCORE_ACCESS_LOG_... Default: PORTALCORE_ACCESS_LOG_ON. */
    uint32_t access_logging;
    /* The file that requests are logged to, as JSON, one line each. Default: "/dev/stdout". */
    portalcore_string access_log;
    /*
     * Where the documents will lie, as Envoy finds it: a bootstrap that watches this directory, and the files of it,
     * each to be replaced by rename. Default: one static bootstrap with everything in it.
     */
    portalcore_string directory;
    /*
     * Where requests are taken; the host is an address. Hosts that two environments have are served at the ports that
     * follow. Default: "127.0.0.1", 8080; each field has its own default.
     */
    portalcore_endpoint listener;
    /* Where the administration of Envoy listens; the host is an address. Default: nowhere. */
    portalcore_endpoint admin;
    /* Who decides on requests (Envoy's ext_authz over gRPC). Default: nobody, and operations under plans are closed. */
    portalcore_endpoint authorization;
    /* Who counts requests (Envoy's RateLimitService). Default: nobody. Without `authorization` nobody is asked. */
    portalcore_endpoint rate_limit;
    /* The web site of Portals. Default: none, and their hosts answer 503. */
    portalcore_endpoint portal;
    /*
     * Where Services are, each at most once. What is not named is looked for under its name in the cluster's DNS. NULL
     * if there is none.
     */
    const portalcore_backend *backends;
    size_t backend_count;
    /*
     * The file with the certificates that Envoy trusts, for TLS to hosts outside: Envoy does not start without it where
     * there are some. Default: "/etc/ssl/certs/ca-certificates.crt".
     */
    portalcore_string trusted_certificates;
    /* How many routes a host has before they are found by a tree instead of one by one; at most 2^40. Default: 100. */
    uint64_t max_listed_routes;
} portalcore_envoy_options;

#define PORTALCORE_ENDPOINT_INIT                                                                                       \
    {                                                                                                                  \
        {NULL, 0}, 0, 0                                                                                                \
    }

#define PORTALCORE_ENVOY_OPTIONS_INIT                                                                                  \
    {                                                                                                                  \
        sizeof(portalcore_envoy_options), 0, 0, {NULL, 0}, {NULL, 0}, PORTALCORE_ENDPOINT_INIT,                        \
            PORTALCORE_ENDPOINT_INIT, PORTALCORE_ENDPOINT_INIT, PORTALCORE_ENDPOINT_INIT, PORTALCORE_ENDPOINT_INIT,    \
            NULL, 0, {NULL, 0}, 0                                                                                      \
    }

/*
 * What the host may choose. Zero is the default of every field, as is a string without bytes. Strings are borrowed for
 * the call only. What says something of Istio's objects alone does nothing for another target.
 *
 * Every exceeded limit is a diagnostic of the text that exceeds it, save max_total_bytes, which is
 * PORTALCORE_ERROR_LIMIT_EXCEEDED of the call that would exceed it.
 */
typedef struct portalcore_options {
    /* sizeof(portalcore_options) */
    size_t struct_size;
    /* What to write for: PORTALCORE_TARGET_... Default: PORTALCORE_TARGET_ISTIO. */
    uint32_t target;
    /* PORTALCORE_GRANTS_... Default: PORTALCORE_GRANTS_REQUIRED. */
    uint32_t reference_grants;
    /* The namespace of resources that name none: a DNS label. Default: "default". */
    portalcore_string default_namespace;
    /* The DNS suffix of Services, for every target: a DNS name. Default: "cluster.local". */
    portalcore_string cluster_domain;
    /*
     * The Istio Gateway of those environments of the Gloo dialect that none of the inputs fits. Set both or none.
     * Default: "istio-system" and "istio-ingressgateway".
     */
    portalcore_string assumed_gateway_namespace;
    portalcore_string assumed_gateway_name;
    /* The largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB. */
    uint64_t max_text_bytes;
    /*
     * What the names and texts of one input or workspace take together, in bytes; at most 1 TiB. During a listing,
     * texts that are not put again yet count too. Default: 512 MiB.
     */
    uint64_t max_total_bytes;
    /* How deep values may be nested; at most 1,000. Default: 200. */
    uint64_t max_depth;
    /* How many values one text may hold, keys included; at most 2^40, as the next ones. Default: 8,000,000. */
    uint64_t max_nodes;
    /* How many values the aliases of one text may stand for. Default: 1,000,000. */
    uint64_t max_aliased_nodes;
    /* The longest scalar, in bytes; at most 2 GiB. Default: 32 MiB. */
    uint64_t max_scalar_bytes;
    /* How many documents one text may hold; at most 2^40. Default: 100,000. */
    uint64_t max_documents;
    /* How many routes an object holds before it is split; at most 2^40, as the next ones. Default: 1,000. */
    uint64_t max_object_routes;
    /* How many bytes of JSON an object should stay under. Default: 240 KiB. */
    uint64_t preferred_object_bytes;
    /* How many bytes of JSON an object never exceeds. Default: 1 MiB. */
    uint64_t max_object_bytes;
    /*
     * How many earlier revisions a result can be asked for the changes since; at most 10,000. An input has none.
     * Default: 64.
     */
    uint64_t max_revisions;
    /*
     * The Service of the authorization server (Envoy's ext_authz over gRPC): a DNS label, a DNS label, a port. Default:
     * "portalcore-system", "portalcore-authz", 9101. Each field has its own default, as in the next ones.
     */
    portalcore_string authorization_service_namespace;
    portalcore_string authorization_service_name;
    uint32_t authorization_service_port;
    /* The port of the rate limit server (Envoy's RateLimitService). Default: 9102. */
    uint32_t rate_limit_service_port;
    /* The rest of its Service. Default: "portalcore-system", "portalcore-ratelimit". */
    portalcore_string rate_limit_service_namespace;
    portalcore_string rate_limit_service_name;
    /* The Service of the web site of Portals. Default: "portalcore-system", "portalcore-web", 8080. */
    portalcore_string portal_service_namespace;
    portalcore_string portal_service_name;
    uint32_t portal_service_port;
    /*
     * Whether Gateways that are made get a RequestAuthentication too. Default:
     * PORTALCORE_REQUEST_AUTHENTICATION_OFF.
     */
    uint32_t request_authentication;
    /*
     * The root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans goes there
     * where the namespace of the proxies is not said. A DNS label. Default: "istio-system".
     */
    portalcore_string root_namespace;
    /*
     * NULL for the defaults of PORTALCORE_TARGET_ENVOY; for another target it has to be NULL. Borrowed for the call
     * only.
     */
    const portalcore_envoy_options *envoy;
} portalcore_options;

#define PORTALCORE_OPTIONS_INIT                                                                                        \
    {                                                                                                                  \
        sizeof(portalcore_options), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \
            {NULL, 0}, {NULL, 0}, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, {NULL, 0}, NULL              \
    }


/* ---- Input ------------------------------------------------------------------------------------------------------- */

/* Texts that belong together, and the options to read them with. */
typedef struct portalcore_input portalcore_input;

/*
 * Makes an empty input.
 *
 * Parameters: options: NULL for the defaults
 *             out_input: receives the input
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE for a limit;
 *          PORTALCORE_ERROR_UNSUPPORTED_OPTION.
 * Ownership: the caller releases the input with portalcore_input_free().
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_input_new(
    const portalcore_options *options, portalcore_input **out_input, portalcore_error **out_error);

/*
 * Adds a text: manifests, one or many, or a bare API description.
 *
 * Parameters: input: not NULL
 *             name, name_size: a path or a URI; diagnostics show it, relative references are resolved against it
 *             text, text_size: the bytes as they are stored; any bytes, any encoding
 *             format: PORTALCORE_FORMAT_...
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_DUPLICATE_NAME;
 *          PORTALCORE_ERROR_LIMIT_EXCEEDED.
 * Ownership: name and text are copied.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_input_add(
    portalcore_input *input, const char *name, size_t name_size, const char *text, size_t text_size, uint32_t format,
    portalcore_error **out_error);

/*
 * Supplies content that the texts refer to: see portalcore_required_content(). What nothing refers to does no harm.
 *
 * Parameters: input: not NULL
 *             name, name_size: the name of the requirement; names of the same letters in two normal forms of Unicode
 *                 are one name here, because references do not tell them apart
 *             bytes, bytes_size: the content
 *             out_error: may be NULL
 * Returns: as portalcore_input_add().
 * Ownership: name and bytes are copied.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_input_add_content(
    portalcore_input *input, const char *name, size_t name_size, const char *bytes, size_t bytes_size,
    portalcore_error **out_error);

/*
 * Releases an input. Results that were made from it stay.
 *
 * Parameters: input: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_input_free(portalcore_input *input);


/* ---- Required content -------------------------------------------------------------------------------------------- */

/* How required content is named; a uint32_t. Later versions may know more. */
enum {
    /* A file; the name is its path, resolved against the text that names it. */
    PORTALCORE_CONTENT_FILE = 1,
    /* An http or https URL. */
    PORTALCORE_CONTENT_URL = 2,
    /* An entry of a ConfigMap that is not among the inputs: namespace/name/key. */
    PORTALCORE_CONTENT_CONFIG_MAP = 3
};

/* Content that the host is asked to supply. */
typedef struct portalcore_requirement {
    /* sizeof(portalcore_requirement) */
    size_t struct_size;
    /* PORTALCORE_CONTENT_... */
    uint32_t kind;
    /* Zero. */
    uint32_t reserved;
    /* The name to supply it under. */
    portalcore_string name;
} portalcore_requirement;

#define PORTALCORE_REQUIREMENT_INIT                                                                                    \
    {                                                                                                                  \
        sizeof(portalcore_requirement), 0, 0, {NULL, 0}                                                                \
    }

/* A list of requirements, sorted by kind and name. Immutable. */
typedef struct portalcore_requirements portalcore_requirements;

/*
 * Lists the content that the texts refer to and that the input does not hold.
 *
 * What is supplied may refer to more: supply it and ask again until nothing new is listed. What the host cannot
 * supply it leaves out; that is a diagnostic where it is referred to, and costs only what depends on it. (A host that
 * wants the translation anyway asks for that and then for portalcore_result_requirements(): nothing is read twice.)
 *
 * Parameters: input: not NULL
 *             out_requirements: receives the list
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the list with portalcore_requirements_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_required_content(
    const portalcore_input *input, portalcore_requirements **out_requirements, portalcore_error **out_error);

/*
 * How many requirements there are.
 *
 * Parameters: requirements: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_requirements_count(const portalcore_requirements *requirements);

/*
 * Reads a requirement.
 *
 * Parameters: requirements: not NULL
 *             index: below the count
 *             out_requirement: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the list.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_requirements_get(
    const portalcore_requirements *requirements, size_t index, portalcore_requirement *out_requirement,
    portalcore_error **out_error);

/*
 * Releases a list of requirements.
 *
 * Parameters: requirements: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_requirements_free(portalcore_requirements *requirements);


/* ---- Validating and translating ---------------------------------------------------------------------------------- */

/*
 * What became of an input: documents, diagnostics, requirements. Immutable, and independent of what it was made
 * from.
 */
typedef struct portalcore_result portalcore_result;

/*
 * Finds what is wrong with an input. The result has diagnostics and requirements, and no documents.
 *
 * Parameters: input: not NULL
 *             out_result: receives the result
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the result with portalcore_result_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_validate(
    const portalcore_input *input, portalcore_result **out_result, portalcore_error **out_error);

/*
 * Makes the configuration that serves what an input publishes, and finds what is wrong with it.
 *
 * What cannot be honoured is withheld, closed and reported; the rest is still there. So the documents of a result with
 * errors are safe to apply: they serve less than was asked for, never more.
 *
 * Parameters, Returns, Ownership, Thread safety: as portalcore_validate().
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_translate(
    const portalcore_input *input, portalcore_result **out_result, portalcore_error **out_error);

/*
 * One line that says what was made of what, for people.
 *
 * Parameters: result: may be NULL
 * Returns: UTF-8, borrowed from the result; empty for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_string portalcore_result_summary(const portalcore_result *result);

/*
 * The content that was referred to and not supplied.
 *
 * Parameters: result: not NULL
 *             out_requirements: receives the list
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the list with portalcore_requirements_free(); it may outlive the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_requirements(
    const portalcore_result *result, portalcore_requirements **out_requirements, portalcore_error **out_error);

/*
 * Releases a result.
 *
 * Parameters: result: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_result_free(portalcore_result *result);


/* ---- Documents --------------------------------------------------------------------------------------------------- */

/*
 * When a document is to be applied; a uint32_t. Lower phases first; deletion goes the other way round. Later versions
 * may know more, in between.
 */
enum {
    /* What filters requests: a route whose filters are not there yet is open. */
    PORTALCORE_PHASE_FILTERS = 10,
    /* What authorization and rate limit servers read: a route that they do not know is refused. */
    PORTALCORE_PHASE_POLICY = 15,
    /* What routes need to exist: Gateway, ServiceEntry, DestinationRule. */
    PORTALCORE_PHASE_FOUNDATIONS = 20,
    /* Parts of routing that a later document refers to. */
    PORTALCORE_PHASE_PARTS = 30,
    /* What makes operations reachable. */
    PORTALCORE_PHASE_ROUTES = 40
};

/*
 * A Kubernetes object to be applied; for PORTALCORE_TARGET_ENVOY a file of Envoy's configuration: its name and ".json"
 * or ".yaml".
 */
typedef struct portalcore_document {
    /* sizeof(portalcore_document) */
    size_t struct_size;
    /* PORTALCORE_PHASE_... */
    uint32_t phase;
    /* Zero. */
    uint32_t reserved;
    /* Such as "networking.istio.io/v1"; of a file "envoy.config.v3". */
    portalcore_string api_version;
    /* Such as "VirtualService"; of a file "Bootstrap", "Clusters", "Listeners" or "Routes". */
    portalcore_string kind;
    /* `metadata.namespace`; of a file empty. */
    portalcore_string object_namespace;
    /* `metadata.name`; of a file such as "bootstrap". */
    portalcore_string object_name;
    /*
     * 64 hexadecimal digits, in objects also the annotation "portalcore.dev/content-hash": equal for documents that
     * need no update.
     */
    portalcore_string content_hash;
} portalcore_document;

#define PORTALCORE_DOCUMENT_INIT                                                                                       \
    {                                                                                                                  \
        sizeof(portalcore_document), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}                       \
    }

/*
 * How many documents a result has.
 *
 * Parameters: result: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_result_document_count(const portalcore_result *result);

/*
 * Reads what a document is; they are in the order of application.
 *
 * Parameters: result: not NULL
 *             index: below the count
 *             out_document: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_document(
    const portalcore_result *result, size_t index, portalcore_document *out_document, portalcore_error **out_error);

/*
 * Writes a document: an object from `apiVersion` to `spec`, a file as it is, for a directory in JSON.
 *
 * Parameters: result: not NULL
 *             index: below the count
 *             format: PORTALCORE_FORMAT_...; YAML begins with "---"
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_document_text(
    const portalcore_result *result, size_t index, uint32_t format, portalcore_text **out_text,
    portalcore_error **out_error);

/*
 * Writes all documents, in the order of application: as one stream of YAML, or as one JSON object of the kind List. The
 * JSON of files is that of the only one there is, or else an array.
 *
 * Parameters: result: not NULL
 *             format: PORTALCORE_FORMAT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_documents(
    const portalcore_result *result, uint32_t format, portalcore_text **out_text, portalcore_error **out_error);


/* ---- Diagnostics ------------------------------------------------------------------------------------------------- */

/* How much a finding matters; a uint32_t. */
enum {
    /* What it names is not used. */
    PORTALCORE_SEVERITY_ERROR = 1,
    /* It is used, and probably not as meant. */
    PORTALCORE_SEVERITY_WARNING = 2,
    /* Worth knowing. */
    PORTALCORE_SEVERITY_INFO = 3
};

/* How diagnostics are written; a uint32_t. */
enum {
    /* {"schemaVersion": 1, "diagnostics": [...], "errors": n, "warnings": n}; docs/diagnostics.md has the schema. */
    PORTALCORE_DIAGNOSTICS_JSON = 1,
    /* SARIF 2.1.0, for code scanning. */
    PORTALCORE_DIAGNOSTICS_SARIF = 2,
    /* For people: with the lines of the source and carets. */
    PORTALCORE_DIAGNOSTICS_TEXT = 3,
    /* The same, in the colours of a terminal. */
    PORTALCORE_DIAGNOSTICS_TEXT_COLOR = 4,
    /* Workflow commands of GitHub, which become annotations. */
    PORTALCORE_DIAGNOSTICS_GITHUB = 5
};

/*
 * A range of a text that the host handed over, half-open. Absent: `file` is absent and the numbers are 0.
 *
 * This struct is embedded in others and has its size for ever.
 */
typedef struct portalcore_range {
    /* The name that the text was handed over with. */
    portalcore_string file;
    /* The value that it is about, as a JSON pointer (RFC 6901) into its document; absent where it is not known. */
    portalcore_string pointer;
    /* Bytes from the start of the text, after its decoding to UTF-8 without a byte order mark. */
    uint64_t start_offset;
    uint64_t end_offset;
    /* Zero. */
    uint64_t reserved;
    /* Lines from 1, columns from 1 in Unicode code points; the end is behind the last character. */
    uint32_t start_line;
    uint32_t start_column;
    uint32_t end_line;
    uint32_t end_column;
} portalcore_range;

/* A finding about the input. */
typedef struct portalcore_diagnostic {
    /* sizeof(portalcore_diagnostic) */
    size_t struct_size;
    /* PORTALCORE_SEVERITY_... */
    uint32_t severity;
    /* Zero. */
    uint32_t reserved;
    /* Such as "PC1010": never changes its meaning. */
    portalcore_string code;
    /* The same in words, such as "duplicate-key". */
    portalcore_string slug;
    /* What is wrong, in one line. */
    portalcore_string message;
    /* The remedy; may be absent. */
    portalcore_string help;
    /* The resource that it is about, such as "ApiDoc shop/orders"; may be absent. */
    portalcore_string subject;
    /* Where it is; may be absent. */
    portalcore_range range;
    /* How many other places explain it: see portalcore_result_diagnostic_label(). */
    size_t label_count;
    /*
     * A change that would remedy it: the text to put in the place of fix_range, without bytes where that is to be
     * deleted; absent where no change is known.
     */
    portalcore_string fix_replacement;
    portalcore_range fix_range;
} portalcore_diagnostic;

#define PORTALCORE_RANGE_INIT                                                                                          \
    {                                                                                                                  \
        {NULL, 0}, {NULL, 0}, 0, 0, 0, 0, 0, 0, 0                                                                      \
    }

#define PORTALCORE_DIAGNOSTIC_INIT                                                                                     \
    {                                                                                                                  \
        sizeof(portalcore_diagnostic), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},                    \
            PORTALCORE_RANGE_INIT, 0, {NULL, 0}, PORTALCORE_RANGE_INIT                                                 \
    }

/* Another place that explains a finding. */
typedef struct portalcore_label {
    /* sizeof(portalcore_label) */
    size_t struct_size;
    /* What stands there, such as "first defined here". */
    portalcore_string message;
    /* Where it is; may be absent. */
    portalcore_range range;
} portalcore_label;

#define PORTALCORE_LABEL_INIT                                                                                          \
    {                                                                                                                  \
        sizeof(portalcore_label), {NULL, 0}, PORTALCORE_RANGE_INIT                                                     \
    }

/*
 * How many findings there are.
 *
 * Parameters: result: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_result_diagnostic_count(const portalcore_result *result);

/*
 * How many of the findings are errors.
 *
 * Parameters: result: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_result_error_count(const portalcore_result *result);

/*
 * How many of the findings are warnings.
 *
 * Parameters: result: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_result_warning_count(const portalcore_result *result);

/*
 * Reads a finding; they are sorted by file, place and code.
 *
 * Parameters: result: not NULL
 *             index: below the count
 *             out_diagnostic: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_diagnostic(
    const portalcore_result *result, size_t index, portalcore_diagnostic *out_diagnostic, portalcore_error **out_error);

/*
 * Reads another place of a finding.
 *
 * Parameters: result: not NULL
 *             index: of the finding, below the count
 *             label_index: below the label_count of the finding
 *             out_label: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_diagnostic_label(
    const portalcore_result *result, size_t index, size_t label_index, portalcore_label *out_label,
    portalcore_error **out_error);

/*
 * Writes all findings.
 *
 * Parameters: result: not NULL
 *             format: PORTALCORE_DIAGNOSTICS_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_diagnostics(
    const portalcore_result *result, uint32_t format, portalcore_text **out_text, portalcore_error **out_error);

/*
 * The page of a diagnostic: what it means, an example and its remedy, as Markdown.
 *
 * Parameters: code, code_size: such as "PC1010", in any case, or "duplicate-key"
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT, also for a code that there is not.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_diagnostic_page(
    const char *code, size_t code_size, portalcore_text **out_text, portalcore_error **out_error);


/* ---- Workspace --------------------------------------------------------------------------------------------------- */

/*
 * Texts that come and go, and what became of them each time.
 *
 * A controller keeps one: it puts what it sees and removes what is gone, evaluates, and applies the changes since the
 * revision that it applied last:
 *
 *     workspace_new(...)
 *     workspace_adopt(...)             for each object of an earlier run of this controller that is in the cluster
 *     workspace_put(...)               for each resource of the first listing
 *     loop:
 *         do workspace_evaluate(..., &result) and workspace_put_content(...) for what result_requirements(result) lists
 *             and can be had, until nothing new is listed
 *         workspace_end_listing(...)   the first time; evaluate once more
 *         result_changes_since(result, applied, &changes)
 *         make each change, in the order of the list; applied = result_revision(result)
 *         wait for an event; workspace_put(...) or workspace_remove(...)
 *
 * Content first: what content a resource needs is known when it was evaluated. A host that applies changes before it
 * has supplied what can be had withdraws the routes that depend on it until it has.
 *
 * Whose objects. Objects carry the label app.kubernetes.io/managed-by: portalcore, as do those of every other user of
 * this library in the cluster. Where there can be others, a host adds a label of its own, and adopts and sweeps by
 * that.
 *
 * Listing. A new workspace is listing: it has seen only a part of what there is. What is made of a part can lack
 * routes that the whole has, so until portalcore_workspace_end_listing() no evaluation adds a deletion, or replaces an
 * object that was adopted or made of a complete listing. They are held back, and come with the first evaluation after
 * the end of the listing. (What an earlier, complete evaluation had decided is still reported to a host that has not
 * made it.) Objects that are not known yet are upserted meanwhile; a host that takes no chances applies nothing before
 * the listing is complete. A restart thus never deletes routes.
 *
 * Broken input. A resource that is wrong is not published, and what it published before is withdrawn: its routes are
 * closed, or deleted where a whole Environment is gone. A host that would rather go on with the last good state applies
 * nothing while portalcore_result_error_count() is not 0.
 *
 * Failure. Changes may be made twice: to upsert what is there as it should be, or to delete what is not there, is no
 * error. A host that fails in the middle of a list asks again with the revision that it had made completely; the list
 * that it gets then holds everything that was touched since, also what is again as it was. It never applies a result
 * that is older than one that it has applied a part of.
 *
 * Revisions. An evaluation has the next revision, from 1, if anything was staged, removed, supplied or taken back since
 * the last one, or the listing ended that the last one was in. Revision 0 is what was adopted. Revisions are meaningful
 * in the workspace that gave them, only.
 */
typedef struct portalcore_workspace portalcore_workspace;

/*
 * Makes an empty workspace, which is listing.
 *
 * Parameters: options: NULL for the defaults
 *             out_workspace: receives the workspace
 *             out_error: may be NULL
 * Returns: as portalcore_input_new().
 * Ownership: the caller releases the workspace with portalcore_workspace_free().
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_new(
    const portalcore_options *options, portalcore_workspace **out_workspace, portalcore_error **out_error);

/*
 * Stages a text, in the place of the one that was there under the URI. The same bytes again change nothing.
 *
 * Parameters: workspace: not NULL
 *             uri, uri_size: what the host calls it: a path, a URI, or "Kind/namespace/name"; diagnostics show it,
 *                 relative references are resolved against it
 *             text, text_size, format, out_error: as portalcore_input_add()
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_LIMIT_EXCEEDED, after which the text that
 *          was there is there, and listed.
 * Ownership: uri and text are copied.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_put(
    portalcore_workspace *workspace, const char *uri, size_t uri_size, const char *text, size_t text_size,
    uint32_t format, portalcore_error **out_error);

/*
 * Removes a staged text. It is no error if there is none.
 *
 * Parameters: workspace: not NULL
 *             uri, uri_size: what it was put under
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_remove(
    portalcore_workspace *workspace, const char *uri, size_t uri_size, portalcore_error **out_error);

/*
 * Supplies content that the texts refer to, in the place of what was there under the name: see
 * portalcore_result_requirements(). Listing does not concern it.
 *
 * Parameters: workspace: not NULL
 *             name, name_size: the name of the requirement
 *             bytes, bytes_size: the content
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_LIMIT_EXCEEDED.
 * Ownership: name and bytes are copied.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_put_content(
    portalcore_workspace *workspace, const char *name, size_t name_size, const char *bytes, size_t bytes_size,
    portalcore_error **out_error);

/*
 * Takes supplied content back. It is no error if there is none.
 *
 * Parameters: workspace: not NULL
 *             name, name_size: what it was supplied under
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_remove_content(
    portalcore_workspace *workspace, const char *name, size_t name_size, portalcore_error **out_error);

/*
 * Tells the workspace of an object that an earlier run applied, so that it can be updated or deleted.
 *
 * Only before the first evaluation. The same object again replaces what was said of it.
 *
 * Parameters: workspace: not NULL
 *             document: the object. api_version, kind and object_name must be there. The phase is that of its
 *                 annotation "portalcore.dev/phase" (0: unknown, deleted first), the content_hash that of its
 *                 annotation "portalcore.dev/content-hash" (absent: unknown, always updated; leave it out if the
 *                 object may have been changed by others)
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_INVALID_STATE after an evaluation;
 *          PORTALCORE_ERROR_UNSUPPORTED_OPTION.
 * Ownership: the strings are copied.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_adopt(
    portalcore_workspace *workspace, const portalcore_document *document, portalcore_error **out_error);

/*
 * Begins a listing anew, for example after a lost watch: of everything, whichever watch was lost. Texts of any kind
 * that are not put again until its end are then removed. A listing that is under way begins again.
 *
 * Parameters: workspace: not NULL
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_begin_listing(
    portalcore_workspace *workspace, portalcore_error **out_error);

/*
 * Says that everything there is was put since the listing began. Without a listing it does nothing.
 *
 * Parameters: workspace: not NULL
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_end_listing(
    portalcore_workspace *workspace, portalcore_error **out_error);

/*
 * Makes the configuration that serves what is staged. If nothing has changed, this is the result of the last
 * evaluation.
 *
 * Parameters: workspace: not NULL
 *             out_result: receives the result, which later changes of the workspace leave alone
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the result with portalcore_result_free().
 * Thread safety: exclusive for the workspace; the result may be read by any thread at once.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_workspace_evaluate(
    portalcore_workspace *workspace, portalcore_result **out_result, portalcore_error **out_error);

/*
 * Releases a workspace. Its results stay.
 *
 * Parameters: workspace: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_workspace_free(portalcore_workspace *workspace);

/*
 * The revision of the workspace that a result is of.
 *
 * Parameters: result: may be NULL
 * Returns: the revision, from 1; 0 for a result that is of no workspace, and for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API uint64_t portalcore_result_revision(const portalcore_result *result);

/*
 * Whether a result was made of everything there is: of a workspace whose listing was complete, or of an input.
 *
 * Parameters: result: may be NULL
 * Returns: 1 or 0; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API uint32_t portalcore_result_is_complete(const portalcore_result *result);

/*
 * How many deletions and replacements are held back because the listing is not complete.
 *
 * Parameters: result: may be NULL
 * Returns: the number; 0 for a result that is of no workspace, and for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_result_held_back_count(const portalcore_result *result);


/* ---- Changes ----------------------------------------------------------------------------------------------------- */

/* What is to be done with an object; a uint32_t. */
enum {
    /* Create it, or replace what is there. */
    PORTALCORE_CHANGE_UPSERT = 1,
    PORTALCORE_CHANGE_DELETE = 2
};

/* What is to be done with one object. */
typedef struct portalcore_change {
    /* sizeof(portalcore_change) */
    size_t struct_size;
    /* PORTALCORE_CHANGE_... */
    uint32_t action;
    /* PORTALCORE_PHASE_..., as the document was last given; 0 where it is not known. */
    uint32_t phase;
    /* As in portalcore_document; of an object that is to be deleted, what was last known: its hash may be empty. */
    portalcore_string api_version;
    portalcore_string kind;
    portalcore_string object_namespace;
    portalcore_string object_name;
    portalcore_string content_hash;
} portalcore_change;

#define PORTALCORE_CHANGE_INIT                                                                                         \
    {                                                                                                                  \
        sizeof(portalcore_change), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}                         \
    }

/* What leads from one revision to another. Immutable. */
typedef struct portalcore_changes portalcore_changes;

/*
 * What a host that applied a revision has to do to get to that of a result. The order of the list is part of it: today
 * first upserts, lower phases first, then deletions, higher phases first.
 *
 * Parameters: result: not NULL, of a workspace
 *             revision: what the host applied last; 0: what was adopted
 *             out_changes: receives the changes
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_INVALID_STATE for a result that is of no
 *          workspace.
 * Ownership: the caller releases the changes with portalcore_changes_free(); they may outlive the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_changes_since(
    const portalcore_result *result, uint64_t revision, portalcore_changes **out_changes, portalcore_error **out_error);

/*
 * Whether the host has to start over: the revision is forgotten (portalcore_options.max_revisions), or later than the
 * result. The changes are then an upsert for each document of the revision, or for the one that it must not replace
 * yet, and no deletions, because what the host has is not known. It makes them, and as soon as it has a result that is
 * complete (portalcore_result_is_complete()), it deletes what is its own and not among the documents of that result.
 *
 * Parameters: changes: may be NULL
 * Returns: 1 or 0; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API uint32_t portalcore_changes_need_resync(const portalcore_changes *changes);

/*
 * How many changes there are.
 *
 * Parameters: changes: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_changes_count(const portalcore_changes *changes);

/*
 * Reads a change; they are in the order in which to make them.
 *
 * Parameters: changes: not NULL
 *             index: below the count
 *             out_change: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the changes.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_changes_get(
    const portalcore_changes *changes, size_t index, portalcore_change *out_change, portalcore_error **out_error);

/*
 * Writes the document of an upsert: see portalcore_result_document_text().
 *
 * Parameters: changes: not NULL
 *             index: below the count, of an upsert
 *             format: PORTALCORE_FORMAT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE;
 *          PORTALCORE_ERROR_INVALID_STATE for a deletion, which has no document.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_changes_document_text(
    const portalcore_changes *changes, size_t index, uint32_t format, portalcore_text **out_text,
    portalcore_error **out_error);

/*
 * Releases changes.
 *
 * Parameters: changes: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_changes_free(portalcore_changes *changes);


/* ---- Statuses ---------------------------------------------------------------------------------------------------- */

/*
 * Writes the conditions of the resources among the inputs, as a controller would set them: objects with `apiVersion`,
 * `kind`, `metadata` and `status`, as a stream of YAML or as {"schemaVersion": 1, "statuses": [...]}. docs/status.md
 * has the schema.
 *
 * Parameters: result: not NULL
 *             format: PORTALCORE_FORMAT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_statuses(
    const portalcore_result *result, uint32_t format, portalcore_text **out_text, portalcore_error **out_error);


/* ---- Catalogue --------------------------------------------------------------------------------------------------- */

/* Who looks at a portal. Zero is somebody of whom nothing is known. What it points to is borrowed for the call only. */
typedef struct portalcore_viewer {
    /* sizeof(portalcore_viewer) */
    size_t struct_size;
    /* The name that somebody logs in with, `spec.username` of a User; absent for nobody. */
    portalcore_string username;
    /* The groups that the login says somebody belongs to. */
    const portalcore_string *groups;
    size_t group_count;
} portalcore_viewer;

#define PORTALCORE_VIEWER_INIT                                                                                         \
    {                                                                                                                  \
        sizeof(portalcore_viewer), {NULL, 0}, NULL, 0                                                                  \
    }

/*
 * Writes the catalogue that a portal shows to somebody: docs/catalogue.md has the form.
 *
 * Parameters: result: not NULL
 *             portal, portal_size: "NAMESPACE/NAME" of a Portal among the inputs
 *             viewer: NULL for somebody of whom nothing is known
 *             format: PORTALCORE_FORMAT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_UNSUPPORTED_OPTION;
 *          PORTALCORE_ERROR_NOT_FOUND where no sound Portal has the name.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_catalog(
    const portalcore_result *result, const char *portal, size_t portal_size, const portalcore_viewer *viewer,
    uint32_t format, portalcore_text **out_text, portalcore_error **out_error);

/* The version of OpenAPI that a specification is written in; a uint32_t. */
enum {
    /* The default. */
    PORTALCORE_OPENAPI_3_1 = 1,
    PORTALCORE_OPENAPI_3_0 = 2
};

/* Which specification is asked for. What it points to is borrowed for the call only. */
typedef struct portalcore_specification {
    /* sizeof(portalcore_specification) */
    size_t struct_size;
    /* "NAMESPACE/NAME" of the ApiProduct. */
    portalcore_string product;
    /* The name of its version. */
    portalcore_string version;
    /* "NAMESPACE/NAME" of the Environment that offers it. */
    portalcore_string environment;
    /* "NAMESPACE/NAME" of the Portal that shows it; absent for all that is offered, whoever may see it. */
    portalcore_string portal;
    /* Who looks at the portal; NULL for somebody of whom nothing is known. Without a portal it has to be NULL. */
    const portalcore_viewer *viewer;
    /* PORTALCORE_OPENAPI_... Default: PORTALCORE_OPENAPI_3_1. */
    uint32_t openapi;
    /* PORTALCORE_FORMAT_... */
    uint32_t format;
} portalcore_specification;

#define PORTALCORE_SPECIFICATION_INIT                                                                                  \
    {                                                                                                                  \
        sizeof(portalcore_specification), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, 0                       \
    }

/*
 * Writes the published specification of a version of a product: one OpenAPI document with the operations that are
 * offered and that the viewer may see, and what they need. See docs/published-specification.md.
 *
 * Parameters: result: not NULL
 *             specification: not NULL
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_UNSUPPORTED_OPTION;
 *          PORTALCORE_ERROR_NOT_FOUND where there is nothing of it that the viewer may see.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_specification(
    const portalcore_result *result, const portalcore_specification *specification, portalcore_text **out_text,
    portalcore_error **out_error);


/* ---- Differences ------------------------------------------------------------------------------------------------- */

/* What is noticed of the step from one result to another. Immutable. */
typedef struct portalcore_diff portalcore_diff;

/* How much a difference matters; a uint32_t. Later versions may know more, in between. */
enum {
    /* Nobody has to do anything. */
    PORTALCORE_DIFF_SAFE = 10,
    /* It may be noticed, or it opens something. */
    PORTALCORE_DIFF_RISKY = 20,
    /* Calls that succeed today will fail. */
    PORTALCORE_DIFF_BREAKING = 30
};

/* How differences are written; a uint32_t. */
enum {
    /* {"schemaVersion": 1, "differences": [...]}; docs/diff.md has the schema. */
    PORTALCORE_DIFF_JSON = 1,
    /* For people. */
    PORTALCORE_DIFF_TEXT = 2
};

/* A difference. */
typedef struct portalcore_difference {
    /* sizeof(portalcore_difference) */
    size_t struct_size;
    /* PORTALCORE_DIFF_SAFE, ..._RISKY or ..._BREAKING. */
    uint32_t severity;
    /* Zero. */
    uint32_t reserved;
    /* What kind of difference it is: a word of docs/diff.md. */
    portalcore_string kind;
    /* What it is about, in one line; the JSON has its parts. */
    portalcore_string subject;
    /* What changed, in one line that goes on where the subject ends. */
    portalcore_string message;
    /* Where it was written, and where it is; each may be absent. */
    portalcore_range before;
    portalcore_range after;
} portalcore_difference;

#define PORTALCORE_DIFFERENCE_INIT                                                                                     \
    {                                                                                                                  \
        sizeof(portalcore_difference), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, PORTALCORE_RANGE_INIT,                   \
            PORTALCORE_RANGE_INIT                                                                                      \
    }

/*
 * Says what consumers and operators notice of the step from one result to another: docs/diff.md.
 *
 * Parameters: before, after: not NULL; may be the same
 *             out_diff: receives the differences
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the differences with portalcore_diff_free(); they may outlive the results.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_compare(
    const portalcore_result *before, const portalcore_result *after, portalcore_diff **out_diff,
    portalcore_error **out_error);

/*
 * How many differences there are.
 *
 * Parameters: diff: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_diff_count(const portalcore_diff *diff);

/*
 * Reads a difference; what matters most is first.
 *
 * Parameters: diff: not NULL
 *             index: below the count
 *             out_difference: its struct_size is set by the caller
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
 * Ownership: the strings are borrowed from the differences.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_diff_get(
    const portalcore_diff *diff, size_t index, portalcore_difference *out_difference, portalcore_error **out_error);

/*
 * Writes all differences.
 *
 * Parameters: diff: not NULL
 *             format: PORTALCORE_DIFF_JSON or PORTALCORE_DIFF_TEXT
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_diff_render(
    const portalcore_diff *diff, uint32_t format, portalcore_text **out_text, portalcore_error **out_error);

/*
 * Releases differences.
 *
 * Parameters: diff: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_diff_free(portalcore_diff *diff);


/* ---- Policy ------------------------------------------------------------------------------------------------------ */

/*
 * Who may call which operation: what an authorization server decides by. Immutable; it needs no result.
 *
 * A translation has a policy, and writes it into its documents too (Secrets of the type "portalcore.dev/policy", under
 * the key "policy.json"), so that a server on another machine loads it. A decision is made in memory of the caller:
 *
 *     char memory[8192];
 *     portalcore_decision decision = PORTALCORE_DECISION_INIT;
 *     portalcore_request request = PORTALCORE_REQUEST_INIT;
 *     request.route = ...;                     the name of the route: Envoy's %ROUTE_NAME%
 *     request.headers = ...;
 *     request.now = time(NULL);
 *     decision.memory = memory;
 *     decision.memory_size = sizeof memory;
 *     portalcore_policy_decide(policy, &request, &decision, NULL);
 *     if (decision.allowed) ...
 *
 * docs/policy.md says what is decided how, and what the words mean.
 */
typedef struct portalcore_policy portalcore_policy;

/*
 * Bytes that lie in memory of the caller, or for ever: `size` bytes at `data`, and, unlike a portalcore_string, no NUL
 * behind them. Absent: NULL and 0.
 *
 * This struct is embedded in others and has its size for ever, as have the next two.
 */
typedef struct portalcore_bytes {
    const char *data;
    size_t size;
} portalcore_bytes;

/* A name and a value, such as a header field. */
typedef struct portalcore_field {
    portalcore_bytes name;
    portalcore_bytes value;
} portalcore_field;

/* A token that somebody else did not accept. */
typedef struct portalcore_token_failure {
    /* The name of the provider: see portalcore_policy_token_provider(). */
    portalcore_bytes provider;
    /*
     * The number of Envoy's filter `jwt_authn`: 1 where there was no token, 40 where the keys could not be fetched, any
     * other for a token that is none.
     */
    int32_t code;
    /* Zero. */
    uint32_t reserved;
} portalcore_token_failure;

/*
 * A request to decide on. Zero is "not there" in every field. What it points to is borrowed for the call only; nothing
 * of it needs to be UTF-8.
 */
typedef struct portalcore_request {
    /* sizeof(portalcore_request) */
    size_t struct_size;
    /* The name of the route that the gateway chose. Where it is absent, host, method and path say the operation. */
    portalcore_bytes route;
    /* The host, with or without a port, and the method. Asked only without a route. */
    portalcore_bytes host;
    portalcore_bytes method;
    /* The path with its query, as on the request line. Beside a route, only keys in the query are looked for. */
    portalcore_bytes path;
    /* The header fields; names in any case. */
    const portalcore_field *headers;
    size_t header_count;
    /* The claims of the tokens that somebody else verified: the name of the provider, and a JSON object. */
    const portalcore_field *tokens;
    size_t token_count;
    /* The tokens that were not accepted. */
    const portalcore_token_failure *token_failures;
    size_t token_failure_count;
    /* The address that the request comes from, for limits that count by it. */
    portalcore_bytes client_address;
    /* The time, in seconds since 1970. */
    int64_t now;
} portalcore_request;

#define PORTALCORE_REQUEST_INIT                                                                                        \
    {                                                                                                                  \
        sizeof(portalcore_request), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, 0, NULL, 0, {NULL, 0},  \
            0                                                                                                          \
    }

/* Why a request is let through, or not; a uint32_t. Later versions may know more, in between. */
enum {
    /* 1 to 9: it is let through. An API key, or a token, was accepted. */
    PORTALCORE_REASON_KEY_ACCEPTED = 1,
    PORTALCORE_REASON_TOKEN_ACCEPTED = 2,
    /* The operation is open. */
    PORTALCORE_REASON_OPEN = 3,
    /* The gateway answers by itself, with the status of the decision. */
    PORTALCORE_REASON_GUARDED = 4,
    /* 10 to 19: there is no operation. No route, or no host, is like that. */
    PORTALCORE_REASON_UNKNOWN_ROUTE = 10,
    PORTALCORE_REASON_UNKNOWN_HOST = 11,
    /* Not all documents of the environment were loaded, or they contradict each other; or two have the host. */
    PORTALCORE_REASON_INCOMPLETE_POLICY = 12,
    /* A CORS preflight, which the gateway answers before it asks. */
    PORTALCORE_REASON_PREFLIGHT = 13,
    /* The operation has no plan and is not open. */
    PORTALCORE_REASON_CLOSED = 14,
    /* 20 to 29: it is not known who calls. */
    PORTALCORE_REASON_CREDENTIAL_MISSING = 20,
    PORTALCORE_REASON_CREDENTIAL_INVALID = 21,
    PORTALCORE_REASON_CREDENTIAL_EXPIRED = 22,
    /* A key was sent twice. */
    PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS = 23,
    /* 30 to 39: it is known who calls, and that is not enough. A key of another product or plan; no group of theirs. */
    PORTALCORE_REASON_OTHER_PLAN = 30,
    PORTALCORE_REASON_GROUP = 31,
    /* What is missing in a token: an audience, a scope, another claim, the name of the consumer. */
    PORTALCORE_REASON_AUDIENCE = 32,
    PORTALCORE_REASON_SCOPE = 33,
    PORTALCORE_REASON_CLAIM = 34,
    PORTALCORE_REASON_CONSUMER = 35,
    /* 40 to 59: it could not be decided, so it is not let through. The keys of tokens could not be fetched. */
    PORTALCORE_REASON_KEYS_UNAVAILABLE = 40,
    /* The memory is smaller than `needed_size`. */
    PORTALCORE_REASON_MEMORY_TOO_SMALL = 50,
    /* The plans of the operation send keys in more places than a decision can remove. */
    PORTALCORE_REASON_TOO_MANY_LOCATIONS = 51
};

/* What was decided. What it points to lies in `memory`, or for ever. */
typedef struct portalcore_decision {
    /* sizeof(portalcore_decision) */
    size_t struct_size;
    /* Set by the caller: memory for texts. 4 KiB and three times the path are enough for usual names. */
    char *memory;
    size_t memory_size;
    /*
     * How much memory the decision takes. Where it is above memory_size, what to try next: as what is read in the
     * request depends on what fits, that may have to grow once more.
     */
    size_t needed_size;
    /* Whether the request may go on: 1 or 0. */
    uint32_t allowed;
    /* PORTALCORE_REASON_... */
    uint32_t reason;
    /* The status of the response: 200 where the request goes to the backend; where the gateway answers, its status. */
    uint32_t status;
    /* How many of the fields below there are. */
    uint32_t set_header_count;
    uint32_t removed_header_count;
    uint32_t removed_parameter_count;
    uint32_t limit_count;
    /* Zero. */
    uint32_t reserved;
    /* The name of the route; absent where it is unknown. */
    portalcore_bytes route;
    /* The identity of the plan that was accepted; may be absent. */
    portalcore_bytes plan;
    /* Who calls; absent where nobody had to say. */
    portalcore_bytes consumer;
    /* The value of `www-authenticate`; absent where it is not sent. */
    portalcore_bytes www_authenticate;
    /* The header fields that the backend gets instead of the client's. */
    portalcore_field set_headers[4];
    /* The names of header fields, and of query parameters, that the backend must not get. */
    portalcore_bytes removed_headers[8];
    portalcore_bytes removed_parameters[8];
    /* What is to be counted: docs/rate-limits.md. */
    portalcore_field limits[4];
    /* The domain that the limits are counted in; absent where there are none. */
    portalcore_bytes limit_domain;
} portalcore_decision;

#define PORTALCORE_BYTES_INIT                                                                                          \
    {                                                                                                                  \
        NULL, 0                                                                                                        \
    }

#define PORTALCORE_FIELD_INIT                                                                                          \
    {                                                                                                                  \
        PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT                                                                   \
    }

#define PORTALCORE_DECISION_INIT                                                                                       \
    {                                                                                                                  \
        sizeof(portalcore_decision), NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, \
            PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT,                                                              \
            {PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT},              \
            {PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT,               \
             PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT},              \
            {PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT,               \
             PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT, PORTALCORE_BYTES_INIT},              \
            {PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT, PORTALCORE_FIELD_INIT},              \
            PORTALCORE_BYTES_INIT                                                                                      \
    }

/*
 * Makes the policy of a translation.
 *
 * Parameters: result: not NULL
 *             out_policy: receives the policy
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the policy with portalcore_policy_free(); it may outlive the result.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_policy(
    const portalcore_result *result, portalcore_policy **out_policy, portalcore_error **out_error);

/*
 * Reads the documents of policies: those of one translation or of several, in any order. Together they say what each
 * says; what none says is refused. An environment whose documents contradict each other is refused as a whole, with
 * PORTALCORE_REASON_INCOMPLETE_POLICY, and costs the others nothing.
 *
 * Parameters: documents: `document_count` texts, JSON in UTF-8; may be NULL if there is none
 *             document_count: how many there are
 *             out_policy: receives the policy
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_MALFORMED where a text is no document of
 *          a policy, or is of a version that is not known: none is used then.
 * Ownership: the caller releases the policy with portalcore_policy_free().
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_policy_load(
    const portalcore_bytes *documents, size_t document_count, portalcore_policy **out_policy,
    portalcore_error **out_error);

/*
 * How many routes a policy knows, those among them that the gateway answers by itself.
 *
 * Parameters: policy: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_policy_route_count(const portalcore_policy *policy);

/*
 * How many API keys a policy knows.
 *
 * Parameters: policy: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_policy_key_count(const portalcore_policy *policy);

/*
 * How many token providers a policy knows.
 *
 * Parameters: policy: may be NULL
 * Returns: the number; 0 for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API size_t portalcore_policy_token_provider_count(const portalcore_policy *policy);

/*
 * The name of a token provider: an issuer with its keys. The filter of the gateway puts the claims of a verified token
 * under this name into the metadata "envoy.filters.http.jwt_authn", and what was wrong under the name and ".failed".
 *
 * Parameters: policy: may be NULL
 *             index: below the count; the names are sorted
 * Returns: the name, borrowed from the policy; absent for an index at or beyond the count, and for NULL.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_string portalcore_policy_token_provider(const portalcore_policy *policy, size_t index);

/*
 * Decides on a request. Nothing is allocated, unless the call fails and asks for an error object.
 *
 * Parameters: policy: not NULL
 *             request: not NULL
 *             decision: its struct_size, memory and memory_size are set by the caller, and stay
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK, whatever was decided; PORTALCORE_ERROR_INVALID_ARGUMENT and
 *          PORTALCORE_ERROR_UNSUPPORTED_OPTION, after which the decision is what it was: PORTALCORE_DECISION_INIT lets
 *          nothing through.
 * Ownership: what the decision points to lies in its memory, or for ever.
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_policy_decide(
    const portalcore_policy *policy, const portalcore_request *request, portalcore_decision *decision,
    portalcore_error **out_error);

/*
 * Decides on several requests, each with a decision of its own: one call across a language's border for many.
 *
 * Parameters: policy: not NULL
 *             requests: `count` structs, each as large as the `struct_size` of the first one says
 *             decisions: as many, likewise
 *             count: how many there are
 *             out_error: may be NULL
 * Returns: as portalcore_policy_decide(). All structs are checked before anything is decided.
 * Ownership, Thread safety: as portalcore_policy_decide().
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_policy_decide_batch(
    const portalcore_policy *policy, const portalcore_request *requests, portalcore_decision *decisions, size_t count,
    portalcore_error **out_error);

/*
 * Releases a policy.
 *
 * Parameters: policy: may be NULL
 * Thread safety: exclusive.
 * Since: 0.1.0
 */
PORTALCORE_API void portalcore_policy_free(portalcore_policy *policy);


/* ---- Explanations ------------------------------------------------------------------------------------------------ */

/* How explanations and overlaps are written; a uint32_t. */
enum {
    /* {"schemaVersion": 1, ...}; docs/explain.md and docs/routing.md have the schemas. */
    PORTALCORE_REPORT_JSON = 1,
    /* For people. */
    PORTALCORE_REPORT_TEXT = 2,
    /* The same as in JSON. */
    PORTALCORE_REPORT_YAML = 3
};

/*
 * A request to explain. Zero is "not there" in every field. What it points to is borrowed for the call only, and is
 * UTF-8 without NUL.
 */
typedef struct portalcore_explain_request {
    /* sizeof(portalcore_explain_request) */
    size_t struct_size;
    /* Default: "GET". */
    portalcore_string method;
    /* Such as "https://api.example.com/orders/7?limit=10", with http or https; not absent. */
    portalcore_string url;
    /* "NAMESPACE/NAME" of the Environment that is meant, where several have the host. */
    portalcore_string environment;
    /* The address that the request comes from, for limits that count by it. */
    portalcore_string client_address;
    /* The header fields; names in any case and not empty. Their values are never shown. */
    const portalcore_field *headers;
    size_t header_count;
    /* The time, in seconds since 1970, for the ends of keys and tokens. */
    int64_t now;
} portalcore_explain_request;

#define PORTALCORE_EXPLAIN_REQUEST_INIT                                                                                \
    {                                                                                                                  \
        sizeof(portalcore_explain_request), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, 0                     \
    }

/*
 * Says what becomes of a request at the gateway, and why: which route takes it, what the plans say, what a backend
 * sees, and why others lost. Nothing is sent, nobody is asked, and tokens are read and not verified: docs/explain.md.
 *
 * Parameters: result: not NULL
 *             request: not NULL
 *             format: PORTALCORE_REPORT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK, whatever becomes of it; PORTALCORE_ERROR_INVALID_ARGUMENT, also for a URL that no client
 *          sends to a gateway; PORTALCORE_ERROR_UNSUPPORTED_OPTION.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_explanation(
    const portalcore_result *result, const portalcore_explain_request *request, uint32_t format,
    portalcore_text **out_text, portalcore_error **out_error);


/* ---- Overlaps ---------------------------------------------------------------------------------------------------- */

/* Which overlaps are listed; a uint32_t. */
enum {
    /* Those that somebody may not have meant. */
    PORTALCORE_OVERLAPS_FINDINGS = 1,
    /* Operations inside more general ones too, such as /orders/export and /orders/{id}. */
    PORTALCORE_OVERLAPS_ALL = 2
};

/*
 * Lists the operations that share requests, across products and versions, with a request that shows it, and says who
 * gets them: docs/routing.md.
 *
 * Parameters: result: not NULL
 *             scope: PORTALCORE_OVERLAPS_...
 *             format: PORTALCORE_REPORT_...; text is empty where there is no overlap
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: concurrent calls allowed.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_result_render_overlaps(
    const portalcore_result *result, uint32_t scope, uint32_t format, portalcore_text **out_text,
    portalcore_error **out_error);


/* ---- Schemas ----------------------------------------------------------------------------------------------------- */

/*
 * The CustomResourceDefinitions of portalcore.dev: as one stream of YAML, or as one JSON object of the kind List.
 *
 * Parameters: format: PORTALCORE_FORMAT_...
 *             out_text: receives the text
 *             out_error: may be NULL
 * Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
 * Ownership: the caller releases the text with portalcore_text_free().
 * Thread safety: any thread.
 * Since: 0.1.0
 */
PORTALCORE_API portalcore_status portalcore_crds(
    uint32_t format, portalcore_text **out_text, portalcore_error **out_error);

#ifdef __cplusplus
}
#endif

#endif
