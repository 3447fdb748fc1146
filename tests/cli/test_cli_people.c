/* People by role or number in every output of every command, and by name where that is asked for.
 * The maps name people wherever a map may: each of their names has "xample" in it, each id too. */
#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/every_output.h"

static const char *const MAPS[] = {"tests/data/care/people.graphml",
                                   "tests/data/care/only_people.graphml"};

enum { MAP_COUNT = sizeof MAPS / sizeof *MAPS };

/* Does the text have the word, whatever its case? */
static bool speaks_of(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= length; i++) {
        size_t k = 0;
        while (k < size && (text[i + k] | 0x20) == word[k]) {
            k++;
        }
        if (k == size) {
            return true;
        }
    }
    return false;
}

/* The same of the files in a workbook, which are packed. */
static bool book_speaks_of(const char *bytes, size_t length, const char *word)
{
    bool found = false;
    zip_error_t fault;
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &fault);
    zip_t *book = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &fault) : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(book);
    for (zip_int64_t i = 0; i < zip_get_num_entries(book, 0); i++) {
        static char part[1 << 20];
        zip_file_t *file = zip_fopen_index(book, (zip_uint64_t)i, 0);
        zip_int64_t read = file != NULL ? zip_fread(file, part, sizeof part) : 0;
        found = found || (read > 0 && speaks_of(part, (size_t)read, word));
        zip_fclose(file);
    }
    zip_discard(book);
    return found;
}

/* Does what was written name anybody? */
static bool names_in(const cli_result *result)
{
    bool packed = result->out_length > 2 && memcmp(result->out, "PK", 2) == 0;
    return packed ? book_speaks_of(result->out, result->out_length, "xample")
                  : speaks_of(result->out, result->out_length, "xample");
}

/* Every output there is, of every map. */
static void no_output_names_people(void)
{
    const char *line = NULL;
    for (size_t m = 0; m < MAP_COUNT; m++) {
        char *map = cli_read_file(MAPS[m]);
        for (size_t i = 0; (line = every_output(i)) != NULL; i++) {
            cli_result result = cli_run(line, map);
            bool unknown = strstr(line, "--brief") != NULL && result.code == 2;
            CU_ASSERT_TRUE(result.code == 0 || unknown); /* not every map has that member */
            if (names_in(&result)) {
                fprintf(stderr, "\n%s names people of %s\n", line, MAPS[m]);
                CU_FAIL("names people");
            }
            cli_result_free(&result);
        }
        free(map);
    }
}

/* Lest the test above be one that cannot fail. */
static void names_are_there_where_they_are_asked_for(void)
{
    static const char *const lines[] = {"measure --format=json",
                                        "measure --format=csv --level=person",
                                        "measure --format=xlsx",
                                        "measure --format=graphml",
                                        "measure --format=table --level=person",
                                        "audit",
                                        "audit --format=json",
                                        "audit --format=md",
                                        "draw --view=overview -o -",
                                        "draw --format=dot -o -",
                                        "report -o -",
                                        "report --format=md -o -",
                                        "convert --format=json - -"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        bool any = false;
        for (size_t m = 0; m < MAP_COUNT; m++) {
            char line[256];
            char *map = cli_read_file(MAPS[m]);
            snprintf(line, sizeof line, "%s --name-people%s", lines[i],
                     strncmp(lines[i], "convert", 7) == 0 ? "" : " -");
            cli_result result = cli_run(line, map);
            any = names_in(&result) || any;
            cli_result_free(&result);
            free(map);
        }
        CU_ASSERT_TRUE(any);
    }
}

/* A map that is written is its owner's own: nothing of it is lost. */
static void a_map_is_converted_with_all_its_names(void)
{
    static const char *const lines[] = {
        "convert tests/data/care/people.graphml - --format=graphml",
        "convert tests/data/care/people.graphml - --format=graphml --measures",
        "convert tests/data/care/people.graphml - --format=dot"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        cli_result result = cli_run(lines[i], NULL);
        CU_ASSERT_TRUE(names_in(&result));
        cli_result_free(&result);
    }
    cli_expect_parts("convert tests/data/care/people.graphml - --format=graphml --measures", 0,
                     "jane@example.invalid", "");
}

static void a_warning_that_quotes_a_name_is_told_without_it(void)
{
    static const char map[] =
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
        "<key id=\"k\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>"
        "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
        "<key id=\"e\" for=\"node\" attr.name=\"employer\" attr.type=\"string\"/>"
        "<graph edgedefault=\"undirected\"><node id=\"a\"/>"
        "<node id=\"p\"><data key=\"k\">person</data><data key=\"l\">Jane Example</data>"
        "<data key=\"e\">Jane Example</data></node></graph></graphml>";
    cli_result plain = cli_run("measure --format=json -q -", map);
    cli_result named = cli_run("measure --format=json -q --name-people -", map);
    CU_ASSERT_FALSE(speaks_of(plain.out, plain.out_length, "xample"));
    CU_ASSERT_TRUE(speaks_of(named.out, named.out_length, "xample"));
    CU_ASSERT_PTR_NOT_NULL(strstr(plain.out, "\"message\""));
    cli_result report = cli_run("report -q -o - -", map);
    CU_ASSERT_EQUAL(report.code, 0);
    CU_ASSERT_FALSE(speaks_of(report.out, report.out_length, "xample"));
    cli_result_free(&report);
    cli_result_free(&plain);
    cli_result_free(&named);
}

static void a_decision_body_may_be_a_person_named_on_the_command_line(void)
{
    cli_expect_parts("measure --decision=nexample --format=json "
                     "tests/data/care/only_people.graphml",
                     0, "\"decision\":[\"person-2\"]", "");
    cli_expect_parts("measure --decision=nexample --format=json --name-people "
                     "tests/data/care/only_people.graphml",
                     0, "\"decision\":[\"nexample\"]", "");
}

CU_TestInfo pm_tests_cli_people[] = {
    {"no output names people", no_output_names_people},
    {"names are there where they are asked for", names_are_there_where_they_are_asked_for},
    {"a map is converted with all its names", a_map_is_converted_with_all_its_names},
    {"a warning that quotes a name is told without it",
     a_warning_that_quotes_a_name_is_told_without_it},
    {"a decision body may be a person named on the command line",
     a_decision_body_may_be_a_person_named_on_the_command_line},
    CU_TEST_INFO_NULL,
};
