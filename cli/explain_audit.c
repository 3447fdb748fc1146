/* The audit explained: rules of the registry and of files, and conventions as they stand. See
 * explain.h. */
#include "cli/explain.h"
#include "engine/audit/rulebook.h"

void pm_explain_rule(pm_text *out, const pm_rulebook *book, const pm_rule *rule)
{
    pm_text threshold = {0};
    pm_rulebook_add_threshold(book, rule, &threshold);
    out->failed = out->failed || threshold.failed;
    pm_text_addf(out, "%s: %s (audit rule, %s)\n", rule->id, rule->title, rule->family);
    pm_explain_fact(out, "Why", rule->why);
    pm_explain_fact(out, "Convention", pm_text_bytes(&threshold));
    pm_explain_fact(out, "Rests on", rule->needs);
    pm_explain_fact(out, "Fact", pm_fact_name(rule->fact));
    pm_explain_fact(out, "Question", rule->question);
    pm_explain_fact(out, "Next step", rule->next_step);
    pm_explain_fact(out, "Source", rule->source);
    pm_text_free(&threshold);
}

void pm_explain_convention(pm_text *out, const pm_rulebook *book, const pm_convention *row)
{
    pm_conventions in_force = pm_rulebook_conventions(book);
    double value = pm_convention_value(&in_force, row);
    pm_text words = {0};
    pm_text range = {0};
    pm_convention_say(&words, row, value);
    if (value != row->standard) {
        pm_text_add(&words, ", usually ");
        pm_convention_say(&words, row, row->standard);
    }
    pm_convention_say_range(&range, row);
    out->failed = out->failed || words.failed || range.failed;
    pm_text_addf(out, "%s (convention of the audit)\n", row->name);
    pm_explain_fact(out, "Is", pm_text_bytes(&words));
    pm_explain_fact(out, "May be", pm_text_bytes(&range));
    pm_explain_fact(out, "Reason", row->reason);
    pm_explain_fact(out, "Decides", row->rules);
    pm_text_free(&words);
    pm_text_free(&range);
}

static void list_conventions(pm_text *out, const pm_rulebook *book)
{
    pm_conventions in_force = pm_rulebook_conventions(book);
    pm_text_add(out, "\nConventions of the audit\n");
    for (size_t i = 0; i < pm_convention_count(); i++) {
        const pm_convention *row = pm_convention_at(i);
        pm_text words = {0};
        pm_convention_say(&words, row, pm_convention_value(&in_force, row));
        out->failed = out->failed || words.failed;
        pm_explain_row(out, row->name, "", pm_text_bytes(&words));
        pm_text_free(&words);
    }
}

static void list_rule(pm_text *out, const pm_rule *rule)
{
    pm_explain_row(out, rule->id, "", rule->title);
}

void pm_explain_audit(pm_text *out, const pm_rulebook *book)
{
    pm_text_add(out, "\nRules of the audit\n");
    for (size_t i = 0; i < pm_rule_count(); i++) {
        list_rule(out, pm_rule_at(i));
    }
    pm_text_add(out, pm_rulebook_count(book) > 0 ? "\nRules of files\n" : "");
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        list_rule(out, pm_rulebook_at(book, i));
    }
    list_conventions(out, book);
}
