/* The report: the registry of its sections, and the frame they stand in. */
#include "viz/report.h"

#include <string.h>

#include "viz/page_head.h"
#include "viz/report_parts.h"

enum { LONGEST_TITLE = 200 };

static const pm_report_section SECTIONS[] = {
    {"summary", "Summary", "Summary", NULL, pm_report_add_summary},
    {"findings", "Findings", "Findings", NULL, pm_report_add_findings},
    {"composition", "Who has to be there", "Composition", pm_report_has_composition,
     pm_report_add_composition},
    {"missing", "What could not be told", "Not told", pm_report_has_missing, pm_report_add_missing},
    {"views", "The map in other views", "Views", NULL, pm_report_add_views},
    {"charts", "Charts", "Charts", NULL, pm_report_add_charts},
    {"ingredients", "The thirteen ingredients", "Ingredients", NULL, pm_report_add_ingredients},
    {"assumptions", "The eleven assumptions", "Assumptions", NULL, pm_report_add_assumptions},
    {"matches", "Who could help whom", "Matches", pm_report_has_matches, pm_report_add_matches},
    {"actions", "Action log", "Actions", pm_report_has_actions, pm_report_add_actions},
    {"organisations", "Organisations", "Organisations", NULL, pm_report_add_organisations},
    {"ties", "Ties", "Ties", NULL, pm_report_add_ties},
    {"people", "People who carry ties", "People", pm_report_has_people, pm_report_add_people},
    {"sectors", "Sectors", "Sectors", pm_report_has_sectors, pm_report_add_sectors},
    {"methods", "Methods", "Methods", NULL, pm_report_add_methods},
};

enum { SECTION_COUNT = sizeof SECTIONS / sizeof SECTIONS[0] };

pm_report_options pm_default_report_options(void)
{
    return (pm_report_options){.most_findings = PM_MOST_FINDINGS};
}

static bool is_there(const pm_report *report, const pm_report_section *section)
{
    return section->has_something == NULL || section->has_something(report);
}

/* The way past the contents, for keyboards, and the contents. */
static void add_contents(const pm_report *report)
{
    pm_html *html = report->html;
    pm_html_leaf(html, "a", "Skip to the report", "class", "skip", "href", "#report", NULL);
    pm_html_start(html, "nav", "class", "contents", "aria-label", "Contents", NULL);
    pm_html_start(html, "ul", NULL);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (is_there(report, &SECTIONS[i])) {
            pm_text to = {0};
            pm_text_addf(&to, "#%s", SECTIONS[i].id);
            pm_html_start(html, "li", NULL);
            pm_html_leaf(html, "a", SECTIONS[i].nav, "href", pm_text_bytes(&to), NULL);
            pm_html_end(html);
            pm_text_free(&to);
        }
    }
    pm_html_end(html);
    pm_html_end(html);
}

static pm_status add_section(pm_report *report, const pm_report_section *section, pm_error *err)
{
    pm_html *html = report->html;
    const char *heading = pm_report_keepf(report, "%s-heading", section->id);
    if (heading == NULL) {
        return pm_fail_memory(err);
    }
    pm_html_start(html, "section", "id", section->id, "aria-labelledby", heading, NULL);
    pm_html_leaf(html, "h2", section->title, "id", heading, NULL);
    pm_status status = section->add(report, err);
    pm_html_end(html);
    return status;
}

/* What the report is of, and when; or else which file. */
static const char *occasion_of(pm_report *report)
{
    const char *place = pm_map_text(report->map, PM_MAP_PLACE, 0);
    const char *date = pm_map_text(report->map, PM_MAP_DATE, 0);
    pm_text occasion = {0};
    pm_text_add(&occasion, place != NULL ? place : "");
    pm_text_add(&occasion, place != NULL && date != NULL ? ", " : "");
    if (date != NULL) {
        pm_text_add_date(&occasion, date);
    }
    if (occasion.length == 0) {
        pm_text_add(&occasion, pm_report_file(report));
    }
    return pm_report_keep(report, &occasion);
}

static void add_opening(pm_report *report)
{
    pm_html *html = report->html;
    pm_html_start(html, "header", NULL);
    pm_html_leaf(html, "p", "Partnership report", "class", "kicker", NULL);
    pm_html_leaf(html, "h1", report->title, NULL);
    if (report->occasion[0] != '\0') {
        pm_html_leaf(html, "p", report->occasion, "class", "occasion", NULL);
    }
    pm_html_end(html);
}

static void add_closing(pm_report *report)
{
    pm_html *html = report->html;
    pm_html_start(html, "footer", NULL);
    pm_html_leaf(html, "p",
                 "Made by partmap " PM_VERSION
                 ". Evidence and questions about a partnership, never "
                 "verdicts on people.",
                 NULL);
    pm_html_end(html);
}

static pm_status add_body(pm_report *report, pm_error *err)
{
    pm_html *html = report->html;
    pm_status status = PM_OK;
    add_contents(report);
    pm_html_start(html, "div", "class", "page", NULL);
    add_opening(report);
    pm_html_start(html, "main", "id", "report", NULL);
    for (size_t i = 0; i < SECTION_COUNT && status == PM_OK; i++) {
        if (is_there(report, &SECTIONS[i])) {
            status = add_section(report, &SECTIONS[i], err);
        }
    }
    pm_html_end(html);
    add_closing(report);
    pm_html_end(html);
    return status == PM_OK && report->failed ? pm_fail_memory(err) : status;
}

static const char *title_of(pm_report *report)
{
    const char *name = pm_map_text(report->map, PM_MAP_NAME, 0);
    const char *title = report->options->title != NULL ? report->options->title
                        : name != NULL                 ? name
                                                       : "Partnership map";
    return pm_clean_text(&report->arena, title, LONGEST_TITLE);
}

/* What is told of the map whatever it is written as. */
static pm_status prepare(pm_report *report, const pm_measures *measures, pm_error *err)
{
    report->measures = measures;
    report->map = pm_measures_map(measures);
    report->palette = pm_palette_of(report->options->grey);
    report->title = title_of(report);
    report->occasion = occasion_of(report);
    return report->title != NULL && report->occasion != NULL ? PM_OK : pm_fail_memory(err);
}

/* Writes the body, ends the page or text, and frees the report. */
static pm_status complete(pm_report *report, pm_status status, pm_error *err)
{
    if (status == PM_OK) {
        status = add_body(report, err);
    }
    if (status == PM_OK) {
        status = pm_html_finish(report->html, err);
    }
    pm_figure_free(&report->first);
    pm_html_free(report->html);
    pm_arena_free(&report->arena);
    return status;
}

pm_status pm_write_report(const pm_measures *measures, const pm_findings *findings,
                          const pm_report_options *options, pm_text *html, pm_error *err)
{
    pm_report report = {.findings = findings, .options = options};
    pm_status status = prepare(&report, measures, err);
    if (status == PM_OK) {
        pm_html_head head = {
            .title = report.title, .style = &pm_report_style, .script = &pm_report_script};
        status = pm_html_begin(&head, html, &report.html, err);
    }
    return complete(&report, status, err);
}

pm_status pm_write_report_markdown(const pm_measures *measures, const pm_findings *findings,
                                   const pm_report_options *options, pm_images *images,
                                   pm_text *markdown, pm_error *err)
{
    pm_report report = {.findings = findings, .options = options};
    pm_status status = prepare(&report, measures, err);
    if (status == PM_OK) {
        status = pm_html_begin_markdown(report.title, report.occasion, images, markdown,
                                        &report.html, err);
    }
    return complete(&report, status, err);
}
