/* The report's sections and what they share: each is one row of the registry in report.c and one
 * file report_*.c. Private to viz. */
#ifndef PARTMAP_VIZ_REPORT_PARTS_H
#define PARTMAP_VIZ_REPORT_PARTS_H

#include "engine/base/memory.h"
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
    pm_html *html;
    pm_arena arena; /* texts that live as long as the report; freed with it */
    bool failed;    /* memory ran out on the way: told when all is written */
} pm_report;

/* One row of the registry. */
typedef struct pm_report_section {
    const char *id;    /* of the <section>, and where the contents lead */
    const char *title; /* its heading */
    const char *nav;   /* a word or two for the contents */
    bool (*has_something)(const pm_report *report); /* NULL: always; else without it no section */
    pm_status (*add)(pm_report *report, pm_error *err); /* writes what stands under the heading */
} pm_report_section;

/* report_summary.c: what a board reads if it reads one page. */
pm_status pm_report_add_summary(pm_report *report, pm_error *err);

/* report_views.c: the other views of the map. */
pm_status pm_report_add_views(pm_report *report, pm_error *err);

/* report_findings.c: every finding once, by family. */
pm_status pm_report_add_findings(pm_report *report, pm_error *err);

/* report_tables.c: the rows of measures. Each organisation's row has the id of
 * pm_report_member_id. */
pm_status pm_report_add_organisations(pm_report *report, pm_error *err);
pm_status pm_report_add_ties(pm_report *report, pm_error *err);
pm_status pm_report_add_people(pm_report *report, pm_error *err);
pm_status pm_report_add_sectors(pm_report *report, pm_error *err);
bool pm_report_has_people(const pm_report *report);
bool pm_report_has_sectors(const pm_report *report);

/* --- shared words (report_words.c) ------------------------------------------------------------ */

/* What was composed, kept in the report's arena; frees text. NULL when memory ran out. */
const char *pm_report_keep(pm_report *report, pm_text *text);
const char *pm_report_keepf(pm_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Id of the member's row in the table of organisations: "org-council". */
const char *pm_report_member_id(pm_report *report, size_t member);

/* The member's name as a link to that row. */
void pm_report_link_member(pm_report *report, size_t member);

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

#endif
