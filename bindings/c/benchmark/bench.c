/* How long calls take. Usage: bench FILE; prints lines `c CALL MEDIAN-NS`. */
#include <portalcore.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SAMPLES 21

static char text[1 << 16];
static size_t text_size;
static portalcore_input *filled, *ready;
static volatile uint32_t sink;

static void expect(int condition) {
    if (!condition) {
        fputs("bench: a call failed\n", stderr);
        exit(1);
    }
}

static void abi_version(void) {
    sink = portalcore_abi_version();
}

static void input_add(void) {
    static int serial;
    char name[16];
    const int size = snprintf(name, sizeof(name), "%d", ++serial);
    expect(portalcore_input_add(filled, name, (size_t)size, "a: 1", 4, PORTALCORE_FORMAT_AUTOMATIC, NULL) ==
           PORTALCORE_OK);
}

static void translate(void) {
    portalcore_result *result;
    expect(portalcore_translate(ready, &result, NULL) == PORTALCORE_OK);
    portalcore_result_free(result);
}

/* A request with a key that is accepted, with two limits, by the name of the route. */
static const char museum[] = "bindings/conformance/cases/load-policy/live.json";
static portalcore_policy *policy;
static portalcore_request request = PORTALCORE_REQUEST_INIT;

#define BYTES(text)                                                                                                    \
    { text, sizeof(text) - 1 }

static void load_policy(void) {
    static const portalcore_field header = {BYTES("x-museum-key"), BYTES("museum-key-of-an-app")};
    static char document[1 << 16];
    FILE *file = fopen(museum, "rb");
    expect(file != NULL);
    const portalcore_bytes bytes = {document, fread(document, 1, sizeof(document), file)};
    fclose(file);
    expect(portalcore_policy_load(&bytes, 1, &policy, NULL) == PORTALCORE_OK);
    request.route = (portalcore_bytes)BYTES("museum/live/museum/exhibits/v2/museum/exhibits/listExhibits");
    request.headers = &header;
    request.header_count = 1;
}

static void decide(void) {
    static char memory[4096];
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    decision.memory = memory;
    decision.memory_size = sizeof(memory);
    expect(portalcore_policy_decide(policy, &request, &decision, NULL) == PORTALCORE_OK);
    expect(decision.allowed != 0);
}

#define BATCH 64

static void decide_batch(void) {
    static char memory[BATCH][4096];
    static portalcore_request requests[BATCH];
    static portalcore_decision decisions[BATCH];
    for (int index = 0; index < BATCH; index++) {
        requests[index] = request;
        decisions[index] = (portalcore_decision)PORTALCORE_DECISION_INIT;
        decisions[index].memory = memory[index];
        decisions[index].memory_size = sizeof(memory[index]);
    }
    expect(portalcore_policy_decide_batch(policy, requests, decisions, BATCH, NULL) == PORTALCORE_OK);
    expect(decisions[BATCH - 1].allowed != 0);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int compare(const void *left, const void *right) {
    const double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

/* The median of the samples, each the mean of `calls` calls. */
static double median(int calls, void (*body)(void)) {
    double samples[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
        const double start = now();
        for (int call = 0; call < calls; call++) {
            body();
        }
        samples[sample] = (now() - start) / calls;
    }
    qsort(samples, SAMPLES, sizeof(samples[0]), compare);
    return samples[SAMPLES / 2];
}

static void measure(const char *name, int calls, void (*body)(void)) {
    printf("c %s %.1f\n", name, median(calls, body));
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (file == NULL) {
        fputs("usage: bench FILE\n", stderr);
        return 2;
    }
    text_size = fread(text, 1, sizeof(text), file);
    expect(feof(file));
    fclose(file);
    expect(portalcore_input_new(NULL, &filled, NULL) == PORTALCORE_OK);
    expect(portalcore_input_new(NULL, &ready, NULL) == PORTALCORE_OK);
    expect(portalcore_input_add(ready, "portal.yaml", 11, text, text_size, PORTALCORE_FORMAT_AUTOMATIC, NULL) ==
           PORTALCORE_OK);

    measure("abi_version", 1000000, abi_version);
    measure("input_add", 5000, input_add);
    measure("translate", 20, translate);
    load_policy();
    measure("decide", 20000, decide);
    /* For each of the requests. */
    printf("c decide_batch %.1f\n", median(500, decide_batch) / BATCH);
    portalcore_policy_free(policy);
    portalcore_input_free(filled);
    portalcore_input_free(ready);
    return 0;
}
