/* People by role or number in every output of every command, and by name where that is asked for.
 * The maps name people wherever a map may: each of their names has "xample" in it, each id too. */
#include <CUnit/CUnit.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "cli/options.h"
#include "engine/base/text.h"
#include "formats/formats.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "viz/charts.h"
#include "viz/draw.h"

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

/* Runs a command on a map and says whether its result names anybody. */
static bool names_people(const char *command, const char *map, const char *options)
{
    char line[512];
    snprintf(line, sizeof line, "%s %s %s", command, map, options);
    cli_result result = cli_run(line, NULL);
    CU_ASSERT_EQUAL(result.code, 0);
    CU_ASSERT_TRUE(result.out_length > 0);
    bool packed = result.out_length > 2 && memcmp(result.out, "PK", 2) == 0;
    bool found = packed ? book_speaks_of(result.out, result.out_length, "xample")
                        : speaks_of(result.out, result.out_length, "xample");
    cli_result_free(&result);
    return found;
}

/* Names nobody; with --name-people somebody, where the output is about people at all. */
static void expect_no_names(const char *command, const char *options, bool about_people)
{
    char named[256];
    snprintf(named, sizeof named, "%s --name-people", options);
    bool any = false;
    for (size_t i = 0; i < MAP_COUNT; i++) {
        if (names_people(command, MAPS[i], options)) {
            fprintf(stderr, "\n%s %s %s names people\n", command, MAPS[i], options);
            CU_FAIL("names people");
        }
        any = names_people(command, MAPS[i], named) || any;
    }
    if (about_people && !any) {
        fprintf(stderr, "\n%s %s names nobody\n", command, named);
        CU_FAIL("names nobody");
    }
}

static void no_format_of_measures_names_people(void)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        char options[64];
        snprintf(options, sizeof options, "--format=%s", pm_format_at(i)->name);
        if (pm_format_at(i)->write_measures != NULL) {
            expect_no_names("measure", options, strcmp(pm_format_at(i)->name, "table") != 0);
        }
    }
    expect_no_names("measure", "--format=table --level=person", true);
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        char options[64];
        bool about = level == PM_LEVEL_ORGANISATION || level == PM_LEVEL_PERSON ||
                     level == PM_LEVEL_RELATIONSHIP;
        snprintf(options, sizeof options, "--format=csv --level=%s", pm_level_name(level));
        expect_no_names("measure", options, about);
    }
    expect_no_names("measure", "--format=json --jackknife --significance=9", true);
}

static void no_format_of_findings_names_people(void)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        char options[64];
        snprintf(options, sizeof options, "--format=%s", pm_format_at(i)->name);
        if (pm_format_at(i)->write_findings != NULL) {
            expect_no_names("audit", options, true);
        }
    }
}

/* From standard input it only prints its words. */
static void the_whole_job_names_nobody(void)
{
    for (size_t i = 0; i < MAP_COUNT; i++) {
        char *map = cli_read_file(MAPS[i]);
        cli_result plain = cli_run("-", map);
        cli_result named = cli_run("- --name-people", map);
        CU_ASSERT_FALSE(speaks_of(plain.out, plain.out_length, "xample"));
        CU_ASSERT_TRUE(speaks_of(named.out, named.out_length, "xample"));
        cli_result_free(&plain);
        cli_result_free(&named);
        free(map);
    }
}

static void no_view_and_no_chart_names_people(void)
{
    for (size_t i = 0; i < pm_view_count(); i++) {
        char options[64];
        const char *name = pm_view_at(i)->name;
        snprintf(options, sizeof options, "-o - --view=%s", name);
        expect_no_names("draw", options, strcmp(name, "sectors") != 0);
    }
    for (size_t i = 0; i < pm_chart_count(); i++) {
        char options[64];
        snprintf(options, sizeof options, "-o - --chart=%s", pm_chart_at(i)->name);
        expect_no_names("draw", options, false);
    }
    expect_no_names("draw", "-o - --format=dot", true);
}

static void measures_made_by_convert_name_nobody(void)
{
    expect_no_names("convert", "- --format=json", true);
    expect_no_names("convert", "- --format=xlsx", true);
}

/* A map that is written is its owner's own: nothing of it is lost. */
static void a_map_is_converted_with_all_its_names(void)
{
    CU_ASSERT_TRUE(names_people("convert", MAPS[0], "- --format=graphml"));
    CU_ASSERT_TRUE(names_people("convert", MAPS[0], "- --format=graphml --measures"));
    CU_ASSERT_TRUE(names_people("convert", MAPS[0], "- --format=dot"));
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
    {"no format of measures names people", no_format_of_measures_names_people},
    {"no format of findings names people", no_format_of_findings_names_people},
    {"the whole job names nobody", the_whole_job_names_nobody},
    {"no view and no chart names people", no_view_and_no_chart_names_people},
    {"measures made by convert name nobody", measures_made_by_convert_name_nobody},
    {"a map is converted with all its names", a_map_is_converted_with_all_its_names},
    {"a warning that quotes a name is told without it",
     a_warning_that_quotes_a_name_is_told_without_it},
    {"a decision body may be a person named on the command line",
     a_decision_body_may_be_a_person_named_on_the_command_line},
    CU_TEST_INFO_NULL,
};
