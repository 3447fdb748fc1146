/* Fills the tables of README.md from the registries: README on standard input, the same with its
 * tables as they ought to be on standard output. A table stands between "<!-- rules -->" and
 * "<!-- /rules -->", each on a line of its own. Not part of partmap: run by "make readme", and by
 * "make check" to see that README.md is up to date. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"
#include "viz/draw.h"

typedef struct table {
    const char *name;
    void (*write)(pm_text *out);
} table;

/* Text of a cell: what Markdown keeps for itself is escaped. */
static void add_cell(pm_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("|\\`*_<", *text) != NULL) {
            pm_text_add(out, "\\");
        }
        pm_text_add_bytes(out, text, 1);
    }
}

/* A key, whole: a measure of a resource ends in the resource's name. */
static void add_key(pm_text *out, const pm_measure *measure)
{
    pm_text_addf(out, "`%s%s`", measure->key, measure->of_resource ? "RESOURCE" : "");
}

/* Is it the first of its level and family? Families are told in one row each. */
static bool begins_family(size_t index)
{
    const pm_measure *own = pm_measure_at(index);
    for (size_t i = 0; i < index; i++) {
        const pm_measure *other = pm_measure_at(i);
        if (other->level == own->level && strcmp(other->family, own->family) == 0) {
            return false;
        }
    }
    return true;
}

static void write_family(pm_text *out, size_t first)
{
    const pm_measure *own = pm_measure_at(first);
    pm_text_addf(out, "| %s | ", pm_level_name(own->level));
    add_cell(out, own->family);
    pm_text_add(out, " | ");
    add_key(out, own);
    for (size_t i = first + 1; i < pm_measure_count(); i++) {
        const pm_measure *other = pm_measure_at(i);
        if (other->level == own->level && strcmp(other->family, own->family) == 0) {
            pm_text_add(out, ", ");
            add_key(out, other);
        }
    }
    pm_text_add(out, " |\n");
}

static void write_measures(pm_text *out)
{
    pm_text_add(out, "| of the | about | keys |\n|---|---|---|\n");
    for (size_t i = 0; i < pm_measure_count(); i++) {
        if (begins_family(i)) {
            write_family(out, i);
        }
    }
}

static void write_rules(pm_text *out)
{
    pm_text_add(out, "| rule | looks for | rests on |\n|---|---|---|\n");
    for (size_t i = 0; i < pm_rule_count(); i++) {
        const pm_rule *rule = pm_rule_at(i);
        pm_text_addf(out, "| `%s` | ", rule->id);
        add_cell(out, rule->title);
        pm_text_addf(out, " | %s |\n", pm_fact_name(rule->fact));
    }
}

static void write_views(pm_text *out)
{
    pm_text_add(out, "| view | shows |\n|---|---|\n");
    for (size_t i = 0; i < pm_view_count(); i++) {
        const pm_view *view = pm_view_at(i);
        pm_text_addf(out, "| `%s` | ", view->name);
        add_cell(out, view->summary);
        pm_text_add(out, " |\n");
    }
}

static void write_commands(pm_text *out)
{
    pm_text_add(out, "| command | what it does |\n|---|---|\n");
    for (size_t i = 0; i < pm_command_count(); i++) {
        const pm_command *command = pm_command_at(i);
        pm_text_addf(out, "| `partmap %s%s", command->name, command->name[0] != '\0' ? " " : "");
        add_cell(out, command->operands);
        pm_text_add(out, "` | ");
        add_cell(out, command->summary);
        pm_text_add(out, " |\n");
    }
}

static const table tables[] = {
    {"measures", write_measures},
    {"rules", write_rules},
    {"views", write_views},
    {"commands", write_commands},
};

/* The table whose mark begins at text, or NULL. */
static const table *table_begun(const char *text)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char mark[64];
        snprintf(mark, sizeof mark, "<!-- %s -->\n", tables[i].name);
        if (strncmp(text, mark, strlen(mark)) == 0) {
            return &tables[i];
        }
    }
    return NULL;
}

/* Writes a table between its marks. Returns where its closing mark stands in text, or NULL. */
static const char *fill(pm_text *out, const char *text, const table *begun)
{
    char mark[64];
    snprintf(mark, sizeof mark, "<!-- /%s -->\n", begun->name);
    pm_text_addf(out, "<!-- %s -->\n\n", begun->name);
    begun->write(out);
    pm_text_add(out, "\n");
    return strstr(text, mark);
}

static bool fill_all(const char *text, pm_text *out)
{
    while (*text != '\0') {
        const table *begun = table_begun(text);
        if (begun != NULL) {
            text = fill(out, text, begun);
            if (text == NULL) {
                fprintf(stderr, "readme_tables: \"<!-- %s -->\" is never closed.\n", begun->name);
                return false;
            }
        }
        size_t line = strcspn(text, "\n");
        line += text[line] == '\n';
        pm_text_add_bytes(out, text, line);
        text += line;
    }
    return true;
}

static void read_all(FILE *stream, pm_text *text)
{
    char piece[4096];
    size_t length = 0;
    while ((length = fread(piece, 1, sizeof piece, stream)) > 0) {
        pm_text_add_bytes(text, piece, length);
    }
}

int main(void)
{
    pm_text readme = {0};
    pm_text filled = {0};
    read_all(stdin, &readme);
    bool done = !ferror(stdin) && fill_all(pm_text_bytes(&readme), &filled) &&
                pm_text_check(&readme, NULL) == PM_OK && pm_text_check(&filled, NULL) == PM_OK;
    if (done) {
        size_t written = fwrite(pm_text_bytes(&filled), 1, filled.length, stdout);
        done = written == filled.length && fflush(stdout) == 0;
    }
    pm_text_free(&readme);
    pm_text_free(&filled);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
