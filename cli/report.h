/* What the program says: errors and remarks on its talk stream, results on its result stream. */
#ifndef PARTMAP_CLI_REPORT_H
#define PARTMAP_CLI_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "engine/base/error.h"
#include "engine/base/text.h"

/* Prints "partmap: FILE:LINE:COLUMN: message", leaving out what is not known, and for PM_USAGE
 * where to find help. command may be NULL. Returns the exit code of the error. */
pm_exit pm_report_error(pm_streams *streams, const pm_command *command, const pm_error *err);

/* Appends "FILE:LINE:COLUMN: warning: message" and ends the line. */
void pm_add_problem(pm_text *out, const char *file, const pm_problem *problem);

/* Says problems of an input on the talk stream, each with "partmap: " before it: errors always,
 * warnings unless --quiet. */
void pm_say_problems(const pm_cli *cli, const char *file, const pm_problems *problems);

/* A remark on the talk stream, unless --quiet: "partmap: ..." and the end of the line. */
void pm_remark(const pm_cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sends a composed text to the result stream. Whether it arrived is seen when the stream is flushed
 * at the end of the run. */
void pm_send(pm_streams *streams, const pm_text *text);

/* Sends a composed text to the talk stream. */
void pm_say(pm_streams *streams, const pm_text *text);

/* May words in the result be coloured? By --color and, where that is auto, by the terminal,
 * NO_COLOR and TERM; a file is no terminal. */
bool pm_may_colour(const pm_cli *cli);

/* Is the stream a person's screen? A stream in memory is none. */
bool pm_is_terminal(FILE *stream);

/* Columns of the terminal that results go to, between 60 and 100; 80 where it is none. */
size_t pm_page_width(const pm_cli *cli);

#endif
