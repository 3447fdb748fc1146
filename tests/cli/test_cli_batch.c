/* Batches as a whole: what becomes of maps that end badly, and of batches that do. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/support/batch_ground.h"

/* Under the sanitizers all is ten times slower. */
#ifdef __SANITIZE_ADDRESS__
enum { MAPS = 12, KILLS = 4, SLOWNESS = 8 };
#define TIME "--seconds=20"
#else
enum { MAPS = 34, KILLS = 10, SLOWNESS = 1 };
#define TIME "--seconds=4"
#endif

/* Writes so many sound maps into the folder "maps". */
static void make_maps(const batch_ground *ground, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        char name[64];
        snprintf(name, sizeof name, "maps/place-%02u.graphml", i);
        ground_map(ground, name, i);
    }
}

static void expect_in_file(const batch_ground *ground, const char *name, const char *part)
{
    char *bytes = ground_read(ground, name);
    bool found = bytes != NULL && strstr(bytes, part) != NULL;
    if (!found) {
        fprintf(stderr, "\n%s has no \"%s\" but:\n%s\n", name, part, bytes != NULL ? bytes : "");
    }
    CU_ASSERT_TRUE(found);
    free(bytes);
}

static void rest(unsigned milliseconds)
{
    nanosleep(&(struct timespec){.tv_sec = milliseconds / 1000,
                                 .tv_nsec = (long)(milliseconds % 1000) * 1000000},
              NULL);
}

/* --- maps that end badly --------------------------------------------------------------------- */

static void a_place_holds_what_was_asked_for(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/town.graphml", 3);
    ground_expect(&ground, "maps -o out", 0, "1 place is in out.");
    CU_ASSERT_TRUE(ground_has(&ground, "out/town/map.svg"));
    CU_ASSERT_TRUE(ground_has(&ground, "out/town/report.html"));
    expect_in_file(&ground, "out/town/measures.json", "\"file\":\"town.graphml\"");
    expect_in_file(&ground, "out/town/findings.json", "partmap/findings/1");
    expect_in_file(&ground, "out/town/place.json",
                   "\"status\":\"done\",\"failures\":[],\"files\":[{\"name\":\"measures.json\"");
    expect_in_file(&ground, "out/networks.csv", "town");
    ground_expect(&ground, "maps -o out --make=measures", 0, NULL);
    CU_ASSERT_TRUE(ground_has(&ground, "out/town/measures.json"));
    CU_ASSERT_FALSE(ground_has(&ground, "out/town/map.svg"));
    CU_ASSERT_FALSE(ground_has(&ground, "out/town/report.html"));
    ground_expect(&ground, "maps -o out --make=map", 0, NULL);
    CU_ASSERT_FALSE(ground_has(&ground, "out/town/measures.json"));
    ground_close(&ground);
}

static void maps_that_end_badly_keep_no_other_from_being_done(void)
{
    static const char *const bad[] = {"hangs", "spins", "crashes", "eats", "babbles", "undrawn"};
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, MAPS);
    ground_write(&ground, "maps/broken.graphml", "<graphml>\n<graph>");
    ground_write(&ground, "maps/empty.graphml", "");
    ground_map(&ground, "maps/nosy.graphml", 1);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char name[64];
        snprintf(name, sizeof name, "maps/%s.graphml", bad[i]);
        ground_map(&ground, name, 2);
    }
    ground_expect(&ground, "maps -o out -j4 --make=measures,findings --memory=256 " TIME, 1,
                  "; 7 failed and 1 lacks a drawing or a report: failures.csv says why.");
    expect_in_file(&ground, "out/hangs/place.json",
                   "\"stage\":\"read\",\"reason\":\"It took longer than");
    expect_in_file(&ground, "out/spins/place.json", "\"reason\":\"It took longer than");
    expect_in_file(&ground, "out/crashes/place.json", "\"reason\":\"The work broke down (signal 6");
    expect_in_file(&ground, "out/eats/place.json", "\"reason\":\"The work broke down (signal 6");
    expect_in_file(&ground, "out/babbles/place.json", "\"stage\":\"audit\"");
    expect_in_file(&ground, "out/undrawn/place.json", "\"status\":\"partly\"");
    expect_in_file(&ground, "out/undrawn/place.json", "\"stage\":\"report\"");
    expect_in_file(&ground, "out/undrawn/measures.json", "partmap/measures/1");
    expect_in_file(&ground, "out/nosy/place.json", "\"status\":\"done\"");
    expect_in_file(&ground, "out/broken/place.json", "\"line\":2,");
    expect_in_file(&ground, "out/failures.csv", "hangs.graphml");
    CU_ASSERT_EQUAL(ground_count(&ground, "out", "measures.json"), MAPS + 2);
    ground_close(&ground);
}

static void a_map_that_needs_more_memory_than_it_may_have_says_so(void)
{
#ifndef __SANITIZE_ADDRESS__
    enum { MEMBERS = 300000 }; /* more than a large program may have left over */
    batch_ground ground;
    pm_text map = {0};
    ground_open(&ground);
    pm_text_add(&map, "<graphml><graph edgedefault=\"undirected\">");
    for (unsigned i = 0; i < MEMBERS; i++) {
        pm_text_addf(&map,
                     "<node id=\"member-%u\"/><edge source=\"member-%u\" target=\"member-%u\"/>", i,
                     i, i / 2);
    }
    pm_text_add(&map, "</graph></graphml>");
    ground_write(&ground, "maps/large.graphml", pm_text_bytes(&map));
    pm_text_free(&map);
    ground_expect(&ground, "maps -o out --memory=64 --make=measures", 1, NULL);
    expect_in_file(&ground, "out/large/place.json", "--memory");
    ground_close(&ground);
#endif
}

static void a_map_with_several_graphs_asks_which(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_write(&ground, "two.graphml",
                 "<graphml><graph id=\"old\" edgedefault=\"undirected\"><node id=\"a\"/></graph>"
                 "<graph id=\"new\" edgedefault=\"undirected\"><node id=\"b\"/></graph></graphml>");
    ground_expect(&ground, "two.graphml -o out --make=measures", 1, "such as --graph=old");
    ground_expect(&ground, "two.graphml -o out --make=measures --graph=new", 0, NULL);
    ground_close(&ground);
}

/* --- going on -------------------------------------------------------------------------------- */

/* Seconds and nanoseconds of a file's last change, which a rewritten one does not keep. */
static bool is_older(const batch_ground *ground, const char *name, const char *other)
{
    struct stat a = {0};
    struct stat b = {0};
    CU_ASSERT_TRUE_FATAL(stat(ground_at(ground, name).bytes, &a) == 0 &&
                         stat(ground_at(ground, other).bytes, &b) == 0);
    return a.st_mtim.tv_sec < b.st_mtim.tv_sec ||
           (a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec < b.st_mtim.tv_nsec);
}

static void only_what_is_missing_stale_or_damaged_is_done_again(void)
{
    static const char line[] = "maps -o out --make=measures,findings";
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, 5);
    ground_expect(&ground, line, 0, "5 places are in out.");
    ground_expect(&ground, line, 0, "5 places are in out, 5 of them from before.");
    ground_map(&ground, "maps/place-00.graphml", 9);
    unlink(ground_at(&ground, "out/place-01/findings.json").bytes);
    ground_write(&ground, "out/place-02/measures.json", "changed");
    ground_expect(&ground, line, 0, "5 places are in out, 2 of them from before.");
    CU_ASSERT_TRUE(is_older(&ground, "out/place-03/measures.json", "out/place-02/measures.json"));
    ground_expect(&ground, "maps -o out --make=measures,findings --seed=2", 0,
                  "5 places are in out.");
    ground_expect(&ground, "maps -o out --make=measures,findings --seed=2 --force", 0,
                  "5 places are in out.");
    ground_expect(&ground, "maps -o out --make=measures,findings --seed=2 --run=b", 0,
                  "5 places are in out.");
    ground_close(&ground);
}

static void a_map_that_ran_out_of_time_is_tried_again_and_a_broken_one_is_not(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/hangs.graphml", 1);
    ground_write(&ground, "maps/broken.graphml", "<graphml>");
    ground_expect(&ground, "maps -o out -j2 --make=measures --seconds=1", 1,
                  "hangs.graphml: read: It took longer than 1 seconds");
    ground_expect(&ground, "maps -o out -j2 --make=measures --seconds=1", 1,
                  "2 places are in out, 1 of them from before; 2 failed");
    ground_close(&ground);
}

static void the_bytes_are_the_same_for_any_number_of_workers_and_any_order(void)
{
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, 6);
    ground_expect(&ground, "maps -o one -j1", 0, NULL);
    ground_expect(&ground, "maps -o four -j4", 0, NULL);
    ground_expect(&ground,
                  "maps/place-03.graphml maps/place-00.graphml maps/place-05.graphml "
                  "maps/place-01.graphml maps/place-04.graphml maps/place-02.graphml -o mixed -j3",
                  0, NULL);
    ground_expect_same(&ground, "one", "four", 30);
    ground_expect_same(&ground, "one", "mixed", 30);
    ground_close(&ground);
}

/* A stream of numbers that is the same on each day: splitmix64. */
static unsigned below(unsigned long long *state, unsigned limit)
{
    unsigned long long x = *state += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return (unsigned)((x ^ (x >> 31U)) % limit);
}

/* Starts the batch again and again and sends it the signal after a while of its own. */
static void disturb(const batch_ground *ground, const char *line, int number, unsigned times)
{
    unsigned long long state = (unsigned long long)number;
    for (unsigned i = 0; i < times; i++) {
        pid_t batch = ground_start(ground, line, 0);
        rest((1 + below(&state, 250)) * SLOWNESS);
        kill(batch, number);
        int code = ground_wait(batch);
        /* Done before, with a broken map; stopped; ended before or after signals were heard. */
        CU_ASSERT_TRUE(code == 1 || code == 4 || code == 256 + number);
    }
}

static void a_batch_killed_at_any_point_goes_on_and_ends_in_the_same_bytes(void)
{
    static const char line[] = "maps -o out -j3 --make=measures,findings,map";
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, MAPS);
    ground_write(&ground, "maps/broken.graphml", "<graphml>\n<graph>");
    ground_expect(&ground, "maps -o whole -j3 --make=measures,findings,map", 1, NULL);
    disturb(&ground, line, SIGKILL, KILLS);
    disturb(&ground, line, SIGTERM, KILLS / 3);
    disturb(&ground, line, SIGINT, KILLS / 3);
    ground_expect(&ground, line, 1, NULL);
    ground_expect_same(&ground, "whole", "out", (size_t)3 * MAPS);
    CU_ASSERT_EQUAL(ground_count(&ground, "out", ".partmap-"), 0);
    ground_close(&ground);
}

/* Gives a folder a file system of its own, or changes that; false where that cannot be. */
static bool mount_small(const char *options, const char *folder)
{
    char *words[] = {strdup("mount"), strdup("-t"),    strdup("tmpfs"), strdup("-o"),
                     strdup(options), strdup("tmpfs"), strdup(folder),  NULL};
    bool done = geteuid() == 0 && ground_run(words);
    for (size_t i = 0; words[i] != NULL; i++) {
        free(words[i]);
    }
    return done;
}

static bool unmount(const char *folder)
{
    char *words[] = {strdup("umount"), strdup(folder), NULL};
    bool done = ground_run(words);
    free(words[0]);
    free(words[1]);
    return done;
}

static void a_full_disk_stops_the_batch_which_then_goes_on(void)
{
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, 8);
    ground_path disk = ground_at(&ground, "disk");
    mkdir(disk.bytes, 0777);
    if (mount_small("size=400k", disk.bytes)) {
        ground_expect(&ground, "maps -o whole --make=measures,findings", 0, NULL);
        ground_expect(&ground, "maps -o disk/out --make=measures,findings", 4, "The disk is full");
        CU_ASSERT_EQUAL(ground_count(&ground, "disk/out", ".partmap-"), 0);
        CU_ASSERT_TRUE(mount_small("remount,size=64m", disk.bytes));
        ground_expect(&ground, "maps -o disk/out --make=measures,findings", 0, NULL);
        ground_expect_same(&ground, "whole", "disk/out", 16);
        CU_ASSERT_TRUE(unmount(disk.bytes));
    }
    ground_close(&ground);
}

/* The same without another file system: a file that may not grow stands for a disk that is full. */
static void a_file_that_cannot_be_written_stops_the_batch_which_then_goes_on(void)
{
    static const char line[] = "maps -o out --make=measures,findings";
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, 5);
    ground_expect(&ground, "maps -o whole --make=measures,findings", 0, NULL);
    CU_ASSERT_EQUAL(ground_wait(ground_start(&ground, line, 4096)), 4);
    CU_ASSERT_EQUAL(ground_count(&ground, "out", ".partmap-"), 0);
    CU_ASSERT_EQUAL(ground_count(&ground, "out", "place.json"), 0);
    ground_expect(&ground, line, 0, NULL);
    ground_expect_same(&ground, "whole", "out", 10);
    ground_close(&ground);
}

/* --- stopping -------------------------------------------------------------------------------- */

/* Waits until there is such a file, as long as that can take. */
static void wait_for(const batch_ground *ground, const char *name)
{
    for (unsigned i = 0; i < 3000 && !ground_has(ground, name); i++) {
        rest(10);
    }
    CU_ASSERT_TRUE(ground_has(ground, name));
}

static void a_stop_ends_the_maps_under_way_and_leaves_no_half_place(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/a.graphml", 1);
    ground_map(&ground, "maps/hangs.graphml", 2);
    ground_map(&ground, "maps/z.graphml", 3);
    pid_t batch = ground_start(&ground, "maps -o out -j1 --make=measures --seconds=600", 0);
    wait_for(&ground, "out/a/place.json");
    rest(50);
    kill(batch, SIGINT);
    CU_ASSERT_EQUAL(ground_wait(batch), 4);
    CU_ASSERT_FALSE(ground_has(&ground, "out/hangs"));
    CU_ASSERT_FALSE(ground_has(&ground, "out/z"));
    CU_ASSERT_FALSE(ground_has(&ground, "out/networks.csv"));
    ground_close(&ground);
}

static void sigterm_lets_the_maps_under_way_end(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/hangs-1.graphml", 1);
    ground_map(&ground, "maps/z.graphml", 2);
    pid_t batch = ground_start(&ground, "maps -o out -j1 --seconds=2 --log=log", 0);
    wait_for(&ground, "log");
    rest(100 * SLOWNESS);
    kill(batch, SIGTERM);
    CU_ASSERT_EQUAL(ground_wait(batch), 4);
    expect_in_file(&ground, "out/hangs-1/place.json", "It took longer than 2 seconds");
    CU_ASSERT_FALSE(ground_has(&ground, "out/z"));
    expect_in_file(&ground, "log",
                   "\"event\":\"stop\",\"reason\":\"stopped by signal 15, Terminated\"");
    ground_close(&ground);
}

static void no_child_outlives_a_killed_batch(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/hangs.graphml", 1);
    pid_t batch = ground_start(&ground, "maps -o out --seconds=600", 0);
    wait_for(&ground, "out/.partmap.lock");
    rest(100 * SLOWNESS);
    kill(batch, SIGKILL);
    CU_ASSERT_EQUAL(ground_wait(batch), 256 + SIGKILL);
    /* One that lived on would not let go of the lock, if that were handed down, nor of the time. */
    ground_expect(&ground, "maps -o out --seconds=1", 1, "It took longer than 1 seconds");
    ground_close(&ground);
}

static void a_second_batch_into_the_same_folder_is_refused(void)
{
    batch_ground ground;
    char part[128];
    ground_open(&ground);
    ground_map(&ground, "maps/hangs.graphml", 1);
    pid_t first = ground_start(&ground, "maps -o out --seconds=600", 0);
    wait_for(&ground, "out/.partmap.lock");
    rest(100 * SLOWNESS);
    snprintf(part, sizeof part,
             "partmap: out: Another batch (process %ld) is writing into this folder", (long)first);
    ground_expect(&ground, "maps -o out", 4, part);
    kill(first, SIGINT);
    CU_ASSERT_EQUAL(ground_wait(first), 4);
    ground_close(&ground);
}

/* --- what is refused, and what is left alone ------------------------------------------------- */

static void folders_that_cannot_be_read_or_are_empty_are_named(void)
{
    batch_ground ground;
    ground_open(&ground);
    mkdir(ground_at(&ground, "empty").bytes, 0777);
    ground_expect(&ground, "empty -o out", 3,
                  "partmap: There is no map in empty: files of maps end in");
    CU_ASSERT_FALSE(ground_has(&ground, "out"));
    ground_expect(&ground, "nowhere -o out", 3,
                  "partmap: nowhere: There is no such file or folder");
    ground_expect(&ground, "empty", 2, "Name the folder for the results: -o OUT.");
    ground_expect(&ground, "- -o out", 2, "A batch reads files");
    ground_write(&ground, "file", "x");
    ground_map(&ground, "maps/a.graphml", 1);
    ground_expect(&ground, "maps -o file", 4, "A file or a symbolic link is in the place");
    ground_expect(&ground, "maps -o out --memory=1", 2, "write a whole number from 64 to");
    ground_expect(&ground, "maps -o out -j0", 2, "--jobs is \"0\"");
    ground_expect(&ground, "maps -o out --make=all", 2, "--make is \"all\"");
    ground_close(&ground);
}

static void a_folder_without_permission_is_passed_over_with_a_warning(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/a.graphml", 1);
    ground_map(&ground, "maps/locked/b.graphml", 2);
    CU_ASSERT_EQUAL(chmod(ground.folder, 0777), 0);
    CU_ASSERT_EQUAL(chmod(ground_at(&ground, "maps/locked").bytes, 0), 0);
    bool root = geteuid() == 0;
    CU_ASSERT_TRUE(!root || seteuid(65534) == 0);
    ground_expect(&ground, "maps/locked -o out", 3,
                  "partmap: maps/locked: The folder cannot be read: Permission denied.");
    ground_expect(&ground, "maps -o out --make=measures", 0,
                  "maps/locked: warning: The folder is passed over with all maps in it");
    CU_ASSERT_TRUE(!root || seteuid(0) == 0);
    CU_ASSERT_EQUAL(chmod(ground_at(&ground, "maps/locked").bytes, 0777), 0);
    ground_close(&ground);
}

static void symbolic_links_in_the_output_are_not_followed(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/town.graphml", 1);
    ground_write(&ground, "precious/measures.json", "mine");
    mkdir(ground_at(&ground, "out").bytes, 0777);
    CU_ASSERT_EQUAL(symlink("../precious", ground_at(&ground, "out/town").bytes), 0);
    ground_expect(&ground, "maps -o out --make=measures", 4,
                  "partmap: out/town: A file or a symbolic link is in the place of this folder");
    unlink(ground_at(&ground, "out/town").bytes);
    mkdir(ground_at(&ground, "out/town").bytes, 0777);
    CU_ASSERT_EQUAL(
        symlink("../../precious/measures.json", ground_at(&ground, "out/town/measures.json").bytes),
        0);
    ground_expect(&ground, "maps -o out --make=measures", 0, NULL);
    expect_in_file(&ground, "precious/measures.json", "mine");
    expect_in_file(&ground, "out/town/measures.json", "partmap/measures/1");
    CU_ASSERT_EQUAL(symlink("out", ground_at(&ground, "link").bytes), 0);
    ground_expect(&ground, "maps -o link --make=measures", 4, "symbolic link");
    ground_close(&ground);
}

static void files_of_others_stay_and_places_of_other_maps_are_told_of(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/here.graphml", 1);
    ground_map(&ground, "maps/gone.graphml", 2);
    ground_expect(&ground, "maps -o out --make=measures", 0, NULL);
    ground_write(&ground, "out/here/notes.txt", "mine");
    unlink(ground_at(&ground, "maps/gone.graphml").bytes);
    ground_expect(&ground, "maps -o out --make=measures --force", 0,
                  "1 place in out is of none of these maps, such as gone, and left out");
    expect_in_file(&ground, "out/here/notes.txt", "mine");
    CU_ASSERT_TRUE(ground_has(&ground, "out/gone/measures.json"));
    char *table = ground_read(&ground, "out/networks.csv");
    CU_ASSERT_TRUE(table != NULL && strstr(table, "here") != NULL && strstr(table, "gone") == NULL);
    free(table);
    ground_close(&ground);
}

static void a_file_named_twice_is_one_place_and_files_of_one_name_are_two(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/north/town.graphml", 1);
    ground_map(&ground, "maps/south/town.graphml", 2);
    ground_map(&ground, "maps/vale.graphml", 3);
    ground_expect(&ground, "maps maps/vale.graphml ./maps//vale.graphml -o out --make=measures", 0,
                  "3 places are in out.");
    CU_ASSERT_TRUE(ground_has(&ground, "out/vale/place.json"));
    CU_ASSERT_FALSE(ground_has(&ground, "out/town"));
    CU_ASSERT_EQUAL(ground_count(&ground, "out", "town-"), 2);
    ground_close(&ground);
}

static void hostile_file_names_become_harmless_places(void)
{
    static const char *const files[] = {"maps/new\nline.graphml",  "maps/\"quoted\"'s.graphml",
                                        "maps/=cmd|' !A0.graphml", "maps/\xE2\x98\x83.graphml",
                                        "maps/\xFF\xFE.graphml",   "maps/<b>&amp;.graphml",
                                        "maps/..graphml.graphml",  "maps/%s%n.graphml"};
    enum { COUNT = sizeof files / sizeof *files };
    batch_ground ground;
    char longest[300] = "maps/";
    ground_open(&ground);
    for (unsigned i = 0; i < COUNT; i++) {
        ground_map(&ground, files[i], i);
    }
    memset(longest + 5, 'n', 247);
    snprintf(longest + 252, sizeof longest - 252, ".graphml");
    ground_map(&ground, longest, COUNT);
    ground_expect(&ground, "maps -o out --make=measures,findings", 0, NULL);
    CU_ASSERT_EQUAL(ground_count(&ground, "out", "place.json"),
                    COUNT); /* one is hidden as a file */
    CU_ASSERT_TRUE(ground_has(&ground, "out/new_line/place.json"));
    CU_ASSERT_TRUE(ground_has(&ground, "out/_s_n/place.json"));
    CU_ASSERT_FALSE(ground_has(&ground, "amp;.graphml"));
    ground_close(&ground);
}

static void shards_do_every_place_once(void)
{
    batch_ground ground;
    ground_open(&ground);
    make_maps(&ground, 9);
    ground_expect(&ground, "maps -o whole --make=measures", 0, NULL);
    ground_expect(&ground, "maps -o shards --make=measures --shard=1/2", 0, NULL);
    size_t first = ground_count(&ground, "shards", "place.json");
    CU_ASSERT_TRUE(first > 0 && first < 9);
    CU_ASSERT_FALSE(ground_has(&ground, "shards/networks.csv"));
    ground_expect(&ground, "maps -o shards --make=measures --shard=2/2", 0, NULL);
    ground_expect(&ground, "maps -o shards --make=measures", 0,
                  "9 places are in shards, 9 of them from before.");
    ground_expect_same(&ground, "whole", "shards", 18);
    ground_close(&ground);
}

static void the_log_tells_what_happened(void)
{
    batch_ground ground;
    ground_open(&ground);
    ground_map(&ground, "maps/town.graphml", 1);
    ground_expect(&ground, "maps -o out --make=measures --log=log -q", 0, "");
    ground_expect(&ground, "maps -o out --make=measures --log=log -q", 0, "");
    expect_in_file(&ground, "log", "\"event\":\"start\",\"partmap\":\"" PM_VERSION "\"");
    expect_in_file(&ground, "log",
                   "\"place\":\"town\",\"file\":\"town.graphml\",\"status\":\"done\"");
    expect_in_file(&ground, "log", "\"before\":true");
    expect_in_file(&ground, "log", "\"seconds\":{\"read\":");
    expect_in_file(&ground, "log",
                   "\"event\":\"stop\",\"reason\":\"done\",\"done\":1,\"before\":1");
    ground_expect(&ground, "maps -o out --log=none/log", 4,
                  "none/log: The folder to write it into");
    ground_close(&ground);
}

CU_TestInfo pm_tests_cli_batch[] = {
    {"a place holds what was asked for", a_place_holds_what_was_asked_for},
    {"maps that end badly keep no other from being done",
     maps_that_end_badly_keep_no_other_from_being_done},
    {"a map that needs more memory than it may have says so",
     a_map_that_needs_more_memory_than_it_may_have_says_so},
    {"a map with several graphs asks which", a_map_with_several_graphs_asks_which},
    {"only what is missing, stale or damaged is done again",
     only_what_is_missing_stale_or_damaged_is_done_again},
    {"a map that ran out of time is tried again and a broken one is not",
     a_map_that_ran_out_of_time_is_tried_again_and_a_broken_one_is_not},
    {"the bytes are the same for any number of workers and any order",
     the_bytes_are_the_same_for_any_number_of_workers_and_any_order},
    {"a batch killed at any point goes on and ends in the same bytes",
     a_batch_killed_at_any_point_goes_on_and_ends_in_the_same_bytes},
    {"a full disk stops the batch, which then goes on",
     a_full_disk_stops_the_batch_which_then_goes_on},
    {"a file that cannot be written stops the batch, which then goes on",
     a_file_that_cannot_be_written_stops_the_batch_which_then_goes_on},
    {"a stop ends the maps under way and leaves no half place",
     a_stop_ends_the_maps_under_way_and_leaves_no_half_place},
    {"SIGTERM lets the maps under way end", sigterm_lets_the_maps_under_way_end},
    {"no child outlives a killed batch", no_child_outlives_a_killed_batch},
    {"a second batch into the same folder is refused",
     a_second_batch_into_the_same_folder_is_refused},
    {"folders that cannot be read or are empty are named",
     folders_that_cannot_be_read_or_are_empty_are_named},
    {"a folder without permission is passed over with a warning",
     a_folder_without_permission_is_passed_over_with_a_warning},
    {"symbolic links in the output are not followed",
     symbolic_links_in_the_output_are_not_followed},
    {"files of others stay, and places of other maps are told of",
     files_of_others_stay_and_places_of_other_maps_are_told_of},
    {"a file named twice is one place, and files of one name are two",
     a_file_named_twice_is_one_place_and_files_of_one_name_are_two},
    {"hostile file names become harmless places", hostile_file_names_become_harmless_places},
    {"shards do every place once", shards_do_every_place_once},
    {"the log tells what happened", the_log_tells_what_happened},
    CU_TEST_INFO_NULL,
};
