/* The rule on the thirteen ingredients: answers in, one finding for each that divides the partners,
 * the most divided first. */
#include <math.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/ingredients.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static double width_of(const pm_ingredient_gap *gap)
{
    return fabs(gap->share - gap->others_share);
}

/* Divided, or agreed that it is missing, or seen differently from two sides. */
static bool is_divided(const pm_audit *audit, const pm_ingredient *found)
{
    const pm_conventions *in_force = audit->conventions;
    return found->told &&
           (found->agreement < in_force->agreed_share || found->share_yes < in_force->majority ||
            (found->has_gap && width_of(&found->gap) >= in_force->answer_gap));
}

/* A side is never told to be of one mind: that would tell each one's answer. */
static void say_side(pm_text *text, double share)
{
    pm_say_share(text, share);
    pm_text_add(text, share <= PM_SIDE_LEAST  ? " or fewer"
                      : share >= PM_SIDE_MOST ? " or more"
                                              : "");
}

static void say_gap(pm_draft *draft, const pm_ingredient *found)
{
    if (!found->has_gap || width_of(&found->gap) < draft->audit->conventions->answer_gap) {
        return;
    }
    pm_text_add(&draft->text, " Yes say ");
    say_side(&draft->text, found->gap.share);
    pm_text_add(&draft->text, " of ");
    pm_say_name(&draft->text, found->gap.side);
    pm_text_add(&draft->text, ", ");
    say_side(&draft->text, found->gap.others_share);
    pm_text_addf(&draft->text, " of %s.", found->gap.others);
    pm_draft_number(draft, "gap", width_of(&found->gap));
}

static pm_status file_ingredient(const pm_audit *audit, size_t index, pm_error *err)
{
    pm_ingredient found = pm_ingredient_answers(audit->measures, audit->conventions, index);
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD * found.spread);
    pm_text_addf(&draft.headline, "Ingredient %zu: ", found.number);
    pm_text_add(&draft.headline,
                found.agreement < audit->conventions->agreed_share ? "partners are divided"
                : found.share_yes < audit->conventions->majority   ? "most partners miss it"
                                                                   : "two sides see it "
                                                                     "differently");
    pm_text_addf(&draft.text, "Asked about ingredient %zu (%s), of ", found.number, found.title);
    pm_say_counted(&draft.text, found.answered, "partner", "partners");
    pm_text_add(&draft.text, " that answered ");
    pm_say_how_many(&draft.text, found.yes);
    pm_text_add(&draft.text, found.yes <= 1 ? " says yes, " : " say yes, ");
    pm_say_how_many(&draft.text, found.no);
    pm_text_add(&draft.text, " no and ");
    pm_say_how_many(&draft.text, found.unsure);
    pm_text_add(&draft.text, found.unsure <= 1 ? " is unsure." : " are unsure.");
    say_gap(&draft, &found);
    pm_draft_number(&draft, "answered", (double)found.answered);
    pm_draft_number(&draft, "share_yes", found.share_yes);
    pm_draft_number(&draft, "spread", found.spread);
    return pm_draft_file(&draft, err);
}

/* What was asked, of all thirteen. */
typedef struct asked {
    size_t told, divided, of_map;
    pm_ranked ranked[PM_INGREDIENTS];
} asked;

static asked look_at_all(const pm_audit *audit)
{
    asked all = {0};
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        pm_ingredient found = pm_ingredient_answers(audit->measures, audit->conventions, i);
        all.told += found.told ? 1 : 0;
        all.of_map += found.of_map >= 0 ? 1 : 0;
        if (is_divided(audit, &found)) {
            all.ranked[all.divided++] = (pm_ranked){.index = i, .weight = found.spread};
        }
    }
    return all;
}

static pm_status file_agreed(const pm_audit *audit, const asked *all, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "Partners agree on the ingredients");
    pm_text_add(&draft.text, "On each of ");
    pm_say_counted(&draft.text, all->told, "ingredient", "ingredients");
    pm_draft_say(&draft,
                 " that {fewest_answers} or more partners answered, at least {agreed_share} "
                 "say yes and no two sides are far apart.");
    pm_draft_number(&draft, "told", (double)all->told);
    return pm_draft_file(&draft, err);
}

/* One answer for the whole map hides who disagrees. */
static pm_status file_of_map(const pm_audit *audit, const asked *all, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_CANNOT_TELL, 0);
    draft.record = PM_RECORD_INGREDIENTS;
    pm_text_add(&draft.headline, "How far partners agree is not known");
    pm_text_add(&draft.text, "For ");
    pm_say_counted(&draft.text, all->of_map, "ingredient", "ingredients");
    pm_text_add(&draft.text, " the map gives one answer for all partners: spread unknown. Record "
                             "`ing01` to `ing13` (yes, no, unsure) on each organisation.");
    pm_draft_number(&draft, "of_map", (double)all->of_map);
    return pm_draft_file(&draft, err);
}

static pm_status rule_ingredients(const pm_audit *audit, pm_error *err)
{
    static const pm_several how = {file_ingredient, "more ingredient that divides the partners",
                                   "more ingredients that divide the partners", false};
    asked all = look_at_all(audit);
    if (all.divided > 0) {
        return pm_file_several(audit, &how, all.ranked, all.divided, err);
    }
    if (all.told > 0) {
        return file_agreed(audit, &all, err);
    }
    if (all.of_map > 0) {
        return file_of_map(audit, &all, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_INGREDIENTS, "What partners say of the ingredients is not known",
        "Fewer than {fewest_answers} partners answered any of the thirteen. Record `ing01` to "
        "`ing13` (yes, no, unsure) on each organisation.",
        err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "ingredient",
        .title = "Ingredients of a partnership that divide its partners",
        .family = "ingredients",
        .fact = PM_FACT_ANSWERS,
        .needs = "ing01 to ing13 of organisations; sector, membership, decision_distance",
        .threshold = "watch when the commonest answer is given by fewer than {agreed_share}, when "
                     "fewer than {majority} say yes, or when two sides of {fewest_answers} or more "
                     "are {answer_gap} apart (a sector and the others, centre and edge, joined "
                     "freely and required to); {fewest_answers} or more answers; the most divided "
                     "first",
        .why = "Partners that answer differently live in different partnerships. The disagreement "
               "is what to talk about: there is no score to add up, and answers of fewer than five "
               "are not summarised.",
        .question = "What would those who said no have to see to say yes?",
        .next_step = "Give the most divided ingredient half an hour, with both answers argued.",
        .source = "Practitioners' thirteen ingredients; index of qualitative variation: Mueller, "
                  "Schuessler & Costner 1970, Statistical Reasoning in Sociology",
        .function = PM_RULE_FUNCTION(rule_ingredients),
    },
};

const pm_rule_table pm_rules_of_ingredients = {RULES, sizeof RULES / sizeof *RULES};
