/* The cohort page's sections and what they share: each is one row of the registry in cohort_page.c
 * and one file cohort_*.c. Private to viz. */
#ifndef PARTMAP_VIZ_COHORT_PARTS_H
#define PARTMAP_VIZ_COHORT_PARTS_H

#include "engine/base/memory.h"
#include "viz/cohort_page.h"
#include "viz/html.h"

/* Made at build time, see "assets" in the Makefile. */
extern const pm_html_asset pm_cohort_style;
extern const pm_html_asset pm_cohort_script;

/* One page under way. */
typedef struct pm_cohort_sheet {
    const pm_cohort *cohort;
    const pm_cohort_page_options *options;
    pm_html *html;
    pm_arena arena; /* texts that live as long as the page; freed with it */
    bool failed;    /* memory ran out on the way: told when all is written */
} pm_cohort_sheet;

/* One row of the registry. */
typedef struct pm_cohort_section {
    const char *id;    /* of the <section>; where the contents lead */
    const char *title; /* its heading */
    const char *nav;   /* a word or two for the contents */
    bool (*has_something)(const pm_cohort_sheet *sheet); /* NULL: always; else no section without */
    pm_status (*add)(pm_cohort_sheet *sheet, pm_error *err); /* what stands under the heading */
} pm_cohort_section;

/* cohort_summary.c: how many places, which run, how they are compared. */
pm_status pm_cohort_add_summary(pm_cohort_sheet *sheet, pm_error *err);

/* cohort_unusual.c: numbers far from those of places of a like size. */
pm_status pm_cohort_add_unusual(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_unusual(const pm_cohort_sheet *sheet);

/* cohort_findings.c: how many places raise each finding. */
pm_status pm_cohort_add_findings(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_findings(const pm_cohort_sheet *sheet);

/* cohort_plots.c: every place a dot, by measure. */
pm_status pm_cohort_add_plots(pm_cohort_sheet *sheet, pm_error *err);

/* cohort_cards.c: every place as a small map. */
pm_status pm_cohort_add_cards(pm_cohort_sheet *sheet, pm_error *err);

/* cohort_table.c: every place as a row. */
pm_status pm_cohort_add_table(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_measured(const pm_cohort_sheet *sheet);

/* cohort_sectors.c: sectors over the places. */
pm_status pm_cohort_add_sectors(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_sectors(const pm_cohort_sheet *sheet);

/* cohort_runs.c: what changed since other runs. */
pm_status pm_cohort_add_runs(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_runs(const pm_cohort_sheet *sheet);

/* cohort_failures.c: places that could not be done, or not in whole. */
pm_status pm_cohort_add_failures(pm_cohort_sheet *sheet, pm_error *err);
bool pm_cohort_has_failures(const pm_cohort_sheet *sheet);

/* cohort_methods.c: how all of it was made. */
pm_status pm_cohort_add_methods(pm_cohort_sheet *sheet, pm_error *err);

/* --- small drawings (cohort_thumbnail.c) ------------------------------------------------------ */

/* How many sectors have a colour of their own, the most widespread first. */
enum { PM_COHORT_COLOURS = 9 };

/* The place's small drawing, its sectors in the colours they have over all places. */
pm_status pm_cohort_add_thumbnail(pm_cohort_sheet *sheet, const pm_cohort_place *place,
                                  pm_error *err);

/* The key to these colours; nothing where there are no drawings. */
void pm_cohort_add_thumbnail_key(pm_cohort_sheet *sheet);

/* --- strip plots (cohort_plot.c) -------------------------------------------------------------- */

/* A column's places as dots, a lane for each band of sizes. */
pm_status pm_cohort_add_plot(pm_cohort_sheet *sheet, size_t column, pm_error *err);

/* --- shared words (cohort_words.c) ------------------------------------------------------------ */

/* What was composed, kept in the page's arena; "" when memory ran out, which the page remembers. */
const char *pm_cohort_keep_text(pm_cohort_sheet *sheet, pm_text *text);
const char *pm_cohort_keepf(pm_cohort_sheet *sheet, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The map's own name, or that of its folder. */
const char *pm_cohort_place_name(const pm_cohort_place *place);

/* Id of the place's card: "place-basingstoke". */
const char *pm_cohort_place_id(pm_cohort_sheet *sheet, size_t place);

/* The place's name as a link to its card. */
void pm_cohort_link_card(pm_cohort_sheet *sheet, size_t place);

/* Opens a link to the place's report or drawing, or a span where there is none. */
void pm_cohort_open_link(pm_cohort_sheet *sheet, const pm_cohort_place *place);

/* Is the measure among those of the first rank: shown in the table and first among the plots? */
bool pm_cohort_is_main(const pm_cohort_column *column);

/* Compared, and with a number somewhere: is it worth a plot? */
bool pm_cohort_is_plotted(const pm_cohort_column *column);

/* "Density", "Share of the largest holder (budget)". */
const char *pm_cohort_column_title(pm_cohort_sheet *sheet, const pm_cohort_column *column);

/* Decimals that tell the column's numbers apart. */
int pm_cohort_decimals(const pm_cohort_column *column);

/* A number as it is printed. */
const char *pm_cohort_number(pm_cohort_sheet *sheet, double number, int decimals);

/* Cells of tables: a number, sorted by its value in full; "–" with the reason as its title. */
void pm_cohort_add_number(pm_cohort_sheet *sheet, double number, int decimals,
                          const char *class_name);
void pm_cohort_add_gap(pm_cohort_sheet *sheet, const char *reason, const char *class_name);

/* A table begins: the region that scrolls, the table, its caption. one, many: what a row is; both
 * NULL: it is neither sorted nor filtered. Ends with pm_cohort_end_table. */
typedef struct pm_cohort_grid {
    const char *id, *caption;
    const char *one, *many;
    bool more; /* some columns are seen only when asked for */
} pm_cohort_grid;
void pm_cohort_begin_table(pm_cohort_sheet *sheet, const pm_cohort_grid *grid);
void pm_cohort_end_table(pm_cohort_sheet *sheet);

/* A head: type "words" or "number"; unit "" none. */
typedef struct pm_cohort_head {
    const char *title, *unit, *meaning, *type;
    bool extra;  /* seen only when asked for */
    bool worded; /* cells are words, though sorted by a number */
} pm_cohort_head;
void pm_cohort_begin_heads(pm_cohort_sheet *sheet);
void pm_cohort_add_head(pm_cohort_sheet *sheet, const pm_cohort_head *head);
void pm_cohort_end_heads(pm_cohort_sheet *sheet); /* and the body begins */

#endif
