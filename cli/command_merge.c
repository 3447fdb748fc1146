/* partmap merge DIR -o MAP.graphml: the filled question sheets of a folder as one map. Coverage and
 * contradictions are the result in words; the map is what is written. */
#include <string.h>

#include "cli/job.h"
#include "cli/report.h"
#include "formats/merge.h"

static pm_exit check_command_line(const pm_cli *cli)
{
    if (cli->arguments->output != NULL) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE,
            "Name the map: -o MAP.graphml, or -o - to write it to standard output.");
    return pm_report_error(cli->streams, cli->command, &err);
}

/* All that is wrong with map and sheets; returns how many errors were among it. */
static size_t say_all_problems(const pm_cli *cli, const pm_merge *merge)
{
    size_t errors = merge->map_problems.errors;
    pm_say_problems(cli, merge->map_path, &merge->map_problems);
    for (size_t i = 0; i < merge->sheet_count; i++) {
        pm_say_problems(cli, merge->sheets[i].path, &merge->sheets[i].problems);
        errors += merge->sheets[i].problems.errors;
    }
    return errors;
}

/* The map to the file or stream, the words to the stream that is left. */
static pm_exit deliver(const pm_cli *cli, const pm_merge *merge)
{
    const char *output = cli->arguments->output;
    pm_text map = {0};
    pm_text words = {0};
    pm_error err = {0};
    pm_results results = {.map = merge->map};
    pm_exit done = pm_check_output(cli, merge->map_path, output);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    if (pm_format_find("graphml")->write_map(&results, &map, &err) == PM_OK) {
        pm_merge_add_words(merge, &words);
        pm_text_check(&words, &err);
    }
    done = err.code == PM_OK ? pm_deliver(cli, output, &map)
                             : pm_report_error(cli->streams, cli->command, &err);
    if (done == PM_EXIT_DONE && strcmp(output, "-") != 0) {
        pm_send(cli->streams, &words);
    } else if (done == PM_EXIT_DONE && !cli->arguments->quiet) {
        pm_say(cli->streams, &words);
    }
    pm_text_free(&map);
    pm_text_free(&words);
    return done;
}

pm_exit pm_command_merge(const pm_cli *cli)
{
    pm_exit done = check_command_line(cli);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    pm_merge merge = {0};
    pm_error err = {0};
    pm_merge_options options = {.lenient = cli->arguments->lenient, .apart = cli->arguments->apart};
    pm_status status = pm_merge_folder(cli->arguments->operands[0], &options, &merge, &err);
    size_t errors = say_all_problems(cli, &merge);
    if (status == PM_OK) {
        done = deliver(cli, &merge);
    } else {
        if (status != PM_INVALID || errors == 0) {
            pm_report_error(cli->streams, cli->command, &err);
        }
        done = pm_exit_of_input(&err);
    }
    pm_merge_free(&merge);
    return done;
}
