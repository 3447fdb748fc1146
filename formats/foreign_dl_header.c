/* The header of a DL file: words up to "data:" in, what they say in pm_dl out. See foreign_dl.h. */
#include <string.h>

#include "engine/base/memory.h"
#include "formats/foreign_dl.h"

enum { MOST_IN_ANY_FILE = 1000000 };

bool pm_dl_next_word(pm_dl *dl, pm_word_read *word)
{
    while (!pm_cursor_word(&dl->cursor, ",=", word)) {
        if (!pm_cursor_next_line(&dl->cursor)) {
            return false;
        }
    }
    return true;
}

static bool is_any(const pm_word_read *word, const char *const *texts)
{
    for (; !word->quoted && *texts != NULL; texts++) {
        if (pm_word_is(word, *texts)) {
            return true;
        }
    }
    return false;
}

/* A keyword may have its colon at its end, behind it, or right before what follows: cuts it off.
 * False when the word is none of the keywords that take a colon, or has none. */
static bool cut_colon(pm_dl *dl, pm_word_read *word)
{
    static const char *const keywords[] = {"labels", "data", "label", NULL};
    const char *colon = word->quoted ? NULL : memchr(word->text, ':', word->length);
    pm_word_read before = *word;
    if (colon != NULL) {
        before.length = (size_t)(colon - word->text);
    }
    if (!is_any(&before, keywords)) {
        return false;
    }
    if (colon != NULL) {
        *word = before;
        dl->cursor.at = colon + 1;
        return true;
    }
    const char *next = dl->cursor.at + strspn(dl->cursor.at, " \t");
    if (*next == ':') {
        dl->cursor.at = next + 1;
    }
    return *next == ':';
}

/* --- lists of labels ------------------------------------------------------------------------- */

static pm_status add_label(pm_dl_labels *labels, const pm_word_read *word, pm_error *err)
{
    void *words = labels->words;
    pm_status status =
        pm_grow(&words, &labels->capacity, labels->count + 1, sizeof *labels->words, err);
    labels->words = words;
    if (status == PM_OK) {
        labels->words[labels->count++] = *word;
    }
    return status;
}

/* Does a header word follow that ends a list of labels? */
static bool ends_labels(pm_dl *dl, const pm_word_read *word)
{
    static const char *const sorts[] = {"row", "column", "col", "matrix", "level", NULL};
    static const char *const lists[] = {"labels:", "labels", NULL};
    pm_dl ahead = *dl;
    pm_word_read cut = *word;
    if (cut_colon(&ahead, &cut)) {
        return true;
    }
    pm_word_read next = {0};
    return is_any(word, sorts) && pm_cursor_word(&ahead.cursor, ",=", &next) &&
           is_any(&next, lists);
}

/* Labels that hold blanks without quotation marks, one a line: makes each line one label, when that
 * gives the number wanted and words do not. */
static void take_lines(pm_dl_labels *labels, size_t wanted)
{
    size_t lines = 0;
    for (size_t i = 0; i < labels->count; i++) {
        lines += i == 0 || labels->words[i].line != labels->words[i - 1].line ? 1 : 0;
    }
    if (labels->count == wanted || lines != wanted) {
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < labels->count; i++) {
        pm_word_read word = labels->words[i];
        pm_word_read *last = kept > 0 ? &labels->words[kept - 1] : NULL;
        if (last != NULL && last->line == word.line) {
            last->length = (size_t)(word.text + word.length - last->text);
        } else {
            labels->words[kept++] = word;
        }
    }
    labels->count = kept;
}

static pm_status read_labels(pm_dl *dl, pm_dl_labels *labels, size_t wanted, pm_error *err)
{
    pm_status status = PM_OK;
    pm_word_read word = {0};
    pm_cursor before = dl->cursor;
    labels->count = 0;
    while (status == PM_OK && pm_dl_next_word(dl, &word)) {
        if (ends_labels(dl, &word)) {
            dl->cursor = before;
            break;
        }
        status = add_label(labels, &word, err);
        before = dl->cursor;
    }
    take_lines(labels, wanted);
    if (status == PM_OK && labels->count != wanted) {
        size_t line = labels->count > 0 ? labels->words[0].line : dl->cursor.line;
        status = pm_foreign_error(&dl->foreign, line, 0, err,
                                  "There are %zu labels where %zu are needed: separate them with "
                                  "commas or line ends, and put those with blanks in quotation "
                                  "marks.",
                                  labels->count, wanted);
    }
    return status;
}

/* Behind "labels": a list, or that they are embedded. sort: the word before it, or NULL. */
static pm_status begin_labels(pm_dl *dl, const char *sort, bool colon, pm_error *err)
{
    static const char *const embedded[] = {"embedded", "embedded:", NULL};
    bool of_columns = sort != NULL && *sort == 'c';
    bool of_matrices = sort != NULL && (*sort == 'm' || *sort == 'l');
    pm_dl_labels *labels = of_matrices  ? &dl->matrix_labels
                           : of_columns ? &dl->column_labels
                                        : &dl->row_labels;
    pm_cursor before = dl->cursor;
    pm_word_read word = {0};
    if (!colon && pm_dl_next_word(dl, &word) && is_any(&word, embedded)) {
        labels->embedded = true;
        dl->column_labels.embedded |= sort == NULL;
        return PM_OK;
    }
    dl->cursor = before;
    size_t wanted = of_matrices ? dl->matrices : of_columns ? dl->columns : dl->rows;
    return read_labels(dl, labels, wanted, err);
}

/* --- words with a value ---------------------------------------------------------------------- */

static const struct {
    const char *name;
    pm_dl_format format;
    bool two_sets;
} FORMATS[] = {
    {"fullmatrix", PM_DL_FULL_MATRIX, false}, {"fm", PM_DL_FULL_MATRIX, false},
    {"lowerhalf", PM_DL_LOWER_HALF, false},   {"lh", PM_DL_LOWER_HALF, false},
    {"upperhalf", PM_DL_UPPER_HALF, false},   {"uh", PM_DL_UPPER_HALF, false},
    {"edgelist1", PM_DL_EDGE_LIST, false},    {"el1", PM_DL_EDGE_LIST, false},
    {"edgelist2", PM_DL_EDGE_LIST, true},     {"el2", PM_DL_EDGE_LIST, true},
    {"nodelist1", PM_DL_NODE_LIST, false},    {"nl1", PM_DL_NODE_LIST, false},
    {"nodelist2", PM_DL_NODE_LIST, true},     {"nl2", PM_DL_NODE_LIST, true},
    {"nodelist1b", PM_DL_NODE_LIST_B, false}, {"nl1b", PM_DL_NODE_LIST_B, false},
};

static pm_status take_format(pm_dl *dl, const pm_word_read *value, pm_error *err)
{
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        if (pm_word_is(value, FORMATS[i].name)) {
            dl->format = FORMATS[i].format;
            dl->two_sets |= FORMATS[i].two_sets;
            return PM_OK;
        }
    }
    return pm_foreign_give_up(
        &dl->foreign, value->line, pm_word_column(value), err,
        "The format \"%s\" is not read: export it as fullmatrix, edgelist1 or "
        "nodelist1. Read are also lowerhalf, upperhalf, edgelist2, nodelist2 "
        "and nodelist1b.",
        pm_word_excerpt(value).bytes);
}

static pm_status take_count(pm_dl *dl, const pm_word_read *word, const pm_word_read *value,
                            pm_error *err)
{
    size_t count = 0;
    bool sound = pm_word_whole(value, &count) && (count <= MOST_IN_ANY_FILE || count <= dl->bytes);
    if (!sound) {
        return pm_foreign_give_up(&dl->foreign, value->line, pm_word_column(value), err,
                                  "%s is \"%s\", which is no number that a file of this length can "
                                  "describe: correct it.",
                                  pm_word_excerpt(word).bytes, pm_word_excerpt(value).bytes);
    }
    if (pm_word_is(word, "nm")) {
        dl->matrices = count;
        return PM_OK;
    }
    bool both = pm_word_is(word, "n");
    dl->rows = both || pm_word_is(word, "nr") ? count : dl->rows;
    dl->columns = both || pm_word_is(word, "nc") ? count : dl->columns;
    dl->two_sets |= !both;
    return PM_OK;
}

static pm_status take_setting(pm_dl *dl, const pm_word_read *word, pm_error *err)
{
    static const char *const counts[] = {"n", "nr", "nc", "nm", NULL};
    pm_word_read value = {.text = "", .line = word->line, .line_start = ""};
    if (is_any(word, counts)) {
        pm_dl_next_word(dl, &value);
        return take_count(dl, word, &value, err);
    }
    if (pm_word_is(word, "format")) {
        pm_dl_next_word(dl, &value);
        return take_format(dl, &value, err);
    }
    if (pm_word_is(word, "diagonal")) {
        dl->no_diagonal = pm_dl_next_word(dl, &value) && pm_word_is(&value, "absent");
        return PM_OK;
    }
    if (pm_word_is(word, "title")) {
        pm_text title = {0};
        pm_status status = pm_dl_next_word(dl, &value) ? pm_word_copy(&value, &title, err) : PM_OK;
        if (status == PM_OK) {
            status = pm_foreign_state(&dl->foreign, PM_GRAPH, "name", 0, pm_text_bytes(&title),
                                      value.line, err);
        }
        pm_text_free(&title);
        return status;
    }
    return pm_foreign_warn(&dl->foreign, word->line, pm_word_column(word), err,
                           "\"%s\" is no word of a DL header that partmap knows: it is left out.",
                           pm_word_excerpt(word).bytes);
}

/* --- the header ------------------------------------------------------------------------------ */

/* One word and what belongs to it; *data: the data follow. */
static pm_status read_header_word(pm_dl *dl, pm_word_read *word, bool *data, pm_error *err)
{
    static const char *const sorts[] = {"row", "column", "col", "matrix", "level", NULL};
    pm_word_read next = {0};
    bool colon = cut_colon(dl, word);
    *data = pm_word_is(word, "data");
    if (*data) {
        return PM_OK;
    }
    if (pm_word_is(word, "labels")) {
        return begin_labels(dl, NULL, colon, err);
    }
    if (!is_any(word, sorts)) {
        return take_setting(dl, word, err);
    }
    pm_cursor before = dl->cursor;
    if (pm_dl_next_word(dl, &next)) {
        colon = cut_colon(dl, &next);
        if (pm_word_is(&next, "labels")) {
            char sort = (char)(*word->text | 0x20);
            return begin_labels(dl, (char[]){sort, '\0'}, colon, err);
        }
    }
    dl->cursor = before;
    return take_setting(dl, word, err);
}

static pm_status check_counts(pm_dl *dl, pm_error *err)
{
    if (dl->rows > 0 && dl->columns > 0) {
        return PM_OK;
    }
    return pm_foreign_give_up(
        &dl->foreign, 1, 0, err,
        "The header does not say how many nodes there are: begin the file with "
        "\"dl n=12\" for twelve, or \"dl nr=5 nc=7\" for two sets.");
}

pm_status pm_dl_read_header(pm_dl *dl, pm_error *err)
{
    pm_word_read word = {0};
    bool data = false;
    pm_status status = PM_OK;
    pm_dl_next_word(dl, &word); /* "dl" */
    while (status == PM_OK && !data && !dl->foreign.stopped && pm_dl_next_word(dl, &word)) {
        status = read_header_word(dl, &word, &data, err);
    }
    if (status == PM_OK && !data && !dl->foreign.stopped) {
        return pm_foreign_give_up(&dl->foreign, dl->cursor.line, 0, err,
                                  "The file has no \"data:\": it was cut short, or the line is "
                                  "missing.");
    }
    return status == PM_OK && !dl->foreign.stopped ? check_counts(dl, err) : status;
}
