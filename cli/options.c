/* The one loop around getopt_long: argv in, pm_arguments out, driven by the rows of the command's
 * option table. getopt's own messages are switched off; ours name the remedy. */
#include "cli/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "engine/base/memory.h"

enum { MOST_OPTIONS = 96, LONG_BASE = 256 };

/* A command's rows as getopt wants them. Long names answer LONG_BASE + index. */
typedef struct scanner {
    const pm_option *rows[MOST_OPTIONS];
    struct option names[MOST_OPTIONS + 1];
    char letters[2 * MOST_OPTIONS + 4];
    size_t count;
} scanner;

static bool has_name(const scanner *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->rows[i]->name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void add_row(scanner *s, const pm_option *row)
{
    if (s->count == MOST_OPTIONS || has_name(s, row->name)) {
        return;
    }
    s->names[s->count] = (struct option){.name = row->name,
                                         .has_arg = row->value == NULL     ? no_argument
                                                    : row->may_stand_alone ? optional_argument
                                                                           : required_argument,
                                         .val = LONG_BASE + (int)s->count};
    if (row->letter != '\0') {
        size_t length = strlen(s->letters);
        s->letters[length++] = row->letter;
        s->letters[length++] = row->value != NULL ? ':' : '\0';
        s->letters[length] = '\0';
    }
    s->rows[s->count++] = row;
}

static void add_rows(scanner *s, const pm_command *command)
{
    for (size_t i = 0; command->options[i] != NULL; i++) {
        add_row(s, command->options[i]);
    }
}

/* Starts getopt afresh: glibc does so when optind is 0. */
static void start(void)
{
    optind = 0;
    opterr = 0;
}

int pm_options_first_operand(int argc, char **argv)
{
    /* '+': stop at the first operand; ':': tell a missing value from an unknown option. */
    scanner s = {.letters = "+:"};
    for (size_t i = 0; i < pm_command_count(); i++) {
        add_rows(&s, pm_command_at(i));
    }
    start();
    while (getopt_long(argc, argv, s.letters, s.names, NULL) != -1) {
    }
    return optind < argc ? optind : argc;
}

static const pm_option *row_of(const scanner *s, int code)
{
    if (code >= LONG_BASE) {
        size_t index = (size_t)(code - LONG_BASE);
        return index < s->count ? s->rows[index] : NULL;
    }
    for (size_t i = 0; i < s->count; i++) {
        if (s->rows[i]->letter != '\0' && s->rows[i]->letter == code) {
            return s->rows[i];
        }
    }
    return NULL;
}

/* --- what went wrong ------------------------------------------------------------------------- */

static const char *command_name(const pm_command *command)
{
    return command->name[0] != '\0' ? command->name : "partmap MAP";
}

/* Commands other than this one that have an option of the name, in words. */
static void add_owners(pm_text *out, const char *name)
{
    const char *between = "";
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        scanner s = {.letters = ":"};
        add_rows(&s, command);
        if (has_name(&s, name)) {
            pm_text_addf(out, "%s%s", between, command_name(command));
            between = ", ";
        }
    }
}

/* "--s" where --sector and --seed begin so. */
static pm_status fail_ambiguous(const scanner *s, const char *name, pm_error *err)
{
    pm_text list = {0};
    size_t found = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (strncmp(s->rows[i]->name, name, strlen(name)) == 0) {
            pm_text_addf(&list, "%s--%s", found > 0 ? " or " : "", s->rows[i]->name);
            found++;
        }
    }
    if (found > 1) {
        pm_fail(err, PM_USAGE, "\"--%s\" could be %s: write it out.", name, pm_text_bytes(&list));
    }
    pm_text_free(&list);
    return found > 1 ? PM_USAGE : PM_OK;
}

static pm_status fail_unknown_name(const scanner *s, const pm_command *command, const char *name,
                                   pm_error *err)
{
    if (fail_ambiguous(s, name, err) != PM_OK) {
        return PM_USAGE;
    }
    pm_text owners = {0};
    add_owners(&owners, name);
    const char *names[MOST_OPTIONS];
    for (size_t i = 0; i < s->count; i++) {
        names[i] = s->rows[i]->name;
    }
    const char *nearest = pm_nearest(name, names, s->count);
    if (owners.length > 0) {
        pm_fail(err, PM_USAGE, "\"--%s\" is an option of %s, not of %s.", name,
                pm_text_bytes(&owners), command_name(command));
    } else if (nearest != NULL) {
        pm_fail(err, PM_USAGE, "There is no option \"--%s\": did you mean \"--%s\"?", name,
                nearest);
    } else {
        pm_fail(err, PM_USAGE, "There is no option \"--%s\".", name);
    }
    pm_text_free(&owners);
    return PM_USAGE;
}

/* getopt answered '?' or ':' at "word", the argument it stopped at. */
static pm_status fail_option(const scanner *s, const pm_command *command, int code,
                             const char *word, pm_error *err)
{
    const pm_option *row = optopt != 0 ? row_of(s, optopt) : NULL;
    if (row != NULL && code == ':') {
        return pm_fail(err, PM_USAGE, "\"--%s\" needs a value: --%s=%s.", row->name, row->name,
                       row->value);
    }
    if (row != NULL) {
        return pm_fail(err, PM_USAGE, "\"--%s\" takes no value: leave out \"%s\".", row->name,
                       strchr(word, '=') != NULL ? strchr(word, '=') : word);
    }
    if (optopt != 0) {
        return pm_fail(err, PM_USAGE, "There is no option \"-%c\".", optopt);
    }
    pm_text name = {0};
    pm_text_add_bytes(&name, word + 2, strcspn(word + 2, "="));
    pm_status status = fail_unknown_name(s, command, pm_text_bytes(&name), err);
    pm_text_free(&name);
    return status;
}

void pm_add_choices(pm_text *out, const pm_option *option)
{
    const char *choice = NULL;
    for (size_t i = 0; (choice = option->choice(i)) != NULL; i++) {
        bool last = option->choice(i + 1) == NULL;
        pm_text_addf(out, "%s%s", i == 0 ? "" : last ? " or " : ", ", choice);
    }
}

static pm_status check_choice(const pm_option *row, const char *value, pm_error *err)
{
    const char *choices[MOST_OPTIONS];
    size_t count = 0;
    const char *choice = NULL;
    while (count < MOST_OPTIONS && (choice = row->choice(count)) != NULL) {
        if (strcmp(choice, value) == 0) {
            return PM_OK;
        }
        choices[count++] = choice;
    }
    const char *nearest = pm_nearest(value, choices, count);
    pm_text list = {0};
    pm_add_choices(&list, row);
    if (nearest != NULL) {
        pm_fail(err, PM_USAGE, "--%s is \"%s\": did you mean \"%s\"? It takes %s.", row->name,
                value, nearest, pm_text_bytes(&list));
    } else {
        pm_fail(err, PM_USAGE, "--%s is \"%s\": it takes %s.", row->name, value,
                pm_text_bytes(&list));
    }
    pm_text_free(&list);
    return PM_USAGE;
}

static pm_status check_choices(const pm_option *row, const char *list, pm_error *err)
{
    pm_status status = PM_OK;
    size_t length = 0;
    size_t count = 0;
    const char *part = NULL;
    while (status == PM_OK && (part = pm_next_part(&list, ",", &length)) != NULL) {
        pm_text value = {0};
        pm_text_add_bytes(&value, part, length);
        status = check_choice(row, pm_text_bytes(&value), err);
        pm_text_free(&value);
        count++;
    }
    return count > 0 ? status : check_choice(row, "", err);
}

/* --- keeping --------------------------------------------------------------------------------- */

/* By bytes, because the place in the structure is only known by its offset. */
static void keep(const pm_option *row, pm_arguments *arguments, const char *value)
{
    const bool given = true;
    unsigned char *place = (unsigned char *)arguments + row->kept_at;
    if (row->value != NULL) {
        memcpy(place, &value, sizeof value);
    } else {
        memcpy(place, &given, sizeof given);
    }
}

static pm_status take(const pm_option *row, pm_arguments *arguments, const char *value,
                      pm_error *err)
{
    if (row->value != NULL && value != NULL && value[0] == '\0') {
        return pm_fail(err, PM_USAGE, "\"--%s\" is given an empty value: --%s=%s.", row->name,
                       row->name, row->value);
    }
    if (row->choice != NULL && value != NULL) {
        pm_status status =
            row->several ? check_choices(row, value, err) : check_choice(row, value, err);
        if (status != PM_OK) {
            return status;
        }
    }
    if (row->take != NULL) {
        return row->take(arguments, value, err);
    }
    keep(row, arguments, value);
    return PM_OK;
}

static pm_status read_options(const pm_command *command, int argc, pm_arguments *arguments,
                              pm_error *err)
{
    scanner s = {.letters = ":"};
    add_rows(&s, command);
    start();
    int code = 0;
    while ((code = getopt_long(argc, arguments->arguments, s.letters, s.names, NULL)) != -1) {
        if (code == '?' || code == ':') {
            return fail_option(&s, command, code, arguments->arguments[optind - 1], err);
        }
        const pm_option *row = row_of(&s, code);
        if (row == NULL) {
            return pm_fail(err, PM_INTERNAL, "An option has no row in the table.");
        }
        pm_status status = take(row, arguments, optarg, err);
        if (status != PM_OK || arguments->help || arguments->version) {
            return status;
        }
    }
    arguments->operands = arguments->arguments + optind;
    arguments->operand_count = (size_t)(argc - optind);
    return PM_OK;
}

pm_status pm_options_parse(const pm_command *command, int argc, char **argv, int skipped,
                           pm_arguments *arguments, pm_error *err)
{
    arguments->settings = pm_default_settings();
    arguments->arguments = pm_new_array((size_t)argc + 1, sizeof *arguments->arguments);
    if (arguments->arguments == NULL) {
        return pm_fail_memory(err);
    }
    int count = 0;
    for (int i = 0; i < argc; i++) {
        if (i == 0 || i != skipped) {
            arguments->arguments[count++] = argv[i];
        }
    }
    return read_options(command, count, arguments, err);
}

void pm_arguments_free(pm_arguments *arguments)
{
    free(arguments->arguments);
    free(arguments->redirections);
    free(arguments->rules);
    *arguments = (pm_arguments){0};
}
