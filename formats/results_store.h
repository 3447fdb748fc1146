/* The store: results of many places, and of several runs over them, as one SQLite file that
 * sqlite3, R and pandas open. Places go in one after the other, each in a transaction; the same
 * places in the same order give the same bytes.
 *
 *     runs 1--* places 1--* measures       a network measure of a place: one row each
 *                     1--* organisations   a member: one row, its measures as columns
 *                     1--* ties            an edge: one row, its measures as columns
 *                     1--* sectors         a sector: one row, its measures as columns
 *                     1--* findings *--1 rules
 *                     1--* failures        what could not be done
 *     measure_keys                         what each key means
 *     networks                             a view: measures with a column each
 *     organisation_measures                a view: organisations with a row a measure
 *     about                                schema and version
 *
 * Beside the tables PRAGMA user_version is the version of the schema (PM_STORE_VERSION), and PRAGMA
 * application_id is PM_STORE_APPLICATION. */
#ifndef PARTMAP_FORMATS_RESULTS_STORE_H
#define PARTMAP_FORMATS_RESULTS_STORE_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/cohort/cohort.h"
#include "formats/place.h"
#include "formats/place_results.h"

/* Goes up when a table or column is taken away or changes its meaning, not when one is added. */
enum { PM_STORE_VERSION = 1, PM_STORE_APPLICATION = 0x504D4150 /* "PMAP" */ };

typedef struct pm_results_store pm_results_store;

/* Begins a store in the file at path, which has to be there and empty. kept is borrowed until
 * pm_results_store_close. */
pm_status pm_results_store_begin(const char *path, const pm_kept *kept, pm_results_store **store,
                                 pm_error *err);

/* Adds a place in a transaction. results: NULL where the place has none. A place of a run may be
 * added once. */
pm_status pm_results_store_add(pm_results_store *store, const pm_place *place,
                               const pm_place_results *results, pm_error *err);

/* Adds the runs (in order) and what is over all places, and checks the whole. */
pm_status pm_results_store_finish(pm_results_store *store, const pm_cohort *const *runs,
                                  size_t count, pm_error *err);

/* Closes the file; NULL is none. */
void pm_results_store_close(pm_results_store *store);

/* Appends the statements that make the tables, with what each column holds: what "partmap explain
 * store" prints, and what ".schema" prints of a store. */
pm_status pm_add_store_schema(pm_text *out, pm_error *err);

#endif
