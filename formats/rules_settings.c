/* Settings of a rules file: conventions that it changes. See rules_parse.h. */
#include <string.h>

#include "formats/rules_parse.h"

/* --- one setting ----------------------------------------------------------------------------- */

static bool fault_unknown_convention(pm_rules_parser *p, const pm_token *at)
{
    enum { MOST_NAMES = 128 };
    const char *names[MOST_NAMES];
    size_t count = 0;
    while (count < pm_convention_count() && count < MOST_NAMES) {
        names[count] = pm_convention_at(count)->name;
        count++;
    }
    const char *nearest = pm_nearest(at->text, names, count);
    if (nearest != NULL) {
        return pm_rules_fault(p, at, "There is no convention \"%s\": did you mean \"%s\"?",
                              pm_excerpt_of(at->text).bytes, nearest);
    }
    return pm_rules_fault(p, at, "There is no convention \"%s\": \"partmap explain\" lists them.",
                          pm_excerpt_of(at->text).bytes);
}

static bool check_setting(pm_rules_parser *p, const pm_token *at, const pm_convention *row,
                          double value, bool percent)
{
    bool share = strcmp(row->unit, "share") == 0;
    if (value >= row->lowest && value <= row->highest && (share || !percent) &&
        (!row->whole || value == (double)(size_t)value)) {
        return true;
    }
    pm_text range = {0};
    pm_convention_say_range(&range, row);
    pm_rules_fault(p, at, "\"%s\" takes a %snumber from %s.", row->name, row->whole ? "whole " : "",
                   pm_text_bytes(&range));
    pm_text_free(&range);
    return false;
}

/* A number may be set once. Files may agree, but none overtakes another: which comes last on a
 * command line ought not to decide what is found. */
static bool keep_setting(pm_rules_parser *p, const pm_token *at, const pm_change *change)
{
    const pm_change *other = pm_rulebook_change_of(p->book, change->convention);
    if (other == NULL) {
        p->status = pm_rulebook_add_change(p->book, change, p->err);
        return p->status == PM_OK;
    }
    if (other >= &p->book->changes[p->first_change]) {
        return pm_rules_fault(p, at, "\"%s\" is set twice, first in line %zu: leave one out.",
                              at->text, other->line);
    }
    if (other->value == change->value) {
        return true;
    }
    pm_text values = {0};
    pm_convention_say(&values, change->convention, change->value);
    pm_text_addf(&values, " here and ");
    pm_convention_say(&values, change->convention, other->value);
    pm_rules_fault(p, at, "\"%s\" is %s in %s:%zu: make the files agree, or leave one out.",
                   at->text, pm_text_bytes(&values), other->file, other->line);
    pm_text_free(&values);
    return false;
}

/* "set" NAME "=" NUMBER */
bool pm_rules_setting(pm_rules_parser *p)
{
    if (!pm_rules_take(p)) {
        return false;
    }
    const pm_token name = p->now;
    if (name.type != PM_TOKEN_WORD) {
        return pm_rules_fault_found(p, "the name of a convention, such as majority,");
    }
    const pm_convention *row = pm_convention_at(pm_convention_find(name.text));
    if (row == NULL) {
        return fault_unknown_convention(p, &name);
    }
    if (!pm_rules_take(p) || !pm_rules_expect(p, "=", "\"=\" and a number")) {
        return false;
    }
    const pm_token at = p->now;
    bool percent = false;
    pm_change change = {
        .convention = row, .file = p->file, .line = name.line, .column = name.column};
    return pm_rules_number(p, &change.value, &percent) &&
           check_setting(p, &at, row, change.value, percent) && keep_setting(p, &name, &change);
}

/* --- all of them ----------------------------------------------------------------------------- */

/* Conventions of which the first may not be above the second: what is worth a question begins
 * before what is an issue. */
typedef struct order {
    const char *low, *high;
} order;

static const order ORDERS[] = {
    {"levers_watch", "levers_issue"},
    {"expected_ties_watch", "expected_ties_issue"},
    {"sector_steps_watch", "sector_steps_issue"},
    {"funder_watch", "majority"},
    {"odd_ones", "majority"},
    {"without_role_share", "majority"},
    {"majority", "agreed_share"},
};

/* The setting of this file that comes last among the two; NULL: it sets neither. */
static const pm_change *setting_of_file(const pm_rules_parser *p, const pm_convention *low,
                                        const pm_convention *high)
{
    const pm_change *last = NULL;
    for (size_t i = p->first_change; i < p->book->change_count; i++) {
        const pm_change *change = &p->book->changes[i];
        last = change->convention == low || change->convention == high ? change : last;
    }
    return last;
}

static void check_order(pm_rules_parser *p, const order *of)
{
    const pm_convention *low = pm_convention_at(pm_convention_find(of->low));
    const pm_convention *high = pm_convention_at(pm_convention_find(of->high));
    const pm_change *change = setting_of_file(p, low, high);
    pm_conventions in_force = pm_rulebook_conventions(p->book);
    double least = pm_convention_value(&in_force, low);
    double most = pm_convention_value(&in_force, high);
    if (change == NULL || least <= most) {
        return;
    }
    const pm_token at = {.type = PM_TOKEN_WORD, .line = change->line, .column = change->column};
    pm_text words = {0};
    pm_text_addf(&words, "\"%s\" (", low->name);
    pm_convention_say(&words, low, least);
    pm_text_addf(&words, ") may not be above \"%s\" (", high->name);
    pm_convention_say(&words, high, most);
    pm_rules_fault(p, &at, "%s): set both.", pm_text_bytes(&words));
    pm_text_free(&words);
}

void pm_rules_check_settings(pm_rules_parser *p)
{
    for (size_t i = 0; p->status == PM_OK && i < sizeof ORDERS / sizeof *ORDERS; i++) {
        check_order(p, &ORDERS[i]);
    }
}
