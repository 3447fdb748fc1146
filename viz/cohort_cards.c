/* The cohort page: small multiples. Every measured place as a card: its map, a few numbers, what
 * stands out and which places are most like it. */
#include <stdint.h>

#include "viz/cohort_parts.h"

/* A number of the place, where it has one. */
static void add_number(pm_cohort_sheet *sheet, size_t place, const char *key, const char *before,
                       const char *after)
{
    size_t column = pm_cohort_column_of(sheet->cohort, key);
    if (column != SIZE_MAX && pm_cohort_standing(sheet->cohort, place, column).defined) {
        double number = pm_cohort_standing(sheet->cohort, place, column).number;
        int decimals = pm_cohort_decimals(pm_cohort_column_at(sheet->cohort, column));
        pm_html_textf(sheet->html, "%s%s%s", before, pm_cohort_number(sheet, number, decimals),
                      after);
    }
}

static void add_numbers(pm_cohort_sheet *sheet, size_t place)
{
    pm_html_start(sheet->html, "p", NULL);
    add_number(sheet, place, "members", "", " members");
    add_number(sheet, place, "ties", ", ", " ties");
    pm_html_end(sheet->html);
    pm_html_start(sheet->html, "p", NULL);
    add_number(sheet, place, "density", "density ", "");
    pm_html_end(sheet->html);
}

static void add_findings(pm_cohort_sheet *sheet, size_t place)
{
    size_t issues = pm_cohort_findings_with(sheet->cohort, place, PM_ISSUE);
    size_t watch = pm_cohort_findings_with(sheet->cohort, place, PM_WATCH);
    if (pm_cohort_rule_count(sheet->cohort) > 0) {
        pm_html_start(sheet->html, "p", NULL);
        pm_html_textf(sheet->html, "%zu %s, %zu to watch", issues, issues == 1 ? "issue" : "issues",
                      watch);
        pm_html_end(sheet->html);
    }
}

/* Rules that the place raises, by index, for who filters cards. */
static const char *raised_by(pm_cohort_sheet *sheet, size_t place)
{
    pm_text list = {0};
    for (size_t i = 0; i < pm_cohort_rule_count(sheet->cohort); i++) {
        pm_outcome outcome = PM_FINE;
        if (pm_cohort_outcome(sheet->cohort, place, i, &outcome) &&
            (outcome == PM_ISSUE || outcome == PM_WATCH)) {
            pm_text_addf(&list, "%s%zu", list.length > 0 ? " " : "", i);
        }
    }
    return pm_cohort_keep_text(sheet, &list);
}

/* --- behind the summary line ------------------------------------------------------------------ */

static void add_unusual(pm_cohort_sheet *sheet, const pm_unusual *unusual, size_t count)
{
    pm_html_start(sheet->html, "ul", NULL);
    for (size_t i = 0; i < count; i++) {
        pm_html_leaf(sheet->html, "li", unusual[i].words, NULL);
    }
    pm_html_end(sheet->html);
}

static void add_alike(pm_cohort_sheet *sheet, const pm_alike *alike, size_t count)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "p", NULL);
    pm_html_text(html, "Most like it: ");
    for (size_t i = 0; i < count; i++) {
        pm_html_text(html, i > 0 ? ", " : "");
        pm_cohort_link_card(sheet, alike[i].place);
    }
    pm_html_text(html, ".");
    pm_html_end(html);
}

static void add_more(pm_cohort_sheet *sheet, size_t place)
{
    pm_html *html = sheet->html;
    const pm_alike *alike = NULL;
    size_t like = pm_cohort_alike(sheet->cohort, place, &alike);
    size_t unusual = 0;
    const pm_unusual *first = pm_cohort_unusual_of(sheet->cohort, place, &unusual);
    if (unusual + like == 0) {
        return;
    }
    pm_html_start(html, "details", NULL);
    pm_html_start(html, "summary", NULL);
    if (unusual > 0) {
        pm_html_start(html, "strong", NULL);
        pm_html_textf(html, "%zu stand%s out", unusual, unusual == 1 ? "s" : "");
        pm_html_end(html);
    }
    pm_html_text(html, unusual > 0 && like > 0 ? "; places alike" : like > 0 ? "Places alike" : "");
    pm_html_end(html);
    if (unusual > 0) {
        add_unusual(sheet, first, unusual);
    }
    if (like > 0) {
        add_alike(sheet, alike, like);
    }
    pm_html_end(html);
}

/* --- cards ------------------------------------------------------------------------------------ */

static pm_status add_card(pm_cohort_sheet *sheet, size_t index, pm_error *err)
{
    pm_html *html = sheet->html;
    const pm_cohort_place *place = pm_cohort_place_at(sheet->cohort, index);
    const char *name = pm_cohort_place_name(place);
    const char *id = pm_cohort_place_id(sheet, index);
    pm_html_start(html, "li", "class", "card", "id", id, "data-place",
                  pm_cohort_keepf(sheet, "%zu", index), "data-name", name, "data-folder",
                  name != place->name ? place->name : NULL, "data-band",
                  pm_cohort_band_at(sheet->cohort, place->band)->name, "data-rules",
                  raised_by(sheet, index), NULL);
    pm_cohort_open_link(sheet, place);
    pm_status status = pm_cohort_add_thumbnail(sheet, place, err);
    pm_html_leaf(html, "span", name, "class", "name", NULL);
    pm_html_end(html);
    if (name != place->name) {
        pm_html_leaf(html, "p", place->name, "class", "folder", NULL);
    }
    add_numbers(sheet, index);
    add_findings(sheet, index);
    add_more(sheet, index);
    pm_html_end(html);
    return status;
}

pm_status pm_cohort_add_cards(pm_cohort_sheet *sheet, pm_error *err)
{
    const pm_cohort *cohort = sheet->cohort;
    pm_status status = PM_OK;
    pm_html_leaf(sheet->html, "p",
                 "Maps stand in the order of their folders’ names. The sizes of dots and their "
                 "distances say nothing across maps; a name leads to the place’s report or map.",
                 NULL);
    pm_cohort_add_thumbnail_key(sheet);
    pm_html_start(sheet->html, "ul", "class", "cards", NULL);
    for (size_t i = 0; status == PM_OK && i < pm_cohort_place_count(cohort); i++) {
        if (pm_cohort_place_at(cohort, i)->measured) {
            status = add_card(sheet, i, err);
        }
    }
    pm_html_end(sheet->html);
    return status;
}
