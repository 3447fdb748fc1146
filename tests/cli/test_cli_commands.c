/* Each command, right and wrong, in process: what it prints, what it writes, how it ends. Drawings
 * are looked into by the drawing's own tests. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "engine/audit/audit.h"
#include "engine/measure/measures.h"
#include "engine/model/vocabulary.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "viz/charts.h"
#include "viz/draw.h"

#define DATA "tests/data/cli/"
#define DIALECTS "tests/data/dialects/"
#define TOWN DATA "town.graphml"
#define BAD DATA "bad_number.graphml"

static const char BAD_FIRST[] =
    BAD ":12:26: budget is \"a lot\", which is not a number: write plain digits with a full stop "
        "for decimals, such as 1250.5, or leave it blank.\n";
static const char BAD_SECOND[] = BAD ":15:24: kind is \"organization\": did you mean "
                                     "\"organisation\"? It takes one of organisation, body, "
                                     "person, outcome.\n";

/* A folder of this run's own, for files written; removed by leave_folder. */
static char folder[64];

static void enter_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/partmap-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void leave_folder(const char *const *names)
{
    for (size_t i = 0; names[i] != NULL; i++) {
        CU_ASSERT_EQUAL(unlink(in_folder(names[i])), 0);
    }
    CU_ASSERT_EQUAL(rmdir(folder), 0); /* fails when anything else was left behind */
}

static void copy_to_folder(const char *from, const char *name)
{
    char *bytes = cli_read_file(from);
    FILE *file = fopen(in_folder(name), "wb");
    CU_ASSERT_TRUE_FATAL(bytes != NULL && file != NULL);
    fputs(bytes, file);
    fclose(file);
    free(bytes);
}

/* --- check ----------------------------------------------------------------------------------- */

/* What check says of TOWN after its name. */
#define TOWN_SOUND ": sound: 5 members (4 organisations, 1 body), 4 relationships, 1 person.\n"
#define TOWN_NODES "    nodes   label, kind, sector, decision_body, budget; kept: Sponsorship\n"
#define TOWN_READ                                                                                  \
    "    GraphML: 6 nodes, 4 edges\n"                                                              \
    "    graph   name\n" TOWN_NODES "    edges   kind, carried_by, amount\n"

static void check_says_what_is_in_a_sound_map(void)
{
    cli_expect("check " TOWN, PM_EXIT_DONE, TOWN TOWN_SOUND TOWN_READ, "");
    cli_expect("check -q " TOWN, PM_EXIT_DONE, "", "");
}

static void check_shows_every_problem_with_its_place(void)
{
    char expected[1024];
    snprintf(expected, sizeof expected, "%s%s", BAD_FIRST, BAD_SECOND);
    cli_expect("check " BAD, PM_EXIT_INPUT, expected, "");
}

static void check_warns_of_a_tie_with_itself(void)
{
    cli_expect("check " DATA "loop.graphml", PM_EXIT_DONE,
               DATA "loop.graphml:6:5: warning: The tie joins \"a\" with itself: it is left out of "
                    "every measure. Check its source and target.\n" DATA
                    "loop.graphml: sound: 2 members (2 organisations, 0 bodies), 2 relationships; "
                    "1 warning.\n    GraphML: 2 nodes, 2 edges\n",
               "");
    cli_expect("check --quiet " DATA "loop.graphml", PM_EXIT_DONE, "", "");
}

static void check_tells_how_the_file_of_another_program_was_read(void)
{
    cli_expect("check " DIALECTS "gephi_layout.graphml", PM_EXIT_DONE,
               DIALECTS "gephi_layout.graphml: sound: 2 members (2 organisations, 0 bodies), 1 "
                        "relationship.\n"
                        "    GraphML by Gephi: 2 nodes, 1 edge; positions of all nodes\n"
                        "    nodes   label; kept: size, r, g, b, x, y\n"
                        "    edges   kind <- Edge Label, strength <- weight\n",
               "");
    cli_expect_parts("check " DIALECTS "nodexl_prefixes.graphml", PM_EXIT_DONE,
                     "    GraphML by NodeXL: 2 nodes, 1 edge\n"
                     "    nodes   label <- Label; kept: Color\n"
                     "    edges   kept: Edge Weight, Weight\n",
                     NULL);
    cli_expect_parts(
        "check " DIALECTS "yed_groups.graphml", PM_EXIT_DONE,
        "    GraphML by yEd: 5 nodes, 2 edges; 2 groups; positions of 1 of the nodes\n", NULL);
    cli_expect_parts("check " DIALECTS "visone_shapes.graphml", PM_EXIT_DONE,
                     "; positions of 1 of the nodes\n", NULL);
}

static void check_shows_what_map_changes(void)
{
    cli_expect_parts("check --map sector=Sponsorship " TOWN, PM_EXIT_DONE,
                     "sector <- Sponsorship (--map)", NULL);
    const char *name = "tests/data/good/names_nearly_words.graphml";
    cli_result doubts = cli_run("check tests/data/good/names_nearly_words.graphml", NULL);
    cli_result mapped =
        cli_run("check --map node.level=levl tests/data/good/names_nearly_words.graphml", NULL);
    CU_ASSERT_PTR_EQUAL(strstr(doubts.out, name), doubts.out);
    CU_ASSERT_PTR_NOT_NULL(strstr(doubts.out, "\"levl\" is not read as"));
    CU_ASSERT_PTR_NULL(strstr(mapped.out, "\"levl\" is not read as"));
    CU_ASSERT_PTR_NOT_NULL(strstr(mapped.out, "level <- levl (--map)"));
    cli_result_free(&doubts);
    cli_result_free(&mapped);
}

static void check_goes_on_after_a_bad_map(void)
{
    cli_expect("check nowhere.graphml " DATA " " TOWN, PM_EXIT_INPUT, TOWN TOWN_SOUND TOWN_READ,
               "partmap: nowhere.graphml: There is no such file: check its name and folder.\n"
               "partmap: " DATA ": This is a folder: name a map in it.\n");
}

static void check_reads_standard_input(void)
{
    cli_result refused =
        cli_run("check -", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><graphml/>");
    CU_ASSERT_EQUAL(refused.code, PM_EXIT_INPUT);
    CU_ASSERT_PTR_EQUAL(strstr(refused.out, "-:1:"), refused.out);
    CU_ASSERT_PTR_NOT_NULL(strstr(refused.out, "DOCTYPE"));
    CU_ASSERT_PTR_NULL(strstr(refused.out, "root:"));
    cli_result_free(&refused);

    char *town = cli_read_file(TOWN);
    cli_result read = cli_run("check -", town);
    CU_ASSERT_STRING_EQUAL(read.out, "-" TOWN_SOUND TOWN_READ);
    cli_result_free(&read);
    free(town);
}

/* --- measure --------------------------------------------------------------------------------- */

static void measure_shows_the_network_and_points_to_the_rest(void)
{
    cli_expect_parts("measure " TOWN, PM_EXIT_DONE, "NETWORK\n\norganisations ",
                     "partmap: More with --level=LEVEL: network, organisation, relationship, "
                     "person, sector, mixing or all.\n");
    cli_expect_parts("measure -q --level=all " TOWN, PM_EXIT_DONE, "\nPAIRS OF SECTORS (6)\n", "");
}

static void measure_writes_only_what_is_chosen(void)
{
    cli_expect("measure --only=organisations,isolates " TOWN, PM_EXIT_DONE,
               "NETWORK\n\n"
               "organisations           4  Organisations\n\n"
               "isolates                1  Isolates (members)\n",
               "");
    cli_expect("measure --format=csv --only=degree,cut_off " TOWN, PM_EXIT_DONE,
               "id,label,kind,sector,degree,cut_off\r\n"
               "board,Board,body,,2,\r\n"
               "council,Borough council,organisation,public,2,\r\n"
               "cvs,Council of voluntary services,organisation,voluntary,3,food\r\n"
               "food,\"'=Food \"\"bank\"\", town\",organisation,voluntary,1,\r\n"
               "arts,Arts & heritage,organisation,culture,0,\r\n",
               "");
}

static void measure_holds_one_level_in_csv(void)
{
    cli_expect("measure --format=csv --level=person --only=ties_carried,ties_lost " TOWN,
               PM_EXIT_DONE,
               "id,label,ties_carried,ties_lost\r\nperson-1,Person 1,2,1\r\n"
               "person-2,Person 2,2,1\r\n",
               "");
    cli_expect("measure --format=csv --level=mixing --only=ties,density " TOWN, PM_EXIT_DONE,
               "a,b,ties,density\r\n"
               "culture,culture,0,\r\n"
               "culture,public,0,0\r\n"
               "culture,voluntary,0,0\r\n"
               "public,public,0,\r\n"
               "public,voluntary,1,0.5\r\n"
               "voluntary,voluntary,1,1\r\n",
               "");
    cli_expect("measure --format=csv --level=network --only=ties,density " TOWN, PM_EXIT_DONE,
               "file,graph,name,ties,density\r\n" TOWN ",town,Town partnership,4,0.4\r\n", "");
    cli_expect("measure --format=csv --level=relationship --only=bridge,size_ratio " TOWN,
               PM_EXIT_DONE,
               "id,source,target,kind,bridge,size_ratio\r\n"
               "e1,council,board,works_with,false,\r\n"
               "e2,cvs,board,works_with,false,\r\n"
               ",cvs,food,,true,15\r\n"
               "e4,council,cvs,funds,false,4.016666666666667\r\n",
               "");
    cli_expect("measure --format=csv --level=all " TOWN, PM_EXIT_USAGE, "",
               "partmap: A csv file holds one level: name one, such as --level=organisation.\n"
               "Try \"partmap measure --help\".\n");
    cli_expect("measure --format=json --level=sector " TOWN, PM_EXIT_USAGE, "",
               "partmap: --level goes with table and csv: json always holds every level.\n"
               "Try \"partmap measure --help\".\n");
}

static void measure_corrects_unknown_keys(void)
{
    cli_expect("measure --only=densty nowhere.graphml", PM_EXIT_USAGE, "",
               "partmap: There is no measure \"densty\": did you mean \"density\"?\n"
               "Try \"partmap measure --help\".\n");
    cli_expect("measure --only=, " TOWN, PM_EXIT_USAGE, "",
               "partmap: --only names no measure: write --only=density,ties, or leave it out for "
               "all.\nTry \"partmap measure --help\".\n");
    cli_expect("measure --only=gini_staff " TOWN, PM_EXIT_USAGE, "",
               "partmap: This map has no \"gini_staff\": \"gini_\" is followed by the name of a "
               "resource that a member states (see --resource).\n"
               "Try \"partmap measure --help\".\n");
    cli_expect("measure --format=csv --only=isolates " TOWN, PM_EXIT_USAGE, "",
               "partmap: \"isolates\" is not a measure of level organisation: write "
               "--level=network.\nTry \"partmap measure --help\".\n");
}

static void measure_reads_words_from_other_attributes(void)
{
    cli_expect(
        "measure --map node.sector=Sponsorship --format=csv --level=sector --only=members " TOWN,
        PM_EXIT_DONE, "id,members\r\ngold,1\r\nsilver,1\r\n", "");
    cli_expect("measure --map kind=Sponsorship " TOWN, PM_EXIT_USAGE, "",
               "partmap: --map: \"kind\" is a word of more than one thing: write --map "
               "node.kind=Sponsorship or --map edge.kind=Sponsorship.\n"
               "Try \"partmap measure --help\".\n");
    cli_expect("measure --map secter=Sponsorship " TOWN, PM_EXIT_USAGE, "",
               "partmap: --map: \"secter\" is not a word of partnership maps: did you mean "
               "\"sector\"?\nTry \"partmap measure --help\".\n");
    cli_expect("measure --map weight=amount " TOWN, PM_EXIT_USAGE, "",
               "partmap: --map: \"weight\" is not a word of partnership maps: did you mean "
               "\"strength\"?\nTry \"partmap measure --help\".\n");
    cli_expect("measure --map sector=Sponsorshp " TOWN, PM_EXIT_USAGE, "",
               "partmap: " TOWN
               ": No node has an attribute \"Sponsorshp\" to read \"sector\" from. "
               "Did you mean \"Sponsorship\"?\nTry \"partmap measure --help\".\n");
    cli_expect("measure --map sector " TOWN, PM_EXIT_USAGE, "",
               "partmap: --map takes a word and an attribute, such as --map sector=Sponsorship, "
               "not \"sector\".\nTry \"partmap measure --help\".\n");
}

static void values_that_a_redirected_word_does_not_take_are_said(void)
{
    cli_expect_parts(
        "measure --map node.membership=Sponsorship --only=organisations " TOWN, PM_EXIT_DONE, NULL,
        "partmap: " TOWN ":20: warning: membership is \"gold\": it takes one of volunteer, "
        "conscript, mixed. It counts as not stated.\n");
    cli_expect("measure -q --map node.membership=Sponsorship --only=organisations " TOWN,
               PM_EXIT_DONE, "NETWORK\n\norganisations           4  Organisations\n", "");
}

static void measure_says_what_the_settings_lack(void)
{
    cli_expect_parts("measure --sector=Colour " TOWN, PM_EXIT_USAGE, "", "partmap: " TOWN ": ");
    cli_expect_parts("measure --resource=Colour " TOWN, PM_EXIT_USAGE, "", "\"Colour\"");
    cli_expect_parts("measure --decision=nobody " TOWN, PM_EXIT_USAGE, "", "\"nobody\"");
}

static void measure_compares_with_chance_on_request(void)
{
    cli_expect_parts("measure --significance=19 " TOWN, PM_EXIT_DONE,
                     "IS IT MORE THAN CHANCE?\nToo small to tell", NULL);
    cli_expect_parts("measure --significance=19 --seed=3 samples/fragile.graphml", PM_EXIT_DONE,
                     "19 maps drawn under each model with seed 3.", NULL);
    cli_expect_parts("measure --significance --format=json " TOWN, PM_EXIT_DONE,
                     "\"significance\":{\"seed\":1,\"draws\":999,\"too_small\":true", NULL);
    cli_expect_parts("measure --significance=0 " TOWN, PM_EXIT_USAGE, NULL,
                     "--significance is \"0\": write how many maps to draw, from 1 to 1000000.");
    cli_expect_parts("measure --jackknife --format=csv " TOWN, PM_EXIT_USAGE, NULL,
                     "--significance and --jackknife go with table and json");
}

static void measure_draws_the_same_maps_for_the_same_seed(void)
{
    static const char line[] = "measure --significance=29 --format=json samples/fragile.graphml";
    cli_result first = cli_run(line, NULL);
    cli_result second = cli_run(line, NULL);
    cli_result other =
        cli_run("measure --significance=29 --seed=2 --format=json samples/fragile.graphml", NULL);
    CU_ASSERT_EQUAL(first.code, PM_EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(strstr(first.out, "random maps of the same size and number of ties"));
    CU_ASSERT_STRING_EQUAL(first.out, second.out);
    CU_ASSERT_STRING_NOT_EQUAL(first.out, other.out);
    cli_result_free(&first);
    cli_result_free(&second);
    cli_result_free(&other);
}

static void measure_leaves_out_each_member_on_request(void)
{
    cli_expect_parts("measure --jackknife samples/fragile.graphml", PM_EXIT_DONE,
                     "HOW MUCH HANGS ON ONE MEMBER\n", NULL);
    cli_expect_parts("measure --jackknife --format=json samples/fragile.graphml", PM_EXIT_DONE,
                     "\"jackknife\":[{\"key\":\"density\",\"value\":", NULL);
}

static void measure_gives_closeness_only_on_request(void)
{
    cli_expect_parts("measure --only=closeness " TOWN, PM_EXIT_USAGE, NULL,
                     "\"closeness\" is only computed with --closeness.");
    cli_expect_parts("measure --closeness --only=closeness " TOWN, PM_EXIT_DONE, "closeness", NULL);
}

static void an_invalid_map_is_refused_with_all_its_errors(void)
{
    char expected[1024];
    snprintf(expected, sizeof expected, "partmap: %spartmap: %s", BAD_FIRST, BAD_SECOND);
    cli_expect("measure " BAD, PM_EXIT_INPUT, "", expected);
    cli_expect("audit -q " BAD, PM_EXIT_INPUT, "", expected);
}

/* --- output ---------------------------------------------------------------------------------- */

static void a_file_gets_what_the_stream_would(void)
{
    char line[256];
    enter_folder();
    snprintf(line, sizeof line, "measure --format=csv " TOWN " -o %s", in_folder("a.csv"));
    cli_expect(line, PM_EXIT_DONE, "", "");
    char *written = cli_read_file(in_folder("a.csv"));
    cli_result shown = cli_run("measure --format=csv " TOWN " -o -", NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(written);
    CU_ASSERT_STRING_EQUAL(written, shown.out);
    free(written);
    cli_result_free(&shown);
    leave_folder((const char *const[]){"a.csv", NULL});
}

static void the_map_is_never_overwritten(void)
{
    char line[512];
    char map[128];
    enter_folder();
    copy_to_folder(TOWN, "town.graphml");
    snprintf(map, sizeof map, "%s", in_folder("town.graphml"));
    CU_ASSERT_EQUAL(symlink(map, in_folder("link.svg")), 0);
    snprintf(line, sizeof line, "audit %s -o %s", map, map);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself: give the result another name");
    snprintf(line, sizeof line, "draw %s -o %s", map, in_folder("link.svg"));
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself: give the result another name");
    char *now = cli_read_file(map);
    char *then = cli_read_file(TOWN);
    CU_ASSERT_STRING_EQUAL(now, then);
    free(now);
    free(then);
    leave_folder((const char *const[]){"town.graphml", "link.svg", NULL});
}

static void a_result_that_cannot_be_written_is_an_error_of_its_own(void)
{
    cli_expect("measure " TOWN " -o /dev/full", PM_EXIT_OTHER, "",
               "partmap: /dev/full: The disk is full, nothing was written: make room or choose "
               "another.\n");
    cli_expect("measure " TOWN " -o tests/nowhere/a.csv", PM_EXIT_OTHER, "",
               "partmap: tests/nowhere/a.csv: The folder to write it into is not there: make it "
               "first.\n");
}

static void a_full_standard_output_is_noticed(void)
{
    char program[] = "partmap";
    char command[] = "explain";
    char *words[] = {program, command, NULL};
    char *said = NULL;
    size_t length = 0;
    FILE *full = fopen("/dev/full", "w");
    FILE *err = open_memstream(&said, &length);
    CU_ASSERT_TRUE_FATAL(full != NULL && err != NULL);
    pm_streams streams = {.in = stdin, .out = full, .err = err};
    CU_ASSERT_EQUAL(pm_cli_run(2, words, &streams), PM_EXIT_OTHER);
    fclose(err);
    CU_ASSERT_PTR_EQUAL(strstr(said, "partmap: Standard output could not be written"), said);
    free(said);
    fclose(full);
}

/* --- audit ----------------------------------------------------------------------------------- */

static void audit_groups_findings_and_asks(void)
{
    cli_result result = cli_run("audit " TOWN, NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
    CU_ASSERT_STRING_EQUAL(result.err, "");
    CU_ASSERT_PTR_EQUAL(strstr(result.out, "Town partnership\n5 members, 4 ties. "), result.out);
    const char *issues = strstr(result.out, "\nISSUES\n\n 1. ");
    const char *watch = strstr(result.out, "\nWATCH\n");
    const char *cannot = strstr(result.out, "\nCANNOT TELL\n");
    CU_ASSERT_TRUE_FATAL(issues != NULL && watch != NULL && cannot != NULL);
    CU_ASSERT_TRUE(issues < watch && watch < cannot);
    const char *ask = strstr(issues, "\n    Ask   ");
    CU_ASSERT_TRUE(ask != NULL && ask < watch);
    CU_ASSERT_PTR_NULL(strstr(cannot, "\n    Ask   "));
    CU_ASSERT_PTR_NULL(strchr(result.out, '\033'));
    cli_expect_width(result.out, 80);
    cli_result_free(&result);
}

static void audit_says_what_was_counted(void)
{
    cli_expect_parts("audit --ties=works_with,member,funds --both --directed " TOWN, PM_EXIT_DONE,
                     "\nCounted: ties of kind works_with, member or funds; ties both ends report; "
                     "routes\nfollow the direction of ties.\n",
                     "");
    cli_result result = cli_run("audit " TOWN, NULL);
    CU_ASSERT_PTR_NULL(strstr(result.out, "Counted:"));
    cli_result_free(&result);
}

static void colour_is_used_only_when_asked_for(void)
{
    cli_expect_parts("audit --color=always " TOWN, PM_EXIT_DONE,
                     "\n\033[1;31mISSUES\033[0m\n\n 1. \033[1m", "");
    cli_result never = cli_run("audit --color=never " TOWN, NULL);
    cli_result own = cli_run("audit " TOWN, NULL); /* no terminal here */
    CU_ASSERT_STRING_EQUAL(never.out, own.out);
    cli_result_free(&never);
    cli_result_free(&own);
}

static void fail_on_makes_findings_an_exit_code(void)
{
    cli_expect_parts("audit --fail-on=issue " TOWN, PM_EXIT_FINDINGS, "\nISSUES\n", "");
    cli_expect_parts("audit --fail-on=watch " TOWN, PM_EXIT_FINDINGS, "\nISSUES\n", "");
    cli_expect_parts("audit " TOWN, PM_EXIT_DONE, "\nISSUES\n", "");
    cli_expect_parts("audit --fail-on=issue " DATA "pair.graphml", PM_EXIT_DONE, NULL, "");
}

static void audit_writes_the_same_findings_for_programs(void)
{
    cli_expect_parts("audit --format=json " TOWN, PM_EXIT_DONE,
                     "{\"schema\":\"partmap/findings/1\",\"partmap\":\"" PM_VERSION "\",", "");
    cli_expect_parts("audit --format=csv " TOWN, PM_EXIT_DONE,
                     "rule,title,family,fact,outcome,headline,text,threshold,members,edges,people,"
                     "numbers,question,next_step\r\n",
                     "");
}

static void the_same_map_gives_the_same_bytes(void)
{
    static const char *const lines[] = {"audit " TOWN, "audit --format=json " TOWN,
                                        "measure --format=json " TOWN, "measure --level=all " TOWN};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        cli_result once = cli_run(lines[i], NULL);
        cli_result again = cli_run(lines[i], NULL);
        CU_ASSERT_STRING_EQUAL(once.out, again.out);
        cli_result_free(&once);
        cli_result_free(&again);
    }
}

/* --- draw, and the whole job ----------------------------------------------------------------- */

static void draw_wants_the_name_of_a_drawing(void)
{
    cli_expect("draw " TOWN, PM_EXIT_USAGE, "",
               "partmap: Name the drawing: -o FILE.svg (or .pdf, .png), -o FOLDER/ for several, "
               "or -o - to write it to standard output.\n"
               "Try \"partmap draw --help\".\n");
    cli_expect("draw " TOWN " -o town.gif", PM_EXIT_USAGE, "",
               "partmap: \"town.gif\" does not end in .svg, .pdf, .png or .dot: give it one of "
               "these, or end it in / for a folder.\n"
               "Try \"partmap draw --help\".\n");
    cli_expect_parts("draw --view=powr " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "--view is \"powr\": did you mean \"power\"?");
}

static void draw_keeps_positions_where_asked(void)
{
    cli_result kept = cli_run("draw --keep-positions " DIALECTS "gephi_layout.graphml -o -", NULL);
    cli_result placed = cli_run("draw " DIALECTS "gephi_layout.graphml -o -", NULL);
    CU_ASSERT_EQUAL(kept.code, PM_EXIT_DONE);
    CU_ASSERT_EQUAL(placed.code, PM_EXIT_DONE);
    CU_ASSERT_STRING_NOT_EQUAL(kept.out, placed.out);
    cli_result_free(&kept);
    cli_result_free(&placed);
    cli_expect_parts("draw --keep-positions " DIALECTS "visone_shapes.graphml -o -", PM_EXIT_INPUT,
                     "", "visone_shapes.graphml: \"1\" has no position to keep");
    cli_expect_parts("draw --keep-positions " TOWN " -o -", PM_EXIT_INPUT, "",
                     "has no position to keep");
}

static void draw_takes_places_from_an_earlier_drawing(void)
{
    cli_expect_parts("draw --positions a.svg --keep-positions " TOWN " -o -", PM_EXIT_USAGE, "",
                     "--positions and --keep-positions ask for two places each");
    cli_expect_parts("draw --positions " TOWN " " TOWN " -o -", PM_EXIT_INPUT, "",
                     "no drawing that says where its members are");
    cli_expect_parts("draw --positions nowhere.svg " TOWN " -o -", PM_EXIT_OTHER, "",
                     "nowhere.svg: The drawing cannot be opened");
}

static void draw_writes_the_page(void)
{
    char line[256];
    enter_folder();
    for (size_t i = 0; i < pm_view_count(); i++) {
        const char *view = pm_view_at(i)->name;
        snprintf(line, sizeof line, "draw --view=%s " TOWN " -o %s", view, in_folder("a.svg"));
        cli_expect(line, PM_EXIT_DONE, "", "");
        char *written = cli_read_file(in_folder("a.svg"));
        CU_ASSERT_PTR_NOT_NULL_FATAL(written);
        CU_ASSERT_PTR_NOT_NULL(strstr(written, "<svg"));
        snprintf(line, sizeof line, "draw --view=%s " TOWN " -o -", view);
        cli_expect(line, PM_EXIT_DONE, written, "");
        free(written);
    }
    leave_folder((const char *const[]){"a.svg", NULL});
}

static void draw_writes_charts(void)
{
    static const char *const names[] = {"town-lorenz.svg",
                                        "town-quadrant.svg",
                                        "town-mixing.svg",
                                        "town-distance.svg",
                                        "town-ingredients.svg",
                                        "town-behaviour.svg",
                                        NULL};
    char line[256];
    enter_folder();
    snprintf(line, sizeof line, "draw --chart=all " TOWN " -o %s", in_folder(""));
    cli_expect(line, PM_EXIT_DONE, "", "");
    for (size_t i = 0; names[i] != NULL; i++) {
        char *written = cli_read_file(in_folder(names[i]));
        CU_ASSERT_PTR_NOT_NULL_FATAL(written);
        snprintf(line, sizeof line, "draw --chart=%s " TOWN " -o -", pm_chart_at(i)->name);
        cli_expect(line, PM_EXIT_DONE, written, "");
        free(written);
    }
    leave_folder(names);
}

static void draw_refuses_charts_without_a_place(void)
{
    cli_expect_parts("draw --chart=all " TOWN " -o -", PM_EXIT_USAGE, "",
                     "6 charts are 6 files: name a folder, such as -o charts/.");
    cli_expect_parts("draw --chart=all " TOWN, PM_EXIT_USAGE, "", "-o FOLDER/ for all of them");
    cli_expect_parts("draw --chart=lorenz " TOWN " -o a.pdf", PM_EXIT_USAGE, "",
                     "does not end in .svg");
    cli_expect_parts("draw --chart=lorenz --view=power " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "leave --view, --paper and --portrait out");
    cli_expect_parts("draw --chart=lorenzo " TOWN " -o a.svg", PM_EXIT_USAGE, "",
                     "--chart is \"lorenzo\": did you mean \"lorenz\"?");
}

static void the_whole_job_draws_beside_the_map(void)
{
    char line[256];
    char expected[256];
    enter_folder();
    copy_to_folder(TOWN, "town.graphml");
    snprintf(line, sizeof line, "%s", in_folder("town.graphml"));
    snprintf(expected, sizeof expected, "partmap: The drawing is in %s.\n", in_folder("town.svg"));
    cli_result audit = cli_run("audit " TOWN, NULL);
    cli_expect(line, PM_EXIT_DONE, audit.out, expected);
    cli_result_free(&audit);
    CU_ASSERT_EQUAL(access(in_folder("town.svg"), F_OK), 0);
    leave_folder((const char *const[]){"town.graphml", "town.svg", NULL});
}

static void the_whole_job_takes_a_name_for_the_drawing(void)
{
    char line[256];
    enter_folder();
    snprintf(line, sizeof line, "-q " TOWN " -o %s", in_folder("b.svg"));
    cli_expect_parts(line, PM_EXIT_DONE, "Town partnership\n", "");
    leave_folder((const char *const[]){"b.svg", NULL});
    cli_expect_parts(TOWN " -o -", PM_EXIT_USAGE, "", "Standard output takes the audit");
    cli_expect_parts(TOWN " -o b.gif", PM_EXIT_USAGE, "", "\"b.gif\" does not end in .svg");
}

static void the_whole_job_on_a_stream_only_audits(void)
{
    char *town = cli_read_file(TOWN);
    cli_result stream = cli_run("-", town);
    cli_result audit = cli_run("audit " TOWN, NULL);
    CU_ASSERT_EQUAL(stream.code, PM_EXIT_DONE);
    CU_ASSERT_STRING_EQUAL(stream.out, audit.out);
    CU_ASSERT_STRING_EQUAL(stream.err, "");
    CU_ASSERT_NOT_EQUAL(access("-.svg", F_OK), 0);
    cli_result_free(&stream);
    cli_result_free(&audit);
    free(town);
}

static void a_drawing_that_cannot_be_written_leaves_the_audit(void)
{
    cli_expect_parts(TOWN " -o tests/nowhere/a.svg", PM_EXIT_OTHER, "Town partnership\n",
                     "partmap: tests/nowhere/a.svg: The folder to write it into is not there");
}

/* --- explain --------------------------------------------------------------------------------- */

static void explain_lists_all_that_there_is(void)
{
    cli_result list = cli_run("explain", NULL);
    CU_ASSERT_EQUAL(list.code, PM_EXIT_DONE);
    for (size_t i = 0; i < pm_measure_count(); i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(list.out, pm_measure_at(i)->key));
    }
    for (size_t i = 0; i < pm_rule_count(); i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(list.out, pm_rule_at(i)->id));
    }
    for (size_t i = 0; i < pm_view_count(); i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(list.out, pm_view_at(i)->name));
    }
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(list.out, pm_vocabulary(word)->name));
    }
    cli_result_free(&list);
}

static void explain_knows_every_word_it_lists(void)
{
    char line[128];
    for (size_t i = 0; i < pm_measure_count(); i++) {
        snprintf(line, sizeof line, "explain %s", pm_measure_at(i)->key);
        cli_expect_parts(line, PM_EXIT_DONE, pm_measure_at(i)->title, "");
    }
    for (size_t i = 0; i < pm_rule_count(); i++) {
        snprintf(line, sizeof line, "explain %s", pm_rule_at(i)->id);
        cli_expect_parts(line, PM_EXIT_DONE, "\n  Next step     ", "");
    }
}

static void explain_tells_words_of_nodes_and_edges_apart(void)
{
    cli_expect("explain role", PM_EXIT_DONE,
               "role: post a person holds (attribute of a node)\n"
               "  Takes         any text\n"
               "\n"
               "role: role of a member in a body (attribute of an edge)\n"
               "  Takes         one of chair, vice, convenor, member, observer, support\n",
               "");
    cli_expect("explain strength_ weight", PM_EXIT_USAGE,
               "strength: how strong; larger is stronger (attribute of an edge)\n"
               "  Takes         a number\n"
               "  Also read as  weight\n",
               "partmap: There is nothing called \"strength_\": did you mean \"strength\"?\n"
               "Try \"partmap explain --help\".\n");
}

static void explain_lists_rules_families_and_assumptions(void)
{
    cli_result all = cli_run("explain rules", NULL);
    for (size_t i = 0; i < pm_rule_count(); i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(all.out, pm_rule_at(i)->title));
    }
    cli_result_free(&all);
    cli_expect_parts("explain continuum", PM_EXIT_DONE,
                     "continuum: rules of the audit\n  behaviour-spread ", "");
    cli_expect_parts("explain assumptions", PM_EXIT_DONE,
                     "\n11. We will always agree\n  Tested by     dispute, one-sided-report\n", "");
    cli_expect_parts("explain review", PM_EXIT_DONE, "  Assumption    1, \"It will be easy\".", "");
    cli_expect_parts("explain worksheet", PM_EXIT_DONE, "without names", "");
}

static void explain_finds_measures_of_a_resource(void)
{
    cli_expect_parts("explain gini_budget", PM_EXIT_DONE, "gini_RESOURCE: ", "");
}

CU_TestInfo pm_tests_cli_commands[] = {
    {"check says what is in a sound map", check_says_what_is_in_a_sound_map},
    {"check tells how the file of another program was read",
     check_tells_how_the_file_of_another_program_was_read},
    {"check shows what --map changes", check_shows_what_map_changes},
    {"check shows every problem with its place", check_shows_every_problem_with_its_place},
    {"check warns of a tie with itself", check_warns_of_a_tie_with_itself},
    {"check goes on after a bad map", check_goes_on_after_a_bad_map},
    {"check reads standard input", check_reads_standard_input},
    {"measure shows the network and points to the rest",
     measure_shows_the_network_and_points_to_the_rest},
    {"measure writes only what is chosen", measure_writes_only_what_is_chosen},
    {"measure holds one level in csv", measure_holds_one_level_in_csv},
    {"measure corrects unknown keys", measure_corrects_unknown_keys},
    {"measure reads words from other attributes", measure_reads_words_from_other_attributes},
    {"values that a redirected word does not take are said",
     values_that_a_redirected_word_does_not_take_are_said},
    {"measure says what the settings lack", measure_says_what_the_settings_lack},
    {"measure compares with chance on request", measure_compares_with_chance_on_request},
    {"measure draws the same maps for the same seed",
     measure_draws_the_same_maps_for_the_same_seed},
    {"measure leaves out each member on request", measure_leaves_out_each_member_on_request},
    {"measure gives closeness only on request", measure_gives_closeness_only_on_request},
    {"an invalid map is refused with all its errors",
     an_invalid_map_is_refused_with_all_its_errors},
    {"a file gets what the stream would", a_file_gets_what_the_stream_would},
    {"the map is never overwritten", the_map_is_never_overwritten},
    {"a result that cannot be written is an error of its own",
     a_result_that_cannot_be_written_is_an_error_of_its_own},
    {"a full standard output is noticed", a_full_standard_output_is_noticed},
    {"audit groups findings and asks", audit_groups_findings_and_asks},
    {"audit says what was counted", audit_says_what_was_counted},
    {"colour is used only when asked for", colour_is_used_only_when_asked_for},
    {"--fail-on makes findings an exit code", fail_on_makes_findings_an_exit_code},
    {"audit writes the same findings for programs", audit_writes_the_same_findings_for_programs},
    {"the same map gives the same bytes", the_same_map_gives_the_same_bytes},
    {"draw wants the name of a drawing", draw_wants_the_name_of_a_drawing},
    {"draw keeps positions where asked", draw_keeps_positions_where_asked},
    {"draw takes places from an earlier drawing", draw_takes_places_from_an_earlier_drawing},
    {"draw writes the page", draw_writes_the_page},
    {"draw writes charts", draw_writes_charts},
    {"draw refuses charts without a place", draw_refuses_charts_without_a_place},
    {"the whole job draws beside the map", the_whole_job_draws_beside_the_map},
    {"the whole job takes a name for the drawing", the_whole_job_takes_a_name_for_the_drawing},
    {"the whole job on a stream only audits", the_whole_job_on_a_stream_only_audits},
    {"a drawing that cannot be written leaves the audit",
     a_drawing_that_cannot_be_written_leaves_the_audit},
    {"explain lists all that there is", explain_lists_all_that_there_is},
    {"explain knows every word it lists", explain_knows_every_word_it_lists},
    {"explain tells words of nodes and edges apart", explain_tells_words_of_nodes_and_edges_apart},
    {"explain lists rules, families and assumptions", explain_lists_rules_families_and_assumptions},
    {"explain finds measures of a resource", explain_finds_measures_of_a_resource},
    CU_TEST_INFO_NULL,
};
