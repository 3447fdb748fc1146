/* Which character parts the cells of a sheet: the first rows of its text in, the one out that
 * splits them into the same number of cells most often. */
#include <string.h>

#include "formats/sheet_bytes.h"

enum { ROWS_LOOKED_AT = 50 };

static const char SEPARATORS[] = ",;\t|";

/* Walks one row, lines inside quotes included, and counts the separators outside quotes. Returns
 * where the next row begins. */
static const char *count_in_row(const char *text, char separator, size_t *count)
{
    bool quoted = false;
    bool at_start = true;
    *count = 0;
    for (; *text != '\0' && (quoted || *text != '\n'); text++) {
        if (*text == '"' && (quoted || at_start)) {
            quoted = !quoted;
        } else if (*text == separator && !quoted) {
            (*count)++;
        }
        at_start = *text == separator || (at_start && *text == ' ') || *text == '"';
    }
    return *text == '\n' ? text + 1 : text;
}

static bool is_blank_row(const char *text, const char *next)
{
    return text + strspn(text, " \t\n") >= next;
}

/* How well a separator fits. */
typedef struct fit {
    size_t rows;  /* rows looked at that have the same count as most others */
    size_t count; /* that count */
} fit;

/* The count most rows share; counts of 0 do not stand. */
static fit most_common(const size_t *counts, size_t rows)
{
    fit best = {0};
    for (size_t i = 0; i < rows; i++) {
        size_t same = 0;
        for (size_t j = 0; j < rows; j++) {
            same += counts[j] == counts[i] ? 1 : 0;
        }
        bool better = same > best.rows || (same == best.rows && counts[i] > best.count);
        if (counts[i] > 0 && better) {
            best = (fit){.rows = same, .count = counts[i]};
        }
    }
    return best;
}

/* A separator that the first row lacks is part of some cells only: it does not fit. */
static fit fit_of(const char *text, char separator)
{
    size_t counts[ROWS_LOOKED_AT];
    size_t rows = 0;
    while (*text != '\0' && rows < ROWS_LOOKED_AT) {
        const char *next = count_in_row(text, separator, &counts[rows]);
        rows += is_blank_row(text, next) ? 0 : 1;
        text = next;
    }
    return rows > 0 && counts[0] > 0 ? most_common(counts, rows) : (fit){0};
}

/* The separator of a line "sep=;", or 0. */
static char stated_separator(const char *text, size_t *length)
{
    size_t quote = text[0] == '"' ? 1 : 0;
    static const char word[] = "sep=";
    for (size_t i = 0; i < 4; i++) {
        char c = text[quote + i];
        if (c != word[i] && c != word[i] - 'a' + 'A') {
            return 0;
        }
    }
    const char *end = text + quote + 5;
    if (text[quote + 4] == '\0' || text[quote + 4] == '\n') {
        return 0;
    }
    end += quote == 1 && *end == '"' ? 1 : 0;
    if (*end != '\n' && *end != '\0') {
        return 0;
    }
    *length = (size_t)(end - text);
    return text[quote + 4];
}

char pm_sheet_find_separator(const char *text, size_t *skipped)
{
    *skipped = 0;
    char found = stated_separator(text, skipped);
    if (found != 0) {
        return found;
    }
    found = SEPARATORS[0];
    fit best = {0};
    for (const char *s = SEPARATORS; *s != '\0'; s++) {
        fit candidate = fit_of(text, *s);
        bool better = candidate.rows > best.rows ||
                      (candidate.rows == best.rows && candidate.count > best.count);
        if (better) {
            best = candidate;
            found = *s;
        }
    }
    return found;
}
