/* Conventions as readers see them: see conventions.h. */
#include <math.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/words.h"

static bool is_share(const pm_convention *row)
{
    return strcmp(row->unit, "share") == 0;
}

/* "months", of one "month". Every unit's plural ends in a lone "s", but for bodies; "times" has
 * none. */
static void add_things(pm_text *text, const char *things, size_t length, double value)
{
    bool one = value == 1 && strncmp(things, "times", length) != 0;
    if (one && strncmp(things, "bodies", length) == 0) {
        pm_text_add(text, " body");
    } else if (length > 0) {
        pm_text_add(text, " ");
        pm_text_add_bytes(text, things, one ? length - 1 : length);
    }
}

void pm_convention_say(pm_text *text, const pm_convention *row, double value)
{
    if (is_share(row)) {
        pm_text_add_rounded(text, value * 100, 1);
        pm_text_add(text, "%");
    } else {
        pm_text_add_rounded(text, value, 2);
        add_things(text, row->unit, strlen(row->unit), value);
    }
}

void pm_convention_say_range(pm_text *text, const pm_convention *row)
{
    pm_text_add_rounded(text, is_share(row) ? row->lowest * 100 : row->lowest, 2);
    pm_text_add(text, is_share(row) ? "% to " : " to ");
    pm_convention_say(text, row, row->highest);
}

/* --- in sentences ---------------------------------------------------------------------------- */

static void add_in_words(pm_text *text, const pm_convention *row, double value)
{
    if (!is_share(row)) {
        if (value == floor(value)) {
            pm_say_count(text, (size_t)value);
        } else {
            pm_text_add_rounded(text, value, 2);
        }
    } else if (value == 0.5) {
        pm_text_add(text, "half");
    } else if (value == 1.0 / 3.0) {
        pm_text_add(text, "a third");
    } else {
        pm_convention_say(text, row, value);
    }
}

/* "{name}" or "{name things}" in a pattern. */
typedef struct gap {
    const char *begin, *end; /* its braces */
    size_t name_length;
} gap;

static bool next_gap(const char *pattern, gap *found)
{
    found->begin = strchr(pattern, '{');
    found->end = found->begin != NULL ? strchr(found->begin, '}') : NULL;
    if (found->end != NULL) {
        found->name_length = strcspn(found->begin + 1, " }");
    }
    return found->end != NULL;
}

static const pm_convention *row_of(const gap *found)
{
    return pm_convention_at(pm_convention_find_bytes(found->begin + 1, found->name_length));
}

void pm_convention_fill(pm_text *text, const char *pattern, const pm_conventions *conventions)
{
    gap found = {0};
    const char *rest = pattern;
    while (next_gap(rest, &found)) {
        const pm_convention *row = row_of(&found);
        pm_text_add_bytes(text, rest, (size_t)(found.begin - rest));
        if (row != NULL) {
            double value = pm_convention_value(conventions, row);
            const char *things = found.begin + 1 + found.name_length;
            things += *things == ' ' ? 1 : 0;
            add_in_words(text, row, value);
            add_things(text, things, (size_t)(found.end - things), value);
        } else { /* braces of another kind stay */
            pm_text_add_bytes(text, found.begin, (size_t)(found.end + 1 - found.begin));
        }
        rest = found.end + 1;
    }
    pm_text_add(text, rest);
}

bool pm_convention_is_in(const pm_convention *row, const char *pattern)
{
    gap found = {0};
    for (const char *rest = pattern; next_gap(rest, &found); rest = found.end + 1) {
        if (row_of(&found) == row) {
            return true;
        }
    }
    return false;
}
