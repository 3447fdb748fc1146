/* The template of a survey: names of files that stay in their folder, sheets that spreadsheets can
 * open, a map that can be read. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "formats/formats.h"
#include "formats/sheet.h"
#include "formats/template.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/survey.h"

static void add_member(pm_map *map, const char *id)
{
    size_t node = 0;
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, id, 0, &node, &err), PM_OK);
}

static bool is_there(const survey *s, const char *name)
{
    return access(survey_path(s, name), F_OK) == 0;
}

static void each_partner_gets_a_sheet_and_people_and_outcomes_none(void)
{
    survey s = {0};
    pm_map *members = map_of("council police board lead homes");
    state_nodes(members, "kind", "organisation . body person outcome");
    survey_begin(&s, members);
    CU_ASSERT_TRUE(is_there(&s, "council.csv") && is_there(&s, "police.csv"));
    CU_ASSERT_TRUE(is_there(&s, "board.csv") && is_there(&s, "README.txt"));
    CU_ASSERT_FALSE(is_there(&s, "lead.csv") || is_there(&s, "homes.csv"));
    char *sheet = cli_read_file(survey_path(&s, "police.csv"));
    CU_ASSERT_PTR_NOT_NULL(strstr(sheet, "\r\ncouncil,council,"));
    CU_ASSERT_PTR_NOT_NULL(strstr(sheet, "\r\nhomes,homes,"));
    CU_ASSERT_PTR_NULL(strstr(sheet, "\r\nlead,"));
    CU_ASSERT_PTR_NULL(strstr(sheet, "\r\npolice,"));
    free(sheet);
    survey_end(&s);
    pm_map_free(members);
}

/* A kind of tie or a behaviour without a word of explanation would have to be asked about. */
static void a_sheet_explains_every_choice_and_asks_every_ingredient(void)
{
    survey s = {0};
    pm_map *members = map_of("council police");
    survey_begin(&s, members);
    char *sheet = cli_read_file(survey_path(&s, "council.csv"));
    const pm_word explained[] = {PM_EDGE_KIND, PM_EDGE_BEHAVIOUR};
    for (size_t w = 0; w < 2; w++) {
        for (size_t i = 0; pm_vocabulary(explained[w])->choices[i] != NULL; i++) {
            char words[64];
            snprintf(words, sizeof words, "%s = ", pm_vocabulary(explained[w])->choices[i]);
            CU_ASSERT_PTR_NOT_NULL(strstr(sheet, words));
        }
    }
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(sheet, pm_vocabulary((pm_word)(PM_NODE_ING01 + i))->name));
    }
    free(sheet);
    survey_end(&s);
    pm_map_free(members);
}

static void the_map_declares_and_explains_every_word(void)
{
    static const char *const elements[PM_ELEMENT_COUNT] = {"graph", "node", "edge"};
    survey s = {0};
    pm_map *members = map_of("a b");
    survey_begin(&s, members);
    char *map = cli_read_file(survey_path(&s, "map.graphml"));
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        char part[200];
        snprintf(part, sizeof part, "for=\"%s\" attr.name=\"%s\"", elements[row->element],
                 row->name);
        CU_ASSERT_PTR_NOT_NULL(strstr(map, part));
        snprintf(part, sizeof part, "<!-- %s: %s; ", row->name, row->meaning);
        CU_ASSERT_PTR_NOT_NULL(strstr(map, part));
        for (size_t i = 0; row->choices[i] != NULL; i++) {
            CU_ASSERT_PTR_NOT_NULL(strstr(map, row->choices[i]));
        }
    }
    free(map);
    survey_end(&s);
    pm_map_free(members);
}

static void the_map_reads_back_as_the_list(void)
{
    survey s = {0};
    pm_map *members = map_of("a-b");
    state_node(members, "a", "label", "Art & <craft> -- \"co\"");
    state_node(members, "a", "decision_body", "yes");
    state_node(members, "b", "Ward (old)", "north");
    state_graph(members, "name", "Town partnership");
    survey_begin(&s, members);
    pm_map *map = NULL;
    pm_problems problems = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read(survey_path(&s, "map.graphml"), &map, &problems, &err),
                          PM_OK);
    CU_ASSERT_EQUAL(problems.count, 0);
    CU_ASSERT_EQUAL(pm_map_node_count(map), 2);
    CU_ASSERT_EQUAL(pm_map_edge_count(map), 0);
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "Art & <craft> -- \"co\"");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_DECISION_BODY, 0), "true");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_MAP_NAME, 0), "Town partnership");
    size_t ward = pm_map_find_attribute(map, PM_NODE, "Ward (old)");
    CU_ASSERT_NOT_EQUAL_FATAL(ward, SIZE_MAX);
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, ward, 1), "north");
    pm_map_free(map);
    pm_problems_free(&problems);
    survey_end(&s);
    pm_map_free(members);
}

/* Every file of the template lies in its folder, whatever the ids hold, and there is one a member.
 */
static void names_of_sheets_are_safe_whatever_the_ids(void)
{
    static const char *const ids[] = {"../x", "..",     "con",    "COM1",      "a/b",
                                      "A b",  "=cmd()", "-",      "\xC5\x81",  "/etc/passwd",
                                      "x",    "map",    "README", "police.csv"};
    static const char *const files[] = {
        "x.csv",     "partner-2.csv", "partner-3.csv", "partner-4.csv", "a-b.csv",
        "a-b-2.csv", "cmd.csv",       "partner-8.csv", "partner-9.csv", "etc-passwd.csv",
        "x-2.csv",   "map.csv",       "readme.csv",    "police-csv.csv"};
    char longest[301] = {0};
    memset(longest, 'n', 300);
    pm_map *members = map_of("");
    size_t count = sizeof ids / sizeof ids[0];
    for (size_t i = 0; i < count; i++) {
        add_member(members, ids[i]);
    }
    add_member(members, longest);
    survey s = {0};
    survey_begin(&s, members);
    for (size_t i = 0; i < count; i++) {
        CU_ASSERT_TRUE(is_there(&s, files[i]));
    }
    char cut[66];
    snprintf(cut, sizeof cut, "%.60s.csv", longest);
    CU_ASSERT_TRUE(is_there(&s, cut));
    struct dirent **entries = NULL;
    int found = scandir(s.folder, &entries, NULL, alphasort);
    CU_ASSERT_EQUAL(found, (int)count + 1 + 2 + 2); /* sheets; map, README; . and .. */
    for (int i = 0; i < found; i++) {
        free(entries[i]);
    }
    free(entries);
    survey_end(&s);
    pm_map_free(members);
}

static void cells_that_look_like_formulas_are_made_text(void)
{
    survey s = {0};
    pm_map *members = map_of("police");
    add_member(members, "=cmd()");
    state_node(members, "=cmd()", "label", "@SUM(A1), \"x\"");
    survey_begin(&s, members);
    char *sheet = cli_read_file(survey_path(&s, "police.csv"));
    CU_ASSERT_PTR_NOT_NULL(strstr(sheet, "\r\n'=cmd(),\"'@SUM(A1), \"\"x\"\"\","));
    free(sheet);
    pm_sheet read = {0};
    pm_problems problems = {0};
    CU_ASSERT_EQUAL_FATAL(
        pm_sheet_read_path(survey_path(&s, "police.csv"), &read, &problems, &s.err), PM_OK);
    CU_ASSERT_EQUAL(read.separator, ',');
    CU_ASSERT_STRING_EQUAL(pm_sheet_text(&read, 0, 1), "police");
    pm_sheet_free(&read);
    pm_problems_free(&problems);
    survey_end(&s);
    pm_map_free(members);
}

static void nothing_that_is_there_is_overwritten_without_force(void)
{
    survey s = {0};
    size_t sheets = 0;
    pm_map *members = map_of("council police");
    survey_begin(&s, members);
    survey_write(&s, "police.csv", "answers");
    unlink(survey_path(&s, "map.graphml"));
    unlink(survey_path(&s, "council.csv"));
    CU_ASSERT_EQUAL(pm_template_write(members, s.folder, false, &sheets, &s.err), PM_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(s.err.message, "police.csv\" is there already"));
    CU_ASSERT_FALSE(is_there(&s, "map.graphml") || is_there(&s, "council.csv"));
    CU_ASSERT_EQUAL(pm_template_write(members, s.folder, true, &sheets, &s.err), PM_OK);
    CU_ASSERT_EQUAL(sheets, 2);
    CU_ASSERT_TRUE(is_there(&s, "map.graphml"));
    char *sheet = cli_read_file(survey_path(&s, "police.csv"));
    CU_ASSERT_PTR_NOT_NULL(strstr(sheet, "respondent,police,police"));
    free(sheet);
    survey_end(&s);
    pm_map_free(members);
}

static void expect_refused(pm_map *members, const char *part)
{
    survey s = {0};
    size_t sheets = 0;
    survey_begin_empty(&s);
    CU_ASSERT_EQUAL(pm_template_write(members, s.folder, false, &sheets, &s.err), PM_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(s.err.message, part));
    CU_ASSERT_EQUAL(rmdir(s.folder), 0); /* nothing was written */
    pm_map_free(members);
}

static void ids_that_no_list_can_hold_and_empty_lists_are_refused(void)
{
    pm_map *members = map_of("a");
    add_member(members, "b;c");
    expect_refused(members, "The id \"b;c\" holds a semicolon");
    members = map_of("a");
    add_member(members, "b\nc");
    expect_refused(members, "a line break or another control character");
    expect_refused(map_of(""), "There is nobody to ask");
}

static void a_folder_that_cannot_be_made_is_said(void)
{
    survey s = {0};
    size_t sheets = 0;
    pm_map *members = map_of("a b");
    survey_begin_empty(&s);
    survey_write(&s, "file", "");
    char inside[100];
    snprintf(inside, sizeof inside, "%s/file", s.folder);
    CU_ASSERT_EQUAL(pm_template_write(members, inside, false, &sheets, &s.err), PM_IO);
    CU_ASSERT_STRING_EQUAL(s.err.message, "A file is in the way: name another folder.");
    snprintf(inside, sizeof inside, "%s/none/here", s.folder);
    CU_ASSERT_EQUAL(pm_template_write(members, inside, false, &sheets, &s.err), PM_IO);
    CU_ASSERT_STRING_EQUAL(s.err.message,
                           "The folder to make it in is not there: make that one first.");
    survey_end(&s);
    pm_map_free(members);
}

static void the_command_says_what_it_wrote_and_refuses_a_second_time(void)
{
    survey s = {0};
    char line[200];
    char said[200];
    survey_begin_empty(&s);
    snprintf(line, sizeof line, "template tests/data/survey/map.graphml -o %s/new", s.folder);
    snprintf(said, sizeof said, "partmap: %s/new: map.graphml, README.txt and 3 question sheets.\n",
             s.folder);
    cli_expect(line, PM_EXIT_DONE, "", said);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is there already, perhaps with answers in it");
    snprintf(line, sizeof line, "template %smap.graphml -o %s/new --force -q", "tests/data/survey/",
             s.folder);
    cli_expect(line, PM_EXIT_DONE, "", "");
    static const char *const made[] = {"new/map.graphml", "new/README.txt", "new/council.csv",
                                       "new/police.csv", "new/trust.csv"};
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        CU_ASSERT_EQUAL(unlink(survey_path(&s, made[i])), 0);
    }
    CU_ASSERT_EQUAL(rmdir(survey_path(&s, "new")), 0);
    survey_end(&s);
    cli_expect_parts("template tests/data/survey/map.graphml", PM_EXIT_USAGE, "",
                     "Name the folder for the sheets: -o DIR.");
    cli_expect_parts("template nowhere.csv -o x", PM_EXIT_INPUT, "", "There is no such file");
}

/* The list as a spreadsheet saves it, its sectors under a name of its own; that it has no ties is
 * no cause for a warning. */
static void a_list_of_members_is_a_sheet(void)
{
    survey s = {0};
    char line[300];
    survey_begin_empty(&s);
    survey_write(&s, "members.csv",
                 "Id;Label;Constituency;Decision body\r\ncouncil;Borough council;public;yes\r\n"
                 "007;\"Bond; and Co\";business;\r\n");
    snprintf(line, sizeof line, "template %s/members.csv -o %s --map sector=Constituency -q",
             s.folder, s.folder);
    cli_expect(line, PM_EXIT_DONE, "", "");
    pm_map *map = NULL;
    pm_problems problems = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read(survey_path(&s, "map.graphml"), &map, &problems, &s.err),
                          PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 1), "Bond; and Co");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_SECTOR, 1), "business");
    CU_ASSERT_EQUAL(pm_map_boolean(map, PM_NODE_DECISION_BODY, 0), PM_YES);
    CU_ASSERT_TRUE(is_there(&s, "007.csv") && is_there(&s, "council.csv"));
    pm_map_free(map);
    pm_problems_free(&problems);
    survey_write(&s, "members.csv", "Id,Label\na,One\na,Two\n");
    cli_expect_parts(line, PM_EXIT_INPUT, "", "members.csv:3:");
    survey_write(&s, "members.csv", "Id,Label\na,One\nb,Two\n");
    snprintf(line, sizeof line, "template %s/members.csv -o %s", s.folder, s.folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "map.graphml\" is there already");
    survey_end(&s);
}

CU_TestInfo pm_tests_template[] = {
    {"each partner gets a sheet, and people and outcomes none",
     each_partner_gets_a_sheet_and_people_and_outcomes_none},
    {"a sheet explains every choice and asks every ingredient",
     a_sheet_explains_every_choice_and_asks_every_ingredient},
    {"the map declares and explains every word", the_map_declares_and_explains_every_word},
    {"the map reads back as the list", the_map_reads_back_as_the_list},
    {"names of sheets are safe whatever the ids", names_of_sheets_are_safe_whatever_the_ids},
    {"cells that look like formulas are made text", cells_that_look_like_formulas_are_made_text},
    {"nothing that is there is overwritten without --force",
     nothing_that_is_there_is_overwritten_without_force},
    {"ids that no list can hold, and empty lists, are refused",
     ids_that_no_list_can_hold_and_empty_lists_are_refused},
    {"a list of members is a sheet", a_list_of_members_is_a_sheet},
    {"a folder that cannot be made is said", a_folder_that_cannot_be_made_is_said},
    {"the command says what it wrote and refuses a second time",
     the_command_says_what_it_wrote_and_refuses_a_second_time},
    CU_TEST_INFO_NULL,
};
