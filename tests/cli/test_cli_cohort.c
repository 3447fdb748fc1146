/* partmap cohort: places joined, and what is refused. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/batch_lock.h"
#include "formats/place.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/place_folders.h"

static const char *const JOINED[] = {"organisations.csv", "networks.csv", "findings.csv",
                                     "failures.csv",      "cohort.csv",   "partmap.sqlite"};

enum { JOINED_COUNT = sizeof JOINED / sizeof JOINED[0], LINE_SIZE = 1024 };

static cli_result run(const char *format, const char *a, const char *b, const char *c)
{
    char line[4 * LINE_SIZE];
    snprintf(line, sizeof line, format, a, b, c);
    return cli_run(line, NULL);
}

static void expect(const char *format, const char *a, const char *b, int code, const char *part)
{
    cli_result result = run(format, a, b, "");
    if (result.code != code || strstr(code == 0 ? result.out : result.err, part) == NULL) {
        fprintf(stderr, "%d: %s%s", result.code, result.out, result.err);
    }
    CU_ASSERT_EQUAL(result.code, code);
    CU_ASSERT_PTR_NOT_NULL(strstr(code == 0 ? result.out : result.err, part));
    cli_result_free(&result);
}

static bool has(const char *folder, const char *name)
{
    return access(within(folder, name), F_OK) == 0;
}

/* Has the file this part? */
static bool holds(const char *folder, const char *name, const char *part)
{
    char *text = cli_read_file(within(folder, name));
    bool found = text != NULL && strstr(text, part) != NULL;
    free(text);
    return found;
}

/* Moves some of the places into another folder. */
static void share_out(const char *from, const char *to, int every)
{
    for (int i = 1; i <= 12; i += every) {
        char old[2 * PLACE_PATH_SIZE];
        char name[16];
        snprintf(name, sizeof name, "p%02d", i);
        snprintf(old, sizeof old, "%s", within(from, name));
        CU_ASSERT_EQUAL_FATAL(rename(old, within(to, name)), 0);
    }
}

static void shards_joined_give_the_bytes_of_one_run(void)
{
    char whole[PLACE_PATH_SIZE];
    char a[PLACE_PATH_SIZE];
    char b[PLACE_PATH_SIZE];
    char joined[PLACE_PATH_SIZE];
    new_folder(whole);
    new_folder(a);
    new_folder(b);
    new_folder(joined);
    put_twelve(whole);
    put_twelve(a);
    put_failed(whole, "broken", "1");
    put_failed(a, "broken", "1");
    share_out(a, b, 3);
    cli_result one = run("cohort %s%s%s", whole, "", "");
    cli_result all = run("cohort %s %s -o %s", b, a, joined);
    CU_ASSERT_EQUAL(one.code, 0);
    CU_ASSERT_EQUAL(all.code, 0);
    for (size_t f = 0; f < JOINED_COUNT; f++) {
        char expected[2 * PLACE_PATH_SIZE];
        snprintf(expected, sizeof expected, "%s", within(whole, JOINED[f]));
        CU_ASSERT_TRUE(same_files(expected, within(joined, JOINED[f])));
    }
    /* The places came along, and joining again changes nothing. */
    CU_ASSERT_TRUE(has(joined, "p04/report.html"));
    CU_ASSERT_TRUE(has(joined, "p05/place.json"));
    expect("cohort %s -o %s", joined, joined, 0, "13 places. 12 with results; 1 failed");
    cli_result_free(&one);
    cli_result_free(&all);
    drop_folder(whole);
    drop_folder(a);
    drop_folder(b);
    drop_folder(joined);
}

static void the_bytes_do_not_depend_on_how_many_places_are_read_at_once(void)
{
    char one[PLACE_PATH_SIZE];
    char many[PLACE_PATH_SIZE];
    new_folder(one);
    new_folder(many);
    put_twelve(one);
    put_twelve(many);
    put_failed(one, "broken", "1");
    put_failed(many, "broken", "1");
    expect("cohort %s -j 1%s", one, "", 0, "13 places.");
    for (int jobs = '2'; jobs <= '5'; jobs++) {
        const char digits[] = {(char)jobs, '\0'};
        expect("cohort %s --jobs=%s", many, digits, 0, "13 places.");
        for (size_t f = 0; f < JOINED_COUNT; f++) {
            char expected[2 * PLACE_PATH_SIZE];
            snprintf(expected, sizeof expected, "%s", within(one, JOINED[f]));
            CU_ASSERT_TRUE(same_files(expected, within(many, JOINED[f])));
        }
    }
    expect("cohort %s -j 0%s", one, "", 2, "--jobs is \"0\"");
    drop_folder(one);
    drop_folder(many);
}

static void of_several_faults_the_first_in_order_is_told(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    put_file(within(out, "p10/measures.json"), "");
    put_file(within(out, "p05/findings.json"), "{}");
    put_file(within(out, "p06/measures.json"), "");
    for (int i = 0; i < 10; i++) {
        expect("cohort %s -j 4%s", out, "", 3, "/p05/findings.json: Its schema is");
    }
    CU_ASSERT_FALSE(has(out, "partmap.sqlite"));
    drop_folder(out);
}

static void tables_have_a_row_for_what_there_is(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    put_failed(out, "broken", "1");
    expect("cohort %s%s", out, "", 0, "12 with results");
    CU_ASSERT_TRUE(holds(out, "failures.csv",
                         "broken,1,map.graphml,read,The file ends before the map does.,7,3\r\n"));
    CU_ASSERT_TRUE(holds(out, "networks.csv", "broken,1,map.graphml,,failed,,,"));
    CU_ASSERT_TRUE(holds(out, "organisations.csv", "place,run,id,label,kind,sector,degree,"));
    CU_ASSERT_TRUE(holds(out, "organisations.csv", "p12,1,hub,"));
    CU_ASSERT_TRUE(holds(out, "findings.csv", "p01,1,"));
    CU_ASSERT_TRUE(holds(out, "cohort.csv", "p01,1,all sizes,members,7,,"));
    drop_folder(out);
}

static void no_cell_becomes_a_formula(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    pm_map *map = map_of("a-b b-c");
    state_node(map, "a", "label", "=cmd()");
    put_place(out, "=town", "+1", map);
    pm_map_free(map);
    expect("cohort %s%s", out, "", 0, "1 place.");
    CU_ASSERT_TRUE(holds(out, "organisations.csv", "'=town,'+1,a,'=cmd(),"));
    CU_ASSERT_FALSE(holds(out, "organisations.csv", "\n=town"));
    CU_ASSERT_FALSE(holds(out, "networks.csv", "\n=town"));
    CU_ASSERT_FALSE(holds(out, "cohort.csv", "\n=town"));
    drop_folder(out);
}

static void unfinished_places_are_said_and_left_out(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    put_twelve(out);
    CU_ASSERT_EQUAL(unlink(within(out, "p07/place.json")), 0);
    CU_ASSERT_EQUAL(unlink(within(out, "p09/place.json")), 0);
    expect("cohort %s%s", out, "", 1,
           "p07: 2 places are not finished and left out, such as this one: start \"partmap batch\" "
           "again to go on.");
    CU_ASSERT_TRUE(holds(out, "networks.csv", "p08,1,"));
    CU_ASSERT_FALSE(holds(out, "networks.csv", "p07,1,"));
    drop_folder(out);
}

static void what_is_no_batch_folder_is_refused(void)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    expect("cohort %s/nowhere%s", out, "", 3, "/nowhere: The folder cannot be opened");
    CU_ASSERT_FALSE(has(out, "nowhere"));
    expect("cohort %s/nowhere -o %s/made", out, out, 3, "The folder cannot be opened");
    CU_ASSERT_FALSE(has(out, "made"));
    expect("cohort %s%s", out, "", 3, "There is no place in this folder");
    expect("cohort %s %s", out, out, 2, "Name the folder for what is joined: -o DIR.");
    expect("cohort %s -o -%s", out, "", 2, "Name the folder for what is joined: -o DIR.");
    drop_folder(out);
}

static void places_that_differ_are_refused_by_name(void)
{
    char a[PLACE_PATH_SIZE];
    char b[PLACE_PATH_SIZE];
    new_folder(a);
    new_folder(b);
    pm_map *map = map_of("a-b b-c");
    pm_map *other = map_of("a-b b-c c-a");
    put_place(a, "town", "1", map);
    put_place(b, "town", "1", other);
    expect("cohort %s %s -o /tmp/partmap-not-made", a, b, 3,
           "The place \"town\" of run \"1\" is in");
    drop_folder(b);
    new_folder(b);
    put_place(b, "town", "1", map);
    expect("cohort %s %s -q -o /tmp/partmap-not-made", a, b, 0, "1 place.");
    pm_map_free(map);
    pm_map_free(other);
    drop_folder(a);
    drop_folder(b);
    drop_folder("/tmp/partmap-not-made");
}

static void expect_spoilt(const char *file, const char *text, const char *message)
{
    char out[PLACE_PATH_SIZE];
    new_folder(out);
    pm_map *map = map_of("a-b b-c");
    put_place(out, "town", "1", map);
    pm_map_free(map);
    put_file(within(out, file), text);
    expect("cohort %s%s", out, "", 3, message);
    CU_ASSERT_FALSE(has(out, "networks.csv"));
    CU_ASSERT_FALSE(has(out, "partmap.sqlite"));
    drop_folder(out);
}

static void what_was_cut_short_or_changed_is_refused_with_its_place(void)
{
    expect_spoilt("town/measures.json", "{\"schema\":\n \"partmap/meas",
                  "/town/measures.json:2:14: This is no JSON (");
    expect_spoilt("town/measures.json", "", "/town/measures.json:1");
    expect_spoilt("town/measures.json", "[]", "Its schema is \"\"");
    expect_spoilt("town/findings.json", "{\"schema\":\"partmap/findings/9\"}",
                  "/town/findings.json: Its schema is \"partmap/findings/9\" where "
                  "\"partmap/findings/1\" is read");
    expect_spoilt("town/measures.json",
                  "{\"schema\":\"partmap/measures/1\",\"network\":{\"density\":\"high\"}}",
                  "\"density\" is not a number");
    expect_spoilt("town/measures.json",
                  "{\"schema\":\"partmap/measures/1\",\"network\":{\"density\":1},"
                  "\"organisations\":[3]}",
                  "\"organisations\" is not a list of objects");
    expect_spoilt("town/findings.json",
                  "{\"schema\":\"partmap/findings/1\",\"findings\":[{\"outcome\":\"bad\"}]}",
                  "\"outcome\" is not one of fine, watch, issue and cannot tell");
    expect_spoilt("town/findings.json", "{\"schema\":\"partmap/findings/1\",\"findings\":[]}",
                  "/town/findings.json: It was changed after \"partmap batch\" wrote it");
    expect_spoilt("town/place.json", "{}", "/town/place.json: This is no account of a place");
}

static void a_place_in_a_folder_of_another_name_is_refused(void)
{
    char out[PLACE_PATH_SIZE];
    char moved[2 * PLACE_PATH_SIZE];
    new_folder(out);
    pm_map *map = map_of("a-b b-c");
    put_place(out, "town", "1", map);
    pm_map_free(map);
    snprintf(moved, sizeof moved, "%s", within(out, "city"));
    CU_ASSERT_EQUAL(rename(within(out, "town"), moved), 0);
    expect("cohort %s%s", out, "", 3,
           "It is the account of the place \"town\", but lies in the folder \"city\"");
    drop_folder(out);
}

static void symbolic_links_are_not_followed(void)
{
    char out[PLACE_PATH_SIZE];
    char elsewhere[PLACE_PATH_SIZE];
    char target[2 * PLACE_PATH_SIZE];
    new_folder(out);
    new_folder(elsewhere);
    pm_map *map = map_of("a-b b-c");
    put_place(out, "town", "1", map);
    put_place(elsewhere, "city", "1", map);
    pm_map_free(map);
    snprintf(target, sizeof target, "%s", within(elsewhere, "city"));
    CU_ASSERT_EQUAL(symlink(target, within(out, "city")), 0);
    expect("cohort %s%s", out, "", 0, "1 place. 1 with results.");
    snprintf(target, sizeof target, "%s", within(elsewhere, "city/measures.json"));
    CU_ASSERT_EQUAL(unlink(within(out, "town/measures.json")), 0);
    CU_ASSERT_EQUAL(symlink(target, within(out, "town/measures.json")), 0);
    expect("cohort %s%s", out, "", 4, "/town/measures.json: It cannot be read");
    drop_folder(out);
    drop_folder(elsewhere);
}

static void a_run_is_chosen_and_none_is_lost(void)
{
    char a[PLACE_PATH_SIZE];
    char b[PLACE_PATH_SIZE];
    char out[PLACE_PATH_SIZE];
    new_folder(a);
    new_folder(b);
    new_folder(out);
    pm_map *map = map_of("a-b b-c");
    put_place(a, "town", "2025", map);
    put_place(b, "town", "2026", map);
    pm_map_free(map);
    cli_result result = run("cohort %s %s -o %s", a, b, out);
    CU_ASSERT_EQUAL(result.code, 0);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(result.out, "2 places of 2 runs; cohort.csv speaks of run \"2026\""));
    CU_ASSERT_TRUE(holds(out, "networks.csv", "town,2025,"));
    CU_ASSERT_FALSE(holds(out, "cohort.csv", "town,2025,"));
    cli_result_free(&result);
    result = run("cohort %s %s -o %s --run=2025", a, b, out);
    CU_ASSERT_EQUAL(result.code, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.err, "holds this place of run \"2026\""));
    cli_result_free(&result);
    result = run("cohort %s %s -o %s --run=1999", a, b, out);
    CU_ASSERT_EQUAL(result.code, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.err, "there is \"2025\", \"2026\"."));
    cli_result_free(&result);
    /* Into the folder of the run that is spoken of, nothing has to be brought. */
    result = run("cohort %s %s -o %s --run=2025", b, a, a);
    CU_ASSERT_EQUAL(result.code, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "cohort.csv speaks of run \"2025\""));
    cli_result_free(&result);
    drop_folder(a);
    drop_folder(b);
    drop_folder(out);
}

/* Locks are a process's own: a child holds this one. */
static void a_folder_that_a_batch_writes_into_is_left_alone(void)
{
    char out[PLACE_PATH_SIZE];
    int ready[2];
    char byte = 0;
    new_folder(out);
    put_twelve(out);
    CU_ASSERT_EQUAL_FATAL(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        pm_folder folder = {0};
        pm_error err = {0};
        int lock = -1;
        bool held = pm_folder_open(out, false, &folder, &err) == PM_OK &&
                    pm_batch_lock(&folder, 0, &lock, &err) == PM_OK;
        byte = held ? 'y' : 'n';
        (void)!write(ready[1], &byte, 1);
        pause();
        _exit(0);
    }
    CU_ASSERT_EQUAL(read(ready[0], &byte, 1), 1);
    CU_ASSERT_EQUAL(byte, 'y');
    expect("cohort %s%s", out, "", 4, "Another batch");
    CU_ASSERT_FALSE(has(out, "networks.csv"));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    drop_folder(out);
}

/* As on a full disk: no file may grow beyond 4,000 bytes. */
static void a_write_that_fails_leaves_what_was_there(void)
{
    char out[PLACE_PATH_SIZE];
    struct rlimit before;
    new_folder(out);
    put_twelve(out);
    put_file(within(out, "networks.csv"), "as it was");
    getrlimit(RLIMIT_FSIZE, &before);
    struct rlimit small = {.rlim_cur = 4000, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    cli_result result = run("cohort %s%s%s", out, "", "");
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    CU_ASSERT_EQUAL(result.code, 4);
    CU_ASSERT_TRUE(holds(out, "networks.csv", "as it was"));
    CU_ASSERT_FALSE(has(out, "partmap.sqlite"));
    cli_result_free(&result);
    drop_folder(out);
}

static void the_words_of_a_cohort_are_explained(void)
{
    cli_expect_parts("explain robust-z", 0, "1.4826 MAD", "");
    cli_expect_parts("explain places-alike", 0, "Equally", "");
    cli_expect_parts("explain store", 0, "CREATE TABLE measures (", "");
    cli_expect_parts("explain", 0, "Comparing many places\n  size-bands", "");
    cli_expect_parts("explain stor", 2, NULL, "did you mean \"store\"?");
}

CU_TestInfo pm_tests_cli_cohort[] = {
    {"shards joined give the bytes of one run", shards_joined_give_the_bytes_of_one_run},
    {"the bytes do not depend on how many places are read at once",
     the_bytes_do_not_depend_on_how_many_places_are_read_at_once},
    {"of several faults the first in order is told", of_several_faults_the_first_in_order_is_told},
    {"tables have a row for what there is", tables_have_a_row_for_what_there_is},
    {"no cell becomes a formula", no_cell_becomes_a_formula},
    {"unfinished places are said and left out", unfinished_places_are_said_and_left_out},
    {"what is no batch folder is refused", what_is_no_batch_folder_is_refused},
    {"places that differ are refused by name", places_that_differ_are_refused_by_name},
    {"what was cut short or changed is refused with its place",
     what_was_cut_short_or_changed_is_refused_with_its_place},
    {"a place in a folder of another name is refused",
     a_place_in_a_folder_of_another_name_is_refused},
    {"symbolic links are not followed", symbolic_links_are_not_followed},
    {"a run is chosen, and none is lost", a_run_is_chosen_and_none_is_lost},
    {"a folder that a batch writes into is left alone",
     a_folder_that_a_batch_writes_into_is_left_alone},
    {"a write that fails leaves what was there", a_write_that_fails_leaves_what_was_there},
    {"the words of a cohort are explained", the_words_of_a_cohort_are_explained},
    CU_TEST_INFO_NULL,
};
