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
static void measure(const char *name, int calls, void (*body)(void)) {
    double samples[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
        const double start = now();
        for (int call = 0; call < calls; call++) {
            body();
        }
        samples[sample] = (now() - start) / calls;
    }
    qsort(samples, SAMPLES, sizeof(samples[0]), compare);
    printf("c %s %.1f\n", name, samples[SAMPLES / 2]);
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
    portalcore_input_free(filled);
    portalcore_input_free(ready);
    return 0;
}
