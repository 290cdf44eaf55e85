/*
 * What a host has in its cluster, and what a workspace ought to think that it has: sets of objects, worked out from the
 * header alone.
 */
#ifndef PORTALCORE_FUZZ_MODEL_H
#define PORTALCORE_FUZZ_MODEL_H

#include "harness.h"

enum { MAX_OBJECTS = 128 };

typedef struct object {
    char api_version[64];
    char kind[64];
    char namespace[64];
    char name[256];
    /* Empty: not known. */
    char hash[72];
    uint32_t phase;
    /* Whether it was adopted or made of a complete listing. */
    bool is_settled;
} object;

typedef struct objects {
    size_t count;
    object entries[MAX_OBJECTS];
} objects;

object object_of_document(const portalcore_document *document);
object object_of_change(const portalcore_change *change);
portalcore_document document_of_object(const object *it);

/* The version of the API group is no part of what an object is. */
bool is_same_object(const object *left, const object *right);

object *find_object(objects *set, const object *it);
void put_object(objects *set, const object *it);
/* Returns whether it was there. */
bool remove_object(objects *set, const object *it);

/* The same objects with the same hashes. */
bool is_same_set(objects *left, objects *right);

/* The documents of a result; each is settled if the listing was complete. */
void documents_of(const portalcore_result *result, bool is_complete, objects *set);

/*
 * What a host has that follows from what it had, once the documents are there: while listing, nothing goes, and nothing
 * that is settled changes. Returns how much was held back.
 */
size_t advance(objects *applied, const objects *documents, bool is_complete);

/* What differs between two sets. */
void differences(objects *from, objects *to, objects *set);

#endif
