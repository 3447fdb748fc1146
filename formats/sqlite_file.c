/* Building a SQLite database: see sqlite_file.h. */
#include "formats/sqlite_file.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

struct pm_sqlite_row {
    sqlite3_stmt *statement;
    pm_sqlite *database;
    int next;  /* value to be given, from 1 */
    int fault; /* first that a value met with; SQLITE_OK */
    pm_sqlite_row *before;
};

struct pm_sqlite {
    sqlite3 *handle;
    pm_sqlite_row *rows; /* newest first */
};

/* No journal on the disk: a file that was not finished is thrown away. Foreign keys are checked
 * once, at the end. */
static const char BUILDING[] = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';"
                               "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                               "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF;";

static pm_status fail(const pm_sqlite *database, int code, pm_error *err)
{
    const char *reason = database->handle != NULL ? sqlite3_errmsg(database->handle) : "";
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return pm_fail_memory(err);
    case SQLITE_FULL:
        return pm_fail(err, PM_IO, "The disk is full: make room, then do it again.");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return pm_fail(err, PM_IO, "It could not be written (%s): choose another folder.", reason);
    case SQLITE_CONSTRAINT:
        return pm_fail(err, PM_INVALID, "The results do not fit into the store (%s).", reason);
    default:
        return pm_fail(err, PM_INTERNAL, "SQLite failed (%s): this is a defect of partmap.",
                       reason);
    }
}

pm_status pm_sqlite_create(const char *path, pm_sqlite **database, pm_error *err)
{
    pm_sqlite *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    int code = sqlite3_open_v2(path, &made->handle, SQLITE_OPEN_READWRITE, NULL);
    pm_status status =
        code == SQLITE_OK ? pm_sqlite_run(made, BUILDING, err) : fail(made, code, err);
    if (status != PM_OK) {
        pm_sqlite_close(made);
        return status;
    }
    *database = made;
    return PM_OK;
}

pm_status pm_sqlite_run(pm_sqlite *database, const char *statements, pm_error *err)
{
    int code = sqlite3_exec(database->handle, statements, NULL, NULL, NULL);
    return code == SQLITE_OK ? PM_OK : fail(database, code, err);
}

pm_status pm_sqlite_prepare(pm_sqlite *database, const char *statement, pm_sqlite_row **row,
                            pm_error *err)
{
    pm_sqlite_row *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    *made = (pm_sqlite_row){.database = database, .next = 1, .before = database->rows};
    database->rows = made;
    int code = sqlite3_prepare_v3(database->handle, statement, -1, SQLITE_PREPARE_PERSISTENT,
                                  &made->statement, NULL);
    if (code != SQLITE_OK) {
        return fail(database, code, err);
    }
    *row = made;
    return PM_OK;
}

static void note(pm_sqlite_row *row, int code)
{
    row->fault = row->fault == SQLITE_OK ? code : row->fault;
}

void pm_sqlite_text(pm_sqlite_row *row, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;
    note(row, length <= INT_MAX ? sqlite3_bind_text(row->statement, row->next, text, (int)length,
                                                    SQLITE_TRANSIENT)
                                : SQLITE_TOOBIG);
    row->next++;
}

void pm_sqlite_number(pm_sqlite_row *row, double number)
{
    note(row, sqlite3_bind_double(row->statement, row->next++, number));
}

void pm_sqlite_count(pm_sqlite_row *row, size_t count)
{
    note(row, sqlite3_bind_int64(row->statement, row->next++,
                                 count < INT64_MAX ? (sqlite3_int64)count : INT64_MAX));
}

void pm_sqlite_null(pm_sqlite_row *row)
{
    note(row, sqlite3_bind_null(row->statement, row->next++));
}

pm_status pm_sqlite_put(pm_sqlite_row *row, pm_error *err)
{
    int code = row->fault;
    if (code == SQLITE_OK) {
        code = sqlite3_step(row->statement);
        code = code == SQLITE_DONE ? SQLITE_OK : code;
    }
    pm_status status = code == SQLITE_OK ? PM_OK : fail(row->database, code, err);
    sqlite3_reset(row->statement);
    sqlite3_clear_bindings(row->statement);
    row->next = 1;
    row->fault = SQLITE_OK;
    return status;
}

/* Fails with the first row that the statement gives, unless it is "fine". */
static pm_status expect_nothing(pm_sqlite *database, const char *statement, const char *fine,
                                pm_error *err)
{
    pm_sqlite_row *row = NULL;
    pm_status status = pm_sqlite_prepare(database, statement, &row, err);
    if (status != PM_OK) {
        return status;
    }
    int code = sqlite3_step(row->statement);
    if (code == SQLITE_ROW) {
        const char *found = (const char *)sqlite3_column_text(row->statement, 0);
        found = found != NULL ? found : "";
        if (strcmp(found, fine) != 0) {
            status = pm_fail(err, PM_INTERNAL,
                             "The store is not whole (%s): this is a defect of partmap.", found);
        }
    } else if (code != SQLITE_DONE) {
        status = fail(database, code, err);
    }
    sqlite3_reset(row->statement);
    return status;
}

pm_status pm_sqlite_check(pm_sqlite *database, pm_error *err)
{
    pm_status status = expect_nothing(database, "PRAGMA integrity_check", "ok", err);
    return status == PM_OK ? expect_nothing(database, "PRAGMA foreign_key_check", "", err) : status;
}

void pm_sqlite_close(pm_sqlite *database)
{
    if (database == NULL) {
        return;
    }
    while (database->rows != NULL) {
        pm_sqlite_row *row = database->rows;
        database->rows = row->before;
        sqlite3_finalize(row->statement);
        free(row);
    }
    sqlite3_close(database->handle);
    free(database);
}
