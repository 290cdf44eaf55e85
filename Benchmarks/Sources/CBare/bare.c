#include "bare.h"

#include <jansson.h>
#include <yaml.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

size_t bare_yaml_events(const char *bytes, size_t size)
{
    yaml_parser_t parser;
    yaml_event_t event;
    size_t count = 0;
    int done = 0;

    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, size);
    while (!done) {
        if (!yaml_parser_parse(&parser, &event)) {
            count = 0;
            break;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        count++;
    }
    yaml_parser_delete(&parser);
    return count;
}

size_t bare_jansson_load(const char *bytes, size_t size)
{
    json_t *value = json_loadb(bytes, size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

    if (!value)
        return 0;
    json_decref(value);
    return 1;
}

void bare_release_memory(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
