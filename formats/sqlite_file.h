/* A SQLite database being built in a file of its own: tables made, rows put in, the whole checked
 * and closed. The only door to SQLite; what the tables are is the store's business. */
#ifndef PARTMAP_FORMATS_SQLITE_FILE_H
#define PARTMAP_FORMATS_SQLITE_FILE_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct pm_sqlite pm_sqlite;

/* A prepared statement that takes values one after the other and runs. */
typedef struct pm_sqlite_row pm_sqlite_row;

/* Opens the file at path, which has to be empty, for building: no journal on the disk and nothing
 * brought to the disk before its end, as a file that was not finished is thrown away. The same rows
 * in the same transactions give the same bytes. Caller frees with pm_sqlite_close. */
pm_status pm_sqlite_create(const char *path, pm_sqlite **database, pm_error *err);

/* Runs statements that give nothing back. */
pm_status pm_sqlite_run(pm_sqlite *database, const char *statements, pm_error *err);

/* Statement with one "?" a value. Borrowed until pm_sqlite_close. */
pm_status pm_sqlite_prepare(pm_sqlite *database, const char *statement, pm_sqlite_row **row,
                            pm_error *err);

/* The next value: NULL text is null. Texts are copied. A count beyond 2^63 - 1 is that. */
void pm_sqlite_text(pm_sqlite_row *row, const char *text);
void pm_sqlite_number(pm_sqlite_row *row, double number);
void pm_sqlite_count(pm_sqlite_row *row, size_t count);
void pm_sqlite_null(pm_sqlite_row *row);

/* Runs the statement with the values given since the last time. */
pm_status pm_sqlite_put(pm_sqlite_row *row, pm_error *err);

/* Is the database whole, and does every foreign key lead somewhere? */
pm_status pm_sqlite_check(pm_sqlite *database, pm_error *err);

/* Closes; NULL is none. What is in the file is not brought to the disk by this. */
void pm_sqlite_close(pm_sqlite *database);

#endif
