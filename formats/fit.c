/* Values held against the word they stand under: see fit.h. */
#include "formats/fit.h"

#include <string.h>

#include "engine/base/text.h"

enum {
    MOST_COMPARED = 1000
}; /* wrong values; where none of these is near, none is expected to be */

static bool has_digit(const char *value)
{
    return strpbrk(value, "0123456789") != NULL;
}

/* Two or three numbers with separators between them, one of four digits and the others of one or
 * two: a date, though not written as dates are written here. */
static bool is_nearly_date(const char *value)
{
    size_t parts = 0;
    size_t years = 0;
    for (;;) {
        size_t digits = strspn(value, "0123456789");
        if (digits != 4 && digits != 1 && digits != 2) {
            return false;
        }
        years += digits == 4 ? 1 : 0;
        parts++;
        value += digits;
        if (*value == '\0') {
            return years == 1 && (parts == 2 || parts == 3);
        }
        if (strchr("-/.", *value) == NULL) {
            return false;
        }
        value++;
    }
}

static bool is_nearly_boolean(const char *value)
{
    static const char *const booleans[] = {"true", "false", "yes", "no"};
    return pm_nearest(value, booleans, sizeof booleans / sizeof *booleans) != NULL;
}

static bool is_near(pm_word word, const char *value)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    size_t choices = 0;
    switch (row->type) {
    case PM_WORD_CHOICE:
        while (row->choices[choices] != NULL) {
            choices++;
        }
        return pm_nearest(value, row->choices, choices) != NULL;
    case PM_WORD_DATE:
        return is_nearly_date(value);
    case PM_WORD_BOOLEAN:
        return is_nearly_boolean(value);
    case PM_WORD_COUNT_OR_BOOLEAN:
        return is_nearly_boolean(value) || has_digit(value);
    default:
        return has_digit(value);
    }
}

void pm_fit_add(pm_fit *fit, pm_word word, const char *value, bool fits)
{
    if (fits) {
        fit->fitting++;
    } else if (fit->wrong++ < MOST_COMPARED && !fit->near) {
        fit->near = is_near(word, value);
    }
}

bool pm_fit_is_display_text(const pm_fit *fit, pm_word word, const char *name)
{
    static const char *const labels[] = {"label", "EdgeLabel", "Edge Label", "y:EdgeLabel"};
    bool is_label = false;
    for (size_t i = 0; word == PM_EDGE_KIND && i < sizeof labels / sizeof *labels; i++) {
        is_label = is_label || pm_equal_ignoring_case(labels[i], name);
    }
    return is_label && fit->fitting == 0 && !fit->near;
}
