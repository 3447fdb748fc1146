/* The GraphML reader's values: collected text in, a checked attribute of the map out. See
 * graphml_build.h.
 *
 * A word of the vocabulary is checked strictly: a wrong value is an error. Any other attribute
 * keeps its text whatever the key promised, with a warning. One exception: other programs use
 * "type", "relation" and "interaction" for words of their own, so a value outside the closed list
 * under such an alias, or any wrong value under a name in other case, is a warning, and the fact
 * counts as not stated. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

static bool is_number_or_none(const char *text)
{
    /* XML Schema's doubles have these three; igraph writes them for missing numbers. */
    static const char *const special[] = {"NaN", "INF", "-INF"};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (pm_equal_ignoring_case(text, special[i])) {
            return true;
        }
    }
    double number = 0;
    return pm_parse_number(text, &number);
}

/* What the text is not although its key promised it, or NULL. */
static const char *broken_promise(pm_key_type type, const char *text)
{
    double number = 0;
    switch (type) {
    case PM_KEY_TEXT:
        return NULL;
    case PM_KEY_BOOLEAN:
        return pm_parse_boolean(text) >= 0 ? NULL : "true or false";
    case PM_KEY_WHOLE:
        return pm_parse_number(text, &number) && floor(number) == number ? NULL : "a whole number";
    case PM_KEY_NUMBER:
        return is_number_or_none(text) ? NULL : "a number";
    }
    return NULL;
}

static pm_status check_promise(pm_graphml *graphml, const pm_key *key, const pm_key_use *use,
                               pm_error *err)
{
    const char *missing = broken_promise(key->type, graphml->value.bytes);
    if (missing == NULL) {
        return PM_OK;
    }
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is \"%s\", which is not %s although its key says so: it is kept as "
                           "text. Correct the value, or declare the key as string.",
                           pm_excerpt_of(use->name).bytes,
                           pm_excerpt_of(graphml->value.bytes).bytes, missing);
}

static pm_status say_foreign_word(pm_graphml *graphml, pm_key_use *use, pm_error *err)
{
    if (use->foreign_said) {
        return PM_OK;
    }
    use->foreign_said = true;
    const char *word = pm_vocabulary(use->word)->name;
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is \"%s\", which is no %s that partmap knows: the text is kept, and "
                           "the %s counts as not stated, here and wherever else \"%s\" holds "
                           "another word. \"partmap explain %s\" lists the known ones.",
                           pm_excerpt_of(use->name).bytes,
                           pm_excerpt_of(graphml->value.bytes).bytes, word, word,
                           pm_excerpt_of(use->name).bytes, word);
}

pm_status pm_graphml_check_value(pm_graphml *graphml, size_t key, pm_element element, pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    if (use->word == PM_WORD_COUNT) {
        return check_promise(graphml, &graphml->keys[key], use, err);
    }
    pm_error fault = {0};
    pm_status status = pm_vocabulary_check(use->word, graphml->value.bytes, &fault);
    if (status == PM_INVALID) {
        bool foreign = use->alias && (pm_vocabulary(use->word)->type == PM_WORD_CHOICE ||
                                      !pm_vocabulary_has_name(use->word, use->name));
        if (foreign) {
            return say_foreign_word(graphml, use, err);
        }
        return use->alias
                   ? pm_graphml_error(graphml, graphml->value_place, err,
                                      "%s is read as %s, and %s", use->name,
                                      pm_vocabulary(use->word)->name, fault.message)
                   : pm_graphml_error(graphml, graphml->value_place, err, "%s", fault.message);
    }
    return status == PM_OK ? pm_graphml_check_sign(graphml, use, err) : pm_fail_memory(err);
}

/* Does a value of the word name nodes, or say something that depends on another's value? */
static bool is_reference(pm_word word)
{
    return word == PM_MAP_DECISION_BODY || word == PM_NODE_DECISION_BODY ||
           word == PM_NODE_REPRESENTS || word == PM_NODE_EMPLOYER || word == PM_EDGE_REPORTED_BY;
}

/* Keeps such a value until all nodes are known. */
static pm_status remember_reference(pm_graphml *graphml, pm_word word, size_t index,
                                    const char *text, pm_error *err)
{
    void *references = graphml->references;
    pm_status status = pm_grow(&references, &graphml->reference_capacity,
                               graphml->reference_count + 1, sizeof *graphml->references, err);
    graphml->references = references;
    if (status == PM_OK) {
        graphml->references[graphml->reference_count++] = (pm_reference){
            .word = word, .index = index, .text = text, .place = graphml->value_place};
    }
    return status;
}

/* States a blank: only where a default would otherwise take its place. */
static pm_status store_blank(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                             pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    if (graphml->keys[key].fallback == NULL) {
        return PM_OK;
    }
    pm_status status = pm_map_add_attribute(graphml->map, element, use->name, &use->column, err);
    bool stated =
        status == PM_OK && pm_map_attribute(graphml->map, element, use->column, index) != NULL;
    if (status == PM_OK && !stated) {
        status = pm_map_set(graphml->map, element, use->column, index, "", err);
    }
    return status;
}

pm_status pm_graphml_store_value(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                                 pm_error *err)
{
    bool blank = graphml->value.length == 0;
    pm_status status = blank ? PM_OK : pm_graphml_check_value(graphml, key, element, err);
    if (status != PM_OK || index == SIZE_MAX) {
        return status;
    }
    if (blank) {
        return store_blank(graphml, key, element, index, err);
    }
    pm_key_use *use = &graphml->keys[key].uses[element];
    if (use->column == SIZE_MAX) {
        status = pm_map_add_attribute(graphml->map, element, use->name, &use->column, err);
        if (status != PM_OK) {
            return status;
        }
    }
    bool below = use->drawn_of == index + 1; /* data go before what was only drawn */
    use->drawn_of = below ? 0 : use->drawn_of;
    if (!below && pm_map_attribute(graphml->map, element, use->column, index) != NULL) {
        return pm_graphml_warn(graphml, graphml->value_place, err,
                               "%s is stated a second time for this %s, as \"%s\": the first is "
                               "kept. Take one of the two away.",
                               pm_excerpt_of(use->name).bytes, pm_graphml_element_name(element),
                               pm_excerpt_of(graphml->value.bytes).bytes);
    }
    status = pm_map_set(graphml->map, element, use->column, index, graphml->value.bytes, err);
    if (status == PM_OK && use->word < PM_WORD_COUNT && is_reference(use->word)) {
        const char *kept = pm_map_attribute(graphml->map, element, use->column, index);
        status = remember_reference(graphml, use->word, index, kept, err);
    }
    return status;
}
