/* The store: opened by SQLite itself, asked, and kept whole. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/join.h"
#include "formats/results_store.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/place_folders.h"

static const char STORE[] = "partmap.sqlite";

static void join(const char *const *folders, size_t count, const char *out)
{
    pm_join_options options = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_join_places(folders, count, out, &options, NULL, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(err.message, "");
}

static void join_one(const char *out)
{
    join(&out, 1, out);
}

static sqlite3 *open_store(const char *folder)
{
    sqlite3 *database = NULL;
    CU_ASSERT_EQUAL_FATAL(
        sqlite3_open_v2(within(folder, STORE), &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    return database;
}

/* The answer as text: columns with '|' between them, rows with a space. */
static void expect(sqlite3 *database, const char *question, const char *answer)
{
    sqlite3_stmt *statement = NULL;
    pm_text text = {0};
    CU_ASSERT_EQUAL(sqlite3_prepare_v2(database, question, -1, &statement, NULL), SQLITE_OK);
    while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
        pm_text_add(&text, text.length > 0 ? " " : "");
        for (int c = 0; c < sqlite3_column_count(statement); c++) {
            const char *cell = (const char *)sqlite3_column_text(statement, c);
            pm_text_addf(&text, "%s%s", c > 0 ? "|" : "", cell != NULL ? cell : "NULL");
        }
    }
    sqlite3_finalize(statement);
    if (strcmp(pm_text_bytes(&text), answer) != 0) {
        fprintf(stderr, "%s: \"%s\", not \"%s\"\n", question, pm_text_bytes(&text), answer);
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), answer);
    pm_text_free(&text);
}

static void it_says_what_it_is(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    put_failed(out, "broken", "1");
    join_one(out);
    sqlite3 *database = open_store(out);
    expect(database, "pragma application_id", "1347240272");
    expect(database, "pragma user_version", "1");
    expect(database, "pragma journal_mode", "delete");
    expect(database, "pragma integrity_check", "ok");
    expect(database, "pragma foreign_key_check", "");
    expect(database, "select value from about where key = 'schema'", "partmap/store/1");
    expect(database, "select * from runs", "1|1|13|12");
    expect(database,
           "select count(*) from pragma_table_list where schema = 'main' and type = 'table' and "
           "strict = 0 and name not like 'sqlite%'",
           "0");
    sqlite3_close(database);
    drop_folder(out);
}

static void network_measures_are_asked_without_joins(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    put_failed(out, "broken", "1");
    join_one(out);
    sqlite3 *database = open_store(out);
    expect(database,
           "select place, value from measures where key=\"connectedness\" order by place limit 2",
           "p01|1.0 p02|1.0");
    expect(database, "select count(*), sum(value) from measures where key = 'members'", "12|90.0");
    expect(database, "select members from networks where place = 'p03'", "9.0");
    expect(database,
           "select count(*) from networks join measures using (run, place) where key = 'density' "
           "and density is not value",
           "0");
    /* Undefined is null, with its reason. */
    expect(database,
           "select value, reason from measures where key = 'arc_density' and place = 'p01'",
           "NULL|the map has no directed tie");
    expect(database, "select count(*) from measures where value is null and reason is null", "0");
    expect(database, "select status, members, title from places where place = 'broken'",
           "failed|NULL|NULL");
    expect(database, "select stage, line, \"column\" from failures", "read|7|3");
    sqlite3_close(database);
    drop_folder(out);
}

static void members_ties_and_findings_are_rows(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    join_one(out);
    sqlite3 *database = open_store(out);
    expect(database,
           "select degree, cut_point from organisations where place = 'p01' and id = 'hub'", "6|1");
    expect(database,
           "select value from organisation_measures where place = 'p01' and id = 'hub' and "
           "key = 'degree'",
           "6");
    expect(database, "select source, target, bridge from ties where place = 'p01' and number = 2",
           "hub|m1|1");
    expect(
        database,
        "select json_array_length(cut_off) from organisations where place = 'p01' and id = 'hub'",
        "5");
    expect(database, "select count(*) from findings where rule not in (select rule from rules)",
           "0");
    expect(database,
           "select count(*) > 0 from findings, json_each(findings.members) as m join organisations "
           "o on o.id = m.value and o.place = findings.place",
           "1");
    sqlite3_close(database);
    drop_folder(out);
}

static void names_are_only_text(void)
{
    static const char *const names[] = {"x'); DROP TABLE measures;--", "=cmd()", "\"quoted\"",
                                        "Sm\xC3\xB8rg; two"};
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    pm_map *map = map_of("a-b b-c c-d");
    state_node(map, "a", "label", names[0]);
    state_node(map, "b", "label", names[1]);
    state_node(map, "c", "label", names[2]);
    state_node(map, "d", "sector", names[3]);
    state_node(map, "a", "we\"ird", "7");
    put_place(out, "it's-a-place", "20'26", map);
    pm_map_free(map);
    join_one(out);
    sqlite3 *database = open_store(out);
    expect(database, "select label from organisations order by id limit 3",
           "x'); DROP TABLE measures;-- =cmd() \"quoted\"");
    expect(database, "select sector from sectors", names[3]);
    expect(database, "select run, place from places", "20'26|it's-a-place");
    expect(database, "select count(*) from measures where key = 'density'", "1");
    sqlite3_close(database);
    drop_folder(out);
}

static void several_runs_stand_side_by_side(void)
{
    char first[PLACE_PATH_SIZE];
    char second[PLACE_PATH_SIZE];
    char out[PLACE_PATH_SIZE];
    const char *folders[] = {second, first};
    new_folder(first);
    new_folder(second);
    new_folder(out);
    pm_map *before = map_of("a-b b-c");
    pm_map *after = map_of("a-b b-c c-a");
    put_place(first, "town", "2025", before);
    put_place(second, "town", "2026", after);
    join(folders, 2, out);
    sqlite3 *database = open_store(out);
    expect(database, "select run, number from runs order by number", "2025|1 2026|2");
    expect(database, "select run, value from measures where key = 'ties' order by run",
           "2025|2.0 2026|3.0");
    sqlite3_close(database);
    pm_map_free(before);
    pm_map_free(after);
    drop_folder(first);
    drop_folder(second);
    drop_folder(out);
}

static void the_same_places_give_the_same_bytes(void)
{
    char out[PLACE_PATH_SIZE];
    char kept[2 * PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    join_one(out);
    snprintf(kept, sizeof kept, "%s/kept", out);
    CU_ASSERT_EQUAL(rename(within(out, STORE), kept), 0);
    join_one(out);
    CU_ASSERT_TRUE(same_files(within(out, STORE), kept));
    drop_folder(out);
}

/* Killed after a time, in nanoseconds; the child joins over and over. */
static void kill_a_join(const char *out, long after)
{
    pid_t child = fork();
    if (child == 0) {
        pm_join_options options = {0};
        pm_error err = {0};
        while (pm_join_places(&out, 1, out, &options, NULL, &err) == PM_OK) {
        }
        _exit(1);
    }
    struct timespec pause = {.tv_nsec = after};
    nanosleep(&pause, NULL);
    kill(child, SIGKILL);
    int ended = 0;
    CU_ASSERT_EQUAL(waitpid(child, &ended, 0), child);
    CU_ASSERT_TRUE(WIFSIGNALED(ended));
}

static void a_kill_leaves_a_whole_store(void)
{
    char out[PLACE_PATH_SIZE];
    char kept[2 * PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    join_one(out);
    snprintf(kept, sizeof kept, "%s/kept", out);
    CU_ASSERT_EQUAL(link(within(out, STORE), kept), 0);
    for (long i = 0; i < 8; i++) {
        kill_a_join(out, 1000000 + i * 7000000);
        CU_ASSERT_TRUE(same_files(within(out, STORE), kept));
        sqlite3 *database = open_store(out);
        expect(database, "pragma integrity_check", "ok");
        sqlite3_close(database);
    }
    join_one(out);
    CU_ASSERT_TRUE(same_files(within(out, STORE), kept));
    drop_folder(out);
}

static void the_schema_that_is_explained_is_the_one_that_is_kept(void)
{
    char out[PLACE_PATH_SIZE];
    pm_text schema = {0};
    pm_error err = {0};
    sqlite3_stmt *statement = NULL;
    size_t tables = 0;
    new_folder(out);
    put_twelve(out);
    join_one(out);
    CU_ASSERT_EQUAL(pm_add_store_schema(&schema, &err), PM_OK);
    sqlite3 *database = open_store(out);
    sqlite3_prepare_v2(database,
                       "select sql from sqlite_master where sql not null and name != 'networks'",
                       -1, &statement, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&schema), sql));
        tables++;
    }
    CU_ASSERT_EQUAL(tables, 15); /* eleven tables, a view, three indexes */
    sqlite3_finalize(statement);
    sqlite3_close(database);
    pm_text_free(&schema);
    drop_folder(out);
}

CU_TestInfo pm_tests_store[] = {
    {"it says what it is", it_says_what_it_is},
    {"network measures are asked without joins", network_measures_are_asked_without_joins},
    {"members, ties and findings are rows", members_ties_and_findings_are_rows},
    {"names are only text", names_are_only_text},
    {"several runs stand side by side", several_runs_stand_side_by_side},
    {"the same places give the same bytes", the_same_places_give_the_same_bytes},
    {"a kill leaves a whole store", a_kill_leaves_a_whole_store},
    {"the schema that is explained is the one that is kept",
     the_schema_that_is_explained_is_the_one_that_is_kept},
    CU_TEST_INFO_NULL,
};
