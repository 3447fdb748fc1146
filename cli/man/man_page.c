/* Prints partmap's manual page (roff, section 1) from the tables of commands, options, measures,
 * rules and views, so that it says what the program does. Not a part of the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"
#include "engine/model/vocabulary.h"
#include "viz/charts.h"
#include "viz/draw.h"

/* --- roff ------------------------------------------------------------------------------------ */

/* Text that roff prints as it is: its escape character, hyphens that are to stay ASCII, and
 * everything beyond ASCII are written as escapes. */
static void add_words(pm_text *page, const char *words)
{
    while (*words != '\0') {
        const char *start = words;
        unsigned long character = pm_utf8_next(&words);
        if (character == '\\') {
            pm_text_add(page, "\\e");
        } else if (character == '-') {
            pm_text_add(page, "\\-");
        } else if (character == '\'') {
            pm_text_add(page, "\\(aq");
        } else if (character == '^') {
            pm_text_add(page, "\\(ha");
        } else if (character == '~') {
            pm_text_add(page, "\\(ti");
        } else if (character == '`') {
            pm_text_add(page, "\\(ga");
        } else if (character == '"') {
            pm_text_add(page, "\\(dq");
        } else if (character == '\n') {
            pm_text_add(page, " ");
        } else if (character > 0x7E) {
            pm_text_addf(page, "\\[u%04lX]", character);
        } else {
            pm_text_add_bytes(page, start, (size_t)(words - start));
        }
    }
}

/* A line of running text; a full stop or quote at its start would be taken for a request. */
static void add_line(pm_text *page, const char *words)
{
    pm_text_add(page, words[0] == '.' ? "\\&" : "");
    add_words(page, words);
    pm_text_add(page, "\n");
}

static void add_section(pm_text *page, const char *title)
{
    pm_text_addf(page, ".SH %s\n", title);
}

static void add_bold(pm_text *page, const char *words)
{
    pm_text_add(page, "\\fB");
    add_words(page, words);
    pm_text_add(page, "\\fR");
}

/* The head of an indented entry. */
static void add_head(pm_text *page, const char *words)
{
    pm_text_add(page, ".TP\n");
    add_bold(page, words);
    pm_text_add(page, "\n");
}

static void add_paragraphs(pm_text *page, const char *words)
{
    while (*words != '\0') {
        const char *end = strstr(words, "\n\n");
        size_t length = end != NULL ? (size_t)(end - words) : strlen(words);
        pm_text paragraph = {0};
        pm_text_add_bytes(&paragraph, words, length);
        page->failed = page->failed || paragraph.failed;
        add_line(page, pm_text_bytes(&paragraph));
        pm_text_free(&paragraph);
        words += length;
        if (end != NULL) {
            pm_text_add(page, ".PP\n");
            words += 2;
        }
    }
}

/* --- sections -------------------------------------------------------------------------------- */

static void add_opening(pm_text *page)
{
    pm_text_add(page, ".TH PARTMAP 1 \"\" \"partmap " PM_VERSION "\" \"User Commands\"\n");
    add_section(page, "NAME");
    add_line(page, "partmap - measure, audit and draw a map of a strategic partnership");
    add_section(page, "SYNOPSIS");
    for (size_t i = 0; i < pm_command_count(); i++) {
        pm_text synopsis = {0};
        pm_add_synopsis(&synopsis, pm_command_at(i));
        page->failed = page->failed || synopsis.failed;
        add_bold(page, pm_text_bytes(&synopsis));
        pm_text_add(page, i + 1 < pm_command_count() ? "\n.br\n" : "\n");
        pm_text_free(&synopsis);
    }
    add_section(page, "DESCRIPTION");
    add_paragraphs(page, pm_command_at(0)->description);
    pm_text_add(page, ".PP\n");
    add_line(page, "Results go to standard output, everything else that is said to standard "
                   "error. Files are written whole or not at all. The same map and options give "
                   "the same bytes.");
}

static void add_option_names(pm_text *page, const pm_command *command)
{
    pm_text names = {0};
    for (size_t i = 0; command->options[i] != NULL; i++) {
        pm_text_addf(&names, "%s--%s", i > 0 ? ", " : "Options: ", command->options[i]->name);
    }
    pm_text_add(&names, ".");
    page->failed = page->failed || names.failed;
    pm_text_add(page, ".IP\n");
    add_line(page, pm_text_bytes(&names));
    pm_text_free(&names);
}

static void add_commands(pm_text *page)
{
    add_section(page, "COMMANDS");
    for (size_t i = 1; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        pm_text head = {0};
        pm_text_addf(&head, "%s %s", command->name, command->operands);
        page->failed = page->failed || head.failed;
        add_head(page, pm_text_bytes(&head));
        pm_text_free(&head);
        const char *words = command->description;
        const char *end = strstr(words, "\n\n");
        pm_text first = {0};
        pm_text_add_bytes(&first, words, end != NULL ? (size_t)(end - words) : strlen(words));
        page->failed = page->failed || first.failed;
        add_line(page, pm_text_bytes(&first));
        pm_text_free(&first);
        if (end != NULL) {
            pm_text_add(page, ".IP\n");
            add_line(page, end + 2);
        }
        add_option_names(page, command);
    }
}

static bool has_option(const pm_command *command, const pm_option *option)
{
    for (size_t i = 0; command->options[i] != NULL; i++) {
        if (command->options[i] == option) {
            return true;
        }
    }
    return false;
}

/* Is the option's row met here for the first time? */
static bool is_first(size_t command, const pm_option *option)
{
    for (size_t i = 0; i < command; i++) {
        if (has_option(pm_command_at(i), option)) {
            return false;
        }
    }
    return true;
}

/* One name may have several rows: "-o" means a drawing here and a table there. */
static bool has_namesake(const pm_option *option)
{
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        for (size_t k = 0; command->options[k] != NULL; k++) {
            if (command->options[k] != option &&
                strcmp(command->options[k]->name, option->name) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* " (audit, measure)", where the same name means something else elsewhere. */
static void add_commands_of(pm_text *form, const pm_option *option)
{
    const char *between = "  (";
    for (size_t i = 0; has_namesake(option) && i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        if (has_option(command, option)) {
            pm_text_addf(form, "%s%s", between,
                         command->name[0] != '\0' ? command->name : "partmap MAP");
            between = ", ";
        }
    }
    pm_text_add(form, between[0] == ',' ? ")" : "");
}

static void add_option(pm_text *page, const pm_option *option)
{
    pm_text form = {0};
    pm_text words = {0};
    pm_add_option_form(&form, option);
    add_commands_of(&form, option);
    pm_add_option_words(&words, option);
    page->failed = page->failed || form.failed || words.failed;
    add_head(page, pm_text_bytes(&form) + strspn(pm_text_bytes(&form), " "));
    add_line(page, pm_text_bytes(&words));
    pm_text_free(&form);
    pm_text_free(&words);
}

static void add_options(pm_text *page)
{
    add_section(page, "OPTIONS");
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        for (size_t k = 0; command->options[k] != NULL; k++) {
            if (is_first(i, command->options[k])) {
                add_option(page, command->options[k]);
            }
        }
    }
    pm_text_add(page, ".PP\n");
    add_line(page, "Options may stand anywhere; -- ends them. A map named like a command is "
                   "written ./NAME.");
}

static void add_measures(pm_text *page)
{
    add_section(page, "MEASURES");
    pm_level level = PM_LEVEL_COUNT;
    for (size_t i = 0; i < pm_measure_count(); i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (measure->level != level) {
            level = measure->level;
            pm_text_addf(page, ".SS Level %s\n", pm_level_name(level));
        }
        pm_text key = {0};
        pm_text_addf(&key, "%s%s", measure->key, measure->of_resource ? "RESOURCE" : "");
        page->failed = page->failed || key.failed;
        add_head(page, pm_text_bytes(&key));
        pm_text_free(&key);
        add_line(page, measure->definition);
    }
}

static void add_rules(pm_text *page)
{
    add_section(page, "RULES");
    for (size_t i = 0; i < pm_rule_count(); i++) {
        add_head(page, pm_rule_at(i)->id);
        add_line(page, pm_rule_at(i)->title);
        if (pm_rule_at(i)->threshold[0] != '\0') {
            pm_text words = {0};
            pm_text_add(&words, "Convention: ");
            pm_rulebook_add_threshold(NULL, pm_rule_at(i), &words);
            page->failed = page->failed || words.failed;
            pm_text_add(page, ".br\n");
            add_line(page, pm_text_bytes(&words));
            pm_text_free(&words);
        }
    }
}

static void add_views(pm_text *page)
{
    add_section(page, "VIEWS");
    for (size_t i = 0; i < pm_view_count(); i++) {
        add_head(page, pm_view_at(i)->name);
        add_line(page, pm_view_at(i)->summary);
    }
}

static void add_charts(pm_text *page)
{
    add_section(page, "CHARTS");
    for (size_t i = 0; i < pm_chart_count(); i++) {
        add_head(page, pm_chart_at(i)->name);
        add_line(page, pm_chart_at(i)->summary);
    }
}

static void add_words_of_the_map(pm_text *page)
{
    static const char *const elements[PM_ELEMENT_COUNT] = {"the graph", "a node", "an edge"};
    add_section(page, "WORDS OF THE MAP");
    add_line(page, "Attributes that partmap knows; everything is optional, and other attributes "
                   "are kept. \"partmap explain WORD\" says what values a word takes.");
    pm_element element = PM_ELEMENT_COUNT;
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        const pm_vocabulary_row *row = pm_vocabulary(w);
        if (row->element != element) {
            element = row->element;
            pm_text_addf(page, ".SS Of %s\n", elements[element]);
        }
        add_head(page, row->name);
        add_line(page, row->meaning);
    }
}

static void add_ending(pm_text *page)
{
    add_section(page, "EXIT STATUS");
    for (int code = 0; pm_exit_words(code) != NULL; code++) {
        pm_text_addf(page, ".TP\n\\fB%d\\fR\n", code);
        add_line(page, pm_exit_words(code));
    }
    add_section(page, "ENVIRONMENT");
    add_head(page, "NO_COLOR");
    add_line(page, "When set to anything but nothing, --color=auto uses no colours.");
    add_head(page, "TERM");
    add_line(page, "When unset or \"dumb\", --color=auto uses no colours.");
    add_section(page, "EXAMPLES");
    pm_text_add(page, ".nf\n");
    for (size_t i = 0; i < pm_command_count(); i++) {
        const char *const *examples = pm_command_at(i)->examples;
        for (size_t k = 0; examples[k] != NULL; k++) {
            add_line(page, examples[k]);
        }
    }
    pm_text_add(page, ".fi\n");
}

int main(void)
{
    pm_text page = {0};
    add_opening(&page);
    add_commands(&page);
    add_options(&page);
    add_views(&page);
    add_charts(&page);
    add_measures(&page);
    add_rules(&page);
    add_words_of_the_map(&page);
    add_ending(&page);
    bool whole = !page.failed && fputs(pm_text_bytes(&page), stdout) >= 0 && fflush(stdout) == 0;
    pm_text_free(&page);
    if (!whole) {
        fputs("man_page: the manual could not be written.\n", stderr);
    }
    return whole ? EXIT_SUCCESS : EXIT_FAILURE;
}
