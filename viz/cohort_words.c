/* The cohort page: what its sections share, see cohort_parts.h. */
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "viz/cohort_parts.h"
#include "viz/geometry.h"
#include "viz/report_table.h"

const char *pm_cohort_keep_text(pm_cohort_sheet *sheet, pm_text *text)
{
    const char *kept =
        text->failed ? NULL : pm_arena_text(&sheet->arena, pm_text_bytes(text), text->length);
    pm_text_free(text);
    sheet->failed = sheet->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

const char *pm_cohort_keepf(pm_cohort_sheet *sheet, const char *format, ...)
{
    pm_text text = {0};
    va_list arguments;
    va_start(arguments, format);
    pm_text_addv(&text, format, arguments);
    va_end(arguments);
    return pm_cohort_keep_text(sheet, &text);
}

/* --- places ----------------------------------------------------------------------------------- */

static const char LETTERS_AND_DIGITS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789";

static bool is_plain(char byte, const char *others)
{
    return byte != '\0' &&
           (strchr(LETTERS_AND_DIGITS, byte) != NULL || strchr(others, byte) != NULL);
}

const char *pm_cohort_place_name(const pm_cohort_place *place)
{
    return place->title[0] != '\0' ? place->title : place->name;
}

/* Folders have plain names; one that does not is known by its number. */
const char *pm_cohort_place_id(pm_cohort_sheet *sheet, size_t place)
{
    const char *name = pm_cohort_place_at(sheet->cohort, place)->name;
    size_t plain = 0;
    while (is_plain(name[plain], "-_.")) {
        plain++;
    }
    return name[plain] == '\0' ? pm_cohort_keepf(sheet, "place-%s", name)
                               : pm_cohort_keepf(sheet, "place.%zu", place + 1);
}

void pm_cohort_link_card(pm_cohort_sheet *sheet, size_t place)
{
    const char *to = pm_cohort_keepf(sheet, "#%s", pm_cohort_place_id(sheet, place));
    pm_html_leaf(sheet->html, "a", pm_cohort_place_name(pm_cohort_place_at(sheet->cohort, place)),
                 "href", to, NULL);
}

/* A path as an address that cannot lead elsewhere: no scheme, no query, no fragment. */
static const char *address_of(pm_cohort_sheet *sheet, const char *path)
{
    pm_text address = {0};
    for (; *path != '\0'; path++) {
        if (is_plain(*path, "-_.~/")) {
            pm_text_add_bytes(&address, path, 1);
        } else {
            pm_text_addf(&address, "%%%02X", (unsigned)(unsigned char)*path);
        }
    }
    return pm_cohort_keep_text(sheet, &address);
}

void pm_cohort_open_link(pm_cohort_sheet *sheet, const pm_cohort_place *place)
{
    if (place->link[0] != '\0') {
        pm_html_start(sheet->html, "a", "href", address_of(sheet, place->link), NULL);
    } else {
        pm_html_start(sheet->html, "span", NULL);
    }
}

/* --- measures --------------------------------------------------------------------------------- */

bool pm_cohort_is_plotted(const pm_cohort_column *column)
{
    return column->compared && column->all.n > 0 && (column->watched || column->likeness);
}

/* Those that places are found alike by each say something of their own. */
bool pm_cohort_is_main(const pm_cohort_column *column)
{
    return pm_cohort_is_plotted(column) && column->likeness;
}

const char *pm_cohort_column_title(pm_cohort_sheet *sheet, const pm_cohort_column *column)
{
    const pm_measure *measure = column->measure;
    return measure->of_resource ? pm_cohort_keepf(sheet, "%s (%s)", measure->title,
                                                  column->key + strlen(measure->key))
                                : measure->title;
}

int pm_cohort_decimals(const pm_cohort_column *column)
{
    double spread = column->all.upper_quartile - column->all.lower_quartile;
    double most = pm_most(fabs(column->all.least), fabs(column->all.most));
    if (column->measure->type == PM_VALUE_COUNT || most >= 1000) {
        return 0;
    }
    return spread >= 5 ? 1 : spread >= 0.05 || spread == 0 ? 2 : 3;
}

const char *pm_cohort_number(pm_cohort_sheet *sheet, double number, int decimals)
{
    pm_text text = {0};
    pm_text_add_printed(&text, number, decimals);
    return pm_cohort_keep_text(sheet, &text);
}

/* --- tables ----------------------------------------------------------------------------------- */

void pm_cohort_add_number(pm_cohort_sheet *sheet, double number, int decimals,
                          const char *class_name)
{
    pm_text exact = {0};
    pm_text printed = {0};
    pm_text_add_number(&exact, number);
    pm_text_add_printed(&printed, number, decimals);
    pm_html_leaf(sheet->html, "td", pm_text_bytes(&printed), "class", class_name, "data-value",
                 pm_text_bytes(&exact), NULL);
    sheet->failed = sheet->failed || exact.failed || printed.failed;
    pm_text_free(&exact);
    pm_text_free(&printed);
}

void pm_cohort_add_gap(pm_cohort_sheet *sheet, const char *reason, const char *class_name)
{
    pm_html_leaf(sheet->html, "td", "–", "class",
                 pm_cohort_keepf(sheet, "%s undefined", class_name), "title", reason, NULL);
}

static void add_tools(pm_cohort_sheet *sheet, const pm_cohort_grid *grid)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "div", "class", "tools", NULL);
    if (grid->more) {
        pm_html_start(html, "label", "class", "tick", NULL);
        pm_html_void(html, "input", "type", "checkbox", "class", "more", "autocomplete", "off",
                     NULL);
        pm_html_text(html, " percentiles within bands of size");
        pm_html_end(html);
    }
    pm_html_end(html);
}

void pm_cohort_begin_table(pm_cohort_sheet *sheet, const pm_cohort_grid *grid)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "div", "class", "table", NULL);
    if (grid->one != NULL) {
        add_tools(sheet, grid);
    }
    pm_html_start(html, "div", "class", "wide", "role", "region", "tabindex", "0", "aria-label",
                  grid->caption, NULL);
    pm_html_start(html, "table", "id", grid->id, "class", grid->one != NULL ? "data" : "data still",
                  "data-one", grid->one, "data-many", grid->many, "data-file",
                  pm_cohort_keepf(sheet, "%s.csv", grid->id), NULL);
    pm_html_leaf(html, "caption", grid->caption, NULL);
}

void pm_cohort_end_table(pm_cohort_sheet *sheet)
{
    for (size_t i = 0; i < 4; i++) { /* body, table, region, table with its tools */
        pm_html_end(sheet->html);
    }
}

void pm_cohort_begin_heads(pm_cohort_sheet *sheet)
{
    pm_html_start(sheet->html, "thead", NULL);
    pm_html_start(sheet->html, "tr", NULL);
}

void pm_cohort_add_head(pm_cohort_sheet *sheet, const pm_cohort_head *head)
{
    pm_html *html = sheet->html;
    bool number = strcmp(head->type, "number") == 0 && !head->worded;
    const char *classes = number && head->extra ? "number extra"
                          : number              ? "number"
                          : head->extra         ? "extra"
                                                : NULL;
    pm_html_start(html, "th", "scope", "col", "data-type", head->type, "class", classes, "title",
                  head->meaning, NULL);
    pm_html_text(html, head->title);
    if (head->unit != NULL && head->unit[0] != '\0' && strstr(head->title, head->unit) == NULL) {
        pm_html_text(html, " ");
        pm_html_leaf(html, "span", head->unit, "class", "unit", NULL);
    }
    pm_html_end(html);
}

void pm_cohort_end_heads(pm_cohort_sheet *sheet)
{
    pm_html_end(sheet->html);
    pm_html_end(sheet->html);
    pm_html_start(sheet->html, "tbody", NULL);
}
