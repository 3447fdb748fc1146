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
        free(book->files);
        free(book->changes);
        free(book->rules);
        pm_arena_free(&book->arena);
        free(book);
    }
}

pm_status pm_rulebook_add_file(pm_rulebook *book, const char *name, pm_error *err)
{
    void *items = book->files;
    pm_status status =
        pm_grow(&items, &book->file_capacity, book->file_count + 1, sizeof *book->files, err);
    book->files = items;
    if (status == PM_OK) {
        book->files[book->file_count++] = (pm_rules_file){.name = name};
    }
    return status;
}

pm_rules_file *pm_rulebook_last_file(pm_rulebook *book)
{
    return book->file_count > 0 ? &book->files[book->file_count - 1] : NULL;
}

pm_status pm_rulebook_add_change(pm_rulebook *book, const pm_change *change, pm_error *err)
{
    void *items = book->changes;
    pm_status status =
        pm_grow(&items, &book->change_capacity, book->change_count + 1, sizeof *change, err);
    book->changes = items;
    if (status == PM_OK) {
        book->changes[book->change_count++] = *change;
        book->files[book->file_count - 1].conventions++;
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
        book->files[book->file_count - 1].rules++;
    }
    return status;
}

const pm_change *pm_rulebook_change_of(const pm_rulebook *book, const pm_convention *convention)
{
    for (size_t i = 0; i < book->change_count; i++) {
        if (book->changes[i].convention == convention) {
            return &book->changes[i];
        }
    }
    return NULL;
}

pm_conventions pm_rulebook_conventions(const pm_rulebook *book)
{
    pm_conventions conventions = pm_default_conventions();
    for (size_t i = 0; book != NULL && i < book->change_count; i++) {
        pm_convention_set(&conventions, book->changes[i].convention, book->changes[i].value);
    }
    return conventions;
}

size_t pm_rulebook_file_count(const pm_rulebook *book)
{
    return book != NULL ? book->file_count : 0;
}

const pm_rules_file *pm_rulebook_file_at(const pm_rulebook *book, size_t index)
{
    return index < pm_rulebook_file_count(book) ? &book->files[index] : NULL;
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

/* "; majority is 60% by local.rules:3, usually 50%". */
static void say_change(const pm_change *change, pm_text *out)
{
    const pm_convention *row = change->convention;
    pm_text_addf(out, "; %s is ", row->name);
    pm_convention_say(out, row, change->value);
    pm_text_addf(out, " by %s:%zu, usually ", change->file, change->line);
    pm_convention_say(out, row, row->standard);
}

void pm_rulebook_add_threshold(const pm_rulebook *book, const pm_rule *rule, pm_text *out)
{
    if (rule->function == NULL) { /* a file's own words, in which braces mean nothing */
        pm_text_add(out, rule->threshold);
        return;
    }
    pm_conventions in_force = pm_rulebook_conventions(book);
    pm_convention_fill(out, rule->threshold, &in_force);
    for (size_t i = 0; book != NULL && i < book->change_count; i++) {
        if (pm_convention_is_in(book->changes[i].convention, rule->threshold)) {
            say_change(&book->changes[i], out);
        }
    }
}
