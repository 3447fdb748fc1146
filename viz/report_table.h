/* Tables of the report: what one consists of, from its plan to its cells. All of a table is in the
 * page; a script only sorts and filters it. Private to viz.
 *
 *     plan --- report_table_columns.c ---> columns: facts that the map states, then measures
 *     columns --- report_table.c --------> heads, rows, notes
 *     values --- report_table_cells.c ---> cells */
#ifndef PARTMAP_VIZ_REPORT_TABLE_H
#define PARTMAP_VIZ_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "viz/report_parts.h"

/* A fact that the map states of each row, beside what is measured. */
typedef struct pm_table_fact {
    const char *title;
    const char *meaning; /* a sentence for who points at the head */
    pm_value_type type;
    bool extra;   /* seen only when all columns are asked for */
    bool of_ties; /* computed from ties, not stated */
    bool share;   /* printed in per cent */
    pm_word word; /* where the fact is one word of the map's */
    pm_value (*value)(pm_report *report, const struct pm_table_fact *fact, size_t row);
} pm_table_fact;

/* What a table is to hold. */
typedef struct pm_table_plan {
    pm_level level;
    const char *name;         /* "organisations": its id is "table-" and this */
    const char *caption;      /* "Organisations and bodies" */
    const char *one, *many;   /* what a row is, for counting */
    const char *const *heads; /* of the cells that say what a row is, ended by NULL */
    void (*open_row)(pm_report *report, size_t row); /* <tr> and these cells */
    const pm_table_fact *facts;                      /* ended by one without a title */
    bool facts_last;          /* behind the measures seen at once, else before them */
    const char *const *shown; /* keys of the measures seen at once, in this order, ended by
                                 NULL; all others are extra */
} pm_table_plan;

/* A column as it is written. */
typedef struct pm_table_column {
    const char *title;
    const char *unit; /* "" none */
    const char *meaning;
    pm_value_type type;
    bool of_ids;                              /* its texts and lists name members by id */
    bool stated;                              /* from what the map states; else from its ties */
    bool extra;                               /* seen only when all columns are asked for */
    const pm_value *values;                   /* one a row */
    const char *cell_class, *undefined_class; /* of its cells; NULL: none */
    double scale;                             /* 100 where a share is printed in per cent */
    int decimals;                             /* of all its numbers */
} pm_table_column;

typedef struct pm_table_columns {
    pm_table_column *items; /* those seen at once first */
    size_t count;
    pm_table_column *empty; /* those undefined in every row: only named */
    size_t empty_count;
    size_t rows;
} pm_table_columns;

/* Chooses and fills the columns, in the report's arena. */
pm_status pm_table_choose_columns(pm_report *report, const pm_table_plan *plan,
                                  pm_table_columns *columns, pm_error *err);

/* Writes the whole table; nothing where the level has no rows. */
pm_status pm_report_add_table(pm_report *report, const pm_table_plan *plan, pm_error *err);

/* --- cells (report_table_cells.c) ---------------------------------------------------------------
 */

/* A number as it is printed: so many decimals, commas between thousands, a true minus sign. */
void pm_text_add_printed(pm_text *text, double number, int decimals);

/* A cell with the value; where it is undefined with "–" and the reason as its title. */
void pm_table_add_cell(pm_report *report, const pm_table_column *column, const pm_value *value);

/* --- what a row is (report_table_rows.c) ---------------------------------------------------------
 */

void pm_table_open_organisation(pm_report *report, size_t row);
void pm_table_open_tie(pm_report *report, size_t row);
void pm_table_open_person(pm_report *report, size_t row);
void pm_table_open_sector(pm_report *report, size_t row);
void pm_table_open_mixing(pm_report *report, size_t row);

/* --- facts (report_table_facts.c) ----------------------------------------------------------------
 */

/* The fact's own word of the node of an organisation, or of the edge of a tie. */
pm_value pm_table_word_of_member(pm_report *report, const pm_table_fact *fact, size_t row);
pm_value pm_table_word_of_tie(pm_report *report, const pm_table_fact *fact, size_t row);

/* How both ends describe a tie: "coordination", or "coevolution / cooperation" where they differ.
 */
pm_value pm_table_behaviour(pm_report *report, const pm_table_fact *fact, size_t row);

/* Organisations at the ends of what a person carries. */
pm_value pm_table_carried_for(pm_report *report, const pm_table_fact *fact, size_t row);

/* Ties within a sector, their share of the pairs within it, and its E-I index. */
pm_value pm_table_ties_within(pm_report *report, const pm_table_fact *fact, size_t row);
pm_value pm_table_density_within(pm_report *report, const pm_table_fact *fact, size_t row);
pm_value pm_table_ei_of_sector(pm_report *report, const pm_table_fact *fact, size_t row);

/* A stated word as it is read: "works with". Never NULL. */
const char *pm_table_words(pm_report *report, const char *stated);

#endif
