/* The report's sections and what they share: each is one row of the registry in report.c and one
 * file report_*.c. Private to viz. */
#ifndef PARTMAP_VIZ_REPORT_PARTS_H
#define PARTMAP_VIZ_REPORT_PARTS_H

#include "engine/base/memory.h"
#include "viz/charts.h"
#include "viz/figure.h"
#include "viz/html.h"
#include "viz/report.h"
#include "viz/style.h"

/* One report under way. */
typedef struct pm_report {
    const pm_measures *measures;
    const pm_map *map;
    const pm_findings *findings;
    const pm_report_options *options;
    const pm_palette *palette;
    const char *title; /* clean */
    pm_figure first;   /* the overview: its numbers are those of the summary */
    pm_html *html;
    pm_arena arena; /* texts that live as long as the report; freed with it */
    bool failed;    /* memory ran out on the way: told when all is written */
} pm_report;

/* One row of the registry. */
typedef struct pm_report_section {
    const char *id;                                 /* of the <section>; where the contents lead */
    const char *title;                              /* its heading */
    const char *nav;                                /* a word or two for the contents */
    bool (*has_something)(const pm_report *report); /* NULL: always; else no section without */
    pm_status (*add)(pm_report *report, pm_error *err); /* what stands under the heading */
} pm_report_section;

/* report_summary.c: what a board reads if it reads one page. */
pm_status pm_report_add_summary(pm_report *report, pm_error *err);

/* report_views.c: the other views of the map. */
pm_status pm_report_add_views(pm_report *report, pm_error *err);

/* report_findings.c: every finding once, by family; report_missing.c: what could not be told. */
pm_status pm_report_add_findings(pm_report *report, pm_error *err);
pm_status pm_report_add_missing(pm_report *report, pm_error *err);
bool pm_report_has_missing(const pm_report *report);

/* report_composition.c: what rules files ask for. */
pm_status pm_report_add_composition(pm_report *report, pm_error *err);
bool pm_report_has_composition(const pm_report *report);

/* report_charts.c, report_ingredients.c, report_assumptions.c, report_matches.c */
pm_status pm_report_add_charts(pm_report *report, pm_error *err);
pm_status pm_report_add_ingredients(pm_report *report, pm_error *err);
pm_status pm_report_add_assumptions(pm_report *report, pm_error *err);
pm_status pm_report_add_matches(pm_report *report, pm_error *err);
bool pm_report_has_matches(const pm_report *report);

/* report_tables.c: the rows of measures. Each organisation's row has the id of
 * pm_report_member_id. */
pm_status pm_report_add_organisations(pm_report *report, pm_error *err);
pm_status pm_report_add_ties(pm_report *report, pm_error *err);
pm_status pm_report_add_people(pm_report *report, pm_error *err);
pm_status pm_report_add_sectors(pm_report *report, pm_error *err);
bool pm_report_has_people(const pm_report *report);
bool pm_report_has_sectors(const pm_report *report);

/* report_actions.c: a log to fill in; report_methods.c: how all of it was made. */
pm_status pm_report_add_actions(pm_report *report, pm_error *err);
bool pm_report_has_actions(const pm_report *report);
pm_status pm_report_add_methods(pm_report *report, pm_error *err);

/* --- shared words (report_words.c) ------------------------------------------------------------ */

/* What was composed, kept in the report's arena; frees text. NULL when memory ran out. */
const char *pm_report_keep(pm_report *report, pm_text *text);
const char *pm_report_keepf(pm_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The map's file, without folders. */
const char *pm_report_file(const pm_report *report);

/* Id of the member's row in the table of organisations: "org-council". */
const char *pm_report_member_id(pm_report *report, size_t member);

/* The member's name as a link to that row. */
void pm_report_link_member(pm_report *report, size_t member);

/* Our own words, in which `words like this` are code; and a source, in which "doi:10..." is a link
 * as well. What quotes names is no source: a name is no link, whatever it says. */
void pm_report_add_words(pm_report *report, const char *words);
void pm_report_add_source(pm_report *report, const char *source);

/* "1 tie", "3 ties". */
void pm_report_add_count(pm_report *report, size_t count, const char *one, const char *many);

/* --- findings (report_words.c) ---------------------------------------------------------------- */

/* The finding's place in the audit's order; its id on the page is "finding-" and that plus 1. */
size_t pm_report_finding_index(const pm_report *report, const pm_finding *finding);
void pm_report_link_finding(pm_report *report, const pm_finding *finding);

/* The sign of an outcome, as on the maps; number: within it, 0: none. It is only seen: words say
 * the same beside it. */
void pm_report_add_badge(pm_report *report, pm_outcome outcome, size_t number);

/* The sign with its word: "Issue". */
void pm_report_add_outcome(pm_report *report, pm_outcome outcome);

/* report_finding.c: a finding with all there is to say of it, under a heading such as "h4". Every
 * finding of an outcome that can be told stands on the page once as this. */
pm_status pm_report_add_finding(pm_report *report, const pm_finding *finding, const char *heading,
                                pm_error *err);

/* --- maps (report_maps.c) --------------------------------------------------------------------- */

/* Draws a view as a figure that fits the page. */
pm_status pm_report_draw_view(pm_report *report, const pm_view *view, pm_figure *figure,
                              pm_error *err);

/* A drawn view with its caption, and with_numbers, the findings that it numbers. */
pm_status pm_report_add_figure(pm_report *report, const pm_view *view, const pm_figure *figure,
                               bool with_numbers, pm_error *err);

/* A chart by its name; nothing when the map lacks what it needs: then *shows is false. */
pm_status pm_report_add_chart(pm_report *report, const pm_chart *chart, bool *shows, pm_error *err);

/* --- tables (report_words.c) ------------------------------------------------------------------ */

/* A table begins: the region that scrolls where the table is too wide, the table, its caption.
 * class_name: of the table, or NULL. Ends with pm_report_end_table. */
void pm_report_begin_table(pm_report *report, const char *id, const char *caption,
                           const char *class_name);
void pm_report_end_table(pm_report *report);

/* A row of heads with scope="col", ended by NULL; a head that begins with '#' is of numbers (the
 * sign is not printed). */
void pm_report_add_heads(pm_report *report, const char *const *heads);

/* A cell of a number with so many decimals, or of "–" where it is undefined. */
void pm_report_add_number(pm_report *report, const pm_value *value, int decimals);

/* Cells of words, of our own words, of a source, of a count. */
void pm_report_add_cell(pm_report *report, const char *text);
void pm_report_add_words_cell(pm_report *report, const char *words);
void pm_report_add_source_cell(pm_report *report, const char *source);
void pm_report_add_count_cell(pm_report *report, size_t count);

#endif
