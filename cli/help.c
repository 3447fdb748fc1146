/* Help from the tables: see help.h. */
#include "cli/help.h"

#include <string.h>

#include "formats/plain.h"

enum { WIDTH = PM_PLAIN_WIDTH, OPTION_COLUMN = 26, COMMAND_COLUMN = 12, MARGIN = 2 };

const char *pm_exit_words(int code)
{
    static const char *const words[] = {
        [PM_EXIT_DONE] = "done",
        [PM_EXIT_FINDINGS] = "findings reached --fail-on, or a part of a batch failed",
        [PM_EXIT_USAGE] = "the command line cannot be understood",
        [PM_EXIT_INPUT] = "a map cannot be read or is not valid",
        [PM_EXIT_OTHER] = "anything else: a write failed, memory ran out, or a batch was stopped",
    };
    return code >= 0 && code < (int)(sizeof words / sizeof words[0]) ? words[code] : NULL;
}

void pm_add_synopsis(pm_text *out, const pm_command *command)
{
    pm_text_addf(out, "partmap %s%s[OPTION]... %s", command->name,
                 command->name[0] != '\0' ? " " : "", command->operands);
}

void pm_add_option_form(pm_text *out, const pm_option *option)
{
    if (option->letter != '\0') {
        pm_text_addf(out, "-%c, ", option->letter);
    } else {
        pm_text_add(out, "    ");
    }
    pm_text_addf(out, "--%s", option->name);
    if (option->value != NULL) {
        pm_text_addf(out, option->may_stand_alone ? "[=%s]" : "=%s", option->value);
    }
}

void pm_add_option_words(pm_text *out, const pm_option *option)
{
    pm_text_add(out, option->help);
    if (option->choice != NULL) {
        pm_text_add(out, " One of ");
        pm_add_choices(out, option);
        pm_text_add(out, ".");
    }
    if (option->standard != NULL) {
        pm_text_add(out, " Default: ");
        option->standard(out);
        pm_text_add(out, ".");
    }
}

/* A name in a column of its own, or on a line of its own when it is too wide, and what it means. */
static void add_entry(pm_text *out, const char *name, size_t column, const char *words)
{
    pm_plain_add_spaces(out, MARGIN);
    pm_text_add(out, name);
    size_t used = MARGIN + pm_plain_width(name);
    if (used + 2 > column) {
        pm_text_add(out, "\n");
        used = 0;
    }
    pm_plain_add_spaces(out, column - used);
    pm_plain_add_wrapped(out, words, column, column, WIDTH);
}

static void add_options(pm_text *out, const pm_command *command)
{
    pm_text_add(out, "\nOptions:\n");
    for (size_t i = 0; command->options[i] != NULL; i++) {
        pm_text form = {0};
        pm_text words = {0};
        pm_add_option_form(&form, command->options[i]);
        pm_add_option_words(&words, command->options[i]);
        out->failed = out->failed || form.failed || words.failed;
        add_entry(out, pm_text_bytes(&form), OPTION_COLUMN, pm_text_bytes(&words));
        pm_text_free(&form);
        pm_text_free(&words);
    }
}

static void add_commands(pm_text *out)
{
    pm_text_add(out, "\nCommands:\n");
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        add_entry(out, command->name[0] != '\0' ? command->name : "(none)", COMMAND_COLUMN,
                  command->summary);
    }
    pm_text_add(out, "\n");
    pm_plain_add_wrapped(out,
                         "\"partmap COMMAND --help\" says more about one. A map named like a "
                         "command is written ./NAME.",
                         0, 0, WIDTH);
}

static void add_paragraphs(pm_text *out, const char *words)
{
    while (*words != '\0') {
        const char *end = strstr(words, "\n\n");
        size_t length = end != NULL ? (size_t)(end - words) : strlen(words);
        pm_text paragraph = {0};
        pm_text_add_bytes(&paragraph, words, length);
        out->failed = out->failed || paragraph.failed;
        pm_text_add(out, "\n");
        pm_plain_add_wrapped(out, pm_text_bytes(&paragraph), 0, 0, WIDTH);
        pm_text_free(&paragraph);
        words += length + (end != NULL ? 2 : 0);
    }
}

static void add_examples(pm_text *out, const pm_command *command)
{
    pm_text_add(out, command->examples[1] != NULL ? "\nExamples:\n" : "\nExample:\n");
    for (size_t i = 0; command->examples[i] != NULL; i++) {
        pm_text_addf(out, "  %s\n", command->examples[i]);
    }
}

static void add_exit_codes(pm_text *out)
{
    pm_text_add(out, "\nExit codes:\n");
    for (int code = 0; pm_exit_words(code) != NULL; code++) {
        pm_text_addf(out, "  %d  %s\n", code, pm_exit_words(code));
    }
}

void pm_add_help(pm_text *out, const pm_command *command)
{
    bool bare = command->name[0] == '\0';
    pm_text_add(out, "Usage: ");
    pm_add_synopsis(out, command);
    pm_text_add(out, bare ? "\n       partmap COMMAND [OPTION]... [MAP]...\n" : "\n");
    add_paragraphs(out, command->description);
    if (bare) {
        add_commands(out);
    }
    add_options(out, command);
    add_examples(out, command);
    if (bare) {
        add_exit_codes(out);
    }
}

void pm_add_usage(pm_text *out)
{
    pm_text_add(out, "Usage: ");
    pm_add_synopsis(out, pm_command_at(0));
    pm_text_add(out, "\n       partmap COMMAND [OPTION]... [MAP]...\n"
                     "MAP is a partnership map in GraphML. \"partmap --help\" says more.\n");
}

void pm_add_version(pm_text *out)
{
    pm_text_add(out, "partmap " PM_VERSION "\n"
                     "Licence: GPL-2.0-or-later, with permission to link Graphviz.\n"
                     "There is no warranty, to the extent permitted by law.\n");
}
