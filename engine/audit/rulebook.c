/* What rules files say: see rulebook.h and audit.h. */
#include "engine/audit/rulebook.h"

#include <stdlib.h>
#include <string.h>

pm_rulebook *pm_rulebook_new(void)
{
    return pm_new_array(1, sizeof(pm_rulebook));
}

void pm_rulebook_free(pm_rulebook *book)
{
    if (book != NULL) {
        free(book->changes);
        free(book->rules);
        pm_arena_free(&book->arena);
        free(book);
    }
}

pm_status pm_rulebook_add_change(pm_rulebook *book, const pm_change *change, pm_error *err)
{
    void *items = book->changes;
    pm_status status =
        pm_grow(&items, &book->change_capacity, book->change_count + 1, sizeof *change, err);
    book->changes = items;
    if (status == PM_OK) {
        book->changes[book->change_count++] = *change;
    }
    return status;
}

pm_status pm_rulebook_add_rule(pm_rulebook *book, const pm_composition *rule, pm_error *err)
{
    void *items = book->rules;
    pm_status status =
        pm_grow(&items, &book->rule_capacity, book->rule_count + 1, sizeof *rule, err);
    book->rules = items;
    if (status == PM_OK) {
        book->rules[book->rule_count++] = *rule;
    }
    return status;
}

pm_conventions pm_rulebook_conventions(const pm_rulebook *book)
{
    pm_conventions conventions = pm_default_conventions();
    for (size_t i = 0; book != NULL && i < book->change_count; i++) {
        pm_convention_set(&conventions, book->changes[i].convention, book->changes[i].value);
    }
    return conventions;
}

/* Does a later file change the same convention again? */
static bool is_overtaken(const pm_rulebook *book, size_t change)
{
    for (size_t i = change + 1; i < book->change_count; i++) {
        if (book->changes[i].convention == book->changes[change].convention) {
            return true;
        }
    }
    return false;
}

static void say_change(const pm_change *change, pm_text *out)
{
    const pm_convention *row = change->convention;
    pm_text_addf(out, "; %s:%zu changed %s from ", change->file, change->line, row->name);
    pm_convention_say(out, row, row->standard);
    pm_text_add(out, " to ");
    pm_convention_say(out, row, change->value);
}

void pm_rulebook_say_changes(const pm_rulebook *book, const char *rule, pm_text *out)
{
    for (size_t i = 0; book != NULL && i < book->change_count; i++) {
        const pm_change *change = &book->changes[i];
        if (!is_overtaken(book, i) && pm_convention_decides(change->convention, rule)) {
            say_change(change, out);
        }
    }
}

size_t pm_rulebook_count(const pm_rulebook *book)
{
    return book != NULL ? book->rule_count : 0;
}

const pm_rule *pm_rulebook_at(const pm_rulebook *book, size_t index)
{
    return index < pm_rulebook_count(book) ? &book->rules[index].row : NULL;
}

const pm_rule *pm_rulebook_find(const pm_rulebook *book, const char *id)
{
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        if (strcmp(book->rules[i].row.id, id) == 0) {
            return &book->rules[i].row;
        }
    }
    return NULL;
}

void pm_rulebook_add_threshold(const pm_rulebook *book, const pm_rule *rule, pm_text *out)
{
    pm_text_add(out, rule->threshold);
    pm_rulebook_say_changes(book, rule->id, out);
}
