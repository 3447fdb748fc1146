/* Cells of CSV: see csv_cells.h. */
#include "formats/csv_cells.h"

#include <string.h>

void pm_csv_begin(pm_text *out, bool mark)
{
    pm_text_add(out, mark ? "\xEF\xBB\xBF" : "");
}

static bool opens_a_formula(const char *text)
{
    text += strspn(text, "'");
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

/* All separators are quoted, so that nobody takes another for this table's. */
static void add(pm_text *out, size_t column, const char *text, bool defused)
{
    pm_text_add(out, column > 0 ? "," : "");
    bool quoted = text[strcspn(text, ",;|\t\"\r\n")] != '\0';
    pm_text_add(out, quoted ? "\"" : "");
    pm_text_add(out, defused ? "'" : "");
    while (*text != '\0') {
        size_t plain = strcspn(text, "\"");
        pm_text_add_bytes(out, text, plain);
        text += plain;
        if (*text == '"') {
            pm_text_add(out, "\"\"");
            text++;
        }
    }
    pm_text_add(out, quoted ? "\"" : "");
}

void pm_csv_add_cell(pm_text *out, size_t column, const char *text)
{
    add(out, column, text, opens_a_formula(text));
}

void pm_csv_add_fact(pm_text *out, size_t column, const char *text)
{
    double number = 0;
    add(out, column, text, opens_a_formula(text) && !pm_parse_number(text, &number));
}

void pm_csv_add_number(pm_text *out, size_t column, double number)
{
    pm_text_add(out, column > 0 ? "," : "");
    pm_text_add_number(out, number);
}

void pm_csv_add_texts(pm_text *out, size_t column, const char *const *items, size_t count)
{
    pm_text list = {0};
    for (size_t i = 0; i < count; i++) {
        pm_text_add(&list, list.length > 0 ? ";" : "");
        pm_text_add(&list, items[i]);
    }
    out->failed = out->failed || list.failed;
    pm_csv_add_cell(out, column, pm_text_bytes(&list));
    pm_text_free(&list);
}

void pm_csv_add_value(pm_text *out, size_t column, pm_value_type type, const pm_value *value)
{
    if (value->reason != NULL) {
        pm_csv_add_cell(out, column, "");
    } else if (type == PM_VALUE_BOOLEAN) {
        pm_csv_add_cell(out, column, value->as.number != 0 ? "true" : "false");
    } else if (type == PM_VALUE_TEXT) {
        pm_csv_add_cell(out, column, value->as.text);
    } else if (type == PM_VALUE_LIST) {
        pm_csv_add_texts(out, column, value->as.list.items, value->as.list.count);
    } else {
        pm_csv_add_number(out, column, value->as.number);
    }
}

void pm_csv_end_row(pm_text *out)
{
    pm_text_add(out, "\r\n");
}
