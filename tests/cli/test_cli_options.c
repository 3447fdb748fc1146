/* The command line itself: commands, options, operands, help, version, and what is said when they
 * are wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define TOWN "tests/data/cli/town.graphml"

static void no_arguments_print_usage_as_an_error(void)
{
    cli_expect("", PM_EXIT_USAGE, "",
               "Usage: partmap [OPTION]... MAP\n"
               "       partmap COMMAND [OPTION]... [MAP]...\n"
               "MAP is a partnership map in GraphML. \"partmap --help\" says more.\n");
}

static void an_unknown_command_is_corrected(void)
{
    cli_expect("mesure " TOWN, PM_EXIT_USAGE, "",
               "partmap: \"mesure\" is neither a command nor a file: did you mean \"partmap "
               "measure\"?\nTry \"partmap --help\".\n");
    cli_expect("frobnicate", PM_EXIT_USAGE, "",
               "partmap: \"frobnicate\" is neither a command nor a file.\n"
               "Try \"partmap --help\".\n");
}

static void an_unknown_option_is_corrected(void)
{
    cli_expect("audit --formt=json " TOWN, PM_EXIT_USAGE, "",
               "partmap: There is no option \"--formt\": did you mean \"--format\"?\n"
               "Try \"partmap audit --help\".\n");
    cli_expect("audit --zzzzzzzz " TOWN, PM_EXIT_USAGE, "",
               "partmap: There is no option \"--zzzzzzzz\".\nTry \"partmap audit --help\".\n");
    cli_expect("audit -x " TOWN, PM_EXIT_USAGE, "",
               "partmap: There is no option \"-x\".\nTry \"partmap audit --help\".\n");
}

static void an_option_of_another_command_says_whose_it_is(void)
{
    cli_expect("measure --fail-on=issue " TOWN, PM_EXIT_USAGE, "",
               "partmap: \"--fail-on\" is an option of audit, not of measure.\n"
               "Try \"partmap measure --help\".\n");
}

static void a_missing_value_is_named(void)
{
    cli_expect("audit " TOWN " --sector", PM_EXIT_USAGE, "",
               "partmap: \"--sector\" needs a value: --sector=ATTR.\n"
               "Try \"partmap audit --help\".\n");
    cli_expect("measure " TOWN " -o", PM_EXIT_USAGE, "",
               "partmap: \"--output\" needs a value: --output=FILE.\n"
               "Try \"partmap measure --help\".\n");
    cli_expect("audit " TOWN " --sector=", PM_EXIT_USAGE, "",
               "partmap: \"--sector\" is given an empty value: --sector=ATTR.\n"
               "Try \"partmap audit --help\".\n");
}

static void a_value_too_many_is_named(void)
{
    cli_expect("audit --both=3 " TOWN, PM_EXIT_USAGE, "",
               "partmap: \"--both\" takes no value: leave out \"=3\".\n"
               "Try \"partmap audit --help\".\n");
}

static void an_ambiguous_beginning_names_the_candidates(void)
{
    cli_expect("audit --se=1 " TOWN, PM_EXIT_USAGE, "",
               "partmap: \"--se\" could be --sector or --seed: write it out.\n"
               "Try \"partmap audit --help\".\n");
}

static void a_wrong_choice_is_corrected(void)
{
    cli_expect(
        "audit --format=jsn " TOWN, PM_EXIT_USAGE, "",
        "partmap: --format is \"jsn\": did you mean \"json\"? It takes text, md, json or csv.\n"
        "Try \"partmap audit --help\".\n");
    cli_expect("audit --fail-on=fine " TOWN, PM_EXIT_USAGE, "",
               "partmap: --fail-on is \"fine\": it takes issue or watch.\n"
               "Try \"partmap audit --help\".\n");
}

static void a_seed_is_a_whole_number(void)
{
    static const char expected[] = "write a whole number from 0 to 2147483647.\n";
    cli_expect_parts("audit --seed=-1 " TOWN, PM_EXIT_USAGE, NULL, expected);
    cli_expect_parts("audit --seed=2.5 " TOWN, PM_EXIT_USAGE, NULL, expected);
    cli_expect_parts("audit --seed=99999999999999999999 " TOWN, PM_EXIT_USAGE, NULL, expected);
    cli_expect_parts("audit --seed=7 --format=json " TOWN, PM_EXIT_DONE, "\"seed\":7}", NULL);
}

static void an_unknown_kind_of_tie_is_corrected(void)
{
    cli_expect_parts("audit --ties=works_with,fund " TOWN, PM_EXIT_USAGE, NULL,
                     "--ties: kind is \"fund\": did you mean \"funds\"?");
    cli_expect_parts("audit --ties=, " TOWN, PM_EXIT_USAGE, NULL, "--ties names no kind of tie");
}

static void operands_are_counted(void)
{
    cli_expect("audit", PM_EXIT_USAGE, "",
               "partmap: Name a map to audit.\nTry \"partmap audit --help\".\n");
    cli_expect("audit " TOWN " b.graphml", PM_EXIT_USAGE, "",
               "partmap: One map at a time: \"b.graphml\" is one too many.\n"
               "Try \"partmap audit --help\".\n");
    cli_expect("--quiet", PM_EXIT_USAGE, "",
               "partmap: Name a map to audit and draw.\nTry \"partmap --help\".\n");
}

static void options_may_stand_anywhere(void)
{
    cli_result before = cli_run("--seed 3 measure --format json " TOWN, NULL);
    cli_result after = cli_run("measure " TOWN " --format=json --seed=3", NULL);
    CU_ASSERT_EQUAL(before.code, PM_EXIT_DONE);
    CU_ASSERT_STRING_EQUAL(before.out, after.out);
    cli_result_free(&before);
    cli_result_free(&after);
}

static void two_dashes_end_the_options(void)
{
    cli_expect("check -- --help", PM_EXIT_INPUT, "",
               "partmap: --help: There is no such file: check its name and folder.\n");
    cli_expect_parts("-- audit", PM_EXIT_INPUT, NULL, "partmap: audit: There is no such file");
}

static void the_arguments_are_left_as_they_were(void)
{
    char program[] = "partmap";
    char command[] = "explain";
    char word[] = "density";
    char option[] = "--help";
    char *words[] = {program, command, word, option, NULL};
    char *out_bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&out_bytes, &length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    pm_streams streams = {.in = stdin, .out = out, .err = out};
    CU_ASSERT_EQUAL(pm_cli_run(4, words, &streams), PM_EXIT_DONE);
    CU_ASSERT_PTR_EQUAL(words[1], command);
    CU_ASSERT_PTR_EQUAL(words[2], word);
    CU_ASSERT_PTR_EQUAL(words[3], option);
    fclose(out);
    free(out_bytes);
}

static void help_of_every_command_names_each_of_its_options(void)
{
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        char line[64];
        snprintf(line, sizeof line, "%s --help", command->name);
        cli_result result = cli_run(line, NULL);
        CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
        CU_ASSERT_STRING_EQUAL(result.err, "");
        CU_ASSERT_PTR_EQUAL(strstr(result.out, "Usage: partmap "), result.out);
        for (size_t k = 0; command->options[k] != NULL; k++) {
            char option[64];
            snprintf(option, sizeof option, "--%s", command->options[k]->name);
            CU_ASSERT_PTR_NOT_NULL(strstr(result.out, option));
        }
        cli_result_free(&result);
    }
}

static void help_keeps_within_80_columns(void)
{
    for (size_t i = 0; i < pm_command_count(); i++) {
        char line[64];
        snprintf(line, sizeof line, "%s -h", pm_command_at(i)->name);
        cli_result result = cli_run(line, NULL);
        cli_expect_width(result.out, 80);
        cli_result_free(&result);
    }
}

static void help_of_the_program_lists_commands_and_exit_codes(void)
{
    for (size_t i = 1; i < pm_command_count(); i++) {
        cli_expect_parts("--help", PM_EXIT_DONE, pm_command_at(i)->summary, NULL);
    }
    for (int code = 0; code <= 4; code++) {
        cli_expect_parts("--help", PM_EXIT_DONE, pm_exit_words(code), NULL);
    }
    CU_ASSERT_PTR_NULL(pm_exit_words(5));
}

static void expect_words(const pm_option *option, const char *expected)
{
    pm_text words = {0};
    pm_add_option_words(&words, option);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&words), expected);
    pm_text_free(&words);
}

static void help_shows_the_defaults_as_they_are(void)
{
    char seed[64];
    snprintf(seed, sizeof seed, "Default: %lu.", pm_default_settings().seed);
    cli_expect_parts("measure --help", PM_EXIT_DONE, seed, NULL);
    expect_words(&pm_option_measure_format,
                 "Form of the result. One of table, json, csv, graphml or xlsx. Default: table.");
    expect_words(&pm_option_audit_format,
                 "Form of the result. One of text, md, json or csv. Default: text.");
    expect_words(&pm_option_both, "Count a tie only when both its ends report it, not when either "
                                  "does.");
}

static void help_wins_over_what_is_wrong_behind_it(void)
{
    cli_expect_parts("audit --help --nonsense", PM_EXIT_DONE, "Usage: partmap audit", NULL);
}

static void version_is_shown_everywhere(void)
{
    static const char expected[] =
        "partmap " PM_VERSION "\nLicence: GPL-2.0-or-later, with permission to link Graphviz.\n"
        "There is no warranty, to the extent permitted by law.\n";
    for (size_t i = 0; i < pm_command_count(); i++) {
        char line[64];
        snprintf(line, sizeof line, "%s --version", pm_command_at(i)->name);
        cli_expect(line, PM_EXIT_DONE, expected, "");
    }
}

static void no_option_is_documented_that_no_command_takes(void)
{
    static const char *const later[] = {"significance", "jobs", "shard"};
    cli_result result = cli_run("--help", NULL);
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        char option[64];
        snprintf(option, sizeof option, "--%s", later[i]);
        CU_ASSERT_PTR_NULL(strstr(result.out, option));
    }
    cli_result_free(&result);
}

static void messages_hold_no_control_characters(void)
{
    cli_result result = cli_run("audit no\033[31mfile.graphml", NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_INPUT);
    CU_ASSERT_PTR_NULL(strchr(result.err, '\033'));
    cli_result_free(&result);
}

CU_TestInfo pm_tests_cli_options[] = {
    {"no arguments print usage as an error", no_arguments_print_usage_as_an_error},
    {"an unknown command is corrected", an_unknown_command_is_corrected},
    {"an unknown option is corrected", an_unknown_option_is_corrected},
    {"an option of another command says whose it is",
     an_option_of_another_command_says_whose_it_is},
    {"a missing value is named", a_missing_value_is_named},
    {"a value too many is named", a_value_too_many_is_named},
    {"an ambiguous beginning names the candidates", an_ambiguous_beginning_names_the_candidates},
    {"a wrong choice is corrected", a_wrong_choice_is_corrected},
    {"a seed is a whole number", a_seed_is_a_whole_number},
    {"an unknown kind of tie is corrected", an_unknown_kind_of_tie_is_corrected},
    {"operands are counted", operands_are_counted},
    {"options may stand anywhere", options_may_stand_anywhere},
    {"two dashes end the options", two_dashes_end_the_options},
    {"the arguments are left as they were", the_arguments_are_left_as_they_were},
    {"help of every command names each of its options",
     help_of_every_command_names_each_of_its_options},
    {"help keeps within 80 columns", help_keeps_within_80_columns},
    {"help of the program lists commands and exit codes",
     help_of_the_program_lists_commands_and_exit_codes},
    {"help shows the defaults as they are", help_shows_the_defaults_as_they_are},
    {"help wins over what is wrong behind it", help_wins_over_what_is_wrong_behind_it},
    {"version is shown everywhere", version_is_shown_everywhere},
    {"no option is documented that no command takes",
     no_option_is_documented_that_no_command_takes},
    {"messages hold no control characters", messages_hold_no_control_characters},
    CU_TEST_INFO_NULL,
};
