/* "--map WORD=ATTR": words of partnership maps read from attributes of other names. First what was
 * typed is understood, without a map; then it is done to each map that is read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"
#include "cli/redirection.h"
#include "engine/base/memory.h"

/* --- understanding --------------------------------------------------------------------------- */

static void add_element_forms(pm_text *out, const char *word, const char *attribute)
{
    static const char *const elements[PM_ELEMENT_COUNT] = {"graph", "node", "edge"};
    const char *between = "";
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        bool alias = false;
        if (pm_vocabulary_find((pm_element)e, word, &alias) < PM_WORD_COUNT && !alias) {
            pm_text_addf(out, "%s--map %s.%s=%s", between, elements[e], word, attribute);
            between = " or ";
        }
    }
}

/* Words of the name on the elements, own names only; the last one found in *word. */
static size_t find_words(const char *name, bool only_one, pm_element element, pm_word *word)
{
    size_t found = 0;
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        const pm_vocabulary_row *row = pm_vocabulary(w);
        if (strcmp(row->name, name) == 0 && (!only_one || row->element == element)) {
            *word = w;
            found++;
        }
    }
    return found;
}

static pm_status fail_unknown_word(const char *name, pm_error *err)
{
    const char *names[PM_WORD_COUNT];
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        names[w] = pm_vocabulary(w)->name;
    }
    const char *nearest = pm_nearest(name, names, PM_WORD_COUNT);
    for (pm_element e = 0; e < PM_ELEMENT_COUNT; e++) {
        bool alias = false;
        pm_word word = pm_vocabulary_find(e, name, &alias);
        nearest = word < PM_WORD_COUNT ? pm_vocabulary(word)->name : nearest;
    }
    if (nearest != NULL) {
        return pm_fail(err, PM_USAGE,
                       "--map: \"%s\" is not a word of partnership maps: did you mean \"%s\"?",
                       name, nearest);
    }
    return pm_fail(err, PM_USAGE,
                   "--map: \"%s\" is not a word of partnership maps: \"partmap explain\" lists "
                   "them.",
                   name);
}

/* Takes "node." and the like off *name. */
static bool take_element(const char **name, pm_element *element)
{
    static const char *const prefixes[PM_ELEMENT_COUNT] = {"graph.", "node.", "edge."};
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        size_t length = strlen(prefixes[e]);
        if (strncmp(*name, prefixes[e], length) == 0) {
            *name += length;
            *element = (pm_element)e;
            return true;
        }
    }
    return false;
}

/* The word before the '=' of "sector" or "node.sector". */
static pm_status find_word(const char *name, const char *attribute, pm_word *word, pm_error *err)
{
    pm_element element = PM_GRAPH;
    bool only_one = take_element(&name, &element);
    size_t found = find_words(name, only_one, element, word);
    if (found == 1) {
        return PM_OK;
    }
    if (found == 0) {
        return fail_unknown_word(name, err);
    }
    pm_text forms = {0};
    add_element_forms(&forms, name, attribute);
    pm_fail(err, PM_USAGE, "--map: \"%s\" is a word of more than one thing: write %s.", name,
            pm_text_bytes(&forms));
    pm_text_free(&forms);
    return PM_USAGE;
}

/* "source", "target" and "id" are no words of the vocabulary, for every map has them: in sheets
 * they name a column. False for other names. */
static bool keep_column(pm_arguments *arguments, const char *name, size_t length,
                        const char *header)
{
    if (length == strlen("source") && strncmp(name, "source", length) == 0) {
        arguments->source = header;
    } else if (length == strlen("target") && strncmp(name, "target", length) == 0) {
        arguments->target = header;
    } else if (length == strlen("id") && strncmp(name, "id", length) == 0) {
        arguments->node_id = header;
    } else {
        return false;
    }
    return true;
}

pm_status pm_redirection_take(pm_arguments *arguments, const char *value, pm_error *err)
{
    const char *equals = strchr(value, '=');
    if (equals == NULL || equals == value || equals[1] == '\0') {
        return pm_fail(err, PM_USAGE,
                       "--map takes a word and an attribute, such as --map sector=Sponsorship, "
                       "not \"%s\".",
                       value);
    }
    if (keep_column(arguments, value, (size_t)(equals - value), equals + 1)) {
        return PM_OK;
    }
    void *grown = arguments->redirections;
    pm_status status = pm_grow(&grown, &arguments->redirection_capacity,
                               arguments->redirection_count + 1, sizeof(pm_redirection), err);
    arguments->redirections = grown;
    pm_text name = {0};
    pm_text_add_bytes(&name, value, (size_t)(equals - value));
    pm_redirection made = {.attribute = equals + 1};
    if (status == PM_OK) {
        status = pm_text_check(&name, err);
    }
    if (status == PM_OK) {
        status = find_word(pm_text_bytes(&name), made.attribute, &made.word, err);
    }
    pm_text_free(&name);
    if (status == PM_OK) {
        arguments->redirections[arguments->redirection_count++] = made;
    }
    return status;
}

/* --- doing ----------------------------------------------------------------------------------- */

/* Adds the attribute's name that was probably meant to "No node has an attribute ...". */
static pm_status suggest_attribute(const pm_map *map, const pm_redirection *of, pm_error *err)
{
    pm_element element = pm_vocabulary(of->word)->element;
    size_t count = pm_map_attribute_count(map, element);
    const char **names = pm_new_array(count, sizeof *names);
    if (names == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = pm_map_attribute_name(map, element, i);
    }
    const char *nearest = pm_nearest(of->attribute, names, count);
    free(names);
    if (nearest != NULL) {
        pm_error first = *err;
        pm_fail(err, PM_USAGE, "%s Did you mean \"%s\"?", first.message, nearest);
    }
    return PM_USAGE;
}

static size_t line_of(const pm_map *map, pm_element element, size_t index)
{
    switch (element) {
    case PM_NODE:
        return pm_map_node_line(map, index);
    case PM_EDGE:
        return pm_map_edge(map, index)->line;
    default:
        return 0;
    }
}

/* The reader checked values against the words it knew; these it could not. What does not fit counts
 * as not stated, and is said. */
static pm_status check_values(const pm_map *map, const pm_redirection *of, pm_problems *problems,
                              pm_error *err)
{
    pm_element element = pm_vocabulary(of->word)->element;
    size_t column = pm_map_find_attribute(map, element, of->attribute);
    size_t count = element == PM_NODE   ? pm_map_node_count(map)
                   : element == PM_EDGE ? pm_map_edge_count(map)
                                        : 1;
    for (size_t i = 0; column != SIZE_MAX && i < count; i++) {
        const char *value = pm_map_attribute(map, element, column, i);
        pm_error reason = {0};
        if (value == NULL || pm_vocabulary_check(of->word, value, &reason) == PM_OK) {
            continue;
        }
        pm_status status = pm_problems_add(problems, 0, line_of(map, element, i), 0, err,
                                           "%s It counts as not stated.", reason.message);
        if (status != PM_OK) {
            return status;
        }
    }
    return PM_OK;
}

pm_status pm_redirections_apply(const pm_arguments *arguments, pm_map *map, pm_problems *problems,
                                pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < arguments->redirection_count && status == PM_OK; i++) {
        const pm_redirection *of = &arguments->redirections[i];
        status = pm_map_read_word_from(map, of->word, of->attribute, err);
        if (status == PM_USAGE) {
            status = suggest_attribute(map, of, err);
        } else if (status == PM_OK) {
            status = check_values(map, of, problems, err);
        }
    }
    return status;
}
