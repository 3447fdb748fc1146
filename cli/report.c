/* Errors, remarks and results on their streams: see report.h. */
#include "cli/report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "formats/plain.h"

enum { REMARK_SIZE = 2048, NARROWEST_PAGE = 60, WIDEST_PAGE = 100 };

void pm_send(pm_streams *streams, const pm_text *text)
{
    fwrite(pm_text_bytes(text), 1, text->length, streams->out);
}

void pm_say(pm_streams *streams, const pm_text *text)
{
    fwrite(pm_text_bytes(text), 1, text->length, streams->err);
}

static void add_place(pm_text *out, const char *file, size_t line, size_t column)
{
    if (file[0] == '\0') {
        return;
    }
    pm_plain_add(out, file);
    if (line > 0) {
        pm_text_addf(out, ":%zu", line);
    }
    if (line > 0 && column > 0) {
        pm_text_addf(out, ":%zu", column);
    }
    pm_text_add(out, ": ");
}

static pm_exit exit_of(pm_status status)
{
    switch (status) {
    case PM_OK:
        return PM_EXIT_DONE;
    case PM_USAGE:
        return PM_EXIT_USAGE;
    case PM_INVALID:
        return PM_EXIT_INPUT;
    default:
        return PM_EXIT_OTHER;
    }
}

pm_exit pm_report_error(pm_streams *streams, const pm_command *command, const pm_error *err)
{
    pm_text line = {0};
    pm_text_add(&line, "partmap: ");
    add_place(&line, err->file, err->line, err->column);
    pm_plain_add(&line, err->message);
    pm_text_add(&line, "\n");
    if (err->code == PM_USAGE) {
        bool named = command != NULL && command->name[0] != '\0';
        pm_text_addf(&line, "Try \"partmap %s%s--help\".\n", named ? command->name : "",
                     named ? " " : "");
    }
    pm_say(streams, &line);
    pm_text_free(&line);
    return exit_of(err->code);
}

void pm_add_problem(pm_text *out, const char *file, const pm_problem *problem)
{
    add_place(out, problem->file != NULL ? problem->file : file, problem->line, problem->column);
    pm_text_add(out, problem->is_error ? "" : "warning: ");
    pm_plain_add(out, problem->message);
    pm_text_add(out, "\n");
}

void pm_say_problems(const pm_cli *cli, const char *file, const pm_problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        pm_text line = {0};
        pm_text_add(&line, "partmap: ");
        pm_add_problem(&line, file, &problems->items[i]);
        if (problems->items[i].is_error || !cli->arguments->quiet) {
            pm_say(cli->streams, &line);
        }
        pm_text_free(&line);
    }
}

void pm_remark(const pm_cli *cli, const char *format, ...)
{
    if (cli->arguments->quiet) {
        return;
    }
    char words[REMARK_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    pm_text line = {0};
    pm_text_add(&line, "partmap: ");
    pm_plain_add(&line, words);
    pm_text_add(&line, "\n");
    pm_say(cli->streams, &line);
    pm_text_free(&line);
}

bool pm_is_terminal(FILE *stream)
{
    int file = fileno(stream); /* -1 for a stream in memory */
    return file >= 0 && isatty(file);
}

/* Do words in the result go to a person's screen? The bare command's -o names the drawing. */
static bool is_shown(const pm_cli *cli)
{
    const char *output = cli->arguments->output;
    bool to_stream = output == NULL || cli->command->name[0] == '\0' || strcmp(output, "-") == 0;
    return to_stream && pm_is_terminal(cli->streams->out);
}

bool pm_may_colour(const pm_cli *cli)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    switch (cli->arguments->colour) {
    case PM_COLOUR_ALWAYS:
        return true;
    case PM_COLOUR_NEVER:
        return false;
    default:
        return is_shown(cli) && (no_colour == NULL || no_colour[0] == '\0') && terminal != NULL &&
               strcmp(terminal, "dumb") != 0;
    }
}

size_t pm_page_width(const pm_cli *cli)
{
    struct winsize size = {0};
    if (!is_shown(cli) || ioctl(fileno(cli->streams->out), TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0) {
        return PM_PLAIN_WIDTH;
    }
    size_t columns = size.ws_col;
    columns = columns < NARROWEST_PAGE ? NARROWEST_PAGE : columns;
    return columns < WIDEST_PAGE ? columns : WIDEST_PAGE;
}
