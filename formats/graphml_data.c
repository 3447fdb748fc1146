/* The GraphML reader's lookup: the key a <data> names in, what it means on its element out. See
 * graphml_build.h.
 *
 * Keys may be declared anywhere, also behind their data. From the first <data> whose key is not
 * declared yet, values of that id wait until the end of the file, when no key can come any more;
 * then they are read by the declaration or, when there is none, as text. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* How well a key fits data that stands in something, 0: not at all. Data of a hyperedge or of a
 * graph within a node may be of a key for nodes, too, as those become parts of a node. */
static int rank_of(const pm_key *key, pm_key_scope scope, pm_element element)
{
    if (key->scope == scope) {
        return 4;
    }
    if (key->scope == PM_KEY_ALL) {
        return 3;
    }
    return pm_key_concerns(key->scope, element) ? 2 : 1;
}

/* Of the keys of one id the one that fits best. */
static size_t best_of_id(const pm_graphml *graphml, const char *id, pm_key_scope scope,
                         pm_element element)
{
    size_t best = SIZE_MAX;
    int best_rank = 0;
    size_t i = pm_names_find(&graphml->key_ids, id);
    for (; i != SIZE_MAX; i = graphml->keys[i].next) {
        int rank = rank_of(&graphml->keys[i], scope, element);
        if (rank > best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* --- the key of an open <data> --------------------------------------------------------------- */

/* Data of an element itself, not of what became a part of it. */
static bool is_plain(const pm_graphml *graphml)
{
    return (int)graphml->scope == (int)graphml->element;
}

/* The key after the last one, if it is the same as the time before: data mostly comes in the same
 * order on every element. SIZE_MAX when it is not. */
static size_t guess(const pm_graphml *graphml, const char *id)
{
    if (graphml->last_key == SIZE_MAX || !is_plain(graphml)) {
        return SIZE_MAX;
    }
    size_t next = graphml->keys[graphml->last_key].uses[graphml->element].then;
    if (graphml->keys[graphml->last_key].uses[graphml->element].then_keys != graphml->key_count) {
        return SIZE_MAX;
    }
    return next != SIZE_MAX && strcmp(graphml->keys[next].id, id) == 0 ? next : SIZE_MAX;
}

/* The key was found without a remark: the next time it is guessed. */
static void remember_order(pm_graphml *graphml, size_t key)
{
    if (is_plain(graphml) && graphml->last_key != SIZE_MAX) {
        pm_key_use *last = &graphml->keys[graphml->last_key].uses[graphml->element];
        last->then = key;
        last->then_keys = graphml->key_count;
    }
    graphml->last_key = is_plain(graphml) ? key : SIZE_MAX;
}

/* Sees to it that a key has an attribute on an element. */
static pm_status use_key(pm_graphml *graphml, size_t key, pm_key_scope scope, pm_element element,
                         pm_place place, pm_error *err)
{
    const pm_key *used = &graphml->keys[key];
    if (used->uses[element].name != NULL) {
        return PM_OK;
    }
    if (used->scope == scope && (int)scope != (int)element) {
        return pm_graphml_share_name(graphml, key, element, err);
    }
    pm_status status = PM_OK;
    if (rank_of(used, scope, element) == 1) {
        status = pm_graphml_say_misused(graphml, used->id, element, place, err);
    }
    return status == PM_OK ? pm_graphml_claim_name(graphml, key, element, place, err) : status;
}

/* The id's own copy if values wait for its key, NULL if not. */
static const char *find_awaited(const pm_graphml *graphml, const char *id)
{
    size_t first =
        graphml->awaiting_count > 0 ? pm_names_find(&graphml->awaited_ids, id) : SIZE_MAX;
    return first != SIZE_MAX ? graphml->awaiting[first].id : NULL;
}

/* From here on values of the id wait. */
static pm_status begin_to_wait(pm_graphml *graphml, const char *id, pm_place place, pm_error *err)
{
    pm_key key = {.id = id, .name = id, .place = place};
    bool fits = false;
    pm_status status = pm_graphml_check_key(graphml, &key, &fits, err);
    if (status != PM_OK || !fits) {
        return status;
    }
    graphml->awaited = pm_arena_text(&graphml->arena, id, strlen(id));
    return graphml->awaited != NULL ? PM_OK : pm_fail_memory(err);
}

pm_status pm_graphml_find_key(pm_graphml *graphml, const char *id, pm_place place, pm_error *err)
{
    graphml->data_place = place;
    graphml->key = guess(graphml, id);
    if (graphml->key != SIZE_MAX) {
        graphml->last_key = graphml->key;
        return PM_OK;
    }
    graphml->awaited = find_awaited(graphml, id);
    if (graphml->awaited != NULL) {
        return PM_OK;
    }
    size_t key = best_of_id(graphml, id, graphml->scope, graphml->element);
    if (key == SIZE_MAX) {
        return begin_to_wait(graphml, id, place, err);
    }
    graphml->key = key;
    pm_status status = use_key(graphml, key, graphml->scope, graphml->element, place, err);
    if (status == PM_OK) {
        remember_order(graphml, key);
    }
    return status;
}

/* --- values that wait for their keys --------------------------------------------------------- */

pm_status pm_graphml_await_key(pm_graphml *graphml, size_t index, pm_error *err)
{
    pm_awaiting_value added = {.id = graphml->awaited,
                               .place = graphml->value_place,
                               .data = graphml->data_place,
                               .graph = graphml->subject == 1 ? SIZE_MAX : graphml->graph,
                               .index = index,
                               .element = graphml->element,
                               .scope = graphml->scope,
                               .lower = graphml->lower};
    bool blank = graphml->value.length == 0;
    const char *text = blank ? "" : graphml->value.bytes;
    added.text = pm_arena_text(&graphml->arena, text, strlen(text));
    if (added.text == NULL) {
        return pm_fail_memory(err);
    }
    void *awaiting = graphml->awaiting;
    pm_status status = pm_grow(&awaiting, &graphml->awaiting_capacity, graphml->awaiting_count + 1,
                               sizeof *graphml->awaiting, err);
    graphml->awaiting = awaiting;
    if (status == PM_OK && find_awaited(graphml, added.id) == NULL) {
        status = pm_names_add(&graphml->awaited_ids, added.id, graphml->awaiting_count, err);
    }
    if (status == PM_OK) {
        graphml->awaiting[graphml->awaiting_count++] = added;
    }
    return status;
}

/* A key for data whose key is declared nowhere: an attribute of text named after the id. */
static pm_status add_undeclared(pm_graphml *graphml, const pm_awaiting_value *value, size_t *key,
                                pm_error *err)
{
    pm_key added = {.id = value->id, .name = value->id, .scope = PM_KEY_ALL, .place = value->data};
    pm_status status = pm_graphml_say_undeclared(graphml, value->id, value->data, err);
    return status == PM_OK ? pm_graphml_add_key(graphml, &added, true, key, err) : status;
}

/* A value of a graph within a node or of the file, and where the attribute was made for values of
 * lower rank only, it gives way or takes precedence as it would have in place. */
static pm_status store(pm_graphml *graphml, const pm_awaiting_value *value, size_t key,
                       pm_error *err)
{
    pm_status status = pm_graphml_set_value(graphml, value->text, value->place, err);
    if (status != PM_OK || (value->lower && graphml->value.length == 0)) {
        return status;
    }
    if (value->lower && graphml->graph > 0 && value->graph == SIZE_MAX) {
        /* It was checked with the first graph. */
        return pm_graphml_stated(graphml, key, value->element, value->index) == NULL
                   ? pm_graphml_put_value(graphml, key, value->element, value->index, err)
                   : PM_OK;
    }
    if (value->lower) {
        return pm_graphml_store_lower(graphml, key, value->element, value->index, err);
    }
    const char *name = graphml->keys[key].uses[value->element].name;
    size_t owner = pm_names_find(&graphml->taken[value->element], name);
    bool over = owner != SIZE_MAX && graphml->keys[owner].implied && value->index != SIZE_MAX &&
                graphml->value.length > 0 &&
                pm_graphml_stated(graphml, key, value->element, value->index) != NULL;
    if (!over) {
        return pm_graphml_store_value(graphml, key, value->element, value->index, err);
    }
    status = pm_graphml_check_value(graphml, key, value->element, err);
    return status == PM_OK ? pm_graphml_put_value(graphml, key, value->element, value->index, err)
                           : status;
}

static pm_status store_waiting(pm_graphml *graphml, const pm_awaiting_value *value, pm_error *err)
{
    size_t key = best_of_id(graphml, value->id, value->scope, value->element);
    pm_status status = PM_OK;
    if (key == SIZE_MAX) {
        status = add_undeclared(graphml, value, &key, err);
    }
    if (status != PM_OK || key == SIZE_MAX) {
        return status;
    }
    status = use_key(graphml, key, value->scope, value->element, value->data, err);
    bool all = value->graph == SIZE_MAX;
    size_t graph = all ? 0 : value->graph;
    size_t end = all ? graphml->graph_count : graph + 1;
    for (; status == PM_OK && graph < end; graph++) {
        pm_graphml_turn_to(graphml, graph);
        status = store(graphml, value, key, err);
    }
    return status;
}

pm_status pm_graphml_store_awaiting(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (int lower = 0; lower < 2; lower++) {
        for (size_t i = 0; status == PM_OK && i < graphml->awaiting_count; i++) {
            if (graphml->awaiting[i].lower == (lower == 1)) {
                status = store_waiting(graphml, &graphml->awaiting[i], err);
            }
        }
    }
    return status;
}

/* --- descriptions ---------------------------------------------------------------------------- */

pm_status pm_graphml_find_description(pm_graphml *graphml, pm_element element, pm_place place,
                                      size_t *key, pm_error *err)
{
    pm_status status = PM_OK;
    if (graphml->description == SIZE_MAX) {
        /* Not linked: it has no id that data could name. */
        pm_key added = {.id = "desc", .name = "desc", .scope = PM_KEY_ALL, .place = place};
        status = pm_graphml_add_key(graphml, &added, false, &graphml->description, err);
    }
    *key = graphml->description;
    if (status == PM_OK && *key != SIZE_MAX && graphml->keys[*key].uses[element].name == NULL) {
        status = pm_graphml_claim_name(graphml, *key, element, place, err);
    }
    return status;
}
