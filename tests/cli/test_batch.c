/* The parts of a batch: which maps it is over, what their places are called, what is remembered of
 * a place, who may write, and which options make a place stale. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/batch_inputs.h"
#include "cli/batch_lock.h"
#include "cli/batch_names.h"
#include "cli/batch_options.h"
#include "formats/map_names.h"
#include "formats/place.h"
#include "tests/suites.h"
#include "tests/support/batch_ground.h"

/* --- digests --------------------------------------------------------------------------------- */

/* FIPS 180-4, example of one block, and the digest of nothing. */
static void a_digest_is_the_published_one(void)
{
    CU_ASSERT_STRING_EQUAL(pm_digest_bytes("abc", 3).hex,
                           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CU_ASSERT_STRING_EQUAL(pm_digest_bytes("", 0).hex,
                           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static pm_digest digest_of(const batch_ground *ground, const char *name)
{
    pm_digest digest = {{0}};
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_map_digest(ground_at(ground, name).bytes, &digest, &err), PM_OK);
    return digest;
}

static void a_map_has_the_digest_of_its_bytes_and_sheets_that_of_all_of_them(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_write(&ground, "a.graphml", "abc");
    CU_ASSERT_STRING_EQUAL(digest_of(&ground, "a.graphml").hex, pm_digest_bytes("abc", 3).hex);
    ground_write(&ground, "b.nodes.csv", "id\na\n");
    pm_digest alone = digest_of(&ground, "b.nodes.csv");
    ground_write(&ground, "b.edges.csv", "source,target\na,a\n");
    pm_digest both = digest_of(&ground, "b.nodes.csv");
    ground_write(&ground, "b.edges.csv", "source,target\na,b\n");
    pm_digest changed = digest_of(&ground, "b.nodes.csv");
    ground_write(&ground, "b.map.csv", "name\nb\n");
    pm_digest three = digest_of(&ground, "b.nodes.csv");
    CU_ASSERT_STRING_NOT_EQUAL(alone.hex, both.hex);
    CU_ASSERT_STRING_NOT_EQUAL(both.hex, changed.hex);
    CU_ASSERT_STRING_NOT_EQUAL(changed.hex, three.hex);
    pm_digest none = {{0}};
    CU_ASSERT_EQUAL(pm_map_digest(ground_at(&ground, "none.graphml").bytes, &none, NULL), PM_IO);
    CU_ASSERT_EQUAL(pm_map_digest(ground.folder, &none, NULL), PM_IO);
    ground_close(&ground);
}

/* --- names ----------------------------------------------------------------------------------- */

/* Names the maps of these files, which end in NULL, and gives the names in that order. */
static void expect_names(const char *const *files, const char *const *names)
{
    enum { MOST = 16 };
    pm_batch_map items[MOST] = {{0}};
    pm_batch_maps maps = {.items = items, .capacity = MOST};
    pm_error err = {0};
    for (; files[maps.count] != NULL; maps.count++) {
        items[maps.count] = (pm_batch_map){.path = files[maps.count], .told = files[maps.count]};
    }
    CU_ASSERT_EQUAL_FATAL(pm_batch_name(&maps, &err), PM_OK);
    for (size_t i = 0; i < maps.count; i++) {
        const char *found = "";
        for (size_t k = 0; k < maps.count; k++) {
            found = items[k].path == files[i] ? items[k].name : found;
        }
        if (strcmp(found, names[i]) != 0) {
            fprintf(stderr, "\n%s is called %s, not %s\n", files[i], found, names[i]);
        }
        CU_ASSERT_STRING_EQUAL(found, names[i]);
        CU_ASSERT_TRUE(i == 0 || strcmp(items[i - 1].name, items[i].name) < 0);
    }
    pm_arena_free(&maps.texts);
}

static void a_place_is_called_after_its_file(void)
{
    static const char *const files[] = {"maps/town.graphml",
                                        "/data/Up & Over, 2026.GraphML",
                                        "S\xC3\xA3o Paulo.graphml.gz",
                                        "county.nodes.csv",
                                        "shire-edges.tsv",
                                        "=cmd|'!A1.graphml",
                                        "a\nb\"c<d>.graphml",
                                        "no-suffix",
                                        "v1.2.graphml",
                                        NULL};
    static const char *const names[] = {"town",    "Up_Over_2026", "S_o_Paulo", "county", "shire",
                                        "_cmd_A1", "a_b_c_d_",     "no-suffix", "v1.2"};
    expect_names(files, names);
}

static void names_that_would_do_harm_are_changed(void)
{
    static const char *const files[] = {
        ".hidden.graphml", "-rf.graphml",        "CON.graphml",
        "aux.x.graphml",   "cohort.html.xml",    "\xE6\x9D\xB1.graphml",
        "dots...graphml",  "partmap.sqlite.gml", NULL};
    static const char *const names[] = {"_.hidden",     "_-rf", "_CON",    "_aux.x",
                                        "_cohort.html", "_",    "dots.._", "_partmap.sqlite"};
    expect_names(files, names);
}

static void names_that_are_alike_are_told_apart_by_where_the_file_lies(void)
{
    static const char *const files[] = {"north/town.graphml", "south/Town.graphml", "vale.graphml",
                                        NULL};
    enum { SIZE = 128 };
    char north[SIZE];
    char south[SIZE];
    snprintf(north, sizeof north, "town-%.8s", pm_digest_bytes(files[0], strlen(files[0])).hex);
    snprintf(south, sizeof south, "Town-%.8s", pm_digest_bytes(files[1], strlen(files[1])).hex);
    const char *const made[] = {north, south, "vale"};
    expect_names(files, made);
}

static void a_name_made_to_be_like_a_told_apart_one_is_told_apart_too(void)
{
    enum { SIZE = 128 };
    static const char one[] = "a/town.graphml";
    char third[SIZE];
    char names[3][SIZE];
    snprintf(third, sizeof third, "town-%.8s.graphml", pm_digest_bytes(one, strlen(one)).hex);
    const char *const files[] = {one, "b/town.graphml", third, NULL};
    snprintf(names[0], SIZE, "town-%.16s", pm_digest_bytes(one, strlen(one)).hex);
    snprintf(names[1], SIZE, "town-%.8s", pm_digest_bytes(files[1], strlen(files[1])).hex);
    snprintf(names[2], SIZE, "%.13s-%.8s", third, pm_digest_bytes(third, strlen(third)).hex);
    const char *const made[] = {names[0], names[1], names[2]};
    expect_names(files, made);
}

static void a_long_name_is_cut(void)
{
    char file[300];
    memset(file, 'x', sizeof file);
    snprintf(file + 247, sizeof file - 247, ".graphml");
    char name[PM_PLACE_NAME + 1];
    memset(name, 'x', PM_PLACE_NAME);
    name[PM_PLACE_NAME] = '\0';
    const char *const files[] = {file, NULL};
    const char *const names[] = {name};
    expect_names(files, names);
}

static void maps_that_cannot_be_told_apart_are_refused(void)
{
    pm_batch_map items[] = {{.path = "x/a.graphml", .told = "a.graphml"},
                            {.path = "y/a.graphml", .told = "a.graphml"}};
    pm_batch_maps maps = {.items = items, .count = 2, .capacity = 2};
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_batch_name(&maps, &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message, "x/a.graphml and y/a.graphml cannot be told apart: do them "
                                        "in two batches, or rename one.");
    pm_arena_free(&maps.texts);
}

/* --- inputs ---------------------------------------------------------------------------------- */

static int by_told(const void *a, const void *b)
{
    return strcmp(((const pm_batch_map *)a)->told, ((const pm_batch_map *)b)->told);
}

/* The maps found in the folder "in", by what tells them apart, separated by blanks. */
static void expect_found(const batch_ground *ground, const char *expected, size_t warnings)
{
    pm_batch_maps maps = {0};
    pm_problems problems = {0};
    pm_error err = {0};
    pm_text found = {0};
    ground_path in = ground_at(ground, "in");
    char *named[] = {in.bytes};
    pm_status status =
        pm_batch_gather(named, 1, ground_at(ground, "in/out").bytes, &maps, &problems, &err);
    CU_ASSERT_EQUAL(status, PM_OK);
    qsort(maps.items, maps.count, sizeof *maps.items, by_told);
    for (size_t i = 0; i < maps.count; i++) {
        pm_text_addf(&found, "%s%s", i > 0 ? " " : "", maps.items[i].told);
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&found), expected);
    CU_ASSERT_EQUAL(problems.count, warnings);
    pm_text_free(&found);
    pm_problems_free(&problems);
    pm_batch_maps_free(&maps);
}

static void a_folder_gives_the_maps_in_it_and_below_it_and_nothing_else(void)
{
    static const char *const files[] = {
        "in/b.graphml",        "in/a.csv",          "in/notes.txt",      "in/.hidden.graphml",
        "in/deep/er/c.gexf",   "in/.git/x.graphml", "in/p.nodes.csv",    "in/p.edges.csv",
        "in/p.map.csv",        "in/q.edges.csv",    "in/old/cohort.csv", "in/old/.partmap.lock",
        "in/out/networks.csv", "in/README",         "in/d.graphml.gz",   "elsewhere/z.graphml"};
    batch_ground ground;
    ground_open(&ground);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        ground_write(&ground, files[i], "x");
    }
    CU_ASSERT_EQUAL(symlink("../elsewhere", ground_at(&ground, "in/link").bytes), 0);
    CU_ASSERT_EQUAL(symlink("b.graphml", ground_at(&ground, "in/e.graphml").bytes), 0);
    CU_ASSERT_EQUAL(symlink("nowhere", ground_at(&ground, "in/f.graphml").bytes), 0);
    CU_ASSERT_EQUAL(mkfifo(ground_at(&ground, "in/g.graphml").bytes, 0666), 0);
    expect_found(&ground,
                 "a.csv b.graphml d.graphml.gz deep/er/c.gexf e.graphml p.nodes.csv q.edges.csv",
                 0);
    ground_close(&ground);
}

/* --- accounts -------------------------------------------------------------------------------- */

static pm_place example_account(void)
{
    pm_place place = {.name = "town",
                      .file = "town \"1\".graphml",
                      .run = "2026",
                      .input = pm_digest_bytes("in", 2),
                      .options = pm_digest_bytes("how", 3),
                      .partmap = "0.1.0",
                      .status = PM_PLACE_PARTLY,
                      .failure_count = 1,
                      .file_count = 1,
                      .measured = true,
                      .members = 7,
                      .ties = 9};
    place.failures[0] = (pm_place_failure){
        .stage = PM_STAGE_MAP, .reason = "It broke down.", .line = 3, .column = 4, .retry = true};
    place.files[0] =
        (pm_place_file){.name = "measures.json", .bytes = 12, .digest = pm_digest_bytes("x", 1)};
    return place;
}

static void an_account_reads_back_as_it_was_written(void)
{
    pm_place written = example_account();
    pm_place read = {0};
    pm_text first = {0};
    pm_text second = {0};
    CU_ASSERT_EQUAL_FATAL(pm_place_write(&written, &first, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_place_read(pm_text_bytes(&first), first.length, &read, NULL), PM_OK);
    CU_ASSERT_EQUAL(pm_place_write(&read, &second, NULL), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&first), pm_text_bytes(&second));
    CU_ASSERT_EQUAL(read.failures[0].stage, PM_STAGE_MAP);
    CU_ASSERT_TRUE(read.failures[0].retry);
    CU_ASSERT_STRING_EQUAL(read.file, "town \"1\".graphml");
    CU_ASSERT_EQUAL(read.members, 7);
    pm_place_free(&read);
    pm_text_free(&first);
    pm_text_free(&second);
}

static void an_account_that_was_cut_or_changed_is_none(void)
{
    pm_place written = example_account();
    pm_place read = {0};
    pm_error err = {0};
    pm_text whole = {0};
    CU_ASSERT_EQUAL_FATAL(pm_place_write(&written, &whole, NULL), PM_OK);
    for (size_t length = 0; length + 2 < whole.length; length++) {
        CU_ASSERT_EQUAL(pm_place_read(whole.bytes, length, &read, &err), PM_INVALID);
    }
    static const char *const changes[][2] = {{"place/1", "place/9"},
                                             {"\"partly\"", "\"perhap\""},
                                             {"measures.json", "../asures.json"},
                                             {"measures.json", "a/measures.js"},
                                             {"\"members\":7", "\"members\":-"},
                                             {"\"map\"", "\"mop\""}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        pm_text changed = {0};
        const char *at = strstr(whole.bytes, changes[i][0]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        pm_text_add_bytes(&changed, whole.bytes, (size_t)(at - whole.bytes));
        pm_text_add(&changed, changes[i][1]);
        pm_text_add(&changed, at + strlen(changes[i][0]));
        CU_ASSERT_EQUAL(pm_place_read(changed.bytes, changed.length, &read, &err), PM_INVALID);
        CU_ASSERT_EQUAL(read.file_count, 0);
        pm_text_free(&changed);
    }
    pm_text_free(&whole);
}

/* --- options --------------------------------------------------------------------------------- */

/* What a command line's choices come out as. */
static pm_digest choices_of(const char *option)
{
    char program[] = "partmap";
    char maps[] = "maps";
    char copy[128];
    char *words[] = {program, maps, copy, NULL};
    pm_arguments arguments = {0};
    pm_error err = {0};
    pm_text text = {0};
    snprintf(copy, sizeof copy, "%s", option);
    pm_status status = pm_options_parse(pm_command_find("batch"), 3, words, 0, &arguments, &err);
    if (status != PM_OK) {
        fprintf(stderr, "\n%s: %s\n", option, err.message);
    }
    CU_ASSERT_EQUAL(status, PM_OK);
    pm_batch_add_choices(&arguments, &text);
    pm_digest digest = pm_digest_bytes(pm_text_bytes(&text), text.length);
    pm_text_free(&text);
    pm_arguments_free(&arguments);
    return digest;
}

/* Options that say where, when and how fast, not what. */
static bool has_no_influence(const char *name)
{
    static const char *const names[] = {"output",  "jobs", "shard", "run",  "force",  "memory",
                                        "seconds", "log",  "quiet", "help", "version"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void every_option_that_changes_results_makes_places_stale(void)
{
    static const char *const others[] = {
        "--make=map",       "--view=power",       "--paper=a3", "--portrait",
        "--grey",           "--map=sector=Field", "--lenient",  "--graph=2",
        "--groups=members", "--ties=funds",       "--both",     "--sector=field",
        "--resource=staff", "--decision=m1",      "--directed", "--seed=7"};
    const pm_command *batch = pm_command_find("batch");
    pm_digest standard = choices_of("-q");
    for (size_t i = 0; batch->options[i] != NULL; i++) {
        const char *name = batch->options[i]->name;
        bool tried = has_no_influence(name);
        for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
            size_t length = strcspn(others[k] + 2, "=");
            if (strlen(name) == length && strncmp(others[k] + 2, name, length) == 0) {
                tried = true;
                CU_ASSERT_STRING_NOT_EQUAL(choices_of(others[k]).hex, standard.hex);
            }
        }
        if (!tried) {
            fprintf(stderr, "\nNobody knows whether --%s makes places stale.\n", name);
        }
        CU_ASSERT_TRUE(tried);
    }
}

static void an_option_and_its_default_are_the_same(void)
{
    pm_digest standard = choices_of("-q");
    CU_ASSERT_STRING_EQUAL(choices_of("--view=overview").hex, standard.hex);
    CU_ASSERT_STRING_EQUAL(choices_of("--make=report,findings,map,measures").hex, standard.hex);
    CU_ASSERT_STRING_EQUAL(choices_of("--seed=1").hex, standard.hex);
}

/* --- the lock -------------------------------------------------------------------------------- */

/* Can another process have the lock? One that cannot names this one. */
static bool other_may_lock(const pm_folder *out, unsigned long shard)
{
    pid_t other = fork();
    if (other == 0) {
        int lock = -1;
        pm_error err = {0};
        pm_status status = pm_batch_lock(out, shard, &lock, &err);
        char holder[64];
        snprintf(holder, sizeof holder, "(process %ld)", (long)getppid());
        bool named = strstr(err.message, holder) != NULL;
        _exit(status == PM_OK && lock >= 0 ? 0 : status == PM_IO && named ? 1 : 2);
    }
    int code = ground_wait(other);
    CU_ASSERT_TRUE(code == 0 || code == 1);
    return code == 0;
}

static void only_one_batch_has_the_lock_but_shards_share_it(void)
{
    batch_ground ground;
    pm_folder out = {0};
    int lock = -1;
    ground_open(&ground);
    CU_ASSERT_EQUAL_FATAL(pm_folder_open(ground.folder, false, &out, NULL), PM_OK);
    CU_ASSERT_EQUAL(pm_batch_lock(&out, 0, &lock, NULL), PM_OK);
    CU_ASSERT_FALSE(other_may_lock(&out, 0));
    CU_ASSERT_FALSE(other_may_lock(&out, 3));
    pm_batch_unlock(lock);
    CU_ASSERT_TRUE(other_may_lock(&out, 0));
    CU_ASSERT_EQUAL(pm_batch_lock(&out, 2, &lock, NULL), PM_OK);
    CU_ASSERT_FALSE(other_may_lock(&out, 0));
    CU_ASSERT_FALSE(other_may_lock(&out, 2));
    CU_ASSERT_TRUE(other_may_lock(&out, 3));
    pm_batch_unlock(lock);
    pm_folder_close(&out);
    ground_close(&ground);
}

CU_TestInfo pm_tests_batch[] = {
    {"a digest is the published one", a_digest_is_the_published_one},
    {"a map has the digest of its bytes, and sheets that of all of them",
     a_map_has_the_digest_of_its_bytes_and_sheets_that_of_all_of_them},
    {"a place is called after its file", a_place_is_called_after_its_file},
    {"names that would do harm are changed", names_that_would_do_harm_are_changed},
    {"names that are alike are told apart by where the file lies",
     names_that_are_alike_are_told_apart_by_where_the_file_lies},
    {"a name made to be like a told-apart one is told apart, too",
     a_name_made_to_be_like_a_told_apart_one_is_told_apart_too},
    {"a long name is cut", a_long_name_is_cut},
    {"maps that cannot be told apart are refused", maps_that_cannot_be_told_apart_are_refused},
    {"a folder gives the maps in it and below it, and nothing else",
     a_folder_gives_the_maps_in_it_and_below_it_and_nothing_else},
    {"an account reads back as it was written", an_account_reads_back_as_it_was_written},
    {"an account that was cut or changed is none", an_account_that_was_cut_or_changed_is_none},
    {"every option that changes results makes places stale",
     every_option_that_changes_results_makes_places_stale},
    {"an option and its default are the same", an_option_and_its_default_are_the_same},
    {"only one batch has the lock, but shards share it",
     only_one_batch_has_the_lock_but_shards_share_it},
    CU_TEST_INFO_NULL,
};
