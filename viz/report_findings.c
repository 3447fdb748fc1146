/* The report: every finding that could be told, once, by family. What rules files ask for stands in
 * a section of its own (report_composition.c). */
#include <string.h>

#include "viz/report_families.h"

static bool is_here(const char *family)
{
    return strcmp(family, PM_FAMILY_OF_FILES) != 0;
}

static size_t told_in(const pm_report *report, const char *family)
{
    return pm_report_family_count(report, family, PM_ISSUE) +
           pm_report_family_count(report, family, PM_WATCH) +
           pm_report_family_count(report, family, PM_FINE);
}

/* --- how many --------------------------------------------------------------------------------- */

static void add_count_row(pm_report *report, const char *family)
{
    static const pm_outcome columns[] = {PM_ISSUE, PM_WATCH, PM_FINE, PM_CANNOT_TELL};
    pm_html *html = report->html;
    bool told = told_in(report, family) > 0 && is_here(family);
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    if (told) {
        pm_html_leaf(html, "a", pm_report_family_title(family), "href",
                     pm_report_keepf(report, "#family-%s", family), NULL);
    } else {
        pm_html_text(html, pm_report_family_title(family));
    }
    pm_html_end(html);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        pm_report_add_count_cell(report, pm_report_family_count(report, family, columns[i]));
    }
    pm_html_end(html);
}

static void add_counts(pm_report *report)
{
    static const char *const heads[] = {"What was asked", "#Issue",       "#Watch",
                                        "#Fine",          "#Cannot tell", NULL};
    const char *family = NULL;
    pm_report_begin_table(report, "counts", "How many findings there are of each outcome",
                          "narrow");
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; (family = pm_report_family(report, i)) != NULL; i++) {
        add_count_row(report, family);
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
}

/* --- families --------------------------------------------------------------------------------- */

static pm_status add_family(pm_report *report, const char *family, pm_error *err)
{
    pm_html *html = report->html;
    const char *id = pm_report_keepf(report, "family-%s", family);
    pm_status status = id != NULL ? PM_OK : pm_fail_memory(err);
    if (status != PM_OK) {
        return status;
    }
    pm_html_start(html, "div", "class", "family", NULL);
    pm_html_leaf(html, "h3", pm_report_family_title(family), "id", id, NULL);
    pm_html_leaf(html, "p", pm_report_family_words(family), "class", "lead", NULL);
    for (size_t i = 0; i < pm_finding_count(report->findings) && status == PM_OK; i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        if (finding->outcome != PM_CANNOT_TELL && strcmp(finding->rule->family, family) == 0) {
            status = pm_report_add_finding(report, finding, "h4", err);
        }
    }
    pm_html_end(html);
    return status;
}

pm_status pm_report_add_findings(pm_report *report, pm_error *err)
{
    pm_html *html = report->html;
    const char *family = NULL;
    pm_status status = PM_OK;
    pm_html_leaf(html, "p",
                 "Each finding is evidence and a question, not a verdict. It says on which sort of "
                 "fact it rests: the ties drawn (structure), what the map states, or what partners "
                 "answered. The convention it was judged by is a round number, not a law; the "
                 "methods give its reason.",
                 "class", "lead", NULL);
    add_counts(report);
    for (size_t i = 0; (family = pm_report_family(report, i)) != NULL && status == PM_OK; i++) {
        if (is_here(family) && told_in(report, family) > 0) {
            status = add_family(report, family, err);
        }
    }
    return status;
}
