/* One cell of a sheet in, a checked attribute of the map out: what spreadsheets do to numbers,
 * dates and lists is undone where there is one way to read it, and said where there are two. See
 * csv_build.h. */
#include <stdlib.h>
#include <string.h>

#include "formats/csv_build.h"

static const char DIGITS[] = "0123456789";

/* --- numbers --------------------------------------------------------------------------------- */

static const char *skip_sign(const char *text)
{
    return text + (*text == '+' || *text == '-' ? 1 : 0);
}

bool pm_csv_has_decimal_comma(const char *text)
{
    text = skip_sign(text);
    size_t whole = strspn(text, DIGITS);
    size_t decimals = text[whole] == ',' ? strspn(text + whole + 1, DIGITS) : 0;
    return whole > 0 && decimals > 0 && text[whole + 1 + decimals] == '\0';
}

/* Length of a mark that parts thousands, or 0: comma, full stop, apostrophe, blank, no-break space.
 */
static size_t thousands_mark(const char *text)
{
    if (*text != '\0' && strchr(",.' ", *text) != NULL) {
        return 1;
    }
    return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : strncmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* "1,250", "1.250.000", "1 250,50": one to three digits, then groups of three. */
static bool has_thousands(const char *text)
{
    text = skip_sign(text);
    size_t digits = strspn(text, DIGITS);
    const char *mark = text + digits;
    size_t length = thousands_mark(mark);
    if (digits == 0 || digits > 3 || length == 0) {
        return false;
    }
    const char *rest = mark;
    size_t groups = 0;
    while (strncmp(rest, mark, length) == 0 && strspn(rest + length, DIGITS) == 3) {
        rest += length + 3;
        groups++;
    }
    bool decimals = (*rest == ',' || *rest == '.') && *rest != *mark;
    rest += decimals ? 1 + strspn(rest + 1, DIGITS) : 0;
    return groups > 0 && *rest == '\0';
}

/* Three digits behind the comma and one to three before it, as in "1,250". */
static bool could_be_thousands(const char *text)
{
    return skip_sign(text)[0] != '0' && has_thousands(text);
}

static void add_with_full_stop(pm_text *out, const char *text)
{
    size_t whole = strcspn(text, ",");
    pm_text_add_bytes(out, text, whole);
    pm_text_add(out, ".");
    pm_text_add(out, text + whole + 1);
}

/* Semicolons part cells where the comma is the decimal mark; tabs do everywhere, so that "1,250"
 * may be either there. */
static pm_status mend_number(const pm_csv_table *table, const char *name, const char *text,
                             pm_text *out, pm_error *err)
{
    double number = 0;
    bool plain = pm_parse_number(text, &number);
    bool comma = table->sheet.separator != ',' && pm_csv_has_decimal_comma(text);
    bool in_doubt = (plain && table->decimal_commas) || (comma && table->sheet.separator != ';');
    if (in_doubt && could_be_thousands(text)) {
        return pm_fail(err, PM_INVALID,
                       "%s is \"%s\", which could be a thousand times as much: write it without "
                       "a mark for thousands, and decimals with a full stop.",
                       name, pm_excerpt_of(text).bytes);
    }
    if (!plain && !comma && has_thousands(text)) {
        return pm_fail(err, PM_INVALID,
                       "%s is \"%s\", with a mark that parts thousands: write plain digits, such "
                       "as 1250 or 1250.5.",
                       name, pm_excerpt_of(text).bytes);
    }
    if (comma) {
        add_with_full_stop(out, text);
    } else {
        pm_text_add(out, text);
    }
    return PM_OK;
}

/* --- dates ----------------------------------------------------------------------------------- */

/* Length of a date without the midnight that some programs put behind it. */
static size_t length_without_time(const char *text)
{
    size_t length = strcspn(text, " T");
    const char *time = text + length;
    if (length < 8 || *time == '\0') {
        return strlen(text);
    }
    bool midnight = strcmp(time + 1, "00:00:00") == 0 || strcmp(time + 1, "00:00") == 0;
    return midnight ? length : strlen(text);
}

/* Three numbers of a date, parted by one mark. */
typedef struct parts {
    int number[3];
    size_t digits[3];
    char mark;
} parts;

static bool take_parts(const char *text, size_t length, parts *of)
{
    const char *end = text + length;
    *of = (parts){0};
    for (size_t i = 0; i < 3; i++) {
        of->digits[i] = strspn(text, DIGITS);
        if (of->digits[i] == 0 || of->digits[i] > 4) {
            return false;
        }
        of->number[i] = (int)strtol(text, NULL, 10);
        text += of->digits[i];
        if (i == 2) {
            break;
        }
        bool fits = i == 0 ? strchr("/.-", *text) != NULL : *text == of->mark;
        if (*text == '\0' || !fits) {
            return false;
        }
        of->mark = *text++;
    }
    return text == end;
}

/* Year first; or day first with full stops; with other marks the day is whichever is above 12. */
static pm_status mend_date(const char *name, const char *text, pm_text *out, pm_error *err)
{
    size_t length = length_without_time(text);
    parts of = {0};
    bool dated = take_parts(text, length, &of) && (of.digits[0] == 4) != (of.digits[2] == 4);
    int a = of.number[0];
    int b = of.number[1];
    if (!dated) {
        pm_text_add_bytes(out, text, length);
    } else if (of.digits[0] == 4) {
        pm_text_addf(out, "%04d-%02d-%02d", a, b, of.number[2]);
    } else if (of.mark == '.' || a > 12 || a == b) {
        pm_text_addf(out, "%04d-%02d-%02d", of.number[2], b, a);
    } else if (b > 12) {
        pm_text_addf(out, "%04d-%02d-%02d", of.number[2], a, b);
    } else {
        return pm_fail(err, PM_INVALID,
                       "%s is \"%s\", which could be %04d-%02d-%02d or %04d-%02d-%02d: write the "
                       "one that is meant in this form.",
                       name, pm_excerpt_of(text).bytes, of.number[2], b, a, of.number[2], a, b);
    }
    return PM_OK;
}

/* --- lists ----------------------------------------------------------------------------------- */

static void mend_list(const char *text, pm_text *out)
{
    for (; *text != '\0'; text++) {
        pm_text_add_bytes(out, *text == '|' ? ";" : text, 1);
    }
}

/* "Works with" is works_with. */
static void mend_choice(const pm_vocabulary_row *row, const char *text, pm_text *out)
{
    for (size_t i = 0; row->choices[i] != NULL; i++) {
        if (!pm_equal_ignoring_case(row->choices[i], text) &&
            pm_sheet_same_header(row->choices[i], text)) {
            text = row->choices[i];
        }
    }
    pm_text_add(out, text);
}

pm_status pm_csv_mend(const pm_csv_table *table, pm_word word, const char *text, pm_text *out,
                      pm_error *err)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    pm_status status = PM_OK;
    switch (row->type) {
    case PM_WORD_NUMBER:
    case PM_WORD_COUNT_OR_BOOLEAN:
        status = mend_number(table, row->name, text, out, err);
        break;
    case PM_WORD_DATE:
        status = mend_date(row->name, text, out, err);
        break;
    case PM_WORD_LIST:
        mend_list(text, out);
        break;
    case PM_WORD_CHOICE:
        mend_choice(row, text, out);
        break;
    default:
        pm_text_add(out, text);
    }
    return status == PM_OK ? pm_text_check(out, err) : status;
}

/* --- checks ---------------------------------------------------------------------------------- */

const char *pm_csv_doubt(pm_word word, double number)
{
    bool resource = word == PM_NODE_BUDGET || word == PM_NODE_STAFF || word == PM_NODE_FUNDING;
    if (resource && number < 0) {
        return "is below 0, so that its concentration among the members cannot be said";
    }
    if (word == PM_EDGE_AMOUNT && number < 0) {
        return "is below 0 and counts as not stated: turn the tie round if it flows the other way";
    }
    if (word == PM_EDGE_STRENGTH && number <= 0) {
        return "is not above 0 and counts as 1: take the row away if there is no tie";
    }
    return NULL;
}

static pm_status check_doubt(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                             const char *text, pm_error *err)
{
    double number = 0;
    pm_word word = table->columns[column].word;
    const char *said = pm_parse_number(text, &number) ? pm_csv_doubt(word, number) : NULL;
    if (said == NULL) {
        return PM_OK;
    }
    return pm_csv_warn(csv, table, row, column, err, "In %s, %s is \"%s\", which %s.",
                       pm_csv_name_column(table, column).bytes, pm_vocabulary(word)->name,
                       pm_excerpt_of(text).bytes, said);
}

/* Other programs use names such as "type" for words of their own. */
static void keep_foreign(pm_csv_column *column, size_t row, const char *text)
{
    column->wrong_row = column->fit.wrong == 0 ? row : column->wrong_row;
    pm_fit_add(&column->fit, column->word, text, false);
}

pm_status pm_csv_tell_foreign(pm_csv *csv, pm_csv_table *table, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < table->count; i++) {
        const pm_csv_column *of = &table->columns[i];
        if (of->fit.wrong == 0 || pm_fit_is_display_text(&of->fit, of->word, of->name)) {
            continue;
        }
        const char *word = pm_vocabulary(of->word)->name;
        status =
            pm_csv_warn(csv, table, of->wrong_row, i, err,
                        "\"%s\" in %s is no %s that partmap knows: the text is kept, and the %s "
                        "counts as not stated, here and in other rows that hold another word. "
                        "\"partmap explain %s\" lists the known ones.",
                        pm_excerpt_of(pm_sheet_text(&table->sheet, of->wrong_row, i)).bytes,
                        pm_csv_name_column(table, i).bytes, word, word, word);
    }
    return status;
}

static pm_status say_fault(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                           const pm_error *fault, pm_error *err)
{
    pm_sheet_column named = pm_csv_name_column(table, column);
    const char *name = named.bytes;
    return csv->options->lenient
               ? pm_csv_warn(csv, table, row, column, err, "In %s, %s It counts as not stated.",
                             name, fault->message)
               : pm_csv_error(csv, table, row, column, err, "In %s, %s", name, fault->message);
}

/* The text of a word's cell, mended and checked; *fits false when it is not to be stated. */
static pm_status check_word(pm_csv *csv, pm_csv_table *table, size_t row, size_t column,
                            pm_text *mended, bool *fits, pm_error *err)
{
    pm_csv_column *of = &table->columns[column];
    const char *text = pm_sheet_text(&table->sheet, row, column);
    pm_error fault = {0};
    pm_status status = pm_csv_mend(table, of->word, text, mended, &fault);
    if (status == PM_OK) {
        status = pm_vocabulary_check(of->word, mended->bytes, &fault);
    }
    *fits = status == PM_OK;
    if (status == PM_OK) {
        of->fit.fitting++;
        return check_doubt(csv, table, row, column, mended->bytes, err);
    }
    if (status != PM_INVALID) {
        return pm_fail_memory(err);
    }
    if (of->alias && pm_vocabulary(of->word)->type == PM_WORD_CHOICE) {
        *fits = true;
        keep_foreign(of, row, mended->bytes);
        return PM_OK;
    }
    return say_fault(csv, table, row, column, &fault, err);
}

pm_status pm_csv_state(pm_csv *csv, pm_csv_table *table, size_t row, size_t column, size_t index,
                       pm_error *err)
{
    const pm_csv_column *of = &table->columns[column];
    const char *text = pm_sheet_text(&table->sheet, row, column);
    if (text[0] == '\0') {
        return PM_OK;
    }
    pm_text mended = {0};
    bool fits = true;
    pm_status status = PM_OK;
    if (of->word < PM_WORD_COUNT) {
        status = check_word(csv, table, row, column, &mended, &fits, err);
    } else if (of->commas && pm_csv_has_decimal_comma(text)) {
        add_with_full_stop(&mended, text);
    } else {
        pm_text_add(&mended, text);
    }
    if (status == PM_OK) {
        status = pm_text_check(&mended, err);
    }
    if (status == PM_OK && fits) {
        status =
            pm_map_set(csv->map, table->element, of->attribute, index, pm_text_bytes(&mended), err);
    }
    pm_text_free(&mended);
    return status;
}

pm_status pm_csv_state_row(pm_csv *csv, pm_csv_table *table, size_t row, size_t index,
                           pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < table->count && !csv->stopped; i++) {
        if (table->columns[i].kept) {
            status = pm_csv_state(csv, table, row, i, index, err);
        }
    }
    return status;
}
