/*
 * A sequence of calls on a workspace, checked against a model. Each is a letter, and digits or letters behind it (any
 * byte will do); other bytes are skipped:
 *
 *     pST    puts the fragment T under the URI S             rS    removes it
 *     wSN…   puts the next N bytes under the URI S           xK    releases the result K
 *     cNT    supplies the content T under the name N         dN    takes it back
 *     b e    begins, ends a listing                          v     evaluates
 *     aK     adopts the object K                             hHK   the host H applies the changes of the result K
 *     nF     starts anew and adopts what the first host has; F: 1 without hashes, 2 without phases, 4 short of memory
 */
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "portal.h"
#include "range.h"

enum { MAX_EVALUATIONS = 16, MAX_CALLS = 200, HOSTS = 3, URIS = 8, CONTENTS = 3, SHORT_MEMORY = 2, LONG_MEMORY = 64 };

static const char *const uris[URIS] = {"a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml", "f.yaml", "g.yaml", "h.yaml"};
static const char *const content_names[CONTENTS] = {"specs/orders.yaml", "specs/orders-paths.yaml", "a.yaml"};

/* One evaluation. */
typedef struct moment {
    portalcore_result *result;
    uint64_t revision;
    /* The last complete revision up to it; 0: none. */
    uint64_t last_complete;
    bool is_complete;
    size_t held_back;
    /* What a host has that has followed so far. */
    objects applied;
} moment;

typedef struct host {
    /* What it has made completely, and the latest that it has made a part of. */
    uint64_t revision;
    uint64_t newest;
    /* It had to start over during a listing, and has not cleaned up yet. */
    bool is_unsure;
    objects cluster;
} host;

typedef struct run {
    const uint8_t *next;
    const uint8_t *end;
    portalcore_workspace *workspace;
    uint64_t max_revisions;
    fuzz_texts texts;
    /* By URI: whether it was put since the listing began. */
    bool is_listed[URIS];
    bool is_listing;
    /* Whether something was changed since the last evaluation. */
    bool is_changed;
    size_t evaluations;
    size_t moment_count;
    moment moments[MAX_EVALUATIONS];
    objects applied;
    uint64_t last_complete;
    /* By revision: what it touched. */
    objects touched[MAX_EVALUATIONS + 2];
    host hosts[HOSTS];
    /* Handles that live to the end, past what they came from. */
    size_t kept_count;
    portalcore_changes *kept[2 * MAX_EVALUATIONS];
    portalcore_result *old[4 * MAX_EVALUATIONS];
    size_t old_count;
} run;

static uint8_t take(run *it, uint8_t bound) {
    if (it->next == it->end) return 0;
    uint8_t byte = *it->next++;
    if (byte >= '0' && byte <= '9') byte = (uint8_t)(byte - '0');
    else if (byte >= 'a' && byte <= 'z') byte = (uint8_t)(byte - 'a' + 10);
    return byte % bound;
}

static moment *last_moment(run *it) { return it->moment_count == 0 ? NULL : &it->moments[it->moment_count - 1]; }

/* ---- Staging ---- */

static fuzz_text *staged(run *it, bool is_content, const char *name) {
    for (size_t i = 0; i < it->texts.count; i++) {
        fuzz_text *text = &it->texts.entries[i];
        if (text->is_content == is_content && fuzz_equal_literal(text->name, name)) return text;
    }
    return NULL;
}

static void stage(run *it, bool is_content, const char *name, const void *bytes, size_t size) {
    const fuzz_text *old = staged(it, is_content, name);
    if (!old || old->size != size || memcmp(old->bytes, bytes, size) != 0) it->is_changed = true;
    fuzz_put(&it->texts, is_content, name, bytes, size, PORTALCORE_FORMAT_AUTOMATIC);
}

static void unstage(run *it, bool is_content, const char *name) {
    if (staged(it, is_content, name)) it->is_changed = true;
    fuzz_remove(&it->texts, is_content, name);
}

static void put(run *it, uint8_t uri, const void *text, size_t size) {
    portalcore_status status = portalcore_workspace_put(
        it->workspace, uris[uri], strlen(uris[uri]), text, size, PORTALCORE_FORMAT_AUTOMATIC, NULL);
    CHECK(status == PORTALCORE_OK);
    stage(it, false, uris[uri], text, size);
    it->is_listed[uri] = true;
}

static void put_fragment(run *it) {
    uint8_t uri = take(it, URIS);
    const char *text = fuzz_fragments[take(it, (uint8_t)fuzz_fragment_count)];
    put(it, uri, text, strlen(text));
}

static void put_bytes(run *it) {
    uint8_t uri = take(it, URIS);
    size_t size = take(it, 255), rest = (size_t)(it->end - it->next);
    if (size > rest) size = rest;
    put(it, uri, it->next, size);
    it->next += size;
}

static void remove_text(run *it) {
    uint8_t uri = take(it, URIS);
    CHECK(portalcore_workspace_remove(it->workspace, uris[uri], strlen(uris[uri]), NULL) == PORTALCORE_OK);
    unstage(it, false, uris[uri]);
}

static void put_content(run *it) {
    const char *name = content_names[take(it, CONTENTS)];
    const char *text = fuzz_contents[take(it, (uint8_t)fuzz_content_count)];
    portalcore_status status =
        portalcore_workspace_put_content(it->workspace, name, strlen(name), text, strlen(text), NULL);
    CHECK(status == PORTALCORE_OK);
    stage(it, true, name, text, strlen(text));
}

static void remove_content(run *it) {
    const char *name = content_names[take(it, CONTENTS)];
    CHECK(portalcore_workspace_remove_content(it->workspace, name, strlen(name), NULL) == PORTALCORE_OK);
    unstage(it, true, name);
}

static void begin_listing(run *it) {
    CHECK(portalcore_workspace_begin_listing(it->workspace, NULL) == PORTALCORE_OK);
    it->is_listing = true;
    memset(it->is_listed, 0, sizeof it->is_listed);
}

static void end_listing(run *it) {
    CHECK(portalcore_workspace_end_listing(it->workspace, NULL) == PORTALCORE_OK);
    if (!it->is_listing) return;
    for (size_t i = 0; i < URIS; i++) {
        if (it->is_listed[i]) continue;
        size_t count = it->texts.count;
        fuzz_remove(&it->texts, false, uris[i]);
        if (it->texts.count < count) it->is_changed = true;
    }
    it->is_listing = false;
    const moment *before = last_moment(it);
    if (before && !before->is_complete) it->is_changed = true;
}

/* ---- Adopting ---- */

static void adopt(run *it, const object *adopted) {
    portalcore_document document = document_of_object(adopted);
    portalcore_status status = portalcore_workspace_adopt(it->workspace, &document, NULL);
    if (it->evaluations > 0) {
        CHECK(status == PORTALCORE_ERROR_INVALID_STATE);
        return;
    }
    CHECK(status == PORTALCORE_OK);
    object settled = *adopted;
    settled.is_settled = true;
    put_object(&it->applied, &settled);
    for (size_t i = 0; i < HOSTS; i++) put_object(&it->hosts[i].cluster, &settled);
}

static void adopt_stranger(run *it) {
    static const uint32_t phases[] = {0, PORTALCORE_PHASE_FILTERS, PORTALCORE_PHASE_FOUNDATIONS, PORTALCORE_PHASE_ROUTES};
    uint8_t number = take(it, 16);
    object stranger = {
        .api_version = "networking.istio.io/v1", .kind = "VirtualService", .namespace = "shop", .name = "old-a"};
    stranger.name[4] = (char)('a' + number % 8);
    stranger.phase = phases[number % 4];
    if (number & 8) strcpy(stranger.api_version, "networking.istio.io/v1beta1");
    if (number & 2) memset(stranger.hash, 'a', 64);
    adopt(it, &stranger);
}

/* ---- Evaluating ---- */

static void check_against_one_call(run *it, const portalcore_result *result) {
    portalcore_input *input = fuzz_input(NULL, &it->texts, false);
    portalcore_result *expected = fuzz_translate(input);
    fuzz_check_same_documents(result, expected);
    fuzz_check_same_diagnostics(result, expected);
    fuzz_check_requirements(input, result);
    portalcore_result_free(expected);
    portalcore_input_free(input);
}

static void evaluate(run *it) {
    if (it->moment_count == MAX_EVALUATIONS) return;
    const moment *before = last_moment(it);
    moment *now = &it->moments[it->moment_count];
    memset(now, 0, sizeof *now);
    CHECK(portalcore_workspace_evaluate(it->workspace, &now->result, NULL) == PORTALCORE_OK);
    now->revision = portalcore_result_revision(now->result);
    uint64_t previous = before ? before->revision : 0;
    it->evaluations++;
    it->moment_count++;

    if (before && !it->is_changed) CHECK(now->revision == previous);
    if (before && it->is_changed) CHECK(now->revision == previous + 1);
    if (before && now->revision == previous) {
        /* The listing may have begun meanwhile; what was made is as complete as it was. */
        now->is_complete = before->is_complete;
        now->held_back = before->held_back;
    } else {
        CHECK(now->revision == previous + 1);
        now->is_complete = !it->is_listing;
        objects documents;
        documents_of(now->result, now->is_complete, &documents);
        objects old = it->applied;
        now->held_back = advance(&it->applied, &documents, now->is_complete);
        differences(&old, &it->applied, &it->touched[now->revision]);
        if (now->is_complete) it->last_complete = now->revision;
        fuzz_check_result(now->result, &it->texts, false);
    }
    now->applied = it->applied;
    now->last_complete = it->last_complete;
    CHECK(portalcore_result_held_back_count(now->result) == now->held_back);
    CHECK((portalcore_result_is_complete(now->result) == 1) == now->is_complete);
    CHECK(!now->is_complete || now->held_back == 0);
    check_against_one_call(it, now->result);
    it->is_changed = false;
}

/* ---- Applying ---- */

static portalcore_change change_at(const portalcore_changes *changes, size_t index) {
    portalcore_change it = PORTALCORE_CHANGE_INIT;
    CHECK(portalcore_changes_get(changes, index, &it, NULL) == PORTALCORE_OK);
    CHECK(it.action == PORTALCORE_CHANGE_UPSERT || it.action == PORTALCORE_CHANGE_DELETE);
    fuzz_check_string(it.api_version);
    fuzz_check_string(it.kind);
    fuzz_check_string(it.object_namespace);
    fuzz_check_string(it.object_name);
    fuzz_check_string(it.content_hash);
    CHECK(it.kind.size > 0 && it.object_name.size > 0);
    return it;
}

/* First upserts, lower phases first, then deletions, higher phases first, and those of no known phase before them. */
static uint32_t order_of(const portalcore_change *change) {
    if (change->action == PORTALCORE_CHANGE_UPSERT) return change->phase;
    return change->phase == 0 ? 1000 : 2000 - change->phase;
}

static void check_text(const portalcore_changes *changes, size_t index, uint32_t action) {
    portalcore_text *text = NULL;
    portalcore_status status = portalcore_changes_document_text(changes, index, PORTALCORE_FORMAT_JSON, &text, NULL);
    CHECK(status == (action == PORTALCORE_CHANGE_UPSERT ? PORTALCORE_OK : PORTALCORE_ERROR_INVALID_STATE));
    CHECK((text != NULL) == (status == PORTALCORE_OK));
    portalcore_string view = portalcore_text_view(text);
    if (text) CHECK_STRING(fuzz_is_json(view.data, view.size), view);
    portalcore_text_free(text);
}

static void check_order(const portalcore_changes *changes) {
    size_t count = portalcore_changes_count(changes);
    uint32_t order = 0;
    for (size_t i = 0; i < count; i++) {
        portalcore_change change = change_at(changes, i);
        CHECK(order <= order_of(&change));
        order = order_of(&change);
        check_text(changes, i, change.action);
    }
    portalcore_change beyond = PORTALCORE_CHANGE_INIT;
    CHECK(portalcore_changes_get(changes, count, &beyond, NULL) == PORTALCORE_ERROR_OUT_OF_RANGE);
}

/* Makes the first changes of a list. */
static void apply_changes(host *by, moment *to, const portalcore_changes *changes, size_t count, bool is_resync) {
    /* What an earlier complete revision has decided may be done during a later listing. */
    bool is_guarded = !to->is_complete && !is_resync && by->revision >= to->last_complete;
    for (size_t i = 0; i < count; i++) {
        portalcore_change change = change_at(changes, i);
        object it = object_of_change(&change);
        const object *wanted = find_object(&to->applied, &it);
        if (change.action == PORTALCORE_CHANGE_DELETE) {
            CHECK(!is_guarded && !is_resync && !wanted);
            remove_object(&by->cluster, &it);
            continue;
        }
        CHECK(wanted && strcmp(wanted->hash, it.hash) == 0);
        const object *old = find_object(&by->cluster, &it);
        if (old && is_guarded && !by->is_unsure) CHECK(!old->is_settled);
        put_object(&by->cluster, &it);
    }
}

/* What was touched behind one revision, up to another one. */
static size_t count_touched(run *it, uint64_t from, uint64_t to) {
    objects all = {0};
    for (uint64_t revision = from + 1; revision <= to; revision++)
        for (size_t i = 0; i < it->touched[revision].count; i++) put_object(&all, &it->touched[revision].entries[i]);
    return all.count;
}

/* Makes the changes that lead to a moment, or the first quarters of them. */
static void catch_up(run *it, host *by, moment *to, uint8_t quarters) {
    /* Nobody goes back behind what it has made a part of. */
    if (to->revision < by->newest) return;
    by->newest = to->revision;
    portalcore_changes *changes = NULL;
    CHECK(portalcore_result_changes_since(to->result, by->revision, &changes, NULL) == PORTALCORE_OK);
    bool is_resync = portalcore_changes_need_resync(changes);
    bool is_known = by->revision <= to->revision && to->revision - by->revision <= it->max_revisions;
    CHECK(is_resync == !is_known);
    check_order(changes);
    size_t count = portalcore_changes_count(changes);
    if (!is_resync) CHECK(count == count_touched(it, by->revision, to->revision));
    apply_changes(by, to, changes, count * quarters / 4, is_resync);
    by->is_unsure |= is_resync;
    if (it->kept_count < 2 * MAX_EVALUATIONS) it->kept[it->kept_count++] = changes;
    else portalcore_changes_free(changes);
    if (quarters < 4) return;
    if (to->is_complete && by->is_unsure) {
        for (size_t i = by->cluster.count; i-- > 0;)
            if (!find_object(&to->applied, &by->cluster.entries[i])) remove_object(&by->cluster, &by->cluster.entries[i]);
        by->is_unsure = false;
    }
    if (!by->is_unsure) {
        CHECK(is_same_set(&by->cluster, &to->applied));
        /* Takes over what is settled, which no change says. */
        by->cluster = to->applied;
    }
    by->revision = to->revision;
}

static void apply_some(run *it) {
    host *by = &it->hosts[take(it, HOSTS)];
    uint8_t back = take(it, MAX_EVALUATIONS);
    if (back >= it->moment_count) return;
    moment *to = &it->moments[it->moment_count - 1 - back];
    uint8_t quarters = take(it, 8);
    if (to->result) catch_up(it, by, to, quarters == 0 || quarters > 4 ? 4 : quarters);
}

/* ---- Living and dying ---- */

static void release_result(run *it) {
    uint8_t back = take(it, MAX_EVALUATIONS);
    if (back >= it->moment_count) return;
    moment *gone = &it->moments[it->moment_count - 1 - back];
    portalcore_result_free(gone->result);
    gone->result = NULL;
}

static void make_workspace(run *it, bool is_short) {
    portalcore_options options = PORTALCORE_OPTIONS_INIT;
    options.max_revisions = is_short ? SHORT_MEMORY : 0;
    it->max_revisions = is_short ? SHORT_MEMORY : LONG_MEMORY;
    CHECK(portalcore_workspace_new(&options, &it->workspace, NULL) == PORTALCORE_OK);
    it->texts.count = 0;
    memset(it->is_listed, 0, sizeof it->is_listed);
    it->is_listing = true;
    it->is_changed = false;
    it->evaluations = 0;
    it->moment_count = 0;
    it->applied.count = 0;
    it->last_complete = 0;
}

static void start_anew(run *it) {
    uint8_t flags = take(it, 8);
    for (size_t i = 0; i < it->moment_count; i++) {
        portalcore_result *result = it->moments[i].result;
        if (result && it->old_count < 4 * MAX_EVALUATIONS) it->old[it->old_count++] = result;
        else portalcore_result_free(result);
    }
    portalcore_workspace_free(it->workspace);
    make_workspace(it, flags & 4);
    objects cluster = it->hosts[0].cluster;
    for (size_t i = 0; i < HOSTS; i++) {
        it->hosts[i].cluster.count = 0;
        it->hosts[i].revision = 0;
        it->hosts[i].newest = 0;
        it->hosts[i].is_unsure = false;
    }
    for (size_t i = 0; i < cluster.count; i++) {
        object known = cluster.entries[i];
        if (flags & 1) known.hash[0] = 0;
        if (flags & 2) known.phase = 0;
        adopt(it, &known);
    }
}

/* Whatever went before: once all was listed, every host gets to the same. */
static void finish(run *it) {
    if (it->moment_count == MAX_EVALUATIONS) {
        portalcore_result_free(it->moments[MAX_EVALUATIONS - 2].result);
        it->moments[MAX_EVALUATIONS - 2] = it->moments[MAX_EVALUATIONS - 1];
        it->moment_count--;
    }
    end_listing(it);
    evaluate(it);
    moment *last = last_moment(it);
    for (size_t i = 0; i < HOSTS; i++) {
        catch_up(it, &it->hosts[i], last, 4);
        objects documents;
        documents_of(last->result, last->is_complete, &documents);
        if (last->is_complete) CHECK(is_same_set(&it->hosts[i].cluster, &documents));
    }
}

static void release_all(run *it, bool is_workspace_first) {
    if (is_workspace_first) portalcore_workspace_free(it->workspace);
    for (size_t i = 0; i < it->moment_count; i++) portalcore_result_free(it->moments[i].result);
    if (!is_workspace_first) portalcore_workspace_free(it->workspace);
    for (size_t i = 0; i < it->old_count; i++) {
        fuzz_texts none = {0};
        if (portalcore_result_diagnostic_count(it->old[i]) == 0) fuzz_check_result(it->old[i], &none, false);
        portalcore_result_free(it->old[i]);
    }
    for (size_t i = 0; i < it->kept_count; i++) {
        check_order(it->kept[i]);
        portalcore_changes_free(it->kept[i]);
    }
}

static void step(run *it) {
    switch (*it->next++) {
    case 'p': put_fragment(it); break;
    case 'w': put_bytes(it); break;
    case 'r': remove_text(it); break;
    case 'c': put_content(it); break;
    case 'd': remove_content(it); break;
    case 'b': begin_listing(it); break;
    case 'e': end_listing(it); break;
    case 'a': adopt_stranger(it); break;
    case 'v': evaluate(it); break;
    case 'h': apply_some(it); break;
    case 'x': release_result(it); break;
    case 'n': start_anew(it); break;
    default: break;
    }
}

static void run_calls(const uint8_t *data, size_t size) {
    run *it = calloc(1, sizeof *it);
    it->next = data;
    it->end = data + size;
    make_workspace(it, false);
    for (size_t calls = 0; calls < MAX_CALLS && it->next < it->end; calls++) step(it);
    finish(it);
    release_all(it, fuzz_hash(data, size) % 2 == 0);
    free(it);
}

int portalcore_fuzz_workspace(const uint8_t *data, size_t size) { return fuzz_run(run_calls, data, size); }
