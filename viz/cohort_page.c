/* The cohort page: the registry of its sections, and the frame they stand in. */
#include "viz/cohort_page.h"

#include "viz/cohort_parts.h"
#include "viz/picture.h"

enum { LONGEST_TITLE = 200 };

static const pm_cohort_section SECTIONS[] = {
    {"summary", "Summary", "Summary", NULL, pm_cohort_add_summary},
    {"unusual", "What stands out", "Stands out", pm_cohort_has_unusual, pm_cohort_add_unusual},
    {"findings", "Findings over the places", "Findings", pm_cohort_has_findings,
     pm_cohort_add_findings},
    {"measures", "Measure by measure", "Measures", pm_cohort_has_measured, pm_cohort_add_plots},
    {"places", "Place by place", "Places", pm_cohort_has_measured, pm_cohort_add_cards},
    {"table", "The numbers", "Table", pm_cohort_has_measured, pm_cohort_add_table},
    {"sectors", "Sectors over the places", "Sectors", pm_cohort_has_sectors, pm_cohort_add_sectors},
    {"runs", "Since earlier runs", "Runs", pm_cohort_has_runs, pm_cohort_add_runs},
    {"failures", "What could not be done", "Not done", pm_cohort_has_failures,
     pm_cohort_add_failures},
    {"methods", "How this was made", "Methods", NULL, pm_cohort_add_methods},
};

enum { SECTION_COUNT = sizeof SECTIONS / sizeof SECTIONS[0] };

bool pm_cohort_has_measured(const pm_cohort_sheet *sheet)
{
    return pm_cohort_measured(sheet->cohort) > 0;
}

static bool is_there(const pm_cohort_sheet *sheet, const pm_cohort_section *section)
{
    return section->has_something == NULL || section->has_something(sheet);
}

/* The way past the contents, for keyboards, and the contents. */
static void add_contents(pm_cohort_sheet *sheet)
{
    pm_html *html = sheet->html;
    pm_html_leaf(html, "a", "Skip to the page", "class", "skip", "href", "#cohort", NULL);
    pm_html_start(html, "nav", "class", "contents", "aria-label", "Contents", NULL);
    pm_html_start(html, "ul", NULL);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (is_there(sheet, &SECTIONS[i])) {
            pm_html_start(html, "li", NULL);
            pm_html_leaf(html, "a", SECTIONS[i].nav, "href",
                         pm_cohort_keepf(sheet, "#%s", SECTIONS[i].id), NULL);
            pm_html_end(html);
        }
    }
    pm_html_end(html);
    pm_html_end(html);
}

static pm_status add_section(pm_cohort_sheet *sheet, const pm_cohort_section *section,
                             pm_error *err)
{
    pm_html *html = sheet->html;
    const char *heading = pm_cohort_keepf(sheet, "%s-heading", section->id);
    pm_html_start(html, "section", "id", section->id, "aria-labelledby", heading, NULL);
    pm_html_leaf(html, "h2", section->title, "id", heading, NULL);
    pm_status status = section->add(sheet, err);
    pm_html_end(html);
    return status;
}

static void add_opening(pm_cohort_sheet *sheet, const char *title)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "header", NULL);
    pm_html_leaf(html, "p", "Cohort of partnerships", "class", "kicker", NULL);
    pm_html_leaf(html, "h1", title, NULL);
    pm_html_end(html);
}

static void add_closing(pm_cohort_sheet *sheet)
{
    pm_html_start(sheet->html, "footer", NULL);
    pm_html_leaf(sheet->html, "p",
                 "Made by partmap " PM_VERSION " from the place folders beside this page. Evidence "
                 "and questions about partnerships, never verdicts on people or places.",
                 NULL);
    pm_html_end(sheet->html);
}

static pm_status add_body(pm_cohort_sheet *sheet, const char *title, pm_error *err)
{
    pm_html *html = sheet->html;
    pm_status status = PM_OK;
    add_contents(sheet);
    pm_html_start(html, "div", "class", "page", NULL);
    add_opening(sheet, title);
    pm_html_start(html, "main", "id", "cohort", NULL);
    for (size_t i = 0; i < SECTION_COUNT && status == PM_OK; i++) {
        if (is_there(sheet, &SECTIONS[i])) {
            status = add_section(sheet, &SECTIONS[i], err);
        }
    }
    pm_html_end(html);
    add_closing(sheet);
    pm_html_end(html);
    return status == PM_OK && sheet->failed ? pm_fail_memory(err) : status;
}

pm_status pm_write_cohort_page(const pm_cohort *cohort, const pm_cohort_page_options *options,
                               pm_text *html, pm_error *err)
{
    pm_cohort_sheet sheet = {.cohort = cohort, .options = options};
    const char *title = pm_clean_text(
        &sheet.arena, options->title != NULL ? options->title : "Partnerships compared",
        LONGEST_TITLE);
    pm_status status = title != NULL ? PM_OK : pm_fail_memory(err);
    if (status == PM_OK) {
        pm_html_head head = {
            .title = title, .style = &pm_cohort_style, .script = &pm_cohort_script};
        status = pm_html_begin(&head, html, &sheet.html, err);
    }
    if (status == PM_OK) {
        status = add_body(&sheet, title, err);
    }
    if (status == PM_OK) {
        status = pm_html_finish(sheet.html, err);
    }
    pm_html_free(sheet.html);
    pm_arena_free(&sheet.arena);
    return status;
}
