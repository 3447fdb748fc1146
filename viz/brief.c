/* Briefs: the frame, the registry of sections, and the page that leads to all. See brief.h. */
#include "viz/brief.h"

#include <string.h>

#include "viz/brief_parts.h"
#include "viz/member_ids.h"
#include "viz/page_head.h"

enum { LONGEST_NAME = 200, LONGEST_FILE = 120 };

/* One row of the registry. */
typedef struct section {
    const char *id, *title;
    pm_status (*add)(const pm_brief *brief, pm_error *err);
} section;

static const section SECTIONS[] = {
    {"member", "Who it is", pm_brief_add_member},
    {"place", "Its place in the network", pm_brief_add_place},
    {"map", "Its direct partners", pm_brief_add_map},
    {"depends", "Who depends on whom", pm_brief_add_ties},
    {"unstated", "What it has not stated", pm_brief_add_unstated},
    {"findings", "Findings that touch it", pm_brief_add_findings},
    {"questions", "To ask at its next meeting", pm_brief_add_questions},
};

enum { SECTION_COUNT = sizeof SECTIONS / sizeof *SECTIONS };

void pm_brief_add_text(const pm_brief *brief, const char *element, pm_text *text)
{
    pm_html_start(brief->report->html, element, NULL);
    pm_report_add_words(brief->report, pm_text_bytes(text));
    pm_html_end(brief->report->html);
    *brief->said += 1;
    brief->report->failed = brief->report->failed || text->failed;
    pm_text_free(text);
}

static pm_status add_section(const pm_brief *brief, const section *of, pm_error *err)
{
    pm_html *html = brief->report->html;
    const char *heading = pm_report_keepf(brief->report, "%s-heading", of->id);
    if (heading == NULL) {
        return pm_fail_memory(err);
    }
    pm_html_start(html, "section", "id", of->id, "aria-labelledby", heading, NULL);
    pm_html_leaf(html, "h2", of->title, "id", heading, NULL);
    pm_status status = of->add(brief, err);
    pm_html_end(html);
    return status;
}

/* The partnership, its place and date. */
static const char *occasion_of(pm_report *report)
{
    const char *const facts[] = {pm_map_text(report->map, PM_MAP_NAME, 0),
                                 pm_map_text(report->map, PM_MAP_PLACE, 0)};
    const char *date = pm_map_text(report->map, PM_MAP_DATE, 0);
    pm_text words = {0};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (facts[i] != NULL) {
            pm_text_add(&words, words.length > 0 ? ", " : "");
            pm_text_add(&words, facts[i]);
        }
    }
    if (date != NULL) {
        pm_text_add(&words, words.length > 0 ? ", " : "");
        pm_text_add_date(&words, date);
    }
    if (words.length == 0) {
        pm_text_add(&words, pm_report_file(report));
    }
    return pm_report_keep(report, &words);
}

static void add_header(const pm_report *report, const char *kicker)
{
    pm_html_start(report->html, "header", NULL);
    pm_html_leaf(report->html, "p", kicker, "class", "kicker", NULL);
    pm_html_leaf(report->html, "h1", report->title, NULL);
    pm_html_leaf(report->html, "p", report->occasion, "class", "occasion", NULL);
    pm_html_end(report->html);
}

static void add_footer(const pm_report *report)
{
    pm_html_start(report->html, "footer", NULL);
    pm_html_leaf(report->html, "p",
                 "Made by partmap " PM_VERSION ". Evidence and questions, never verdicts. A brief "
                 "says nothing of what other partners answered.",
                 NULL);
    pm_html_end(report->html);
}

static pm_status add_body(const pm_brief *brief, pm_error *err)
{
    pm_html *html = brief->report->html;
    pm_status status = PM_OK;
    pm_html_start(html, "div", "class", "page", NULL);
    add_header(brief->report, "Partner brief");
    pm_html_start(html, "main", NULL);
    for (size_t i = 0; status == PM_OK && i < SECTION_COUNT; i++) {
        status = add_section(brief, &SECTIONS[i], err);
    }
    pm_html_end(html);
    add_footer(brief->report);
    pm_html_end(html);
    return status;
}

static pm_status prepare(pm_report *report, const char *title, pm_error *err)
{
    report->map = pm_measures_map(report->measures);
    report->palette = pm_palette_of(report->options->grey);
    report->title = pm_clean_text(&report->arena, title, LONGEST_NAME);
    report->occasion = occasion_of(report);
    return report->title != NULL && report->occasion != NULL ? PM_OK : pm_fail_memory(err);
}

static pm_status complete(pm_report *report, pm_status status, pm_error *err)
{
    status = status == PM_OK && report->failed ? pm_fail_memory(err) : status;
    status = status == PM_OK ? pm_html_finish(report->html, err) : status;
    pm_html_free(report->html);
    pm_arena_free(&report->arena);
    return status;
}

static pm_status begin_page(pm_report *report, pm_text *html, pm_error *err)
{
    pm_html_head head = {.title = report->title, .style = &pm_brief_style};
    return pm_html_begin(&head, html, &report->html, err);
}

static pm_status write_brief(pm_report *report, size_t member, pm_status status, pm_error *err)
{
    size_t said = 0;
    pm_brief brief = {.report = report,
                      .said = &said,
                      .member = member,
                      .node = pm_measures_node_of_member(report->measures, member),
                      .name = report->title};
    status = status == PM_OK ? add_body(&brief, err) : status;
    return complete(report, status, err);
}

pm_status pm_write_brief(const pm_measures *measures, const pm_findings *findings, size_t member,
                         const pm_report_options *options, pm_text *html, pm_error *err)
{
    pm_report report = {.measures = measures, .findings = findings, .options = options};
    pm_status status = prepare(&report, pm_measures_member_name(measures, member), err);
    status = status == PM_OK ? begin_page(&report, html, err) : status;
    return write_brief(&report, member, status, err);
}

pm_status pm_write_brief_markdown(const pm_measures *measures, const pm_findings *findings,
                                  size_t member, const pm_report_options *options,
                                  pm_images *images, pm_text *markdown, pm_error *err)
{
    pm_report report = {.measures = measures, .findings = findings, .options = options};
    pm_status status = prepare(&report, pm_measures_member_name(measures, member), err);
    if (status == PM_OK) {
        status = pm_html_begin_markdown(report.title, report.occasion, images, markdown,
                                        &report.html, err);
    }
    return write_brief(&report, member, status, err);
}

/* --- all of them ------------------------------------------------------------------------------ */

/* Ids too long for a file's name are told apart by the member's number. */
void pm_add_brief_name(pm_text *name, const pm_measures *measures, size_t member)
{
    size_t start = name->length;
    pm_text_add_member_id(name, "brief-", measures, member);
    if (!name->failed && name->length - start > LONGEST_FILE) {
        name->length = start;
        pm_text_addf(name, "brief..%zu", member + 1);
    }
}

static void add_row(pm_report *report, const char *suffix, size_t member)
{
    pm_html *html = report->html;
    const char *name = pm_clean_text(
        &report->arena, pm_measures_member_name(report->measures, member), LONGEST_NAME);
    size_t sector = pm_measures_sector_of_member(report->measures, member);
    pm_text file = {0};
    pm_add_brief_name(&file, report->measures, member);
    pm_text_add(&file, suffix);
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_html_leaf(html, "a", name != NULL ? name : "", "href", pm_text_bytes(&file), NULL);
    pm_html_end(html);
    pm_report_add_cell(report, sector != SIZE_MAX
                                   ? pm_measures_row_name(report->measures, PM_LEVEL_SECTOR, sector)
                                   : "");
    pm_html_end(html);
    report->failed = report->failed || file.failed || name == NULL;
    pm_text_free(&file);
}

pm_status pm_write_brief_index(const pm_measures *measures, const pm_findings *findings,
                               const pm_report_options *options, const char *suffix, pm_text *html,
                               pm_error *err)
{
    static const char *const heads[] = {"Member", "Sector", NULL};
    pm_report report = {.measures = measures, .findings = findings, .options = options};
    pm_status status = prepare(&report, "Partner briefs", err);
    status = status == PM_OK ? begin_page(&report, html, err) : status;
    if (status == PM_OK) {
        pm_html_start(report.html, "div", "class", "page", NULL);
        add_header(&report, "Contents");
        pm_html_start(report.html, "main", NULL);
        pm_report_begin_table(&report, "briefs", "A brief for each member", NULL);
        pm_report_add_heads(&report, heads);
        pm_html_start(report.html, "tbody", NULL);
        for (size_t i = 0; i < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); i++) {
            add_row(&report, suffix, i);
        }
        pm_html_end(report.html);
        pm_report_end_table(&report);
        pm_html_end(report.html);
        add_footer(&report);
        pm_html_end(report.html);
    }
    return complete(&report, status, err);
}
