/* The GraphML reader's doubts: what is sound, and yet read otherwise than it may be meant. Names of
 * attributes and signs of numbers in, warnings out. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- names that are nearly words ------------------------------------------------------------- */

/* Of shorter names too many others are one edit away. */
enum { SHORTEST_EDITED = 4 };

/* Names that other programs write and that are one edit from a word by accident. */
static bool is_other_programs(const char *name)
{
    static const char *const names[] = {
        "score",  /* Cytoscape, STRING: not "scope" */
        "labels", /* Neo4j's kinds of a node: not "label" */
        "label2", /* a second label, not the first */
        "data",   /* not "date" */
        "vector", /* not "sector" */
        "rule",   /* not "role" */
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (pm_equal_ignoring_case(names[i], name)) {
            return true;
        }
    }
    return false;
}

static bool same_letter(char a, char b)
{
    char one[2] = {a};
    char other[2] = {b};
    return pm_equal_ignoring_case(one, other);
}

/* Does one letter more, less or other, or two neighbours the other way round, make b of a? */
static bool one_edit_away(const char *a, const char *b)
{
    while (*a != '\0' && same_letter(*a, *b)) {
        a++;
        b++;
    }
    if (*a == '\0' || *b == '\0') {
        return strlen(a) + strlen(b) == 1;
    }
    bool swapped = same_letter(a[0], b[1]) && same_letter(a[1], b[0]);
    return pm_equal_ignoring_case(a + 1, b) || pm_equal_ignoring_case(a, b + 1) ||
           pm_equal_ignoring_case(a + 1, b + 1) ||
           (swapped && pm_equal_ignoring_case(a + 2, b + 2));
}

/* Words that end in a number are one edit from each other. */
static bool is_near(const char *name, const char *word)
{
    size_t length = strlen(word);
    bool numbered = word[length - 1] >= '0' && word[length - 1] <= '9';
    return !numbered && length >= SHORTEST_EDITED && strlen(name) >= SHORTEST_EDITED &&
           !is_other_programs(name) && one_edit_away(name, word);
}

/* The word that was probably meant, one edit away; PM_WORD_COUNT when there is none. The same word
 * in other case is read as it. */
static pm_word find_meant(const char *name, pm_element element)
{
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        if (row->element == element && is_near(name, row->name)) {
            return word;
        }
    }
    return PM_WORD_COUNT;
}

/* Is a word to be read from it by "--map"? */
static bool is_mapped(const pm_graphml *graphml, const char *name)
{
    const char *const *mapped = graphml->options != NULL ? graphml->options->mapped : NULL;
    for (; mapped != NULL && *mapped != NULL; mapped++) {
        if (strcmp(*mapped, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Once a key, for the first element it would matter on. */
static pm_status check_name(pm_graphml *graphml, const pm_key *key, pm_error *err)
{
    for (pm_element e = PM_GRAPH; e < PM_ELEMENT_COUNT; e++) {
        bool unread = key->uses[e].name != NULL && key->uses[e].word == PM_WORD_COUNT &&
                      !is_mapped(graphml, key->name);
        pm_word word = unread ? find_meant(key->name, e) : PM_WORD_COUNT;
        bool in_place_of_it =
            word < PM_WORD_COUNT &&
            pm_names_find(&graphml->taken[e], pm_vocabulary(word)->name) == SIZE_MAX;
        if (in_place_of_it) {
            return pm_graphml_warn(graphml, key->place, err,
                                   "The attribute \"%s\" is not read as \"%s\": rename it, or use "
                                   "--map %s=%s.",
                                   pm_excerpt_of(key->name).bytes, pm_vocabulary(word)->name,
                                   pm_vocabulary(word)->name, pm_excerpt_of(key->name).bytes);
        }
    }
    return PM_OK;
}

pm_status pm_graphml_check_names(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graphml->key_count; i++) {
        status = check_name(graphml, &graphml->keys[i], err);
    }
    return status;
}

/* --- signs of numbers ------------------------------------------------------------------------ */

pm_status pm_graphml_check_sign(pm_graphml *graphml, const pm_key_use *use, pm_error *err)
{
    pm_word word = use->word;
    bool is_resource = word == PM_NODE_BUDGET || word == PM_NODE_STAFF || word == PM_NODE_FUNDING;
    pm_place place = graphml->value_place;
    const char *text = graphml->value.bytes;
    double number = 0;
    if ((!is_resource && word != PM_EDGE_AMOUNT && word != PM_EDGE_STRENGTH) ||
        !pm_parse_number(text, &number)) {
        return PM_OK;
    }
    if (is_resource && number < 0) {
        return pm_graphml_warn(graphml, place, err,
                               "%s is \"%s\", which is below 0: how concentrated it is among the "
                               "members cannot be said then. Correct it, or leave it blank.",
                               use->name, pm_excerpt_of(text).bytes);
    }
    if (word == PM_EDGE_AMOUNT && number < 0) {
        return pm_graphml_warn(graphml, place, err,
                               "%s is \"%s\", which is below 0: it counts as not stated. Turn the "
                               "tie round if the flow goes the other way.",
                               use->name, pm_excerpt_of(text).bytes);
    }
    if (word == PM_EDGE_STRENGTH && number <= 0) {
        return pm_graphml_warn(graphml, place, err,
                               "%s is \"%s\", and a strength that is not above 0 counts as 1. "
                               "Correct it, or take the tie away if there is none.",
                               use->name, pm_excerpt_of(text).bytes);
    }
    return PM_OK;
}
