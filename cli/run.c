/* From a command line to an exit code: finds the command, reads its options, runs it, and sees to
 * it that the results arrived. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"

/* A word that looks like no path and is no file was probably meant for a command. */
static bool is_meant_for_a_command(const char *word)
{
    return strcmp(word, "-") != 0 && strpbrk(word, "./") == NULL && access(word, F_OK) != 0;
}

static pm_status fail_unknown_command(const char *word, pm_error *err)
{
    enum { MOST_COMMANDS = 32 };
    const char *names[MOST_COMMANDS];
    size_t count = 0;
    for (size_t i = 1; i < pm_command_count() && count < MOST_COMMANDS; i++) {
        names[count++] = pm_command_at(i)->name;
    }
    const char *nearest = pm_nearest(word, names, count);
    if (nearest != NULL) {
        return pm_fail(err, PM_USAGE,
                       "\"%s\" is neither a command nor a file: did you mean \"partmap %s\"?", word,
                       nearest);
    }
    return pm_fail(err, PM_USAGE, "\"%s\" is neither a command nor a file.", word);
}

/* The command that is meant, and in *at where its name stands in argv (0: nowhere). */
static const pm_command *find_command(int argc, char **argv, int *at, pm_error *err)
{
    int first = pm_options_first_operand(argc, argv);
    *at = 0;
    if (first == argc || strcmp(argv[first - 1], "--") == 0) {
        return pm_command_at(0);
    }
    const pm_command *command = pm_command_find(argv[first]);
    if (command != NULL) {
        *at = first;
        return command;
    }
    if (is_meant_for_a_command(argv[first])) {
        fail_unknown_command(argv[first], err);
        return NULL;
    }
    return pm_command_at(0);
}

/* Sheets named by options stand for the map, the nodes before the ties: they become the first
 * operand, which was not typed. The copy of argv has room for it, where its closing NULL is. */
static pm_status take_sheets(const pm_command *command, pm_arguments *arguments, pm_error *err)
{
    size_t others = command->least > 0 ? command->least - 1 : 0; /* operands behind the map */
    bool named = arguments->nodes != NULL || arguments->edges != NULL;
    if (arguments->nodes != NULL && arguments->operand_count > others) {
        return pm_fail(err, PM_USAGE,
                       "--nodes stands in place of MAP: leave out one of \"%s\" and \"%s\".",
                       arguments->nodes, arguments->operands[0]);
    }
    if (arguments->edges != NULL && arguments->operand_count > others + 1) {
        return pm_fail(err, PM_USAGE, "--edges goes with one map: \"%s\" is one too many.",
                       arguments->operands[others + 1]);
    }
    if (!named || arguments->operand_count > others) {
        return PM_OK;
    }
    if (arguments->nodes == NULL) {
        arguments->nodes = arguments->edges;
        arguments->edges = NULL;
    }
    memmove(arguments->operands + 1, arguments->operands,
            arguments->operand_count * sizeof *arguments->operands);
    arguments->operands[0] = arguments->nodes;
    arguments->operand_count++;
    return PM_OK;
}

static pm_status check_operands(const pm_command *command, const pm_arguments *arguments,
                                pm_error *err)
{
    if (arguments->operand_count < command->least) {
        return pm_fail(err, PM_USAGE, "%s", command->missing);
    }
    if (arguments->operand_count > command->most) {
        return pm_fail(err, PM_USAGE, "One map at a time: \"%s\" is one too many.",
                       arguments->operands[command->most]);
    }
    return PM_OK;
}

static pm_exit show(pm_streams *streams, const pm_command *command, bool version)
{
    pm_text text = {0};
    pm_error err = {0};
    if (version) {
        pm_add_version(&text);
    } else {
        pm_add_help(&text, command);
    }
    pm_exit done = PM_EXIT_DONE;
    if (pm_text_check(&text, &err) == PM_OK) {
        pm_send(streams, &text);
    } else {
        done = pm_report_error(streams, command, &err);
    }
    pm_text_free(&text);
    return done;
}

static pm_exit run_command(const pm_command *command, int argc, char **argv, int at,
                           pm_streams *streams)
{
    pm_error err = {0};
    pm_arguments arguments = {0};
    pm_exit done = PM_EXIT_DONE;
    pm_status status = pm_options_parse(command, argc, argv, at, &arguments, &err);
    if (status == PM_OK && (arguments.help || arguments.version)) {
        done = show(streams, command, arguments.version);
        goto cleanup;
    }
    if (status == PM_OK) {
        status = take_sheets(command, &arguments, &err);
    }
    if (status == PM_OK) {
        status = check_operands(command, &arguments, &err);
    }
    if (status != PM_OK) {
        done = pm_report_error(streams, command, &err);
        goto cleanup;
    }
    pm_cli cli = {.command = command, .arguments = &arguments, .streams = streams};
    done = command->run(&cli);

cleanup:
    pm_arguments_free(&arguments);
    return done;
}

/* A full disk shows when the stream is flushed. A reader that went away (EPIPE) needs no message.
 */
static pm_exit flush(pm_streams *streams, pm_exit done)
{
    errno = 0;
    bool failed = ferror(streams->out) != 0;
    if (fflush(streams->out) == 0 && !failed) {
        return done;
    }
    if (errno != EPIPE) {
        pm_error err = {0};
        pm_fail(&err, PM_IO, "Standard output could not be written%s: the result is not whole.",
                errno == ENOSPC ? " because the disk is full" : "");
        pm_report_error(streams, NULL, &err);
    }
    return PM_EXIT_OTHER;
}

int pm_cli_run(int argc, char **argv, pm_streams *streams)
{
    if (argc < 2) {
        pm_text usage = {0};
        pm_add_usage(&usage);
        pm_say(streams, &usage);
        pm_text_free(&usage);
        return PM_EXIT_USAGE;
    }
    pm_error err = {0};
    int at = 0;
    const pm_command *command = find_command(argc, argv, &at, &err);
    pm_exit done = command != NULL ? run_command(command, argc, argv, at, streams)
                                   : pm_report_error(streams, NULL, &err);
    return (int)flush(streams, done);
}
