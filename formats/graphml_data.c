/* The GraphML reader's lookup: the key a <data> names in, what it means on its element out. See
 * graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Of the keys of one id the one that fits an element best: for it, for all, for another. */
static size_t best_of_id(const pm_graphml *graphml, const char *id, pm_element element)
{
    size_t best = SIZE_MAX;
    int best_rank = 0;
    size_t i = pm_names_find(&graphml->key_ids, id);
    for (; i != SIZE_MAX; i = graphml->keys[i].next) {
        int rank = pm_key_concerns(graphml->keys[i].scope, element) ? 2 : 1;
        rank += (int)graphml->keys[i].scope == (int)element ? 1 : 0;
        if (rank > best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* A key for data whose key is not declared: an attribute of text named after the id. */
static pm_status add_undeclared(pm_graphml *graphml, const char *id, pm_place place, size_t *key,
                                pm_error *err)
{
    pm_key added = {.id = id, .name = id, .scope = PM_KEY_ALL, .place = place};
    bool fits = false;
    *key = SIZE_MAX;
    pm_status status = pm_graphml_check_key(graphml, &added, &fits, err);
    if (status != PM_OK || !fits) {
        return status;
    }
    status = pm_graphml_warn(graphml, place, err,
                             "Key \"%s\" is not declared before this <data>: its values are kept "
                             "as text under that name. Declare it with a <key> at the top of the "
                             "file.",
                             pm_excerpt_of(id).bytes);
    return status == PM_OK ? pm_graphml_add_key(graphml, &added, true, key, err) : status;
}

/* The key after the last one, if it is the same as the time before: data mostly comes in the same
 * order on every element. SIZE_MAX when it is not. */
static size_t guess(const pm_graphml *graphml, const char *id, pm_element element)
{
    if (graphml->last_key == SIZE_MAX) {
        return SIZE_MAX;
    }
    size_t next = graphml->keys[graphml->last_key].uses[element].then;
    return next != SIZE_MAX && strcmp(graphml->keys[next].id, id) == 0 ? next : SIZE_MAX;
}

/* The key was found without a remark: the next time it is guessed. */
static void remember_order(pm_graphml *graphml, pm_element element, size_t key)
{
    if (graphml->last_key != SIZE_MAX) {
        graphml->keys[graphml->last_key].uses[element].then = key;
    }
    graphml->last_key = key;
}

pm_status pm_graphml_find_key(pm_graphml *graphml, const char *id, pm_element element,
                              pm_place place, size_t *key, pm_error *err)
{
    *key = guess(graphml, id, element);
    if (*key != SIZE_MAX) {
        graphml->last_key = *key;
        return PM_OK;
    }
    *key = best_of_id(graphml, id, element);
    pm_status status = PM_OK;
    if (*key == SIZE_MAX) {
        status = add_undeclared(graphml, id, place, key, err);
    } else if (graphml->keys[*key].uses[element].name == NULL &&
               !pm_key_concerns(graphml->keys[*key].scope, element)) {
        status = pm_graphml_warn(graphml, place, err,
                                 "Key \"%s\" is used on %s but was declared for something else: "
                                 "its values are kept. Declare it with for=\"%s\" or for=\"all\".",
                                 pm_excerpt_of(id).bytes, pm_graphml_one_of(element),
                                 pm_graphml_element_name(element));
    }
    if (status == PM_OK && *key != SIZE_MAX && graphml->keys[*key].uses[element].name == NULL) {
        status = pm_graphml_claim_name(graphml, *key, element, place, err);
    }
    if (status == PM_OK && *key != SIZE_MAX) {
        remember_order(graphml, element, *key);
    }
    return status;
}

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
