/* Drawings in several views and forms: which files are written, and what is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "viz/draw.h"

#define TOWN "tests/data/cli/town.graphml"
#define GRAPHS "tests/data/cli/graphs.graphml"

/* A folder of this run's own. */
static char folder[64];

static void enter_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/partmap-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static void leave_folder(void)
{
    CU_ASSERT_EQUAL(rmdir(folder), 0); /* fails when anything was left behind */
}

/* The file is there and begins so; it is taken away. */
static void expect_file(const char *name, const char *start)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = cli_read_file(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    CU_ASSERT_EQUAL(strncmp(bytes, start, strlen(start)), 0);
    free(bytes);
    CU_ASSERT_EQUAL(unlink(path), 0);
}

static void remove_subfolder(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CU_ASSERT_EQUAL(rmdir(path), 0);
}

/* Runs a line in which "%s" stands for the folder, and "%s" in what is said, too. */
static void expect_line(const char *line, int code, const char *said)
{
    char whole[400];
    char message[600];
    snprintf(whole, sizeof whole, line, folder);
    snprintf(message, sizeof message, said, folder);
    cli_expect(whole, code, "", message);
}

static void every_view_goes_into_a_folder_that_is_made(void)
{
    enter_folder();
    char line[200];
    snprintf(line, sizeof line, "draw -q --view=all " TOWN " -o %s/a/b/", folder);
    cli_expect(line, PM_EXIT_DONE, "", "");
    for (size_t i = 0; i < pm_view_count(); i++) {
        char name[100];
        snprintf(name, sizeof name, "a/b/town-%s.svg", pm_view_at(i)->name);
        expect_file(name, "<?xml");
    }
    remove_subfolder("a/b");
    remove_subfolder("a");
    leave_folder();
}

static void a_list_of_views_is_drawn_once_each(void)
{
    enter_folder();
    expect_line("draw --view=access,power,access " TOWN " -o %s", PM_EXIT_DONE,
                "partmap: 2 drawings are in %s: town-power.svg, town-access.svg.\n");
    expect_file("town-power.svg", "<?xml");
    expect_file("town-access.svg", "<?xml");
    expect_line("draw --format=pdf " TOWN " -o %s/", PM_EXIT_DONE,
                "partmap: 1 drawing is in %s/: town-overview.pdf.\n");
    expect_file("town-overview.pdf", "%PDF");
    leave_folder();
}

static void several_graphs_in_a_folder_have_their_numbers(void)
{
    enter_folder();
    char line[200];
    snprintf(line, sizeof line, "draw -q --view=power,flows " GRAPHS " -o %s", folder);
    cli_expect(line, PM_EXIT_DONE, "", "");
    static const char *const names[] = {"graphs-power.svg",   "graphs-flows.svg",
                                        "graphs-power-2.svg", "graphs-flows-2.svg",
                                        "graphs-power-3.svg", "graphs-flows-3.svg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        expect_file(names[i], "<?xml");
    }
    leave_folder();
}

static void the_suffix_names_the_form(void)
{
    enter_folder();
    static const char *const files[][2] = {
        {"a.svg", "<?xml"}, {"a.pdf", "%PDF"}, {"a.PNG", "\x89PNG"}, {"a.dot", "// Drawn by"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char line[200];
        snprintf(line, sizeof line, "draw " TOWN " --dpi=96 -o %s/%s", folder, files[i][0]);
        cli_expect(line, PM_EXIT_DONE, "", "");
        expect_file(files[i][0], files[i][1]);
    }
    leave_folder();
    cli_expect_parts("draw --format=dot " TOWN " -o -", PM_EXIT_DONE, "digraph map {", "");
}

static void a_form_and_a_suffix_that_differ_are_refused(void)
{
    cli_expect_parts("draw --format=pdf " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "--format is \"pdf\" and \"a.svg\" ends in .svg: leave one of the two out.");
    cli_expect_parts("draw --format=gif " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "--format is \"gif\": it takes svg, pdf, png or dot.");
}

static void several_views_want_a_folder(void)
{
    cli_expect_parts("draw --view=power,access " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "2 views are 2 drawings: name a folder for them, such as -o maps/.");
    cli_expect_parts("draw --view=all " TOWN " -o -", PM_EXIT_USAGE, "", "name a folder for them");
    cli_expect_parts("draw --view=power,acess " TOWN " -o maps/", PM_EXIT_USAGE, "",
                     "--view is \"acess\": did you mean \"access\"?");
    cli_expect_parts("draw --view=, " TOWN " -o maps/", PM_EXIT_USAGE, "", "--view is \"\"");
    cli_expect_parts("--view=all " TOWN " -o a.svg", PM_EXIT_USAGE, "", "--view is \"all\"");
    CU_ASSERT_NOT_EQUAL(access("maps", F_OK), 0);
}

static void a_resolution_out_of_range_is_refused(void)
{
    static const char *const bad[] = {"95", "601", "1e2", "-150", "150dpi", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char line[200];
        char said[200];
        snprintf(line, sizeof line, "draw --dpi=%s " TOWN " -o a.png", bad[i]);
        snprintf(said, sizeof said, "--dpi is \"%s\": write a whole number from 96 to 600.",
                 bad[i]);
        cli_expect_parts(line, PM_EXIT_USAGE, "", said);
    }
}

static void too_many_pixels_write_nothing(void)
{
    enter_folder();
    char line[200];
    snprintf(line, sizeof line, "draw --paper=a3 --dpi=600 " TOWN " -o %s/a.png", folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "50 million is the most: use --dpi=508 or less");
    leave_folder();
}

static void a_folder_that_cannot_be_made_is_said(void)
{
    cli_expect_parts("draw " TOWN " -o " TOWN "/maps/", PM_EXIT_OTHER, "",
                     "The folder " TOWN " could not be made: ");
}

static void the_map_is_never_drawn_over(void)
{
    enter_folder();
    char line[400];
    char *town = cli_read_file(TOWN);
    char path[200];
    snprintf(path, sizeof path, "%s/town-power.svg", folder);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(town, file);
    fclose(file);
    char link_path[200];
    snprintf(link_path, sizeof link_path, "%s/town.graphml", folder);
    CU_ASSERT_EQUAL(symlink("town-power.svg", link_path), 0);
    snprintf(line, sizeof line, "draw --view=overview,power %s -o %s", link_path, folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself");
    CU_ASSERT_EQUAL(unlink(link_path), 0);
    expect_file("town-power.svg", town);
    free(town);
    leave_folder();
}

static void the_whole_job_draws_into_a_folder_too(void)
{
    enter_folder();
    char line[200];
    char said[200];
    snprintf(line, sizeof line, TOWN " --format=pdf -o %s/", folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "\"--format\"");
    snprintf(line, sizeof line, TOWN " -o %s/", folder);
    snprintf(said, sizeof said, "partmap: 1 drawing is in %s/: town-overview.svg.\n", folder);
    cli_expect_parts(line, PM_EXIT_DONE, "Town partnership\n", said);
    expect_file("town-overview.svg", "<?xml");
    leave_folder();
}

CU_TestInfo pm_tests_cli_drawings[] = {
    {"every view goes into a folder that is made", every_view_goes_into_a_folder_that_is_made},
    {"a list of views is drawn once each", a_list_of_views_is_drawn_once_each},
    {"several graphs in a folder have their numbers",
     several_graphs_in_a_folder_have_their_numbers},
    {"the suffix names the form", the_suffix_names_the_form},
    {"a form and a suffix that differ are refused", a_form_and_a_suffix_that_differ_are_refused},
    {"several views want a folder", several_views_want_a_folder},
    {"a resolution out of range is refused", a_resolution_out_of_range_is_refused},
    {"too many pixels write nothing", too_many_pixels_write_nothing},
    {"a folder that cannot be made is said", a_folder_that_cannot_be_made_is_said},
    {"the map is never drawn over", the_map_is_never_drawn_over},
    {"the whole job draws into a folder, too", the_whole_job_draws_into_a_folder_too},
    CU_TEST_INFO_NULL,
};
