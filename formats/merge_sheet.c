/* One filled question sheet in, its answers out: finds whose it is and where its two tables begin,
 * and walks their rows. See merge_parts.h; the form of a sheet is told in template_questions.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "formats/merge_parts.h"

/* Where the columns of the two tables are; SIZE_MAX: left out by whoever filled the sheet in. */
typedef struct layout {
    size_t asked[PM_ASK_COUNT];
    size_t own[PM_OWN_COUNT];
} layout;

/* What the row belongs to. */
typedef enum part { OPENING, PARTNERS, OWN_QUESTIONS } part;

/* --- cells ----------------------------------------------------------------------------------- */

const char *pm_reply_text(const pm_sheet_reader *reader, size_t row, size_t column)
{
    const char *text = column != SIZE_MAX ? pm_sheet_text(&reader->sheet, row, column) : "";
    bool guarded = text[0] == '\'' && text[1] != '\0' && strchr("=+-@\t\r", text[1]) != NULL;
    return guarded ? text + 1 : text;
}

pm_status pm_complain(pm_sheet_reader *reader, size_t row, size_t column, const char *what,
                      const char *words, pm_error *err)
{
    bool lenient = reader->options->lenient;
    bool empty = reader->sheet.row_count == 0;
    size_t line = empty ? 0 : pm_sheet_line(&reader->sheet, row, column);
    return pm_problems_add(&reader->answers->problems, !lenient, line, empty ? 0 : column + 1, err,
                           lenient ? "%s The %s is left out." : "%s", words, what);
}

/* Is the cell the header of this key, whatever it says in brackets? */
static bool has_key(const pm_sheet_reader *reader, size_t row, size_t column, const char *key)
{
    const char *text = pm_reply_text(reader, row, column);
    char word[PM_EXCERPT_CHARACTERS];
    size_t length = strcspn(text, "(\n");
    if (length >= sizeof word) {
        return false;
    }
    memcpy(word, text, length);
    word[length] = '\0';
    return pm_sheet_same_header(word, key);
}

static size_t find_key(const pm_sheet_reader *reader, size_t row, const char *key)
{
    for (size_t column = 0; column < pm_sheet_width(&reader->sheet, row); column++) {
        if (has_key(reader, row, column, key)) {
            return column;
        }
    }
    return SIZE_MAX;
}

/* What stands in a column without a header of ours is said, not lost. */
static pm_status warn_of_other_cells(pm_sheet_reader *reader, size_t row, const size_t *columns,
                                     size_t count, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t column = 0; column < pm_sheet_width(&reader->sheet, row); column++) {
        bool known = pm_reply_text(reader, row, column)[0] == '\0';
        for (size_t i = 0; i < count && !known; i++) {
            known = columns[i] == column;
        }
        if (!known && status == PM_OK) {
            status = pm_problems_add(
                &reader->answers->problems, 0, pm_sheet_line(&reader->sheet, row, column),
                column + 1, err, "\"%s\" stands in no column of the sheet's own: it is left out.",
                pm_excerpt_of(pm_reply_text(reader, row, column)).bytes);
        }
    }
    return status;
}

/* --- about oneself --------------------------------------------------------------------------- */

static pm_status complain_of_question(pm_sheet_reader *reader, size_t row, size_t column,
                                      pm_error *err)
{
    char words[320];
    snprintf(words, sizeof words,
             "\"%s\" is none of the sheet's questions: put back the id that stood there.",
             pm_excerpt_of(pm_reply_text(reader, row, column)).bytes);
    return pm_complain(reader, row, column, "answer", words, err);
}

static pm_status read_own(pm_sheet_reader *reader, const layout *places, size_t row, pm_error *err)
{
    size_t id = places->own[PM_OWN_ID];
    const char *question = "";
    pm_word word = PM_WORD_COUNT;
    for (size_t i = 0; (word = pm_own_question(i, &question)) < PM_WORD_COUNT; i++) {
        const char *name = pm_vocabulary(word)->name;
        if (has_key(reader, row, id, name)) {
            reader->answers->own_lines[i] = pm_sheet_line(&reader->sheet, row, id);
            return pm_read_answer(reader, row, places->own[PM_OWN_ANSWER], word, name,
                                  &reader->answers->own[i], err);
        }
    }
    return complain_of_question(reader, row, id, err);
}

/* --- the whole sheet ------------------------------------------------------------------------- */

static pm_status read_respondent(pm_sheet_reader *reader, size_t row, pm_error *err)
{
    reader->answers->respondent_line = pm_sheet_line(&reader->sheet, row, 0);
    return pm_find_partner(reader, row, 1, 2, &reader->answers->respondent, err);
}

static bool find_partner_headers(const pm_sheet_reader *reader, size_t row, layout *places)
{
    if (find_key(reader, row, pm_asked_at(PM_ASK_WE_TO_THEM)->key) == SIZE_MAX ||
        (find_key(reader, row, pm_asked_at(PM_ASK_PARTNER_ID)->key) == SIZE_MAX &&
         find_key(reader, row, pm_asked_at(PM_ASK_PARTNER)->key) == SIZE_MAX)) {
        return false;
    }
    for (pm_ask ask = 0; ask < PM_ASK_COUNT; ask++) {
        places->asked[ask] = find_key(reader, row, pm_asked_at(ask)->key);
    }
    return true;
}

static bool find_own_headers(const pm_sheet_reader *reader, size_t row, layout *places)
{
    if (find_key(reader, row, pm_own_key(PM_OWN_ID)) == SIZE_MAX ||
        find_key(reader, row, pm_own_key(PM_OWN_ANSWER)) == SIZE_MAX) {
        return false;
    }
    for (pm_ask_own column = 0; column < PM_OWN_COUNT; column++) {
        places->own[column] = find_key(reader, row, pm_own_key(column));
    }
    return true;
}

static pm_status read_row(pm_sheet_reader *reader, const layout *places, part at, size_t row,
                          pm_error *err)
{
    pm_status status = PM_OK;
    if (at == OPENING) {
        return has_key(reader, row, 0, PM_RESPONDENT_KEY) ? read_respondent(reader, row, err)
                                                          : PM_OK;
    }
    if (at == PARTNERS) {
        status = warn_of_other_cells(reader, row, places->asked, PM_ASK_COUNT, err);
        if (status == PM_OK && pm_is_answered(reader, places->asked, row)) {
            reader->answers->filled = true;
            status = pm_read_reply(reader, places->asked, row, err);
        }
        return status;
    }
    status = warn_of_other_cells(reader, row, places->own, PM_OWN_COUNT, err);
    if (status == PM_OK && pm_reply_text(reader, row, places->own[PM_OWN_ANSWER])[0] != '\0') {
        reader->answers->filled = true;
        status = read_own(reader, places, row, err);
    }
    return status;
}

/* What a sheet has to have. Its errors so far may be the reason why it has not. */
static pm_status check_whole(pm_sheet_reader *reader, part at, pm_error *err)
{
    pm_answers *answers = reader->answers;
    if (answers->respondent_line == 0) {
        answers->left_out = true;
        return pm_complain(reader, 0, 0, "sheet",
                           "The sheet does not say whose it is: its first row has to hold "
                           "\"respondent\" and the partner's id.",
                           err);
    }
    if (at == OPENING) {
        answers->left_out = true;
        return pm_complain(reader, 0, 0, "sheet",
                           "The sheet has no row of headers (partner_id, partner, we_to_them, "
                           "...): put it back above the partners.",
                           err);
    }
    return PM_OK;
}

static pm_status read_rows(pm_sheet_reader *reader, pm_error *err)
{
    part at = OPENING;
    layout places = {0};
    pm_status status = PM_OK;
    const pm_problems *problems = &reader->answers->problems;
    for (size_t row = 0; row < reader->sheet.row_count && status == PM_OK; row++) {
        if (find_partner_headers(reader, row, &places)) {
            at = PARTNERS;
        } else if (find_own_headers(reader, row, &places)) {
            at = OWN_QUESTIONS;
        } else if (problems->errors < PM_PROBLEMS_STOP) {
            status = read_row(reader, &places, at, row, err);
        }
    }
    return status == PM_OK ? check_whole(reader, at, err) : status;
}

/* What kept a whole sheet from being read is one of its problems, too. */
static pm_status note_failure(const pm_merge_options *options, pm_answers *answers,
                              const pm_error *why, pm_error *err)
{
    answers->left_out = true;
    return pm_problems_add(&answers->problems, !options->lenient, why->line, why->column, err,
                           options->lenient ? "%s The sheet is left out." : "%s", why->message);
}

pm_status pm_answers_read(const pm_map *map, const pm_merge_options *options, pm_arena *arena,
                          pm_answers *answers, pm_error *err)
{
    pm_sheet_reader reader = {.map = map, .options = options, .arena = arena, .answers = answers};
    pm_error why = {0};
    answers->respondent = SIZE_MAX;
    pm_status status = pm_sheet_read_path(answers->path, &reader.sheet, &answers->problems, &why);
    if (status == PM_INVALID) {
        return note_failure(options, answers, &why, err);
    }
    if (status == PM_OK) {
        status = read_rows(&reader, err);
    } else {
        *err = why;
    }
    pm_sheet_free(&reader.sheet);
    return status;
}
