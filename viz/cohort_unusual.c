/* The cohort page: numbers far from those of places of a like size, by measure. Places stand in
 * their own order, not by how far they are; the sentences are on their cards. */
#include "viz/cohort_parts.h"

/* Nothing can be told without a comparison. */
bool pm_cohort_has_unusual(const pm_cohort_sheet *sheet)
{
    return pm_cohort_measured(sheet->cohort) >= PM_LEAST_PLACES;
}

static size_t count_places(const pm_cohort *cohort)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_cohort_unusual_count(cohort); i++) {
        const pm_unusual *unusual = pm_cohort_unusual_at(cohort, i);
        bool first = i == 0 || pm_cohort_unusual_at(cohort, i - 1)->place != unusual->place;
        count += first ? 1 : 0;
    }
    return count;
}

static size_t count_of(const pm_cohort *cohort, size_t column, bool above)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_cohort_unusual_count(cohort); i++) {
        const pm_unusual *unusual = pm_cohort_unusual_at(cohort, i);
        count += unusual->column == column && (unusual->z > 0) == above ? 1 : 0;
    }
    return count;
}

/* "Anytown 0.52 (z 6.1)", linked. */
static void add_places(pm_cohort_sheet *sheet, size_t column, bool above)
{
    pm_html *html = sheet->html;
    const pm_cohort *cohort = sheet->cohort;
    int decimals = pm_cohort_decimals(pm_cohort_column_at(cohort, column));
    pm_html_start(html, "ul", "class", "run", NULL);
    for (size_t i = 0; i < pm_cohort_unusual_count(cohort); i++) {
        const pm_unusual *unusual = pm_cohort_unusual_at(cohort, i);
        if (unusual->column == column && (unusual->z > 0) == above) {
            pm_html_start(html, "li", NULL);
            pm_cohort_link_card(sheet, unusual->place);
            pm_html_textf(html, " %s", pm_cohort_number(sheet, unusual->number, decimals));
            pm_html_end(html);
        }
    }
    pm_html_end(html);
}

/* Long lists wait behind their count. */
static void add_cell(pm_cohort_sheet *sheet, size_t column, bool above)
{
    enum { MOST_AT_ONCE = 8 };
    pm_html *html = sheet->html;
    size_t count = count_of(sheet->cohort, column, above);
    pm_html_start(html, "td", NULL);
    if (count == 0) {
        pm_html_text(html, "none");
    } else if (count <= MOST_AT_ONCE) {
        add_places(sheet, column, above);
    } else {
        pm_html_start(html, "details", NULL);
        pm_html_start(html, "summary", NULL);
        pm_html_textf(html, "%zu places", count);
        pm_html_end(html);
        add_places(sheet, column, above);
        pm_html_end(html);
    }
    pm_html_end(html);
}

static void add_rows(pm_cohort_sheet *sheet)
{
    const pm_cohort *cohort = sheet->cohort;
    for (size_t i = 0; i < pm_cohort_column_count(cohort); i++) {
        const pm_cohort_column *column = pm_cohort_column_at(cohort, i);
        if (count_of(cohort, i, true) + count_of(cohort, i, false) > 0) {
            pm_html_start(sheet->html, "tr", NULL);
            pm_html_leaf(sheet->html, "th", pm_cohort_column_title(sheet, column), "scope", "row",
                         NULL);
            add_cell(sheet, i, false);
            add_cell(sheet, i, true);
            pm_html_end(sheet->html);
        }
    }
}

pm_status pm_cohort_add_unusual(pm_cohort_sheet *sheet, pm_error *err)
{
    static const pm_cohort_head heads[] = {{"Measure", NULL, NULL, "words", false, false},
                                           {"Far below", NULL, NULL, "words", false, false},
                                           {"Far above", NULL, NULL, "words", false, false}};
    const pm_cohort *cohort = sheet->cohort;
    size_t numbers = pm_cohort_unusual_count(cohort);
    size_t places = count_places(cohort);
    (void)err;
    pm_html_start(sheet->html, "p", NULL);
    pm_html_textf(sheet->html,
                  "%zu of %zu places have a number far from those of places of a like size (robust "
                  "z of %.1f or more either way), %zu %s in all. Each is a reason to look at the "
                  "map first: which of them, and whether it is complete. The sentence with the "
                  "figures is on the place’s card.",
                  places, pm_cohort_measured(cohort), PM_UNUSUAL_Z, numbers,
                  numbers == 1 ? "number" : "numbers");
    pm_html_end(sheet->html);
    if (numbers > 0) {
        pm_cohort_begin_table(sheet, &(pm_cohort_grid){.id = "unusual-places",
                                                       .caption = "Unusual numbers by measure"});
        pm_cohort_begin_heads(sheet);
        for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
            pm_cohort_add_head(sheet, &heads[i]);
        }
        pm_cohort_end_heads(sheet);
        add_rows(sheet);
        pm_cohort_end_table(sheet);
    }
    return PM_OK;
}
