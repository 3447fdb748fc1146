/* What the store's files share: its tables with a column for each measure, the statements that make
 * them, and the store itself. Private to them. */
#ifndef PARTMAP_FORMATS_STORE_TABLES_H
#define PARTMAP_FORMATS_STORE_TABLES_H

#include <stdbool.h>

#include "formats/place_results.h"
#include "formats/results_store.h"
#include "formats/sqlite_file.h"

/* A level of measures as a table: run, place, a number where rows have no name of their own, the
 * facts its rows are known by, and a column for each measure. */
typedef struct pm_store_table {
    pm_level level;
    const char *name;    /* of the table */
    const char *comment; /* what a row is */
    bool numbered;       /* rows are told apart by their number */
    const char *id;      /* what the fact "id" is called */
    const char *key;     /* columns of the primary key, behind run and place */
} pm_store_table;

enum { PM_STORE_TABLES = 3 };
extern const pm_store_table pm_store_tables[PM_STORE_TABLES];

/* Append the statements for the tables, and for the views, which are made at the end: networks has
 * a column for each key that there is. */
void pm_add_store_tables(pm_text *out, const pm_kept *kept);
void pm_add_networks_view(pm_text *out, const char *const *keys, size_t count);
void pm_add_organisations_view(pm_text *out, const pm_kept *kept);

/* The store, with a statement for each table that places are put into. */
struct pm_results_store {
    const pm_kept *kept;
    pm_sqlite *database;
    pm_sqlite_row *places, *measures, *rules, *findings, *failures;
    pm_sqlite_row *levels[PM_STORE_TABLES];
    pm_text scratch; /* a cell being composed */
};

/* What a place puts into the tables: in store_place.c. Each is a part of one transaction. */
pm_status pm_store_put_place(pm_results_store *store, const pm_place *place,
                             const pm_place_results *results, pm_error *err);
pm_status pm_store_put_failures(pm_results_store *store, const pm_place *place, pm_error *err);
pm_status pm_store_put_results(pm_results_store *store, const pm_place *place,
                               const pm_place_results *results, pm_error *err);

/* Indexes are made when all rows are there. */
extern const char pm_store_indexes[];

#endif
