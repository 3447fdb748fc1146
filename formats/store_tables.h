/* The store's tables that have a column a measure, for its schema and for what is put into them.
 * Private to the store. */
#ifndef PARTMAP_FORMATS_STORE_TABLES_H
#define PARTMAP_FORMATS_STORE_TABLES_H

#include <stdbool.h>

#include "formats/place_results.h"

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

/* Appends the statements for tables and indexes; those over what was added, which name the network
 * measures that there are. */
void pm_add_store_tables(pm_text *out, const pm_kept *kept);
void pm_add_networks_view(pm_text *out, const char *const *keys, size_t count);
void pm_add_organisations_view(pm_text *out, const pm_kept *kept);

/* Indexes are made when all rows are there. */
extern const char pm_store_indexes[];

#endif
