/* Sheets as maps, on files of tests/data/sheets: what each program's headers become; folder "bad"
 * holds one defect each, with the exact problems beside it. What is written as text here and there
 * describes a map: a line a node, a line a tie, a line for the map itself. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "formats/sheet.h"
#include "tests/suites.h"

#define GOOD "tests/data/sheets/"
#define BAD "tests/data/sheets/bad/"

/* --- maps in words --------------------------------------------------------------------------- */

static void add_attributes(pm_text *text, const pm_map *map, pm_element element, size_t index)
{
    for (size_t i = 0; i < pm_map_attribute_count(map, element); i++) {
        const char *value = pm_map_attribute(map, element, i, index);
        if (value != NULL) {
            pm_text_addf(text, " %s=%s", pm_map_attribute_name(map, element, i), value);
        }
    }
    pm_text_add(text, "\n");
}

static void describe(pm_text *text, const pm_map *map)
{
    for (size_t i = 0; i < pm_map_node_count(map); i++) {
        pm_text_addf(text, "(%s)", pm_map_node_id(map, i));
        add_attributes(text, map, PM_NODE, i);
    }
    for (size_t i = 0; i < pm_map_edge_count(map); i++) {
        const pm_edge *edge = pm_map_edge(map, i);
        pm_text_addf(text, "%s %s %s", pm_map_node_id(map, edge->source),
                     edge->directed ? ">" : "-", pm_map_node_id(map, edge->target));
        pm_text_addf(text, edge->id != NULL ? " #%s" : "%s", edge->id != NULL ? edge->id : "");
        add_attributes(text, map, PM_EDGE, i);
    }
    if (pm_map_attribute_count(map, PM_GRAPH) > 0) {
        pm_text_add(text, "map");
        add_attributes(text, map, PM_GRAPH, 0);
    }
}

static void add_problems(pm_text *text, const pm_problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        const char *file = problem->file != NULL ? problem->file : "";
        const char *slash = strrchr(file, '/');
        pm_text_addf(text, "%s%s%zu:%zu: %s%s\n", slash != NULL ? slash + 1 : file,
                     file[0] != '\0' ? ":" : "", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
}

static void expect_text(const pm_text *got, const char *expected, const char *of)
{
    if (strcmp(pm_text_bytes(got), expected) != 0) {
        fprintf(stderr, "\n%s:\n%s", of, pm_text_bytes(got));
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(got), expected);
}

/* --- reading --------------------------------------------------------------------------------- */

static pm_reading read_with(const char *path, const pm_read_options *options, pm_status status)
{
    pm_reading reading = {0};
    pm_error err = {0};
    pm_status got = pm_read_path(path, options, &reading, &err);
    if (got != status) {
        fprintf(stderr, "\n%s: %s:%zu:%zu: %s\n", path, err.file, err.line, err.column,
                err.message);
    }
    CU_ASSERT_EQUAL_FATAL(got, status);
    return reading;
}

static void expect_map_with(const char *path, const pm_read_options *options, const char *expected,
                            const char *said)
{
    pm_reading reading = read_with(path, options, PM_OK);
    pm_text text = {0};
    pm_text problems = {0};
    CU_ASSERT_EQUAL(reading.count, 1);
    describe(&text, reading.maps[0]);
    expect_text(&text, expected, path);
    add_problems(&problems, &reading.problems);
    expect_text(&problems, said, path);
    pm_text_free(&text);
    pm_text_free(&problems);
    pm_reading_free(&reading);
}

static void expect_map(const char *path, const char *expected, const char *said)
{
    pm_read_options options = {0};
    expect_map_with(path, &options, expected, said);
}

static pm_status read_bytes(const char *bytes, size_t length, const char *name,
                            const pm_read_options *options, pm_reading *reading, pm_error *err)
{
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(bytes, 1, length, stream), length);
    rewind(stream);
    pm_status status = pm_read_stream(stream, name, options, reading, err);
    fclose(stream);
    return status;
}

static void expect_bytes(const char *bytes, size_t length, const char *name, const char *expected)
{
    pm_reading reading = {0};
    pm_read_options options = {0};
    pm_error err = {0};
    pm_text text = {0};
    CU_ASSERT_EQUAL(read_bytes(bytes, length, name, &options, &reading, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(err.message, "");
    if (reading.count == 1) {
        describe(&text, reading.maps[0]);
    }
    expect_text(&text, expected, name);
    pm_text_free(&text);
    pm_reading_free(&reading);
}

static void expect_csv(const char *csv, const char *expected)
{
    expect_bytes(csv, strlen(csv), "memory.csv", expected);
}

/* --- programs -------------------------------------------------------------------------------- */

#define UNDIRECTED_OR_NOT                                                                          \
    "warning: No column says which ties are directed: all are read as directed, from the first "   \
    "end to the second. A column Direction with directed or undirected settles it.\n"

static void gephis_tables_are_read(void)
{
    expect_map(GOOD "gephi.nodes.csv",
               "(h) label=Health, Care sector=public\n"
               "(v) label=Volunteers sector=voluntary\n"
               "(p) label=Police sector=public\n"
               "h - v #0 label=plans with weight=2.0\n"
               "v > p #1 weight=1.0\n",
               "");
}

static void kumus_tables_are_read_and_lists_of_targets_make_several_ties(void)
{
    expect_map(GOOD "kumu.elements.csv",
               "(Housing Board) label=Housing Board kind=body Description=Meets monthly "
               "Tags=core|board\n"
               "(Town Council) label=Town Council kind=organisation Tags=core\n"
               "(Tenants) label=Tenants kind=Organisation\n"
               "Town Council > Housing Board type=informs strength=3\n"
               "Town Council > Tenants type=informs strength=3\n"
               "Tenants - Housing Board type=works_with\n",
               "");
}

static void nodexls_titles_above_the_headers_are_passed_over(void)
{
    expect_map(GOOD "nodexl.nodes.csv",
               "(a) Color=Red label=Alpha sector=public\n"
               "(b) label=Beta sector=private\n"
               "a - b Width=2\n",
               "nodexl.edges.csv:2:1: warning: No column says which ties are directed: all are "
               "read as undirected. A column Direction with directed or undirected settles it.\n");
}

static void igraphs_names_are_ids(void)
{
    expect_map(GOOD "igraph-nodes.csv",
               "(Ada House) name=Ada House sector=voluntary\n"
               "(Borough) name=Borough sector=public\n"
               "Borough > Ada House weight=0.5\n",
               "igraph-edges.csv:1:1: " UNDIRECTED_OR_NOT);
}

static void a_table_of_ties_alone_makes_its_nodes(void)
{
    expect_map(GOOD "networkx.tsv", "(a)\n(b)\n(c)\na > b weight=1\nb > c weight=4\n",
               "1:1: " UNDIRECTED_OR_NOT
               "1:1: warning: There is no table of nodes: the nodes are the 3 names that ties have "
               "at their ends. Name one with --nodes to state facts about them.\n");
}

static void answers_to_a_survey_are_read_by_the_columns_named(void)
{
    pm_read_options options = {.source = "respondent", .target = "Partner"};
    expect_map_with(GOOD "partner.csv", &options,
                    "(Clinic)\n(School)\n"
                    "Clinic > School Trust=4 Contact=weekly\n"
                    "School > Clinic Trust=2 Contact=monthly\n",
                    "1:1: " UNDIRECTED_OR_NOT
                    "1:1: warning: There is no table of nodes: the nodes are the 2 names that ties "
                    "have at their ends. Name one with --nodes to state facts about them.\n");
}

#define EXCEL                                                                                      \
    "(board) label=The Board kind=body decision_body=TRUE body_type=action_group "                 \
    "since=2020-12-31 Turnover=1.5 sector=public sector (2)=x\n"                                   \
    "(clerk) label=Clerk\nto the \"Board\" kind=person since=2020-03-01 employer=board\n"          \
    "(council) label=Council kind=organisation decision_body=FALSE budget=1250.5 "                 \
    "since=2019-11-30 left=2025-12-31 needs=lawyers;money Turnover=20 column L=Team A "            \
    "sector=public sector (2)=y\n"                                                                 \
    "clerk > board kind=member reported_by=council\n"                                              \
    "council > board kind=accountable_to strength=0.75 reported_by=council "                       \
    "carried_by=Clerk;chair\n"                                                                     \
    "map name=Our town decision_body=The Board review_interval_months=6 Colour=blue\n"

static void excels_semicolons_decimal_commas_and_dates_are_read(void)
{
    expect_map(GOOD "excel.nodes.csv", EXCEL,
               "2:12: warning: There are values below, but no header: they are kept as \"column "
               "L\". Give the column a header.\n"
               "2:14: warning: An earlier column has this header, too: this one is kept as "
               "\"sector (2)\". Give one of the two another header.\n"
               "excel.map.csv:5:1: warning: \"Colour\" is no word of maps as a whole: it is kept "
               "as it stands. \"partmap explain\" lists the words.\n");
}

static void tables_find_each_other_or_are_named(void)
{
    pm_read_options options = {0};
    pm_reading by_edges = read_with(GOOD "excel.edges.csv", &options, PM_OK);
    options.edges = GOOD "excel.edges.csv";
    pm_reading named = read_with(GOOD "excel.nodes.csv", &options, PM_OK);
    pm_text one = {0};
    pm_text other = {0};
    describe(&one, by_edges.maps[0]);
    describe(&other, named.maps[0]);
    expect_text(&one, EXCEL, "by the ties");
    expect_text(&other, EXCEL, "by name");
    CU_ASSERT_PTR_NULL(by_edges.edges_file);
    CU_ASSERT_STRING_EQUAL(named.edges_file, GOOD "excel.edges.csv");
    pm_text_free(&one);
    pm_text_free(&other);
    pm_reading_free(&by_edges);
    pm_reading_free(&named);
}

static void the_program_is_told_by_its_headers(void)
{
    pm_read_options options = {0};
    static const char *const files[] = {GOOD "gephi.edges.csv", GOOD "kumu.connections.csv",
                                        GOOD "nodexl.edges.csv"};
    static const char *const programs[] = {"Gephi", "Kumu", "NodeXL"};
    for (size_t i = 0; i < 3; i++) {
        pm_reading reading = read_with(files[i], &options, PM_OK);
        CU_ASSERT_STRING_EQUAL(reading.format, "CSV");
        CU_ASSERT_STRING_EQUAL(reading.dialect, programs[i]);
        pm_reading_free(&reading);
    }
}

/* --- bytes ----------------------------------------------------------------------------------- */

static void bytes_that_are_no_utf8_are_read_as_windows_1252(void)
{
    expect_map(GOOD "latin.csv",
               "(a) label=Caf\xC3\xA9\n"
               "(b) label=\xE2\x80\x9CQuoted\xE2\x80\x9D\n",
               "2:0: warning: Byte 0xE9 is no UTF-8: the sheet is read as windows-1252, as older "
               "spreadsheets write it. If letters look wrong, save it as CSV (UTF-8).\n"
               "1:1: warning: There is no table of ties: the map has none. Name one with "
               "--edges.\n");
}

/* Excel's "Unicode text": UTF-16 with tabs. */
static void utf_16_is_read_with_and_without_a_mark(void)
{
    static const char csv[] = "Id\tLabel\r\na\tAlpha\r\n";
    /* A pair of halves for U+1F600, in place of the "lp" of Alpha. */
    static const unsigned char halves[] = {0xD8, 0x3D, 0xDE, 0x00};
    unsigned char little[2 * sizeof csv] = {0xFF, 0xFE};
    unsigned char big[2 * sizeof csv] = {0xFE, 0xFF};
    size_t length = sizeof csv - 1;
    for (size_t i = 0; i < length; i++) {
        little[2 * i + 2] = big[2 * i + 3] = (unsigned char)csv[i];
    }
    size_t at = 2 + 2 * (size_t)(strstr(csv, "lp") - csv);
    for (size_t i = 0; i < sizeof halves; i++) {
        big[at + i] = halves[i];
        little[at + (i ^ 1U)] = halves[i];
    }
    const char *expected = "(a) label=A\xF0\x9F\x98\x80ha\n";
    expect_bytes((char *)little, 2 * length + 2, "little.csv", expected);
    expect_bytes((char *)big, 2 * length + 2, "big.csv", expected);
    expect_bytes((char *)little + 2, 2 * length, "little.csv", expected);
    expect_bytes((char *)big + 2, 2 * length, "big.csv", expected);
}

static void half_a_utf_16_pair_is_replaced(void)
{
    expect_bytes("\xFF\xFEI\0d\0\n\0\x3D\xD8x\0\n\0", 14, "half.csv", "(\xEF\xBF\xBDx)\n");
}

static void an_apostrophe_that_defuses_a_formula_is_taken_off(void)
{
    expect_map(GOOD "ties.csv", "(=sum)\n(a)\n(-b)\n(c)\n=sum > a\n-b > a\n-b > c\n",
               "1:1: " UNDIRECTED_OR_NOT
               "1:1: warning: There is no table of nodes: the nodes are the 4 names that ties have "
               "at their ends. Name one with --nodes to state facts about them.\n");
}

static void separators_are_found_out(void)
{
    static const char separators[] = ",;\t|";
    for (size_t i = 0; i < 4; i++) {
        char csv[] = "Id?Label?Needs\na?\"x,y;z|\tw\"?one\nb?\"q\"\"\n?\"?\n";
        for (char *at = csv; *at != '\0'; at++) {
            *at = (char)(*at == '?' ? separators[i] : *at);
        }
        pm_sheet sheet = {0};
        pm_problems problems = {0};
        pm_error err = {0};
        CU_ASSERT_EQUAL(pm_sheet_read_bytes(csv, strlen(csv), &sheet, &problems, &err), PM_OK);
        CU_ASSERT_EQUAL(sheet.separator, separators[i]);
        CU_ASSERT_EQUAL_FATAL(sheet.row_count, 3);
        CU_ASSERT_EQUAL(sheet.column_count, 3);
        CU_ASSERT_STRING_EQUAL(pm_sheet_text(&sheet, 1, 1), "x,y;z|\tw");
        CU_ASSERT_EQUAL(pm_sheet_width(&sheet, 2), 2);
        CU_ASSERT_EQUAL(pm_sheet_line(&sheet, 2, 1), 3);
        CU_ASSERT_STRING_EQUAL(pm_sheet_text(&sheet, 2, 2), "");
        pm_sheet_free(&sheet);
        pm_problems_free(&problems);
    }
}

/* In "name;budget" only values hold commas; in "a|b|c" only tags hold bars. */
static void what_only_values_hold_separates_nothing(void)
{
    expect_csv("Name;Budget\na;0,5\nb;1,5\nc;2,5\n",
               "(a) name=a budget=0.5\n(b) name=b budget=1.5\n(c) name=c budget=2.5\n");
    expect_csv("Id,Tags\na,x|y|z\nb,x|y|z\n", "(a) Tags=x|y|z\n(b) Tags=x|y|z\n");
    expect_csv("Id,Label\n\"a;1\",b;c\n\"a;2\",d;e\n", "(a;1) label=b;c\n(a;2) label=d;e\n");
}

static void lines_of_cells_count_line_ends_inside_quotes(void)
{
    static const char csv[] = "\r\nId,Label\r\n\r\n\"a\r\nb\",\"c\rd\ne\"\r\n ,\r\nf,g";
    pm_sheet sheet = {0};
    pm_problems problems = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_sheet_read_bytes(csv, strlen(csv), &sheet, &problems, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(sheet.row_count, 3);
    CU_ASSERT_EQUAL(pm_sheet_line(&sheet, 0, 0), 2);
    CU_ASSERT_EQUAL(pm_sheet_line(&sheet, 1, 0), 4);
    CU_ASSERT_EQUAL(pm_sheet_line(&sheet, 1, 1), 5);
    CU_ASSERT_STRING_EQUAL(pm_sheet_text(&sheet, 1, 1), "c\nd\ne");
    CU_ASSERT_EQUAL(pm_sheet_line(&sheet, 2, 0), 9);
    pm_sheet_free(&sheet);
    pm_problems_free(&problems);
}

static void a_cell_that_is_too_long_is_refused(void)
{
    size_t length = PM_SHEET_LONGEST_CELL + 20;
    char *csv = malloc(length + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(csv);
    memset(csv, 'x', length);
    csv[length] = '\0';
    memcpy(csv, "Id,Label\na,\"", 12);
    pm_sheet sheet = {0};
    pm_problems problems = {0};
    pm_error err = {0};
    csv[length - 1] = '"';
    CU_ASSERT_EQUAL(pm_sheet_read_bytes(csv, length, &sheet, &problems, &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message,
                           "The cell that begins here is longer than 100000 bytes, the most "
                           "partmap reads: is there a quote too many, or one that is not closed?");
    CU_ASSERT_EQUAL(err.line, 2);
    CU_ASSERT_EQUAL(err.column, 2);
    pm_sheet_free(&sheet);
    pm_problems_free(&problems);
    free(csv);
}

static void columns_are_called_as_spreadsheets_do(void)
{
    CU_ASSERT_STRING_EQUAL(pm_sheet_column_of(0, "Id").bytes, "column A (Id)");
    CU_ASSERT_STRING_EQUAL(pm_sheet_column_of(25, "").bytes, "column Z");
    CU_ASSERT_STRING_EQUAL(pm_sheet_column_of(26, "").bytes, "column AA");
    CU_ASSERT_STRING_EQUAL(pm_sheet_column_of(701, "").bytes, "column ZZ");
    CU_ASSERT_STRING_EQUAL(pm_sheet_column_of(702, "").bytes, "column AAA");
}

/* --- values ---------------------------------------------------------------------------------- */

static void a_type_that_is_a_kind_only_here_and_there_is_kept_and_said(void)
{
    static const char csv[] = "Id,Type\na,person\nb,charity\n";
    pm_reading reading = {0};
    pm_read_options options = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(read_bytes(csv, strlen(csv), "memory.csv", &options, &reading, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(reading.count, 1);
    CU_ASSERT_EQUAL(pm_map_kind(reading.maps[0], 0), PM_ORGANISATION);
    CU_ASSERT_EQUAL_FATAL(reading.problems.count, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(reading.problems.items[0].message,
                                  "Some rows of \"Type\" hold a kind of node, others do not"));
    pm_reading_free(&reading);
}

/* A look behind it for a time of day went beyond the bytes of the file. */
static void a_date_may_be_the_last_of_the_file(void)
{
    expect_csv("Id,Since\na,13/05/2020", "(a) since=2020-05-13\n");
}

static void dates_that_can_be_read_in_one_way_are(void)
{
    expect_csv("Id,Since\na,2020/3/1\nb,13/2/2020\nc,2/13/2020\nd,5/5/2020\ne,6.5.2020\n"
               "f,2020-01-02T00:00\ng,2020\n",
               "(a) since=2020-03-01\n(b) since=2020-02-13\n(c) since=2020-02-13\n"
               "(d) since=2020-05-05\n(e) since=2020-05-06\n(f) since=2020-01-02\n"
               "(g) since=2020\n");
}

static void headers_match_whatever_their_case_blanks_and_underscores(void)
{
    expect_csv("NODE_ID,decision-body,Skill Leadership,ING 07\na,yes,3,Yes\n",
               "(a) decision_body=yes skill_leadership=3 ing07=Yes\n");
}

static void lenient_reading_mends_and_says_what_it_did(void)
{
    pm_read_options options = {.lenient = true};
    expect_map_with(
        BAD "unknown_end.nodes.csv", &options,
        "(a) label=Alpha\n(b) label=Beta\n(q)\n(alphaa)\na > q type=x\nalphaa > b type=y\n",
        "unknown_end.edges.csv:1:1: " UNDIRECTED_OR_NOT
        "unknown_end.edges.csv:2:2: warning: \"q\" in column B (Target) is no node of the table of "
        "nodes: a node is added for it.\n"
        "unknown_end.edges.csv:3:1: warning: \"alphaa\" in column A (Source) is no node of the "
        "table of nodes: a node is added for it.\n"
        "unknown_end.edges.csv:2:3: warning: \"x\" in column C (Type) is no kind that partmap "
        "knows: the text is kept, and the kind counts as not stated, here and in other rows that "
        "hold another word. \"partmap explain kind\" lists the known ones.\n");
    expect_map_with(BAD "no_target.nodes.csv", &options, "(a) label=Alpha\n(b) label=Beta\na > b\n",
                    "no_target.edges.csv:2:2: warning: The row has nothing in column B (Target): "
                    "the tie is left out.\n"
                    "no_target.edges.csv:3:1: warning: The row has nothing in column A (Source): "
                    "the tie is left out.\n");
    expect_map_with(BAD "bad_direction.nodes.csv", &options,
                    "(a) label=Alpha\n(b) label=Beta\na > b\n",
                    "bad_direction.edges.csv:2:3: warning: \"backwards\" in column C (Direction) "
                    "is no direction: the tie is read as directed.\n");
}

static void lenient_reading_leaves_out_what_cannot_be_stated(void)
{
    pm_read_options options = {.lenient = true};
    static const char csv[] = "Id,Budget\na,12k\na,1\n,2\nb,3\n";
    pm_reading reading = {0};
    pm_error err = {0};
    pm_text text = {0};
    CU_ASSERT_EQUAL(read_bytes(csv, strlen(csv), "memory.csv", &options, &reading, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(reading.count, 1);
    CU_ASSERT_EQUAL(reading.problems.count, 4);
    describe(&text, reading.maps[0]);
    expect_text(&text, "(a)\n(b) budget=3\n", "memory.csv");
    pm_text_free(&text);
    pm_reading_free(&reading);
}

/* --- matrices -------------------------------------------------------------------------------- */

static void a_symmetric_matrix_has_undirected_ties(void)
{
    expect_map(GOOD "symmetric.csv", "(a)\n(b)\n(c)\na - b\nc - c\n", "");
}

static void another_matrix_has_directed_ties_with_its_numbers_as_strength(void)
{
    expect_map(GOOD "directed.csv", "(a)\n(b)\n(c)\na > b strength=2\nb > a strength=1.5\n", "");
}

static void columns_of_a_matrix_may_be_in_another_order_than_its_rows(void)
{
    expect_map(GOOD "reordered.csv", "(a)\n(b)\n(c)\na > c\nc > b\n", "");
}

static void a_matrix_of_numbers_only_numbers_its_nodes(void)
{
    expect_map(GOOD "numbers.csv", "(1)\n(2)\n(3)\n1 - 2\n1 - 3\n", "");
}

static void half_a_matrix_is_said_to_be_one(void)
{
    static const char csv[] = ",a,b\na,,-1\nb,,\n";
    pm_reading reading = {0};
    pm_read_options options = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(read_bytes(csv, strlen(csv), "memory.csv", &options, &reading, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(reading.problems.count, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(reading.problems.items[0].message, "not above 0"));
    CU_ASSERT_PTR_NOT_NULL(strstr(reading.problems.items[1].message, "Only one side"));
    pm_reading_free(&reading);
}

/* --- what is a sheet ------------------------------------------------------------------------- */

/* By contents, whatever the name says. */
static void sheets_are_recognised_without_their_suffix(void)
{
    static const char *const sheets[] = {"Source,Target\na,b\n", "id;label\na;b\n", ",a,b\na,0,1\n",
                                         "0\t1\n1\t0\n"};
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        pm_reading reading = {0};
        pm_read_options options = {0};
        pm_error err = {0};
        pm_status status = read_bytes(sheets[i], strlen(sheets[i]), "-", &options, &reading, &err);
        CU_ASSERT_STRING_EQUAL(reading.format, "CSV");
        CU_ASSERT_TRUE(status == PM_OK || i == 2);
        pm_reading_free(&reading);
    }
}

static void what_is_no_sheet_is_not_taken_for_one(void)
{
    static const char *const others[] = {"<graphml/>",
                                         " \xEF\xBB\xBF<a,b>",
                                         "dl n=4 format=edgelist1",
                                         "*Vertices 3\n1 \"a\"\n",
                                         "graph [\n node [ id 1 ] ]\n",
                                         "a letter, with commas,\nand lines\n",
                                         ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        pm_reading reading = {0};
        pm_read_options options = {0};
        pm_error err = {0};
        read_bytes(others[i], strlen(others[i]), "-", &options, &reading, &err);
        CU_ASSERT_STRING_NOT_EQUAL(reading.format, "CSV");
        pm_reading_free(&reading);
    }
}

static void options_of_sheets_are_refused_where_there_is_none(void)
{
    pm_read_options options = {.source = "From"};
    pm_reading reading = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(read_bytes("<graphml/>", 10, "-", &options, &reading, &err), PM_USAGE);
    pm_reading_free(&reading);
}

/* --- every file of the folder ---------------------------------------------------------------- */

/* Companions are read with the sheet they go with. */
static int is_input(const struct dirent *entry)
{
    const char *name = entry->d_name;
    const char *suffix = strrchr(name, '.');
    return suffix != NULL && (strcmp(suffix, ".csv") == 0 || strcmp(suffix, ".tsv") == 0) &&
           strstr(name, ".edges.") == NULL && strstr(name, ".map.") == NULL;
}

static void add_file(pm_text *text, const char *path)
{
    FILE *stream = fopen(path, "rb");
    char bytes[4096];
    size_t length = 0;
    while (stream != NULL && (length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        pm_text_add_bytes(text, bytes, length);
    }
    if (stream != NULL) {
        fclose(stream);
    }
}

/* What kept a sheet from being read at all is no problem of the list. */
static void add_failure(pm_text *text, const pm_reading *reading, const pm_error *err)
{
    if (reading->problems.errors == 0) {
        const char *slash = strrchr(err->file, '/');
        pm_text_addf(text, "%s:%zu:%zu: %s\n", slash != NULL ? slash + 1 : err->file, err->line,
                     err->column, err->message);
    }
}

static void expect_problems_of(const char *name)
{
    char path[300];
    pm_text said = {0};
    pm_text expected = {0};
    pm_reading reading = {0};
    pm_read_options options = {0};
    pm_error err = {0};
    snprintf(path, sizeof path, BAD "%s", name);
    CU_ASSERT_EQUAL(pm_read_path(path, &options, &reading, &err), PM_INVALID);
    CU_ASSERT_EQUAL(reading.count, 0);
    add_problems(&said, &reading.problems);
    add_failure(&said, &reading, &err);
    snprintf(path, sizeof path, BAD "%.*s.txt", (int)strcspn(name, "."), name);
    add_file(&expected, path);
    expect_text(&said, pm_text_bytes(&expected), name);
    pm_text_free(&said);
    pm_text_free(&expected);
    pm_reading_free(&reading);
}

static void every_broken_sheet_is_told_with_its_place(void)
{
    struct dirent **entries = NULL;
    int count = scandir(BAD, &entries, is_input, alphasort);
    CU_ASSERT_TRUE(count > 25);
    for (int i = 0; i < count; i++) {
        expect_problems_of(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

/* --- round trip ------------------------------------------------------------------------------ */

/* How a generated sheet is written. */
typedef struct hand {
    uint64_t state; /* of the generator */
    char separator;
    const char *line_end;
    bool quote_all;
} hand;

/* xorshift64*, so that a seed gives the same everywhere. */
static size_t draw(hand *by, size_t below)
{
    by->state ^= by->state >> 12U;
    by->state ^= by->state << 25U;
    by->state ^= by->state >> 27U;
    return (size_t)((by->state * UINT64_C(2685821657736338717)) >> 33U) % below;
}

static void write_cell(pm_text *csv, const hand *by, const char *text, bool last)
{
    char special[] = {by->separator, '"', '\r', '\n', '\0'};
    bool quoted = by->quote_all || text[strcspn(text, special)] != '\0';
    pm_text_add(csv, quoted ? "\"" : "");
    for (; *text != '\0'; text++) {
        pm_text_add_bytes(csv, text, 1);
        pm_text_add(csv, *text == '"' ? "\"" : "");
    }
    pm_text_add(csv, quoted ? "\"" : "");
    if (last) {
        pm_text_add(csv, by->line_end);
    } else {
        pm_text_add_bytes(csv, &by->separator, 1);
    }
}

/* A text of pieces that are hard on readers; never blank, never with blanks at its ends. */
static void draw_text(pm_text *text, hand *by)
{
    static const char *const pieces[] = {
        "a",  "B",        "\"", "\"\"", ",",    ";", "|",   "\t",
        "\n", "\xC3\xA9", " ",  "x y",  "=1+1", "0", "1,5", "\xF0\x9F\x98\x80",
        "'",  "-"};
    pm_text_add(text, "t");
    for (size_t i = draw(by, 6); i > 0; i--) {
        pm_text_add(text, pieces[draw(by, sizeof pieces / sizeof *pieces)]);
    }
    pm_text_add(text, "z");
}

static void write_nodes(pm_text *csv, pm_text *model, hand *by, size_t count)
{
    write_cell(csv, by, "Id", false);
    write_cell(csv, by, "Remark", false);
    write_cell(csv, by, "Kind", true);
    for (size_t i = 0; i < count; i++) {
        static const char *const kinds[] = {"organisation", "body", "person", "outcome", ""};
        const char *kind = kinds[draw(by, 5)];
        pm_text id = {0};
        pm_text remark = {0};
        pm_text_addf(&id, "n%zu", i);
        draw_text(&remark, by);
        write_cell(csv, by, id.bytes, false);
        write_cell(csv, by, remark.bytes, false);
        write_cell(csv, by, kind, true);
        pm_text_addf(model, "(%s) Remark=%s%s%s\n", id.bytes, remark.bytes,
                     kind[0] != '\0' ? " kind=" : "", kind);
        pm_text_free(&id);
        pm_text_free(&remark);
        pm_text_add(csv, draw(by, 8) == 0 ? by->line_end : "");
    }
}

static void write_ties(pm_text *csv, pm_text *model, hand *by, size_t nodes, size_t count)
{
    static const char *const headers[] = {"Target", "Direction", "Id", "Source", "Note"};
    for (size_t i = 0; i < 5; i++) {
        write_cell(csv, by, headers[i], i == 4);
    }
    for (size_t i = 0; i < count; i++) {
        bool directed = draw(by, 2) == 1;
        pm_text cells[5] = {{0}};
        size_t target = draw(by, nodes);
        size_t source = draw(by, nodes);
        pm_text_addf(&cells[0], "n%zu", target);
        pm_text_add(&cells[1], directed ? "directed" : "undirected");
        pm_text_addf(&cells[2], "e%zu", i);
        pm_text_addf(&cells[3], "n%zu", source);
        draw_text(&cells[4], by);
        for (size_t cell = 0; cell < 5; cell++) {
            write_cell(csv, by, cells[cell].bytes, cell == 4);
        }
        pm_text_addf(model, "n%zu %s n%zu #e%zu Note=%s\n", source, directed ? ">" : "-", target, i,
                     cells[4].bytes);
        for (size_t cell = 0; cell < 5; cell++) {
            pm_text_free(&cells[cell]);
        }
    }
}

static void save(const char *path, const pm_text *text)
{
    FILE *stream = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL(fwrite(pm_text_bytes(text), 1, text->length, stream), text->length);
    fclose(stream);
}

static void go_round(unsigned long seed, const char *nodes_path, const char *edges_path)
{
    static const char separators[] = ",;\t|";
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    hand by = {.state = 88172645463325252ULL + seed * 2654435761UL};
    by.separator = separators[draw(&by, 4)];
    by.line_end = line_ends[draw(&by, 3)];
    by.quote_all = draw(&by, 2) == 1;
    pm_text nodes = {0};
    pm_text edges = {0};
    pm_text model = {0};
    size_t count = 1 + draw(&by, 30);
    pm_text_add(&nodes, draw(&by, 2) == 1 ? "\xEF\xBB\xBF" : "");
    write_nodes(&nodes, &model, &by, count);
    write_ties(&edges, &model, &by, count, draw(&by, 60));
    save(nodes_path, &nodes);
    save(edges_path, &edges);
    char name[40];
    snprintf(name, sizeof name, "seed %lu", seed);
    pm_read_options options = {.edges = edges_path};
    pm_reading reading = read_with(nodes_path, &options, PM_OK);
    pm_text read = {0};
    describe(&read, reading.maps[0]);
    CU_ASSERT_EQUAL(reading.problems.count, 0);
    expect_text(&read, pm_text_bytes(&model), name);
    pm_reading_free(&reading);
    pm_text_free(&read);
    pm_text_free(&nodes);
    pm_text_free(&edges);
    pm_text_free(&model);
}

static void generated_maps_come_back_as_they_were(void)
{
    char folder[] = "/tmp/partmap-sheets-XXXXXX";
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    char nodes[60];
    char edges[60];
    snprintf(nodes, sizeof nodes, "%s/n.csv", folder);
    snprintf(edges, sizeof edges, "%s/e.csv", folder);
    for (unsigned long seed = 1; seed <= 300; seed++) {
        go_round(seed, nodes, edges);
    }
    remove(nodes);
    remove(edges);
    remove(folder);
}

/* Cut short or with a byte changed anywhere, a sheet is read or refused, and nothing worse. */
static void damaged_sheets_do_no_harm(void)
{
    static const char csv[] = "\xEF\xBB\xBFsep=;\r\nSource;Target;Type;Weight;\"A \"\"b\"\"\"\r\n"
                              "a;\"b\r\nc|d\";Directed;1,5;x\r\n\"e\";a;mutual;;'=1\r\n";
    static const char strange[] = {'"', ';', ',', '\n', '\r', '\0', '\xFF', '<'};
    for (size_t i = 0; i < sizeof csv - 1; i++) {
        for (size_t k = 0; k <= sizeof strange; k++) {
            char damaged[sizeof csv];
            memcpy(damaged, csv, sizeof csv);
            size_t length = k == sizeof strange ? i : sizeof csv - 1;
            damaged[i] = k == sizeof strange ? '\0' : strange[k];
            pm_sheet sheet = {0};
            pm_problems problems = {0};
            pm_error err = {0};
            pm_reading reading = {0};
            pm_read_options options = {0};
            pm_status status = pm_sheet_read_bytes(damaged, length, &sheet, &problems, &err);
            CU_ASSERT_TRUE(status == PM_OK || (status == PM_INVALID && err.message[0] != '\0'));
            status = read_bytes(damaged, length, "x.csv", &options, &reading, &err);
            CU_ASSERT_TRUE(status == PM_OK || (status == PM_INVALID && err.message[0] != '\0'));
            pm_sheet_free(&sheet);
            pm_problems_free(&problems);
            pm_reading_free(&reading);
        }
    }
}

CU_TestInfo pm_tests_sheets[] = {
    {"Gephi's tables are read", gephis_tables_are_read},
    {"Kumu's tables are read, and lists of targets make several ties",
     kumus_tables_are_read_and_lists_of_targets_make_several_ties},
    {"NodeXL's titles above the headers are passed over",
     nodexls_titles_above_the_headers_are_passed_over},
    {"igraph's names are ids", igraphs_names_are_ids},
    {"a table of ties alone makes its nodes", a_table_of_ties_alone_makes_its_nodes},
    {"answers to a survey are read by the columns named",
     answers_to_a_survey_are_read_by_the_columns_named},
    {"Excel's semicolons, decimal commas and dates are read",
     excels_semicolons_decimal_commas_and_dates_are_read},
    {"tables find each other or are named", tables_find_each_other_or_are_named},
    {"the program is told by its headers", the_program_is_told_by_its_headers},
    {"bytes that are no UTF-8 are read as windows-1252",
     bytes_that_are_no_utf8_are_read_as_windows_1252},
    {"UTF-16 is read with and without a mark", utf_16_is_read_with_and_without_a_mark},
    {"half a UTF-16 pair is replaced", half_a_utf_16_pair_is_replaced},
    {"an apostrophe that defuses a formula is taken off",
     an_apostrophe_that_defuses_a_formula_is_taken_off},
    {"separators are found out", separators_are_found_out},
    {"what only values hold separates nothing", what_only_values_hold_separates_nothing},
    {"lines of cells count line ends inside quotes", lines_of_cells_count_line_ends_inside_quotes},
    {"a cell that is too long is refused", a_cell_that_is_too_long_is_refused},
    {"columns are called as spreadsheets do", columns_are_called_as_spreadsheets_do},
    {"a type that is a kind only here and there is kept and said",
     a_type_that_is_a_kind_only_here_and_there_is_kept_and_said},
    {"a date may be the last of the file", a_date_may_be_the_last_of_the_file},
    {"dates that can be read in one way are", dates_that_can_be_read_in_one_way_are},
    {"headers match whatever their case, blanks and underscores",
     headers_match_whatever_their_case_blanks_and_underscores},
    {"lenient reading mends and says what it did", lenient_reading_mends_and_says_what_it_did},
    {"lenient reading leaves out what cannot be stated",
     lenient_reading_leaves_out_what_cannot_be_stated},
    {"a symmetric matrix has undirected ties", a_symmetric_matrix_has_undirected_ties},
    {"another matrix has directed ties with its numbers as strength",
     another_matrix_has_directed_ties_with_its_numbers_as_strength},
    {"columns of a matrix may be in another order than its rows",
     columns_of_a_matrix_may_be_in_another_order_than_its_rows},
    {"a matrix of numbers only numbers its nodes", a_matrix_of_numbers_only_numbers_its_nodes},
    {"half a matrix is said to be one", half_a_matrix_is_said_to_be_one},
    {"sheets are recognised without their suffix", sheets_are_recognised_without_their_suffix},
    {"what is no sheet is not taken for one", what_is_no_sheet_is_not_taken_for_one},
    {"options of sheets are refused where there is none",
     options_of_sheets_are_refused_where_there_is_none},
    {"every broken sheet is told with its place", every_broken_sheet_is_told_with_its_place},
    {"generated maps come back as they were", generated_maps_come_back_as_they_were},
    {"damaged sheets do no harm", damaged_sheets_do_no_harm},
    CU_TEST_INFO_NULL,
};
