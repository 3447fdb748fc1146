/* A map in; problems with the values of its words out. See map_values.h. */
#include "formats/map_values.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"
#include "formats/fit.h"

/* An attribute that a word is read from. */
typedef struct attribute {
    const pm_map *map;
    pm_element element;
    size_t column;
    const char *name;
    pm_word word;
    bool alias;
} attribute;

static size_t count_of(const attribute *of)
{
    switch (of->element) {
    case PM_GRAPH:
        return 1;
    case PM_NODE:
        return pm_map_node_count(of->map);
    default:
        return pm_map_edge_count(of->map);
    }
}

static size_t line_of(const attribute *of, size_t index)
{
    switch (of->element) {
    case PM_NODE:
        return pm_map_node_line(of->map, index);
    case PM_EDGE:
        return pm_map_edge(of->map, index)->line;
    default:
        return 0;
    }
}

/* Missing numbers as statistics programs write them. */
static bool is_no_number(pm_word word, const char *value)
{
    static const char *const missing[] = {"NaN", "INF", "-INF", "Infinity", "-Infinity", "NA"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        if (pm_vocabulary(word)->type == PM_WORD_NUMBER &&
            pm_equal_ignoring_case(value, missing[i])) {
            return true;
        }
    }
    return false;
}

/* What was found wrong with an attribute. */
typedef struct misfits {
    pm_fit fit;
    size_t first; /* index of the first wrong value */
    pm_error fault;
} misfits;

static misfits look_through(const attribute *of)
{
    misfits found = {0};
    for (size_t i = 0; i < count_of(of); i++) {
        const char *value = pm_map_attribute(of->map, of->element, of->column, i);
        pm_error fault = {0};
        if (value == NULL || is_no_number(of->word, value)) {
            continue;
        }
        bool fits = pm_vocabulary_check(of->word, value, &fault) == PM_OK;
        if (!fits && found.fit.wrong == 0) {
            found.first = i;
            found.fault = fault;
        }
        pm_fit_add(&found.fit, of->word, value, fits);
    }
    return found;
}

/* Is the attribute more likely another program's than a map's with a mistake in it? */
static bool is_other_programs(const attribute *of, const misfits *found)
{
    pm_word_type type = pm_vocabulary(of->word)->type;
    bool narrow = type == PM_WORD_CHOICE || type == PM_WORD_DATE || type == PM_WORD_BOOLEAN ||
                  type == PM_WORD_COUNT_OR_BOOLEAN;
    return narrow && (found->fit.fitting == 0 || (of->alias && type == PM_WORD_CHOICE));
}

static pm_status report(const attribute *of, const misfits *found, bool lenient,
                        pm_problems *problems, pm_error *err)
{
    const char *word = pm_vocabulary(of->word)->name;
    const char *value = pm_map_attribute(of->map, of->element, of->column, found->first);
    size_t line = line_of(of, found->first);
    if (is_other_programs(of, found)) {
        return pm_problems_add(
            problems, 0, line, 0, err,
            "%s is \"%s\", which is no %s that partmap knows: the text is kept, and the %s counts "
            "as not stated, here and wherever else \"%s\" holds another word. \"partmap explain "
            "%s\" says what it takes.",
            of->name, pm_excerpt_of(value).bytes, word, word, of->name, word);
    }
    if (lenient) {
        return pm_problems_add(problems, 0, line, 0, err,
                               "%s It counts as not stated, and so do %zu other values of %s.",
                               found->fault.message, found->fit.wrong - 1, of->name);
    }
    return pm_problems_add(problems, 1, line, 0, err, "%s", found->fault.message);
}

static pm_status check_element(const pm_map *map, pm_element element, bool lenient,
                               pm_problems *problems, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_map_attribute_count(map, element); i++) {
        attribute of = {.map = map,
                        .element = element,
                        .column = i,
                        .name = pm_map_attribute_name(map, element, i)};
        of.word = pm_vocabulary_find(element, of.name, &of.alias);
        if (of.word == PM_WORD_COUNT) {
            continue;
        }
        misfits found = look_through(&of);
        if (found.fit.wrong > 0 && !pm_fit_is_display_text(&found.fit, of.word, of.name)) {
            status = report(&of, &found, lenient, problems, err);
        }
    }
    return status;
}

pm_status pm_map_check_values(const pm_map *map, bool lenient, pm_problems *problems, pm_error *err)
{
    pm_status status = PM_OK;
    for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
        status = check_element(map, e, lenient, problems, err);
    }
    return status;
}
