#include "model.h"

#include <string.h>

static void copy(char *out, size_t room, portalcore_string text) {
    CHECK_STRING(text.size < room, text);
    if (text.size > 0) memcpy(out, text.data, text.size);
    out[text.size] = 0;
}

object object_of_document(const portalcore_document *document) {
    object it = {.phase = document->phase};
    copy(it.api_version, sizeof it.api_version, document->api_version);
    copy(it.kind, sizeof it.kind, document->kind);
    copy(it.namespace, sizeof it.namespace, document->object_namespace);
    copy(it.name, sizeof it.name, document->object_name);
    copy(it.hash, sizeof it.hash, document->content_hash);
    return it;
}

object object_of_change(const portalcore_change *change) {
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    document.phase = change->phase;
    document.api_version = change->api_version;
    document.kind = change->kind;
    document.object_namespace = change->object_namespace;
    document.object_name = change->object_name;
    document.content_hash = change->content_hash;
    return object_of_document(&document);
}

portalcore_document document_of_object(const object *it) {
    portalcore_document document = PORTALCORE_DOCUMENT_INIT;
    document.phase = it->phase;
    document.api_version = (portalcore_string){it->api_version, strlen(it->api_version)};
    document.kind = (portalcore_string){it->kind, strlen(it->kind)};
    document.object_namespace = (portalcore_string){it->namespace, strlen(it->namespace)};
    document.object_name = (portalcore_string){it->name, strlen(it->name)};
    if (it->hash[0]) document.content_hash = (portalcore_string){it->hash, strlen(it->hash)};
    return document;
}

static size_t group_size(const object *it) {
    const char *slash = strrchr(it->api_version, '/');
    return slash ? (size_t)(slash - it->api_version) : 0;
}

bool is_same_object(const object *left, const object *right) {
    size_t size = group_size(left);
    return size == group_size(right) && memcmp(left->api_version, right->api_version, size) == 0 &&
           strcmp(left->kind, right->kind) == 0 && strcmp(left->namespace, right->namespace) == 0 &&
           strcmp(left->name, right->name) == 0;
}

object *find_object(objects *set, const object *it) {
    for (size_t i = 0; i < set->count; i++)
        if (is_same_object(&set->entries[i], it)) return &set->entries[i];
    return NULL;
}

void put_object(objects *set, const object *it) {
    object *old = find_object(set, it);
    if (!old) {
        CHECK(set->count < MAX_OBJECTS);
        old = &set->entries[set->count++];
    }
    *old = *it;
}

bool remove_object(objects *set, const object *it) {
    object *old = find_object(set, it);
    if (old) *old = set->entries[--set->count];
    return old != NULL;
}

bool is_same_set(objects *left, objects *right) {
    objects set;
    differences(left, right, &set);
    return left->count == right->count && set.count == 0;
}

void documents_of(const portalcore_result *result, bool is_complete, objects *set) {
    set->count = 0;
    for (size_t i = 0; i < portalcore_result_document_count(result); i++) {
        portalcore_document document = PORTALCORE_DOCUMENT_INIT;
        CHECK(portalcore_result_document(result, i, &document, NULL) == PORTALCORE_OK);
        object it = object_of_document(&document);
        it.is_settled = is_complete;
        CHECK(!find_object(set, &it));
        put_object(set, &it);
    }
}

size_t advance(objects *applied, const objects *documents, bool is_complete) {
    objects next = *documents;
    size_t held_back = 0;
    for (size_t i = 0; !is_complete && i < applied->count; i++) {
        const object *old = &applied->entries[i];
        object *new = find_object(&next, old);
        bool is_same = new && strcmp(new->hash, old->hash) == 0;
        if (is_same) {
            new->is_settled = old->is_settled;
        } else if (!new || old->is_settled) {
            put_object(&next, old);
            held_back++;
        }
    }
    *applied = next;
    return held_back;
}

void differences(objects *from, objects *to, objects *set) {
    set->count = 0;
    for (size_t i = 0; i < to->count; i++) {
        object *old = find_object(from, &to->entries[i]);
        if (!old || strcmp(old->hash, to->entries[i].hash) != 0) put_object(set, &to->entries[i]);
    }
    for (size_t i = 0; i < from->count; i++)
        if (!find_object(to, &from->entries[i])) put_object(set, &from->entries[i]);
}
