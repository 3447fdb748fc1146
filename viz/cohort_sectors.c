/* The cohort page: what sectors are like over the places that have them, and where one is missing.
 */
#include "viz/cohort_parts.h"

bool pm_cohort_has_sectors(const pm_cohort_sheet *sheet)
{
    return pm_cohort_sector_count(sheet->cohort) > 0;
}

/* The median; the middle half and how many places it is of where one points at it. */
static void add_fact(pm_cohort_sheet *sheet, const pm_summary *summary, bool share)
{
    double scale = share ? 100 : 1;
    int decimals = share ? 0 : 2;
    if (summary->n == 0) {
        pm_cohort_add_gap(sheet, "no place has a number", "number");
        return;
    }
    pm_html *html = sheet->html;
    pm_text exact = {0};
    pm_text_add_number(&exact, summary->median);
    pm_html_start(html, "td", "class", "number", "data-value", pm_cohort_keep_text(sheet, &exact),
                  NULL);
    pm_html_text(html, pm_cohort_number(sheet, scale * summary->median, decimals));
    pm_html_start(html, "span", "class", "unit", NULL);
    pm_html_textf(html, " %s–%s",
                  pm_cohort_number(sheet, scale * summary->lower_quartile, decimals),
                  pm_cohort_number(sheet, scale * summary->upper_quartile, decimals));
    pm_html_end(html);
    pm_html_end(html);
}

/* Shares are printed in per cent. */
static bool is_share(pm_pattern_fact fact)
{
    return fact <= PM_PATTERN_RESOURCE;
}

static void add_missing(pm_cohort_sheet *sheet, const pm_sector_pattern *sector)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "td", "class", "number", "data-value",
                  pm_cohort_keepf(sheet, "%zu", sector->missing), NULL);
    if (sector->missing == 0) {
        pm_html_text(html, "0");
    } else {
        pm_html_start(html, "details", NULL);
        pm_html_leaf(html, "summary", pm_cohort_keepf(sheet, "%zu", sector->missing), NULL);
        pm_html_start(html, "ul", "class", "run", NULL);
        for (size_t i = 0; i < sector->missing; i++) {
            pm_html_start(html, "li", NULL);
            pm_cohort_link_card(sheet, sector->missing_at[i]);
            pm_html_end(html);
        }
        pm_html_end(html);
        pm_html_end(html);
    }
    pm_html_end(html);
}

static void add_heads(pm_cohort_sheet *sheet)
{
    pm_cohort_begin_heads(sheet);
    pm_cohort_add_head(sheet, &(pm_cohort_head){.title = "Sector", .type = "words"});
    pm_cohort_add_head(sheet, &(pm_cohort_head){.title = "Places",
                                                .type = "number",
                                                .meaning = "Places that have a member of it."});
    pm_cohort_add_head(
        sheet, &(pm_cohort_head){.title = "Missing at",
                                 .type = "number",
                                 .meaning = "Places that state sectors and have none of it; it may "
                                            "be called something else there."});
    for (int i = 0; i < PM_PATTERN_COUNT; i++) {
        pm_cohort_add_head(sheet,
                           &(pm_cohort_head){.title = pm_pattern_fact_title((pm_pattern_fact)i),
                                             .unit = is_share((pm_pattern_fact)i) ? "%" : "",
                                             .type = "number"});
    }
    pm_cohort_end_heads(sheet);
}

/* Many names are of one place each, and often of one sector spelt twice: behind a summary line. */
static void add_rows(pm_cohort_sheet *sheet, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const pm_sector_pattern *sector = pm_cohort_sector_at(sheet->cohort, i);
        pm_html_start(sheet->html, "tr", NULL);
        pm_html_leaf(sheet->html, "th", sector->name, "scope", "row", NULL);
        pm_cohort_add_number(sheet, (double)sector->places, 0, "number");
        add_missing(sheet, sector);
        for (int f = 0; f < PM_PATTERN_COUNT; f++) {
            add_fact(sheet, &sector->facts[f], is_share((pm_pattern_fact)f));
        }
        pm_html_end(sheet->html);
    }
}

static void add_table(pm_cohort_sheet *sheet, const char *id, const char *caption, size_t from,
                      size_t to)
{
    pm_cohort_begin_table(
        sheet, &(pm_cohort_grid){.id = id, .caption = caption, .one = "sector", .many = "sectors"});
    add_heads(sheet);
    add_rows(sheet, from, to);
    pm_cohort_end_table(sheet);
}

pm_status pm_cohort_add_sectors(pm_cohort_sheet *sheet, pm_error *err)
{
    enum { AT_ONCE = 24 };
    size_t count = pm_cohort_sector_count(sheet->cohort);
    size_t first = count <= AT_ONCE ? count : AT_ONCE;
    (void)err;
    pm_html_leaf(sheet->html, "p",
                 "Medians over the places that have the sector, beside them the middle half. "
                 "Sectors are the same where their names are.",
                 NULL);
    add_table(sheet, "sectors-by-fact", "Sectors over the places", 0, first);
    if (first < count) {
        pm_html_start(sheet->html, "details", NULL);
        pm_html_start(sheet->html, "summary", NULL);
        pm_html_textf(sheet->html, "%zu more sectors, found at fewer places", count - first);
        pm_html_end(sheet->html);
        add_table(sheet, "more-sectors-by-fact", "Sectors found at fewer places", first, count);
        pm_html_end(sheet->html);
    }
    return PM_OK;
}
