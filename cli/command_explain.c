/* partmap explain [WORD]...: what a measure, a rule, a view or a word of the map means. Everything
 * is read from the registries; a word that is in several of them is explained in each. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/explain_audit.h"
#include "cli/explain_cohort.h"
#include "cli/report.h"
#include "cli/rules.h"
#include "engine/audit/audit.h"
#include "engine/audit/conventions.h"
#include "engine/base/memory.h"
#include "engine/measure/measures.h"
#include "engine/model/vocabulary.h"
#include "formats/plain.h"
#include "viz/charts.h"
#include "viz/draw.h"

enum { INDENT = 2, NAME_WIDTH = 34, MOST_TOPICS = 12 };

static const char *const ELEMENTS[PM_ELEMENT_COUNT] = {"graph", "node", "edge"};

/* --- one thing explained --------------------------------------------------------------------- */

static void explain_measure(pm_text *out, const pm_measure *measure)
{
    pm_text_addf(out, "%s%s: %s (measure, %s level)\n", measure->key,
                 measure->of_resource ? "RESOURCE" : "", measure->title,
                 pm_level_name(measure->level));
    pm_explain_fact(out, "Definition", measure->definition);
    pm_explain_fact(out, "Reading", measure->high);
    pm_explain_fact(out, "Unit", measure->unit);
    pm_explain_fact(out, "Range", measure->range);
    pm_explain_fact(out, "Undefined", measure->undefined);
    pm_explain_fact(out, "View", measure->view);
    pm_explain_fact(out, "Elsewhere", pm_measure_elsewhere(measure));
    pm_explain_fact(out, "Source", measure->source);
}

static void explain_view(pm_text *out, const pm_view *view)
{
    pm_text_addf(out, "%s: %s (view of the drawing)\n", view->name, view->title);
    pm_explain_fact(out, "Shows", view->summary);
    pm_explain_fact(out, "Size", view->size_words);
}

static void explain_chart(pm_text *out, const pm_chart *chart)
{
    pm_text_addf(out, "%s: %s (chart)\n", chart->name, chart->title);
    pm_explain_fact(out, "Shows", chart->summary);
    pm_explain_fact(out, "Needs", chart->needs);
}

static void add_choices(pm_text *out, const pm_vocabulary_row *row)
{
    for (size_t i = 0; row->choices[i] != NULL; i++) {
        pm_text_addf(out, "%s%s", i > 0 ? ", " : "", row->choices[i]);
    }
}

/* What values the word takes. */
static void add_values(pm_text *out, const pm_vocabulary_row *row)
{
    switch (row->type) {
    case PM_WORD_TEXT:
        pm_text_add(out, "any text");
        break;
    case PM_WORD_LIST:
        pm_text_add(out, "a list separated by ;");
        break;
    case PM_WORD_CHOICE:
        pm_text_add(out, "one of ");
        add_choices(out, row);
        break;
    case PM_WORD_NUMBER:
        pm_text_add(out, "a number");
        if (row->lowest < row->highest) {
            pm_text_addf(out, " from %g to %g", row->lowest, row->highest);
        }
        break;
    case PM_WORD_BOOLEAN:
        pm_text_add(out, "true or false");
        break;
    case PM_WORD_COUNT_OR_BOOLEAN:
        pm_text_add(out, "a whole number, or true or false");
        break;
    case PM_WORD_DATE:
        pm_text_add(out, "a date: 2026, 2026-11 or 2026-11-30");
        break;
    }
}

static void explain_word(pm_text *out, const pm_vocabulary_row *row)
{
    pm_text values = {0};
    pm_text aliases = {0};
    add_values(&values, row);
    for (size_t i = 0; row->aliases[i] != NULL; i++) {
        pm_text_addf(&aliases, "%s%s", i > 0 ? ", " : "", row->aliases[i]);
    }
    out->failed = out->failed || values.failed || aliases.failed;
    pm_text_addf(out, "%s: %s (attribute of %s %s)\n", row->name, row->meaning,
                 row->element == PM_EDGE ? "an" : "a", ELEMENTS[row->element]);
    pm_explain_fact(out, "Takes", pm_text_bytes(&values));
    pm_explain_fact(out, "Also read as", pm_text_bytes(&aliases));
    pm_text_free(&values);
    pm_text_free(&aliases);
}

/* A value of a closed list: whose it is. */
static void explain_choice(pm_text *out, const pm_vocabulary_row *row, const char *choice)
{
    pm_text_addf(out, "%s: a value of \"%s\" (attribute of %s %s)\n", choice, row->name,
                 row->element == PM_EDGE ? "an" : "a", ELEMENTS[row->element]);
    pm_explain_fact(out, "Says", row->meaning);
}

/* --- finding --------------------------------------------------------------------------------- */

static void separate(pm_text *out)
{
    pm_text_add(out, out->length > 0 ? "\n" : "");
}

static bool has_alias(const pm_vocabulary_row *row, const char *word)
{
    for (size_t i = 0; row->aliases[i] != NULL; i++) {
        if (strcmp(row->aliases[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static size_t explain_measures(pm_text *out, const char *word)
{
    size_t found = 0;
    for (size_t i = 0; i < pm_measure_count(); i++) {
        if (strcmp(pm_measure_at(i)->key, word) == 0) {
            separate(out);
            explain_measure(out, pm_measure_at(i));
            found++;
        }
    }
    if (found == 0 && pm_measure_find(word) != NULL) { /* gini_budget */
        separate(out);
        explain_measure(out, pm_measure_find(word));
        found++;
    }
    return found;
}

static size_t explain_everything(pm_text *out, const pm_rulebook *book, const char *word)
{
    size_t found = explain_measures(out, word);
    found += pm_explain_audit(out, book, word);
    found += pm_explain_cohort(out, word);
    if (pm_view_find(word) != NULL) {
        separate(out);
        explain_view(out, pm_view_find(word));
        found++;
    }
    if (pm_chart_find(word) != NULL) {
        separate(out);
        explain_chart(out, pm_chart_find(word));
        found++;
    }
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        const pm_vocabulary_row *row = pm_vocabulary(w);
        if (strcmp(row->name, word) == 0 || has_alias(row, word)) {
            separate(out);
            explain_word(out, row);
            found++;
        }
        bool ingredient = strncmp(row->name, "ing", 3) == 0; /* thirteen times yes, no, unsure */
        int choice =
            row->type == PM_WORD_CHOICE && !ingredient ? pm_vocabulary_choice(w, word) : -1;
        if (choice >= 0) {
            separate(out);
            explain_choice(out, row, row->choices[choice]);
            found++;
        }
    }
    return found;
}

static pm_status fail_unknown(const pm_rulebook *book, const char *word, pm_error *err)
{
    size_t count = 0;
    const char *about = NULL;
    const char **names = pm_new_array(
        pm_measure_count() + pm_rule_count() + pm_rulebook_count(book) + pm_convention_count() +
            pm_view_count() + pm_chart_count() + PM_WORD_COUNT + (size_t)2 * MOST_TOPICS,
        sizeof *names);
    if (names == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < pm_measure_count(); i++) {
        names[count++] = pm_measure_at(i)->key;
    }
    for (size_t i = 0; i < pm_rule_count(); i++) {
        names[count++] = pm_rule_at(i)->id;
    }
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        names[count++] = pm_rulebook_at(book, i)->id;
    }
    for (size_t i = 0; i < pm_convention_count(); i++) {
        names[count++] = pm_convention_at(i)->name;
    }
    for (size_t i = 0; i < MOST_TOPICS && pm_explain_audit_word(i) != NULL; i++) {
        names[count++] = pm_explain_audit_word(i);
    }
    for (size_t i = 0; i < MOST_TOPICS && pm_explain_cohort_word(i, &about) != NULL; i++) {
        names[count++] = pm_explain_cohort_word(i, &about);
    }
    for (size_t i = 0; i < pm_view_count(); i++) {
        names[count++] = pm_view_at(i)->name;
    }
    for (size_t i = 0; i < pm_chart_count(); i++) {
        names[count++] = pm_chart_at(i)->name;
    }
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        names[count++] = pm_vocabulary(w)->name;
    }
    const char *nearest = pm_nearest(word, names, count);
    if (nearest != NULL) {
        pm_fail(err, PM_USAGE, "There is nothing called \"%s\": did you mean \"%s\"?", word,
                nearest);
    } else {
        pm_fail(err, PM_USAGE,
                "There is nothing called \"%s\": \"partmap explain\" lists all that there is.",
                word);
    }
    free(names);
    return PM_USAGE;
}

/* --- listing everything ---------------------------------------------------------------------- */

void pm_explain_row(pm_text *out, const char *name, const char *more, const char *words)
{
    pm_plain_add_spaces(out, INDENT);
    pm_text_addf(out, "%s%s", name, more);
    size_t used = INDENT + strlen(name) + strlen(more);
    pm_plain_add_spaces(out, used < NAME_WIDTH ? NAME_WIDTH - used : 1);
    size_t column = used < NAME_WIDTH ? NAME_WIDTH : used + 1;
    pm_plain_add_wrapped(out, words, column, NAME_WIDTH, PM_PLAIN_WIDTH);
}

static void list_measures(pm_text *out)
{
    pm_level level = PM_LEVEL_COUNT;
    for (size_t i = 0; i < pm_measure_count(); i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (measure->level != level) {
            level = measure->level;
            pm_text_addf(out, "%sMeasures, %s level\n", out->length > 0 ? "\n" : "",
                         pm_level_name(level));
        }
        pm_explain_row(out, measure->key, measure->of_resource ? "RESOURCE" : "", measure->title);
    }
}

static void list_cohort(pm_text *out)
{
    const char *about = NULL;
    pm_text_add(out, "\nComparing many places\n");
    for (size_t i = 0; pm_explain_cohort_word(i, &about) != NULL; i++) {
        pm_explain_row(out, pm_explain_cohort_word(i, &about), "", about);
    }
}

static void list_everything(pm_text *out, const pm_rulebook *book)
{
    list_measures(out);
    pm_explain_audit_list(out, book);
    pm_text_add(out, "\nViews of the drawing\n");
    for (size_t i = 0; i < pm_view_count(); i++) {
        pm_explain_row(out, pm_view_at(i)->name, "", pm_view_at(i)->summary);
    }
    pm_text_add(out, "\nCharts\n");
    for (size_t i = 0; i < pm_chart_count(); i++) {
        pm_explain_row(out, pm_chart_at(i)->name, "", pm_chart_at(i)->summary);
    }
    list_cohort(out);
    pm_element element = PM_ELEMENT_COUNT;
    for (pm_word w = 0; w < PM_WORD_COUNT; w++) {
        const pm_vocabulary_row *row = pm_vocabulary(w);
        if (row->element != element) {
            element = row->element;
            pm_text_addf(out, "\nWords of the map: attributes of %s %s\n",
                         element == PM_EDGE ? "an" : "a", ELEMENTS[element]);
        }
        pm_explain_row(out, row->name, "", row->meaning);
    }
}

pm_exit pm_command_explain(const pm_cli *cli)
{
    const pm_arguments *arguments = cli->arguments;
    pm_text text = {0};
    pm_error err = {0};
    pm_rulebook *book = NULL;
    pm_exit done = pm_rules_load(cli, &book);
    if (done != PM_EXIT_DONE) {
        pm_rulebook_free(book);
        return done;
    }
    if (arguments->operand_count == 0) {
        list_everything(&text, book);
    }
    for (size_t i = 0; i < arguments->operand_count; i++) {
        if (explain_everything(&text, book, arguments->operands[i]) == 0) {
            fail_unknown(book, arguments->operands[i], &err);
            done = pm_report_error(cli->streams, cli->command, &err);
        }
    }
    if (pm_text_check(&text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    } else {
        pm_send(cli->streams, &text);
    }
    pm_text_free(&text);
    pm_rulebook_free(book);
    return done;
}
