/* The rule that sets answers beside the map: for nine of the ingredients, do partners say what the
 * map shows? Both are said, each as what it is; neither is taken for the truth. */
#include "engine/audit/conventions.h"
#include "engine/audit/cross_signs.h"
#include "engine/audit/facts.h"
#include "engine/audit/ingredients.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"

/* One ingredient from both sides. Free words with pm_text_free. */
typedef struct check {
    pm_ingredient answers;
    pm_text words; /* what the map shows */
    pm_sign sign;
} check;

static pm_status read_check(const pm_audit *audit, size_t index, check *found, pm_error *err)
{
    const pm_cross_sign *row = &pm_cross_signs[index];
    *found = (check){
        .answers = pm_ingredient_answers(audit->measures, audit->conventions, row->ingredient - 1)};
    pm_status status = row->read(audit, &found->words, &found->sign, err);
    return status == PM_OK ? pm_text_check(&found->words, err) : status;
}

static bool is_known(const check *found)
{
    return found->answers.told && found->sign != PM_SIGN_UNKNOWN;
}

static bool says_yes(const pm_audit *audit, const check *found)
{
    return found->answers.share_yes >= audit->conventions->majority;
}

static bool differs(const pm_audit *audit, const check *found)
{
    return is_known(found) && says_yes(audit, found) != (found->sign == PM_SIGN_PRESENT);
}

static void say_both(pm_text *text, const check *found)
{
    pm_text_addf(text, "On ingredient %zu (%s) the answers say yes from ", found->answers.number,
                 found->answers.title);
    pm_say_part(text, found->answers.yes, found->answers.answered, "partner", "partners");
    pm_text_addf(text, "; the map shows %s.", pm_text_bytes(&found->words));
}

static pm_status file_difference(const pm_audit *audit, size_t index, pm_error *err)
{
    check found = {0};
    pm_status status = read_check(audit, index, &found, err);
    if (status == PM_OK) {
        pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
        pm_text_addf(&draft.headline, "Ingredient %zu: %s", found.answers.number,
                     says_yes(audit, &found) ? "answers are brighter than the map"
                                             : "the map is brighter than the answers");
        say_both(&draft.text, &found);
        pm_draft_number(&draft, "answered", (double)found.answers.answered);
        pm_draft_number(&draft, "share_yes", found.answers.share_yes);
        pm_draft_number(&draft, "shown", found.sign == PM_SIGN_PRESENT ? 1 : 0);
        status = pm_draft_file(&draft, err);
    }
    pm_text_free(&found.words);
    return status;
}

/* All nine: those that differ, ranked by how sure the answers are, and those that agree. */
typedef struct checks {
    pm_ranked differing[PM_CROSS_SIGNS];
    size_t differ, agree;
    pm_text agreeing; /* in words */
} checks;

static pm_status look_at_all(const pm_audit *audit, checks *all, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < PM_CROSS_SIGNS; i++) {
        check found = {0};
        status = read_check(audit, i, &found, err);
        if (status == PM_OK && differs(audit, &found)) {
            all->differing[all->differ++] =
                (pm_ranked){.index = i, .weight = found.answers.agreement};
        } else if (status == PM_OK && is_known(&found)) {
            pm_text_add(&all->agreeing, all->agree++ > 0 ? " " : "");
            say_both(&all->agreeing, &found);
        }
        pm_text_free(&found.words);
    }
    return status == PM_OK ? pm_text_check(&all->agreeing, err) : status;
}

static pm_status file_agreeing(const pm_audit *audit, const checks *all, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "Answers and map agree on ");
    pm_say_counted(&draft.headline, all->agree, "ingredient", "ingredients");
    pm_text_add(&draft.text, pm_text_bytes(&all->agreeing));
    pm_draft_number(&draft, "agree", (double)all->agree);
    pm_draft_number(&draft, "differ", (double)all->differ);
    return pm_draft_file(&draft, err);
}

static pm_status rule_cross_checks(const pm_audit *audit, pm_error *err)
{
    static const pm_several how = {file_difference, "more ingredient where answers and map differ",
                                   "more ingredients where answers and map differ", false};
    checks all = {0};
    pm_status status = look_at_all(audit, &all, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, all.differing, all.differ, err);
    }
    if (status == PM_OK && all.agree > 0) {
        status = file_agreeing(audit, &all, err);
    }
    if (status == PM_OK && all.differ + all.agree == 0) {
        status = pm_find_unknown(
            audit, PM_RECORD_INGREDIENTS, "Whether answers fit the map is not known",
            "Fewer than {fewest_answers} partners answered an ingredient that the map can speak "
            "to. Record `ing02`, `ing03` and `ing07` to `ing13` on each organisation.",
            err);
    }
    pm_text_free(&all.agreeing);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "answers-and-map",
        .title = "Answers set beside the map",
        .family = "ingredients",
        .fact = PM_FACT_ANSWERS,
        .needs = "ing02, ing03, ing07 to ing13; works_with ties, isolates and seats, chairs, "
                 "contributes, objective_agreed, ties across sectors, role_description, informs "
                 "ties, last_review",
        .threshold = "watch when at least {majority} say yes and the map shows less, or the other "
                     "way round; what the map has to show is {majority}, {agreed_share} where "
                     "practitioners say so, {connected_pairs} of pairs for news, and a review "
                     "within the interval or {review_months months}; {fewest_answers} or more "
                     "answers and facts, {fewest_chairs} or more chairs",
        .why = "Neither is the truth: an answer may be polite and a map incomplete. Where they "
               "part, one of the two has missed something. Of what the map has to show, a "
               "majority has to do joint work (2), to contribute (8), and of the ties across "
               "sectors to go both ways (10), and no partner to hold a majority of the chairs (7); "
               "as many as practitioners ask for have to agree the objective (9) and to have a "
               "described role (11). Besides, nobody may be without a tie and no sector without a "
               "seat (3), news has to reach enough pairs (12) and the review to be in time (13).",
        .question = "What do partners know that the map does not show, or the other way round?",
        .next_step = "Show partners this part of the map and ask what is missing from it.",
        .source = "Practitioners' thirteen ingredients; the cross-checks are partmap's",
        .function = PM_RULE_FUNCTION(rule_cross_checks),
    },
};

const pm_rule_table pm_rules_of_cross_checks = {RULES, sizeof RULES / sizeof *RULES};
