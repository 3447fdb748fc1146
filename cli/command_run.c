/* partmap MAP: the whole job. The drawing is written first, so that a reader of the audit who stops
 * early ("partmap MAP | head") still gets it. */
#include <string.h>

#include "cli/drawing.h"
#include "cli/report.h"

/* Suffixes that the drawing's takes the place of. */
static const char *const MAP_SUFFIXES[] = {".graphml",   ".xml",       ".nodes.csv", ".edges.csv",
                                           ".nodes.tsv", ".edges.tsv", ".csv",       ".tsv"};

/* "maps/town.graphml" becomes "maps/town.svg"; another name just gains the suffix. */
static void add_name_beside(pm_text *out, const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof MAP_SUFFIXES / sizeof MAP_SUFFIXES[0]; i++) {
        size_t suffix = strlen(MAP_SUFFIXES[i]);
        if (length > suffix && path[length - suffix - 1] != '/' &&
            pm_equal_ignoring_case(path + length - suffix, MAP_SUFFIXES[i])) {
            length -= suffix;
            break;
        }
    }
    pm_text_add_bytes(out, path, length);
    pm_text_add(out, ".svg");
}

/* Where the drawing goes: "" for nowhere, as the map comes from a stream and no file is named. */
static pm_exit choose_output(const pm_cli *cli, pm_text *output)
{
    const char *path = cli->arguments->operands[0];
    const char *named = cli->arguments->output;
    pm_error err = {0};
    if (named != NULL && strcmp(named, "-") == 0) {
        pm_fail(&err, PM_USAGE,
                "Standard output takes the audit: name a file with -o, or use \"partmap draw %s "
                "-o -\".",
                path);
        return pm_report_error(cli->streams, cli->command, &err);
    }
    if (named != NULL) {
        pm_text_add(output, named);
    } else if (strcmp(path, "-") != 0) {
        add_name_beside(output, path);
    }
    if (pm_text_check(output, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_exit done = named != NULL ? pm_check_drawing(cli, named) : PM_EXIT_DONE;
    return done == PM_EXIT_DONE ? pm_check_output(cli, path, pm_text_bytes(output)) : done;
}

static pm_exit send_audit(const pm_cli *cli, const pm_job *job)
{
    pm_text text = {0};
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    pm_results results = pm_job_results(cli, job);
    const pm_format *format = pm_format_find(pm_option_audit_format.choice(0));
    if (format->write_findings(&results, &text, &err) == PM_OK) {
        pm_send(cli->streams, &text);
    } else {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_text_free(&text);
    return done;
}

pm_exit pm_command_run(const pm_cli *cli)
{
    pm_job job = {0};
    pm_text output = {0};
    pm_exit done = choose_output(cli, &output);
    if (done == PM_EXIT_DONE) {
        done = pm_job_audit(cli, cli->arguments->operands[0], &job);
    }
    if (done != PM_EXIT_DONE) {
        goto cleanup;
    }
    const char *file = pm_text_bytes(&output);
    pm_exit drawn = file[0] != '\0' ? pm_draw_job(cli, &job, file) : PM_EXIT_DONE;
    done = send_audit(cli, &job);
    if (drawn == PM_EXIT_DONE && file[0] != '\0') {
        pm_remark(cli, "The drawing is in %s.", file);
    }
    done = drawn != PM_EXIT_DONE ? drawn : done;

cleanup:
    pm_text_free(&output);
    pm_job_free(&job);
    return done;
}
