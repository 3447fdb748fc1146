/* Is it more than chance, and how much hangs on one member: tables for people. See table_chance.h.
 */
#include "formats/table_chance.h"

#include "formats/plain.h"
#include "formats/rows.h"

enum { GAP = 2, HANGING = 4, NAME_WIDTH = 34, NUMBER_WIDTH = 9, DECIMALS = 3 };

static void add_number(pm_text *out, double value)
{
    pm_text cell = {0};
    pm_text_add_rounded(&cell, value, DECIMALS);
    pm_plain_add_spaces(out, GAP);
    pm_plain_add_cell(out, pm_text_bytes(&cell), NUMBER_WIDTH, true);
    out->failed = out->failed || cell.failed;
    pm_text_free(&cell);
}

static void add_heading(pm_text *out, const char *name, const char *const *numbers)
{
    pm_plain_add_cell(out, name, NAME_WIDTH, false);
    for (size_t i = 0; numbers[i] != NULL; i++) {
        pm_plain_add_spaces(out, GAP);
        pm_plain_add_cell(out, numbers[i], NUMBER_WIDTH, true);
    }
}

/* --- chance ---------------------------------------------------------------------------------- */

/* "ties of Business and Housing", "liaison of council", "density". */
static void add_test_name(pm_text *out, const pm_measures *measures, const pm_chance *chance)
{
    pm_level level = chance->measure->level;
    pm_text name = {0};
    pm_text_add(&name, chance->measure->key);
    if (level != PM_LEVEL_NETWORK) {
        pm_text_addf(&name, " of %s", pm_identity(measures, level, chance->row, 0));
    }
    if (level == PM_LEVEL_MIXING) {
        pm_text_addf(&name, " and %s", pm_identity(measures, level, chance->row, 1));
    }
    if (pm_plain_width(pm_text_bytes(&name)) > NAME_WIDTH) { /* a line of its own, whole */
        pm_plain_add(out, pm_text_bytes(&name));
        pm_text_add(out, "\n");
        pm_plain_add_spaces(out, NAME_WIDTH);
    } else {
        pm_plain_add_cell(out, pm_text_bytes(&name), NAME_WIDTH, false);
    }
    out->failed = out->failed || name.failed;
    pm_text_free(&name);
}

static void add_test(const pm_results *results, const pm_chance *chance, size_t page, pm_text *out)
{
    add_test_name(out, results->measures, chance);
    add_number(out, chance->value);
    add_number(out, chance->mean);
    add_number(out, chance->p);
    add_number(out, chance->p_adjusted);
    pm_text_add(out, "\n");
    pm_plain_add_spaces(out, HANGING);
    pm_plain_add_wrapped(out, chance->words, HANGING, HANGING, page);
}

/* All tests of the whole map, and of parts those that chance would rarely give. */
static bool is_worth_a_line(const pm_chance *chance)
{
    return chance->measure->level == PM_LEVEL_NETWORK || chance->p <= 0.05;
}

static void add_model(const pm_results *results, pm_null null, size_t page, pm_text *out)
{
    static const char *const numbers[] = {"value", "mean", "p", "adjusted", NULL};
    const pm_significance *all = results->significance;
    size_t left_out = 0;
    size_t shown = 0;
    for (size_t i = 0; i < pm_significance_count(all); i++) {
        const pm_chance *chance = pm_significance_at(all, i);
        if (chance->null != null) {
            continue;
        }
        if (!is_worth_a_line(chance)) {
            left_out++;
            continue;
        }
        if (shown++ == 0) {
            pm_text_addf(out, "\nAgainst chance: %s%s\n", pm_null_words(null),
                         chance->exact ? " (every dealing tried)" : "");
            add_heading(out, "", numbers);
            pm_text_add(out, "\n");
        }
        add_test(results, chance, page, out);
    }
    if (left_out > 0) {
        pm_text_addf(out, "%zu more with p above 0.05 are in json.\n", left_out);
    }
}

static void add_significance(const pm_results *results, size_t page, pm_text *out)
{
    const pm_significance *all = results->significance;
    pm_text_add(out, "\n\nIS IT MORE THAN CHANCE?\n");
    if (pm_significance_too_small(all)) {
        pm_text_add(out, "Too small to tell: it takes eight members and five ties.\n");
        return;
    }
    pm_text note = {0};
    pm_text_addf(&note,
                 "%zu maps drawn under each model with seed %lu. p is two-sided; adjusted for %zu "
                 "tests after Benjamini and Hochberg.",
                 pm_significance_draws(all), pm_measures_settings(results->measures)->seed,
                 pm_significance_count(all));
    pm_plain_add_wrapped(out, pm_text_bytes(&note), 0, 0, page);
    out->failed = out->failed || note.failed;
    pm_text_free(&note);
    for (pm_null null = 0; null < PM_NULL_COUNT; null++) {
        add_model(results, null, page, out);
    }
}

/* --- leaving out ----------------------------------------------------------------------------- */

static void add_without(pm_text *out, const pm_measures *measures, double value, size_t member)
{
    add_number(out, value);
    pm_text_add(out, " without ");
    pm_plain_add(out, pm_measures_member_name(measures, member));
}

static void add_jackknife(const pm_results *results, pm_text *out)
{
    const pm_jackknife *all = results->jackknife;
    pm_text_add(out, "\n\nHOW MUCH HANGS ON ONE MEMBER\n");
    pm_text_add(out, "Each member left out in turn: how low and how high the measure gets.\n\n");
    for (size_t i = 0; i < pm_jackknife_count(all); i++) {
        const pm_left_out *item = pm_jackknife_at(all, i);
        if (!item->defined || item->used == 0) {
            continue;
        }
        pm_plain_add_cell(out, item->key, NAME_WIDTH, false);
        add_number(out, item->value);
        pm_text_add(out, "\n");
        pm_plain_add_cell(out, "    lowest", NAME_WIDTH, false);
        add_without(out, results->measures, item->lowest, item->lowest_member);
        pm_text_add(out, "\n");
        pm_plain_add_cell(out, "    highest", NAME_WIDTH, false);
        add_without(out, results->measures, item->highest, item->highest_member);
        pm_text_add(out, "\n");
    }
}

void pm_add_chance(const pm_results *results, size_t page, pm_text *out)
{
    if (results->significance != NULL) {
        add_significance(results, page, out);
    }
    if (results->jackknife != NULL) {
        add_jackknife(results, out);
    }
}
