/* Commands: one table row and one file each. Whatever shows commands (help, the manual, README)
 * walks the table. */
#ifndef PARTMAP_CLI_COMMANDS_H
#define PARTMAP_CLI_COMMANDS_H

#include <stddef.h>

#include "cli/cli.h"
#include "cli/options.h"

/* One command line under way. */
typedef struct pm_cli {
    const struct pm_command *command;
    const pm_arguments *arguments;
    pm_streams *streams;
} pm_cli;

/* One row of the table. */
typedef struct pm_command {
    const char *name;                /* "audit"; "" for the bare "partmap MAP" */
    const char *operands;            /* "MAP", "MAP...", "[WORD]..." */
    const char *summary;             /* one line for the list of commands */
    const char *description;         /* paragraphs separated by an empty line */
    const char *const *examples;     /* command lines, ended by NULL */
    size_t least, most;              /* operands it takes */
    const char *missing;             /* what to say when there are too few */
    const pm_option *const *options; /* ended by NULL */
    pm_exit (*run)(const pm_cli *cli);
} pm_command;

/* The table; the first row is the bare command. */
size_t pm_command_count(void);
const pm_command *pm_command_at(size_t index);

/* A command by name, or NULL; never the bare one. */
const pm_command *pm_command_find(const char *name);

/* The commands' files. */
pm_exit pm_command_run(const pm_cli *cli);
pm_exit pm_command_check(const pm_cli *cli);
pm_exit pm_command_measure(const pm_cli *cli);
pm_exit pm_command_audit(const pm_cli *cli);
pm_exit pm_command_draw(const pm_cli *cli);
pm_exit pm_command_report(const pm_cli *cli);
pm_exit pm_command_convert(const pm_cli *cli);
pm_exit pm_command_explain(const pm_cli *cli);
pm_exit pm_command_template(const pm_cli *cli);
pm_exit pm_command_merge(const pm_cli *cli);
pm_exit pm_command_batch(const pm_cli *cli);
pm_exit pm_command_cohort(const pm_cli *cli);

#endif
