/* Reading the rules files that --rules names: see rules.h. */
#include "cli/rules.h"

#include "cli/job.h"
#include "cli/report.h"

/* All that is wrong with the file, or the one fault that kept it from being read. */
static pm_exit say_faults(const pm_cli *cli, const char *path, const pm_problems *problems,
                          const pm_error *err)
{
    pm_say_problems(cli, path, problems);
    if (problems->errors == 0) {
        pm_report_error(cli->streams, cli->command, err);
    }
    return pm_exit_of_input(err);
}

pm_exit pm_rules_load(const pm_cli *cli, pm_rulebook **book)
{
    const pm_arguments *arguments = cli->arguments;
    pm_exit done = PM_EXIT_DONE;
    pm_error err = {0};
    *book = arguments->rules_count > 0 ? pm_rulebook_new() : NULL;
    if (arguments->rules_count > 0 && *book == NULL) {
        pm_fail_memory(&err);
        return pm_report_error(cli->streams, cli->command, &err);
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < arguments->rules_count; i++) {
        const char *path = arguments->rules[i];
        pm_problems problems = {0};
        if (pm_rules_read(path, *book, &problems, &err) != PM_OK) {
            done = say_faults(cli, path, &problems, &err);
        } else {
            pm_say_problems(cli, path, &problems);
        }
        pm_problems_free(&problems);
    }
    return done;
}
