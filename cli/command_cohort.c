/* partmap cohort OUT... -o DIR: what batches found at many places, joined and compared. */
#include <string.h>

#include "cli/batch_lock.h"
#include "cli/join.h"
#include "cli/processors.h"
#include "cli/progress.h"
#include "cli/report.h"

/* The folder the joined files go into: that of -o, else the only one there is. */
static pm_exit choose_output(const pm_cli *cli, const char **output)
{
    const pm_arguments *arguments = cli->arguments;
    *output = arguments->output;
    if (*output == NULL && arguments->operand_count == 1) {
        *output = arguments->operands[0];
    }
    if (*output != NULL && strcmp(*output, "-") != 0) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE, "Name the folder for what is joined: -o DIR.");
    return pm_report_error(cli->streams, cli->command, &err);
}

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

static pm_exit tell(const pm_cli *cli, const char *output, const pm_joined *joined)
{
    pm_text text = {0};
    size_t measured = joined->places - joined->failed;
    pm_text_addf(&text, "%s: %zu %s", output, joined->places,
                 plural(joined->places, "place", "places"));
    if (joined->runs > 1) {
        pm_text_addf(&text, " of %zu runs; cohort.csv speaks of run \"%s\"", joined->runs,
                     joined->run);
    }
    pm_text_addf(&text, ". %zu with results", measured);
    if (joined->partly > 0) {
        pm_text_addf(&text, ", %zu of them without a drawing or report", joined->partly);
    }
    if (joined->failed > 0) {
        pm_text_addf(&text, "; %zu failed: failures.csv says why", joined->failed);
    }
    pm_text_add(&text, ".\n");
    pm_send(cli->streams, &text);
    pm_text_free(&text);
    if (joined->unfinished == 0) {
        return PM_EXIT_DONE;
    }
    pm_remark(cli,
              "%s: %zu %s not finished and left out, such as this one: start \"partmap batch\" "
              "again to go on.",
              joined->example, joined->unfinished,
              plural(joined->unfinished, "place is", "places are"));
    return PM_EXIT_FINDINGS;
}

/* Before a folder is made or a lock left: is there anything to join? */
static pm_status check_folders(const pm_arguments *arguments, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < arguments->operand_count; i++) {
        pm_folder folder = {0};
        status = pm_folder_open(arguments->operands[i], false, &folder, err);
        pm_folder_close(&folder);
    }
    if (status != PM_OK) {
        err->code = PM_INVALID; /* a fault of what was given, not of what is written */
    }
    return err->code;
}

static pm_status join(const pm_cli *cli, const char *output, pm_joined *joined, pm_error *err)
{
    const pm_arguments *arguments = cli->arguments;
    pm_folder folder = {0};
    int lock = -1;
    pm_status status = check_folders(arguments, err);
    if (status == PM_OK) {
        status = pm_folder_open(output, true, &folder, err);
    }
    if (status == PM_OK) {
        status = pm_batch_lock(&folder, 0, &lock, err);
    }
    if (status == PM_OK) {
        if (err->code != PM_OK) { /* no locks there: said, and gone on without */
            pm_remark(cli, "%s: %s", err->file, err->message);
            *err = (pm_error){0};
        }
        pm_folder_sweep(&folder);
        pm_bar bar = pm_bar_start(cli, "Joining");
        pm_join_options options = {.run = arguments->run,
                                   .jobs = arguments->jobs > 0 ? arguments->jobs : pm_processors(),
                                   .progress = pm_bar_move,
                                   .context = &bar};
        status = pm_join_places((const char *const *)arguments->operands, arguments->operand_count,
                                output, &options, joined, err);
        pm_bar_end(&bar);
    }
    pm_batch_unlock(lock);
    pm_folder_close(&folder);
    return status;
}

pm_exit pm_command_cohort(const pm_cli *cli)
{
    const char *output = NULL;
    pm_error err = {0};
    pm_joined joined = {0};
    pm_exit done = choose_output(cli, &output);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    if (join(cli, output, &joined, &err) == PM_OK) {
        done = tell(cli, output, &joined);
    } else {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_joined_free(&joined);
    return done;
}
