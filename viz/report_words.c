/* The report: words, links, signs and tables that its sections share, see report_parts.h. */
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "formats/doi.h"
#include "viz/member_ids.h"
#include "viz/picture.h"
#include "viz/report_parts.h"
#include "viz/svg.h"

enum { LONGEST_NAME = 200 };

const char *pm_report_keep(pm_report *report, pm_text *text)
{
    const char *kept =
        text->failed ? NULL : pm_arena_text(&report->arena, pm_text_bytes(text), text->length);
    pm_text_free(text);
    return kept;
}

const char *pm_report_keepf(pm_report *report, const char *format, ...)
{
    pm_text text = {0};
    va_list arguments;
    va_start(arguments, format);
    pm_text_addv(&text, format, arguments);
    va_end(arguments);
    return pm_report_keep(report, &text);
}

const char *pm_report_file(const pm_report *report)
{
    const char *file = pm_map_file(report->map);
    const char *slash = strrchr(file, '/');
    return slash != NULL ? slash + 1 : file;
}

const char *pm_report_member_id(pm_report *report, size_t member)
{
    pm_text text = {0};
    pm_text_add_member_id(&text, PM_ROW_PREFIX, report->measures, member);
    return pm_report_keep(report, &text);
}

void pm_report_link_member(pm_report *report, size_t member)
{
    pm_text text = {0};
    pm_text_add_member_id(&text, "#" PM_ROW_PREFIX, report->measures, member);
    const char *name = pm_clean_text(
        &report->arena, pm_measures_member_name(report->measures, member), LONGEST_NAME);
    pm_html_leaf(report->html, "a", name != NULL ? name : "", "class", "member", "href",
                 pm_text_bytes(&text), NULL);
    report->failed = report->failed || text.failed || name == NULL;
    pm_text_free(&text);
}

void pm_report_add_count(pm_report *report, size_t count, const char *one, const char *many)
{
    pm_html_textf(report->html, "%zu %s", count, count == 1 ? one : many);
}

/* --- our own words ---------------------------------------------------------------------------- */

/* How much of words is plain: up to a piece of code or, with them, a DOI. */
static size_t plain_length(const char *words, bool with_dois)
{
    const char *code = strchr(words, '`');
    const char *doi = with_dois ? strstr(words, PM_DOI_OPENING) : NULL;
    size_t length = strlen(words);
    length = code != NULL && (size_t)(code - words) < length ? (size_t)(code - words) : length;
    return doi != NULL && (size_t)(doi - words) < length ? (size_t)(doi - words) : length;
}

static const char *part_of(pm_report *report, const char *from, size_t length)
{
    const char *part = pm_arena_text(&report->arena, from, length);
    report->failed = report->failed || part == NULL;
    return part != NULL ? part : "";
}

static size_t add_doi(pm_report *report, const char *doi)
{
    size_t length = pm_doi_length(doi);
    const char *name = part_of(report, doi, length);
    const char *to = pm_report_keepf(report, PM_DOI_ADDRESS "%s", name + strlen(PM_DOI));
    pm_html_leaf(report->html, "a", name, "href", to, "rel", "noreferrer", NULL);
    return length;
}

/* Returns how much of words it took. */
static size_t add_code(pm_report *report, const char *words)
{
    const char *end = strchr(words + 1, '`');
    if (end == NULL) {
        pm_html_text(report->html, words);
        return strlen(words);
    }
    pm_html_leaf(report->html, "code", part_of(report, words + 1, (size_t)(end - words) - 1), NULL);
    return (size_t)(end - words) + 1;
}

static void add_marked(pm_report *report, const char *words, bool with_dois)
{
    while (*words != '\0') {
        size_t length = plain_length(words, with_dois);
        if (length > 0) {
            pm_html_text(report->html, part_of(report, words, length));
        }
        words += length;
        if (*words != '\0') {
            words += *words == '`' ? add_code(report, words) : add_doi(report, words);
        }
    }
}

void pm_report_add_words(pm_report *report, const char *words)
{
    add_marked(report, words, false);
}

void pm_report_add_source(pm_report *report, const char *source)
{
    add_marked(report, source, true);
}

/* --- findings --------------------------------------------------------------------------------- */

size_t pm_report_finding_index(const pm_report *report, const pm_finding *finding)
{
    size_t index = 0;
    while (index < pm_finding_count(report->findings) &&
           pm_finding_at(report->findings, index) != finding) {
        index++;
    }
    return index;
}

void pm_report_link_finding(pm_report *report, const pm_finding *finding)
{
    const char *to =
        pm_report_keepf(report, "#finding-%zu", pm_report_finding_index(report, finding) + 1);
    report->failed = report->failed || to == NULL;
    pm_html_leaf(report->html, "a", finding->headline, "href", to, NULL);
}

void pm_report_add_badge(pm_report *report, pm_outcome outcome, size_t number)
{
    pm_text svg = {0};
    const char *fill = outcome == PM_CANNOT_TELL ? PM_WHITE : report->palette->outcomes[outcome];
    pm_text_addf(&svg,
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"badge %s\" viewBox=\"0 0 14 "
                 "14\" aria-hidden=\"true\">",
                 outcome == PM_CANNOT_TELL ? "unknown" : pm_outcome_name(outcome));
    pm_svg_badge(&svg, (pm_point){7, 7}, 6, outcome, fill,
                 outcome == PM_CANNOT_TELL ? PM_INK_FAINT : NULL, 1);
    if (number > 0) {
        pm_text_addf(&svg,
                     "<text x=\"7\" y=\"9.9\" font-size=\"8\" font-weight=\"bold\" "
                     "fill=\"#ffffff\" text-anchor=\"middle\">%zu</text>",
                     number);
    }
    pm_text_add(&svg, "</svg>");
    report->failed = report->failed || svg.failed;
    pm_html_sign(report->html, &svg);
    pm_text_free(&svg);
}

void pm_report_add_outcome(pm_report *report, pm_outcome outcome)
{
    static const char *const words[PM_OUTCOME_COUNT] = {[PM_FINE] = "Fine",
                                                        [PM_WATCH] = "Watch",
                                                        [PM_ISSUE] = "Issue",
                                                        [PM_CANNOT_TELL] = "Cannot tell"};
    pm_html *html = report->html;
    pm_html_start(html, "span", "class", "outcome", NULL);
    pm_report_add_badge(report, outcome, 0);
    pm_html_textf(html, " %s", words[outcome]);
    pm_html_end(html);
}

/* --- tables ----------------------------------------------------------------------------------- */

void pm_report_begin_table(pm_report *report, const char *id, const char *caption,
                           const char *class_name)
{
    pm_html *html = report->html;
    const char *label = pm_report_keepf(report, "Table: %s", caption);
    report->failed = report->failed || label == NULL;
    pm_html_start(html, "div", "class", "wide", "role", "region", "tabindex", "0", "aria-label",
                  label, NULL);
    pm_html_start(html, "table", "id", id, "class", class_name, NULL);
    pm_html_leaf(html, "caption", caption, NULL);
}

void pm_report_end_table(pm_report *report)
{
    pm_html_end(report->html);
    pm_html_end(report->html);
}

void pm_report_add_heads(pm_report *report, const char *const *heads)
{
    pm_html *html = report->html;
    pm_html_start(html, "thead", NULL);
    pm_html_start(html, "tr", NULL);
    for (; *heads != NULL; heads++) {
        bool of_numbers = **heads == '#';
        pm_html_leaf(html, "th", *heads + (of_numbers ? 1 : 0), "scope", "col", "class",
                     of_numbers ? "number" : NULL, NULL);
    }
    pm_html_end(html);
    pm_html_end(html);
}

void pm_report_add_number(pm_report *report, const pm_value *value, int decimals)
{
    pm_html *html = report->html;
    if (value->reason != NULL) {
        pm_html_start(html, "td", "class", "number undefined", "title", value->reason, NULL);
        pm_html_leaf(html, "span", "–", "aria-hidden", "true", NULL);
        pm_html_leaf(html, "span", value->reason, "class", "unseen", NULL);
    } else {
        pm_text exact = {0};
        pm_text_add_number(&exact, value->as.number);
        pm_html_start(html, "td", "class", "number", "data-value", pm_text_bytes(&exact), NULL);
        pm_html_textf(html, "%.*f", decimals, value->as.number);
        report->failed = report->failed || exact.failed;
        pm_text_free(&exact);
    }
    pm_html_end(html);
}

void pm_report_add_cell(pm_report *report, const char *text)
{
    pm_html_leaf(report->html, "td", text, NULL);
}

void pm_report_add_words_cell(pm_report *report, const char *words)
{
    pm_html_start(report->html, "td", NULL);
    pm_report_add_words(report, words);
    pm_html_end(report->html);
}

void pm_report_add_source_cell(pm_report *report, const char *source)
{
    pm_html_start(report->html, "td", NULL);
    pm_report_add_source(report, source);
    pm_html_end(report->html);
}

void pm_report_add_count_cell(pm_report *report, size_t count)
{
    pm_html_start(report->html, "td", "class", "number", NULL);
    pm_html_textf(report->html, "%zu", count);
    pm_html_end(report->html);
}
