/* Help, written from the tables of commands and options. */
#ifndef PARTMAP_CLI_HELP_H
#define PARTMAP_CLI_HELP_H

#include "cli/commands.h"
#include "engine/base/text.h"

/* "partmap measure [OPTION]... MAP" */
void pm_add_synopsis(pm_text *out, const pm_command *command);

/* What an option does, its choices and its default, as one paragraph. */
void pm_add_option_words(pm_text *out, const pm_option *option);

/* "-o, --output=FILE" */
void pm_add_option_form(pm_text *out, const pm_option *option);

/* What "partmap COMMAND --help" prints; for the bare command the list of commands, too. */
void pm_add_help(pm_text *out, const pm_command *command);

/* What "partmap" alone prints: how to start. */
void pm_add_usage(pm_text *out);

/* What "partmap --version" prints. */
void pm_add_version(pm_text *out);

/* The exit codes: number and meaning; NULL after the last. */
const char *pm_exit_words(int code);

#endif
