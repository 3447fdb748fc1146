/* Merging a survey: what becomes of the answers, what is said of those that do not fit, and that
 * the engine reads the map as it was meant. tests/data/survey/bad holds one sheet a defect. */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "formats/formats.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/survey.h"

#define DATA "tests/data/survey/"
#define BAD DATA "bad/"

/* The head of a sheet written by the test itself. */
#define SHEET(id)                                                                                  \
    "respondent," id "\n"                                                                          \
    "partner_id,partner,we_to_them,they_to_us,strength,behaviour,trust,carried_by,deputy,"         \
    "agreement,amount_to_them,amount_from_them,since,note\n"
#define ABOUT_ONESELF "question_id,question,answer\n"

/* A survey of the council, the police and a wildlife trust. */
static void begin(survey *s)
{
    char *map = cli_read_file(DATA "map.graphml");
    CU_ASSERT_PTR_NOT_NULL_FATAL(map);
    survey_begin_empty(s);
    survey_write(s, "map.graphml", map);
    free(map);
}

static void merge_well(survey *s)
{
    survey_merge(s);
    if (s->status != PM_OK) {
        fprintf(stderr, "\n%s:%zu:%zu: %s\n", s->err.file, s->err.line, s->err.column,
                s->err.message);
    }
    CU_ASSERT_EQUAL_FATAL(s->status, PM_OK);
}

static void expect_said(const survey *s, const char *expected)
{
    pm_text words = {0};
    pm_text plain = {0};
    pm_merge_add_words(&s->merge, &words);
    /* without the folder, which is another one each time */
    const char *rest = pm_text_bytes(&words);
    size_t length = strlen(s->folder);
    for (const char *at = NULL; (at = strstr(rest, s->folder)) != NULL; rest = at + length + 1) {
        pm_text_add_bytes(&plain, rest, (size_t)(at - rest));
    }
    pm_text_add(&plain, rest);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&plain), expected);
    if (strcmp(pm_text_bytes(&plain), expected) != 0) {
        fprintf(stderr, "\n%s", pm_text_bytes(&plain));
    }
    pm_text_free(&plain);
    pm_text_free(&words);
}

/* --- what becomes of the answers ------------------------------------------------------------- */

static void a_template_filled_in_becomes_the_map_that_was_meant(void)
{
    survey s = {0};
    pm_map *members = map_of("council police trust");
    state_nodes(members, "sector", "public public voluntary");
    survey_begin(&s, members);
    survey_answer(
        &s, "council.csv", "police",
        "works_with,,3,cooperation,4,\"safety lead; housing lead\",deputy lead,contract,,,"
        "2019,meets monthly");
    survey_answer(&s, "council.csv", "trust", "funds,informs,,,,,,memorandum,5000,,,");
    survey_answer(&s, "council.csv", "ing03", "unsure,");
    survey_answer(&s, "council.csv", "objective_agreed", "yes,");
    survey_answer(&s, "police.csv", "council", "works_with,,3,coevolution,3,,,contract,,,2019-05,");
    merge_well(&s);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(s.merge.map), 3);
    const pm_edge *joint = pm_map_edge(s.merge.map, 0);
    CU_ASSERT_TRUE(joint->source == 0 && joint->target == 1 && !joint->directed);
    static const char *const stated[][2] = {
        {"kind", "works_with"},
        {"reported_by", "council;police"},
        {"strength", "3"},
        {"behaviour_source", "cooperation"},
        {"behaviour_target", "coevolution"},
        {"trust_source", "4"},
        {"trust_target", "3"},
        {"carried_by", "safety lead;housing lead"},
        {"carried_by_source", "safety lead;housing lead"},
        {"carried_by_target", "(none)"},
        {"deputy", "deputy lead"},
        {"agreement", "contract"},
        {"agreement_source", "(none)"},
        {"since", "2019-05"},
        {"since_source", "2019"},
        {"note", "meets monthly"},
    };
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++) {
        CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, stated[i][0]), stated[i][1]);
    }
    const pm_edge *money = pm_map_edge(s.merge.map, 1);
    CU_ASSERT_TRUE(money->source == 0 && money->target == 2 && money->directed);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "kind"), "funds");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "amount"), "5000");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "reported_by"), "council");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "agreement"), "memorandum");
    const pm_edge *news = pm_map_edge(s.merge.map, 2);
    CU_ASSERT_TRUE(news->source == 2 && news->target == 0 && news->directed);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 2, "kind"), "informs");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 2, "amount"), "(none)");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "ing03"), "unsure");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "objective_agreed"), "true");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "trust", "sector"), "voluntary");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "responded"), "true");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "trust", "responded"), "false");
    survey_end(&s);
    pm_map_free(members);
}

/* Ends that state different things keep what they said; what the plain word holds then is merge.h's
 * table. */
static void two_reports_of_a_tie_are_kept_apart(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,funds,,2,,,lead;clerk,,contract,5000,,2019,\n");
    survey_write(&s, "b.csv",
                 SHEET("police") "council,,,funds,5,,,inspector;lead,,verbal,,4500,2021,\n");
    merge_well(&s);
    static const char *const stated[][2] = {
        {"reported_by", "council;police"},
        {"amount", "5000"},
        {"amount_source", "5000"},
        {"amount_target", "4500"},
        {"strength", "3.5"},
        {"strength_source", "2"},
        {"strength_target", "5"},
        {"carried_by", "lead;clerk;inspector"},
        {"carried_by_target", "inspector;lead"},
        {"agreement", "(none)"},
        {"agreement_source", "contract"},
        {"agreement_target", "verbal"},
        {"since", "(none)"},
        {"since_target", "2021"},
    };
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(s.merge.map), 1);
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++) {
        CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, stated[i][0]), stated[i][1]);
    }
    survey_merge_so(&s, (pm_merge_options){.apart = true});
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(s.merge.map), 2);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "reported_by"), "council");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "amount"), "5000");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "amount_source"), "(none)");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "reported_by"), "police");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "amount"), "4500");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "agreement"), "verbal");
    CU_ASSERT_TRUE(pm_map_edge(s.merge.map, 1)->source == 0);
    survey_end(&s);
}

/* Written by the GraphML writer, read again and measured: three pairs, of which one is confirmed
 * and two are not; the trust has not answered, so one of these does not count. */
static void the_engine_reads_the_merged_map_as_it_is_meant(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,works_with;funds,,,cooperation,4,lead,,,100,,,\n"
                                  "trust,,works_with,,,competition,,lead,,,,,,\n");
    survey_write(&s, "b.csv",
                 SHEET("police") "council,,works_with,funds,,competition,2,clerk,,,,100,,\n");
    merge_well(&s);
    pm_text written = {0};
    pm_results results = {.map = s.merge.map};
    CU_ASSERT_EQUAL_FATAL(pm_format_find("graphml")->write_map(&results, &written, &s.err), PM_OK);
    survey_write(&s, "town.graphml", pm_text_bytes(&written));
    pm_map *map = NULL;
    pm_problems problems = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read(survey_path(&s, "town.graphml"), &map, &problems, &s.err),
                          PM_OK);
    CU_ASSERT_EQUAL(problems.count, 0);
    pm_measures *measures = measure(map);
    expect_number(measures, PM_LEVEL_NETWORK, "response_coverage", 0, 2.0 / 3);
    expect_number(measures, PM_LEVEL_NETWORK, "confirmation_rate", 0, 1);
    expect_numbers(measures, PM_LEVEL_ORGANISATION, "funding_in", ". 100 .");
    expect_numbers(measures, PM_LEVEL_RELATIONSHIP, "behaviour_mismatch", "1 1 .");
    expect_numbers(measures, PM_LEVEL_RELATIONSHIP, "carriers", "2 2 1");
    pm_measures_free(measures);
    pm_map_free(map);
    pm_problems_free(&problems);
    pm_text_free(&written);
    survey_end(&s);
}

static void answers_are_read_as_spreadsheets_and_people_write_them(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "Copy of council (2).CSV",
                 "\xEF\xBB\xBFrespondent;council;Borough council\r\n\r\n"
                 "we_to_them (what you do);Behaviour;partner;since;they_to_us;carried_by\r\n\r\n"
                 "Works with, Feeds-into;Co\x65volution;Police;30/11/2019;none;\"lead\nclerk\"\r\n"
                 ";;;;;;\r\n"
                 "question_id;answer\r\nobjective_agreed;Yes\r\nneeds;\"'=money; time\"\r\n"
                 "offers;'-rooms\r\n");
    merge_well(&s);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(s.merge.map), 2);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "kind"), "works_with");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "behaviour_source"), "coevolution");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "since"), "2019-11-30");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "carried_by"), "lead;clerk");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 1, "kind"), "feeds_into");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "objective_agreed"), "true");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "needs"), "=money;time");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "council", "offers"), "-rooms");
    CU_ASSERT_EQUAL(s.merge.sheets[0].problems.count, 0);
    survey_end(&s);
}

/* A spreadsheet makes 7 of 007 and a date of 1-2: the label stands in for the id. Ids that look
 * like formulas come back without their apostrophe. */
static void partners_are_found_by_label_where_the_id_was_spoilt(void)
{
    survey s = {0};
    pm_map *members = map_of("007 =x b");
    state_nodes(members, "label", "Police Trust Bank");
    survey_begin(&s, members);
    survey_answer(&s, "b.csv", "007", "funds,,,,,,,,,,,");
    survey_answer(&s, "b.csv", "'=x", "works_with,,,,,,,,,,,");
    survey_replace(&s, "b.csv", "007,Police", "7,Police");
    merge_well(&s);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(s.merge.map), 2);
    CU_ASSERT_EQUAL(pm_map_edge(s.merge.map, 0)->target, 0);
    CU_ASSERT_EQUAL(pm_map_edge(s.merge.map, 1)->source, 1);
    survey_end(&s);
    pm_map_free(members);
}

static void ties_that_stand_in_the_map_are_kept_and_said(void)
{
    survey s = {0};
    begin(&s);
    survey_replace(&s, "map.graphml", "  </graph>",
                   "    <edge source=\"police\" target=\"council\" label=\"works_with\"/>\n"
                   "  </graph>");
    survey_replace(&s, "map.graphml", "  <graph ",
                   "  <key id=\"k\" for=\"edge\" attr.name=\"kind\"/>\n  <graph ");
    survey_replace(&s, "map.graphml", " label=\"works_with\"/>",
                   "><data key=\"k\">works_with</data></edge>");
    survey_write(&s, "a.csv", SHEET("council") "police,,works_with\n");
    merge_well(&s);
    CU_ASSERT_EQUAL(pm_map_edge_count(s.merge.map), 2);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "reported_by"), "(none)");
    const pm_problems *problems = &s.merge.map_problems;
    CU_ASSERT_FATAL(problems->count > 0);
    const pm_problem *last = &problems->items[problems->count - 1];
    CU_ASSERT_EQUAL(last->line, 9);
    CU_ASSERT_PTR_NOT_NULL(strstr(last->message, "is reported in sheets, too"));
    survey_end(&s);
}

/* --- coverage and contradictions ------------------------------------------------------------- */

static void coverage_and_contradictions_are_listed_with_their_places(void)
{
    survey s = {0};
    begin(&s);
    survey_replace(&s, "map.graphml", "<data key=\"label\">Police</data>",
                   "<data key=\"label\">Police</data><data key=\"m\">conscript</data>");
    survey_replace(&s, "map.graphml", "  <graph ",
                   "  <key id=\"m\" for=\"node\" attr.name=\"membership\"/>\n  <graph ");
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,works_with;refers,,,cooperation,4,,,contract,10,,,\n"
                                  "trust,,funds\n");
    survey_write(&s, "b.csv",
                 SHEET("police") "council,,works_with,refers,,competition,2,,,none,,12,,\n"
                                 "trust,,informs\n" ABOUT_ONESELF "membership,,volunteer\n");
    survey_write(&s, "c.csv", SHEET("trust") "police,,,supports\n");
    merge_well(&s);
    expect_said(
        &s,
        "3 of 3 sheets filled in.\n"
        "2 ties reported by both ends, 3 by one end only.\n"
        "8 contradictions:\n"
        "a.csv:3: Of works_with between \"Borough council\" and \"Police\", \"Borough council\" "
        "says "
        "behaviour is cooperation; \"Police\" (b.csv:3) says competition.\n"
        "a.csv:3: Of works_with between \"Borough council\" and \"Police\", \"Borough council\" "
        "says "
        "trust is 4; \"Police\" (b.csv:3) says 2.\n"
        "a.csv:3: Of works_with between \"Borough council\" and \"Police\", \"Borough council\" "
        "says "
        "agreement is contract; \"Police\" (b.csv:3) says none.\n"
        "a.csv:3: Of refers from \"Borough council\" to \"Police\", \"Borough council\" says "
        "amount "
        "is 10; \"Police\" (b.csv:3) says 12.\n"
        "a.csv:4: \"Borough council\" reports funds from \"Borough council\" to \"Wildlife "
        "trust\"; "
        "\"Wildlife trust\" (c.csv) reports no tie between the two.\n"
        "b.csv:4: \"Police\" reports informs from \"Police\" to \"Wildlife trust\"; \"Wildlife "
        "trust\" (c.csv) reports only other ties between the two.\n"
        "c.csv:3: \"Wildlife trust\" reports supports from \"Police\" to \"Wildlife trust\"; "
        "\"Police\" (b.csv) reports only other ties between the two.\n"
        "b.csv:6: \"Police\" says its membership is volunteer; map.graphml says conscript, which "
        "its own answer replaces.\n");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "police", "membership"), "volunteer");
    survey_end(&s);
}

/* Trust one step apart is a matter of taste, a blank contradicts nobody, and who has not answered
 * is not contradicted. */
static void what_is_no_contradiction_is_not_listed(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,works_with,,1,cooperation,4,,,contract\n"
                                  "trust,,works_with\n");
    survey_write(&s, "b.csv", SHEET("police") "council,,works_with,,9,Cooperation,3\n");
    survey_write(&s, "c.csv", SHEET("trust") "police,,\ncouncil,,\n" ABOUT_ONESELF "ing01,x,\n");
    merge_well(&s);
    expect_said(&s, "2 of 3 sheets filled in.\nMissing: Wildlife trust.\n"
                    "1 tie reported by both ends, 1 by one end only (the other end of 1 of them "
                    "has not answered).\nNo contradictions.\n");
    CU_ASSERT_STRING_EQUAL(survey_node(&s, "trust", "responded"), "false");
    survey_end(&s);
}

/* --- what cannot be read --------------------------------------------------------------------- */

static int is_sheet(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && strcmp(suffix, ".csv") == 0;
}

/* The problems of the only sheet, as NAME.txt writes them: "LINE:COLUMN: message". */
static void add_problems(pm_text *text, const survey *s)
{
    const pm_problems *problems = &s->merge.sheets[0].problems;
    for (size_t i = 0; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        pm_text_addf(text, "%zu:%zu: %s%s\n", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
}

static void expect_problems_of(const char *name)
{
    survey s = {0};
    pm_text said = {0};
    char path[300];
    snprintf(path, sizeof path, BAD "%s", name);
    char *sheet = cli_read_file(path);
    snprintf(path + strlen(path) - 3, 4, "txt");
    char *expected = cli_read_file(path);
    begin(&s);
    survey_write(&s, name, sheet);
    survey_merge(&s);
    add_problems(&said, &s);
    bool as_expected = s.status == PM_INVALID && s.merge.map == NULL && expected != NULL &&
                       strcmp(pm_text_bytes(&said), expected) == 0;
    if (!as_expected) {
        fprintf(stderr, "\n%s: status %d\n%s", name, (int)s.status, pm_text_bytes(&said));
    }
    CU_ASSERT_TRUE(as_expected);
    CU_ASSERT_STRING_EQUAL(s.err.file, survey_path(&s, name));
    survey_merge_so(&s, (pm_merge_options){.lenient = true});
    CU_ASSERT_EQUAL(s.status, PM_OK);
    CU_ASSERT_TRUE(s.merge.sheets[0].problems.count > 0);
    CU_ASSERT_EQUAL(s.merge.sheets[0].problems.errors, 0);
    survey_end(&s);
    pm_text_free(&said);
    free(sheet);
    free(expected);
}

static void every_broken_sheet_says_what_is_wrong_with_it(void)
{
    struct dirent **entries = NULL;
    int count = scandir(BAD, &entries, is_sheet, alphasort);
    for (int i = 0; i < count; i++) {
        expect_problems_of(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    CU_ASSERT_TRUE(count >= 21);
}

static void lenient_leaves_out_the_cell_and_keeps_the_row(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,works_with,,,colaboration,9,lead\nfire,,funds\n");
    survey_merge_so(&s, (pm_merge_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(s.status, PM_OK);
    CU_ASSERT_EQUAL(pm_map_edge_count(s.merge.map), 1);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "carried_by"), "lead");
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "behaviour_source"), "(none)");
    const pm_problems *problems = &s.merge.sheets[0].problems;
    CU_ASSERT_EQUAL_FATAL(problems->count, 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(problems->items[0].message, "The answer is left out."));
    CU_ASSERT_PTR_NOT_NULL(strstr(problems->items[2].message, "The row is left out."));
    survey_end(&s);
}

static void of_two_sheets_of_a_partner_a_blank_one_gives_way_and_a_filled_one_does_not(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "police (1).csv", SHEET("police") "council,,works_with\n");
    survey_write(&s, "police.csv", SHEET("police") "council,Council\n");
    merge_well(&s);
    CU_ASSERT_EQUAL(pm_map_edge_count(s.merge.map), 1);
    survey_write(&s, "police.csv", SHEET("police") "council,,funds\n");
    survey_merge(&s);
    CU_ASSERT_EQUAL(s.status, PM_INVALID);
    CU_ASSERT_TRUE(s.err.line == 1 && s.err.column == 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(s.err.message, "This is a second sheet of \"police\", after "));
    CU_ASSERT_PTR_NOT_NULL(strstr(s.err.message, "police (1).csv: keep the one that counts."));
    survey_merge_so(&s, (pm_merge_options){.lenient = true});
    CU_ASSERT_EQUAL(s.status, PM_OK);
    CU_ASSERT_STRING_EQUAL(survey_edge(&s, 0, "kind"), "works_with");
    survey_end(&s);
}

static void workbooks_and_what_is_no_answer_are_said_and_other_files_passed_over(void)
{
    survey s = {0};
    begin(&s);
    survey_write(&s, "README.txt", "read me");
    survey_write(&s, "._police.csv", "\x01\x02");
    survey_write(&s, "a.csv",
                 SHEET("council") "police,,works_with,,,,,,,,,,,,,we should talk\n"
                                  "trust,,,,,,,,,,,,,who are they?\n");
    merge_well(&s);
    const pm_problems *problems = &s.merge.sheets[0].problems;
    CU_ASSERT_EQUAL_FATAL(problems->count, 2);
    CU_ASSERT_STRING_EQUAL(
        problems->items[0].message,
        "\"we should talk\" stands in no column of the sheet's own: it is left out.");
    CU_ASSERT_EQUAL(problems->items[0].column, 16);
    CU_ASSERT_STRING_EQUAL(problems->items[1].message,
                           "The note is left out, since its row names no tie.");
    survey_write(&s, "police.xlsx", "PK");
    survey_merge(&s);
    CU_ASSERT_EQUAL(s.status, PM_INVALID);
    CU_ASSERT_STRING_EQUAL(s.err.message, "This is a workbook: open it, save it as CSV, and take "
                                          "the workbook out of the folder.");
    survey_end(&s);
}

static void a_folder_without_a_map_or_no_folder_at_all_is_said(void)
{
    survey s = {0};
    survey_begin_empty(&s);
    survey_merge(&s);
    CU_ASSERT_EQUAL(s.status, PM_IO);
    CU_ASSERT_STRING_EQUAL(s.err.file, survey_path(&s, "map.graphml"));
    survey_end(&s);
    pm_merge merge = {0};
    pm_error err = {0};
    pm_merge_options options = {0};
    CU_ASSERT_EQUAL(pm_merge_folder("/nowhere/at/all", &options, &merge, &err), PM_IO);
    CU_ASSERT_STRING_EQUAL(err.message, "The folder cannot be read: No such file or directory.");
    pm_merge_free(&merge);
}

/* --- the command ----------------------------------------------------------------------------- */

static void the_command_writes_the_map_and_prints_the_words(void)
{
    survey s = {0};
    char line[300];
    begin(&s);
    survey_write(&s, "a.csv", SHEET("council") "police,,works_with\n");
    snprintf(line, sizeof line, "merge %s -o %s/town.graphml", s.folder, s.folder);
    cli_expect(line, PM_EXIT_DONE,
               "1 of 3 sheets filled in.\nMissing: Police, Wildlife trust.\n"
               "0 ties reported by both ends, 1 by one end only (the other end of 1 of them has "
               "not answered).\nNo contradictions.\n",
               "");
    snprintf(line, sizeof line, "check %s/town.graphml", s.folder);
    cli_expect_parts(line, PM_EXIT_DONE, "sound: 3 members (3 organisations, 0 bodies), 1 relation",
                     "");
    snprintf(line, sizeof line, "merge %s -o -", s.folder);
    cli_expect_parts(line, PM_EXIT_DONE, "<graphml", "1 of 3 sheets filled in.\n");
    survey_end(&s);
}

static void the_command_writes_nothing_when_a_sheet_cannot_be_read(void)
{
    survey s = {0};
    char line[300];
    char said[300];
    begin(&s);
    survey_write(&s, "a.csv", SHEET("council") "police,,works_with,,,,7\n");
    snprintf(line, sizeof line, "merge %s -o %s/town.graphml", s.folder, s.folder);
    snprintf(said, sizeof said,
             "partmap: %s/a.csv:3:7: In column G, trust is \"7\": it has to lie "
             "between 1 and 4.\n",
             s.folder);
    cli_expect(line, PM_EXIT_INPUT, "", said);
    CU_ASSERT_NOT_EQUAL(access(survey_path(&s, "town.graphml"), F_OK), 0);
    snprintf(line, sizeof line, "merge %s -o %s/town.graphml --lenient", s.folder, s.folder);
    cli_expect_parts(line, PM_EXIT_DONE, "1 of 3 sheets filled in.", "The answer is left out.");
    CU_ASSERT_EQUAL(access(survey_path(&s, "town.graphml"), F_OK), 0);
    survey_end(&s);
}

static void the_command_refuses_to_write_over_the_survey_s_own_map(void)
{
    survey s = {0};
    char line[300];
    begin(&s);
    snprintf(line, sizeof line, "merge %s -o %s/map.graphml", s.folder, s.folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself");
    snprintf(line, sizeof line, "merge %s", s.folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "Name the map: -o MAP.graphml");
    survey_end(&s);
    cli_expect_parts("merge /nowhere/at/all -o x", PM_EXIT_INPUT, "",
                     "/nowhere/at/all: The folder cannot be read");
}

CU_TestInfo pm_tests_merge[] = {
    {"a template filled in becomes the map that was meant",
     a_template_filled_in_becomes_the_map_that_was_meant},
    {"two reports of a tie are kept apart", two_reports_of_a_tie_are_kept_apart},
    {"the engine reads the merged map as it is meant",
     the_engine_reads_the_merged_map_as_it_is_meant},
    {"answers are read as spreadsheets and people write them",
     answers_are_read_as_spreadsheets_and_people_write_them},
    {"partners are found by label where the id was spoilt",
     partners_are_found_by_label_where_the_id_was_spoilt},
    {"ties that stand in the map are kept and said", ties_that_stand_in_the_map_are_kept_and_said},
    {"coverage and contradictions are listed with their places",
     coverage_and_contradictions_are_listed_with_their_places},
    {"what is no contradiction is not listed", what_is_no_contradiction_is_not_listed},
    {"every broken sheet says what is wrong with it",
     every_broken_sheet_says_what_is_wrong_with_it},
    {"lenient leaves out the cell and keeps the row",
     lenient_leaves_out_the_cell_and_keeps_the_row},
    {"of two sheets of a partner a blank one gives way and a filled one does not",
     of_two_sheets_of_a_partner_a_blank_one_gives_way_and_a_filled_one_does_not},
    {"workbooks and what is no answer are said and other files passed over",
     workbooks_and_what_is_no_answer_are_said_and_other_files_passed_over},
    {"a folder without a map, or no folder at all, is said",
     a_folder_without_a_map_or_no_folder_at_all_is_said},
    {"the command writes the map and prints the words",
     the_command_writes_the_map_and_prints_the_words},
    {"the command writes nothing when a sheet cannot be read",
     the_command_writes_nothing_when_a_sheet_cannot_be_read},
    {"the command refuses to write over the survey's own map",
     the_command_refuses_to_write_over_the_survey_s_own_map},
    CU_TEST_INFO_NULL,
};
